//! How people change campaigns: from what they have seen, and with their name.
//!
//! The verbs of [`crate::Store`] that put documents raise the revision too and leave no name: they are for whoever does not look
//! first, such as the command that brings a campaign up to date from files.

use crate::accounts::AccountId;
use crate::error::Result;
use crate::ids::{CampaignId, Revision};
use rappel_strategy::time::Instant;

/// What is changed in a campaign.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change<'a> {
    /// Its name and its document.
    Document {
        /// The name, unique.
        name: &'a str,
        /// The document, without the classic rules.
        document: &'a str,
    },
    /// Its classic rules (R50).
    Classic(Option<&'a str>),
    /// A new version of its strategy is put in place (R3, R60).
    Strategy {
        /// The strategy.
        document: &'a str,
        /// Why, in the words of who puts it.
        note: &'a str,
    },
    /// Its strategy is taken out of place (R3).
    NoStrategy,
}

/// From what, by whom and when a campaign is changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Signature {
    /// The revision that the change was made from.
    pub from: Revision,
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

/// Changes of campaigns by people. As with [`crate::Store`], every verb is kept as a whole or not at all.
///
/// # Errors
/// As those of [`crate::Store`]; others are named with the verb.
pub trait Changes: Send {
    /// Changes a campaign, whose contacts have to be planned again. Returns its new revision.
    ///
    /// # Errors
    /// `Stale` when somebody changed the campaign since the revision of the signature; `NameTaken`; `ClassicLocked`.
    fn change_campaign(&mut self, campaign: CampaignId, change: Change<'_>, signature: &Signature) -> Result<Revision>;
    /// Names who changed a campaign last.
    fn sign_campaign(&mut self, campaign: CampaignId, by: AccountId, at: Instant) -> Result<()>;
    /// Puts a campaign away, or takes it out again. Whether it may is for the caller to know.
    fn set_archived(&mut self, campaign: CampaignId, archived: bool) -> Result<()>;
    /// Whether any call of a campaign was ever allowed.
    fn has_attempts(&mut self, campaign: CampaignId) -> Result<bool>;
}

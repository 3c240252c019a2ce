//! What people look at and change by hand, in verbs of the domain: lists, counts, runs, single contacts.
//!
//! Why a trait of its own: the dialer needs nothing of it, and it needs nothing of the queue.

use crate::campaign::CampaignState;
use crate::contact::{ContactPhone, ContactRecord};
use crate::counts::Counts;
use crate::error::Result;
use crate::ids::{CampaignId, ContactId, ZoneKey};
use crate::list::{ContactList, ContactPage, PageMark};
use crate::run::RunRecord;
use crate::text::TextState;
use rappel_strategy::time::Instant;

/// What a contact is to be like, in all that a person may change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContactEdit {
    /// All its columns (JSON by convention); opaque here.
    pub columns: String,
    /// Its valid numbers. At most 10.
    pub phones: Vec<ContactPhone>,
    /// Its own zone.
    pub zone: Option<ZoneKey>,
    /// Its priority.
    pub priority: i32,
}

/// What people look at and change by hand.
///
/// # Errors
/// As those of [`crate::Store`]; others are named with the verb.
pub trait Desk: Send {
    /// Up to `limit` contacts of a list, after the given mark. A page costs the same at any number of contacts.
    ///
    /// # Errors
    /// `NotFound` for a mark of another kind of list.
    fn contact_page(
        &mut self,
        campaign: CampaignId,
        list: &ContactList,
        after: Option<&PageMark>,
        limit: usize,
    ) -> Result<ContactPage>;
    /// What was counted in the quarters of an hour that begin within `[from, until)`.
    fn counts(&mut self, campaign: CampaignId, from: Instant, until: Instant) -> Result<Counts>;
    /// How many texts are in each state, by its code.
    fn text_counts(&mut self, campaign: CampaignId) -> Result<[u64; TextState::ALL.len()]>;

    /// The last run of a campaign.
    fn run(&mut self, campaign: CampaignId) -> Result<RunRecord>;
    /// A campaign runs from `at` on, at a speed.
    fn begin_run(&mut self, campaign: CampaignId, speed: &str, at: Instant) -> Result<()>;
    /// A campaign's time has come to this instant, although nothing happened.
    fn reach(&mut self, campaign: CampaignId, at: Instant) -> Result<()>;
    /// A campaign runs no more: its state, where its time stands, and why it stopped if nobody asked for it.
    fn end_run(&mut self, campaign: CampaignId, state: CampaignState, at: Instant, error: Option<&str>) -> Result<()>;

    /// Changes a contact as an import would: its state and its calls stay, and it is planned again if that changes a plan. `tag`
    /// is that of the record the change was made from.
    ///
    /// # Errors
    /// `ContactChanged` when it has another tag now; `Limit` for more than 10 numbers.
    fn edit_contact(&mut self, contact: ContactId, tag: u64, edit: &ContactEdit) -> Result<()>;
    /// Nobody calls a contact again: its numbers go on the suppression list, and it ends with this result. One that ended before
    /// keeps its result; a call in progress is not cut, and its contact ends after it.
    fn withdraw(
        &mut self,
        contact: ContactId,
        result: &str,
        reason: &str,
        now: Instant,
        wall: Instant,
    ) -> Result<ContactRecord>;
    /// Takes back what [`Desk::withdraw`] did since an instant of the wall clock: the numbers that it put on the suppression list
    /// leave it, and a contact that it ended is to be planned again.
    ///
    /// # Errors
    /// `NotWithdrawn`.
    fn restore(&mut self, contact: ContactId, since: Instant) -> Result<ContactRecord>;
}

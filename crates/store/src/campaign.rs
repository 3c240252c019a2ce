//! Campaigns and strategy versions as they are remembered.
//!
//! Documents are opaque text here: what they mean is the strategy crate's affair.

use crate::accounts::AccountId;
use crate::ids::{CampaignId, Edition, Revision, Version};
use rappel_strategy::time::Instant;

/// The state of a campaign (R4).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum CampaignState {
    /// It was never started.
    Draft,
    /// It calls.
    Running,
    /// It does not call for now.
    Paused,
    /// It never calls again.
    Finished,
}

impl CampaignState {
    /// Every state, in the order of their codes.
    pub const ALL: [CampaignState; 4] =
        [CampaignState::Draft, CampaignState::Running, CampaignState::Paused, CampaignState::Finished];
}

/// A campaign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CampaignRecord {
    /// What it goes by.
    pub id: CampaignId,
    /// Its name, unique.
    pub name: String,
    /// Its document, without the classic rules.
    pub document: String,
    /// Its classic recall rules (R50); not in use while a strategy is in place (R3).
    pub classic: Option<String>,
    /// Its state.
    pub state: CampaignState,
    /// Under which edition plans are made now.
    pub edition: Edition,
    /// The strategy version in place, if one is (R3).
    pub strategy: Option<Version>,
    /// How many contacts are in each phase.
    pub phases: Phases,
    /// How often it was changed; see [`crate::Changes`].
    pub revision: Revision,
    /// Who changed it last, if an account did.
    pub changed_by: Option<AccountId>,
    /// When that account did.
    pub changed_at: Option<Instant>,
    /// Whether it was put away.
    pub archived: bool,
}

/// Contacts of a campaign by phase. Every contact is in exactly one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Phases {
    /// Imported or touched and not planned since.
    pub unplanned: u64,
    /// With a planned call to come (R36).
    pub waiting: u64,
    /// With a call that may have left and has no outcome yet.
    pub in_flight: u64,
    /// Never called again.
    pub ended: u64,
}

impl Phases {
    /// All contacts.
    pub fn total(&self) -> u64 {
        self.unplanned + self.waiting + self.in_flight + self.ended
    }
}

/// One version of a campaign's strategy (R60). Versions are never changed or forgotten.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StrategyVersion {
    /// Its number, counted from 1 in the campaign.
    pub version: Version,
    /// The strategy.
    pub document: String,
    /// Why it was put, in the words of who put it.
    pub note: String,
    /// When it was put.
    pub put_at: Instant,
    /// Who put it, if an account did.
    pub put_by: Option<AccountId>,
}

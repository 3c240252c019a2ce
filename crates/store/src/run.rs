//! How a campaign's time runs, kept so that a run goes on where the one before stopped.

use rappel_strategy::time::Instant;

/// The last run of a campaign.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RunRecord {
    /// How fast its time runs, as the command line writes it; `None` when it never ran.
    pub speed: Option<String>,
    /// The latest instant of its time at which anything was kept. Time never goes on from before.
    pub last_at: Option<Instant>,
    /// Why it stopped by itself, if it did.
    pub error: Option<String>,
}

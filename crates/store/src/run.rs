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

/// The speed of time that runs as the clock on the wall.
const REAL: &str = "real";

impl RunRecord {
    /// What the campaign's clock shows while the one on the wall shows `wall`: the same at real speed, else where it was left.
    pub fn now(&self, wall: Instant) -> Instant {
        let as_wall = self.speed.as_deref().is_none_or(|speed| speed == REAL);
        self.last_at.filter(|last_at| !as_wall || *last_at > wall).unwrap_or(wall)
    }
}

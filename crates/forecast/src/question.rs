//! What a forecast is asked.

use crate::file::File;
use crate::result::ProfileUsed;
use crate::schedule::AgentsWeek;
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::time::Instant;
use rappel_telephony::Profile;
use std::ops::ControlFlow;

/// Most seeds of one forecast.
pub const SEEDS_MAX: u32 = 200;
/// Most strategies that are compared at once.
pub const STRATEGIES_MAX: usize = 4;
/// Longest time that is forecast, in days.
pub const DAYS_MAX: u32 = 366;

/// Everything a forecast depends on besides the strategy.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// Its contacts.
    pub file: &'a File,
    /// How many agents are there, hour by hour.
    pub agents: AgentsWeek,
    /// Who answers when.
    pub profile: &'a Profile,
    /// Where that comes from.
    pub profile_used: ProfileUsed,
    /// First instant.
    pub from: Instant,
    /// First instant after; at most [`DAYS_MAX`] later.
    pub until: Instant,
    /// How often the campaign is run through, 1…[`SEEDS_MAX`]; `None`: as often as its size allows within seconds, see
    /// [`seeds_for`].
    pub seeds: Option<u32>,
    /// Where all chance comes from: the same seed, the same forecast.
    pub seed: u64,
    /// Shortest time between two looks of the dialer, milliseconds. [`TICK_MS`] unless a run with jumping time is to be met.
    pub tick_ms: i64,
}

/// What a dialer does in real time.
pub const TICK_MS: i64 = 100;

/// A strategy under a name.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// Its name.
    pub name: &'a str,
    /// The strategy; `None`: the campaign's classic rules.
    pub strategy: Option<&'a Strategy>,
}

/// Hears how far it is, from 0 to 1, now and then and from any thread, and says whether to go on.
pub type Watch<'a> = &'a (dyn Fn(f64) -> ControlFlow<()> + Sync);

/// How many seeds a file of so many contacts gets: 2 for a million, 30 for small ones.
pub fn seeds_for(contacts: u64) -> u32 {
    /// Contacts run through in a few seconds.
    const CONTACTS: u64 = 2_000_000;
    (CONTACTS / contacts.max(1)).clamp(2, 30) as u32
}

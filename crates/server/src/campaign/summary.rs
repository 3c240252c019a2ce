//! How a campaign stands, in a line.

use crate::problem::Problem;
use crate::schema::documented;
use crate::supervisor::Clocks;
use rappel_store::{CampaignId, CampaignRecord, CampaignState, Desk, Phases, SqliteStore, Version};
use rappel_strategy::model::Campaign;
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use rappel_strategy::zone::Zone;
use schemars::JsonSchema;
use serde::Serialize;

/// A campaign in a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CampaignSummary {
    /// What it goes by.
    id: u32,
    /// Its name.
    name: String,
    /// Whether it calls.
    state: State,
    /// Whether it was put away.
    archived: bool,
    /// How often it was changed; also its entity tag.
    revision: u32,
    /// Its IANA zone.
    zone: String,
    /// The strategy version in place; null: its classic rules decide.
    strategy: Option<Version>,
    /// How fast its time runs, or ran: `real`, `60x`, `max`; null: it never ran.
    speed: Option<String>,
    /// Why it stopped by itself in its last run, in both languages; null: it did not.
    last_error: Option<Said>,
    /// Its contacts by phase.
    contacts: Contacts,
    /// Its day so far, on its own clock and in its zone.
    today: Today,
    /// Whether its network is simulated.
    simulated: bool,
    /// Its own clock.
    now: Instant,
}
documented!(CampaignSummary);

impl CampaignSummary {
    /// What it goes by.
    pub fn id(&self) -> u32 {
        self.id
    }

    /// How often it was changed.
    pub fn revision(&self) -> u32 {
        self.revision
    }
}

/// The state of a campaign.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "CampaignState")]
pub enum State {
    /// It was never started.
    Draft,
    /// It calls.
    Running,
    /// It does not call for now.
    Paused,
    /// It never calls again.
    Finished,
}

impl From<CampaignState> for State {
    fn from(state: CampaignState) -> State {
        match state {
            CampaignState::Draft => State::Draft,
            CampaignState::Running => State::Running,
            CampaignState::Paused => State::Paused,
            CampaignState::Finished => State::Finished,
        }
    }
}

/// Contacts by phase; each is in exactly one.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Phases")]
pub struct Contacts {
    /// Imported or touched and not planned since.
    unplanned: u64,
    /// With a planned call to come.
    waiting: u64,
    /// With a call in progress.
    in_flight: u64,
    /// Never called again.
    ended: u64,
}

impl From<Phases> for Contacts {
    fn from(Phases { unplanned, waiting, in_flight, ended }: Phases) -> Contacts {
        Contacts { unplanned, waiting, in_flight, ended }
    }
}

/// What happened in a day.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
pub struct Today {
    /// Calls whose outcome is known.
    calls: u64,
    /// Contacts with whom an agent talked for the first time.
    reached: u64,
    /// Contacts that ended.
    closed: u64,
}

/// A campaign as it stands.
///
/// # Errors
/// The database failed.
pub fn summary(
    store: &mut SqliteStore,
    record: &CampaignRecord,
    campaign: &Campaign,
    clocks: &Clocks,
) -> Result<CampaignSummary, Problem> {
    let run = store.run(record.id)?;
    let now = clocks.now(store, record.id)?;
    Ok(CampaignSummary {
        id: record.id.get(),
        name: record.name.clone(),
        state: record.state.into(),
        archived: record.archived,
        revision: record.revision.0,
        zone: campaign.zone.clone(),
        strategy: record.strategy,
        speed: run.speed,
        last_error: run.error.as_deref().map(Said::of_kept),
        contacts: record.phases.into(),
        today: today(store, record.id, campaign, now)?,
        simulated: clocks.simulates(campaign),
        now,
    })
}

fn today(
    store: &mut SqliteStore,
    id: CampaignId,
    campaign: &Campaign,
    now: Instant,
) -> Result<Today, rappel_store::Error> {
    // A draft may still name no right zone.
    let zone = Zone::load(&campaign.zone).unwrap_or_else(|_| Zone::utc());
    let day = zone.day(now);
    let counts = store.counts(id, zone.instant(day, 0), zone.instant(day + 1, 0))?;
    Ok(Today {
        calls: counts.calls.iter().map(|count| count.calls).sum(),
        reached: counts.contacts.iter().map(|count| count.reached).sum(),
        closed: counts.contacts.iter().map(|count| count.closed).sum(),
    })
}

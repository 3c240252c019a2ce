//! A campaign at one instant, as the live screen shows it.

use crate::campaign::State;
use crate::names::{result_name, status_name};
use crate::tallies::{Day, NumberTally, StatusTally, Tallies, Total};
use rappel_dialer::{Observed, Pause, Strategies};
use rappel_store::{AttemptRecord, CampaignId, CampaignRecord, ContactId, Desk, SqliteStore, Store};
use rappel_strategy::engine::{Why, status_name as status_code};
use rappel_strategy::model::Campaign;
use rappel_strategy::phone::Phone;
use rappel_strategy::said::Said;
use rappel_strategy::time::{Instant, MINUTE_MS};
use rappel_strategy::words::Words;
use rappel_strategy::zone::Zone;
use rappel_telephony::TrunkState;
use schemars::JsonSchema;
use serde::Serialize;

/// Callable contacts of a turn are counted up to this number.
const CALLABLE_MAX: u64 = 20_000;

/// A campaign at one instant of its time.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Snapshot {
    /// The campaign's clock.
    now: Instant,
    /// Whether it calls.
    state: State,
    /// How fast its time runs, or ran.
    speed: Option<String>,
    /// Whether its network is simulated.
    simulated: bool,
    /// How often it was changed.
    revision: u32,
    /// Why it stopped, if nobody asked for it.
    last_error: Option<Said>,
    /// Its agents.
    agents: Agents,
    /// Calls in progress.
    in_flight: u64,
    /// Its trunks in their order.
    trunks: Vec<Trunk>,
    /// Contacts callable now, counted up to 20 000 in each turn.
    callable_now: u64,
    /// Contacts with a planned call to come.
    waiting: u64,
    /// Contacts to be planned.
    unplanned: u64,
    /// Ended contacts by result, most frequent first.
    ended: Vec<ResultTally>,
    /// The campaign's calls by status.
    by_status: Vec<StatusTally>,
    /// The campaign's calls by phone column.
    by_number: Vec<NumberTally>,
    /// The campaign's day so far.
    today: Total,
    /// The same by quarter of an hour.
    day: Day,
    /// Calls placed in a second of real time.
    calls_per_second: f64,
}

/// What agents do. Those who are none of these are reserved for a call under way.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
pub struct Agents {
    /// All of them.
    count: u32,
    /// They wait for a call.
    free: u32,
    /// They talk.
    talking: u32,
    /// They write up.
    wrapping: u32,
}

/// A way out and how full it is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "TrunkLoad")]
pub struct Trunk {
    /// Its name.
    name: String,
    /// Calls on it.
    calls: u32,
    /// Most calls at once.
    calls_max: u32,
    /// Why nothing leaves by it, if so.
    paused: Option<Said>,
}

/// Ended contacts with a result.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ResultTally {
    /// The result.
    result: String,
    /// What it is called; null where the result is its own name.
    name: Option<Said>,
    /// Contacts.
    contacts: u64,
}

/// A call that ended a moment ago.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AttemptSeen {
    /// Whom it was for.
    contact: u64,
    /// The contact's key.
    key: String,
    /// When it was dialled.
    placed_at: Instant,
    /// When it ended.
    ended_at: Option<Instant>,
    /// The phone column; null: the number is not the contact's any more.
    tel: Option<String>,
    /// The number as people in its country write it.
    national: String,
    /// The number displayed.
    shown: Option<Phone>,
    /// How it ended, as files write it.
    status: Option<String>,
    /// What that is called.
    status_name: Option<Said>,
    /// Why it was made.
    rule: Said,
}

/// Ended contacts by result, most frequent first.
///
/// # Errors
/// The database failed.
pub fn results(
    store: &mut SqliteStore,
    id: CampaignId,
    campaign: &Campaign,
    zone: &Zone,
) -> Result<Vec<ResultTally>, rappel_store::Error> {
    let results = store.results(id)?.into_iter().filter(|(_, contacts)| *contacts > 0);
    let tally = |(result, contacts): (String, u64)| ResultTally {
        name: result_name(campaign, zone, &result),
        result,
        contacts,
    };
    Ok(results.map(tally).collect())
}

impl Snapshot {
    /// A campaign that does not run, from what is stored.
    ///
    /// # Errors
    /// The database failed.
    pub fn at_rest(
        store: &mut SqliteStore,
        record: &CampaignRecord,
        campaign: &Campaign,
        simulated: bool,
        wall: Instant,
    ) -> Result<Snapshot, rappel_store::Error> {
        let now = store.run(record.id)?.now(wall);
        let zone = Zone::load(&campaign.zone).unwrap_or_else(|_| Zone::utc());
        Ok(Snapshot { simulated, ..Snapshot::stored(store, record, campaign, &zone, now)? })
    }

    /// A campaign that runs, as it was observed.
    ///
    /// # Errors
    /// The database failed.
    pub fn running(
        store: &mut SqliteStore,
        record: &CampaignRecord,
        (zone, simulated): (&Zone, bool),
        observed: &Observed<'_>,
        calls_per_second: f64,
    ) -> Result<Snapshot, rappel_store::Error> {
        let campaign = &observed.core.engines().campaign;
        let mut snapshot = Snapshot::stored(store, record, campaign, zone, observed.now)?;
        let seats = observed.core.seats();
        snapshot.agents =
            Agents { count: seats.count, free: seats.free, talking: seats.talking, wrapping: seats.wrapping };
        snapshot.in_flight = observed.stats.in_flight;
        for (trunk, seen) in snapshot.trunks.iter_mut().zip(observed.core.trunks()) {
            trunk.calls = seen.up;
            trunk.paused = seen.pause.map(|pause| paused(pause, zone));
        }
        snapshot.simulated = simulated;
        snapshot.calls_per_second = calls_per_second;
        Ok(snapshot)
    }

    fn stored(
        store: &mut SqliteStore,
        record: &CampaignRecord,
        campaign: &Campaign,
        zone: &Zone,
        now: Instant,
    ) -> Result<Snapshot, rappel_store::Error> {
        let run = store.run(record.id)?;
        let all = store.counts(record.id, Instant::MIN, Instant::MAX)?;
        let day = zone.day(now);
        let of_day = all.within(zone.instant(day, 0), zone.instant(day + 1, 0));
        let (all, today) = (Tallies::new(campaign, zone, &all), Tallies::new(campaign, zone, &of_day));
        let trunk = |trunk: &rappel_strategy::model::Trunk| Trunk {
            name: trunk.name.clone(),
            calls: 0,
            calls_max: trunk.calls_max,
            paused: None,
        };
        Ok(Snapshot {
            now,
            state: record.state.into(),
            speed: run.speed,
            simulated: true,
            revision: record.revision.0,
            last_error: run.error.as_deref().map(Said::of_kept),
            agents: Agents { count: campaign.dialling.agents, ..Agents::default() },
            in_flight: record.phases.in_flight,
            trunks: campaign.dialling.trunk.iter().map(trunk).collect(),
            callable_now: store.due_now(record.id, now, CALLABLE_MAX)?.iter().sum(),
            waiting: record.phases.waiting,
            unplanned: record.phases.unplanned,
            ended: results(store, record.id, campaign, zone)?,
            by_status: all.by_status(),
            by_number: all.by_number(),
            today: today.total(),
            day: today.day(day),
            calls_per_second: 0.0,
        })
    }
}

/// Why nothing leaves by a trunk.
fn paused(pause: Pause, zone: &Zone) -> Said {
    match pause {
        Pause::Network(TrunkState::NotConfigured) => Said::new(
            "Le commutateur ne connaît pas ce faisceau\u{a0}: configurez-le dans les connexions.",
            "The switch does not know this trunk: configure it among the connections.",
        ),
        Pause::Network(TrunkState::Unreachable) => Said::new(
            "Le faisceau ne répond pas au commutateur\u{a0}: les appels reprendront quand il répondra.",
            "The trunk does not answer the switch: calls go on once it does.",
        ),
        Pause::Network(TrunkState::SwitchUnreachable | TrunkState::Ready) => Said::new(
            "Le commutateur ne répond pas\u{a0}: les appels reprendront quand il répondra.",
            "The switch does not answer: calls go on once it does.",
        ),
        Pause::Failing(until) => {
            let minute = zone.time_of_day_ms(until) / MINUTE_MS;
            let at = format!("{:02}:{:02}", minute / 60, minute % 60);
            Said::new(
                format!("Trop d’appels de suite ont échoué\u{a0}: nouvel essai à {at}."),
                format!("Too many calls failed in a row: the next try is at {at}."),
            )
        }
        Pause::Trying => Said::new(
            "Un appel vérifie que le faisceau fonctionne de nouveau.",
            "A call is trying whether the trunk works again.",
        ),
    }
}

/// Looks up what is told of an ended call; `None` when it is not there any more.
///
/// # Errors
/// The database failed, or a strategy version cannot be read.
pub fn attempt_seen(
    store: &mut SqliteStore,
    strategies: &mut Strategies,
    campaign: &Campaign,
    zone: &Zone,
    (contact, n): (ContactId, u32),
) -> Result<Option<AttemptSeen>, rappel_dialer::LoadError> {
    let attempts = store.attempts_of(contact)?;
    let Some(attempt) = attempts.into_iter().find(|attempt| attempt.n == n) else { return Ok(None) };
    let record = store.contact(contact)?;
    let column = record.phones.iter().find(|phone| phone.phone == attempt.phone).map(|phone| usize::from(phone.column));
    let status = attempt.ending.as_ref().map(|ending| ending.status);
    Ok(Some(AttemptSeen {
        contact: contact.get(),
        key: record.key,
        placed_at: attempt.placed_at,
        ended_at: attempt.ending.as_ref().map(|ending| ending.at),
        tel: column.and_then(|column| campaign.phone_columns.get(column).cloned()),
        national: attempt.phone.national(),
        shown: attempt.shown,
        status: status.map(|status| status_code(campaign, status).to_owned()),
        status_name: status.map(|status| status_name(campaign, zone, status)),
        rule: rule(store, strategies, campaign, zone, &attempt)?,
    }))
}

/// Why a call was made, in a sentence.
///
/// # Errors
/// The database failed, or a strategy version cannot be read.
pub fn rule(
    store: &mut SqliteStore,
    strategies: &mut Strategies,
    campaign: &Campaign,
    zone: &Zone,
    attempt: &AttemptRecord,
) -> Result<Said, rappel_dialer::LoadError> {
    let strategy = strategies.get(store, attempt.version)?;
    let why = Why::decode(&attempt.why);
    Ok(Said::of(|lang| {
        let words = Words { lang, campaign, strategy, zone };
        why.as_ref().map_or_else(|| "?".to_owned(), |why| words.why(why))
    }))
}

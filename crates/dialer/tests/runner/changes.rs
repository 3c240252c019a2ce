//! What changes while a campaign runs: another strategy (R60), another campaign, numbers that must not be called any more (R37).

use crate::base::{MONDAY, STRATEGY, World, at, campaign, fixed, mobile, row};
use rappel_dialer::{Engines, contact, state};
use rappel_store::{AttemptRecord, Channel, ImportedContact, Store};
use rappel_strategy::engine::{Cause, Pending, State, Why};
use rappel_strategy::phone::Phone;
use rappel_strategy::status::SystemStatus;
use rappel_strategy::time::{HOUR_MS, Instant, SECOND_MS};
use rappel_strategy::zone::Zone;
use std::cell::Cell;

/// The second version: late in the afternoon only, and recalls the day after.
fn second() -> String {
    STRATEGY.replace("after = \"1 h\"", "day = \"+1\", at = \"17:00\"")
        + "planning = [{ name = \"Tard\", hours = { mon-fri = [\"16:00-18:00\"] } }]\n"
}

/// Within how much of the campaign's time a change is seen.
const SEEN_MS: i64 = 5 * SECOND_MS;

#[test]
fn r60_another_strategy_in_mid_run_takes_over_at_once() {
    let mut world = World::of(&campaign("{ agents = 20 }", ""), STRATEGY, 120);
    let id = world.id;
    let mut server = world.other_handle();
    let changed: Cell<Option<Instant>> = Cell::new(None);
    world.run_with(MONDAY, 4, &|| false, &mut |observed| {
        let busy = observed.stats.ended >= 60 && observed.stats.in_flight >= 5;
        if changed.get().is_none() && busy {
            server.put_strategy(id, &second(), "plus tard", observed.now).expect("a strategy");
            changed.set(Some(observed.now));
        }
    });
    let changed = changed.get().expect("the change");
    let zone = Zone::load("Europe/Paris").unwrap();
    let mut in_flight = 0;
    for attempt in world.attempts() {
        if attempt.placed_at <= changed {
            assert_eq!(attempt.version, Some(1), "{attempt:?}");
            in_flight += u32::from(attempt.ending.as_ref().is_some_and(|ending| ending.at > changed));
        }
        if attempt.placed_at >= changed + SEEN_MS {
            assert_eq!(attempt.version, Some(2), "{attempt:?}");
        }
        // Who waited was planned again: nobody comes at the hour that the first version said.
        let why = Why::decode(&attempt.why).expect("a reason");
        let free = matches!(why.cause, Cause::Retry(..) | Cause::Callback(..));
        if attempt.version == Some(2) && !free {
            assert!(zone.time_of_day_ms(attempt.placed_at) >= 16 * HOUR_MS, "{attempt:?}");
        }
    }
    assert!(in_flight >= 5, "{in_flight} calls were in flight");
    each_outcome_was_applied_under_the_version_that_decided(&mut world);
}

/// Counters are kept and every state is the fold of its attempts, each under its own version (R60).
fn each_outcome_was_applied_under_the_version_that_decided(world: &mut World) {
    let (id, now) = (world.id, at(MONDAY));
    let engines = Engines::load(&mut world.store, id, now).expect("a campaign");
    let (mut both, mut closed) = (0, 0);
    for record in world.contacts() {
        let mut folded = State::default();
        let attempts = world.store.attempts_of(record.contact).expect("attempts");
        both += u32::from(attempts.windows(2).any(|pair| pair[0].version != pair[1].version));
        for attempt in attempts {
            let compiled = engines.of_version(&mut world.store, id, attempt.version, now).expect("a version");
            let facts = contact(&record.key, &record.phones, record.zone, 0, &compiled);
            let attempt = attempt.told().expect("no call is in flight");
            compiled.engine.apply(&facts, &mut folded, &attempt);
        }
        closed += u32::from(matches!(folded.pending, Pending::Closed(_)));
        assert_eq!(state(&record.state, &record.key).expect("a state"), folded, "{}", record.key);
    }
    assert!(both > 20 && closed > 5, "{both} contacts under both versions, {closed} closed");
}

#[test]
fn r37_a_number_suppressed_in_mid_run_is_called_no_more() {
    let mut world = World::of(&campaign("{ agents = 20 }", ""), STRATEGY, 100);
    let suppressed: Vec<Phone> = (0..50).map(mobile).collect();
    let mut server = world.other_handle();
    let since: Cell<Option<Instant>> = Cell::new(None);
    let ran = world.run_with(MONDAY, 4, &|| false, &mut |observed| {
        if since.get().is_none() && observed.stats.placed >= 60 {
            server.suppress(Channel::Calls, &mut suppressed.iter().copied(), "liste", observed.now).expect("a list");
            since.set(Some(observed.now));
        }
    });
    let since = since.get().expect("the list");
    let later = ran.network.placed.iter().filter(|(_, at)| *at > since);
    assert!(later.clone().count() > 50);
    for (order, at) in later {
        assert!(!suppressed.contains(&order.to), "{} was called at {at}", order.to);
    }
}

#[test]
fn r2_contacts_imported_in_mid_run_are_called_by_the_clock_of_their_own_zone() {
    let morning = "limit = [{ name = \"MATIN\", hours = { mon-fri = [\"09:00-13:00\"] } }]";
    let mut world = World::of(&campaign("{ agents = 20 }", morning), STRATEGY, 40);
    let id = world.id;
    let mut server = world.other_handle();
    let mut imported = false;
    world.run_with(MONDAY, 4, &|| false, &mut |observed| {
        if !imported && observed.stats.placed >= 20 {
            // Three hours ahead of Paris in winter.
            let zone = server.intern_zone("Indian/Reunion").expect("a zone");
            let far = |i| ImportedContact { zone: Some(zone), ..row(i, [mobile(i), fixed(i)]) };
            server.import_contacts(id, &mut (40..80).map(far)).expect("contacts");
            imported = true;
        }
    });
    let zone = Zone::load("Indian/Reunion").unwrap();
    let (mut near, mut far) = (0, 0);
    for attempt in world.attempts() {
        let is_far = attempt.contact.position() >= 40;
        *(if is_far { &mut far } else { &mut near }) += 1;
        assert!(!is_far || zone.time_of_day_ms(attempt.placed_at) < 13 * HOUR_MS, "{attempt:?}");
    }
    assert!(near > 40 && far > 40, "{near} near, {far} far");
}

/// Runs with one document until so many calls were placed, then with another. Gives the instant by which the change was seen.
fn edited(before: &str, after: &str, placed: u64) -> (World, Instant) {
    let mut world = World::of(before, STRATEGY, 200);
    let id = world.id;
    let mut server = world.other_handle();
    let changed: Cell<Option<Instant>> = Cell::new(None);
    world.run_with(MONDAY, 4, &|| false, &mut |observed| {
        if changed.get().is_none() && observed.stats.placed >= placed && observed.stats.in_flight > 0 {
            server.put_document(id, after).expect("a campaign");
            changed.set(Some(observed.now));
        }
    });
    (world, changed.get().expect("the change") + SEEN_MS)
}

/// The most calls in progress at the instants at which calls left, among those that left in a span.
fn most_up(attempts: &[AttemptRecord], from: Instant, until: Instant) -> usize {
    let span = |attempt: &&AttemptRecord| (from..until).contains(&attempt.placed_at);
    let up_at = |at: Instant| {
        let up = |attempt: &&AttemptRecord| {
            attempt.placed_at <= at && attempt.ending.as_ref().is_some_and(|ending| ending.at > at)
        };
        attempts.iter().filter(up).count()
    };
    attempts.iter().filter(span).map(|attempt| up_at(attempt.placed_at)).max().unwrap_or(0)
}

#[test]
fn agents_who_leave_in_mid_run_finish_and_those_who_come_are_given_calls() {
    for (few, many) in [(4, 24), (24, 4)] {
        let with = |agents: u32| campaign(&format!("{{ agents = {agents}, calls_per_agent = 1.0 }}"), "");
        let (mut world, seen) = edited(&with(few), &with(many), 60);
        let attempts = world.attempts();
        // Calls of the first count of agents are over by then.
        let settled = seen + 600 * SECOND_MS;
        let (before, after) =
            (most_up(&attempts, at(MONDAY), seen + -SEEN_MS), most_up(&attempts, settled, Instant::MAX));
        assert_eq!((before, after), (few as usize, many as usize));
        let later = attempts.iter().filter(|attempt| attempt.placed_at >= settled);
        let talked = later.filter_map(|attempt| attempt.ending.as_ref()?.agent).max().expect("somebody talks");
        assert!(talked < many && (talked >= few || few > many), "agent {talked}");
        let abandoned = |attempt: &&AttemptRecord| {
            attempt.ending.as_ref().is_some_and(|ending| ending.status.is(SystemStatus::Abandoned))
        };
        assert_eq!(attempts.iter().filter(abandoned).count(), 0);
    }
}

#[test]
fn limits_of_trunks_change_in_mid_run_by_their_names() {
    let with = |trunks: &str| campaign(&format!("{{ agents = 60, trunk = [{trunks}] }}"), "");
    let a = "{ name = \"A\", calls_per_second = 9, calls_max = 6 }";
    let b = "{ name = \"B\", calls_per_second = 9, calls_max = 8 }";
    let less = "{ name = \"A\", calls_per_second = 9, calls_max = 2 }";
    let (mut world, seen) = edited(&with(&format!("{a}, {b}")), &with(&format!("{b}, {less}")), 60);
    let attempts = world.attempts();
    assert_eq!(most_up(&attempts, at(MONDAY), seen + -SEEN_MS), 14);
    assert_eq!(most_up(&attempts, seen + 600 * SECOND_MS, Instant::MAX), 10);
}

/// R22, R60: also for a call that left before the qualification was there.
#[test]
fn r22_qualifications_added_in_mid_run_mean_what_they_say_at_once() {
    let old = "qualification = [{ name = \"AUTRE\", kind = \"other\" }]";
    let new = "qualification = [{ name = \"AUTRE\", kind = \"other\" }, { name = \"OUI\", kind = \"positive\", final = true },
        { name = \"STOP\", kind = \"do_not_call\" }]";
    let (mut world, seen) = edited(&campaign("{ agents = 20 }", old), &campaign("{ agents = 20 }", new), 60);
    let id = world.id;
    let attempts = world.attempts();
    let (mut added, mut in_flight) = (0, 0);
    for attempt in &attempts {
        let ending = attempt.ending.as_ref().expect("it ended");
        let Some(index) = ending.status.as_qualification().filter(|index| *index > 0) else { continue };
        added += 1;
        in_flight += u32::from(attempt.placed_at < seen + -SEEN_MS);
        assert!(ending.at >= seen + -SEEN_MS, "{attempt:?}");
        let last = attempts.iter().filter(|other| other.contact == attempt.contact).map(|other| other.n).max();
        assert_eq!(last, Some(attempt.n), "a final qualification closes");
        assert_eq!(world.store.suppressed(Channel::Calls, &[attempt.phone]).expect("a list"), [index == 2]);
    }
    assert!(added > 20 && in_flight > 0, "{added} with the new ones, {in_flight} of calls in flight");
    assert_eq!(world.store.campaign(id).expect("a campaign").phases.in_flight, 0);
}

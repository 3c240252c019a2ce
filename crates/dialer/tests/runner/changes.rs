//! What changes while a campaign runs: another strategy (R60), numbers that must not be called any more (R37).

use crate::base::{MONDAY, STRATEGY, World, at, campaign, fixed, mobile, row};
use rappel_dialer::{Engines, contact, state};
use rappel_store::{ImportedContact, Store};
use rappel_strategy::engine::{Attempt, Cause, Pending, State, Why};
use rappel_strategy::phone::Phone;
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
            let ending = attempt.ending.expect("no call is in flight");
            let attempt = Attempt {
                at: attempt.placed_at,
                phone: attempt.phone,
                status: ending.status,
                shown: attempt.shown,
                message_left: ending.message_left,
                callback: ending.callback,
            };
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
            server.suppress(&mut suppressed.iter().copied(), "liste", observed.now).expect("a list");
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

//! The process is killed in the midst of dialling, again and again, and started anew on the same database: nobody is dialled
//! twice for one decision, nothing that was reported is lost, and nobody is left behind.
//!
//! `RAPPEL_LONG=1` kills more often; `RAPPEL_SEED=n` repeats a failure as far as the machine's own timing lets it.

mod place;
mod witness;

use place::{CAPPED_CALLS, Place};
use rappel_dialer::{Engines, contact, state};
use rappel_store::{AttemptRecord, Phase, SqliteStore, Store};
use rappel_strategy::engine::{State, Turn, status_name};
use rappel_strategy::phone::Phone;
use rappel_strategy::status::SystemStatus;
use rappel_strategy::time::{DAY_MS, Instant};
use std::collections::{HashMap, HashSet};
use witness::{logged_calls, reported};

/// The most contacts a store is asked for at once; more than the test has.
const ALL: usize = 100_000;

/// Which call: the contact's number and the ordinal of the attempt.
type Call = (u64, u32);

#[test]
fn r20_r21_r60_killed_at_any_point_nobody_is_dialled_twice_and_nothing_is_lost() {
    let kills = if std::env::var_os("RAPPEL_LONG").is_some() { 60 } else { 12 };
    let seed = std::env::var("RAPPEL_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_123);
    // Shown only when the test fails.
    println!("RAPPEL_SEED={seed}");
    let place = Place::new(seed);

    let (mut cut, mut hits, mut calls) = (HashMap::new(), 0, 0);
    for kill in 0..kills {
        let ended_by_itself = place.run_and_kill(kill, kills);
        assert!(!ended_by_itself, "the campaign was over before kill {kill} of {kills}: the sizes are wrong");
        let Some(mut store) = place.store() else { continue };
        let unresolved = unresolved(&mut store);
        let dialled = logged_calls(&place.log()).len();
        // Unresolved calls, or calls since the last kill: this one fell into the dialling.
        hits += u32::from(!unresolved.is_empty() || dialled > calls);
        calls = dialled;
        cut.extend(unresolved);
    }
    assert!(hits * 3 > kills, "only {hits} of {kills} kills fell into the dialling");
    assert!(!cut.is_empty(), "no kill cut a call");
    println!(
        "{hits} of {kills} kills fell into the dialling, {} calls cut, {calls} dialled until the last one",
        cut.len()
    );
    place.run_to_the_end();

    let mut store = place.store().expect("a database");
    let stored = attempts(&mut store);
    one_decision_is_dialled_once(&place, &stored);
    what_was_reported_is_stored(&place, &mut store, &stored, kills);
    what_was_cut_is_interrupted(&cut, &stored);
    nobody_is_left_behind(&mut store);
    states_are_the_fold_of_attempts(&mut store);
    caps_hold_over_all_processes(&stored);
}

/// Every call of the network was durable before it left, was dialled as it was decided, and only once.
fn one_decision_is_dialled_once(place: &Place, stored: &HashMap<Call, AttemptRecord>) {
    let mut seen = HashSet::new();
    let log = logged_calls(&place.log());
    assert!(log.len() > 1_000, "only {} calls: the sizes are wrong", log.len());
    for call in &log {
        assert!(seen.insert(call.id), "{:?} was dialled twice", call.id);
        let attempt = stored.get(&call.id).unwrap_or_else(|| panic!("{:?} left without an intent", call.id));
        assert_eq!((attempt.phone, attempt.placed_at), (call.phone, call.at), "{:?}", call.id);
    }
    // Only an intent whose call was cut before it left may be missing there.
    for (id, attempt) in stored.iter().filter(|(id, _)| !seen.contains(*id)) {
        assert!(interrupted(attempt), "{id:?} has an outcome and was never dialled");
    }
}

/// An outcome that a process reported survived its death.
fn what_was_reported_is_stored(
    place: &Place,
    store: &mut SqliteStore,
    stored: &HashMap<Call, AttemptRecord>,
    kills: u32,
) {
    let record = store.campaigns().expect("campaigns").remove(0);
    let campaign = rappel_dialer::campaign_of(&record).expect("a campaign");
    let mut seen = HashSet::new();
    for process in 0..=kills {
        for outcome in reported(&place.reports(process)) {
            let ending = stored.get(&outcome.id).and_then(|attempt| attempt.ending.as_ref());
            let ending =
                ending.unwrap_or_else(|| panic!("{:?} was reported by process {process} and lost", outcome.id));
            assert_eq!(status_name(&campaign, ending.status), outcome.status, "{:?}", outcome.id);
            assert_eq!(ending.at, outcome.ended_at, "{:?}", outcome.id);
            assert!(seen.insert(outcome.id), "{:?} was reported twice", outcome.id);
        }
    }
    assert!(seen.len() * 10 > stored.len() * 8, "{} of {} outcomes were reported", seen.len(), stored.len());
}

/// A call that was up when the process died counts as a call, interrupted (R20, R21).
fn what_was_cut_is_interrupted(cut: &HashMap<Call, Phone>, stored: &HashMap<Call, AttemptRecord>) {
    for (id, phone) in cut {
        let attempt = stored.get(id).unwrap_or_else(|| panic!("{id:?} was cut and forgotten"));
        assert!(interrupted(attempt) && attempt.phone == *phone, "{id:?}: {attempt:?}");
    }
    for (id, attempt) in stored {
        assert!(!interrupted(attempt) || cut.contains_key(id), "{id:?} is interrupted, but was not cut");
    }
}

/// Every contact has an instant to wait for, or a result (R36), and attempts without holes.
fn nobody_is_left_behind(store: &mut SqliteStore) {
    let id = store.campaigns().expect("campaigns").remove(0).id;
    let contacts = store.contacts(id, None, ALL).expect("contacts");
    assert_eq!(contacts.len(), place::CONTACTS);
    for contact in contacts {
        match &contact.phase {
            Phase::Waiting { from, until, .. } => assert!(from < until && *until < Instant::MAX, "{contact:?}"),
            Phase::Ended { result, .. } => assert!(!result.is_empty(), "{contact:?}"),
            Phase::Unplanned | Phase::InFlight => panic!("left behind: {contact:?}"),
        }
        let ordinals: Vec<u32> =
            store.attempts_of(contact.contact).expect("attempts").iter().map(|attempt| attempt.n).collect();
        assert_eq!(ordinals, (1..=contact.made).collect::<Vec<_>>(), "{}", contact.key);
    }
}

/// A stored state is what the attempts say, whichever process applied them (R39).
fn states_are_the_fold_of_attempts(store: &mut SqliteStore) {
    let id = store.campaigns().expect("campaigns").remove(0).id;
    let engines = Engines::load(store, id, place::begin()).expect("a campaign");
    let mut interruptions = 0;
    for record in store.contacts(id, None, ALL).expect("contacts") {
        let facts = contact(&record.key, &record.phones, record.zone, 0, engines.current());
        let mut folded = State::default();
        for attempt in store.attempts_of(record.contact).expect("attempts") {
            assert_eq!(attempt.version, engines.version, "{}", record.key);
            interruptions += u32::from(interrupted(&attempt));
            let attempt = attempt.told().expect("no call is in flight");
            engines.current().engine.apply(&facts, &mut folded, &attempt);
        }
        assert_eq!(state(&record.state, &record.key).expect("a state"), folded, "{}", record.key);
    }
    assert!(interruptions > 0);
}

/// Calls that were cut count for the cap like the others (R21, R40). A callback may pass it, and counts.
fn caps_hold_over_all_processes(stored: &HashMap<Call, AttemptRecord>) {
    let mut by_phone: HashMap<Phone, Vec<&AttemptRecord>> = HashMap::new();
    for attempt in stored.values().filter(|attempt| place::is_capped(attempt.phone)) {
        by_phone.entry(attempt.phone).or_default().push(attempt);
    }
    for attempt in by_phone.values().flatten().filter(|attempt| attempt.turn >= Turn::Recall) {
        let before = |other: &&&AttemptRecord| (1..DAY_MS).contains(&(attempt.placed_at - other.placed_at));
        let calls = by_phone[&attempt.phone].iter().filter(before).count();
        assert!(calls < CAPPED_CALLS, "{} had {calls} calls in the 24 hours before {attempt:?}", attempt.phone);
    }
}

fn interrupted(attempt: &AttemptRecord) -> bool {
    attempt.ending.as_ref().is_some_and(|ending| ending.status.is(SystemStatus::Interrupted))
}

fn unresolved(store: &mut SqliteStore) -> Vec<(Call, Phone)> {
    let Some(record) = store.campaigns().expect("campaigns").pop() else { return Vec::new() };
    let calls = store.unresolved(record.id, None, ALL).expect("calls");
    calls.iter().map(|call| ((call.attempt.contact.get(), call.attempt.n), call.attempt.phone)).collect()
}

fn attempts(store: &mut SqliteStore) -> HashMap<Call, AttemptRecord> {
    let id = store.campaigns().expect("campaigns").remove(0).id;
    let attempts = store.attempts(id, None, ALL).expect("attempts");
    let stored = attempts.len();
    let by_call: HashMap<_, _> =
        attempts.into_iter().map(|e| ((e.attempt.contact.get(), e.attempt.n), e.attempt)).collect();
    assert_eq!(by_call.len(), stored, "an attempt has two outcomes");
    by_call
}

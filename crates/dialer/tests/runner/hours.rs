//! Where and how often calls are placed: opening hours, plannings, caps of shared numbers.

use crate::base::{MONDAY, World, at, campaign, fixed, mobile, row};
use rappel_dialer::{Engines, Subject};
use rappel_store::Store;
use rappel_strategy::engine::{Cause, Turn, Why};
use rappel_strategy::phone::Phone;
use rappel_strategy::time::{DAY_MS, HOUR_MS, Instant};
use rappel_strategy::zone::Zone;
use std::collections::HashMap;

/// Mobiles in the afternoon, twice a day at most; fixed lines when the campaign is open, once a week at most.
const STRATEGY: &str = r#"
name = "Deux numéros"
off_planning = "skip"
attempts_max = 12
default = [{ recall = { call = "choice", after = "20 min" } }]

[[number]]
name = "Mobile"
column = "MOBILE"
preliminary_calls = 1
cap = { calls = 2, per = "day" }
caller_id = { show = "hidden" }
planning = [{ name = "Après-midi", hours = { mon-fri = ["15:00-18:00"] } }]

[[number]]
name = "Fixe"
column = "FIXE"
cap = { calls = 1, per = "week" }
caller_id = { show = "hidden" }
"#;

/// Four contacts share a fixed line, two share a mobile.
fn world() -> World {
    let rows = (0..80).map(|i| row(i, [mobile(i / 2), fixed(i / 4)]));
    World::with(&campaign("{ agents = 12, calls_per_agent = 2.0 }", ""), STRATEGY, rows)
}

fn is_mobile(phone: Phone) -> bool {
    phone >= mobile(0)
}

#[test]
fn r1_r12_calls_are_placed_inside_opening_hours_and_plannings() {
    let mut world = world();
    world.run(MONDAY, 14);
    let zone = Zone::load("Europe/Paris").unwrap();
    let attempts = world.attempts();
    assert!(attempts.len() > 150, "{} attempts", attempts.len());
    for attempt in attempts {
        let (day, time) = (zone.day(attempt.placed_at), zone.time_of_day_ms(attempt.placed_at));
        let open = (9 * HOUR_MS..12 * HOUR_MS).contains(&time) || (14 * HOUR_MS..18 * HOUR_MS).contains(&time);
        assert!(open && day.weekday() < 5 && day.date().to_string() != "2026-11-24", "{attempt:?}");
        let planned = !is_mobile(attempt.phone) || (15 * HOUR_MS..18 * HOUR_MS).contains(&time);
        // Only the short retry after congestion leaves a planning (R21), and a callback goes where the contact wants it (R22).
        let why = Why::decode(&attempt.why).unwrap();
        let free = matches!(why.cause, Cause::Retry(..) | Cause::Callback(..));
        assert!(planned || free, "{attempt:?}");
    }
}

#[test]
fn r40_a_cap_counts_the_calls_of_all_contacts_that_share_the_number() {
    let mut world = world();
    world.run(MONDAY, 14);
    let zone = Zone::load("Europe/Paris").unwrap();
    let mut calls: HashMap<Phone, Vec<(Instant, u64)>> = HashMap::new();
    for attempt in world.attempts() {
        // A callback that the contact asked for may pass the cap, and is counted (R40).
        let asked = matches!(attempt.turn, Turn::PersonalCallback | Turn::Callback);
        let contact = if asked { u64::MAX } else { attempt.contact.get() };
        calls.entry(attempt.phone).or_default().push((attempt.placed_at, contact));
    }
    let mut shared = 0;
    for (phone, mut calls) in calls {
        calls.sort_unstable();
        for (i, &(at, contact)) in calls.iter().enumerate().filter(|(_, (_, contact))| *contact != u64::MAX) {
            let before = &calls[..i];
            shared += u32::from(before.iter().any(|&(_, other)| other != contact));
            let within = |(earlier, _): &&(Instant, u64)| {
                if is_mobile(phone) { at - *earlier < DAY_MS } else { zone.day(*earlier) + 7 > zone.day(at) }
            };
            let most = if is_mobile(phone) { 1 } else { 0 };
            assert!(before.iter().filter(within).count() <= most, "{phone} at {at}: {calls:?}");
        }
    }
    assert!(shared > 20, "only {shared} calls to numbers that another contact was called at");
}

#[test]
fn r40_a_call_counts_once_for_a_contact_that_has_the_number_in_two_columns() {
    let rows = [row(0, [mobile(0), fixed(0)]), row(1, [mobile(0), mobile(0)])];
    let mut world = World::with(&campaign("{ agents = 1 }", ""), STRATEGY, rows);
    world.run(MONDAY, 1);
    let (id, now) = (world.id, at("2026-11-24T00:00:00+01:00"));
    let calls = world.attempts().iter().filter(|a| a.contact.position() == 0 && a.phone == mobile(0)).count();
    let mut engines = Engines::load(&mut world.store, id, now).unwrap();
    let twice = world.contacts()[1].contact;
    let waiting = world.store.candidate(twice).unwrap().expect("it waits");
    let subjects = Subject::read(&mut world.store, &[waiting], &mut engines, now).unwrap();
    assert!(calls > 0);
    assert_eq!(subjects[0].contact.neighbours.len(), calls);
}

#[test]
fn r40_two_contacts_with_one_number_are_never_called_at_once() {
    let mut world = world();
    world.run(MONDAY, 14);
    let mut calls: HashMap<Phone, Vec<(Instant, Instant)>> = HashMap::new();
    for attempt in world.attempts() {
        let ended = attempt.ending.as_ref().map(|ending| ending.at).unwrap();
        calls.entry(attempt.phone).or_default().push((attempt.placed_at, ended));
    }
    for (phone, mut calls) in calls {
        calls.sort_unstable();
        assert!(calls.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{phone}: {calls:?}");
    }
}

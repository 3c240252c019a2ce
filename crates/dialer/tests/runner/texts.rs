//! Texts after a status (R18).

use crate::base::{MONDAY, World, at, campaign, mobile};
use rappel_store::{Channel, Store, TextRecord, TextState};
use rappel_strategy::time::HOUR_MS;
use rappel_strategy::zone::Zone;
use std::cell::Cell;
use std::collections::{HashMap, HashSet};

/// The first and second no answer, and the first machine, each send a text.
const STRATEGY: &str = r#"
name = "Textes"
attempts_max = 4
default = [{ recall = { call = "same", after = "1 h" } }]

[[number]]
name = "Mobile"
column = "MOBILE"
texts_accepted = true
caller_id = { show = "hidden" }
text = [
    { status = "no_answer", templates = ["un", "deux"] },
    { status = "machine", templates = ["message"] },
]
"#;

pub fn world(contacts: u64) -> World {
    let texts = "texts = { un = \"Un {REF}\", deux = \"Deux {REF}\", message = \"Message {REF}\" }";
    World::of(&campaign("{ agents = 10 }", texts), STRATEGY, contacts)
}

#[test]
fn r18_no_text_is_sent_twice_over_two_runs_and_each_after_its_status() {
    let mut world = world(80);
    let stopped = Cell::new(false);
    let first = world.run_with(MONDAY, 5, &|| stopped.get(), &mut |observed| {
        stopped.set(observed.stats.texts_sent >= 20);
    });
    let last = world.attempts().last().and_then(|attempt| attempt.ending.clone()).map(|ending| ending.at).unwrap();
    let second = world.run(&last.to_string(), 5);
    let sent: Vec<_> = first.carrier.sent.iter().chain(&second.carrier.sent).map(|(order, _)| order).collect();
    assert!(first.carrier.sent.len() >= 20 && second.carrier.sent.len() >= 20);
    let bodies: HashSet<_> = sent.iter().map(|order| &order.body).collect();
    assert_eq!(bodies.len(), sent.len(), "a text was sent twice");
    let ids: HashSet<_> = sent.iter().map(|order| order.id).collect();
    assert_eq!(ids.len(), sent.len(), "the carrier would take the news of one text for that of another");

    let mut occurred: HashMap<(u64, &str), usize> = HashMap::new();
    let attempts = world.attempts();
    for attempt in &attempts {
        let status = attempt.ending.as_ref().and_then(|ending| ending.status.as_system()).map_or("", |s| s.name());
        *occurred.entry((attempt.contact.get(), status)).or_default() += 1;
    }
    let due = |status: &str, most: usize| -> usize {
        occurred.iter().filter(|((_, s), _)| *s == status).map(|(_, &count)| count.min(most)).sum()
    };
    // Every status that has a text sent it.
    assert_eq!(sent.len(), due("no_answer", 2) + due("machine", 1));
}

#[test]
fn r18_a_text_of_the_last_call_leaves_before_the_run_ends() {
    // One contact: after its last call nothing else happens that could take a text along.
    for contact in 0..12 {
        let mut world = World::with(
            &campaign("{ agents = 1 }", "texts = { un = \"Un\", deux = \"Deux\", message = \"Message\" }"),
            &STRATEGY.replace("attempts_max = 4", "attempts_max = 1"),
            [crate::base::row(contact, [mobile(contact), mobile(contact)])],
        );
        world.run(MONDAY, 5);
        let contact = world.contacts().remove(0).contact;
        let texts = world.store.texts_of(contact).unwrap();
        assert!(texts.iter().all(|text| text.state != TextState::Ordered), "{texts:?}");
    }
}

fn records(world: &mut World) -> Vec<TextRecord> {
    let contacts = world.contacts();
    contacts.iter().flat_map(|contact| world.store.texts_of(contact.contact).expect("texts")).collect()
}

/// A world on Monday evening, whose texts could not leave all day.
fn without_carrier(contacts: u64) -> World {
    let mut world = world(contacts);
    world.text_room = 0;
    assert!(world.run(MONDAY, 1).carrier.sent.is_empty());
    let records = records(&mut world);
    assert!(records.len() >= 20 && records.iter().all(|text| text.state == TextState::Ordered));
    world
}

#[test]
fn r18_a_text_that_waited_leaves_only_in_hours_for_texts() {
    let mut world = without_carrier(60);
    world.text_room = usize::MAX;
    // It is night, and Tuesday is closed.
    let ran = world.run("2026-11-23T21:00:00+01:00", 4);
    assert!(ran.carrier.sent.len() >= 20);
    let zone = Zone::load("Europe/Paris").unwrap();
    for (order, at) in &ran.carrier.sent {
        let hour = zone.time_of_day_ms(*at) / HOUR_MS;
        let date = zone.day(*at).date().to_string();
        assert!((8..20).contains(&hour) && date != "2026-11-24", "{at}");
        // It may wait at the carrier until the evening, and no longer.
        assert!(order.leave_before > *at && zone.time_of_day_ms(order.leave_before) <= 20 * HOUR_MS, "{order:?}");
        assert_eq!(zone.day(order.leave_before), zone.day(*at));
    }
    assert!(records(&mut world).iter().all(|text| text.state != TextState::Leaving));
}

#[test]
fn r18_no_more_texts_are_taken_than_the_carrier_has_room_for() {
    let mut world = without_carrier(60);
    world.text_room = 3;
    let ran = world.run("2026-11-25T09:00:00+01:00", 1);
    assert!(ran.carrier.sent.len() >= 20);
    assert!(records(&mut world).iter().all(|text| text.state != TextState::Ordered));
}

#[test]
fn r37_a_number_suppressed_since_gets_no_text() {
    for channel in [Channel::Calls, Channel::Texts] {
        let mut world = without_carrier(60);
        world.text_room = usize::MAX;
        world.store.suppress(channel, &mut (0..60).map(mobile), "liste", at(MONDAY)).unwrap();
        assert!(world.run("2026-11-25T09:00:00+01:00", 1).carrier.sent.is_empty());
        assert!(records(&mut world).iter().all(|text| matches!(text.state, TextState::Failed | TextState::Suppressed)));
    }
}

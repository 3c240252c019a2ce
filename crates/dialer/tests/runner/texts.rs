//! Texts after a status (R18).

use crate::base::{MONDAY, World, campaign, mobile};
use rappel_store::{Store, TextState};
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

fn world(contacts: u64) -> World {
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

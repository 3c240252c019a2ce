//! The queue, the stages and the log. What the population is like is tested from outside, in `tests/`.

use super::*;
use crate::call::{LineKind, Shown};
use crate::event::AnsweredBy;
use rappel_strategy::phone::Phone;
use rappel_strategy::status::SystemStatus;
use std::io;
use std::sync::{Arc, Mutex};

fn start() -> Instant {
    "2026-11-23T17:05:00Z".parse().unwrap()
}

fn order(call: u64) -> CallOrder {
    CallOrder {
        id: CallId::new(call, 1),
        to: Phone::from_e164(33_199_000_000 + call).unwrap(),
        kind: LineKind::Mobile,
        utc_offset_s: 3_600,
        shown: Shown::Number(Phone::from_e164(33_162_000_000).unwrap()),
        ring_s: 25,
        message: None,
        trunk: "simulated".into(),
    }
}

/// The French population with a change.
fn network(change: impl FnOnce(&mut Profile)) -> SimulatedNetwork {
    let mut profile = Profile::french();
    change(&mut profile);
    SimulatedNetwork::new(11, profile).unwrap()
}

fn first_waiting_person(network: &mut SimulatedNetwork) -> (CallId, Instant) {
    for call in 0..100 {
        network.place(order(call), start());
    }
    let mut events = Vec::new();
    while let Some(at) = network.next_event_at() {
        network.poll(at, &mut events);
        if let Some(event) = events.iter().find(|event| event.what == Progress::PersonOnLine) {
            return (event.id, event.at);
        }
    }
    panic!("nobody answered");
}

fn drain(network: &mut SimulatedNetwork) -> Vec<CallEvent> {
    let mut events = Vec::new();
    while let Some(at) = network.next_event_at() {
        network.poll(at, &mut events);
    }
    events
}

#[test]
fn it_says_that_it_is_simulated() {
    assert_eq!(network(|_| {}).label(), "simulated network (french, seed 11)");
}

#[test]
fn a_person_without_agent_hangs_up_and_one_with_an_agent_stays_r20() {
    let mut network = network(|_| {});
    let (id, at) = first_waiting_person(&mut network);
    network.connect(id, "seat 1", at + 10);
    let ended = |events: &[CallEvent]| events.iter().any(|e| e.id == id && matches!(e.what, Progress::Ended(_)));
    let others = drain(&mut network);
    assert!(!ended(&others), "an agent talks: nothing ends the call but a hang-up");
    assert_eq!(network.resolve(&[id]), [(id, Fate::Up)]);
    let left_alone = others.iter().find(|e| e.what == Progress::PersonOnLine).expect("more than one person answers");
    let ending = others.iter().find_map(|e| match e.what {
        Progress::Ended(ending) if e.id == left_alone.id => Some(ending),
        _ => None,
    });
    assert_eq!(ending.unwrap().answered_by, Some(AnsweredBy::Person));

    network.hang_up(id, at + 60_000);
    let events = drain(&mut network);
    assert!(ended(&events));
    assert_eq!(events[0].at, at + 60_000);
    assert_eq!(network.in_flight(), 0);
}

#[test]
fn hanging_up_lets_what_was_due_before_happen_first() {
    let mut network = network(|p| p.network.congestion_percent = 0.0);
    network.place(order(1), start());
    network.hang_up(CallId::new(1, 1), start() + 500);
    let events = drain(&mut network);
    let [CallEvent { what: Progress::Ended(ending), .. }] = events[..] else { panic!("{events:?}") };
    assert_eq!(ending.at, start() + 500);
    assert_eq!(ending.verdict().unwrap().status, SystemStatus::NoAnswer);

    network.place(order(2), start());
    network.hang_up(CallId::new(2, 1), start() + 600_000);
    let events = drain(&mut network);
    assert!(events.iter().all(|event| event.at < start() + 600_000), "it had ended long before: {events:?}");
    network.hang_up(CallId::new(2, 1), start() + 600_001);
    assert_eq!(network.next_event_at(), None);
}

#[test]
fn nothing_is_told_before_its_time_nor_twice() {
    let mut network = network(|_| {});
    network.place(order(1), start());
    let mut events = Vec::new();
    network.poll(start(), &mut events);
    assert!(events.is_empty());
    let at = network.next_event_at().unwrap();
    network.poll(at + -1, &mut events);
    assert!(events.is_empty());
    network.poll(at, &mut events);
    assert_eq!(events.len(), 1);
    network.poll(at, &mut events);
    assert_eq!(events.len(), 1);
}

#[test]
fn after_a_crash_the_switch_tells_what_it_knows_r20() {
    let mut network = network(|_| {});
    network.place(order(1), start());
    network.place(order(2), start());
    network.hang_up(CallId::new(2, 1), start() + 1);
    let fates = network.resolve(&[CallId::new(2, 1), CallId::new(3, 1), CallId::new(1, 1)]);
    assert_eq!(fates[1..], [(CallId::new(3, 1), Fate::Unknown), (CallId::new(1, 1), Fate::Up)]);
    assert!(matches!(fates[0], (CallId { contact: 2, .. }, Fate::Ended(ending)) if ending.at == start() + 1));
}

/// Writes into memory, or refuses to.
#[derive(Clone, Default)]
struct Paper {
    written: Arc<Mutex<Vec<u8>>>,
    full: bool,
}

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.full {
            return Err(io::Error::from(io::ErrorKind::StorageFull));
        }
        self.written.lock().unwrap().write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn every_call_placed_is_a_line_of_the_log_and_an_identifier_up_is_not_dialled_again() {
    let paper = Paper::default();
    let mut network = network(|_| {}).with_log(paper.clone());
    network.place(order(1), start());
    network.place(order(1), start() + 1);
    network.place(order(2), start() + 2);
    let written = String::from_utf8(paper.written.lock().unwrap().clone()).unwrap();
    assert_eq!(written, "1.1 +33199000001 2026-11-23T17:05:00Z\n2.1 +33199000002 2026-11-23T17:05:00.002Z\n");
}

#[test]
fn a_call_that_cannot_be_logged_does_not_leave() {
    let mut network = network(|_| {}).with_log(Paper { full: true, ..Paper::default() });
    network.place(order(1), start());
    assert_eq!(network.in_flight(), 0);
    let events = drain(&mut network);
    let [CallEvent { what: Progress::Ended(ending), .. }] = events[..] else { panic!("{events:?}") };
    assert_eq!(ending.verdict().unwrap().status, SystemStatus::Congestion);
}

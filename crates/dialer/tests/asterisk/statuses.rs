//! What each answer of the carrier is recorded as, and what follows it (R20, R21).

use super::carrier::Carrier;
use super::ear::Ear;
use super::machine::{Asterisk, TrunkTo, free_port};
use super::world::{STRATEGY, World, assert_each_once, recall_min, trunk};
use std::net::UdpSocket;

/// Number, and what the call is recorded as.
const REFUSALS: [(u64, &str); 27] = [
    (4860, "busy"),
    (4861, "busy"),
    (4862, "busy"),
    (6001, "busy"),
    (4080, "no_answer"),
    (4800, "no_answer"),
    (4801, "no_answer"),
    (4802, "no_answer"),
    (6030, "rejected"),
    (6031, "rejected"),
    (4030, "rejected"),
    (6071, "rejected"),
    (4040, "invalid"),
    (4100, "invalid"),
    (4840, "invalid"),
    (5031, "congestion"),
    (5030, "congestion"),
    (5020, "congestion"),
    (4010, "congestion"),
    (6080, "caller_id_blocked"),
    (6081, "caller_id_blocked"),
    (4330, "caller_id_blocked"),
    // 487 that is not the answer to our CANCEL, and a code that R20 does not have.
    (4870, "undetermined"),
    (4881, "undetermined"),
    // 180, then nobody: we cancel. And somebody who answers just then: Asterisk releases the call, and nobody was there for it.
    (2002, "no_answer"),
    (2003, "no_answer"),
    // An answer that does not say where its audio is: somebody picked up, and nothing could be heard.
    (2006, "undetermined"),
];

/// Number, and what the call is recorded as by an Asterisk that tells the Q.850 cause of a `Reason` header (20, 34), and by one that
/// keeps it to itself and gives the code alone, as the releases since spring 2026 do.
const REASONED: [(u64, [&str; 2]); 2] = [(4803, ["absent", "no_answer"]), (4864, ["congestion", "busy"])];

#[test]
fn every_refusal_is_recorded_and_planned_as_it_should_r20_r21() {
    let (ear, port) = (Ear::open(), free_port());
    let carrier = Carrier::start(port, ear.port);
    let asterisk = Asterisk::start(&[TrunkTo::new("carrier", port)]);
    let switch = asterisk.switch(vec![trunk("carrier")]);
    let ways: Vec<u64> = REFUSALS.iter().map(|(way, _)| *way).chain(REASONED.iter().map(|(way, _)| *way)).collect();
    let dialling = "{ agents = 40, trunk = [{ name = \"carrier\", calls_per_second = 20, calls_max = 50 }] }";
    let mut world = World::new(dialling, STRATEGY, ways.clone());
    let outcomes = world.run(&mut switch.line(""), ways.len());
    assert_each_once(&outcomes);
    for (way, status) in REFUSALS {
        let outcome = outcomes.iter().find(|outcome| outcome.way == way).expect("an outcome");
        assert_eq!((outcome.status.as_str(), outcome.next_min), (status, recall_min(status)), "{way:04}");
        assert_eq!(carrier.invites_to(&format!("{way:04}")).len(), 1, "{way:04}");
    }
    for (way, statuses) in REASONED {
        let outcome = outcomes.iter().find(|outcome| outcome.way == way).expect("an outcome");
        assert!(statuses.contains(&outcome.status.as_str()), "{outcome:?}");
        assert_eq!(outcome.next_min, recall_min(&outcome.status));
    }
}

#[test]
fn silence_of_a_trunk_and_nonsense_are_congestion_r20_r21() {
    let (ear, port) = (Ear::open(), free_port());
    let carrier = Carrier::start(port, ear.port);
    // Somebody who never answers.
    let deaf = UdpSocket::bind("127.0.0.1:0").expect("a port");
    let deaf_port = deaf.local_addr().expect("an address").port();
    let asterisk = Asterisk::start(&[TrunkTo::new("carrier", port), TrunkTo::new("deaf", deaf_port)]);
    let switch = asterisk.switch(vec![trunk("carrier"), trunk("deaf")]);
    for (trunk, ways) in [("deaf", vec![4860]), ("carrier", vec![0, 1, 2])] {
        let dialling =
            format!("{{ agents = 9, trunk = [{{ name = \"{trunk}\", calls_per_second = 20, calls_max = 50 }}] }}");
        let mut world = World::new(&dialling, STRATEGY, ways.clone());
        for outcome in world.run(&mut switch.line(""), ways.len()) {
            assert_eq!((outcome.status.as_str(), outcome.next_min), ("congestion", Some(2)), "{outcome:?}");
        }
    }
    drop(carrier);
}

//! Either side dies in mid-campaign: calls are found again or count as interrupted, and none is made twice (R20, R21).

use super::carrier::Carrier;
use super::ear::Ear;
use super::machine::{Asterisk, TrunkTo, free_port, until};
use super::world::{Outcome, STRATEGY, World, recall_min, trunk};
use std::panic::{AssertUnwindSafe, catch_unwind};

const ONE_BY_ONE: &str = "{ agents = 3, trunk = [{ name = \"carrier\", calls_per_second = 9, calls_max = 1 }] }";

fn line() -> (Ear, Carrier, Asterisk) {
    let (ear, port) = (Ear::open(), free_port());
    let carrier = Carrier::start(port, ear.port);
    let asterisk = Asterisk::start(&[TrunkTo::new("carrier", port)]);
    (ear, carrier, asterisk)
}

fn told(outcomes: &[Outcome]) -> Vec<(u64, u32, &str, Option<i64>)> {
    outcomes.iter().map(|outcome| (outcome.way, outcome.n, outcome.status.as_str(), outcome.next_min)).collect()
}

/// Runs until a call has reached the carrier, and dies: nothing more is written and nobody says goodbye.
fn crash(world: &mut World, asterisk: &Asterisk, carrier: &Carrier) {
    let switch = asterisk.switch(vec![trunk("carrier")]);
    let mut network = switch.line("");
    let died = catch_unwind(AssertUnwindSafe(|| {
        world.run_with(&mut network, 9, &mut |_| {
            if !carrier.invites().is_empty() {
                std::panic::resume_unwind(Box::new("killed"));
            }
        })
    }));
    assert!(died.is_err());
}

#[test]
fn an_asterisk_that_is_killed_interrupts_its_calls_and_the_campaign_goes_on_r20() {
    let (_ear, carrier, mut asterisk) = line();
    let switch = asterisk.switch(vec![trunk("carrier")]);
    let mut world = World::new(ONE_BY_ONE, STRATEGY, [2002, 4860]);
    let mut killed = false;
    world.run_with(&mut switch.line(""), 2, &mut |_| {
        if !killed && !carrier.invites().is_empty() {
            killed = true;
            asterisk.restart();
        }
    });
    let outcomes = world.outcomes();
    let expected = [(2002, 1, "interrupted", recall_min("interrupted")), (4860, 1, "busy", recall_min("busy"))];
    assert_eq!(told(&outcomes), expected);
    assert_eq!((carrier.invites_to("2002").len(), carrier.invites_to("4860").len()), (1, 1));
}

#[test]
fn a_stream_on_which_nothing_is_told_is_noticed_r20() {
    let (_ear, carrier, asterisk) = line();
    let switch = asterisk.switch(vec![trunk("carrier")]);
    let mut world = World::new(ONE_BY_ONE, STRATEGY, [4860, 6030]);
    asterisk.take_the_name_and_leave();
    let outcomes = world.run(&mut switch.line(""), 2);
    let expected = [(4860, 1, "interrupted", recall_min("interrupted")), (6030, 1, "rejected", recall_min("rejected"))];
    assert_eq!(told(&outcomes), expected, "how the first ended nobody was told");
    assert_eq!(carrier.invites().len(), 2);
}

#[test]
fn a_call_in_flight_is_found_again_after_rappel_dies_r20() {
    let (_ear, carrier, asterisk) = line();
    let mut world = World::new(ONE_BY_ONE, STRATEGY, [2007]);
    crash(&mut world, &asterisk, &carrier);
    let switch = asterisk.switch(vec![trunk("carrier")]);
    let outcomes = world.run(&mut switch.line(""), 1);
    assert_eq!(told(&outcomes), [(2007, 1, "positive", None)], "the person met an agent");
    assert_eq!(carrier.invites().len(), 1);
}

#[test]
fn a_call_that_still_rings_after_rappel_died_is_followed_to_its_end_r20() {
    let (_ear, carrier, asterisk) = line();
    let mut world = World::new(ONE_BY_ONE, STRATEGY, [2002]);
    crash(&mut world, &asterisk, &carrier);
    let switch = asterisk.switch(vec![trunk("carrier")]);
    let outcomes = world.run(&mut switch.line(""), 1);
    assert_eq!(told(&outcomes), [(2002, 1, "no_answer", recall_min("no_answer"))]);
    assert_eq!(carrier.invites().len(), 1);
}

#[test]
fn a_call_that_both_sides_lost_is_interrupted_and_counts_r20_r21() {
    let (_ear, carrier, mut asterisk) = line();
    let mut world = World::new(ONE_BY_ONE, STRATEGY, [2002]);
    crash(&mut world, &asterisk, &carrier);
    asterisk.restart();
    let switch = asterisk.switch(vec![trunk("carrier")]);
    until("it is settled", || {
        world.run(&mut switch.line(""), 0);
        !world.outcomes().is_empty()
    });
    let outcomes = world.outcomes();
    assert_eq!(told(&outcomes), [(2002, 1, "interrupted", recall_min("interrupted"))]);
    assert_eq!(carrier.invites().len(), 1, "never dialled again for one decision");
}

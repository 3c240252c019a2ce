//! A runner that dies, and the one that comes after it.

use crate::base::{ALL, MONDAY, STRATEGY, World, at, campaign, mobile};
use rappel_store::{Channel, Phase, Store};
use rappel_strategy::status::SystemStatus;
use rappel_strategy::time::SECOND_MS;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// The runner is gone at once, as soon as so many calls are in progress.
fn dies_with(world: &mut World, in_flight: u64) {
    let died = catch_unwind(AssertUnwindSafe(|| {
        world.run_with(MONDAY, 1, &|| false, &mut |observed| {
            if observed.stats.in_flight >= in_flight {
                resume_unwind(Box::new(()));
            }
        });
    }));
    assert!(died.is_err(), "there were never {in_flight} calls in progress");
}

#[test]
fn r20_after_a_crash_the_lines_and_agents_of_cut_calls_are_free_again() {
    let dialling = "{ agents = 4, trunk = [{ name = \"A\", calls_per_second = 10, calls_max = 4 }] }";
    let mut world = World::of(&campaign(dialling, ""), STRATEGY, 30);
    dies_with(&mut world, 4);
    let ran = world.run("2026-11-23T09:00:10+01:00", 3);
    assert_eq!(ran.stats.of(SystemStatus::Interrupted.into()), 4);
    assert!(ran.stats.placed > 60, "{:?}", ran.stats);
    assert_eq!(ran.network.most_up, 4);
}

#[test]
fn r30_a_cut_call_to_a_number_suppressed_meanwhile_is_planned_no_more() {
    let mut world = World::of(&campaign("{ agents = 6 }", ""), STRATEGY, 30);
    dies_with(&mut world, 5);
    let id = world.id;
    let cut: Vec<_> = world.store.unresolved(id, None, ALL).unwrap().iter().map(|call| call.contact.contact).collect();
    world.store.suppress(Channel::Calls, &mut (0..30).map(mobile), "liste", at(MONDAY)).unwrap();
    world.run_with("2026-11-23T09:00:10+01:00", 1, &|| true, &mut |_| {});
    assert!(cut.len() >= 5);
    for contact in cut {
        let phase = world.store.contact(contact).unwrap().phase;
        assert!(matches!(&phase, Phase::Ended { result, .. } if result == "no_number"), "{phase:?}");
    }
}

#[test]
fn r21_a_cut_call_is_told_counts_and_is_called_again_by_its_rule() {
    let mut world = World::of(&campaign("{ agents = 10 }", ""), STRATEGY, 30);
    dies_with(&mut world, 5);
    let ran = world.run("2026-11-23T09:00:10+01:00", 3);
    let attempts = world.attempts();
    let cut: Vec<_> =
        attempts.iter().filter(|a| a.ending.as_ref().is_some_and(|e| e.status.is(SystemStatus::Interrupted))).collect();
    assert!(cut.len() >= 5);
    for call in cut {
        assert!(ran.told.contains(&(call.contact.get(), call.n)), "{call:?} was not told");
        let next = attempts.iter().find(|attempt| attempt.contact == call.contact && attempt.n == call.n + 1);
        let after = next.map(|next| next.placed_at - call.placed_at);
        assert!(after.is_some_and(|after| after >= 3_600 * SECOND_MS), "{call:?}: {next:?}");
    }
    // The ceiling holds over both processes.
    assert!(attempts.iter().all(|attempt| attempt.n <= 4 + 1));
}

//! A runner that dies, and the one that comes after it.

use crate::base::{MONDAY, STRATEGY, World, campaign};
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

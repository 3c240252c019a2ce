//! Where the contacts of a campaign stand (R61).

use crate::base::{MONDAY, STRATEGY, World, at, campaign};
use rappel_dialer::{Breakdown, Stands, standing};
use rappel_store::Store;
use rappel_strategy::engine::{Due, Standing};
use rappel_strategy::time::{HOUR_MS, Instant};
use std::ops::ControlFlow;

fn told(world: &mut World, now: Instant) -> Breakdown {
    let mut read = Vec::new();
    let mut watch = |so_far| {
        read.push(so_far);
        ControlFlow::Continue(())
    };
    let told = standing(&mut world.store, world.id, now, &mut watch).expect("a campaign").expect("not cancelled");
    assert_eq!(read.last(), Some(&told.contacts));
    told
}

fn count(told: &Breakdown, stands: &Stands) -> u64 {
    told.shares.iter().find(|share| share.stands == *stands).map_or(0, |share| share.contacts)
}

#[test]
fn r61_the_shares_add_up_to_the_file_and_agree_with_the_queue() {
    let planning = "planning = [{ name = \"Fin\", hours = { mon-fri = [\"16:00-18:00\"] } }]\n";
    let mut world = World::of(&campaign("{ agents = 5 }", ""), &format!("{STRATEGY}{planning}"), 300);
    let before = told(&mut world, at("2026-11-23T10:00:00+01:00"));
    assert_eq!(count(&before, &Stands::Waits(Standing::OffPlanning(0))), 300, "{before:?}");
    assert_eq!(before.shares[0].first_from, Some(at("2026-11-23T16:00:00+01:00")));
    let closed = told(&mut world, at("2026-11-23T13:00:00+01:00"));
    assert_eq!(count(&closed, &Stands::Waits(Standing::Closed)), 300, "{closed:?}");

    world.run(MONDAY, 1);
    let mut seen = 0;
    // Half past: windows that end in this very minute count as due in the queue.
    for hour in 0..24 {
        let now = at("2026-11-25T08:30:00+01:00") + hour * HOUR_MS;
        let told = told(&mut world, now);
        assert_eq!(told.contacts, 300);
        assert_eq!(told.shares.iter().map(|share| share.contacts).sum::<u64>(), 300, "{told:?}");
        assert!(told.shares.windows(2).all(|pair| pair[0].contacts >= pair[1].contacts), "largest first");
        let ended: u64 = world.store.results(world.id).expect("results").iter().map(|(_, count)| count).sum();
        let told_ended = told.shares.iter().filter(|share| matches!(share.stands, Stands::Ended(_)));
        assert_eq!(told_ended.map(|share| share.contacts).sum::<u64>(), ended);
        let due: u64 = world.store.due_now(world.id, now, 1_000).expect("a queue").iter().sum();
        // Whose window passed is planned again by the next run: it may be callable, and nobody else.
        let overdue = world.store.overdue(world.id, now, 1_000).expect("a queue").len() as u64;
        let callable = count(&told, &Stands::Waits(Standing::Callable));
        assert!((due..=due + overdue).contains(&callable), "at {now}: {due}, {overdue}, {told:?}");
        seen += due;
    }
    assert!(seen > 0, "some were callable");
}

#[test]
fn r61_recalls_that_are_not_due_are_told_apart() {
    let mut world = World::of(&campaign("{ agents = 5 }", ""), STRATEGY, 60);
    let mut shares = Vec::new();
    let mut other = world.other_handle();
    let id = world.id;
    world.run_with(MONDAY, 1, &|| false, &mut |observed| {
        if observed.stats.ended > 40 && shares.is_empty() {
            let told = standing(&mut other, id, observed.now, &mut |_| ControlFlow::Continue(()));
            shares = told.expect("a campaign").expect("not cancelled").shares;
        }
    });
    let later = shares.iter().find(|share| share.stands == Stands::Waits(Standing::NotDue(Due::Rule)));
    let later = later.unwrap_or_else(|| panic!("{shares:?}"));
    assert!(later.contacts > 5 && later.first_from.is_some());
    assert_eq!(shares.iter().map(|share| share.contacts).sum::<u64>(), 60);
}

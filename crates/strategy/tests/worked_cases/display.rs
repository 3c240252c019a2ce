//! The displayed number (R13).

use crate::notation::{BASE, Case, at, phone};
use rappel_strategy::engine::{Contact, seed};
use rappel_strategy::phone::Phone;
use std::collections::HashSet;

fn listed(index: u64) -> Phone {
    Phone::from_e164(33_170_360_000 + index).expect("valid")
}

#[test]
fn r13_five_ways_and_a_planning_that_overrides() {
    const PLANNING: &str = r#"caller_id = { show = "fixed", number = "+33170360009" }
        planning = [{ name = "soir", hours = { mon-fri = ["18:00-20:00"] }, caller_id = { show = "listed", number = "+33170360002" } }]"#;
    for (number, now, expected) in [
        (r#"caller_id = { show = "hidden" }"#, "2026-11-23T10:00", None),
        (r#"caller_id = { show = "fixed", number = "+33170360009" }"#, "2026-11-23T10:00", Some(listed(9))),
        (r#"caller_id = { show = "called" }"#, "2026-11-23T10:00", Some(phone(1))),
        (r#"caller_id = { show = "listed", number = "+33170360002" }"#, "2026-11-23T10:00", Some(listed(2))),
        (PLANNING, "2026-11-23T17:59", Some(listed(9))),
        (PLANNING, "2026-11-23T18:00", Some(listed(2))),
        (PLANNING, "2026-11-23T19:59:59.999+01:00", Some(listed(2))),
        (PLANNING, "2026-11-23T20:00", Some(listed(9))),
    ] {
        let world = Case { numbers: vec![number].leak(), ..BASE }.world();
        assert_eq!(world.engine.shown(&world.contact, &world.state, 0, at(now)), expected, "{number} {now}");
    }
}

#[test]
fn r13_random_never_repeats_the_last_and_is_reproducible() {
    let case = Case { numbers: &[r#"caller_id = { show = "random" }"#], ..BASE };
    let tell = || {
        let mut world = case.world();
        let mut last = None;
        let mut all = Vec::new();
        for minute in 10..50 {
            let when: &'static str = format!("2026-11-23T10:{minute}").leak();
            let shown = world.engine.shown(&world.contact, &world.state, 0, at(when));
            assert!(shown.is_some() && shown != last, "{when} shows {shown:?} again");
            // Retries show another one, too, and are recorded.
            world.call((when, 1, if minute % 3 == 0 { "congestion" } else { "no_answer" }));
            assert_eq!(world.state.calls.last().and_then(|call| call.shown), shown);
            (last, _) = (shown, all.push(shown));
        }
        all
    };
    let all = tell();
    assert_eq!(all, tell());
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), 3, "every number of the list is used");
}

#[test]
fn r13_with_one_number_there_is_no_other() {
    let case = Case { numbers: &[r#"caller_id = { show = "random" }"#], ..BASE };
    let mut campaign = case.campaign();
    campaign.caller_ids.truncate(1);
    let world = case.world();
    let engine = rappel_strategy::engine::Engine::new(&case.strategy(), &campaign, at(case.now)).expect("compiles");
    let mut state = world.state.clone();
    for when in ["2026-11-23T10:00", "2026-11-23T11:00"] {
        let shown = engine.shown(&world.contact, &state, 0, at(when));
        assert_eq!(shown, Some(listed(1)));
        let mut next = Case { numbers: case.numbers, ..BASE }.world();
        next.call((when, 1, "no_answer"));
        next.state.calls[0].shown = shown;
        state = next.state;
    }
}

#[test]
fn r13_sticky_is_always_the_same_for_a_contact_and_differs_between_contacts() {
    let case = Case { numbers: &[r#"caller_id = { show = "random", sticky = true }"#], ..BASE };
    let mut seen = HashSet::new();
    for key in 0..40 {
        let mut world = case.world();
        world.contact = Contact { seed: seed::of_key(&format!("contact {key}")), ..world.contact };
        let first = world.engine.shown(&world.contact, &world.state, 0, at(case.now));
        for when in ["2026-11-23T10:00", "2026-11-23T11:00", "2026-11-23T12:00"] {
            assert_eq!(world.engine.shown(&world.contact, &world.state, 0, at(when)), first, "{key}");
            world.call((when, 1, "no_answer"));
        }
        seen.insert(first);
    }
    assert_eq!(seen.len(), 3);
}

//! What must hold for every campaign, strategy, contact and course of events.
//!
//! Each story is really lived: the next call is planned, dialled somewhere in its window, ended somehow, and so on. The
//! environment variable `PROPTEST_CASES` says how many stories.

#[path = "../common/generate.rs"]
mod generate;
mod life;
#[path = "../common/reference.rs"]
mod reference;

use generate::{Story, story};
use life::Life;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError};

/// Few enough for a build of every day; a long run sets `PROPTEST_CASES`.
const CASES: u32 = 192;

fn config() -> Config {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(CASES);
    // What is found becomes a named worked case, so no file of seeds is kept.
    Config { cases, failure_persistence: None, max_shrink_iters: 4_000, ..Config::default() }
}

fn live(story: &Story, look: impl Fn(&mut Life<'_>) -> Result<(), TestCaseError>) -> Result<(), TestCaseError> {
    let mut life = Life::begin(story);
    for step in &story.steps {
        life.befall(step);
        look(&mut life)?;
        if !life.dial(step) {
            break;
        }
        if step.swap {
            life.swap();
        }
    }
    look(&mut life)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn r35_r36_the_next_call_is_the_one_a_walk_from_minute_to_minute_finds(story in story()) {
        live(&story, |life| life.agrees_with_reference())?;
    }

    #[test]
    fn r37_r40_nothing_is_dialled_outside_a_limit_or_past_a_cap(story in story()) {
        live(&story, |life| life.keeps_every_limit())?;
    }

    #[test]
    fn r36_r39_a_plan_holds_still_until_it_begins_and_stands_until_it_ends(story in story()) {
        live(&story, |life| life.holds_still())?;
    }

    #[test]
    fn r61_an_explanation_agrees_with_the_plan_and_with_the_walk(story in story()) {
        live(&story, |life| life.explains_what_it_plans())?;
    }

    #[test]
    fn r10_r11_ceilings_dominate_every_rule(story in story()) {
        live(&story, |life| life.keeps_ceilings())?;
    }

    #[test]
    fn r39_the_same_story_is_told_twice_alike(story in story()) {
        let (mut once, mut again) = (Life::begin(&story), Life::begin(&story));
        for step in &story.steps {
            for life in [&mut once, &mut again] {
                life.befall(step);
            }
            prop_assert_eq!(once.plan(once.now), again.plan(again.now));
            if !(once.dial(step) & again.dial(step)) {
                break;
            }
            prop_assert_eq!(once.shown(), again.shown());
        }
        prop_assert_eq!(&once.state, &again.state);
    }

    #[test]
    fn r39_r60_a_state_is_the_fold_of_its_attempts_and_survives_its_bytes(story in story()) {
        live(&story, |life| life.folds())?;
    }
}

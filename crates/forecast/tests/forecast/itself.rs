//! What must hold of every forecast, whatever it says.

use crate::base::{MONDAY, at, call_file, example, question, told};
use proptest::prelude::*;
use rappel_forecast::{AgentsWeek, Figure, Forecast, ForecastError, Named, compare, forecast, write_quarters};
use rappel_telephony::Profile;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU32, Ordering};

fn go_on(_: f64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// With one seed, means are counts: everything adds up.
fn adds_up(forecast: &Forecast) {
    let close = |a: f64, b: f64| (a - b).abs() < 0.01 * (1.0 + b.abs() / 1_000.0);
    let totals = &forecast.totals;
    let ended: f64 = totals.ended.iter().map(|ended| ended.contacts.mean).sum();
    assert!(close(ended + totals.waiting.mean, forecast.contacts as f64), "{totals:?}");
    let days = |figure: fn(&rappel_forecast::Day) -> f64| forecast.days.iter().map(figure).sum::<f64>();
    assert!(close(days(|day| day.calls.mean), totals.calls.mean));
    assert!(close(days(|day| day.reached.mean), totals.reached.mean));
    assert!(close(days(|day| day.ended.mean), ended));
    assert!(close(days(|day| day.answers.mean), totals.answers.mean));
    let quarters = |figure: fn(&rappel_forecast::Quarter) -> f64| forecast.quarters.iter().map(figure).sum::<f64>();
    assert!(close(quarters(|quarter| quarter.calls.mean), totals.calls.mean));
    assert!(close(quarters(|quarter| quarter.messages.mean), totals.messages.mean));
    assert!(close(quarters(|quarter| quarter.idle_agent_s.mean) / 3_600.0, totals.idle_agent_h.mean));
    assert!(totals.reached.mean <= totals.answers.mean && totals.answers.mean <= totals.calls.mean, "{totals:?}");
    let last = forecast.days.last().expect("a day");
    assert!(close(last.waiting.mean, totals.waiting.mean), "{last:?} {totals:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// R39: the same question has the same answer, and the answer adds up to the file.
    #[test]
    fn r39_one_seed_is_deterministic_and_adds_up(
        contacts in 0_u64..400, agents in 0_u32..12, days in 1_i64..9, seed in any::<u64>(), fresh in 0_u8..=100,
    ) {
        let (mut campaign, strategy) = example(agents);
        campaign.fresh_percent = Some(fresh).filter(|percent| percent % 2 == 0);
        let (file, profile) = (call_file(contacts, 3), Profile::french());
        let mut asked = question(&campaign, &file, &profile, days, 1);
        asked.seed = seed;
        let forecast = told(&asked, &strategy);
        adds_up(&forecast);
        prop_assert_eq!(&forecast, &told(&asked, &strategy));
        prop_assert_eq!(forecast.exhausted_at.is_some(), forecast.totals.waiting.mean == 0.0);
    }
}

/// The last call leaves its message after the campaign has closed, when nothing else happens.
#[test]
fn a_quarter_in_which_only_a_message_is_left_is_told() {
    let (mut campaign, strategy) = example(1);
    campaign.fresh_percent = Some(20);
    let (file, profile) = (call_file(356, 3), Profile::french());
    let mut asked = question(&campaign, &file, &profile, 1, 1);
    asked.seed = 8_092_204_760_963_235_640;
    adds_up(&told(&asked, &strategy));
}

#[test]
fn a_small_file_wears_out_and_leaves_idle_agents_and_holes() {
    let (campaign, strategy) = example(10);
    let (file, profile) = (call_file(150, 3), Profile::french());
    let forecast = told(&question(&campaign, &file, &profile, 14, 4), &strategy);
    let last = forecast.quarters.last().expect("a quarter");
    assert!(last.agents == 10.0 && last.idle_agent_s.mean > 8_000.0, "{last:?}");
    let hole = forecast.holes.first().expect("nobody is callable for a while");
    assert!(hole.from < hole.until && hole.contacts_waiting > 0.0);
    let inside = forecast.quarters.iter().filter(|quarter| hole.from <= quarter.at && quarter.at < hole.until);
    assert!(inside.map(|quarter| quarter.callable.mean + quarter.calls.mean).sum::<f64>() == 0.0);
}

/// The same person behind the same number: against itself, a strategy differs by nothing at all.
#[test]
fn strategies_are_compared_on_common_random_numbers() {
    let (campaign, strategy) = example(6);
    let (file, profile) = (call_file(400, 3), Profile::french());
    let mut fewer = strategy.clone();
    fewer.attempts_max = 1;
    let asked = question(&campaign, &file, &profile, 6, 6);
    let named = [("a", &strategy), ("b", &strategy), ("c", &fewer)].map(|(name, s)| Named { name, strategy: Some(s) });
    let told = compare(&asked, &named, &go_on).expect("compares").expect("not stopped");
    let [same, less] = &told.differences[..] else { panic!("{:?}", told.differences) };
    assert!(same.figures.iter().all(|difference| difference.difference.mean == 0.0 && !difference.larger_than_noise));
    let reached = less.figures.iter().find(|difference| difference.figure == Figure::Reached).expect("reached");
    assert!(
        reached.larger_than_noise && reached.difference.high < 0.0 && reached.p.is_some_and(|p| p < 0.05),
        "{reached:?}"
    );
    let (first, third) = (&told.forecasts[0].totals, &told.forecasts[2].totals);
    assert!((third.reached.mean - first.reached.mean - reached.difference.mean).abs() < 0.01);
    // What is common to both falls out: the difference is surer than the figures.
    assert!(
        reached.difference.high - reached.difference.low < first.reached.high - first.reached.low,
        "{reached:?} {first:?}"
    );
}

#[test]
fn agents_come_and_go_by_the_hour() {
    let (campaign, strategy) = example(10);
    let (file, profile) = (call_file(2_000, 3), Profile::french());
    let mut asked = question(&campaign, &file, &profile, 1, 2);
    asked.agents = AgentsWeek::parse("mon,9-11,4\nmon,14-16,8").expect("a table");
    let forecast = told(&asked, &strategy);
    for quarter in &forecast.quarters {
        let hour = (quarter.at - at(MONDAY)) / 3_600_000;
        let agents = if (9..11).contains(&hour) {
            4.0
        } else if (14..16).contains(&hour) {
            8.0
        } else {
            0.0
        };
        assert_eq!(quarter.agents, agents, "{hour}");
        assert!(agents > 0.0 || quarter.calls.mean == 0.0, "{quarter:?}");
        assert!(agents == 0.0 || quarter.busy_agents.mean > agents * 0.2, "{quarter:?}");
    }
}

#[test]
fn a_forecast_can_be_stopped_and_tells_how_far_it_is() {
    let (campaign, strategy) = example(5);
    let (file, profile) = (call_file(300, 3), Profile::french());
    let asked = question(&campaign, &file, &profile, 3, 2);
    let named = Named { name: "a", strategy: Some(&strategy) };
    let heard = AtomicU32::new(0);
    let stop = |share: f64| {
        assert!((0.0..=1.0).contains(&share));
        if heard.fetch_add(1, Ordering::Relaxed) < 5 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    assert!(forecast(&asked, named, &stop).expect("no error").is_none());
}

#[test]
fn questions_out_of_range_are_refused_with_what_is_allowed() {
    let (campaign, strategy) = example(5);
    let (file, profile) = (call_file(3, 3), Profile::french());
    let refused = |days: i64, seeds: u32, agents: u32, count: usize| {
        let mut asked = question(&campaign, &file, &profile, days, seeds);
        asked.agents = AgentsWeek::constant(agents);
        compare(&asked, &vec![Named { name: "a", strategy: Some(&strategy) }; count], &go_on)
            .expect_err("refused")
            .to_string()
    };
    assert!(refused(367, 1, 1, 1).contains("at most 366"));
    assert!(refused(0, 1, 1, 1).contains("above 0"));
    assert!(refused(1, 0, 1, 1).contains("1 to 200"));
    assert!(refused(1, 1, 100_001, 1).contains("at most 100 000"));
    assert!(refused(1, 1, 1, 5).contains("1 to 4"));
    let mut broken = Profile::french();
    broken.fixed.fax_percent = 101.0;
    let asked = question(&campaign, &file, &broken, 1, 1);
    let error = forecast(&asked, Named { name: "a", strategy: Some(&strategy) }, &go_on).expect_err("refused");
    assert!(matches!(error, ForecastError::Profile(_)), "{error}");
}

#[test]
fn the_table_of_quarters_has_a_line_for_each_and_as_many_fields() {
    let (campaign, strategy) = example(3);
    let (file, profile) = (call_file(50, 3), Profile::french());
    let forecast = told(&question(&campaign, &file, &profile, 2, 2), &strategy);
    let mut table = Vec::new();
    write_quarters(&forecast, &mut table).expect("written");
    let table = String::from_utf8(table).expect("text");
    let lines: Vec<&str> = table.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), forecast.quarters.len() + 1);
    assert!(lines.iter().all(|line| line.split(',').count() == 29), "{}", lines[0]);
}

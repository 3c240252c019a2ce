//! Progressive dialling has an exact answer: each agent in turn waits and handles, ρ = H/(H + W), where a wait is the ringing of the
//! calls that failed, (1 − p)/p of them, and of the one that was answered.

use crate::base::{call_file, open_always, question, simple, told};
use rappel_forecast::{Named, compare};
use std::ops::ControlFlow;

/// Occupancy in percent: H, R_answer, R_fail in seconds, p in percent.
fn exact_percent(handling_s: f64, answer_s: f64, fail_s: f64, answer_percent: f64) -> f64 {
    let p = answer_percent / 100.0;
    let wait_s = answer_s + (1.0 - p) / p * fail_s;
    100.0 * handling_s / (handling_s + wait_s)
}

#[test]
fn progressive_dialling_keeps_agents_as_busy_as_renewal_theory_says() {
    assert!((exact_percent(120.0, 12.0, 25.0, 30.0) - 63.0).abs() < 0.1);
    for (handling_s, answer_s, fail_s, answer_percent) in [(120.0, 12.0, 25, 30.0), (60.0, 8.0, 20, 15.0)] {
        let (campaign, strategy) = open_always(8, fail_s);
        let profile = simple(answer_percent, answer_s, handling_s);
        let file = call_file(45_000, 1);
        let mut asked = question(&campaign, &file, &profile, 1, 6);
        // The exact answer knows no time between two looks.
        asked.tick_ms = 1;
        let named = Named { name: "seul", strategy: Some(&strategy) };
        let told = compare(&asked, &[named], &|_| ControlFlow::Continue(())).expect("forecasts").expect("not stopped");
        let forecast = &told.forecasts[0];
        let exact = exact_percent(handling_s, answer_s, f64::from(fail_s), answer_percent);
        let band = forecast.totals.occupancy_percent;
        // The band is one run's; the mean over n runs is surer by √(n + 1).
        let half = (band.high - band.mean) / f64::from(forecast.seeds + 1).sqrt();
        assert!((band.mean - exact).abs() <= half && half < 0.6, "{band:?} ± {half} for {exact}");
        assert_eq!(forecast.totals.abandoned.high, 0.0, "progressive dialling abandons nobody");
    }
}

#[test]
fn more_calls_than_agents_are_weighed_against_abandonment() {
    let (mut campaign, strategy) = open_always(8, 25);
    let profile = simple(30.0, 12.0, 120.0);
    let file = call_file(30_000, 1);
    let progressive = told(&question(&campaign, &file, &profile, 1, 3), &strategy).totals;
    campaign.dialling.calls_per_agent = 3.0;
    let ahead = told(&question(&campaign, &file, &profile, 1, 3), &strategy).totals;
    assert!(ahead.occupancy_percent.mean > progressive.occupancy_percent.mean + 5.0, "{ahead:?}");
    assert!(ahead.abandonment_percent.mean > 1.0 && progressive.abandonment_percent.mean == 0.0, "{ahead:?}");
}

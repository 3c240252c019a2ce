//! Holes (R31–R33).

use crate::base::{analysed, analysed_for, at, campaign, cells, number, of, strategy, worked};
use crate::replay::Replay;
use rappel_analysis::findings::{FileFacts, ProfileCount, Progress, findings};
use rappel_strategy::check::Severity;

const DAYS: [&str; 5] = ["mon", "tue", "wed", "thu", "fri"];

fn on_days(span: &str) -> Vec<String> {
    DAYS.map(|day| format!("{day} {span}")).to_vec()
}

#[test]
fn r32_a_number_that_owes_calls_off_planning_makes_a_hole() {
    let (strategy, campaign) = (strategy("", &worked()), campaign(""));
    let analysis = analysed_for(&strategy, &campaign, &[(0b011, 120), (0b010, 30)]);
    let holes = of(&analysis, "hole");
    let hole = holes[0];
    assert_eq!(cells(hole), on_days("09:00-18:00"));
    assert_eq!((hole.severity, hole.decided, hole.place.number()), (Severity::Warning, true, Some(1)));
    assert_eq!(hole.contacts.map(|c| (c.count, c.total)), Some((120, 150)));
    let witness = hole.witness.as_ref().expect("a witness");
    assert!(witness.steps.is_empty());
    assert_eq!(witness.at, at("2026-11-23T09:00:00+01:00"));
    assert!(Replay::of(&strategy, &campaign, witness).idle());
    let listed = analysis.holes.iter().find(|h| h.progress == Progress::Fresh && h.columns == ["C1", "C2"]);
    let listed = listed.expect("the full profile");
    assert_eq!((listed.contacts, listed.minutes_per_week), (Some(120), 5 * 9 * 60));
}

#[test]
fn r32_skip_lets_the_morning_pass_and_number_order_leaves_no_hole() {
    let campaign = campaign("");
    let skip = analysed_for(&strategy("off_planning = \"skip\"", &worked()), &campaign, &[(0b011, 1)]);
    assert_eq!(cells(of(&skip, "hole")[0]), on_days("12:00-18:00"));
    let favour = analysed_for(&strategy("favour_number_order = true", &worked()), &campaign, &[(0b011, 1)]);
    assert!(of(&favour, "hole").is_empty() && favour.holes.is_empty());
}

#[test]
fn r31_later_holes_are_shown_by_a_contact_that_has_come_so_far() {
    let numbers = worked() + &number(3, "");
    let (strategy, campaign) = (strategy("", &numbers), campaign(""));
    let analysis = analysed(&strategy, &campaign);
    let free = analysis.holes.iter().find(|h| h.progress == Progress::Free && h.columns == ["C1", "C2"]);
    assert_eq!(free.expect("12 to 18").minutes_per_week, 5 * 6 * 60);
    for hole in of(&analysis, "hole") {
        assert!(hole.decided, "{hole:#?}");
        assert!(Replay::of(&strategy, &campaign, hole.witness.as_ref().expect("a witness")).idle());
    }
}

#[test]
fn r2_a_contact_far_away_loses_the_hours_its_clock_does_not_share() {
    let (strategy, campaign) = (
        strategy("", &number(1, "planning = [{ name = \"Matin\", hours = { mon-fri = [\"09:00-12:00\"] } }]")),
        campaign(""),
    );
    let profiles = vec![ProfileCount { columns: 1, zone: Some("Indian/Reunion".to_owned()), contacts: 7 }];
    let analysis = findings(&strategy, &campaign, Some(&FileFacts { profiles }), at("2026-11-23T08:00:00+01:00"))
        .expect("compiles");
    // 9 to 12 there is 6 to 9 here in winter: the campaign is not open then.
    assert_eq!(cells(of(&analysis, "hole")[0]), on_days("09:00-20:00"));
}

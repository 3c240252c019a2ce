//! Waiting, the horizon, and the campaign's first and last day (R36).

use crate::notation::{BASE, Case, at, run};

const FRIDAY: &str = "planning = [{ name = \"vendredi\", hours = { fri = [\"18:00-20:00\"] } }]";

#[test]
fn r36_waits_and_ends() {
    run(&[
        Case {
            says: "a planning that the opening hours never meet",
            numbers: &["planning = [{ name = \"samedi\", hours = { sat = [\"09:00-12:00\"] } }]"],
            expected: "end NoInstant",
            ..BASE
        },
        Case {
            says: "a number that owes and has no instant holds the others back for ever",
            numbers: &[
                "preliminary_calls = 1\nplanning = [{ name = \"samedi\", hours = { sat = [\"09:00-12:00\"] } }]",
                "",
            ],
            expected: "end NoInstant",
            ..BASE
        },
        Case {
            says: "Friday is beyond two days",
            general: "horizon_days = 2",
            numbers: &[FRIDAY],
            expected: "end NoInstant",
            ..BASE
        },
        Case {
            says: "but not beyond five",
            general: "horizon_days = 5",
            numbers: &[FRIDAY],
            expected: "TEL1 2026-11-27T18:00",
            ..BASE
        },
        Case {
            says: "the horizon is counted from the recall's instant",
            general: "horizon_days = 2",
            rules: r#"{ recall = { call = "same", after = "20 d" } }"#,
            calls: &[("2026-11-23T10:00", 1, "no_answer")],
            expected: "TEL1 2026-12-14T09:00",
            ..BASE
        },
        Case {
            says: "the campaign ends before the recall",
            campaign: r#"last_day = "2026-11-24""#,
            rules: r#"{ recall = { call = "same", after = "2 d" } }"#,
            calls: &[("2026-11-23T10:00", 1, "no_answer")],
            expected: "end CampaignOver",
            ..BASE
        },
        Case {
            says: "the last day is a day of calling",
            campaign: r#"last_day = "2026-11-24""#,
            rules: r#"{ recall = { call = "same", after = "1 d" } }"#,
            calls: &[("2026-11-23T10:00", 1, "no_answer")],
            expected: "TEL1 2026-11-24T10:00 until 2026-11-24T20:00",
            ..BASE
        },
        Case {
            says: "not before the first day",
            campaign: r#"first_day = "2026-11-25""#,
            expected: "TEL1 2026-11-25T09:00",
            ..BASE
        },
        Case {
            says: "closed by a rule",
            rules: r#"{ recall = { close = "unreachable" } }"#,
            calls: &[("2026-11-23T10:00", 1, "no_answer")],
            expected: "end Rule(\"unreachable\")",
            ..BASE
        },
        Case {
            says: "a target without an instant within the horizon is replaced",
            general: "horizon_days = 2",
            numbers: &[FRIDAY, ""],
            calls: &[("2026-11-23T10:00", 1, "no_answer")],
            expected: "TEL2 2026-11-23T11:00",
            ..BASE
        },
    ]);
}

#[test]
fn r36_r39_a_target_once_replaced_does_not_come_back_when_the_horizon_reaches_it() {
    // TEL2 is chosen for Wednesday. Asked again on Wednesday morning, TEL1's Friday lies within two days of asking; it did not
    // when the recall was due, and that settles it.
    let settled = Case {
        says: "settled on Monday",
        general: "horizon_days = 2",
        numbers: &[FRIDAY, "planning = [{ name = \"mercredi\", hours = { wed = [\"09:30-12:00\"] } }]"],
        calls: &[("2026-11-23T10:00", 1, "no_answer")],
        expected: "TEL2 2026-11-25T09:30 until 2026-11-25T12:00",
        ..BASE
    };
    run(&[settled, Case { says: "asked again later", now: "2026-11-25T09:00", ..settled }]);
    let by_order = Case { says: "favour order", general: "horizon_days = 2\nfavour_number_order = true", ..settled };
    let chosen =
        Case { says: "chosen, favour order", rules: r#"{ recall = { call = "choice", after = "1 h" } }"#, ..by_order };
    for case in [by_order, chosen] {
        run(&[case, Case { now: "2026-11-25T09:00", ..case }]);
    }
}

#[test]
fn r36_r39_a_callback_that_cannot_be_kept_does_not_come_back() {
    // The law lets TEL1 be called again from Monday on, more than four days after the callback was asked for.
    let settled = Case {
        says: "settled on Monday",
        campaign: r#"limit = [{ name = "LAW", cap = { calls = 1, days = 7, per = "number" } }]"#,
        general: "horizon_days = 4",
        numbers: &["", "planning = [{ name = \"vendredi\", hours = { fri = [\"10:00-12:00\"] } }]"],
        calls: &[("2026-11-23T18:05", 1, "callback at 2026-11-24T10:00")],
        now: "2026-11-23T18:06",
        expected: "TEL2 2026-11-27T10:00 until 2026-11-27T12:00",
        ..BASE
    };
    run(&[settled, Case { says: "asked again on Friday", now: "2026-11-27T09:00", ..settled }]);
}

#[test]
fn r36_r39_a_fresh_contact_is_not_decided_by_when_it_is_asked() {
    // The night before the campaign opens TEL1 is still capped by another campaign's call; when it opens it no longer is.
    let case = Case {
        says: "asked at night",
        campaign: r#"first_day = "2026-11-21""#,
        general: "favour_number_order = true",
        numbers: &["cap = { calls = 1, per = \"day\", scope = \"all_campaigns\" }", ""],
        elsewhere: &[("2026-11-21T12:00", 1)],
        now: "2026-11-20T12:00",
        expected: "TEL1 2026-11-23T09:00 until 2026-11-23T20:00",
        ..BASE
    };
    run(&[case, Case { says: "asked at eight", now: "2026-11-23T08:00", ..case }]);
}

#[test]
fn r36_every_instant_of_asking_gives_the_same_call() {
    let world =
        Case { numbers: &["preliminary_calls = 2", FRIDAY], calls: &[("2026-11-23T19:30", 1, "no_answer")], ..BASE }
            .world();
    let first = world.engine.plan(&world.contact, &world.state, at("2026-11-23T19:31"));
    for now in ["2026-11-23T20:30", "2026-11-24T00:00", "2026-11-24T08:59:59.999+01:00", "2026-11-24T09:00"] {
        assert_eq!(world.engine.plan(&world.contact, &world.state, at(now)), first, "{now}");
    }
}

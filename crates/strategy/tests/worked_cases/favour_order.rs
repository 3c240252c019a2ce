//! Number order before plannings (R33, R35).

use crate::notation::{BASE, Case, run};

const FAVOUR: &str = "favour_number_order = true";
const EVENING: &str = "planning = [{ name = \"soir\", hours = { mon-fri = [\"18:00-20:00\"] } }]";
const TUESDAY: &str = "planning = [{ name = \"mardi\", hours = { tue = [\"18:00-20:00\"] } }]";
const FRIDAY: &str = "planning = [{ name = \"vendredi\", hours = { fri = [\"18:00-20:00\"] } }]";
const CAPPED_OWING: &str = "preliminary_calls = 2\ncap = { calls = 1, per = \"day\" }";
const CHOICE: &str = r#"{ recall = { call = "choice", after = "1 h" } }"#;
const CALLED: Case =
    Case { general: FAVOUR, calls: &[("2026-11-23T10:00", 1, "no_answer")], now: "2026-11-23T10:01", ..BASE };

#[test]
fn r33_dialling_and_recalls() {
    run(&[
        Case {
            says: "a fresh contact is not moved into a planning",
            general: FAVOUR,
            numbers: &[EVENING, ""],
            expected: "TEL1 2026-11-23T10:00 until 2026-11-23T20:00",
            ..BASE
        },
        Case {
            says: "a recall is",
            numbers: &[EVENING, ""],
            expected: "TEL1 2026-11-23T18:00 until 2026-11-23T20:00",
            ..CALLED
        },
        Case {
            says: "a call made off planning follows the rules of the next planning to open, not of the one that has closed",
            numbers: &[r#"planning = [
                { name = "matin", hours = { mon-fri = ["09:00-11:00"] }, rule = [{ recall = { call = "same", after = "1 min" } }] },
                { name = "soir", hours = { mon-fri = ["18:00-20:00"] }, rule = [{ recall = { call = "same", after = "7 h" } }] },
            ]"#],
            calls: &[("2026-11-23T12:00", 1, "no_answer")],
            now: "2026-11-23T12:01",
            expected: "TEL1 2026-11-23T19:00 until 2026-11-23T20:00",
            ..CALLED
        },
        Case {
            says: "a target that is not open is replaced, whatever `skip` says",
            general: "favour_number_order = true\noff_planning = \"skip\"",
            rules: r#"{ recall = { call = "TEL2", after = "1 h" } }"#,
            numbers: &[
                "preliminary_calls = 2\nplanning = [{ name = \"soir\", hours = { mon-fri = [\"18:00-20:00\"] } }]",
                "",
            ],
            expected: "TEL1 2026-11-23T18:00 until 2026-11-23T20:00",
            ..CALLED
        },
        Case {
            says: "the number comes before the instant: TEL1 in the evening, though TEL2 could be called at once",
            rules: CHOICE,
            numbers: &[EVENING, ""],
            calls: &[("2026-11-23T10:00", 2, "no_answer")],
            expected: "TEL1 2026-11-23T18:00",
            ..CALLED
        },
    ]);
}

#[test]
fn r33_r35_the_chosen_number_is_kept_while_it_is_open() {
    run(&[
        Case {
            says: "TEL1 owes but is capped: TEL2, tonight, before the cap ends",
            rules: CHOICE,
            numbers: &[CAPPED_OWING, EVENING],
            expected: "TEL2 2026-11-23T18:00 until 2026-11-23T20:00",
            ..CALLED
        },
        Case {
            says: "TEL2 only tomorrow evening: the cap ends before, and TEL1 owes",
            rules: CHOICE,
            numbers: &[CAPPED_OWING, TUESDAY],
            expected: "TEL1 2026-11-24T10:00",
            ..CALLED
        },
        Case {
            says: "TEL1 owes nothing: TEL2 is kept although the cap ends before",
            rules: CHOICE,
            numbers: &["cap = { calls = 1, per = \"day\" }", TUESDAY],
            expected: "TEL2 2026-11-24T18:00 until 2026-11-24T20:00",
            ..CALLED
        },
        Case {
            says: "a number without a window within the horizon is passed over",
            general: "favour_number_order = true\nhorizon_days = 2",
            rules: CHOICE,
            numbers: &[FRIDAY, TUESDAY],
            expected: "TEL2 2026-11-24T18:00 until 2026-11-24T20:00",
            ..CALLED
        },
        Case {
            says: "fresh, TEL1 capped by another campaign's call: TEL2",
            general: FAVOUR,
            numbers: &["cap = { calls = 1, per = \"day\", scope = \"all_campaigns\" }", ""],
            elsewhere: &[("2026-11-22T18:00", 1)],
            expected: "TEL2 2026-11-23T10:00 until 2026-11-23T18:00",
            ..BASE
        },
        Case {
            says: "fresh, the cap ends before the campaign opens: TEL1",
            general: FAVOUR,
            numbers: &["cap = { calls = 1, per = \"day\", scope = \"all_campaigns\" }", ""],
            elsewhere: &[("2026-11-22T08:00", 1)],
            now: "2026-11-23T06:00",
            expected: "TEL1 2026-11-23T09:00",
            ..BASE
        },
    ]);
}

#[test]
fn r36_r39_who_was_chosen_is_kept_though_a_short_horizon_moves() {
    let thursday = Case {
        general: "favour_number_order = true\nhorizon_days = 2",
        rules: r#"{ recall = { call = "next", after = "1 min" } }"#,
        numbers: &[
            "preliminary_calls = 1",
            "preliminary_calls = 3\ncap = { calls = 3, per = \"day\", window = \"calendar\" }",
            "preliminary_calls = 2\nplanning = [{ name = \"vendredi\", hours = { fri = [\"11:45-14:00\"] } }]",
        ],
        calls: &[
            ("2026-11-26T09:00", 1, "rejected"),
            ("2026-11-26T09:28", 2, "later"),
            ("2026-11-26T09:29", 2, "no_answer"),
            ("2026-11-26T13:05", 2, "congestion"),
        ],
        ..BASE
    };
    run(&[
        Case {
            says: "TEL2 is capped and TEL3 opens tomorrow: the cap ends before, and TEL2 owes",
            now: "2026-11-26T14:05",
            expected: "TEL2 2026-11-27T09:00 until 2026-11-27T20:00",
            ..thursday
        },
        Case {
            says: "TEL3's window is over and its next one beyond the horizon: TEL2 still, as was planned, not TEL1",
            now: "2026-11-27T14:30",
            expected: "TEL2 2026-11-27T14:30 until 2026-11-27T20:00",
            ..thursday
        },
    ]);
}

//! From when on a rule lets call, and until when it stands (R16).

use crate::notation::{BASE, Case, run};

const CALLED: Case = Case { calls: &[("2026-11-23T10:00", 1, "no_answer")], ..BASE };
const TWO_PLANNINGS: &[&str] = &[
    r#"planning = [{ name = "a", hours = { mon-fri = ["09:00-11:00"] } }, { name = "b", hours = { mon-fri = ["14:00-16:00"] } }]"#,
];

#[test]
fn r16_days_and_hours() {
    run(&[
        Case {
            says: "the same day, later",
            rules: r#"{ recall = { call = "same", day = "same", at = "15:00" } }"#,
            expected: "TEL1 2026-11-23T15:00 until 2026-11-23T20:00",
            ..CALLED
        },
        Case {
            says: "the same day, an hour that has passed: the following day",
            rules: r#"{ recall = { call = "same", day = "same", at = "09:30" } }"#,
            expected: "TEL1 2026-11-24T09:30",
            ..CALLED
        },
        Case {
            says: "the same day at the same hour has just passed",
            rules: r#"{ recall = { call = "same", day = "same", at = "same" } }"#,
            expected: "TEL1 2026-11-24T10:00",
            ..CALLED
        },
        Case {
            says: "in three days, even at an hour that has passed today",
            rules: r#"{ recall = { call = "same", day = "+3", at = "09:30" } }"#,
            expected: "TEL1 2026-11-26T09:30",
            ..CALLED
        },
        Case {
            says: "in three days at the same hour",
            rules: r#"{ recall = { call = "same", day = "+3", at = "same" } }"#,
            expected: "TEL1 2026-11-26T10:00",
            ..CALLED
        },
        Case {
            says: "in five days is a Saturday: forward to Monday's opening",
            rules: r#"{ recall = { call = "same", day = "+5", at = "10:00" } }"#,
            expected: "TEL1 2026-11-30T09:00",
            ..CALLED
        },
        Case {
            says: "on Wednesday",
            rules: r#"{ recall = { call = "same", day = "wed", at = "10:30" } }"#,
            expected: "TEL1 2026-11-25T10:30",
            ..CALLED
        },
        Case {
            says: "on Monday, still today",
            rules: r#"{ recall = { call = "same", day = "mon", at = "11:00" } }"#,
            expected: "TEL1 2026-11-23T11:00",
            ..CALLED
        },
        Case {
            says: "on Monday, no longer today",
            rules: r#"{ recall = { call = "same", day = "mon", at = "09:30" } }"#,
            expected: "TEL1 2026-11-30T09:30",
            ..CALLED
        },
        Case {
            says: "the same hour is that of the clock, over the end of summer time",
            rules: r#"{ recall = { call = "same", day = "+3", at = "same" } }"#,
            calls: &[("2026-10-23T10:00", 1, "no_answer")],
            now: "2026-10-23T10:01",
            expected: "TEL1 2026-10-26T10:00+01:00",
            ..BASE
        },
        Case {
            says: "three days after are 72 hours, over the end of summer time",
            rules: r#"{ recall = { call = "same", after = "3 d" } }"#,
            calls: &[("2026-10-23T10:00", 1, "no_answer")],
            now: "2026-10-23T10:01",
            expected: "TEL1 2026-10-26T09:00+01:00",
            ..BASE
        },
        Case {
            says: "an hour that the clock jumps over is reached with the jump",
            hours: r#"{ mon-sun = ["00:00-24:00"] }"#,
            rules: r#"{ recall = { call = "same", day = "+1", at = "02:30" } }"#,
            calls: &[("2027-03-27T10:00", 1, "no_answer")],
            now: "2027-03-27T10:01",
            expected: "TEL1 2027-03-28T01:00Z",
            ..BASE
        },
        Case {
            says: "hours are those of the contact's clock",
            contact: &["1@America/New_York"],
            rules: r#"{ recall = { call = "same", day = "same", at = "10:00" } }"#,
            calls: &[("2026-11-23T15:30", 1, "no_answer")],
            now: "2026-11-23T15:31",
            expected: "TEL1 2026-11-23T16:00",
            ..BASE
        },
        Case {
            says: "a moment is never early: the planning it falls before is waited for, the one it falls in cut",
            rules: r#"{ recall = { call = "same", day = "same", at = "14:30" } }"#,
            numbers: TWO_PLANNINGS,
            expected: "TEL1 2026-11-23T14:30 until 2026-11-23T16:00",
            ..CALLED
        },
    ]);
}

#[test]
fn r16_the_next_planning() {
    const ANY: &str = r#"{ recall = { call = "same", next_planning = "any" } }"#;
    run(&[
        Case {
            says: "not the one the call was made in",
            rules: ANY,
            numbers: TWO_PLANNINGS,
            expected: "TEL1 2026-11-23T14:00 until 2026-11-23T16:00",
            ..CALLED
        },
        Case {
            says: "nor where it had just opened",
            rules: ANY,
            numbers: TWO_PLANNINGS,
            calls: &[("2026-11-23T14:00", 1, "no_answer")],
            now: "2026-11-23T14:01",
            expected: "TEL1 2026-11-24T09:00 until 2026-11-24T11:00",
            ..BASE
        },
        Case {
            says: "a named one",
            rules: r#"{ recall = { call = "choice", after = "1 h" } }"#,
            numbers: &[r#"
                default = [{ recall = { call = "same", next_planning = "a" } }]
                planning = [{ name = "a", hours = { mon-fri = ["09:00-11:00"] } }, { name = "b", hours = { mon-fri = ["14:00-16:00"] } }]"#],
            expected: "TEL1 2026-11-24T09:00 until 2026-11-24T11:00",
            ..CALLED
        },
        Case {
            says: "that of another number",
            rules: r#"{ recall = { call = "TEL2", next_planning = "soir" } }"#,
            numbers: &[
                "",
                r#"planning = [{ name = "jour", hours = { mon-fri = ["09:00-18:00"] } }, { name = "soir", hours = { mon-fri = ["18:00-20:00"] } }]"#,
            ],
            expected: "TEL2 2026-11-23T18:00 until 2026-11-23T20:00",
            ..CALLED
        },
        Case { says: "without plannings, the next opening", rules: ANY, expected: "TEL1 2026-11-24T09:00", ..CALLED },
        Case {
            says: "plannings that touch: the second one opens all the same",
            rules: ANY,
            numbers: &[
                r#"planning = [{ name = "a", hours = { mon-fri = ["09:00-11:00"] } }, { name = "b", hours = { mon-fri = ["11:00-12:00"] } }]"#,
            ],
            expected: "TEL1 2026-11-23T11:00 until 2026-11-23T12:00",
            ..CALLED
        },
    ]);
}

#[test]
fn r16_another_time_of_day() {
    const OTHER: &str = r#"{ recall = { call = "same", other_time = true } }"#;
    run(&[
        Case { says: "away from the failed call", rules: OTHER, expected: "TEL1 2026-11-23T13:00", ..CALLED },
        Case {
            says: "away from both",
            rules: OTHER,
            calls: &[("2026-11-23T10:00", 1, "no_answer"), ("2026-11-23T13:00", 1, "busy")],
            now: "2026-11-23T13:01",
            expected: "TEL1 2026-11-23T16:00",
            ..BASE
        },
        Case {
            says: "within the plannings of the target",
            rules: OTHER,
            numbers: TWO_PLANNINGS,
            expected: "TEL1 2026-11-23T14:00",
            ..CALLED
        },
        Case {
            says: "congestion tells nothing about the time of day",
            rules: OTHER,
            calls: &[
                ("2026-11-23T13:00", 1, "congestion"),
                ("2026-11-23T13:02", 1, "busy"),
                ("2026-11-23T19:00", 1, "busy"),
            ],
            now: "2026-11-23T19:01",
            expected: "TEL1 2026-11-24T09:00",
            ..BASE
        },
    ]);
}

#[test]
fn r16_a_recall_stands_until_its_end() {
    const EVENING: &str = "planning = [{ name = \"soir\", hours = { mon-fri = [\"18:00-20:00\"] } }]";
    const MORNING: &str = "planning = [{ name = \"matin\", hours = { mon-fri = [\"09:00-12:00\"] } }]";
    const VALID: &str = r#"{ recall = { call = "same", after = "1 h", valid = "3 h" } }"#;
    run(&[
        Case {
            says: "until then",
            rules: VALID,
            numbers: &["", ""],
            calls: &[("2026-11-23T10:00", 2, "no_answer")],
            expected: "TEL2 2026-11-23T11:00 until 2026-11-23T13:00",
            ..BASE
        },
        Case {
            says: "from then on the strategy chooses",
            rules: VALID,
            numbers: &["", ""],
            calls: &[("2026-11-23T10:00", 2, "no_answer")],
            now: "2026-11-23T13:00",
            expected: "TEL1 2026-11-23T13:00 until 2026-11-23T20:00",
            ..BASE
        },
        Case {
            says: "lapsed before the target's planning: chosen from the recall's instant on",
            rules: VALID,
            numbers: &[EVENING, MORNING],
            calls: &[("2026-11-23T19:30", 1, "no_answer")],
            now: "2026-11-23T19:31",
            expected: "TEL2 2026-11-24T09:00 until 2026-11-24T12:00",
            ..BASE
        },
        Case {
            says: "its end is exclusive: it lapses at the instant the planning opens",
            rules: r#"{ recall = { call = "same", after = "1 h", valid = "8 h" } }"#,
            numbers: &[EVENING, ""],
            expected: "TEL2 2026-11-23T11:00 until 2026-11-23T18:00",
            ..CALLED
        },
    ]);
}

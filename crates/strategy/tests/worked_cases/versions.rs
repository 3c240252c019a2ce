//! A strategy that takes another's place (R60).

use crate::notation::{BASE, Case, run};

const NO_ANSWER: (&str, u64, &str) = ("2026-11-23T10:00", 1, "no_answer");

#[test]
fn r60_a_state_made_under_one_strategy_is_planned_by_another() {
    const REORDERED: Case = Case { numbers: &["column = \"C2\"", "column = \"C1\""], ..BASE };
    const OWING_FIRST: Case = Case { numbers: &["column = \"C2\"\npreliminary_calls = 1", "column = \"C1\""], ..BASE };
    const ONLY_ONE: Case = Case { numbers: &[""], ..BASE };
    const THIRD: Case = Case { numbers: &["preliminary_calls = 1", "", "preliminary_calls = 1"], ..BASE };
    const MORE_OWED: Case = Case { numbers: &["preliminary_calls = 3", ""], ..BASE };
    const LOWER_CEILING: Case = Case { general: "attempts_max = 1", numbers: &["", ""], ..BASE };
    const CAPPED: Case = Case { numbers: &["cap = { calls = 1, per = \"week\" }", ""], ..BASE };
    const TO_TEL2: &str = r#"{ recall = { call = "TEL2", after = "1 h" } }"#;
    const CHOICE: &str = r#"{ recall = { call = "choice", after = "1 h" } }"#;
    run(&[
        Case {
            says: "reordered: the pending recall keeps its number, at its new rank",
            numbers: &["", ""],
            calls: &[NO_ANSWER],
            swapped: Some(&REORDERED),
            expected: "TEL2 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "reordered, and the new first one owes: the recall is not open",
            numbers: &["", ""],
            calls: &[NO_ANSWER],
            swapped: Some(&OWING_FIRST),
            expected: "TEL1 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "removed: the strategy chooses",
            numbers: &["", ""],
            rules: TO_TEL2,
            calls: &[NO_ANSWER],
            swapped: Some(&ONLY_ONE),
            expected: "TEL1 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "the only number called is removed: its history harms nobody",
            numbers: &["column = \"C2\""],
            calls: &[("2026-11-23T10:00", 2, "no_answer")],
            swapped: Some(&ONLY_ONE),
            expected: "TEL1 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "a new column that owes: TEL1's call under the old strategy counts",
            numbers: &["", ""],
            rules: CHOICE,
            calls: &[NO_ANSWER],
            swapped: Some(&THIRD),
            expected: "TEL3 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "more owed than before: TEL2 is no longer open",
            numbers: &["preliminary_calls = 1", ""],
            rules: TO_TEL2,
            calls: &[NO_ANSWER],
            swapped: Some(&MORE_OWED),
            expected: "TEL1 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "a lower ceiling is reached at once",
            numbers: &["", ""],
            calls: &[NO_ANSWER],
            swapped: Some(&LOWER_CEILING),
            expected: "end Ceiling",
            ..BASE
        },
        Case {
            says: "a new cap counts the old calls",
            numbers: &["", ""],
            calls: &[NO_ANSWER],
            swapped: Some(&CAPPED),
            expected: "TEL2 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "given up stays given up",
            numbers: &["", ""],
            calls: &[("2026-11-23T10:00", 1, "invalid")],
            swapped: Some(&REORDERED),
            expected: "TEL1 2026-11-23T10:00",
            ..BASE
        },
        Case {
            says: "closed stays closed",
            calls: &[("2026-11-23T10:00", 1, "yes")],
            swapped: Some(&REORDERED),
            expected: "end Qualified(Status(12))",
            ..BASE
        },
        Case {
            says: "a callback keeps its number, its instant and its rights",
            numbers: &["", ""],
            calls: &[("2026-11-23T10:00", 1, "callback at 2026-11-24T14:00")],
            swapped: Some(&CAPPED),
            expected: "TEL1 2026-11-24T14:00",
            ..BASE
        },
    ]);
}

//! Dead numbers, targets that are dead, ceilings (R10, R11, R16, R30, R35).

use crate::notation::{BASE, Case, run};

const EVENING: &str =
    "preliminary_calls = 2\nplanning = [{ name = \"soir\", hours = { mon-fri = [\"18:00-20:00\"] } }]";
const MORNING: &str = "planning = [{ name = \"matin\", hours = { mon-fri = [\"09:00-12:00\"] } }]";
const TWO: &[&str] = &[EVENING, MORNING];
const THREE: &[&str] = &["", "", ""];

#[test]
fn r30_dead_numbers() {
    run(&[
        Case {
            says: "a twin is dead: TEL1 is waited for",
            contact: &["1", "1"],
            numbers: TWO,
            expected: "TEL1 2026-11-23T18:00",
            ..BASE
        },
        Case {
            says: "a given-up number is dead in every column",
            contact: &["1", "1"],
            numbers: TWO,
            calls: &[("2026-11-23T18:05", 1, "invalid")],
            now: "2026-11-23T18:06",
            expected: "end NoNumber",
            ..BASE
        },
        Case { says: "nothing in the columns", contact: &["", ""], numbers: TWO, expected: "end NoNumber", ..BASE },
        Case { says: "all suppressed", contact: &["1!", "2!"], numbers: TWO, expected: "end NoNumber", ..BASE },
        Case {
            says: "a suppressed TEL1 holds nobody back",
            contact: &["1!", "2"],
            numbers: TWO,
            expected: "TEL2 2026-11-23T10:00 until 2026-11-23T12:00",
            ..BASE
        },
        Case {
            says: "invalid in the middle of the preliminary calls",
            numbers: TWO,
            calls: &[("2026-11-23T18:05", 1, "invalid")],
            now: "2026-11-23T18:06",
            expected: "TEL2 2026-11-24T09:00",
            ..BASE
        },
        Case {
            says: "a fax, too",
            numbers: TWO,
            calls: &[("2026-11-23T18:05", 1, "fax")],
            now: "2026-11-23T18:06",
            expected: "TEL2 2026-11-24T09:00",
            ..BASE
        },
        Case {
            says: "a rule for every status does not save it",
            numbers: &["default = [{ recall = { call = \"same\", after = \"5 min\" } }]", ""],
            calls: &[("2026-11-23T10:00", 1, "invalid")],
            now: "2026-11-23T10:01",
            expected: "TEL2 2026-11-23T10:01",
            ..BASE
        },
        Case {
            says: "a rule that names the status does",
            rules: r#"{ recall = { call = "same", after = "1 h" } }, { status = "invalid", recall = { call = "same", after = "1 d" } }"#,
            numbers: TWO,
            calls: &[("2026-11-23T18:05", 1, "invalid")],
            now: "2026-11-23T18:06",
            expected: "TEL1 2026-11-24T18:05",
            ..BASE
        },
        Case {
            says: "given up by rule at the second attempt",
            rules: r#"{ recall = { call = "same", after = "1 h" } }, { attempt = 2, recall = { give_up_number = true } }"#,
            numbers: TWO,
            calls: &[("2026-11-23T18:05", 1, "no_answer"), ("2026-11-23T19:05", 1, "no_answer")],
            now: "2026-11-23T19:06",
            expected: "TEL2 2026-11-24T09:00",
            ..BASE
        },
        Case {
            says: "suppressed while its recall waits: chosen from the recall's instant on",
            contact: &["1!", "2", "3"],
            numbers: THREE,
            calls: &[("2026-11-23T10:00", 1, "no_answer")],
            now: "2026-11-23T10:01",
            expected: "TEL2 2026-11-23T11:00",
            ..BASE
        },
    ]);
}

#[test]
fn r16_r35_targets() {
    const NEXT: &str = r#"{ recall = { call = "next", after = "1 h" } }"#;
    run(&[
        Case {
            says: "next",
            rules: NEXT,
            numbers: THREE,
            calls: &[("2026-11-23T10:00", 1, "no_answer")],
            expected: "TEL2 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "next after the last is the first",
            rules: NEXT,
            numbers: THREE,
            calls: &[("2026-11-23T10:00", 3, "no_answer")],
            expected: "TEL1 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "next passes over the dead",
            rules: NEXT,
            contact: &["1", "2!", "3"],
            numbers: THREE,
            calls: &[("2026-11-23T10:00", 1, "no_answer")],
            expected: "TEL3 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "next where no other is alive is the same",
            rules: NEXT,
            contact: &["1", "", "1"],
            numbers: THREE,
            calls: &[("2026-11-23T10:00", 1, "no_answer")],
            expected: "TEL1 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "next after a number that has just reached its ceiling",
            rules: NEXT,
            contact: &["1", "", "3"],
            numbers: &["attempts_max = 1", "", ""],
            calls: &[("2026-11-23T10:00", 1, "no_answer")],
            expected: "TEL3 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "a target the contact does not have",
            rules: r#"{ recall = { call = "TEL3", after = "1 h" } }"#,
            contact: &["1", "2", ""],
            general: r#"choice = "rotate""#,
            numbers: THREE,
            calls: &[("2026-11-23T10:00", 1, "no_answer")],
            expected: "TEL2 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "a target that is a twin is dead, and not its lower rank",
            rules: r#"{ recall = { call = "TEL2", after = "1 h" } }"#,
            contact: &["1", "1", "3"],
            general: r#"choice = "rotate""#,
            numbers: THREE,
            calls: &[("2026-11-23T10:00", 1, "no_answer")],
            expected: "TEL3 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "a target that is not open: TEL1 still owes one",
            rules: r#"{ recall = { call = "TEL2", after = "15 min" } }"#,
            numbers: TWO,
            calls: &[("2026-11-23T18:05", 1, "no_answer")],
            now: "2026-11-23T18:06",
            expected: "TEL1 2026-11-23T18:20 until 2026-11-23T20:00",
            ..BASE
        },
        Case {
            says: "with skip it is open where it would be called, TEL1 being off planning",
            general: r#"off_planning = "skip""#,
            rules: r#"{ recall = { call = "TEL2", after = "15 min" } }"#,
            numbers: TWO,
            calls: &[("2026-11-23T18:05", 1, "no_answer")],
            now: "2026-11-23T18:06",
            expected: "TEL2 2026-11-24T09:00 until 2026-11-24T12:00",
            ..BASE
        },
    ]);
}

#[test]
fn r10_r11_r21_ceilings() {
    run(&[
        Case {
            says: "the contact's, while a recall is pending",
            general: "attempts_max = 2",
            numbers: TWO,
            calls: &[("2026-11-23T18:05", 1, "no_answer"), ("2026-11-23T19:05", 1, "no_answer")],
            now: "2026-11-23T19:06",
            expected: "end Ceiling",
            ..BASE
        },
        Case {
            says: "the number's, while a recall on it is pending",
            numbers: &["attempts_max = 1\npreliminary_calls = 3", ""],
            calls: &[("2026-11-23T10:00", 1, "no_answer")],
            expected: "TEL2 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "the ceilings of all numbers",
            numbers: &["attempts_max = 1"],
            calls: &[("2026-11-23T10:00", 1, "no_answer")],
            expected: "end NoNumber",
            ..BASE
        },
        Case {
            says: "congestion counts for neither",
            general: "attempts_max = 1",
            numbers: &["attempts_max = 1"],
            calls: &[("2026-11-23T10:00", 1, "congestion")],
            expected: "TEL1 2026-11-23T10:02",
            ..BASE
        },
        Case {
            says: "interrupted counts",
            general: "attempts_max = 1",
            calls: &[("2026-11-23T10:00", 1, "interrupted")],
            expected: "end Ceiling",
            ..BASE
        },
    ]);
}

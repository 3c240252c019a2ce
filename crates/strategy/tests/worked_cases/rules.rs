//! Which rule decides (R14, R15, R34). Each rule waits a different time, so the instant tells which one it was.

use crate::notation::{BASE, Case, run};

macro_rules! wait {
    ($key:literal, $minutes:literal) => {
        concat!("{ ", $key, " recall = { call = \"same\", after = \"", $minutes, " min\" } }")
    };
}

macro_rules! planning {
    ($($rule:expr),*) => {
        concat!("planning = [{ name = \"jour\", hours = { mon-fri = [\"09:00-20:00\"] }, rule = [", $($rule, ", "),*, "] }]")
    };
}

macro_rules! number_default {
    ($($rule:expr),*) => { concat!("default = [", $($rule, ", "),*, "]\n") };
}

const BUSY: Case = Case { calls: &[("2026-11-23T10:00", 1, "busy")], rules: wait!("", "48"), ..BASE };

#[test]
fn r15_precedence_level_by_level() {
    run(&[
        Case {
            says: "planning, attempt, status",
            numbers: &[planning!(
                wait!("", "14"),
                wait!("status = \"busy\",", "13"),
                wait!("attempt = 1,", "12"),
                wait!("attempt = 1, status = \"busy\",", "11")
            )],
            expected: "TEL1 2026-11-23T10:11",
            ..BUSY
        },
        Case {
            says: "planning, attempt, any: before the status without attempt",
            numbers: &[planning!(wait!("", "14"), wait!("status = \"busy\",", "13"), wait!("attempt = 1,", "12"))],
            expected: "TEL1 2026-11-23T10:12",
            ..BUSY
        },
        Case {
            says: "planning, any, status",
            numbers: &[planning!(wait!("", "14"), wait!("status = \"busy\",", "13"))],
            expected: "TEL1 2026-11-23T10:13",
            ..BUSY
        },
        Case {
            says: "planning, any, any: before the most exact rule of the number",
            numbers: &[concat!(
                number_default!(wait!("attempt = 1, status = \"busy\",", "21")),
                planning!(wait!("", "14"), wait!("status = \"machine\",", "15"))
            )],
            expected: "TEL1 2026-11-23T10:14",
            ..BUSY
        },
        Case {
            says: "number, by the same order",
            numbers: &[concat!(
                number_default!(wait!("status = \"busy\",", "23"), wait!("attempt = 1,", "22")),
                planning!(wait!("status = \"machine\",", "15"))
            )],
            expected: "TEL1 2026-11-23T10:22",
            ..BUSY
        },
        Case {
            says: "number, any",
            numbers: &[concat!(number_default!(wait!("", "24")), planning!(wait!("status = \"machine\",", "15")))],
            rules: concat!(wait!("", "48"), ", ", wait!("attempt = 1, status = \"busy\",", "41")),
            expected: "TEL1 2026-11-23T10:24",
            ..BUSY
        },
        Case {
            says: "strategy, by the same order",
            numbers: &[concat!(
                number_default!(wait!("status = \"machine\",", "25")),
                planning!(wait!("status = \"machine\",", "15"))
            )],
            rules: concat!(wait!("", "48"), ", ", wait!("status = \"busy\",", "43"), ", ", wait!("attempt = 1,", "42")),
            expected: "TEL1 2026-11-23T10:42",
            ..BUSY
        },
        Case { says: "strategy, any", expected: "TEL1 2026-11-23T10:48", ..BUSY },
    ]);
}

#[test]
fn r14_the_last_row_stands_for_later_attempts() {
    const ROWS: &[&str] = &[planning!(
        wait!("attempt = 1,", "11"),
        wait!("attempt = 3,", "33"),
        wait!("attempt = 3, status = \"busy\",", "34")
    )];
    const ONE: (&str, u64, &str) = ("2026-11-23T09:00", 1, "no_answer");
    const TWO: (&str, u64, &str) = ("2026-11-23T09:30", 1, "no_answer");
    const LATER: (&str, u64, &str) = ("2026-11-23T09:45", 1, "no_answer");
    const LAST: (&str, u64, &str) = ("2026-11-23T10:00", 1, "no_answer");
    run(&[
        Case { says: "first", numbers: ROWS, calls: &[LAST], expected: "TEL1 2026-11-23T10:11", ..BUSY },
        Case {
            says: "second: no such row, so the level below",
            numbers: ROWS,
            calls: &[ONE, LAST],
            expected: "TEL1 2026-11-23T10:48",
            ..BUSY
        },
        Case { says: "third", numbers: ROWS, calls: &[ONE, TWO, LAST], expected: "TEL1 2026-11-23T10:33", ..BUSY },
        Case {
            says: "fourth: the last row",
            numbers: ROWS,
            calls: &[ONE, TWO, LATER, LAST],
            expected: "TEL1 2026-11-23T10:33",
            ..BUSY
        },
        Case {
            says: "fourth, busy: the cell of the last row",
            numbers: ROWS,
            calls: &[ONE, TWO, LATER, ("2026-11-23T10:00", 1, "busy")],
            expected: "TEL1 2026-11-23T10:34",
            ..BUSY
        },
        Case {
            says: "congestion is no attempt: still the first",
            numbers: ROWS,
            calls: &[("2026-11-23T09:58", 1, "congestion"), LAST],
            expected: "TEL1 2026-11-23T10:11",
            ..BUSY
        },
    ]);
}

#[test]
fn r12_r15_four_plannings_each_with_its_rules() {
    const FOUR: &[&str] = &[concat!(
        "planning = [",
        "{ name = \"a\", hours = { mon-fri = [\"09:00-11:00\"] }, rule = [",
        wait!("", "1"),
        "] }, { name = \"b\", hours = { mon-fri = [\"11:00-13:00\"] }, rule = [",
        wait!("", "2"),
        "] }, { name = \"c\", hours = { mon-fri = [\"13:00-16:00\"] }, rule = [",
        wait!("", "3"),
        "] }, { name = \"d\", hours = { mon-fri = [\"16:00-20:00\"] } }]"
    )];
    run(&[
        Case { says: "in the first", numbers: FOUR, expected: "TEL1 2026-11-23T10:01", ..BUSY },
        Case {
            says: "its last minute",
            numbers: FOUR,
            calls: &[("2026-11-23T10:59", 1, "busy")],
            expected: "TEL1 2026-11-23T11:00",
            ..BUSY
        },
        Case {
            says: "the first minute of the second",
            numbers: FOUR,
            calls: &[("2026-11-23T11:00", 1, "busy")],
            expected: "TEL1 2026-11-23T11:02",
            ..BUSY
        },
        Case {
            says: "the last minute of the third",
            numbers: FOUR,
            calls: &[("2026-11-23T15:59", 1, "busy")],
            expected: "TEL1 2026-11-23T16:02",
            ..BUSY
        },
        Case {
            says: "the fourth has none: the strategy's",
            numbers: FOUR,
            calls: &[("2026-11-23T16:00", 1, "busy")],
            expected: "TEL1 2026-11-23T16:48",
            ..BUSY
        },
    ]);
}

#[test]
fn r34_preliminary_rules() {
    const TICKED: &[&str] = &[concat!(
        "preliminary_calls = 2\nuse_preliminary_rules = true\n",
        "preliminary_rule = [{ call = \"same\", after = \"10 min\" }, { call = \"TEL1\", after = \"20 min\" }]\n",
        planning!(wait!("", "7"))
    )];
    const NOT_TICKED: &[&str] = &[concat!(
        "preliminary_calls = 2\n",
        "preliminary_rule = [{ call = \"same\", after = \"10 min\" }, { call = \"TEL1\", after = \"20 min\" }]\n",
        planning!(wait!("", "7"))
    )];
    const ONE: (&str, u64, &str) = ("2026-11-23T09:00", 1, "no_answer");
    const TWO: (&str, u64, &str) = ("2026-11-23T09:30", 1, "no_answer");
    const LAST: (&str, u64, &str) = ("2026-11-23T10:00", 1, "no_answer");
    run(&[
        Case { says: "first", numbers: TICKED, expected: "TEL1 2026-11-23T10:10", ..BUSY },
        Case { says: "second", numbers: TICKED, calls: &[ONE, LAST], expected: "TEL1 2026-11-23T10:20", ..BUSY },
        Case {
            says: "third: preliminary calls are done",
            numbers: TICKED,
            calls: &[ONE, TWO, LAST],
            expected: "TEL1 2026-11-23T10:07",
            ..BUSY
        },
        Case { says: "box not ticked", numbers: NOT_TICKED, expected: "TEL1 2026-11-23T10:07", ..BUSY },
        Case {
            says: "favour order ignores them",
            general: "favour_number_order = true",
            numbers: TICKED,
            expected: "TEL1 2026-11-23T10:07",
            ..BUSY
        },
        Case {
            says: "a number found invalid is given up all the same",
            numbers: TICKED,
            calls: &[("2026-11-23T10:00", 1, "invalid")],
            expected: "end NoNumber",
            ..BUSY
        },
        Case {
            says: "congestion is no preliminary call: the rule of the first one after it",
            numbers: TICKED,
            calls: &[("2026-11-23T09:58", 1, "congestion"), LAST],
            expected: "TEL1 2026-11-23T10:10",
            ..BUSY
        },
        Case {
            says: "congestion beyond its retries follows the table, not the preliminary rule",
            general: "congestion_retry_min = []",
            numbers: TICKED,
            calls: &[("2026-11-23T10:00", 1, "congestion")],
            expected: "TEL1 2026-11-23T10:07",
            ..BUSY
        },
    ]);
}

//! Caps of the strategy and of the law (R37, R40).

use crate::notation::{BASE, Case, run};

const DAILY: &str = "2026-11-23T10:05";
const EVERY_DAY: &str = r#"{ mon-sun = ["09:00-20:00"] }"#;
const DAY: &str = r#"cap = { calls = 1, per = "day" }"#;
const CALLED: Case = Case { calls: &[("2026-11-23T10:00", 1, "no_answer")], now: DAILY, ..BASE };

#[test]
fn r40_when_the_oldest_call_leaves_the_window() {
    run(&[
        Case {
            says: "a rolling day is 24 hours",
            numbers: &[DAY],
            expected: "TEL1 2026-11-24T10:00 until 2026-11-24T20:00",
            ..CALLED
        },
        Case {
            says: "24 hours over a day of 25",
            hours: EVERY_DAY,
            numbers: &[DAY],
            calls: &[("2026-10-24T12:00", 1, "no_answer")],
            now: "2026-10-24T12:05",
            expected: "TEL1 2026-10-25T11:00+01:00",
            ..BASE
        },
        Case {
            says: "24 hours over a day of 23",
            hours: EVERY_DAY,
            numbers: &[DAY],
            calls: &[("2027-03-27T12:00", 1, "no_answer")],
            now: "2027-03-27T12:05",
            expected: "TEL1 2027-03-28T13:00+02:00",
            ..BASE
        },
        Case {
            says: "a calendar day ends at midnight",
            numbers: &[r#"cap = { calls = 1, per = "day", window = "calendar" }"#],
            expected: "TEL1 2026-11-24T09:00",
            ..CALLED
        },
        Case {
            says: "a rolling week is seven dates, that of the call included",
            numbers: &[r#"cap = { calls = 1, per = "week" }"#],
            expected: "TEL1 2026-11-30T09:00",
            ..CALLED
        },
        Case {
            says: "a calendar week ends with Sunday",
            numbers: &[r#"cap = { calls = 1, per = "week", window = "calendar" }"#],
            calls: &[("2026-11-25T10:00", 1, "no_answer")],
            now: "2026-11-25T10:05",
            expected: "TEL1 2026-11-30T09:00",
            ..BASE
        },
        Case {
            says: "a rolling week from Wednesday ends with Tuesday",
            numbers: &[r#"cap = { calls = 1, per = "week" }"#],
            calls: &[("2026-11-25T10:00", 1, "no_answer")],
            now: "2026-11-25T10:05",
            expected: "TEL1 2026-12-02T09:00",
            ..BASE
        },
        Case {
            says: "a rolling week over a clock change still ends at midnight",
            hours: r#"{ mon-sun = ["00:00-24:00"] }"#,
            numbers: &[r#"cap = { calls = 1, per = "week" }"#],
            calls: &[("2026-10-22T10:00", 1, "no_answer")],
            now: "2026-10-22T10:05",
            expected: "TEL1 2026-10-29T00:00+01:00",
            ..BASE
        },
        Case {
            says: "a rolling month is 31 dates, so it outlasts February",
            numbers: &[r#"cap = { calls = 1, per = "month" }"#],
            calls: &[("2027-01-29T10:00", 1, "no_answer")],
            now: "2027-01-29T10:05",
            expected: "TEL1 2027-03-01T09:00",
            ..BASE
        },
        Case {
            says: "a calendar month ends with its last date",
            numbers: &[r#"cap = { calls = 1, per = "month", window = "calendar" }"#],
            calls: &[("2027-01-29T10:00", 1, "no_answer")],
            now: "2027-01-29T10:05",
            expected: "TEL1 2027-02-01T09:00",
            ..BASE
        },
        Case {
            says: "two a day: the first one must leave",
            numbers: &[r#"cap = { calls = 2, per = "day" }"#],
            calls: &[("2026-11-23T10:00", 1, "no_answer"), ("2026-11-23T15:00", 1, "no_answer")],
            now: "2026-11-23T15:05",
            expected: "TEL1 2026-11-24T10:00",
            ..BASE
        },
        Case {
            says: "the dates are the contact's: ten at night in Paris is the next date on Réunion",
            hours: r#"{ mon-sun = ["00:00-24:00"] }"#,
            contact: &["1@Indian/Reunion"],
            numbers: &[r#"cap = { calls = 1, per = "day", window = "calendar" }"#],
            calls: &[("2026-11-23T22:00", 1, "no_answer")],
            now: "2026-11-23T22:05",
            expected: "TEL1 2026-11-24T21:00",
            ..BASE
        },
    ]);
}

#[test]
fn r40_what_a_cap_counts() {
    run(&[
        Case {
            says: "congestion counts: the second retry is the third call of the day",
            numbers: &[r#"cap = { calls = 2, per = "day" }"#],
            calls: &[("2026-11-23T10:00", 1, "congestion"), ("2026-11-23T10:02", 1, "congestion")],
            now: "2026-11-23T10:03",
            expected: "TEL1 2026-11-24T10:00",
            ..BASE
        },
        Case {
            says: "and another number is chosen from the instant of the retry on",
            numbers: &[r#"cap = { calls = 2, per = "day" }"#, ""],
            calls: &[("2026-11-23T10:00", 1, "congestion"), ("2026-11-23T10:02", 1, "congestion")],
            now: "2026-11-23T10:03",
            expected: "TEL2 2026-11-23T10:07",
            ..BASE
        },
        Case {
            says: "interrupted counts",
            numbers: &[DAY, ""],
            calls: &[("2026-11-23T10:00", 1, "interrupted")],
            expected: "TEL2 2026-11-23T11:00",
            ..CALLED
        },
        Case {
            says: "the cap is the number's, not the column's: its twin cannot be called instead",
            contact: &["1", "1", "2"],
            numbers: &[DAY, "", ""],
            rules: r#"{ recall = { call = "TEL2", after = "1 h" } }"#,
            expected: "TEL3 2026-11-23T11:00",
            ..CALLED
        },
        Case {
            says: "calls of other campaigns, where the cap says so",
            numbers: &[r#"cap = { calls = 1, per = "week", scope = "all_campaigns" }"#],
            elsewhere: &[("2026-11-20T10:00", 1)],
            expected: "TEL1 2026-11-27T09:00",
            ..BASE
        },
        Case {
            says: "and not where it does not",
            numbers: &[r#"cap = { calls = 1, per = "week" }"#],
            elsewhere: &[("2026-11-20T10:00", 1)],
            expected: "TEL1 2026-11-23T10:00",
            ..BASE
        },
    ]);
}

#[test]
fn r31_r40_a_capped_number_opens_its_gate_until_it_is_released() {
    const OWING: &str = "cap = { calls = 1, per = \"day\" }\npreliminary_calls = 2";
    const FIRST: (&str, u64, &str) = ("2026-11-23T10:00", 1, "no_answer");
    run(&[
        Case {
            says: "TEL2 is open while TEL1, which owes, is capped",
            numbers: &[OWING, ""],
            rules: r#"{ recall = { call = "TEL2", after = "1 h" } }"#,
            expected: "TEL2 2026-11-23T11:00 until 2026-11-23T20:00",
            ..CALLED
        },
        Case {
            says: "until the very instant of the release",
            numbers: &[OWING, ""],
            calls: &[FIRST, ("2026-11-23T19:30", 2, "no_answer")],
            rules: r#"{ recall = { call = "same", after = "14 h" } }"#,
            now: "2026-11-23T19:31",
            expected: "TEL2 2026-11-24T09:30 until 2026-11-24T10:00",
            ..BASE
        },
        Case {
            says: "from then on TEL1 is called instead",
            numbers: &[OWING, ""],
            calls: &[FIRST, ("2026-11-23T19:30", 2, "no_answer")],
            rules: r#"{ recall = { call = "same", after = "15 h" } }"#,
            now: "2026-11-23T19:31",
            expected: "TEL1 2026-11-24T10:30",
            ..BASE
        },
        Case {
            says: "a choice, too, ends when the number that owes is released",
            numbers: &[OWING, ""],
            calls: &[FIRST, ("2026-11-23T19:30", 2, "no_answer")],
            rules: r#"{ recall = { call = "choice", after = "1 h" } }"#,
            now: "2026-11-23T19:31",
            expected: "TEL2 2026-11-24T09:00 until 2026-11-24T10:00",
            ..BASE
        },
    ]);
}

#[test]
fn r37_caps_of_the_law() {
    const CONTACT: &str = r#"limit = [{ name = "LAW", cap = { calls = 1, days = 3, per = "contact" } }]"#;
    const NUMBER: &str = r#"limit = [{ name = "LAW", cap = { calls = 1, days = 3, per = "number" } }]"#;
    run(&[
        Case {
            says: "per contact: every number waits, the target too",
            campaign: CONTACT,
            numbers: &["", ""],
            rules: r#"{ recall = { call = "TEL2", after = "1 h" } }"#,
            expected: "TEL2 2026-11-26T09:00",
            ..CALLED
        },
        Case {
            says: "per number: another one is called instead",
            campaign: NUMBER,
            numbers: &["", ""],
            expected: "TEL2 2026-11-23T11:00",
            ..CALLED
        },
        Case {
            says: "the law counts the calls of other campaigns",
            campaign: NUMBER,
            elsewhere: &[("2026-11-22T12:00", 1)],
            expected: "TEL1 2026-11-25T09:00",
            ..BASE
        },
        Case {
            says: "an opened gate does not help against the contact's cap",
            campaign: CONTACT,
            general: r#"off_planning = "skip""#,
            numbers: &["preliminary_calls = 2", ""],
            expected: "TEL1 2026-11-26T09:00",
            ..CALLED
        },
    ]);
}

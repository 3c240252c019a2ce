//! Zones, clock changes, closed days (R1, R2, R12).

use crate::notation::{BASE, Case, run};

const ALWAYS: &str = r#"{ mon-sun = ["00:00-24:00"] }"#;
const NIGHT: &str = r#"planning = [{ name = "nuit", hours = { sun = ["02:00-03:00"] } }]"#;
const HALF_NIGHT: &str = r#"planning = [{ name = "nuit", hours = { sun = ["02:30-03:30"] } }]"#;
const BEFORE_NIGHT: &str = r#"planning = [{ name = "nuit", hours = { sun = ["01:30-02:30"] } }]"#;
const MORNING: &str = r#"planning = [{ name = "matin", hours = { mon-fri = ["09:00-12:00"] } }]"#;
const EVENING: &str = r#"planning = [{ name = "soir", hours = { mon-fri = ["18:00-20:00"] } }]"#;
const LAW: &str = r#"limit = [{ name = "LAW", hours = { mon-fri = ["10:00-13:00", "14:00-20:00"] } }]"#;

#[test]
fn r2_cells_that_a_clock_change_skips_or_repeats() {
    const AMERICA: &[&str] = &["1@America/New_York"];
    run(&[
        Case {
            says: "02:00-03:00 does not exist on 28 March in Paris: a week later",
            hours: ALWAYS,
            numbers: &[NIGHT],
            now: "2027-03-27T12:00",
            expected: "TEL1 2027-04-04T02:00 until 2027-04-04T03:00",
            ..BASE
        },
        Case {
            says: "02:30-03:30 exists by half that night",
            hours: ALWAYS,
            numbers: &[HALF_NIGHT],
            now: "2027-03-27T12:00",
            expected: "TEL1 2027-03-28T01:00Z until 2027-03-28T01:30Z",
            ..BASE
        },
        Case {
            says: "02:00-03:00 occurs twice on 25 October in Paris: two hours long",
            hours: ALWAYS,
            numbers: &[NIGHT],
            now: "2026-10-24T12:00",
            expected: "TEL1 2026-10-25T00:00Z until 2026-10-25T02:00Z",
            ..BASE
        },
        Case {
            says: "inside the second occurrence",
            hours: ALWAYS,
            numbers: &[NIGHT],
            now: "2026-10-25T02:30+01:00",
            expected: "TEL1 2026-10-25T02:30+01:00 until 2026-10-25T03:00+01:00",
            ..BASE
        },
        Case {
            says: "01:30-02:30 closes at the first 02:30 and opens again at the second 02:00",
            hours: ALWAYS,
            numbers: &[BEFORE_NIGHT],
            now: "2026-10-25T02:45+02:00",
            expected: "TEL1 2026-10-25T02:00+01:00 until 2026-10-25T02:30+01:00",
            ..BASE
        },
        Case {
            says: "New York skips its own night, 14 March",
            zone: "America/New_York",
            hours: ALWAYS,
            numbers: &[NIGHT],
            now: "2027-03-13T12:00-05:00",
            expected: "TEL1 2027-03-21T02:00-04:00 until 2027-03-21T03:00-04:00",
            ..BASE
        },
        Case {
            says: "New York repeats its own night, 1 November, Paris does not",
            hours: ALWAYS,
            contact: AMERICA,
            numbers: &[r#"planning = [{ name = "nuit", hours = { sun = ["01:00-02:00"] } }]"#],
            now: "2026-10-31T12:00",
            expected: "TEL1 2026-11-01T05:00Z until 2026-11-01T07:00Z",
            ..BASE
        },
        Case {
            says: "an opening hour that occurs twice is open both times",
            hours: r#"{ sun = ["02:00-03:00"] }"#,
            now: "2026-10-24T12:00",
            expected: "TEL1 2026-10-25T00:00Z until 2026-10-25T02:00Z",
            ..BASE
        },
    ]);
}

#[test]
fn r2_plannings_in_the_contacts_zone_opening_in_the_campaigns() {
    const AMERICA: &[&str] = &["1@America/New_York"];
    const ISLAND: &[&str] = &["1@Indian/Reunion"];
    run(&[
        Case {
            says: "nine in New York is three in the afternoon in Paris",
            contact: AMERICA,
            numbers: &[MORNING],
            expected: "TEL1 2026-11-23T15:00 until 2026-11-23T18:00",
            ..BASE
        },
        Case {
            says: "in the week between the two clock changes it is two",
            contact: AMERICA,
            numbers: &[MORNING],
            now: "2026-10-26T09:00",
            expected: "TEL1 2026-10-26T14:00 until 2026-10-26T17:00",
            ..BASE
        },
        Case {
            says: "Réunion's morning is over when a Paris campaign opens, all winter",
            contact: ISLAND,
            numbers: &[MORNING],
            expected: "end NoInstant",
            ..BASE
        },
        Case {
            says: "in summer an hour of it is left",
            contact: ISLAND,
            numbers: &[MORNING],
            now: "2026-10-22T12:00",
            expected: "TEL1 2026-10-23T09:00 until 2026-10-23T10:00",
            ..BASE
        },
        Case {
            says: "a planning that begins before the opening is cut to it",
            contact: ISLAND,
            numbers: &[r#"planning = [{ name = "midi", hours = { mon-fri = ["11:30-14:00"] } }]"#],
            expected: "TEL1 2026-11-23T10:00 until 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "a legal window is the contact's: eight in the evening on Réunion is five in Paris",
            contact: ISLAND,
            campaign: LAW,
            now: "2026-11-23T18:00",
            expected: "TEL1 2026-11-24T09:00 until 2026-11-24T10:00",
            ..BASE
        },
        Case {
            says: "each number in its own zone",
            contact: &["1@America/New_York", "2"],
            numbers: &[MORNING, MORNING],
            expected: "TEL2 2026-11-23T10:00 until 2026-11-23T12:00",
            ..BASE
        },
    ]);
}

#[test]
fn r1_r12_last_minutes_and_closed_days() {
    run(&[
        Case {
            says: "the last millisecond of a planning",
            numbers: &[EVENING],
            now: "2026-11-23T19:59:59.999+01:00",
            expected: "TEL1 2026-11-23T19:59:59.999+01:00 until 2026-11-23T20:00",
            ..BASE
        },
        Case {
            says: "the first one after it",
            numbers: &[EVENING],
            now: "2026-11-23T20:00",
            expected: "TEL1 2026-11-24T18:00 until 2026-11-24T20:00",
            ..BASE
        },
        Case {
            says: "Whit Monday",
            campaign: r#"closed_days = { dates = ["2027-05-17"] }"#,
            calls: &[("2027-05-14T19:30", 1, "no_answer")],
            now: "2027-05-14T19:31",
            expected: "TEL1 2027-05-18T09:00 until 2027-05-18T20:00",
            ..BASE
        },
        Case {
            says: "an exceptional Saturday",
            campaign: r#"exceptional_opening = [{ date = "2026-11-28", hours = ["10:00-12:00"] }]"#,
            calls: &[("2026-11-27T19:30", 1, "no_answer")],
            now: "2026-11-27T19:31",
            expected: "TEL1 2026-11-28T10:00 until 2026-11-28T12:00",
            ..BASE
        },
        Case {
            says: "an exceptional opening overrides a closed day, and its hours the weekday's",
            campaign: r#"
            closed_days = { dates = ["2026-11-30"] }
            exceptional_opening = [{ date = "2026-11-30", hours = ["14:00-16:00"] }]"#,
            calls: &[("2026-11-27T19:30", 1, "no_answer")],
            now: "2026-11-27T19:31",
            expected: "TEL1 2026-11-30T14:00 until 2026-11-30T16:00",
            ..BASE
        },
        Case {
            says: "an exceptional opening is still no cell of a planning",
            campaign: r#"exceptional_opening = [{ date = "2026-11-28", hours = ["10:00-12:00"] }]"#,
            numbers: &[EVENING],
            calls: &[("2026-11-27T19:30", 1, "no_answer")],
            now: "2026-11-27T19:31",
            expected: "TEL1 2026-11-30T18:00 until 2026-11-30T20:00",
            ..BASE
        },
        Case {
            says: "an exceptional closing",
            campaign: r#"exceptional_opening = [{ date = "2026-11-23", hours = [] }]"#,
            expected: "TEL1 2026-11-24T09:00 until 2026-11-24T20:00",
            ..BASE
        },
        Case {
            says: "a planning over the lunch break of the campaign",
            hours: r#"{ mon-fri = ["09:00-12:00", "13:00-20:00"] }"#,
            numbers: &[r#"planning = [{ name = "midi", hours = { mon-fri = ["11:00-14:00"] } }]"#],
            now: "2026-11-23T12:00",
            expected: "TEL1 2026-11-23T13:00 until 2026-11-23T14:00",
            ..BASE
        },
        Case {
            says: "a day closed by law in the contact's calendar",
            campaign: r#"limit = [{ name = "LAW", closed_days = { dates = ["2026-11-23"] } }]"#,
            expected: "TEL1 2026-11-24T09:00 until 2026-11-24T20:00",
            ..BASE
        },
    ]);
}

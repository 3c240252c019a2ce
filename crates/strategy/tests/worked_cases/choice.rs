//! What the strategy chooses, planning first (R10, R32, R35).

use crate::notation::{BASE, Case, at, phone, run};
use rappel_strategy::engine::Plan;

const THREE: &[&str] = &["", "", ""];
const EVENING: &str = "planning = [{ name = \"soir\", hours = { mon-fri = [\"18:00-20:00\"] } }]";
const CHOICE: &str = r#"{ recall = { call = "choice", after = "1 h" } }"#;
/// Evening and morning numbers that owe, and one that never does.
const OWING: &[&str] = &[
    "preliminary_calls = 1\nplanning = [{ name = \"soir\", hours = { mon-fri = [\"18:00-20:00\"] } }]",
    "preliminary_calls = 1\nplanning = [{ name = \"matin\", hours = { mon-fri = [\"09:00-12:00\"] } }]",
    "",
];

#[test]
fn r10_by_the_property_once_nothing_is_owed() {
    const ONE: (&str, u64, &str) = ("2026-11-23T10:00", 1, "no_answer");
    run(&[
        Case { says: "first", rules: CHOICE, numbers: THREE, calls: &[ONE], expected: "TEL1 2026-11-23T11:00", ..BASE },
        Case {
            says: "rotate",
            general: r#"choice = "rotate""#,
            rules: CHOICE,
            numbers: THREE,
            calls: &[ONE],
            expected: "TEL2 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "rotate after the last",
            general: r#"choice = "rotate""#,
            rules: CHOICE,
            numbers: THREE,
            calls: &[("2026-11-23T10:00", 3, "no_answer")],
            expected: "TEL1 2026-11-23T11:00",
            ..BASE
        },
        Case {
            says: "rotate passes over whoever is off planning then",
            general: r#"choice = "rotate""#,
            rules: CHOICE,
            numbers: &["", EVENING, ""],
            calls: &[ONE],
            expected: "TEL3 2026-11-23T11:00 until 2026-11-23T18:00",
            ..BASE
        },
        Case {
            says: "least called, the lowest among equals",
            general: r#"choice = "least_called""#,
            rules: CHOICE,
            numbers: THREE,
            calls: &[
                ONE,
                ("2026-11-23T11:00", 3, "no_answer"),
                ("2026-11-23T12:00", 2, "no_answer"),
                ("2026-11-23T13:00", 1, "no_answer"),
            ],
            now: "2026-11-23T13:01",
            expected: "TEL2 2026-11-23T14:00",
            ..BASE
        },
        Case {
            says: "congestion is no call for least called",
            general: "choice = \"least_called\"\ncongestion_retry_min = []",
            rules: CHOICE,
            numbers: THREE,
            calls: &[("2026-11-23T10:00", 1, "congestion")],
            expected: "TEL1 2026-11-23T11:00",
            ..BASE
        },
    ]);
}

#[test]
fn r32_r35_who_owes_comes_first() {
    run(&[
        Case {
            says: "a higher rank that owes before a lower one that does not",
            numbers: &["", "preliminary_calls = 1"],
            expected: "TEL2 2026-11-23T10:00",
            ..BASE
        },
        Case {
            says: "the lowest of two that owe",
            numbers: &["", "preliminary_calls = 1", "preliminary_calls = 1"],
            expected: "TEL2 2026-11-23T10:00",
            ..BASE
        },
        Case {
            says: "wait: the morning number is held back by the evening one",
            numbers: OWING,
            expected: "TEL1 2026-11-23T18:00 until 2026-11-23T20:00",
            ..BASE
        },
        Case {
            says: "skip, in the morning: the one that owes and is in its planning",
            general: r#"off_planning = "skip""#,
            numbers: OWING,
            expected: "TEL2 2026-11-23T10:00 until 2026-11-23T12:00",
            ..BASE
        },
        Case {
            says: "skip, after noon: both are off planning, the third may be called until the evening",
            general: r#"off_planning = "skip""#,
            numbers: OWING,
            now: "2026-11-23T13:00",
            expected: "TEL3 2026-11-23T13:00 until 2026-11-23T18:00",
            ..BASE
        },
        Case {
            says: "skip, in the evening",
            general: r#"off_planning = "skip""#,
            numbers: OWING,
            now: "2026-11-23T18:00",
            expected: "TEL1 2026-11-23T18:00 until 2026-11-23T20:00",
            ..BASE
        },
        Case {
            says: "skip, the evening number done: the third until the morning number opens",
            general: r#"off_planning = "skip""#,
            rules: CHOICE,
            numbers: OWING,
            calls: &[("2026-11-23T18:05", 1, "no_answer")],
            now: "2026-11-23T18:06",
            expected: "TEL1 2026-11-23T19:05 until 2026-11-23T20:00",
            ..BASE
        },
        Case {
            says: "a call of its own choice stands until a lower rank begins",
            numbers: &[EVENING, ""],
            expected: "TEL2 2026-11-23T10:00 until 2026-11-23T18:00",
            ..BASE
        },
    ]);
}

#[test]
fn r37_a_gate_held_by_whom_the_law_forbids_to_call_counts_as_off_planning() {
    // The contact's two numbers lie in two zones, so a cap by dates ends for one before it ends for the other. On Saturday night
    // Paris has the next date, New York has not: TEL1, in its planning, may not be called, and with `skip` holds nobody back.
    run(&[Case {
        says: "TEL2 is called, and TEL1 does not hold it back",
        hours: r#"{ mon-sun = ["00:00-24:00"] }"#,
        campaign: r#"limit = [{ name = "LAW", cap = { calls = 1, days = 3, per = "contact" } }]"#,
        general: r#"off_planning = "skip""#,
        contact: &["1@America/New_York", "2"],
        numbers: &["preliminary_calls = 1", "planning = [{ name = \"nuit\", hours = { sun = [\"00:30-01:30\"] } }]"],
        rules: r#"{ recall = { call = "TEL2", after = "1 h" } }"#,
        calls: &[("2026-11-26T18:00", 2, "no_answer")],
        now: "2026-11-26T18:01",
        expected: "TEL2 2026-11-29T00:30 until 2026-11-29T01:30",
        ..BASE
    }]);
}

/// A target that was open when its rule asked for it, and whose window nobody used, is held back in its next window by a number that
/// is inside its planning; after that window it may be called again, so that the call in its stead is planned no longer than that.
#[test]
fn r35_a_target_held_back_in_one_window_is_replaced_for_that_window_only() {
    let case = Case {
        general: r#"off_planning = "skip""#,
        numbers: &[
            "preliminary_calls = 1\nplanning = [{ name = \"lundi\", hours = { mon = [\"14:00-19:00\"] } }]",
            "planning = [{ name = \"autre\", hours = { fri = [\"10:00-11:00\"], mon = [\"14:00-18:00\"], tue = [\"09:00-10:00\"] } }]\n\
             default = [{ recall = { call = \"same\", after = \"5 min\" } }]",
        ],
        calls: &[("2026-11-20T10:05", 2, "no_answer")],
        now: "2026-11-23T14:15",
        ..BASE
    };
    let planned = |now: &str| {
        let world = case.world();
        match world.engine.plan(&world.contact, &world.state, at(now)) {
            Plan::Call(call) => (call.phone, call.from, call.until),
            end => panic!("{end:?}"),
        }
    };
    assert_eq!(planned("2026-11-23T14:15"), (phone(1), at("2026-11-23T14:15"), at("2026-11-23T18:00")));
    assert_eq!(planned("2026-11-23T17:59"), (phone(1), at("2026-11-23T17:59"), at("2026-11-23T18:00")));
    assert_eq!(planned("2026-11-23T18:00"), (phone(2), at("2026-11-24T09:00"), at("2026-11-24T10:00")));
}

//! Callbacks and what else agents say (R22, R38, R40).

use crate::notation::{BASE, Case, at, run};
use rappel_strategy::engine::{Plan, Turn};

const NUMBERS: &[&str] = &[
    "preliminary_calls = 2\nplanning = [{ name = \"soir\", hours = { mon-fri = [\"18:00-20:00\"] } }]",
    "planning = [{ name = \"matin\", hours = { mon-fri = [\"09:00-12:00\"] } }]",
];
/// Monday evening, on TEL1.
const ASKED: Case = Case { numbers: NUMBERS, now: "2026-11-23T18:06", ..BASE };

#[test]
fn r22_r40_a_callback_passes_gates_plannings_and_the_strategys_cap_but_no_limit() {
    run(&[
        Case {
            says: "off its planning",
            calls: &[("2026-11-23T18:05", 1, "callback at 2026-11-24T14:00")],
            expected: "TEL1 2026-11-24T14:00 until 2026-11-24T20:00",
            ..ASKED
        },
        Case {
            says: "on another number, which is not open",
            calls: &[("2026-11-23T18:05", 1, "callback at 2026-11-24T15:00 on 2")],
            expected: "TEL2 2026-11-24T15:00 until 2026-11-24T20:00",
            ..ASKED
        },
        Case {
            says: "not before the campaign opens",
            calls: &[("2026-11-23T18:05", 1, "callback at 2026-11-28T10:00")],
            expected: "TEL1 2026-11-30T09:00 until 2026-11-30T20:00",
            ..ASKED
        },
        Case {
            says: "past the strategy's cap",
            numbers: &[r#"cap = { calls = 1, per = "day" }"#],
            calls: &[("2026-11-23T18:05", 1, "callback at 2026-11-23T18:30")],
            expected: "TEL1 2026-11-23T18:30",
            ..ASKED
        },
        Case {
            says: "but it counts: the call after it is capped",
            numbers: &[r#"cap = { calls = 2, per = "day" }"#],
            calls: &[("2026-11-23T18:05", 1, "callback at 2026-11-23T18:30"), ("2026-11-23T18:30", 1, "no_answer")],
            now: "2026-11-23T18:31",
            expected: "TEL1 2026-11-24T18:05",
            ..ASKED
        },
        Case {
            says: "not past a cap of the law",
            campaign: r#"limit = [{ name = "LAW", cap = { calls = 1, days = 7, per = "number" } }]"#,
            calls: &[("2026-11-23T18:05", 1, "callback at 2026-11-24T10:00")],
            expected: "TEL1 2026-11-30T09:00",
            ..ASKED
        },
        Case {
            says: "not in the midday break of the law",
            campaign: r#"limit = [{ name = "LAW", hours = { mon-fri = ["10:00-13:00", "14:00-20:00"] } }]"#,
            calls: &[("2026-11-23T18:05", 1, "callback at 2026-11-24T13:15")],
            expected: "TEL1 2026-11-24T14:00 until 2026-11-24T20:00",
            ..ASKED
        },
        Case {
            says: "asked for the past, it is due at once",
            calls: &[("2026-11-23T18:05", 1, "callback at 2026-11-23T17:00")],
            expected: "TEL1 2026-11-23T18:06 until 2026-11-23T20:00",
            ..ASKED
        },
        Case {
            says: "on a suppressed number, the strategy chooses",
            contact: &["1!", "2"],
            calls: &[("2026-11-23T18:05", 1, "callback at 2026-11-24T14:00")],
            expected: "TEL2 2026-11-25T09:00 until 2026-11-25T12:00",
            ..ASKED
        },
        Case {
            says: "a callback without an agreed instant follows the rules",
            calls: &[("2026-11-23T18:05", 1, "callback")],
            expected: "TEL1 2026-11-23T19:05 until 2026-11-23T20:00",
            ..ASKED
        },
    ]);
}

#[test]
fn r22_r38_a_personal_callback_becomes_general() {
    const PERSONAL: Case = Case {
        says: "kept until three",
        calls: &[("2026-11-23T18:05", 1, "callback at 2026-11-24T14:00 for 7 until 2026-11-24T15:00")],
        expected: "TEL1 2026-11-24T14:00 until 2026-11-24T15:00",
        ..ASKED
    };
    let general = Case {
        says: "then general",
        now: "2026-11-24T15:00",
        expected: "TEL1 2026-11-24T15:00 until 2026-11-24T20:00",
        ..PERSONAL
    };
    run(&[PERSONAL, general]);
    let world = PERSONAL.world();
    for (now, turn) in [("2026-11-24T14:59", Turn::PersonalCallback), ("2026-11-24T15:00", Turn::Callback)] {
        let Plan::Call(call) = world.engine.plan(&world.contact, &world.state, at(now)) else { panic!("{now}") };
        assert_eq!(call.turn(), turn, "{now}");
    }
}

#[test]
fn r22_final_and_other_qualifications() {
    run(&[
        Case {
            says: "a final one closes",
            calls: &[("2026-11-23T18:05", 1, "yes")],
            expected: "end Qualified(Status(12))",
            ..ASKED
        },
        Case { says: "never again", calls: &[("2026-11-23T18:05", 1, "stop")], expected: "end DoNotCall", ..ASKED },
        Case {
            says: "one that is not final follows the rules",
            calls: &[("2026-11-23T18:05", 1, "later")],
            rules: r#"{ recall = { call = "same", after = "1 h" } }, { status = "later", recall = { call = "same", after = "2 d" } }"#,
            expected: "TEL1 2026-11-25T18:05",
            ..ASKED
        },
        Case {
            says: "the wrong person gives the number up",
            calls: &[("2026-11-23T18:05", 1, "wrong")],
            expected: "TEL2 2026-11-24T09:00",
            ..ASKED
        },
        Case {
            says: "unless a rule names it",
            calls: &[("2026-11-23T18:05", 1, "wrong")],
            rules: r#"{ recall = { call = "same", after = "1 h" } }, { status = "wrong", recall = { call = "same", after = "1 d" } }"#,
            expected: "TEL1 2026-11-24T18:05",
            ..ASKED
        },
    ]);
}

#[test]
fn r22_do_not_call_suppresses_the_number() {
    for (status, suppress) in [("stop", true), ("yes", false), ("later", false)] {
        let mut world = ASKED.world();
        assert_eq!(world.call(("2026-11-23T18:05", 1, status)).suppress, suppress, "{status}");
    }
}

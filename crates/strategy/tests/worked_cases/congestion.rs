//! Technical failures, and statuses that are easily taken for one another (R20, R21).

use crate::notation::{BASE, Case, at, run};
use rappel_strategy::engine::Plan;

const C1: (&str, u64, &str) = ("2026-11-23T10:00", 1, "congestion");
const C2: (&str, u64, &str) = ("2026-11-23T10:02", 1, "congestion");
const C3: (&str, u64, &str) = ("2026-11-23T10:07", 1, "congestion");
const C4: (&str, u64, &str) = ("2026-11-23T10:22", 1, "congestion");
const OWING: &[&str] = &["preliminary_calls = 1", ""];

#[test]
fn r21_short_retries_then_the_rule() {
    const NAMED: &str = r#"{ recall = { call = "same", after = "1 h" } }, { status = "congestion", recall = { call = "choice", after = "30 min" } }"#;
    run(&[
        Case { says: "two minutes", numbers: OWING, calls: &[C1], expected: "TEL1 2026-11-23T10:02", ..BASE },
        Case { says: "then five", numbers: OWING, calls: &[C1, C2], expected: "TEL1 2026-11-23T10:07", ..BASE },
        Case { says: "then fifteen", numbers: OWING, calls: &[C1, C2, C3], expected: "TEL1 2026-11-23T10:22", ..BASE },
        Case {
            says: "then the rule for every status",
            numbers: OWING,
            calls: &[C1, C2, C3, C4],
            expected: "TEL1 2026-11-23T11:22",
            ..BASE
        },
        Case {
            says: "then the rule for congestion; TEL1 still owes its call",
            rules: NAMED,
            numbers: OWING,
            calls: &[C1, C2, C3, C4],
            expected: "TEL1 2026-11-23T10:52",
            ..BASE
        },
        Case {
            says: "and no short retry again while nothing else happens",
            numbers: OWING,
            calls: &[C1, C2, C3, C4, ("2026-11-23T11:22", 1, "congestion")],
            now: "2026-11-23T11:23",
            expected: "TEL1 2026-11-23T12:22",
            ..BASE
        },
        Case {
            says: "another status between them begins anew",
            numbers: OWING,
            calls: &[C1, ("2026-11-23T10:02", 1, "busy"), ("2026-11-23T11:02", 1, "congestion")],
            now: "2026-11-23T11:03",
            expected: "TEL1 2026-11-23T11:04",
            ..BASE
        },
        Case {
            says: "own delays",
            general: "congestion_retry_min = [1, 60]",
            numbers: OWING,
            calls: &[C1, ("2026-11-23T10:01", 1, "congestion")],
            expected: "TEL1 2026-11-23T11:01",
            ..BASE
        },
        Case {
            says: "not moved into a planning, but kept inside the opening",
            numbers: &["planning = [{ name = \"soir\", hours = { mon-fri = [\"18:00-20:00\"] } }]"],
            calls: &[("2026-11-23T19:59", 1, "congestion")],
            now: "2026-11-23T20:00",
            expected: "TEL1 2026-11-24T09:00 until 2026-11-24T20:00",
            ..BASE
        },
        Case {
            says: "no preliminary call: the next one is still owed after the retry was answered by nobody",
            numbers: OWING,
            rules: r#"{ recall = { call = "TEL2", after = "1 h" } }"#,
            calls: &[C1, ("2026-11-23T10:02", 1, "no_answer")],
            expected: "TEL2 2026-11-23T11:02",
            ..BASE
        },
    ]);
}

#[test]
fn r21_rejected_is_not_busy() {
    const RULES: &str = r#"
        { recall = { call = "same", after = "1 h" } },
        { status = "busy", recall = { call = "same", after = "10 min" } },
        { status = "rejected", recall = { call = "same", after = "3 d" } }"#;
    run(&[
        Case {
            says: "busy",
            rules: RULES,
            calls: &[("2026-11-23T10:00", 1, "busy")],
            expected: "TEL1 2026-11-23T10:10",
            ..BASE
        },
        Case {
            says: "rejected",
            rules: RULES,
            calls: &[("2026-11-23T10:00", 1, "rejected")],
            expected: "TEL1 2026-11-26T10:00",
            ..BASE
        },
        Case {
            says: "a blocked displayed number does not give the contact's number up",
            rules: RULES,
            calls: &[("2026-11-23T10:00", 1, "caller_id_blocked")],
            expected: "TEL1 2026-11-23T11:00",
            ..BASE
        },
    ]);
}

#[test]
fn r21_whoever_was_abandoned_is_called_back_only_with_an_agent_reserved() {
    const ABANDONED: (&str, u64, &str) = ("2026-11-23T10:00", 1, "abandoned");
    for (says, calls, reserved) in [
        ("nobody came", &[ABANDONED] as &[_], true),
        ("nobody came, and the call back met congestion", &[ABANDONED, ("2026-11-23T11:00", 1, "congestion")], true),
        ("the call back was made", &[ABANDONED, ("2026-11-23T11:00", 1, "later")], false),
        ("congestion alone", &[C1], false),
    ] {
        let world = Case { says, calls, ..BASE }.world();
        let Plan::Call(call) = world.engine.plan(&world.contact, &world.state, at("2026-11-23T12:00")) else {
            panic!("{says}")
        };
        assert_eq!(call.agent_reserved, reserved, "{says}");
    }
}

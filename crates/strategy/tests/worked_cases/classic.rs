//! Recall rules without a strategy (R50).

use crate::notation::{BASE, Case, Row, at, phone};
use rappel_strategy::engine::{Attempt, EndReason, Engine, Plan, State, status};
use rappel_strategy::status::{Status, SystemStatus};

const CAMPAIGN: &str = r#"
[classic]
attempts_max = 4
caller_id = { show = "hidden" }
rule = [
    { after = "1 h", tries_max = 9, next = "next" },
    { status = "busy", after = "10 min", tries_max = 2, next = "same" },
    { status = "machine", after = "3 h", tries_max = 0, next = "same" },
]"#;

/// `Ok(rank, instant)`, or the end.
type Outcome = Result<(u8, &'static str), EndReason>;

#[test]
fn r50_classic_rules() {
    let busy = ("2026-11-23T10:00", 1, "busy");
    let cases: &[(&str, &[Row], Outcome)] = &[
        ("fresh", &[], Ok((1, "2026-11-23T10:00"))),
        ("busy: the same, after ten minutes", &[busy], Ok((1, "2026-11-23T10:10"))),
        ("any other: the next", &[("2026-11-23T10:00", 1, "no_answer")], Ok((2, "2026-11-23T11:00"))),
        ("after the last the first", &[("2026-11-23T10:00", 3, "no_answer")], Ok((1, "2026-11-23T11:00"))),
        ("campaign hours only", &[("2026-11-23T19:30", 1, "no_answer")], Ok((2, "2026-11-24T09:00"))),
        ("tried again twice", &[busy, ("2026-11-23T10:10", 1, "busy")], Ok((1, "2026-11-23T10:20"))),
        (
            "but not a third time",
            &[busy, ("2026-11-23T10:10", 1, "busy"), ("2026-11-23T10:20", 1, "busy")],
            Err(EndReason::TriesExhausted(Status::system(SystemStatus::Busy))),
        ),
        (
            "never tried again",
            &[("2026-11-23T10:00", 1, "machine")],
            Err(EndReason::TriesExhausted(Status::system(SystemStatus::Machine))),
        ),
        ("invalid: given up, another one at once", &[("2026-11-23T10:00", 1, "invalid")], Ok((2, "2026-11-23T10:00"))),
        ("congestion: a short retry", &[("2026-11-23T10:00", 2, "congestion")], Ok((2, "2026-11-23T10:02"))),
        (
            "the ceiling of the contact",
            &[
                ("2026-11-23T10:00", 1, "no_answer"),
                ("2026-11-23T11:00", 2, "no_answer"),
                ("2026-11-23T12:00", 3, "no_answer"),
                ("2026-11-23T13:00", 1, "no_answer"),
            ],
            Err(EndReason::Ceiling),
        ),
        ("a final qualification", &[("2026-11-23T10:00", 1, "stop")], Err(EndReason::DoNotCall)),
    ];
    let case = Case { contact: &["1", "2", "3"], campaign: CAMPAIGN, ..BASE };
    let campaign = case.campaign();
    let engine = Engine::classic(&campaign, at(case.now)).expect("compiles");
    let contact = case.world().contact;
    for (says, calls, expected) in cases {
        let mut state = State::default();
        for (when, index, name) in *calls {
            let attempt = Attempt {
                at: at(when),
                phone: phone(*index),
                status: status(&campaign, name).expect("known"),
                shown: None,
                message_left: false,
                callback: None,
            };
            engine.apply(&contact, &mut state, &attempt);
        }
        let now = calls.last().map_or(case.now, |(when, ..)| *when);
        let found = match engine.plan(&contact, &state, at(now)) {
            Plan::Call(call) => Ok((call.rank + 1, call.from)),
            Plan::End(reason) => Err(reason),
        };
        assert_eq!(found, expected.clone().map(|(rank, from)| (rank, at(from))), "{says}");
    }
}

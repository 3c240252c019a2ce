//! The three modes of choosing, side by side: `wait`, `skip`, number order.

use rappel_strategy::engine::{Attempt, Contact, Engine, NextCall, Plan, Slot, State, ZoneId, status};
use rappel_strategy::model::{Campaign, OffPlanning, Strategy};
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;

fn at(text: &str) -> Instant {
    format!("{text}:00+01:00").parse().expect("a Paris winter time")
}

fn campaign() -> Campaign {
    toml::from_str(
        r#"
        name = "Worked cases"
        zone = "Europe/Paris"
        phone_columns = ["TEL_A", "TEL_B"]
        hours = { mon-fri = ["09:00-20:00"] }
        closed_days = { dates = ["2026-11-30"] }
        "#,
    )
    .expect("a campaign")
}

fn strategy(rule: &str) -> Strategy {
    toml::from_str(&format!(
        r#"
        name = "Worked cases"
        default = [{{ recall = {rule} }}]
        [[number]]
        name = "A"
        column = "TEL_A"
        preliminary_calls = 2
        caller_id = {{ show = "hidden" }}
        planning = [{{ name = "soir", hours = {{ mon-fri = ["18:00-20:00"] }} }}]
        [[number]]
        name = "B"
        column = "TEL_B"
        caller_id = {{ show = "hidden" }}
        planning = [{{ name = "matin", hours = {{ mon-fri = ["09:00-12:00"] }} }}]
        "#
    ))
    .expect("a strategy")
}

fn phone(rank: u64) -> Phone {
    Phone::from_e164(33_639_980_000 + rank).expect("valid")
}

const SAME: &str = r#"{ call = "same", after = "1 h" }"#;
const OTHER: &str = r#"{ call = "TEL2", after = "15 min" }"#;

/// Monday 2026-11-23; Monday 2026-11-30 is a closed day.
struct Case {
    situation: &'static str,
    rule: &'static str,
    first_empty: bool,
    cap: bool,
    /// (instant, status) on TEL1.
    attempts: &'static [(&'static str, &'static str)],
    now: &'static str,
    /// wait, skip, favour order: rank and instant; `None` where the specification says nothing.
    expected: [Option<(u8, &'static str)>; 3],
}

const CASES: &[Case] = &[
    Case {
        situation: "fresh contact, Monday 10:00",
        rule: SAME,
        first_empty: false,
        cap: false,
        attempts: &[],
        now: "2026-11-23T10:00",
        expected: [Some((1, "2026-11-23T18:00")), Some((2, "2026-11-23T10:00")), Some((1, "2026-11-23T10:00"))],
    },
    Case {
        situation: "TEL1 no answer Mon 18:05, rule same, +1 h",
        rule: SAME,
        first_empty: false,
        cap: false,
        attempts: &[("2026-11-23T18:05", "no_answer")],
        now: "2026-11-23T18:06",
        expected: [Some((1, "2026-11-23T19:05")); 3],
    },
    Case {
        situation: "TEL1 no answer Mon 10:00, rule same, +1 h",
        rule: SAME,
        first_empty: false,
        cap: false,
        attempts: &[("2026-11-23T10:00", "no_answer")],
        now: "2026-11-23T10:01",
        expected: [None, None, Some((1, "2026-11-23T18:00"))],
    },
    Case {
        situation: "TEL1 called twice, last Mon 19:50, rule TEL2, +15 min",
        rule: OTHER,
        first_empty: false,
        cap: false,
        attempts: &[("2026-11-23T18:05", "no_answer"), ("2026-11-23T19:50", "no_answer")],
        now: "2026-11-23T19:51",
        expected: [Some((2, "2026-11-24T09:00")); 3],
    },
    Case {
        situation: "TEL1 empty, Monday 10:00",
        rule: SAME,
        first_empty: true,
        cap: false,
        attempts: &[],
        now: "2026-11-23T10:00",
        expected: [Some((2, "2026-11-23T10:00")); 3],
    },
    Case {
        situation: "TEL1 cap 1 a week, used Mon 18:05, rule same, +1 h",
        rule: SAME,
        first_empty: false,
        cap: true,
        attempts: &[("2026-11-23T18:05", "no_answer")],
        now: "2026-11-23T18:06",
        expected: [Some((2, "2026-11-24T09:00")); 3],
    },
    Case {
        situation: "TEL1 congestion Mon 18:05",
        rule: SAME,
        first_empty: false,
        cap: false,
        attempts: &[("2026-11-23T18:05", "congestion")],
        now: "2026-11-23T18:06",
        expected: [Some((1, "2026-11-23T18:07")); 3],
    },
    Case {
        situation: "Friday 19:55 TEL1 no answer, rule same, +1 h, Monday a holiday",
        rule: SAME,
        first_empty: false,
        cap: false,
        attempts: &[("2026-11-27T19:55", "no_answer")],
        now: "2026-11-27T19:56",
        expected: [Some((1, "2026-12-01T18:00")); 3],
    },
];

#[test]
fn r32_r33_r35_worked_cases_in_three_modes() {
    let campaign = campaign();
    for case in CASES {
        for (mode, expected) in case.expected.iter().enumerate() {
            let Some((rank, instant)) = *expected else { continue };
            let mut strategy = strategy(case.rule);
            strategy.off_planning = if mode == 1 { OffPlanning::Skip } else { OffPlanning::Wait };
            strategy.favour_number_order = mode == 2;
            if case.cap {
                strategy.number[0].cap = toml::from_str(
                    r#"calls = 1
per = "week""#,
                )
                .ok();
                assert!(strategy.number[0].cap.is_some());
            }
            let engine = Engine::new(&strategy, &campaign, at("2026-11-23T00:00")).expect("compiles");
            let mut contact = Contact::default();
            for index in 0..2 {
                let slot = Slot { phone: phone(index), zone: ZoneId::CAMPAIGN, takes_texts: false, suppressed: false };
                contact.slots[index as usize] = (index > 0 || !case.first_empty).then_some(slot);
            }
            let mut state = State::default();
            for (instant, name) in case.attempts {
                let attempt = Attempt {
                    at: at(instant),
                    phone: phone(0),
                    status: status(&campaign, name).expect("known"),
                    shown: None,
                    message_left: false,
                    callback: None,
                };
                engine.apply(&contact, &mut state, &attempt);
            }
            match engine.plan(&contact, &state, at(case.now)) {
                Plan::Call(NextCall { rank: found, from, .. }) => {
                    assert_eq!((found + 1, from), (rank, at(instant)), "{} (mode {mode})", case.situation);
                }
                Plan::End(reason) => panic!("{} (mode {mode}) ended: {reason:?}", case.situation),
            }
        }
    }
}

//! The worked cases of the specification, asked of the command in the three modes (R32, R33, R35).

use crate::base::{CAMPAIGN, Place, STRATEGY};
use serde_json::json;

const SAME: &str = r#"{ call = "same", after = "1 h" }"#;
const OTHER: &str = r#"{ call = "TEL2", after = "15 min" }"#;

/// Rank and instant.
type Expected = Option<(u8, &'static str)>;

struct Case {
    situation: &'static str,
    rule: &'static str,
    first_empty: bool,
    capped: bool,
    /// Instants on TEL1, and how they ended.
    attempts: &'static [(&'static str, &'static str)],
    at: &'static str,
    /// With `wait`, with `skip`, favouring number order; `None` where the case says nothing.
    expected: [Expected; 3],
}

const CASE: Case = Case {
    situation: "",
    rule: SAME,
    first_empty: false,
    capped: false,
    attempts: &[],
    at: "2026-11-23T10:00",
    expected: [None; 3],
};

const CASES: &[Case] = &[
    Case {
        situation: "fresh contact, Monday 10:00",
        expected: [Some((1, "2026-11-23T18:00")), Some((2, "2026-11-23T10:00")), Some((1, "2026-11-23T10:00"))],
        ..CASE
    },
    Case {
        situation: "TEL1 no answer Monday 18:05, same after 1 h",
        attempts: &[("2026-11-23T18:05", "no_answer")],
        at: "2026-11-23T18:06",
        expected: [Some((1, "2026-11-23T19:05")); 3],
        ..CASE
    },
    Case {
        situation: "TEL1 no answer Monday 10:00, same after 1 h",
        attempts: &[("2026-11-23T10:00", "no_answer")],
        at: "2026-11-23T10:01",
        expected: [None, None, Some((1, "2026-11-23T18:00"))],
        ..CASE
    },
    Case {
        situation: "TEL1 called twice, last Monday 19:50, TEL2 after 15 min",
        rule: OTHER,
        attempts: &[("2026-11-23T18:05", "no_answer"), ("2026-11-23T19:50", "no_answer")],
        at: "2026-11-23T19:51",
        expected: [Some((2, "2026-11-24T09:00")); 3],
        ..CASE
    },
    Case {
        situation: "TEL1 empty, Monday 10:00",
        first_empty: true,
        expected: [Some((2, "2026-11-23T10:00")); 3],
        ..CASE
    },
    Case {
        situation: "TEL1 capped to one a week, used Monday 18:05, same after 1 h",
        capped: true,
        attempts: &[("2026-11-23T18:05", "no_answer")],
        at: "2026-11-23T18:06",
        expected: [Some((2, "2026-11-24T09:00")); 3],
        ..CASE
    },
    Case {
        situation: "TEL1 congestion Monday 18:05",
        attempts: &[("2026-11-23T18:05", "congestion")],
        at: "2026-11-23T18:06",
        expected: [Some((1, "2026-11-23T18:07")); 3],
        ..CASE
    },
    Case {
        situation: "Friday 19:55 TEL1 no answer, same after 1 h, Monday closed",
        attempts: &[("2026-11-27T19:55", "no_answer")],
        at: "2026-11-27T19:56",
        expected: [Some((1, "2026-12-01T18:00")); 3],
        ..CASE
    },
];

#[test]
fn r32_r33_r35_worked_cases_in_three_modes() {
    for case in CASES {
        let modes = ["off_planning = \"wait\"", "off_planning = \"skip\"", "favour_number_order = true"];
        for (mode, expected) in modes.into_iter().zip(case.expected) {
            let Some((rank, instant)) = expected else { continue };
            let cap = if case.capped { "cap = { calls = 1, per = \"week\" }\n" } else { "" };
            let strategy = STRATEGY
                .replace(
                    "default = [{ recall = { call = \"same\", after = \"1 h\" } }]",
                    &format!("{mode}\ndefault = [{{ recall = {} }}]", case.rule),
                )
                .replace("preliminary_calls", &format!("{cap}preliminary_calls"));
            let place = Place::with(&[("campaign.toml", CAMPAIGN), ("strategy.toml", &strategy)]);
            let mobile = if case.first_empty { "" } else { "06 39 98 12 04" };
            let attempts: Vec<_> = case
                .attempts
                .iter()
                .map(|(at, status)| json!({ "at": at, "number": "TEL1", "status": status }))
                .collect();
            let phones = json!({ "TEL_MOBILE": mobile, "TEL_FIXE": "01 99 00 55 66" });
            let contact = json!({ "key": "C1", "phones": phones, "attempts": attempts });
            let run = place.next(&format!("--at {}", case.at), contact.to_string());
            assert_eq!(run.code, 0, "{}, {mode}: {run:?}", case.situation);
            let answer = run.line();
            let instant = format!("{instant}:00+01:00");
            assert_eq!(
                (&answer["number"], &answer["instant"]),
                (&json!(rank), &json!(instant)),
                "{} ({mode})",
                case.situation
            );
            let now = instant.starts_with(case.at);
            assert_eq!(answer["outcome"], if now { "call" } else { "wait" }, "{} ({mode})", case.situation);
            assert_eq!(answer["now"], now);
        }
    }
}

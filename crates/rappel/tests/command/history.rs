//! What `rappel next` makes of contacts and their histories.

use crate::base::{CAMPAIGN, CLASSIC, Place};
use serde_json::{Value, json};

/// A contact with everything that a line can say.
pub const FULL: &str = r#"{
  "key": "C1",
  "phones": { "TEL_MOBILE": "06 39 98 12 04", "TEL_FIXE": 199005566 },
  "zone": "Indian/Reunion",
  "suppressed": ["+33199009999"],
  "at": "2026-11-24T10:00",
  "calls_elsewhere": [{ "at": "2026-11-20T10:00:00+01:00", "phone": "+33639981204" }],
  "attempts": [
    { "at": "2026-11-23T18:05", "number": 1, "status": "no_answer", "shown": "+33199001122" },
    { "at": "2026-11-23T18:35", "number": "TEL1", "status": "machine", "message_left": true, "manual": true },
    { "at": "2026-11-23T19:05", "number": "TEL_FIXE", "status": "callback",
      "callback": { "at": "2026-11-25T17:00", "number": "+33639981204", "agent": 7, "personal_until": "2026-11-25T18:00" } }
  ]
}"#;

const PHONES: &str = r#""phones": {"TEL_MOBILE": "06 39 98 12 04", "TEL_FIXE": "01 99 00 55 66"}"#;

fn answered(contact: &str, options: &str) -> Value {
    let run = Place::good().next(options, contact);
    assert_eq!(run.code, 0, "{run:?}");
    run.line()
}

fn after(attempts: &Value, at: &str) -> Value {
    answered(&format!(r#"{{"key": "C1", {PHONES}, "attempts": {attempts}}}"#), &format!("--at {at}"))
}

fn refused(contact: &str) -> String {
    let run = Place::good().next("--at 2026-11-24T10:00", contact);
    assert_eq!(run.code, 1, "{run:?}");
    run.line()["error"].as_str().expect("an error").to_owned()
}

#[test]
fn r22_a_personal_callback_is_kept_for_its_agent() {
    let answer = answered(FULL, "");
    assert_eq!(answer["instant"], "2026-11-25T17:00:00+01:00");
    assert_eq!((&answer["cause"], &answer["phone"]), (&json!("callback"), &json!("+33639981204")));
    assert_eq!(answer["personal"], json!({ "agent": 7, "until": "2026-11-25T18:00:00+01:00" }));
    assert_eq!((&answer["rule"]["level"], &answer["selection"]), (&json!("agent"), &json!("target")));
    let after =
        json!({ "at": "2026-11-23T19:05:00+01:00", "phone": "+33199005566", "attempt": 1, "status": "callback" });
    assert_eq!(answer["after"], after);
    assert_eq!(answer["zone"], "Indian/Reunion");
}

#[test]
fn r22_a_general_callback_calls_the_number_just_called() {
    let callback = json!({ "at": "2026-11-25T17:00" });
    let attempts = json!([{ "at": "2026-11-24T09:30", "number": 2, "status": "callback", "callback": callback }]);
    let answer = after(&attempts, "2026-11-24T10:00");
    assert_eq!((&answer["number"], &answer["personal"]), (&json!(2), &Value::Null));
    assert_eq!(answer["instant"], "2026-11-25T17:00:00+01:00");
}

#[test]
fn r15_the_rule_is_cited_by_planning_attempt_and_status() {
    let attempts = json!([{ "at": "2026-11-23T18:05", "number": "TEL1", "status": "busy" }]);
    let answer = after(&attempts, "2026-11-23T18:06");
    assert_eq!(answer["instant"], "2026-11-23T18:20:00+01:00");
    let rule = json!({
        "level": "planning", "number": 1, "planning": "Soir", "preliminary_call": null, "attempt": 1, "status": "busy"
    });
    assert_eq!(answer["rule"], rule);
    assert_eq!(answer["planning"], "Soir");
    assert!(answer["reason"].as_str().is_some_and(|reason| reason.contains("planning «\u{a0}Soir\u{a0}»")), "{answer}");
}

#[test]
fn r13_r17_the_displayed_number_and_the_message_are_told() {
    let fresh = after(&json!([]), "2026-11-23T18:30");
    assert_eq!(fresh["displayed"], "+33199001122");
    assert_eq!((&fresh["hidden"], &fresh["message"], &fresh["ring_s"]), (&json!(false), &json!("bonjour"), &json!(25)));
    let attempts = json!([{ "at": "2026-11-23T18:05", "number": 1, "status": "machine", "message_left": true }]);
    assert_eq!(after(&attempts, "2026-11-23T18:30")["message"], Value::Null);
    let suppressed = format!(r#"{{"key": "C1", {PHONES}, "suppressed": ["0639981204"]}}"#);
    let hidden = answered(&suppressed, "--at 2026-11-24T10:00");
    assert_eq!((&hidden["number"], &hidden["hidden"], &hidden["displayed"]), (&json!(2), &json!(true), &Value::Null));
}

#[test]
fn r21_after_an_abandoned_call_an_agent_is_reserved() {
    let attempts = json!([{ "at": "2026-11-23T18:05", "number": 1, "status": "abandoned" }]);
    assert_eq!(after(&attempts, "2026-11-23T18:30")["agent_reserved"], true);
}

#[test]
fn attempts_are_taken_in_the_order_of_their_instants() {
    let (first, second) = (
        json!({ "at": "2026-11-23T18:05", "number": 1, "status": "busy" }),
        json!({ "at": "2026-11-23T17:30:00Z", "number": "+33639981204", "status": "no_answer" }),
    );
    let at = "2026-11-23T18:31";
    assert_eq!(after(&json!([first, second]), at), after(&json!([second, first]), at));
}

#[test]
fn r30_phones_that_are_no_numbers_count_as_empty_and_are_named() {
    let answer =
        answered(r#"{"key": "C1", "phones": {"TEL_MOBILE": "06 39 98", "TEL_FIXE": null}}"#, "--at 2026-11-24T10:00");
    assert_eq!(
        (&answer["outcome"], &answer["end"], &answer["result"]),
        (&json!("end"), &json!("no_number"), &json!("no_number"))
    );
    assert_eq!(answer["invalid"], json!([{ "column": "TEL_MOBILE", "phone": "06 39 98", "error": "too short" }]));
}

#[test]
fn r2_the_zone_comes_from_the_contact_else_from_the_number() {
    let fresh = |rest: &str| answered(&format!(r#"{{"key": "C1", "phones": {rest}}}"#), "--at 2026-11-24T08:00");
    // Evening on Réunion, 18:00, is 15:00 in Paris.
    let overseas = fresh(r#"{"TEL_MOBILE": "06 92 12 34 56"}"#);
    assert_eq!(
        (&overseas["zone"], &overseas["instant"]),
        (&json!("Indian/Reunion"), &json!("2026-11-24T15:00:00+01:00"))
    );
    let moved = fresh(r#"{"TEL_MOBILE": "06 92 12 34 56"}, "zone": "Europe/Paris""#);
    assert_eq!((&moved["zone"], &moved["instant"]), (&json!("Europe/Paris"), &json!("2026-11-24T18:00:00+01:00")));
}

#[test]
fn r50_without_a_strategy_the_classic_rules_decide() {
    let campaign = format!("{CAMPAIGN}{CLASSIC}");
    let place = Place::with(&[("campaign.toml", &campaign), ("none.toml", CAMPAIGN)]);
    let ask = |attempts: Value, at: &str| {
        let contact = format!(r#"{{"key": "C1", {PHONES}, "attempts": {attempts}}}"#);
        place.run(&format!("next --campaign campaign.toml --format json --at {at}"), contact).line()
    };
    let attempt = |at: &str, status: &str| json!({ "at": at, "number": "TEL1", "status": status });
    let busy = ask(json!([attempt("2026-11-23T10:00", "busy")]), "2026-11-23T10:01");
    assert_eq!((&busy["number"], &busy["instant"]), (&json!(1), &json!("2026-11-23T10:15:00+01:00")));
    assert_eq!(busy["rule"]["level"], "classic");
    let silent = ask(json!([attempt("2026-11-23T10:00", "no_answer")]), "2026-11-23T10:01");
    assert_eq!((&silent["column"], &silent["instant"]), (&json!("TEL_FIXE"), &json!("2026-11-24T10:00:00+01:00")));
    let twice = json!([attempt("2026-11-23T10:00", "busy"), attempt("2026-11-23T10:15", "busy")]);
    let over = ask(twice, "2026-11-23T10:16");
    assert_eq!((&over["end"], &over["result"]), (&json!("tries_exhausted"), &json!("tries_exhausted:busy")));

    let run = place.run("next --campaign none.toml", "");
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("--strategy"), "{run:?}");
}

#[test]
fn r4_nothing_is_decided_with_errors_in_the_files() {
    let place = Place::with(&[("campaign.toml", &CAMPAIGN.replace("Europe/Paris", "Europe/Pari"))]);
    let run = place.run("next --campaign campaign.toml", "");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("Europe/Paris") && run.err.contains("rappel check"), "{run:?}");
}

#[test]
fn r61_an_explanation_says_what_is_in_the_way_of_every_number() {
    let contact = format!(r#"{{"key": "C1", {PHONES}}}"#);
    let answer = answered(&contact, "--at 2026-11-24T10:00 --explain");
    let numbers = answer["numbers"].as_array().expect("a list");
    assert_eq!(numbers[0]["obstacles"][0]["obstacle"], "off_planning");
    assert_eq!((&numbers[0]["owes"], &numbers[0]["callable"]), (&json!(2), &json!(false)));
    assert_eq!(numbers[1]["obstacles"][0]["obstacle"], "held_back");
    assert_eq!(numbers[1]["obstacles"][0]["number"], 1);
    assert_eq!((&answer["attempts"], &answer["attempts_max"]), (&json!(0), &json!(20)));

    let place = Place::good();
    let told =
        place.run("next --strategy strategy.toml --campaign campaign.toml --at 2026-11-24T10:00 --explain", &contact);
    assert!(told.out.contains("hors de ses plannings"), "{told:?}");
    let told =
        place.run("next --strategy strategy.toml --campaign campaign.toml --at 2026-11-24T10:00 --lang en", &contact);
    assert_eq!(
        told.out,
        "C1: wait until Tuesday 24 November 2026 at 18:00, then TEL1 (Mobile) 06 39 98 12 04. First call of the contact; \
         the strategy chooses the lowest rank that owes preliminary calls. Displayed number: 01 99 00 11 22.\n"
    );
}

#[test]
fn wrong_contacts_are_refused_with_the_way_out() {
    let attempt = |attempt: &str| format!(r#"{{"key": "C1", {PHONES}, "attempts": [{attempt}]}}"#);
    for (contact, says) in [
        (r#"{"key": "C1", "phones": {"TEL_MOBIL": "1"}}"#.to_owned(), "did you mean `TEL_MOBILE`?"),
        (r#"{"key": "C1", "phones": {"TEL_FIXE": "", "TEL_FIXE": ""}}"#.to_owned(), "twice"),
        (r#"{"key": "C1", "phones": {}, "zone": "Europe/Pari"}"#.to_owned(), "did you mean `Europe/Paris`?"),
        (r#"{"key": "C1", "phones": {}, "suppressed": ["moi"]}"#.to_owned(), "not a telephone number"),
        (r#"{"key": "C1", "phones": {}, "at": "demain"}"#.to_owned(), "expected for example"),
        (r#"{"key": "C1", "phones": {}, "colour": 1}"#.to_owned(), "unknown field `colour`"),
        (r#"{"phones": {}}"#.to_owned(), "missing field `key`"),
        (r#"["C1", {}]"#.to_owned(), "not a JSON object"),
        ("C1;0639981204".to_owned(), "not a JSON object"),
        (attempt(r#"{"at": "2026-11-23T18:05", "number": 3, "status": "busy"}"#), "only TEL1 to TEL2"),
        (attempt(r#"{"at": "2026-11-23T18:05", "number": "TEL_FIX", "status": "busy"}"#), "did you mean `TEL_FIXE`?"),
        (attempt(r#"{"at": "2026-11-23T18:05", "number": 1, "status": "bussy"}"#), "did you mean `busy`?"),
        (attempt(r#"{"at": "2026-11-25T18:05", "number": 1, "status": "busy"}"#), "after the instant asked about"),
        (
            attempt(
                r#"{"at": "2026-11-23T18:05", "number": 1, "status": "busy", "callback": {"at": "2026-11-26T10:00"}}"#,
            ),
            "of kind callback",
        ),
        (
            attempt(
                r#"{"at": "2026-11-23T18:05", "number": 1, "status": "callback", "callback": {"at": "2026-11-26T10:00", "agent": 1}}"#,
            ),
            "go together",
        ),
    ] {
        let error = refused(&contact);
        assert!(error.contains(says), "{contact}\n{error}");
    }
}

#[test]
fn a_name_that_is_a_rank_and_another_column_is_refused() {
    let swap = |text: &str| text.replace("TEL_MOBILE", "TEL2").replace("TEL_FIXE", "TEL1");
    let place = Place::with(&[("campaign.toml", &swap(CAMPAIGN)), ("strategy.toml", &swap(crate::base::STRATEGY))]);
    let ask = |number: &str| {
        let attempts = format!(r#"[{{"at": "2026-11-23T18:05", "number": {number}, "status": "busy"}}]"#);
        let contact = format!(r#"{{"key": "C1", {}, "attempts": {attempts}}}"#, swap(PHONES));
        place.next("--at 2026-11-24T10:00", contact).line()
    };
    assert!(ask("\"TEL1\"")["error"].as_str().is_some_and(|error| error.contains("write 1")));
    assert_eq!(ask("1")["after"]["phone"], "+33639981204");
}

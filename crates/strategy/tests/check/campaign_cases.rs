//! Faults of campaigns, one at a time.

use super::base::{Case, campaign, json, told};
use rappel_strategy::check::{Lang, check_campaign};

const CASES: &[Case] = &[
    ("unknown-zone", "zone", "", |_, c| c.zone = "Europe/Pari".to_owned()),
    ("too-many-phone-columns", "phone_columns", "", |_, c| {
        c.phone_columns.extend((0..8).map(|n| format!("tel{n}")));
    }),
    ("name-duplicate", "phone_columns[4]", "", |_, c| c.phone_columns.push("bureau".to_owned())),
    ("name-empty", "phone_columns[4]", "", |_, c| c.phone_columns.push(String::new())),
    ("days-reversed", "last_day", "", |_, c| c.last_day = Some(json("\"2026-11-22\""))),
    ("unknown-calendar", "closed_days.calendars[2]", "", |_, c| c.closed_days.calendars.push("FR-REU".to_owned())),
    ("unknown-calendar", "limit[1].closed_days.calendars[1]", "", |_, c| {
        c.limit[0].closed_days.calendars.push("??".to_owned());
    }),
    ("opening-duplicate", "exceptional_opening[2].date", "", |_, c| {
        let opening = c.exceptional_opening[0].clone();
        c.exceptional_opening.push(opening);
    }),
    ("out-of-range", "fresh_percent", "", |_, c| c.fresh_percent = Some(101)),
    ("out-of-range", "dialling.agents", "", |_, c| c.dialling.agents = 100_001),
    ("out-of-range", "dialling.calls_per_agent", "", |_, c| c.dialling.calls_per_agent = 0.5),
    ("out-of-range", "dialling.calls_per_agent", "", |_, c| c.dialling.calls_per_agent = f64::NAN),
    ("out-of-range", "dialling.trunk[1].calls_per_second", "", |_, c| c.dialling.trunk[0].calls_per_second = 0),
    ("out-of-range", "dialling.trunk[1].calls_max", "", |_, c| c.dialling.trunk[0].calls_max = 0),
    ("no-trunk", "dialling.trunk", "", |_, c| c.dialling.trunk.clear()),
    ("name-duplicate", "qualification[3].name", "", |_, c| {
        let qualification = c.qualification[0].clone();
        c.qualification.push(qualification);
    }),
    ("qualification-name-reserved", "qualification[2].name", "", |_, c| c.qualification[1].name = "busy".to_owned()),
    ("too-many-qualifications", "qualification", "", |_, c| {
        let rest = (0..47).map(|n| json(&format!(r#"{{"name":"Q{n}","kind":"other"}}"#)));
        c.qualification.extend(rest);
    }),
    ("limit-empty", "limit[2]", "", |_, c| c.limit.push(json(r#"{"name":"B"}"#))),
    ("limit-forbids-all", "limit[2].hours", "", |_, c| c.limit.push(json(r#"{"name":"B","hours":{}}"#))),
    ("out-of-range", "limit[2].cap.calls", "", |_, c| {
        c.limit.push(json(r#"{"name":"B","cap":{"calls":0,"days":30,"per":"number"}}"#));
    }),
    ("out-of-range", "limit[2].cap.days", "", |_, c| {
        c.limit.push(json(r#"{"name":"B","cap":{"calls":1,"days":367,"per":"number"}}"#));
    }),
    ("name-duplicate", "limit[2].name", "", |_, c| {
        let limit = c.limit[0].clone();
        c.limit.push(limit);
    }),
    ("opening-empty", "hours", "", |s, c| {
        c.hours = json("{}");
        c.exceptional_opening.clear();
        s.number.iter_mut().for_each(|number| number.planning.clear());
        s.number[1].default.clear();
    }),
];

const CLASSIC: &[Case] = &[
    ("classic-default-missing", "classic.rule", "", |_, c| {
        c.classic.as_mut().expect("given").rule.remove(0);
    }),
    ("rule-duplicate", "classic.rule[3]", "", |_, c| {
        let rules = &mut c.classic.as_mut().expect("given").rule;
        rules.push(rules[1].clone());
    }),
    ("unknown-status", "classic.rule[2].status", "", |_, c| {
        c.classic.as_mut().expect("given").rule[1].status = Some("bussy".to_owned());
    }),
    ("out-of-range", "classic.attempts_max", "", |_, c| c.classic.as_mut().expect("given").attempts_max = 0),
    ("out-of-range", "classic.ring_s", "", |_, c| c.classic.as_mut().expect("given").ring_s = 5),
    ("recall-at-once", "classic.rule[2].after", "", |_, c| {
        c.classic.as_mut().expect("given").rule[1].after = json("\"0 s\"");
    }),
    ("out-of-range", "classic.rule[1].tries_max", "", |_, c| {
        c.classic.as_mut().expect("given").rule[0].tries_max = 101
    }),
    ("caller-id-not-listed", "classic.caller_id.number", "", |_, c| {
        c.classic.as_mut().expect("given").caller_id = json(r#"{"show":"listed","number":"+33612345679"}"#);
    }),
];

#[test]
fn r1_r37_faults_of_campaigns() {
    insta::assert_snapshot!("campaigns", told(CASES));
}

#[test]
fn r50_faults_of_classic_rules() {
    insta::assert_snapshot!("classic", told(CLASSIC));
}

#[test]
fn r10_a_campaign_without_a_phone_column_has_nothing_to_call() {
    // A strategy on it is at fault too, so that this one is checked alone.
    let mut campaign = campaign();
    campaign.phone_columns.clear();
    let findings = check_campaign(&campaign);
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!(finding.code.name(), "no-phone-column");
    assert_eq!(
        finding.message(Lang::Fr),
        "La campagne n’a aucune colonne de téléphone\u{a0}: il n’y a rien à appeler."
    );
    assert_eq!(finding.message(Lang::En), "The campaign has no phone column: there is nothing to call.");
}

//! What the law refuses at the time of dialling is refused in a forecast too, by the dialer's own guard (R37).

use crate::base::{MONDAY, at, question, simple, told};
use crate::running::Ran;
use rappel_forecast::{File, FileBuilder, FileContact, FileNumber, Forecast, Question, Since, file_of_store};
use rappel_store::{ContactPhone, ImportedContact, Store};
use rappel_strategy::engine::seed;
use rappel_strategy::file::{read_campaign, read_strategy};
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::phone::Phone;
use rappel_strategy::status::QualificationKind;
use rappel_strategy::time::{DAY_MS, HOUR_MS, Instant};
use rappel_telephony::Profile;
use serde_json::{Map, Value, json};
use std::ops::ControlFlow;

const PARIS: u64 = 33_199_000_000;
const REUNION: u64 = 262_262_000_000;
/// A day of consent from which on half of them may be called.
const WEDNESDAY: &str = "2026-11-25";

/// Open day and night, prospecting consumers in France.
const CAMPAIGN: &str = r#"
name = "Prospection"
zone = "Europe/Paris"
phone_columns = ["TEL"]
hours = { mon-sun = ["00:00-24:00"] }
caller_ids = ["+33162341810"]
dialling = { agents = 40, trunk = [{ name = "A", calls_per_second = 100, calls_max = 1000 }] }
law = { presets = ["fr-consumer"], purpose = "prospection", consent_column = "ACCORD" }
"#;

const STRATEGY: &str = r#"
name = "Un appel par jour"
default = [{ recall = { call = "same", after = "1 d" } }]

[[number]]
name = "Seul"
column = "TEL"
caller_id = { show = "listed", number = "+33162341810" }
"#;

fn campaign() -> Campaign {
    read_campaign(CAMPAIGN, "campaign").map_err(|error| error.to_string()).expect("a campaign")
}

fn strategy(text: &str) -> Strategy {
    read_strategy(text, "strategy").map_err(|error| error.to_string()).expect("a strategy")
}

/// Nearly everybody answers, and refuses.
fn everybody_refuses() -> Profile {
    let mut profile = simple(99.0, 5.0, 60.0);
    profile.agents.outcomes.retain(|outcome| outcome.kind == QualificationKind::Refusal);
    profile.agents.outcomes[0].percent = 100.0;
    profile
}

fn columns(consent: &str) -> Map<String, Value> {
    json!({ "ACCORD": consent }).as_object().cloned().expect("an object")
}

/// A file of contacts that begin with these digits and have this consent.
fn file(campaign: &Campaign, contacts: &[(u64, &str, u64)]) -> File {
    let mut builder = FileBuilder::of(campaign);
    let mut index = 0;
    for &(digits, consent, count) in contacts {
        let columns = columns(consent);
        for _ in 0..count {
            let phone = Phone::from_e164(digits + index).expect("a number");
            let numbers = vec![FileNumber { column: 0, phone, takes_texts: false, suppressed: false, zone: None }];
            let key = format!("K{index}");
            let columns = Some(&columns);
            builder.push(FileContact { key: &key, numbers, columns, ..FileContact::default() }).expect("fits");
            index += 1;
        }
    }
    builder.finish()
}

/// The least that a profile allows: of so few calls none is answered.
fn nobody_answers() -> Profile {
    simple(0.01, 5.0, 60.0)
}

fn ended(forecast: &Forecast, result: &str) -> f64 {
    forecast.totals.ended.iter().filter(|ended| ended.result == result).map(|ended| ended.contacts.mean).sum()
}

fn calls_between(forecast: &Forecast, from: Instant, until: Instant) -> f64 {
    let quarters = forecast.quarters.iter().filter(|quarter| from <= quarter.at && quarter.at < until);
    quarters.map(|quarter| quarter.calls.mean).sum()
}

#[test]
fn r37_who_did_not_consent_is_not_called_in_a_forecast() {
    let (campaign, strategy) = (campaign(), strategy(STRATEGY));
    let profile = nobody_answers();
    let nobody = file(&campaign, &[(PARIS, "non", 100), (PARIS, "", 50)]);
    let forecast = told(&question(&campaign, &nobody, &profile, 3, 2), &strategy);
    assert_eq!(forecast.totals.calls.mean, 0.0);
    assert_eq!(ended(&forecast, "law:FR-OPTIN"), 150.0, "{:?}", forecast.totals.ended);
    let mixed = file(&campaign, &[(PARIS, "", 100), (PARIS, "oui", 70), (PARIS, WEDNESDAY, 30)]);
    let forecast = told(&question(&campaign, &mixed, &profile, 3, 2), &strategy);
    assert_eq!(ended(&forecast, "law:FR-OPTIN"), 100.0);
    // Once a day, who may be called by then.
    let day = |days: i64| calls_between(&forecast, at(MONDAY) + days * DAY_MS, at(MONDAY) + (days + 1) * DAY_MS);
    assert_eq!((day(0), day(1), day(2)), (70.0, 70.0, 100.0));
}

#[test]
fn r37_a_hidden_number_is_refused_in_a_forecast() {
    let (campaign, profile) = (campaign(), nobody_answers());
    let hidden = strategy(&STRATEGY.replace(r#"show = "listed", number = "+33162341810""#, r#"show = "hidden""#));
    let willing = file(&campaign, &[(PARIS, "oui", 80)]);
    let forecast = told(&question(&campaign, &willing, &profile, 2, 2), &hidden);
    assert_eq!(forecast.totals.calls.mean, 0.0);
    let by_law = ended(&forecast, "law:FR-CLI-VISIBLE") + ended(&forecast, "law:FR-CLI-CLASS");
    assert_eq!(by_law, 80.0, "{:?}", forecast.totals.ended);
}

/// Contacts whose numbers are at one place stand together: each place is called in its own hours, as if it were alone.
#[test]
fn r37_two_places_are_called_in_the_hours_of_each() {
    let (campaign, strategy) = (campaign(), strategy(STRATEGY));
    let profile = nobody_answers();
    let of = |contacts: &[(u64, &str, u64)]| {
        let file = file(&campaign, contacts);
        told(&question(&campaign, &file, &profile, 1, 2), &strategy)
    };
    let both = of(&[(PARIS, "oui", 120), (REUNION, "oui", 60)]);
    let hour = |hours: i64| at(MONDAY) + hours * HOUR_MS;
    // It is 10 o'clock on Réunion when it is 7 in Paris, and 20 when it is 17.
    assert_eq!(calls_between(&both, hour(0), hour(7)), 0.0);
    assert_eq!(calls_between(&both, hour(7), hour(10)), 60.0);
    assert_eq!(calls_between(&both, hour(10), hour(24)), 120.0);
    let callable = |hours: i64| both.quarters.iter().find(|q| q.at == hour(hours)).map(|q| q.callable.mean);
    assert_eq!((callable(6), callable(7), callable(10)), (Some(0.0), Some(60.0), Some(120.0)));
}

/// Without columns, nothing can be said of consent: it is taken for granted, and that is said.
#[test]
fn r37_consent_that_no_file_tells_is_taken_for_granted() {
    let (campaign, strategy) = (campaign(), strategy(STRATEGY));
    let profile = nobody_answers();
    let mut builder = FileBuilder::default();
    let phone = Phone::from_e164(PARIS).expect("a number");
    let numbers = vec![FileNumber { column: 0, phone, takes_texts: false, suppressed: false, zone: None }];
    builder.push(FileContact { key: "K", numbers, ..FileContact::default() }).expect("fits");
    let (unknown, known) = (builder.finish(), file(&campaign, &[(PARIS, "oui", 1)]));
    let said = |file: &File| {
        let forecast = told(&question(&campaign, file, &profile, 1, 2), &strategy);
        assert_eq!(forecast.totals.calls.mean, 1.0);
        forecast.assumptions.iter().any(|said| said.en.contains("consents"))
    };
    assert_eq!((said(&unknown), said(&known)), (true, false));
}

/// The running dialer reads the columns in its database, the forecast the same ones: the same contacts are refused.
#[test]
fn r37_the_running_dialer_refuses_the_same_contacts() {
    let (campaign, strategy) = (campaign(), strategy(STRATEGY));
    let profile = simple(20.0, 5.0, 60.0);
    let mut rows = (0..300_u64).map(|contact| {
        let (digits, consent) = match contact % 5 {
            0 => (PARIS, ""),
            1 => (PARIS, WEDNESDAY),
            2 => (REUNION, "oui"),
            _ => (PARIS, "oui"),
        };
        let phone = Phone::from_e164(digits + contact).expect("a number");
        ImportedContact {
            key: format!("K{contact}"),
            columns: Value::Object(columns(consent)).to_string(),
            phones: vec![ContactPhone { column: 0, phone, takes_texts: false, zone: None }],
            zone: None,
            priority: 0,
        }
    });
    let mut ran = Ran::of(campaign.clone(), STRATEGY, &mut rows);
    let mut go_on = |_| ControlFlow::Continue(());
    let file = file_of_store(&mut ran.store, ran.id, Since::Now, &mut go_on).expect("reads").expect("not stopped");
    let asked = question(&campaign, &file, &profile, 4, 1);
    let forecast = told(&asked, &strategy);
    ran.run(at(MONDAY), 4, seed::mix(asked.seed, 0), &profile);
    let by_law = ran.store.results(ran.id).expect("reads").into_iter().find(|(result, _)| result == "law:FR-OPTIN");
    assert_eq!((by_law.map(|(_, count)| count), ended(&forecast, "law:FR-OPTIN")), (Some(60), 60.0));
    let (ran, told) = (ran.attempts().len() as f64, forecast.totals.calls.mean);
    assert!((ran - told).abs() <= 0.02 * told && told > 600.0, "{ran} {told}");
}

/// After a refusal the law leaves the number alone, whoever else in the file has it; in the forecast as in the run, and in the
/// forecast of what is left after the run, of which whoever refused is no longer a part.
#[test]
fn r37_quiet_after_a_refusal_holds_for_whoever_shares_the_number() {
    // Quiet lasts as long as the ordinary horizon, beyond which nobody waits.
    let patient = format!("horizon_days = 90\n{STRATEGY}");
    let (mut campaign, strategy, profile) = (campaign(), strategy(&patient), everybody_refuses());
    let refusal = r#"{ "name": "Refus", "kind": "refusal", "final": true }"#;
    campaign.qualification = vec![serde_json::from_str(refusal).expect("a qualification")];
    let mut rows = (0..60_u64).map(|contact| ImportedContact {
        key: format!("K{contact}"),
        columns: Value::Object(columns("oui")).to_string(),
        phones: vec![ContactPhone {
            column: 0,
            phone: Phone::from_e164(PARIS + contact / 2).expect("a number"),
            takes_texts: false,
            zone: None,
        }],
        zone: None,
        priority: 0,
    });
    let mut ran = Ran::of(campaign.clone(), &patient, &mut rows);
    let mut go_on = |_| ControlFlow::Continue(());
    let file = file_of_store(&mut ran.store, ran.id, Since::Now, &mut go_on).expect("reads").expect("not stopped");
    let asked = question(&campaign, &file, &profile, 3, 1);
    let forecast = told(&asked, &strategy);
    assert_eq!((ended(&forecast, "Refus"), forecast.totals.waiting.mean), (30.0, 30.0), "{:?}", forecast.totals.ended);
    ran.run(at(MONDAY), 3, seed::mix(asked.seed, 0), &profile);
    assert_eq!(ran.attempts().len() as f64, forecast.totals.calls.mean);
    let left = file_of_store(&mut ran.store, ran.id, Since::Now, &mut go_on).expect("reads").expect("not stopped");
    assert_eq!((left.len(), left.ended_before()), (30, 30));
    let asked = Question { from: at(MONDAY) + 3 * DAY_MS, ..question(&campaign, &left, &profile, 30, 1) };
    assert_eq!(told(&asked, &strategy).totals.calls.mean, 0.0);
    let asked = Question { until: at(MONDAY) + 70 * DAY_MS, ..asked };
    assert_eq!(ended(&told(&asked, &strategy), "Refus"), 30.0);
}

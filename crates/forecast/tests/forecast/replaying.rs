//! What another strategy would have dialled in a past campaign.

use crate::base::{MONDAY, at, example};
use crate::running::Ran;
use rappel_forecast::{AgentsWeek, Estimate, Figure, Named, Replay, ReplayQuestion, Verdict, replay};
use rappel_store::{ExportedAttempt, Store};
use rappel_strategy::file;
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::zone::Zone;
use rappel_telephony::Profile;
use std::ops::ControlFlow;

fn ran() -> Ran {
    let mut ran = Ran::new(400, 6);
    ran.run(at(MONDAY), 4, 3, &Profile::french());
    ran
}

fn asked(ran: &mut Ran, other: &Strategy, estimate: Option<Estimate<'_>>) -> Replay {
    let question =
        ReplayQuestion { campaign: ran.id, other: Named { name: &other.name, strategy: Some(other) }, estimate };
    replay(&mut ran.store, &question, &|_| ControlFlow::Continue(())).expect("replays").expect("not stopped")
}

fn count(replay: &Replay, verdict: Verdict) -> u64 {
    replay.verdicts.iter().find(|count| count.verdict == verdict).expect("every verdict").attempts
}

#[test]
fn the_strategy_of_that_time_would_have_dialled_the_same() {
    let mut ran = ran();
    let attempts = ran.attempts().len() as u64;
    let (_, strategy) = example(6);
    let same = asked(&mut ran, &strategy, None);
    assert_eq!(same.attempts, attempts);
    assert_eq!(same.verdicts.iter().map(|count| count.attempts).sum::<u64>(), attempts);
    // All but those whose number somebody else had been called on, which is not counted here.
    assert!(count(&same, Verdict::Same) >= attempts - attempts / 50, "{:?}", same.verdicts);
    assert_eq!(same.estimate, None);
}

#[test]
fn another_strategy_differs_where_it_says_and_the_change_has_an_interval() {
    let mut ran = ran();
    let (_, strategy) = example(6);
    let mut once = strategy.clone();
    once.name = "Un seul essai".to_owned();
    once.attempts_max = 1;
    once.number.truncate(1);
    let (agents, shipped) = (AgentsWeek::constant(6), Profile::french());
    let estimate = Estimate { agents: &agents, shipped: &shipped, seed: 9, seeds: Some(4) };
    let told = asked(&mut ran, &once, Some(estimate));
    let attempts = ran.attempts();
    let later = attempts.iter().filter(|ended| ended.attempt.n > 1).count() as u64;
    assert!(later > 50 && count(&told, Verdict::Ended) >= later, "{later} {:?}", told.verdicts);
    assert!(told.numbers_it_would_have_tried <= told.numbers_never_tried && told.numbers_never_tried > 0);
    let shown: Vec<_> = told.sample.iter().filter(|shown| shown.verdict == Verdict::Ended).collect();
    assert!(!shown.is_empty() && shown.len() <= 20 && shown.iter().all(|shown| shown.would_dial.is_none()));
    for shown in &told.sample {
        let of = |ended: &&rappel_store::ExportedAttempt| ended.key == shown.key && ended.attempt.n == shown.n;
        let recorded = attempts.iter().find(of).expect("a recorded attempt");
        assert_eq!((shown.at, &shown.dialled), (recorded.attempt.placed_at, &recorded.attempt.phone.to_string()));
    }
    let estimate = told.estimate.expect("asked for");
    assert!(estimate.forecasts.iter().all(|forecast| forecast.profile.learned));
    let reached = estimate.differences[0]
        .figures
        .iter()
        .find(|difference| difference.figure == Figure::Reached)
        .expect("reached");
    assert!(reached.larger_than_noise && reached.difference.high < 0.0, "{reached:?}");
}

fn rule(id: &str, requires: &str) -> String {
    format!(
        "[[law.rule]]\nid = \"{id}\"\ntitle = {{ fr = \"t\", en = \"t\" }}\nsources = [\"s\"]\nchecked = \"2026-11-22\"\n\
         confidence = \"unsettled\"\nstrength = \"policy\"\nrequires.{requires}\n"
    )
}

#[test]
fn calls_that_kept_the_law_are_not_found_against_it_r37() {
    let mut ran = ran();
    let (_, strategy) = example(6);
    assert_eq!(asked(&mut ran, &strategy, None).law, []);
}

#[test]
fn calls_that_rules_chosen_later_forbid_are_found_r37() {
    let mut ran = ran();
    let (campaign, strategy) = example(6);
    let document = file::write_campaign(&Campaign { classic: None, law: None, ..campaign });
    let law = "[law]\npresets = []\npurpose = \"collection\"\n\
               responsibility = { by = \"a\", at = \"2026-01-01T00:00:00Z\", reason = \"b\" }\n";
    let rules = [
        rule("CONSENT", "consent = {}"),
        rule("NO-MONDAY", "window = { hours = { tue-sun = [\"00:00-24:00\"] } }"),
        rule("ONE-IN-TWO-DAYS", "count = { calls = 1, days = 2, per = \"contact\" }"),
    ];
    ran.store.put_document(ran.id, &format!("{document}\n{law}{}", rules.concat())).expect("puts");
    let told = asked(&mut ran, &strategy, None);
    let attempts = ran.attempts();
    let zone = Zone::load("Europe/Paris").expect("a zone");
    let day = |ended: &ExportedAttempt| zone.day(ended.attempt.placed_at);
    let on_mondays = attempts.iter().filter(|ended| day(ended).weekday() == 0).count() as u64;
    let soon = |ended: &&ExportedAttempt| {
        let before = attempts.iter().filter(|other| other.key == ended.key && other.attempt.n < ended.attempt.n);
        before.map(day).any(|before| day(ended) < before + 2)
    };
    let of = |rule: &str| told.law.iter().find(|finding| finding.rule == rule).expect(rule);
    assert_eq!(of("CONSENT").recorded, attempts.len() as u64);
    assert_eq!(of("NO-MONDAY").recorded, on_mondays);
    assert_eq!(of("ONE-IN-TWO-DAYS").recorded, attempts.iter().filter(soon).count() as u64);
    assert!(on_mondays > 50 && of("ONE-IN-TWO-DAYS").recorded > 20, "{:?}", told.law);
    // The same strategy would have made the same calls, but for those whose number somebody else had been called on.
    for finding in &told.law {
        assert!(
            finding.held_back <= finding.recorded && finding.held_back >= finding.recorded - attempts.len() as u64 / 50
        );
        assert!(!finding.sample.is_empty() && finding.sample.len() <= 20);
    }
    for shown in &of("NO-MONDAY").sample {
        let recorded = attempts.iter().find(|ended| ended.key == shown.key && ended.attempt.n == shown.n);
        assert_eq!(recorded.map(|ended| ended.attempt.placed_at), Some(shown.at));
        assert_eq!(zone.day(shown.at).weekday(), 0);
    }
    assert_eq!(told.law[0].rule, "CONSENT", "against most calls");
}

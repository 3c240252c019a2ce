//! The guard at the time of dialling, on the simulated network (R37).

use crate::base::{ALL, MONDAY, STRATEGY, World, at, campaign, fixed, mobile, row};
use rappel_dialer::{Stands, standing};
use rappel_store::{Phase, Store};
use rappel_strategy::engine::Standing;
use rappel_strategy::phone::Phone;
use rappel_strategy::status::SystemStatus;
use std::ops::ControlFlow;

const AGENTS: &str = "{ agents = 5, calls_per_agent = 1.0 }";
const LISTED: &str = "caller_ids = [\"+33162341810\"]";
/// Displays a number that the law of France accepts.
fn listed() -> String {
    STRATEGY.replace("{ show = \"hidden\" }", "{ show = \"listed\", number = \"+33162341810\" }")
}

fn law(text: &str) -> String {
    format!("{LISTED}\n[law]\n{text}")
}

#[test]
fn r37_without_proof_of_consent_no_call_leaves_and_the_refusal_is_kept_with_its_rule() {
    let mut rows = vec![row(0, [mobile(0), fixed(0)]), row(1, [mobile(1), fixed(1)]), row(2, [mobile(2), fixed(2)])];
    for (row, given) in rows.iter_mut().zip(["2026-11-01", "", "2026-11-25"]) {
        row.columns = format!(r#"{{"OK":"{given}"}}"#);
    }
    let text = law("presets = [\"fr-consumer\"]\npurpose = \"prospection\"\nconsent_column = \"OK\"");
    let mut world = World::with(&campaign(AGENTS, &text), &listed(), rows);
    let ran = world.run(MONDAY, 5);
    let called = |phone| ran.network.placed.iter().any(|(order, _)| order.to == phone);
    assert!(called(mobile(0)) && !called(mobile(1)) && called(mobile(2)));
    let first_of_2 = ran.network.placed.iter().find(|(order, _)| order.to == mobile(2)).expect("called").1;
    assert!(first_of_2 >= "2026-11-25T00:00:00+01:00".parse().unwrap(), "not before it was given: {first_of_2}");
    let contacts = world.contacts();
    assert!(matches!(&contacts[1].phase, Phase::Ended { result, .. } if result == "law:FR-OPTIN"), "{:?}", contacts[1]);
    let refusals = world.store.refusals(world.id, None, ALL).unwrap();
    let told: Vec<_> =
        refusals.iter().map(|r| (r.last.contact.position(), r.last.phone, r.last.rule.as_str())).collect();
    assert_eq!(told, [(1, mobile(1), "FR-OPTIN"), (2, mobile(2), "FR-OPTIN")]);
    assert_eq!((refusals[0].last.earliest, refusals[0].times), (None, 1), "told once: nothing spins");
    assert_eq!(refusals[1].last.earliest, Some("2026-11-25T00:00:00+01:00".parse().unwrap()));
    assert_eq!(ran.stats.unlawful, 2);
}

#[test]
fn r37_a_hidden_number_is_refused_where_one_must_be_displayed() {
    let text = law("presets = [\"fr-consumer\"]\npurpose = \"survey\"");
    let mut world = World::of(&campaign(AGENTS, &text), STRATEGY, 3);
    let ran = world.run(MONDAY, 2);
    assert!(ran.network.placed.is_empty());
    let ended = |result: &str| result.starts_with("law:FR-CLI");
    assert!(world.contacts().iter().all(|c| matches!(&c.phase, Phase::Ended { result, .. } if ended(result))));
}

#[test]
fn r37_a_country_without_chosen_law_is_refused_unless_somebody_answers_for_it() {
    let belgian = Phone::from_e164(32_470_123_456).unwrap();
    let text = law("presets = [\"fr-consumer\"]\npurpose = \"survey\"");
    let mut world = World::with(&campaign(AGENTS, &text), &listed(), [row(0, [belgian, fixed(0)])]);
    assert!(world.run(MONDAY, 1).network.placed.is_empty());
    assert_eq!(world.store.refusals(world.id, None, ALL).unwrap()[0].last.rule, "UNKNOWN-JURISDICTION");
    let answered =
        format!("{text}\nresponsibility = {{ by = \"Ana\", at = \"2026-11-20T10:00:00Z\", reason = \"essai\" }}");
    let mut world = World::with(&campaign(AGENTS, &answered), &listed(), [row(0, [belgian, fixed(0)])]);
    assert!(!world.run(MONDAY, 1).network.placed.is_empty());
}

#[test]
fn r37_the_rate_of_abandonment_holds_even_at_its_worst() {
    let own = "purpose = \"survey\"\npresets = [\"fr-texts\"]\n[[law.rule]]\nid = \"RATE\"\ntitle = { fr = \"t\", en = \"t\" }\n\
               sources = [\"s\"]\nchecked = \"2026-11-22\"\nconfidence = \"unsettled\"\nstrength = \"policy\"\n\
               requires.abandonment = { anchor = \"answer\", tau_s = 2.0, window = \"campaign\", limit_percent = 3.0 }";
    let many = "{ agents = 3, calls_per_agent = 8.0 }";
    let mut world = World::of(&campaign(many, &law(own)), STRATEGY, 150);
    let ran = world.run(MONDAY, 7);
    let abandoned = ran.stats.of(SystemStatus::Abandoned.into());
    assert!(ran.stats.reserved_by_law > 0 && ran.stats.talked > 40, "{:?}", ran.stats);
    assert!(100 * abandoned <= 3 * (abandoned + ran.stats.talked), "{abandoned} of {}", abandoned + ran.stats.talked);
    // Without the rule the same campaign passes it, so that the line above says something.
    let free = World::of(&campaign(many, &law("purpose = \"survey\"\npresets = [\"fr-texts\"]")), STRATEGY, 150)
        .run(MONDAY, 7);
    let abandoned = free.stats.of(SystemStatus::Abandoned.into());
    assert!(100 * abandoned > 3 * (abandoned + free.stats.talked), "{:?}", free.stats);
}

#[test]
fn r61_whom_the_law_holds_back_is_counted_under_its_rule() {
    let mut rows: Vec<_> = (0..5).map(|i| row(i, [mobile(i), fixed(i)])).collect();
    for (row, given) in rows.iter_mut().zip(["2026-11-01", "2026-11-26", "2026-11-26", "2026-11-27", ""]) {
        row.columns = format!(r#"{{"OK":"{given}"}}"#);
    }
    let text = law("presets = [\"fr-consumer\"]\npurpose = \"prospection\"\nconsent_column = \"OK\"");
    let mut world = World::with(&campaign(AGENTS, &text), &listed(), rows);
    let wednesday = at("2026-11-25T10:30:00+01:00");
    let told = standing(&mut world.store, world.id, wednesday, &mut |_| ControlFlow::Continue(()));
    let told = told.expect("a campaign").expect("not cancelled");
    let of =
        |standing| told.shares.iter().find(|share| matches!(&share.stands, Stands::Waits(found) if *found == standing));
    let held = of(Standing::Barred("FR-OPTIN".into())).expect("some are held back");
    assert_eq!((held.contacts, held.first_from), (3, Some(at("2026-11-26T10:00:00+01:00"))), "when the law opens");
    assert_eq!(of(Standing::Callable).map(|share| share.contacts), Some(1));
    assert_eq!(told.shares.iter().map(|share| share.contacts).sum::<u64>(), told.contacts, "the fifth ends");
}

/// Quiet after a refusal holds for another row that has the number too, however soon it is due: a number is free again only when
/// what its call came to is kept.
#[test]
fn r37_nobody_calls_for_another_row_before_the_outcome_on_the_number_is_kept() {
    let quiet = "qualification = [{ name = \"Refus\", kind = \"refusal\", final = true }]\n[law]\npurpose = \"survey\"\n\
                 [[law.rule]]\nid = \"QUIET\"\ntitle = { fr = \"t\", en = \"t\" }\nsources = [\"s\"]\n\
                 checked = \"2026-11-22\"\nconfidence = \"unsettled\"\nstrength = \"policy\"\ncountries = [\"FR\"]\n\
                 requires.quarantine = { after = \"refusal\", days = 30, per = \"number\" }";
    let rows = (0..120).map(|i| row(i, [mobile(i / 12), fixed(i)]));
    let mut world = World::with(&campaign("{ agents = 10, calls_per_agent = 1.0 }", quiet), STRATEGY, rows);
    world.run(MONDAY, 5);
    let attempts = world.store.attempts(world.id, None, ALL).unwrap();
    let mut asked = 0;
    for talk in attempts.iter().map(|told| &told.attempt) {
        let ending = talk.ending.as_ref().expect("ended");
        if ending.status.as_qualification().is_some() {
            asked += 1;
            let later = attempts.iter().map(|told| &told.attempt);
            let later = later.filter(|call| call.phone == talk.phone && call.placed_at > talk.placed_at);
            assert_eq!(later.count(), 0, "{} was called again", talk.phone);
        }
    }
    assert!(asked >= 5, "{asked}");
}

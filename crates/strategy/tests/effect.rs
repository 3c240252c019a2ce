//! What putting another strategy in place would change for waiting contacts (R60).

use rappel_strategy::engine::{Attempt, Change, Contact, Effect, Engine, Slot, State, ZoneId};
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::phone::Phone;
use rappel_strategy::status::SystemStatus;
use rappel_strategy::time::Instant;

const CAMPAIGN: &str = r#"
name = "Effet"
zone = "Europe/Paris"
phone_columns = ["TEL_A", "TEL_B"]
hours = { mon-fri = ["09:00-20:00"] }
"#;

fn strategy(column: &str, hours: &str, attempts_max: u16) -> Strategy {
    let text = format!(
        r#"
        name = "Effet"
        attempts_max = {attempts_max}
        default = [{{ recall = {{ call = "same", after = "1 h" }} }}]
        [[number]]
        name = "A"
        column = "{column}"
        caller_id = {{ show = "hidden" }}
        planning = [{{ name = "heures", hours = {{ mon-fri = ["{hours}"] }} }}]
        "#
    );
    toml::from_str(&text).expect("a strategy")
}

fn at(text: &str) -> Instant {
    format!("{text}:00+01:00").parse().expect("a Paris winter time")
}

#[test]
fn r60_the_effect_of_another_strategy_is_counted_by_contact() {
    let campaign: Campaign = toml::from_str(CAMPAIGN).expect("a campaign");
    let now = at("2026-11-23T10:00");
    let engine = |strategy: &Strategy| Engine::new(strategy, &campaign, now).expect("compiles");
    let old = engine(&strategy("TEL_A", "18:00-20:00", 20));
    let mut contact = Contact::default();
    let phone = Phone::from_e164(33_639_980_001).expect("valid");
    contact.slots[0] = Some(Slot { phone, zone: ZoneId::CAMPAIGN, takes_texts: false, suppressed: false });
    let fresh = State::default();
    let mut called = State::default();
    let attempt = Attempt {
        at: at("2026-11-20T18:00"),
        phone,
        status: SystemStatus::NoAnswer.into(),
        shown: None,
        message_left: false,
        callback: None,
    };
    old.apply(&contact, &mut called, &attempt);
    for (new, state, expected) in [
        (strategy("TEL_A", "18:00-20:00", 20), &fresh, Change::None),
        (strategy("TEL_A", "14:00-16:00", 20), &fresh, Change::Moves),
        (strategy("TEL_A", "09:00-12:00", 20), &fresh, Change::BecomesCallable),
        (strategy("TEL_B", "18:00-20:00", 20), &fresh, Change::Ends),
        (strategy("TEL_A", "18:00-20:00", 1), &called, Change::Ends),
    ] {
        let new = engine(&new);
        let mut effect = Effect::default();
        assert_eq!(effect.add((&old, &contact), (&new, &contact), state, now), Some(expected));
        assert_eq!(effect.contacts, 1);
        let mut back = Effect::default();
        let reversed = back.add((&new, &contact), (&old, &contact), state, now);
        match expected {
            Change::BecomesCallable => assert_eq!(reversed, Some(Change::BecomesWaiting)),
            Change::Ends => assert_eq!(reversed, Some(Change::Revives)),
            same => assert_eq!(reversed, Some(same)),
        }
    }
}

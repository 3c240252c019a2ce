//! The boundary cases worth freezing (R2, R37, R40): hours to the second, places, dates, counts under their keys.

use rappel_law::abandonment::{Answered, Tally};
use rappel_law::{Asked, Guard};
use rappel_strategy::engine::{Attempt, Contact, Engine, Obstacle, Plan, Slot, State};
use rappel_strategy::file::{read_campaign, read_strategy};
use rappel_strategy::law::{Channel, Requirement, in_force, preset, presets};
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::phone::Phone;
use rappel_strategy::status::{Status, SystemStatus};
use rappel_strategy::time::{Instant, LocalDay};
use rappel_strategy::zone::Zone;

fn at(text: &str) -> Instant {
    text.parse().expect(text)
}

fn phone(digits: u64) -> Phone {
    Phone::from_e164(digits).expect("a number")
}

/// A strategy that calls one number after the other, as soon as it may.
fn strategy() -> Strategy {
    let number = |column: &str| {
        format!("[[number]]\nname = \"{column}\"\ncolumn = \"{column}\"\ncaller_id = {{ show = \"hidden\" }}\n")
    };
    let text = format!(
        "name = \"S\"\nattempts_max = 100\nhorizon_days = 120\ndefault = [{{ recall = {{ call = \"same\", after = \"1 min\" }} }}]\n{}{}",
        number("A"),
        number("B")
    );
    read_strategy(&text, "strategy").map_err(|error| error.to_string()).expect("valid")
}

fn campaign(law: &str) -> Campaign {
    let text = format!(
        "name = \"C\"\nzone = \"UTC\"\nphone_columns = [\"A\", \"B\"]\nhours = {{ mon-sun = [\"00:00-24:00\"] }}\n\
         qualification = [{{ name = \"refus\", kind = \"refusal\" }}, {{ name = \"parle\", kind = \"negative\" }}]\n[law]\n{law}\n"
    );
    read_campaign(&text, "campaign").map_err(|error| error.to_string()).expect("valid")
}

/// An engine and a contact under a law.
struct World {
    engine: Engine,
    contact: Contact,
    state: State,
}

impl World {
    fn of(law: &str, numbers: &[u64], own_zone: Option<&str>) -> World {
        let campaign = campaign(law);
        let mut engine = Engine::new(&strategy(), &campaign, at("2026-06-01T00:00:00Z")).expect("compiles");
        let mut contact = Contact { seed: 1, ..Contact::default() };
        for (slot, digits) in contact.slots.iter_mut().zip(numbers) {
            let zone = engine.place(phone(*digits), own_zone).expect("a zone");
            *slot = Some(Slot { phone: phone(*digits), zone, takes_texts: false, suppressed: false });
        }
        World { engine, contact, state: State::default() }
    }

    fn call(&mut self, when: &str, digits: u64, status: impl Into<Status>) {
        let attempt = Attempt {
            at: at(when),
            phone: phone(digits),
            status: status.into(),
            shown: None,
            message_left: false,
            callback: None,
        };
        self.engine.apply(&self.contact, &mut self.state, &attempt);
    }

    /// The first instant from `now` on at which it is called.
    fn next(&self, now: &str) -> Instant {
        match self.engine.plan(&self.contact, &self.state, at(now)) {
            Plan::Call(call) => call.from,
            Plan::End(reason) => panic!("{reason:?}"),
        }
    }

    /// The rules in the way of the first number.
    fn rules(&self, now: &str) -> Vec<String> {
        let explanation = self.engine.explain(&self.contact, &self.state, at(now));
        let rule = |obstacle: &Obstacle| match obstacle {
            Obstacle::Forbidden(rule, _) | Obstacle::LawCap(rule, _) | Obstacle::Barred(rule, _) => Some(rule.clone()),
            _ => None,
        };
        explanation.numbers[0].obstacles.iter().filter_map(rule).collect()
    }
}

const FRANCE: &str = "presets = [\"fr-consumer\"]\npurpose = \"survey\"";
const PARIS: u64 = 33_199_000_001;
const REUNION: u64 = 262_692_123_456;
const STRASBOURG: u64 = 33_388_123_456;
const MIAMI: u64 = 13_055_550_123;
const LOS_ANGELES: u64 = 12_135_550_123;

/// What, law, number, own zone, now, first lawful instant.
type Case<'a> = (&'a str, &'a str, u64, Option<&'a str>, &'a str, &'a str);

#[test]
fn r2_r37_hours_to_the_second_and_in_the_called_partys_time() {
    let florida = "presets = [\"us-tsr\", \"us-florida\"]\npurpose = \"prospection\"";
    let federal = "presets = [\"us-tsr\"]\npurpose = \"prospection\"";
    let new_york = Some("America/New_York");
    let cases: &[Case] = &[
        (
            "the last second before noon break",
            FRANCE,
            PARIS,
            None,
            "2026-11-24T12:59:59+01:00",
            "2026-11-24T12:59:59+01:00",
        ),
        (
            "the break begins at 13:00 sharp",
            FRANCE,
            PARIS,
            None,
            "2026-11-24T13:00:00+01:00",
            "2026-11-24T14:00:00+01:00",
        ),
        ("20:00 sharp is over", FRANCE, PARIS, None, "2026-11-24T20:00:00+01:00", "2026-11-25T10:00:00+01:00"),
        (
            "19:00 in Paris is 22:00 on Réunion",
            FRANCE,
            REUNION,
            None,
            "2026-11-24T19:00:00+01:00",
            "2026-11-25T10:00:00+04:00",
        ),
        (
            "07:00 in Paris is 10:00 on Réunion",
            FRANCE,
            REUNION,
            None,
            "2026-11-24T07:00:00+01:00",
            "2026-11-24T07:00:00+01:00",
        ),
        ("Whit Monday", FRANCE, PARIS, None, "2027-05-17T10:00:00+02:00", "2027-05-18T10:00:00+02:00"),
        (
            "26 December in Strasbourg",
            FRANCE,
            STRASBOURG,
            None,
            "2028-12-26T10:00:00+01:00",
            "2028-12-27T10:00:00+01:00",
        ),
        ("26 December in Paris", FRANCE, PARIS, None, "2028-12-26T10:00:00+01:00", "2028-12-26T10:00:00+01:00"),
        ("abolition day on Réunion", FRANCE, REUNION, None, "2027-12-20T10:00:00+04:00", "2027-12-21T10:00:00+04:00"),
        (
            "the Monday after the clocks went back",
            FRANCE,
            PARIS,
            None,
            "2026-10-25T20:00:00+01:00",
            "2026-10-26T10:00:00+01:00",
        ),
        (
            "the Monday after the clocks went on",
            FRANCE,
            PARIS,
            None,
            "2027-03-29T00:00:00+02:00",
            "2027-03-30T10:00:00+02:00",
        ),
        ("Florida stops at 20:00", florida, MIAMI, new_york, "2026-11-24T20:30:00-05:00", "2026-11-25T08:00:00-05:00"),
        (
            "federal law goes on until 21:00",
            federal,
            MIAMI,
            new_york,
            "2026-11-24T20:30:00-05:00",
            "2026-11-24T20:30:00-05:00",
        ),
        (
            "a Pacific number may live in New York",
            federal,
            LOS_ANGELES,
            None,
            "2026-11-24T20:30:00-08:00",
            "2026-11-25T08:00:00-08:00",
        ),
        ("and in Los Angeles", federal, LOS_ANGELES, None, "2026-11-24T08:00:00-05:00", "2026-11-24T08:00:00-08:00"),
        (
            "its own zone settles it",
            federal,
            LOS_ANGELES,
            new_york,
            "2026-11-24T08:00:00-05:00",
            "2026-11-24T08:00:00-05:00",
        ),
        (
            "Italy, the eve of a holiday",
            "presets = [\"it-code\"]\npurpose = \"prospection\"",
            393_471_234_567,
            None,
            "2026-12-24T09:00:00+01:00",
            "2026-12-24T10:00:00+01:00",
        ),
    ];
    for (says, law, number, zone, now, expected) in cases {
        let world = World::of(law, &[*number], *zone);
        assert_eq!(world.next(now), at(expected), "{says}");
        assert_eq!(world.rules(now).is_empty(), at(now) == at(expected), "{says}: {:?}", world.rules(now));
    }
}

#[test]
fn r37_rules_begin_and_end_at_their_dates() {
    let law = FRANCE.to_owned()
        + "\n[[law.rule]]\nid = \"NIGHT\"\ntitle = { fr = \"t\", en = \"t\" }\neffective_from = \"2026-11-24\"\neffective_to = \
           \"2026-11-26\"\nsources = [\"s\"]\nchecked = \"2026-11-22\"\nconfidence = \"unsettled\"\nstrength = \"policy\"\n\
           requires.window = { hours = { mon-sun = [\"15:00-16:00\"] } }\n";
    let world = World::of(&law, &[PARIS], None);
    assert_eq!(world.next("2026-11-23T10:00:00+01:00"), at("2026-11-23T10:00:00+01:00"), "the day before");
    assert_eq!(world.next("2026-11-24T10:00:00+01:00"), at("2026-11-24T15:00:00+01:00"), "its first day");
    assert_eq!(world.next("2026-11-25T16:00:00+01:00"), at("2026-11-26T10:00:00+01:00"), "the day after its last");
}

#[test]
fn r37_r40_the_fifth_attempt_waits_for_day_thirty_one_whoever_makes_it() {
    let second = PARIS + 1;
    let mut world = World::of(FRANCE, &[PARIS, second], None);
    for minute in 0..2 {
        world.call(&format!("2026-11-02T10:0{minute}:00+01:00"), PARIS, SystemStatus::NoAnswer);
        world.call(&format!("2026-11-02T11:0{minute}:00+01:00"), second, SystemStatus::Busy);
    }
    let free = at("2026-12-02T10:00:00+01:00");
    assert_eq!(world.next("2026-11-02T12:00:00+01:00"), free, "thirty dates, that of the calls included");
    assert_eq!(world.rules("2026-12-01T10:00:00+01:00"), ["FR-FREQ"], "day 30");
    assert!(world.rules("2026-12-02T10:00:00+01:00").is_empty(), "day 31");
    // A second campaign of the same principal has made the fourth one.
    let mut shared = World::of(FRANCE, &[PARIS, second], None);
    for minute in 0..3 {
        shared.call(&format!("2026-11-02T10:0{minute}:00+01:00"), PARIS, SystemStatus::NoAnswer);
    }
    shared.contact.elsewhere = vec![(phone(second), at("2026-11-02T15:00:00+01:00"))];
    assert_eq!(shared.next("2026-11-03T10:00:00+01:00"), free);
    // That of another principal does not count.
    shared.contact.other_principals = std::mem::take(&mut shared.contact.elsewhere);
    assert_eq!(shared.next("2026-11-03T10:00:00+01:00"), at("2026-11-03T10:00:00+01:00"));
}

#[test]
fn r37_a_refusal_is_left_alone_for_sixty_full_days() {
    let mut world = World::of(FRANCE, &[PARIS], None);
    world.call("2026-09-01T10:00:00+02:00", PARIS, Status::qualification(0));
    assert_eq!(
        world.rules("2026-10-30T10:00:00+01:00"),
        ["FR-REFUSAL"],
        "the sixtieth day is a Saturday, this is the day before"
    );
    assert_eq!(
        world.next("2026-09-02T10:00:00+02:00"),
        at("2026-11-02T10:00:00+01:00"),
        "the first weekday from the 61st day on"
    );
}

#[test]
fn r37_three_calls_in_rolling_hours() {
    let law = "presets = [\"us-florida\"]\npurpose = \"prospection\"";
    let mut world = World::of(law, &[MIAMI], Some("America/New_York"));
    for hour in 10..13 {
        world.call(&format!("2026-11-24T{hour}:15:00-05:00"), MIAMI, SystemStatus::NoAnswer);
    }
    assert_eq!(world.next("2026-11-24T13:00:00-05:00"), at("2026-11-25T10:15:00-05:00"));
}

#[test]
fn r21_r37_an_abandoned_call_is_followed_only_with_an_agent_kept_free() {
    let law = "presets = [\"uk-2010\"]\npurpose = \"prospection\"";
    let mut world = World::of(law, &[442_079_460_000], None);
    world.call("2026-11-24T10:00:00Z", 442_079_460_000, SystemStatus::Abandoned);
    world.call("2026-11-25T10:00:00Z", 442_079_460_000, SystemStatus::NoAnswer);
    let reserved = |now: &str| match world.engine.plan(&world.contact, &world.state, at(now)) {
        Plan::Call(call) => call.agent_reserved,
        Plan::End(reason) => panic!("{reason:?}"),
    };
    assert!(reserved("2026-11-27T09:00:00Z"), "71 hours after");
    assert!(!reserved("2026-11-27T10:00:00Z"), "72 hours after");
}

#[test]
fn r37_regulation_f_counts_by_debt_and_only_calls_that_reached_the_telephone() {
    let law = "presets = [\"us-regf\"]\npurpose = \"collection\"";
    let mut world = World::of(law, &[MIAMI], Some("America/New_York"));
    // Seven calls for another debt of the same person.
    world.contact.neighbours =
        (0..7).map(|hour| (phone(MIAMI), at("2026-11-24T13:00:00Z") + hour * 3_600_000)).collect();
    for hour in 10..16 {
        world.call(&format!("2026-11-24T{hour}:00:00-05:00"), MIAMI, SystemStatus::NoAnswer);
    }
    world.call("2026-11-24T16:00:00-05:00", MIAMI, SystemStatus::Busy);
    assert_eq!(world.next("2026-11-24T17:00:00-05:00"), at("2026-11-24T17:00:00-05:00"), "six of this debt");
    world.call("2026-11-24T17:00:00-05:00", MIAMI, SystemStatus::NoAnswer);
    assert_eq!(world.next("2026-11-24T18:00:00-05:00"), at("2026-12-01T08:00:00-05:00"), "seven");
    let mut talked = World::of(law, &[MIAMI], Some("America/New_York"));
    talked.call("2026-11-24T10:00:00-05:00", MIAMI, Status::qualification(1));
    assert_eq!(talked.next("2026-11-24T11:00:00-05:00"), at("2026-12-01T08:00:00-05:00"), "a conversation");
}

#[test]
fn r37_a_country_that_no_set_covers_is_refused_unless_somebody_answers_for_it() {
    let ended = World::of(FRANCE, &[393_471_234_567], None);
    let plan = ended.engine.plan(&ended.contact, &ended.state, at("2026-11-24T10:00:00Z"));
    assert!(matches!(&plan, Plan::End(reason) if format!("{reason:?}").contains("UNKNOWN-JURISDICTION")), "{plan:?}");
    let taken =
        format!("{FRANCE}\nresponsibility = {{ by = \"Ana\", at = \"2026-11-20T10:00:00Z\", reason = \"essai\" }}");
    let world = World::of(&taken, &[393_471_234_567], None);
    assert_eq!(world.next("2026-11-24T10:00:00Z"), at("2026-11-24T10:00:00Z"));
}

fn denied(law: &str, columns: &str, shown: Option<Phone>, when: &str) -> Option<(String, Option<Instant>)> {
    let mut campaign = campaign(law);
    campaign.caller_ids = vec![phone(33_162_341_810)];
    let zone = Zone::load("Europe/Paris").expect("known");
    let columns = serde_json::from_str(columns).expect("an object");
    let guard = Guard::of(&campaign);
    let asked = Asked {
        at: at(when),
        zone: &zone,
        phone: phone(PARIS),
        shown,
        papers: Some(guard.papers(&columns)),
        channel: Channel::Calls,
    };
    guard.denies(&asked).map(|denial| (denial.rule, denial.earliest))
}

#[test]
fn r37_consent_is_demanded_from_the_eleventh_of_august_2026_on() {
    let law =
        "presets = [\"fr-consumer\"]\npurpose = \"prospection\"\nconsent_column = \"OK\"\ncontract_column = \"FIN\"";
    let shown = Some(phone(33_162_341_810));
    let asked = |columns: &str, when: &str| denied(law, columns, shown, when);
    let refused = |earliest: Option<&str>| Some(("FR-OPTIN".to_owned(), earliest.map(at)));
    assert_eq!(asked("{}", "2026-08-10T12:00:00+02:00"), None);
    assert_eq!(asked("{}", "2026-08-11T00:00:00+02:00"), refused(None));
    for given in ["2026-08-10", "11/08/2026", "oui"] {
        assert_eq!(asked(&format!(r#"{{"OK":"{given}"}}"#), "2026-08-11T12:00:00+02:00"), None, "{given}");
    }
    let tomorrow = asked(r#"{"OK":"2026-08-12"}"#, "2026-08-11T12:00:00+02:00");
    assert_eq!(tomorrow, refused(Some("2026-08-12T00:00:00+02:00")), "consent comes before the call");
    assert_eq!(asked(r#"{"FIN":"2026-08-31"}"#, "2026-08-31T12:00:00+02:00"), None, "a running contract stands in");
    assert_eq!(asked(r#"{"FIN":"2026-08-31"}"#, "2026-09-01T12:00:00+02:00"), refused(None));
    let spain = law.replace("fr-consumer", "es-consumer").replace("prospection", "survey");
    assert_eq!(denied(&spain, "{}", shown, "2026-09-01T12:00:00+02:00"), None, "a set binds its own countries only");
}

#[test]
fn r37_a_number_of_the_principal_is_displayed_and_never_a_mobile() {
    let rule =
        |shown: Option<u64>| denied(FRANCE, "{}", shown.map(phone), "2026-11-24T12:00:00+01:00").map(|(rule, _)| rule);
    assert_eq!(rule(Some(33_162_341_810)), None);
    assert!(rule(None).is_some_and(|rule| rule.starts_with("FR-CLI")), "hidden");
    assert!(rule(Some(33_639_980_001)).is_some_and(|rule| rule.starts_with("FR-CLI")), "a mobile");
    assert_eq!(rule(Some(33_162_341_811)).as_deref(), Some("FR-CLI-VISIBLE"), "of somebody else");
}

#[test]
fn r37_a_rate_of_abandonment_is_taken_by_each_definition() {
    let rate = |name: &str| {
        let rules = &preset(name).expect(name).rule;
        let found = rules.iter().find_map(|rule| match rule.requires {
            Requirement::Abandonment(rate) => Some(rate),
            _ => None,
        });
        found.expect(name)
    };
    let day = |text: &str| LocalDay::from(text.parse::<jiff::civil::Date>().expect("a date"));
    let today = day("2026-11-24");
    let mut answered = Answered::default();
    answered.add(today, Tally { abandoned: 3, live: 97, ..Tally::default() });
    for (name, at_risk, allows) in [
        // 3 of 100 answered, 3 of 97 taken.
        ("us-tsr", 0, true),
        ("us-tsr", 1, false),
        ("it-silent", 0, false),
        ("uk-2010", 0, true),
        ("ca-utr", 2, true),
        ("ca-utr", 3, false),
    ] {
        assert_eq!(answered.allows(&rate(name), today, at_risk), allows, "{name} {at_risk}");
    }
    assert!(!Answered::default().allows(&rate("us-tsr"), today, 1), "the first call over might be abandoned");
    let mut unsure = answered.clone();
    unsure.add(today, Tally { false_positives: 1, ..Tally::default() });
    assert!(!unsure.allows(&rate("uk-2010"), today, 0) && unsure.allows(&rate("us-tsr"), today, 0));
    // A day, a month, thirty days, the campaign.
    let later = |text: &str, name: &str| answered.within(rate(name).window, day(text)).abandoned;
    assert_eq!(
        [later("2026-11-25", "uk-2010"), later("2026-11-30", "ca-utr"), later("2026-12-01", "ca-utr")],
        [0, 3, 0]
    );
    assert_eq!(
        [later("2026-12-23", "us-tsr"), later("2026-12-24", "us-tsr"), later("2027-12-24", "it-silent")],
        [3, 0, 3]
    );
}

#[test]
fn r37_every_shipped_rule_says_where_it_comes_from_and_in_both_languages() {
    assert!(presets().len() >= 11);
    for preset in presets() {
        assert!(!preset.countries.is_empty() && !preset.rule.is_empty(), "{}", preset.name);
        for rule in &preset.rule {
            let said = [&rule.title.fr, &rule.title.en];
            assert!(said.iter().all(|text| !text.is_empty()), "{}", rule.id);
            assert!(!rule.sources.is_empty() && rule.sources.iter().all(|source| !source.is_empty()), "{}", rule.id);
            assert!(rule.checked.year() >= 2026, "{}", rule.id);
        }
        let law = format!(
            "presets = [\"{}\"]\npurpose = \"collection\"\nconsent_column = \"A\"\ncontract_column = \"B\"",
            preset.name
        );
        let campaign = campaign(&law);
        Engine::new(&strategy(), &campaign, at("2026-06-01T00:00:00Z")).expect("compiles");
        assert!(in_force(&campaign).iter().all(|rule| !rule.countries().is_empty()), "{}", preset.name);
    }
}

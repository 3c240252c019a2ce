//! The campaigns of `examples/`: they are read, keep the rules of a strategy, decide, and between them use everything there is.

use rappel_strategy::engine::{Contact, Engine, NextCall, Plan, Slot, State, ZoneId};
use rappel_strategy::hours::WeekHours;
use rappel_strategy::model::{
    AfterLast, CallerId, Campaign, CapScope, CapWindow, Day, LimitKey, Moment, NumberStrategy, PLANNINGS_MAX, Recall,
    Rule, Strategy, Target, Time,
};
use rappel_strategy::phone::{self, Country, PhoneError};
use rappel_strategy::status::SystemStatus;
use rappel_strategy::time::Instant;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

#[expect(dead_code, reason = "the generator's own command line is not used here")]
#[path = "../examples/contacts.rs"]
mod contacts;

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

fn read(name: &str) -> (Campaign, Strategy) {
    let text = |file: &str| fs::read_to_string(folder(name).join(file)).expect("a file of the example");
    let campaign = toml::from_str(&text("campaign.toml")).unwrap_or_else(|error| panic!("{name}: {error}"));
    let strategy = toml::from_str(&text("strategy.toml")).unwrap_or_else(|error| panic!("{name}: {error}"));
    (campaign, strategy)
}

fn all() -> impl Iterator<Item = (&'static str, Campaign, Strategy)> {
    contacts::COMMITTED.iter().map(|&(name, ..)| {
        let (campaign, strategy) = read(name);
        (name, campaign, strategy)
    })
}

/// The rows of a committed call file, its heading first.
fn rows(name: &str) -> Vec<Vec<String>> {
    let bytes = fs::read(folder(name).join("contacts.csv")).expect("a call file");
    let text =
        String::from_utf8(bytes).unwrap_or_else(|error| error.as_bytes().iter().map(|&b| char::from(b)).collect());
    text.trim_start_matches('\u{feff}').lines().map(|line| line.split(';').map(str::to_owned).collect()).collect()
}

fn at(text: &str) -> Instant {
    text.parse().expect("an instant")
}

fn rules(strategy: &Strategy) -> impl Iterator<Item = &Rule> {
    let numbers = strategy.number.iter();
    strategy
        .default
        .iter()
        .chain(numbers.flat_map(|n| n.default.iter().chain(n.planning.iter().flat_map(|planning| &planning.rule))))
}

#[test]
fn they_plan_a_fresh_contact() {
    // Monday of the first day at 10:30; the Saturday before, whose contact waits for the first day.
    for (name, rank, waits) in [
        ("relance-amiable", 0, "2026-11-23T09:00:00+01:00"),
        ("renouvellement", 0, "2026-11-23T10:00:00+01:00"),
        // The mobile's hours begin at noon, and `skip` lets the other line be called.
        ("satisfaction", 1, "2026-11-23T10:00:00+01:00"),
    ] {
        let (campaign, strategy) = read(name);
        let engine = Engine::new(&strategy, &campaign, at("2026-11-23T00:00:00Z")).expect("compiles");
        let mut contact = Contact::default();
        for (column, number) in ["0639980012", "0199000012", "0536490012"].iter().enumerate() {
            let parsed = phone::parse(number, Country::FRANCE).expect("a number for fiction");
            let slot =
                Slot { phone: parsed.phone, zone: ZoneId::CAMPAIGN, takes_texts: column == 0, suppressed: false };
            contact.slots[column] = (column < campaign.phone_columns.len()).then_some(slot);
        }
        for (now, from) in
            [("2026-11-23T10:30:00+01:00", "2026-11-23T10:30:00+01:00"), ("2026-11-21T10:30:00+01:00", waits)]
        {
            match engine.plan(&contact, &State::default(), at(now)) {
                Plan::Call(NextCall { rank: found, from: planned, .. }) => {
                    assert_eq!((found, planned), (rank, at(from)), "{name}, seen from {now}");
                }
                Plan::End(reason) => panic!("{name} ended: {reason:?}"),
            }
        }
    }
}

#[test]
fn their_classic_rules_compile_too() {
    let (campaign, _) = read("relance-amiable");
    Engine::classic(&campaign, at("2026-11-23T00:00:00Z")).expect("compiles");
}

#[test]
fn r11_r12_r34_they_keep_the_rules_of_a_strategy() {
    for (name, campaign, strategy) in all() {
        let numbers = strategy.number.len();
        for (rank, number) in strategy.number.iter().enumerate() {
            let place = format!("{name}, TEL{}", rank + 1);
            assert!(number.planning.len() <= PLANNINGS_MAX, "{place}");
            assert!((15..=60).contains(&number.ring_s), "{place}");
            for (index, planning) in number.planning.iter().enumerate() {
                let outside: Vec<_> = planning.hours.difference(&campaign.hours).cells().collect();
                assert!(outside.is_empty(), "{place}, {}: {outside:?}", planning.name);
                for other in &number.planning[..index] {
                    assert_eq!(planning.hours.intersection(&other.hours), WeekHours::default(), "{place}");
                }
            }
            assert!(number.cap.is_none_or(|cap| cap.calls >= u16::from(number.preliminary_calls)), "{place}");
            if number.use_preliminary_rules {
                assert_eq!(number.preliminary_rule.len(), usize::from(number.preliminary_calls), "{place}");
            }
            let owed = number.preliminary_rule.len().saturating_sub(1);
            for recall in &number.preliminary_rule[..owed] {
                assert!(!reaches_beyond(recall, rank), "{place}: {recall:?}");
            }
            let tables = number.planning.iter().flat_map(|p| &p.rule).chain(&number.default);
            for rule in tables {
                let preliminary = rule.attempt.is_some_and(|a| a.get() < u16::from(number.preliminary_calls));
                assert!(!preliminary || !reaches_beyond(&rule.recall, rank), "{place}: {rule:?}");
            }
            for sound in number.machine.messages.iter().chain(rules(&strategy).filter_map(|rule| rule.message.as_ref()))
            {
                assert!(campaign.sounds.contains_key(sound), "{place}: {sound}");
            }
            for template in number.text.iter().flat_map(|list| &list.templates) {
                assert!(campaign.texts.contains_key(template), "{place}: {template}");
            }
            for shown in shown(number) {
                let listed = |phone| campaign.caller_ids.contains(phone);
                assert!(
                    !matches!(shown, CallerId::Listed(phone) | CallerId::Fixed(phone) if !listed(phone)),
                    "{place}"
                );
            }
        }
        for rule in rules(&strategy) {
            if let Recall::Call { target: Target::Number(rank), moment, .. } = &rule.recall {
                assert!(usize::from(*rank) <= numbers, "{name}: {rule:?}");
                if let Moment::NextPlanning(Some(planning)) = moment {
                    let target = &strategy.number[usize::from(*rank) - 1];
                    assert!(target.planning.iter().any(|p| p.name == *planning), "{name}: {rule:?}");
                }
            }
        }
        for number in &strategy.number {
            let tables = number.planning.iter().flat_map(|p| &p.rule).chain(&number.default).map(|rule| &rule.recall);
            for recall in tables.chain(&number.preliminary_rule) {
                if let Recall::Call { target: Target::Same, moment: Moment::NextPlanning(Some(planning)), .. } = recall
                {
                    assert!(number.planning.iter().any(|p| p.name == *planning), "{name}: {recall:?}");
                }
            }
        }
        assert!(strategy.default.iter().any(|rule| rule.attempt.is_none() && rule.status.is_none()), "{name}");
        let unused: Vec<_> = campaign
            .sounds
            .keys()
            .filter(|sound| {
                let machines = strategy.number.iter().flat_map(|number| &number.machine.messages);
                !machines.chain(rules(&strategy).filter_map(|rule| rule.message.as_ref())).any(|used| used == *sound)
            })
            .collect();
        assert!(unused.is_empty(), "{name}: {unused:?}");
        // Verified ranges of the French plan: what an automated system may display.
        let verified = ["162", "163", "270", "271", "377", "378", "424", "425", "568", "569", "948", "949"];
        for shown in &campaign.caller_ids {
            let national = shown.to_string();
            assert!(verified.iter().any(|range| national.starts_with(&format!("+33{range}"))), "{name}: {shown}");
        }
    }
}

fn reaches_beyond(recall: &Recall, rank: usize) -> bool {
    match recall {
        Recall::Call { target: Target::Next, .. } => true,
        Recall::Call { target: Target::Number(target), .. } => usize::from(*target) > rank + 1,
        _ => false,
    }
}

fn shown(number: &NumberStrategy) -> impl Iterator<Item = &CallerId> {
    std::iter::once(&number.caller_id).chain(number.planning.iter().filter_map(|planning| planning.caller_id.as_ref()))
}

#[test]
fn r18_their_texts_fill_in_columns_of_their_call_file() {
    for (name, campaign, _) in all() {
        let heading = &rows(name)[0];
        let columns =
            campaign.phone_columns.iter().chain([&campaign.key_column, &campaign.zone_column].into_iter().flatten());
        let named = campaign.texts.values().flat_map(|text| {
            text.split('{').skip(1).map(|rest| rest.split('}').next().expect("split gives one").to_owned())
        });
        for column in columns.chain(&campaign.priority_column).cloned().chain(named) {
            assert!(heading.contains(&column), "{name}: {column}");
        }
    }
}

#[test]
fn their_call_files_come_from_their_seed() {
    for (name, rows, seed) in contacts::COMMITTED {
        let committed = fs::read(folder(name).join("contacts.csv")).expect("a call file");
        let generated = contacts::generate(name, rows, seed).expect("a known campaign");
        assert!(committed == generated, "{name}: contacts.csv is not what examples/contacts.rs writes");
    }
}

#[test]
fn r30_their_call_files_are_as_untidy_as_real_ones() {
    for (name, campaign, _) in all() {
        let rows = rows(name);
        let heading = &rows[0];
        let column = |wanted: &String| heading.iter().position(|column| column == wanted).expect("a column");
        let phones: Vec<usize> = campaign.phone_columns.iter().map(column).collect();
        let (mut written, mut wrong, mut twice, mut keys) = (0, 0, 0, BTreeMap::<&str, usize>::new());
        for row in &rows[1..] {
            assert_eq!(row.len(), heading.len(), "{name}: {row:?}");
            *keys.entry(row[0].as_str()).or_default() += 1;
            let mut found = BTreeSet::new();
            for &index in &phones {
                match phone::parse(&row[index], Country::FRANCE) {
                    Ok(parsed) => twice += usize::from(!found.insert(parsed.phone)),
                    Err(PhoneError::Empty) => continue,
                    Err(_) => wrong += 1,
                }
                written += 1;
            }
        }
        let rows = rows.len() - 1;
        let again = rows - keys.len();
        assert!((3..=20).contains(&(wrong * 1_000 / written)), "{name}: {wrong} of {written} numbers are wrong");
        assert!((2..=10).contains(&(again * 1_000 / rows)), "{name}: {again} of {rows} keys come again");
        assert!(twice > 0, "{name}: no number stands in two columns");
    }
}

#[test]
fn between_them_they_use_everything_there_is() {
    let mut used = BTreeSet::new();
    for (_, campaign, strategy) in all() {
        collect(&campaign, &strategy, &mut used);
    }
    let mut expected: BTreeSet<String> = EVERYTHING.iter().map(|&feature| feature.to_owned()).collect();
    expected
        .extend(SystemStatus::ALL.iter().filter(|s| !UNRULED.contains(s)).map(|s| format!("rule for {}", s.name())));
    let missing: Vec<_> = expected.difference(&used).collect();
    assert!(missing.is_empty(), "no example uses {missing:?}");
}

/// Given up by their nature: a rule that names them would be the exception (R21).
const UNRULED: [SystemStatus; 1] = [SystemStatus::Invalid];

const EVERYTHING: &[&str] = &[
    "favour order off",
    "favour order on",
    "off planning Wait",
    "off planning Skip",
    "choice First",
    "choice Rotate",
    "choice LeastCalled",
    "cap Day Rolling",
    "cap Day Calendar",
    "cap Week Rolling",
    "cap Week Calendar",
    "cap Month Rolling",
    "cap Month Calendar",
    "cap of all campaigns",
    "texts accepted",
    "text after no_answer",
    "text after a qualification",
    "second text of a list",
    "preliminary calls with own rules",
    "preliminary calls without own rules",
    "four plannings",
    "ring time",
    "number ceiling",
    "show hidden",
    "show fixed",
    "show called",
    "show listed",
    "show random",
    "show random sticky",
    "planning shows another number",
    "machine after_last Last",
    "machine after_last Nothing",
    "machine max Day",
    "machine max Week",
    "machine max Month",
    "message of a treatment",
    "rule for attempt and status",
    "rule for any attempt",
    "rule for any attempt and status",
    "rule for any attempt and status in a planning",
    "rule for a qualification",
    "rules of a number",
    "call same",
    "call next",
    "call choice",
    "call TELk",
    "after",
    "same day at a time",
    "days later at a time",
    "days later at the same hour",
    "weekday at a time",
    "any next planning",
    "named next planning",
    "other time of day",
    "valid",
    "give up number",
    "close",
    "closed calendar",
    "closed dates",
    "exceptional opening",
    "exceptional closing",
    "first and last day",
    "limit hours",
    "limit closed days",
    "limit cap Contact",
    "limit cap Number",
    "fresh percent",
    "text hours",
    "several trunks",
    "sounds",
    "priority column",
    "zone column",
    "classic rules",
    "qualification Positive final",
    "qualification Positive",
    "qualification Negative final",
    "qualification Negative",
    "qualification Refusal final",
    "qualification Refusal",
    "qualification WrongPerson final",
    "qualification WrongPerson",
    "qualification Callback",
    "qualification DoNotCall final",
    "qualification Other final",
    "qualification Other",
];

fn collect(campaign: &Campaign, strategy: &Strategy, used: &mut BTreeSet<String>) {
    let mut note = |feature: String, is_used: bool| {
        if is_used {
            used.insert(feature);
        }
    };
    let favour = if strategy.favour_number_order { "on" } else { "off" };
    note(format!("favour order {favour}"), true);
    note(format!("off planning {:?}", strategy.off_planning), true);
    note(format!("choice {:?}", strategy.choice), true);
    for number in &strategy.number {
        if let Some(cap) = number.cap {
            let window = if cap.window == CapWindow::Rolling { "Rolling" } else { "Calendar" };
            note(format!("cap {:?} {window}", cap.per), true);
            note("cap of all campaigns".into(), cap.scope == CapScope::AllCampaigns);
        }
        note("texts accepted".into(), number.texts_accepted);
        for list in &number.text {
            note(format!("text after {}", list.status), true);
            let qualified = campaign.qualification.iter().any(|q| q.name == list.status);
            note("text after a qualification".into(), qualified);
            note("second text of a list".into(), list.templates.len() > 1);
        }
        let own = if number.use_preliminary_rules { "with" } else { "without" };
        note(format!("preliminary calls {own} own rules"), number.preliminary_calls > 0);
        note("four plannings".into(), number.planning.len() == PLANNINGS_MAX);
        note("ring time".into(), number.ring_s != 25);
        note("number ceiling".into(), number.attempts_max.is_some());
        for shown in shown(number) {
            let way = match shown {
                CallerId::Hidden => "hidden",
                CallerId::Fixed(_) => "fixed",
                CallerId::Called => "called",
                CallerId::Listed(_) => "listed",
                CallerId::Random { sticky: false } => "random",
                CallerId::Random { sticky: true } => "random sticky",
            };
            note(format!("show {way}"), true);
        }
        note("planning shows another number".into(), number.planning.iter().any(|p| p.caller_id.is_some()));
        if !number.machine.messages.is_empty() {
            let after = if number.machine.after_last == AfterLast::Last { "Last" } else { "Nothing" };
            note(format!("machine after_last {after}"), true);
        }
        if let Some(max) = number.machine.max {
            note(format!("machine max {:?}", max.per), true);
        }
        note("rules of a number".into(), !number.default.is_empty());
        let planned = || number.planning.iter().flat_map(|planning| &planning.rule);
        let any = |rule: &Rule| rule.attempt.is_none() && rule.status.is_none();
        note("rule for any attempt and status in a planning".into(), planned().any(any));
    }
    for rule in rules(strategy) {
        note("message of a treatment".into(), rule.message.is_some());
        let kind = match (rule.attempt, &rule.status) {
            (Some(_), Some(_)) => "rule for attempt and status",
            (Some(_), None) => "rule for attempt",
            (None, Some(_)) => "rule for any attempt",
            (None, None) => "rule for any attempt and status",
        };
        note(kind.into(), true);
        if let Some(status) = &rule.status {
            note(format!("rule for {status}"), true);
            note("rule for a qualification".into(), campaign.qualification.iter().any(|q| q.name == *status));
        }
    }
    let preliminary = strategy.number.iter().flat_map(|number| &number.preliminary_rule);
    for recall in rules(strategy).map(|rule| &rule.recall).chain(preliminary) {
        let Recall::Call { target, moment, valid } = recall else {
            note("give up number".into(), *recall == Recall::GiveUpNumber);
            note("close".into(), matches!(recall, Recall::Close { .. }));
            continue;
        };
        note(format!("call {target}"), true);
        note("call TELk".into(), matches!(target, Target::Number(_)));
        note("valid".into(), valid.is_some());
        let moment = match moment {
            Moment::After(_) => "after",
            Moment::NextPlanning(None) => "any next planning",
            Moment::NextPlanning(Some(_)) => "named next planning",
            Moment::OtherTimeOfDay => "other time of day",
            Moment::On { day: Day::Same, .. } => "same day at a time",
            Moment::On { day: Day::InDays(_), time: Time::At(_) } => "days later at a time",
            Moment::On { day: Day::InDays(_), time: Time::SameHour } => "days later at the same hour",
            Moment::On { day: Day::On(_), .. } => "weekday at a time",
        };
        note(moment.into(), true);
    }
    note("closed calendar".into(), !campaign.closed_days.calendars.is_empty());
    note("closed dates".into(), !campaign.closed_days.dates.is_empty());
    for opening in &campaign.exceptional_opening {
        let way = if opening.hours.is_empty() { "closing" } else { "opening" };
        note(format!("exceptional {way}"), true);
    }
    note("first and last day".into(), campaign.first_day.is_some() && campaign.last_day.is_some());
    for limit in &campaign.limit {
        note("limit hours".into(), limit.hours.is_some());
        note("limit closed days".into(), !limit.closed_days.calendars.is_empty());
        note("limit cap Contact".into(), limit.cap.is_some_and(|cap| cap.per == LimitKey::Contact));
        note("limit cap Number".into(), limit.cap.is_some_and(|cap| cap.per == LimitKey::Number));
    }
    note("fresh percent".into(), campaign.fresh_percent.is_some());
    note("text hours".into(), campaign.text_hours.is_some());
    note("several trunks".into(), campaign.dialling.trunk.len() > 1);
    note("sounds".into(), !campaign.sounds.is_empty());
    note("priority column".into(), campaign.priority_column.is_some());
    note("zone column".into(), campaign.zone_column.is_some());
    note("classic rules".into(), campaign.classic.is_some());
    for qualification in &campaign.qualification {
        let is_final = if qualification.is_final { " final" } else { "" };
        note(format!("qualification {:?}{is_final}", qualification.kind), true);
    }
}

//! No false alarm, and no silence, over made-up strategies.
//!
//! Bounds of the second: contacts with a number of its own in each column, in the campaign's zone, without calls of others; no
//! callbacks with an instant; for holes, dates that are as their weekday is, while no cap is in the way. `PROPTEST_CASES` says how
//! many stories.

use crate::exhibit::{exhibits, holds, means};
use crate::generate::{STATUSES, Story, phone, story};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError};
use rappel_analysis::findings::{Analysis, Progress, Told, findings};
use rappel_strategy::engine::{
    Applied, Attempt, Cause, Contact, Engine, NextCall, Obstacle, Pending, Plan, Slot, State, ZoneId, seed, status,
};
use rappel_strategy::hours::WeekHours;
use rappel_strategy::law::{
    After, Channel, Confidence, Count, Counted, Key, Purpose, Quarantine, Requirement, Rule, Strength, Window,
};
use rappel_strategy::model::{Campaign, Law, Moment, Recall, Responsibility, Strategy as CallStrategy, TextList};
use rappel_strategy::said::Said;
use rappel_strategy::time::{DAY_MS, HOUR_MS, Instant, MINUTE_MS};
use rappel_strategy::zone::Zone;

/// Few enough for a build of every day.
const CASES: u32 = 48;
/// Calls of one contact that are played.
const CALLS: u64 = 14;

fn config() -> Config {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(CASES);
    Config { cases, failure_persistence: None, max_shrink_iters: 2_000, ..Config::default() }
}

/// The story's campaign and first strategy, with texts to be sent. Every other one only names delays and days, and has no closed
/// days: how long contacts wait is then bounded closely.
fn with_texts(story: &Story) -> (CallStrategy, Campaign) {
    let mut strategy = story.strategies[0].clone();
    let mut campaign = story.campaign.clone();
    if story.seed % 2 == 1 {
        campaign.closed_days = Default::default();
        campaign.exceptional_opening.clear();
        recalls(&mut strategy).for_each(|recall| {
            if let Recall::Call { moment, .. } = recall
                && matches!(moment, Moment::NextPlanning(_) | Moment::OtherTimeOfDay)
            {
                *moment = Moment::After("5 h".parse().expect("a delay"));
            }
        });
    }
    if story.seed.is_multiple_of(3) {
        campaign.law = Some(law());
    }
    for (rank, number) in strategy.number.iter_mut().enumerate() {
        number.texts_accepted = true;
        number.text = ["no_answer", "invalid", "later", "stop"]
            .map(|status| TextList { status: status.to_owned(), templates: vec!["t".to_owned(); 2 + 2 * rank] })
            .to_vec();
    }
    (strategy, campaign)
}

/// Hours, a count and a silence that bind every number.
fn law() -> Law {
    let rule = |id: &str, requires| Rule {
        id: id.to_owned(),
        title: Said::default(),
        explanation: Said::default(),
        countries: Vec::new(),
        prefixes: Vec::new(),
        effective_from: None,
        effective_to: None,
        sources: Vec::new(),
        checked: jiff::civil::date(2026, 11, 1),
        confidence: Confidence::Unsettled,
        strength: Strength::Policy,
        channel: Channel::Calls,
        purposes: Vec::new(),
        requires,
    };
    let hours: WeekHours = serde_json::from_value(serde_json::json!({
        "mon-thu": ["10:00-13:00", "14:00-19:00"], "fri": ["08:00-12:30"], "sat": ["09:00-18:00"],
    }))
    .expect("hours");
    let window = Window { hours: Some(hours), ..Window::default() };
    let count = Count { calls: 3, hours: None, days: Some(4), per: Key::Contact, counts: Counted::All };
    let after = After::Machine;
    let silence = Quarantine { after, hours: Some(50), days: None, per: Key::Number, unless_agent_reserved: false };
    let rules = [
        rule("HOURS", Requirement::Window(Box::new(window))),
        rule("FEW", Requirement::Count(count)),
        rule("SILENCE", Requirement::Quarantine(silence)),
    ];
    Law {
        presets: Vec::new(),
        purpose: Purpose::Survey,
        principal: None,
        consent_column: None,
        contract_column: None,
        rule: rules.to_vec(),
        responsibility: Some(Responsibility {
            by: "story".to_owned(),
            at: Instant::from_millis(0),
            reason: "made up".to_owned(),
        }),
    }
}

/// Every recall of a strategy.
fn recalls(strategy: &mut CallStrategy) -> impl Iterator<Item = &mut Recall> {
    let of_numbers = strategy.number.iter_mut().flat_map(|number| {
        let of_plannings = number.planning.iter_mut().flat_map(|planning| &mut planning.rule);
        let of_tables = number.default.iter_mut().chain(of_plannings).map(|rule| &mut rule.recall);
        number.preliminary_rule.iter_mut().chain(of_tables)
    });
    strategy.default.iter_mut().map(|rule| &mut rule.recall).chain(of_numbers)
}

fn begins(story: &Story) -> Instant {
    let (day, minutes) = story.begins;
    Instant::from(day.to_zoned(jiff::tz::TimeZone::UTC).expect("in range").timestamp()) + minutes * MINUTE_MS
}

/// A contact with the columns of these bits.
fn contact(columns: u64, seed: u64) -> Contact {
    let mut contact = Contact { seed, ..Contact::default() };
    for column in (0..4).filter(|column| columns >> column & 1 == 1) {
        let slot = Slot { phone: phone(column), zone: ZoneId::CAMPAIGN, takes_texts: true, suppressed: false };
        contact.slots[column as usize] = Some(slot);
    }
    contact
}

/// A campaign being called, and what was declared about it.
struct Observed<'a> {
    strategy: &'a CallStrategy,
    campaign: &'a Campaign,
    engine: Engine,
    zone: Zone,
    analysis: Analysis,
}

impl Observed<'_> {
    fn declared(&self, code: &'static str) -> impl Iterator<Item = &Told> {
        self.analysis.findings.iter().filter(move |told| told.code == code && told.decided)
    }

    fn call(&self, contact: &Contact, state: &State, call: &NextCall, applied: &Applied) -> Result<(), TestCaseError> {
        for told in self.declared("number-never-reached") {
            prop_assert_ne!(told.place.number(), Some(usize::from(call.rank) + 1), "{:?}", told);
        }
        for told in self.declared("rule-never-fires").chain(self.declared("rule-shadowed")) {
            prop_assert!(!means(self.strategy, self.campaign, &told.place, &applied.rule), "{applied:?} {told:#?}");
        }
        if let Some(text) = &applied.text {
            for told in
                self.declared("text-never-sent").filter(|t| t.place.number() == Some(usize::from(call.rank) + 1))
            {
                let path = told.place.path().to_string();
                let number = &self.strategy.number[usize::from(call.rank)];
                let list = number
                    .text
                    .iter()
                    .position(|list| status(self.campaign, &list.status).is_ok_and(|of| of == text.status));
                let lost = list.is_some_and(|list| {
                    (1..=usize::from(text.ordinal))
                        .any(|k| path.ends_with(&format!("text[{}].templates[{k}]", list + 1)))
                });
                prop_assert!(!lost, "{text:?} {told:#?}");
            }
        }
        self.moved(contact, state, call, applied)?;
        self.waited(contact, state, call.from)
    }

    fn moved(&self, contact: &Contact, state: &State, call: &NextCall, applied: &Applied) -> Result<(), TestCaseError> {
        let Pending::Recall(recall) = &state.pending else { return Ok(()) };
        let last = state.calls.last().expect("a call");
        // What is declared holds for calls inside plannings, in weeks without exceptional openings and clock changes.
        if matches!(call.why.cause, Cause::Retry(..))
            || !self.campaign.exceptional_opening.is_empty()
            || self.zone.offset_ms(last.at) != self.zone.offset_ms(recall.earliest)
        {
            return Ok(());
        }
        for told in self.declared("recall-always-moves") {
            if means(self.strategy, self.campaign, &told.place, &applied.rule)
                && let Plan::Call(next) = self.engine.plan(contact, state, last.at)
                && next.why.replaced.is_none()
            {
                prop_assert!(next.from > recall.earliest, "{next:?} {told:#?}");
            }
        }
        Ok(())
    }

    fn waited(&self, contact: &Contact, state: &State, at: Instant) -> Result<(), TestCaseError> {
        if let (Some(days), Plan::Call(next)) = (self.analysis.wait_days_max, self.engine.plan(contact, state, at)) {
            prop_assert!(next.from - at <= i64::from(days) * DAY_MS, "{at} {next:?} said {days}");
        }
        Ok(())
    }

    /// A date that is as its weekday is.
    fn ordinary(&self, at: Instant) -> bool {
        let day = self.zone.day(at);
        let date = day.date();
        let changes =
            self.zone.offset_ms(self.zone.instant(day, 0)) != self.zone.offset_ms(self.zone.instant(day + 1, 0));
        !changes
            && !self.campaign.closed_days.dates.contains(&date)
            && !self.campaign.exceptional_opening.iter().any(|opening| opening.date == date)
    }

    /// Whoever cannot be called while the campaign is open stands in a declared hole, and whoever can does not.
    fn holes(&self, contact: &Contact, state: &State, from: Instant) -> Result<(), TestCaseError> {
        for step in 0..90 {
            let at = from + step * (5 * HOUR_MS + 35 * MINUTE_MS);
            if !self.ordinary(at) || matches!(self.engine.plan(contact, state, at), Plan::End(_)) {
                continue;
            }
            let numbers = self.engine.explain(contact, state, at).numbers;
            let live: Vec<_> = numbers
                .iter()
                .enumerate()
                .filter(|(_, n)| !n.obstacles.iter().any(|o| matches!(o, Obstacle::Dead(_))))
                .collect();
            let outside = live
                .iter()
                .flat_map(|(_, number)| &number.obstacles)
                .any(|obstacle| !matches!(obstacle, Obstacle::HeldBack(_) | Obstacle::OffPlanning));
            if outside || live.is_empty() {
                continue;
            }
            let mut columns: Vec<&str> =
                live.iter().map(|(rank, _)| self.strategy.number[*rank].column.as_str()).collect();
            columns.sort_unstable();
            let progress = match live.iter().find(|(_, number)| number.owes > 0) {
                _ if state.calls.is_empty() => Progress::Fresh,
                Some((rank, _)) => Progress::Owing(*rank as u8 + 1),
                None => Progress::Free,
            };
            let declared = self.analysis.holes.iter().any(|hole| {
                hole.progress == progress
                    && hole.columns == columns
                    && hole.cells.iter().any(|cells| holds(self.campaign, cells, at))
            });
            let idle = live.iter().all(|(_, number)| !number.obstacles.is_empty());
            prop_assert_eq!(idle, declared, "{} {:?} {:?} {:?}", at, progress, columns, live);
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_witness_shows_its_finding(story in story()) {
        let (strategy, campaign) = with_texts(&story);
        let analysis = findings(&strategy, &campaign, None, begins(&story)).expect("compiles");
        for told in &analysis.findings {
            prop_assert!(!told.decided || told.witness.is_some(), "{told:#?}");
            if told.witness.is_some() {
                prop_assert!(exhibits(&strategy, &campaign, told), "{told:#?}");
            }
        }
    }

    #[test]
    fn nothing_happens_that_was_declared_impossible(story in story()) {
        let (strategy, campaign) = with_texts(&story);
        let from = begins(&story);
        let engine = Engine::new(&strategy, &campaign, from).expect("compiles");
        let zone = Zone::load(&campaign.zone).expect("known");
        let analysis = findings(&strategy, &campaign, None, from).expect("compiles");
        let observed = Observed { strategy: &strategy, campaign: &campaign, engine, zone, analysis };
        let names: Vec<&str> = STATUSES.iter().flat_map(|&(name, weight)| vec![name; weight as usize]).collect();
        for columns in [0b1111, 1 + story.seed % 15, 1 + story.seed / 15 % 15] {
            let contact = contact(columns, story.seed);
            let mut state = State::default();
            let mut now = from;
            observed.holes(&contact, &state, now)?;
            for nth in 0..CALLS {
                let Plan::Call(call) = observed.engine.plan(&contact, &state, now) else { break };
                let luck = seed::mix(seed::mix(story.seed, columns), nth);
                let length = (call.until - call.from).max(1);
                let at = call.from + if luck.is_multiple_of(2) { 0 } else { (luck / 2 % 1_000) as i64 * length / 1_000 };
                let call = NextCall { from: at, ..call };
                let of = status(&campaign, names[(luck / 4_000) as usize % names.len()]).expect("a status");
                let attempt = Attempt { at, phone: call.phone, status: of, shown: None, message_left: false, callback: None };
                let applied = observed.engine.apply(&contact, &mut state, &attempt);
                observed.call(&contact, &state, &call, &applied)?;
                observed.holes(&contact, &state, at)?;
                now = at;
            }
        }
    }
}

//! The running dialer, on a store in a file and a simulated network with the same truth, stays inside the forecast's bands.

use crate::base::{MONDAY, STRATEGY, at, call_file, example, key, phones, question, told};
use rappel_dialer::{Clock, Core, Engines, Runner, Speed, Texts};
use rappel_forecast::{Band, Since, file_of_store};
use rappel_store::{CampaignId, ContactPhone, ExportedAttempt, ImportedContact, SqliteStore, Store};
use rappel_strategy::engine::seed;
use rappel_strategy::file;
use rappel_strategy::model::Campaign;
use rappel_strategy::status::SystemStatus;
use rappel_strategy::time::{DAY_MS, Instant};
use rappel_strategy::zone::Zone;
use rappel_telephony::{Profile, SimulatedAgents, SimulatedNetwork};
use rappel_texting::{Sender, SimulatedAccount, TextingProfile};
use std::collections::{BTreeMap, HashSet};
use std::ops::ControlFlow;
use tempfile::TempDir;

/// A campaign on a store in a file.
pub struct Ran {
    // Removed when the test ends.
    _directory: TempDir,
    pub store: SqliteStore,
    pub id: CampaignId,
}

impl Ran {
    /// The example with so many contacts and agents, not begun.
    pub fn new(contacts: u64, agents: u32) -> Ran {
        let (campaign, _) = example(agents);
        let mut rows = (0..contacts).map(|contact| {
            let phone = |(column, phone)| ContactPhone { column, phone, takes_texts: column == 0, zone: None };
            ImportedContact {
                key: key(contact),
                columns: "{}".to_owned(),
                phones: phones(contact, 3).into_iter().map(phone).collect(),
                zone: None,
                priority: (contact % 3) as i32,
            }
        });
        Ran::of(campaign, STRATEGY, &mut rows)
    }

    /// A campaign with a strategy and contacts, not begun.
    pub fn of(mut campaign: Campaign, strategy: &str, rows: &mut dyn Iterator<Item = ImportedContact>) -> Ran {
        let classic = campaign.classic.take();
        let directory = tempfile::tempdir().expect("a folder");
        let mut store = SqliteStore::open(directory.path().join("d.sqlite")).expect("opens");
        let id = store.create_campaign(&campaign.name, &file::write_campaign(&campaign)).expect("creates");
        let classic = classic.map(|classic| serde_json::to_string(&classic).expect("plain data"));
        store.set_classic_rules(id, classic.as_deref()).expect("sets");
        store.put_strategy(id, strategy, "", at(MONDAY)).expect("puts");
        store.enable_cross_campaign_caps().expect("indexes");
        store.import_contacts(id, rows).expect("imports");
        Ran { _directory: directory, store, id }
    }

    /// Runs from an instant for so many days.
    pub fn run(&mut self, from: Instant, days: i64, seed: u64, profile: &Profile) {
        let mut network = SimulatedNetwork::new(seed, profile.clone()).expect("a network");
        let mut carrier = SimulatedAccount::new(seed, TextingProfile::default()).expect("a carrier");
        let engines = Engines::load(&mut self.store, self.id, from).expect("loads");
        let core = Core::new(engines, SimulatedAgents::new(seed, profile).expect("agents"));
        let texts = Texts::new(&mut carrier, Sender::Name("RAPPEL".into()));
        let (clock, until) = (Clock::start(from, Speed::Max), from + days * DAY_MS);
        let mut runner = Runner::new(&mut self.store, &mut network, texts, self.id, core, clock, until).expect("runs");
        runner.run(&|| false, &mut |_| {}).expect("runs to the end");
    }

    pub fn attempts(&mut self) -> Vec<ExportedAttempt> {
        self.store.attempts(self.id, None, 1_000_000).expect("reads")
    }
}

/// How many of the bands hold their value.
fn held(pairs: &[(Band, f64)]) -> f64 {
    pairs.iter().filter(|(band, value)| band.holds(*value)).count() as f64 / pairs.len() as f64
}

#[test]
fn the_running_dialer_stays_inside_the_bands() {
    let (contacts, agents, days) = (1_500, 6, 7);
    let profile = Profile::french();
    let (campaign, strategy) = example(agents);
    let file = call_file(contacts, 3);
    let forecast = told(&question(&campaign, &file, &profile, days, 24), &strategy);
    let mut inside = Vec::new();
    let (mut by_day, mut by_quarter) = (Vec::new(), Vec::new());
    for seed in [101, 102, 103] {
        let mut ran = Ran::new(contacts, agents);
        ran.run(at(MONDAY), days, seed, &profile);
        let attempts = ran.attempts();
        let zone = Zone::load("Europe/Paris").expect("a zone");
        let (mut calls, mut answers, mut quarters) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (mut reached, mut messages, mut abandoned) = (HashSet::new(), 0.0, 0.0);
        for ExportedAttempt { attempt, .. } in &attempts {
            let ending = attempt.ending.as_ref().expect("ended");
            let day = zone.day(attempt.placed_at).date().to_string();
            let talked = ending.status.as_qualification().is_some();
            let lost = ending.status.is(SystemStatus::Abandoned);
            *calls.entry(day.clone()).or_insert(0.0) += 1.0;
            *answers.entry(day).or_insert(0.0) += f64::from(u8::from(talked || lost));
            *quarters.entry(attempt.placed_at.millis().div_euclid(900_000)).or_insert(0.0) += 1.0;
            messages += f64::from(u8::from(ending.message_left));
            abandoned += f64::from(u8::from(lost));
            if talked {
                reached.insert(attempt.contact);
            }
        }
        let page = ran.store.contacts(ran.id, None, 1_000_000).expect("reads");
        let texts = page.iter().map(|contact| ran.store.texts_of(contact.contact).expect("reads").len() as f64).sum();
        let phases = ran.store.campaign(ran.id).expect("reads").phases;
        let totals = &forecast.totals;
        inside.extend([
            (totals.calls, attempts.len() as f64),
            (totals.answers, answers.values().sum()),
            (totals.reached, reached.len() as f64),
            (totals.waiting, phases.waiting as f64),
            (totals.messages, messages),
            (totals.abandoned, abandoned),
            (totals.texts, texts),
        ]);
        for (result, count) in ran.store.results(ran.id).expect("reads") {
            if let Some(ended) = totals.ended.iter().find(|ended| ended.result == result) {
                inside.push((ended.contacts, count as f64));
            }
        }
        for day in &forecast.days {
            by_day.push((day.calls, calls.get(&day.date).copied().unwrap_or(0.0)));
            by_day.push((day.answers, answers.get(&day.date).copied().unwrap_or(0.0)));
        }
        let calls_of = |at: Instant| quarters.get(&at.millis().div_euclid(900_000)).copied().unwrap_or(0.0);
        by_quarter.extend(forecast.quarters.iter().map(|quarter| (quarter.calls, calls_of(quarter.at))));
    }
    // Of bands that hold 95 in 100 values, so many hold here: the runs are few, and the figures of one run go together.
    assert!(
        held(&inside) >= 0.9,
        "{:#?}",
        inside.iter().filter(|(band, value)| !band.holds(*value)).collect::<Vec<_>>()
    );
    assert!(held(&by_day) >= 0.85, "{} {by_day:#?}", held(&by_day));
    assert!(held(&by_quarter) >= 0.9, "{}", held(&by_quarter));
    // Bands so wide that everything is inside would say nothing.
    let calls = forecast.totals.calls;
    assert!(calls.high - calls.low < 0.15 * calls.mean, "{calls:?}");
}

/// On the same seed the same persons answer the same calls: the forecast is the run, but for ticks at whole quarter-hours.
#[test]
fn on_the_same_seed_the_forecast_is_the_run() {
    let (contacts, agents, days) = (700, 5, 5);
    let profile = Profile::french();
    let (campaign, strategy) = example(agents);
    let file = call_file(contacts, 3);
    let asked = question(&campaign, &file, &profile, days, 1);
    let forecast = told(&asked, &strategy);
    let mut ran = Ran::new(contacts, agents);
    ran.run(at(MONDAY), days, seed::mix(asked.seed, 0), &profile);
    let zone = Zone::load("Europe/Paris").expect("a zone");
    let mut calls: BTreeMap<String, f64> = BTreeMap::new();
    for ended in ran.attempts() {
        *calls.entry(zone.day(ended.attempt.placed_at).date().to_string()).or_default() += 1.0;
    }
    let both: Vec<(f64, f64)> =
        forecast.days.iter().map(|day| (day.calls.mean, calls.get(&day.date).copied().unwrap_or(0.0))).collect();
    let apart: f64 = both.iter().map(|(forecast, ran)| (forecast - ran).abs()).sum();
    assert!(apart <= 0.02 * forecast.totals.calls.mean, "{both:?}");
    let phases = ran.store.campaign(ran.id).expect("reads").phases;
    let waiting = forecast.totals.waiting.mean;
    assert!((waiting - phases.waiting as f64).abs() <= 0.02 * contacts as f64, "{waiting} {phases:?}");
}

#[test]
fn a_campaign_under_way_is_forecast_from_where_it_stands() {
    let (campaign, strategy) = example(8);
    let profile = Profile::french();
    let mut ran = Ran::new(600, 8);
    ran.run(at(MONDAY), 2, 7, &profile);
    let mut go_on = |_| ControlFlow::Continue(());
    let now = file_of_store(&mut ran.store, ran.id, Since::Now, &mut go_on).expect("reads").expect("not stopped");
    let fresh =
        file_of_store(&mut ran.store, ran.id, Since::TheBeginning, &mut go_on).expect("reads").expect("not stopped");
    let phases = ran.store.campaign(ran.id).expect("reads").phases;
    assert_eq!((now.ended_before(), now.len() as u64), (phases.ended, phases.waiting + phases.unplanned));
    assert_eq!((fresh.ended_before(), fresh.len()), (0, 600));
    let mut asked = question(&campaign, &now, &profile, 5, 4);
    asked.from = at(MONDAY) + 2 * DAY_MS;
    let later = told(&asked, &strategy);
    let whole = told(&question(&campaign, &fresh, &profile, 5, 4), &strategy);
    assert!(
        later.totals.reached.mean < whole.totals.reached.mean,
        "whoever was reached before is not reached for the first time"
    );
    assert!(later.totals.calls.mean > 50.0 && later.ended_before == phases.ended);
}

//! How long a forecast of a large file takes.
//!
//! Usage: `script/bench forecast`. `RAPPEL_BENCH_CONTACTS` (default 1 000 000), `RAPPEL_BENCH_DAYS` (30), `RAPPEL_BENCH_AGENTS`
//! (100), `RAPPEL_BENCH_SEEDS` (as many as a file of that size gets) and `RAPPEL_BENCH_TICK_MS` (100) change the workload. The
//! baseline in the same run is to plan every contact once, on one thread: less than that no forecast contact by contact can do.

use rappel_forecast::{
    AgentsWeek, File, FileBuilder, FileContact, FileNumber, Named, ProfileUsed, Question, TICK_MS, forecast,
};
use rappel_strategy::engine::{Contact, Engine, Slot, State, ZoneId, seed};
use rappel_strategy::file;
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::phone::Phone;
use rappel_strategy::time::{DAY_MS, Instant};
use rappel_telephony::Profile;
use std::ops::ControlFlow;
use std::time::Instant as Wall;

macro_rules! example {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("../../../examples/", $name, "/campaign.toml")),
            include_str!(concat!("../../../examples/", $name, "/strategy.toml")),
        )
    };
}

const EXAMPLES: [(&str, &str, &str); 3] =
    [example!("relance-amiable"), example!("renouvellement"), example!("satisfaction")];

fn setting(name: &str, default: i64) -> i64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn wall() -> Wall {
    Wall::now()
}

/// Most contacts have a mobile, seven in ten a second number, a third a third one.
fn phones(contact: u64, columns: usize) -> Vec<(u8, Phone)> {
    let draw = seed::mix(7, contact) % 100;
    let filled = [!(85..95).contains(&draw), draw % 10 < 7, draw.is_multiple_of(3)];
    let column = |column: u64| {
        (
            column as u8,
            Phone::from_e164([33_600_000_000, 33_100_000_000, 33_400_000_000][column as usize] + contact)
                .expect("a number"),
        )
    };
    (0..columns.min(3) as u64).filter(|&at| filled[at as usize]).map(column).collect()
}

fn call_file(contacts: u64, columns: usize) -> File {
    let mut builder = FileBuilder::default();
    for contact in 0..contacts {
        let key = format!("C{contact:08}");
        let numbers = phones(contact, columns).into_iter().map(|(column, phone)| FileNumber {
            column,
            phone,
            takes_texts: column == 0,
            suppressed: false,
            zone: None,
        });
        let zone = contact.is_multiple_of(40).then_some("Indian/Reunion");
        let made = FileContact {
            key: &key,
            numbers: numbers.collect(),
            zone,
            priority: 1 + (contact % 3) as i32,
            ..FileContact::default()
        };
        builder.push(made).expect("fits");
    }
    builder.finish()
}

fn baseline(campaign: &Campaign, strategy: &Strategy, contacts: u64, from: Instant) {
    let engine = Engine::new(strategy, campaign, from).expect("compiles");
    let began = wall();
    for contact in 0..contacts {
        let mut seen = Contact { seed: contact, ..Contact::default() };
        for (column, phone) in phones(contact, campaign.phone_columns.len()) {
            let slot = Slot { phone, zone: ZoneId::CAMPAIGN, takes_texts: column == 0, suppressed: false };
            seen.slots[usize::from(column)] = Some(slot);
        }
        std::hint::black_box(engine.plan(&seen, &State::default(), from));
    }
    println!("  every contact planned once {:>8.2} s", began.elapsed().as_secs_f64());
}

fn main() {
    let contacts = setting("RAPPEL_BENCH_CONTACTS", 1_000_000) as u64;
    let (days, agents) = (setting("RAPPEL_BENCH_DAYS", 30), setting("RAPPEL_BENCH_AGENTS", 100) as u32);
    let only = std::env::var("RAPPEL_BENCH_EXAMPLE").ok();
    let from: Instant = "2026-11-23T00:00:00+01:00".parse().expect("an instant");
    for (name, campaign, strategy) in EXAMPLES {
        if only.as_deref().is_some_and(|only| only != name) {
            continue;
        }
        let mut campaign = file::read_campaign(campaign, "campaign").expect("a campaign");
        let strategy = file::read_strategy(strategy, "strategy").expect("a strategy");
        for trunk in &mut campaign.dialling.trunk {
            trunk.calls_per_second = trunk.calls_per_second.max(50);
            trunk.calls_max = trunk.calls_max.max(500);
        }
        println!("{name}: {contacts} contacts, {days} days, {agents} agents");
        baseline(&campaign, &strategy, contacts, from);
        let began = wall();
        let file = call_file(contacts, campaign.phone_columns.len());
        println!("  file taken in              {:>8.2} s", began.elapsed().as_secs_f64());
        let question = Question {
            campaign: &campaign,
            file: &file,
            agents: AgentsWeek::constant(agents),
            profile: &Profile::french(),
            profile_used: ProfileUsed {
                name: "french".to_owned(),
                learned: false,
                note: rappel_strategy::said::Said::default(),
            },
            from,
            until: from + days * DAY_MS,
            seeds: std::env::var("RAPPEL_BENCH_SEEDS").ok().and_then(|value| value.parse().ok()),
            seed: 1,
            tick_ms: setting("RAPPEL_BENCH_TICK_MS", TICK_MS),
        };
        let (began, before_s) = (wall(), processor_s());
        let named = Named { name, strategy: Some(&strategy) };
        let told = forecast(&question, named, &|_| ControlFlow::Continue(())).expect("forecasts").expect("not stopped");
        let (seconds, busy_s) = (began.elapsed().as_secs_f64(), processor_s() - before_s);
        let calls = told.totals.calls.mean * f64::from(told.seeds);
        println!(
            "  forecast                   {seconds:>8.2} s, {busy_s:.2} s of processors; {} seeds, {calls:.0} calls ({:.0} calls/s), {:.0} reached, {:.0} waiting, occupancy {:.1} %; peak memory {} MiB",
            told.seeds,
            calls / seconds,
            told.totals.reached.mean,
            told.totals.waiting.mean,
            told.totals.occupancy_percent.mean,
            peak_mib(),
        );
    }
}

fn peak_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or(0) / 1_024
}

/// Processor time of the process so far.
fn processor_s() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

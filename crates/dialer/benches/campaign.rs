//! Complete calls a second — claim, intent, outcome, plan — in one process with the simulated network, beside the store's share.
//!
//! Usage: `cargo bench -p rappel-dialer --bench campaign`. `RAPPEL_BENCH_CONTACTS` (default 1 000 000) and `RAPPEL_BENCH_CALLS`
//! (default 1 500 000) change the workload. The baseline in the same run is the network alone: the same number of calls placed
//! and polled, with nothing decided and nothing kept.

use rappel_dialer::{Clock, Core, Engines, Observed, Runner, Speed, Texts};
use rappel_store::{CampaignId, ContactPhone, ImportedContact, SqliteStore, Store};
use rappel_strategy::file;
use rappel_strategy::phone::Phone;
use rappel_strategy::time::{Instant, SECOND_MS};
use rappel_telephony::{CallId, CallOrder, LineKind, Profile, Shown, SimulatedAgents, SimulatedNetwork, Telephony};
use rappel_texting::{Sender, SimulatedAccount, TextingProfile};
use std::cell::Cell;
use std::time::Instant as Wall;

const CAMPAIGN: &str = r#"
name = "Bench"
zone = "Europe/Paris"
phone_columns = ["TEL_MOBILE", "TEL_FIXE"]
first_day = "2026-11-23"
hours = { mon-sat = ["08:00-20:00"] }
caller_ids = ["+33162000001", "+33162000002"]

[dialling]
agents = 60000
trunk = [{ name = "simulated", calls_per_second = 100000, calls_max = 1000000 }]
"#;

const STRATEGY: &str = r#"
name = "Bench"
attempts_max = 8

[[default]]
recall = { call = "choice", after = "2 h" }

[[number]]
name = "Mobile"
column = "TEL_MOBILE"
preliminary_calls = 2
caller_id = { show = "random" }
planning = [{ name = "Jour", hours = { mon-sat = ["08:00-20:00"] }, rule = [{ status = "busy", recall = { call = "same", after = "15 min" } }] }]

[[number]]
name = "Fixe"
column = "TEL_FIXE"
caller_id = { show = "random" }
"#;

/// A cap of a month on the mobile, so that calls to the number for others are looked up at every decision (R40).
const CAP: &str = "cap = { calls = 6, per = \"month\" }\n";

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

fn fill(store: &mut SqliteStore, id: CampaignId, contacts: u64) {
    let mut rows = (0..contacts).map(|n| {
        let phone = |column: u8, base: u64| ContactPhone {
            column,
            phone: Phone::from_e164(base + n).expect("a number"),
            takes_texts: column == 0,
            zone: None,
        };
        let mut phones = vec![phone(0, 33_600_000_000)];
        if n % 3 != 0 {
            phones.push(phone(1, 33_100_000_000));
        }
        ImportedContact { key: format!("C{n:08}"), columns: "{}".to_owned(), phones, zone: None, priority: 0 }
    });
    store.import_contacts(id, &mut rows).expect("imports");
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn wall() -> Wall {
    Wall::now()
}

fn campaign(label: &str, strategy: &str, contacts: u64, calls: u64) {
    let folder = std::env::temp_dir().join(format!("rappel-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let start: Instant = "2026-11-23T00:00:00+01:00".parse().expect("an instant");
    {
        let mut store = SqliteStore::open(folder.join("bench.sqlite")).expect("opens");
        let document = file::read_campaign(CAMPAIGN, "campaign").expect("a campaign");
        let id = store.create_campaign(&document.name, CAMPAIGN).expect("creates");
        store.put_strategy(id, strategy, "", start).expect("puts");
        fill(&mut store, id, contacts);
        let engines = Engines::load(&mut store, id, start).expect("compiles");
        if engines.current().engine.has_caps() {
            store.enable_cross_campaign_caps().expect("indexes");
        }
        let profile = Profile::french();
        let mut network = SimulatedNetwork::new(1, profile.clone()).expect("a network");
        let mut carrier = SimulatedAccount::new(1, TextingProfile::default()).expect("a carrier");
        let core = Core::new(engines, SimulatedAgents::new(1, &profile).expect("agents"));
        let texts = Texts::new(&mut carrier, Sender::Name("BENCH".into()));
        let clock = Clock::start(start, Speed::Max);
        let mut runner = Runner::new(&mut store, &mut network, texts, id, core, clock, Instant::MAX).expect("runs");
        let (planned, ended) = (Cell::new(None), Cell::new(0));
        let began = wall();
        let stop = || ended.get() >= calls;
        runner
            .run(&stop, &mut |observed: &Observed<'_>| {
                if planned.get().is_none() && observed.stats.placed > 0 {
                    planned.set(Some((began.elapsed().as_secs_f64(), processor_s())));
                }
                ended.set(observed.stats.ended);
            })
            .expect("runs to the end");
        let (planning_s, busy_before_s) = planned.get().unwrap_or_default();
        let busy_s = processor_s() - busy_before_s;
        let calling_s = began.elapsed().as_secs_f64() - planning_s;
        println!(
            "{label}: {contacts} contacts planned in {planning_s:.1} s ({:.0}/s); {} complete calls in {calling_s:.1} s: {:.0} calls/s, {:.0} by processor time; peak memory {} MiB",
            contacts as f64 / planning_s,
            ended.get(),
            ended.get() as f64 / calling_s,
            ended.get() as f64 / busy_s,
            peak_mib(),
        );
    }
    std::fs::remove_dir_all(&folder).expect("removes its folder");
}

/// Seconds of processor time that this process has used, as the kernel tells in hundredths; 0 where it does not.
fn processor_s() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields).split_whitespace();
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() as f64 / 100.0
}

/// The most memory this process ever held, as the kernel tells; 0 where it does not.
fn peak_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn network_alone(calls: u64) {
    let mut network = SimulatedNetwork::new(1, Profile::french()).expect("a network");
    let mut now: Instant = "2026-11-23T08:00:00+01:00".parse().expect("an instant");
    let mut events = Vec::new();
    let began = wall();
    for n in 0..calls {
        let order = CallOrder {
            id: CallId::new(n, 1),
            to: Phone::from_e164(33_600_000_000 + n).expect("a number"),
            kind: LineKind::Mobile,
            utc_offset_s: 3_600,
            shown: Shown::Hidden,
            ring_s: 25,
            message: None,
            trunk: "simulated".into(),
        };
        network.place(order, now);
        if n % 10_000 == 0 {
            now = now + 2 * SECOND_MS;
            network.poll(now, &mut events);
            events.clear();
        }
    }
    println!("network alone: {:.0} calls/s", calls as f64 / began.elapsed().as_secs_f64());
}

fn main() {
    let contacts = setting("RAPPEL_BENCH_CONTACTS", 1_000_000);
    let calls = setting("RAPPEL_BENCH_CALLS", 1_500_000);
    network_alone(calls.min(1_000_000));
    campaign("without caps", STRATEGY, contacts, calls);
    campaign(
        "with a cap on the mobile",
        &STRATEGY.replace("preliminary_calls = 2\n", &format!("preliminary_calls = 2\n{CAP}")),
        contacts,
        calls,
    );
}

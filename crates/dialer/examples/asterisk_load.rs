//! How many calls a second go through a real Asterisk, and how long a decision takes to become an INVITE.
//!
//! `cargo run --release -p rappel-dialer --example asterisk_load -- [CALLS] [CALLS_PER_SECOND]`, after script/bootstrap. SIPp, on the
//! same machine, lets every call ring and says a moment later that the line is busy; its log says when each INVITE came and for
//! which number. Every contact has a number of its own, so that a call that was lost, doubled or booked under another contact
//! shows.

#[path = "../tests/asterisk/carrier.rs"]
#[allow(dead_code)]
mod carrier;
#[path = "../tests/asterisk/machine.rs"]
#[allow(dead_code)]
mod machine;
#[path = "../tests/asterisk/sound.rs"]
#[allow(dead_code)]
mod sound;

use carrier::Carrier;
use machine::{Asterisk, TrunkTo, free_port};
use rappel_dialer::{Clock, Core, Engines, Runner, Speed, Texts};
use rappel_store::{ContactPhone, ImportedContact, SqliteStore, Store};
use rappel_strategy::phone::Phone;
use rappel_strategy::status::SystemStatus;
use rappel_strategy::time::{DAY_MS, HOUR_MS};
use rappel_telephony::asterisk::{NumberFormat, SwitchConfig, TrunkConfig};
use rappel_telephony::{Profile, SimulatedAgents};
use rappel_texting::{Sender, SimulatedAccount, TextingProfile};
use std::collections::HashMap;

const STRATEGY: &str = r#"
name = "Charge"
default = [{ recall = { call = "same", after = "20 h" } }]
[[number]]
name = "Mobile"
column = "MOBILE"
caller_id = { show = "fixed", number = "+33162000000" }
"#;

/// A number on which the carrier lets it ring and is busy then; 10 000 of them.
fn number(i: u64) -> Phone {
    assert!(i < 10_000, "at most 10 000 calls");
    Phone::from_e164(33_600_000_000 + i * 10_000 + 4_861).expect("a number")
}

fn main() {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>().expect("a number"));
    let calls = arguments.next().unwrap_or(3_000);
    let per_second = arguments.next().unwrap_or(60);

    let port = free_port();
    let carrier = Carrier::start(port, free_port());
    let asterisk = Asterisk::start(&[TrunkTo::new("carrier", port)]);
    let trunk = TrunkConfig {
        name: "carrier".into(),
        endpoint: "PJSIP/{number}@carrier".into(),
        number_format: NumberFormat::Plus,
        trusted: false,
        number: None,
    };
    let switch = asterisk.switch_as(SwitchConfig { detect: false, ..asterisk.config() }, vec![trunk]);

    let directory = tempfile::tempdir().expect("a directory");
    let mut store = SqliteStore::open(directory.path().join("rappel.sqlite")).expect("a database");
    let campaign = format!(
        "name = \"Charge\"\nzone = \"Europe/Paris\"\nphone_columns = [\"MOBILE\"]\nhours = {{ mon-sun = [\"00:00-24:00\"] }}\n\
         dialling = {{ agents = 2000, trunk = [{{ name = \"carrier\", calls_per_second = {per_second}, calls_max = 280 }}] }}\n"
    );
    let id = store.create_campaign("Charge", &campaign).expect("a campaign");
    store.put_strategy(id, STRATEGY, "", Clock::wall()).expect("a strategy");
    let mut rows = (0..calls).map(|i| ImportedContact {
        key: i.to_string(),
        columns: "{}".into(),
        phones: vec![ContactPhone { column: 0, phone: number(i), takes_texts: true, zone: None }],
        zone: None,
        priority: 0,
    });
    store.import_contacts(id, &mut rows).expect("contacts");

    let now = Clock::wall();
    let engines = Engines::load(&mut store, id, now).expect("a campaign");
    let agents = SimulatedAgents::new(7, &Profile::french()).expect("a profile");
    let mut texts = SimulatedAccount::new(7, TextingProfile::default()).expect("a profile");
    let texts = Texts::new(&mut texts, Sender::Name("RAPPEL".into()));
    let mut line = switch.line("");
    let clock = Clock::start(now, Speed::Real);
    let mut runner = Runner::new(&mut store, &mut line, texts, id, Core::new(engines, agents), clock, now + HOUR_MS)
        .expect("a runner");
    let ended = std::cell::Cell::new(0);
    let done = || ended.get() >= calls;
    runner.run(&done, &mut |observed| ended.set(observed.stats.ended)).expect("a run");
    drop(runner);

    let attempts = store.attempts(id, None, calls as usize * 2).expect("attempts");
    let invites = carrier.invites();
    let mut by_number: HashMap<u64, Vec<i64>> = HashMap::new();
    for invite in &invites {
        let to = invite.to().trim_start_matches('+').parse().expect("a number");
        by_number.entry(to).or_default().push((invite.at_s * 1_000.0) as i64);
    }
    let (mut delays, mut busy) = (Vec::new(), 0);
    for exported in &attempts {
        let attempt = &exported.attempt;
        let ending = attempt.ending.as_ref().expect("it has ended");
        busy += u64::from(ending.status.is(SystemStatus::Busy));
        match by_number.get(&attempt.phone.digits()).map(Vec::as_slice) {
            Some([at_ms]) => delays.push((at_ms - attempt.placed_at.millis()).rem_euclid(DAY_MS)),
            Some(several) => println!("{} was called {} times", attempt.phone, several.len()),
            None => println!("{} was never called", attempt.phone),
        }
    }
    delays.sort_unstable();
    let part = |share: f64| delays[((delays.len() - 1) as f64 * share) as usize];
    let times = invites.iter().map(|invite| invite.at_s);
    let span_s = times.clone().fold(f64::MIN, f64::max) - times.fold(f64::MAX, f64::min);
    println!("calls            {} of {calls}, {busy} recorded as busy", attempts.len());
    println!("INVITEs          {} to {} numbers", invites.len(), by_number.len());
    println!("rate             {:.1} calls/s over {span_s:.1} s", invites.len() as f64 / span_s);
    println!("decision→INVITE  p50 {} ms, p99 {} ms, most {} ms", part(0.5), part(0.99), part(1.0));
    let sound = attempts.len() as u64 == calls
        && busy == calls
        && delays.len() as u64 == calls
        && invites.len() as u64 == calls;
    assert!(sound, "calls were lost, doubled or misattributed");
}

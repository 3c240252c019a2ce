//! Plan + apply decisions a second on one core, on the example strategies and histories they produce themselves.
//!
//! Usage: `cargo bench -p rappel-strategy --bench decisions`. The bare-metal baseline in the same run reads the same states and
//! sums their calls, which is the least any decision has to do.

use rappel_strategy::engine::{Attempt, Contact, Engine, Plan, Slot, State, ZoneId, seed};
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::phone::Phone;
use rappel_strategy::status::{Status, SystemStatus};
use rappel_strategy::time::{Instant, SECOND_MS};
use std::hint::black_box;
use std::time::Instant as Clock;

const CONTACTS: u64 = 2_000;
/// How often all situations are gone through.
const ROUNDS: usize = 200;
/// Situations timed at once.
const PORTION: usize = 500;

/// A contact in the midst of its history, and the attempt that comes next.
struct Situation {
    contact: Contact,
    state: State,
    attempt: Attempt,
    now: Instant,
}

impl Situation {
    /// Copies the state over the one before; its room is used again.
    fn lay_out(&self, scratch: &mut State) {
        scratch.calls.clone_from(&self.state.calls);
        scratch.pending.clone_from(&self.state.pending);
    }
}

fn situations(engine: &Engine, columns: usize, start: Instant) -> Vec<Situation> {
    let mut situations = Vec::new();
    for id in 0..CONTACTS {
        let mut contact = Contact { seed: id, ..Contact::default() };
        for column in 0..columns as u64 {
            if column == 0 || !seed::mix(id, column).is_multiple_of(4) {
                let phone = Phone::from_e164(33_600_000_000 + id * 10 + column).expect("a number");
                contact.slots[column as usize] =
                    Some(Slot { phone, zone: ZoneId::CAMPAIGN, takes_texts: column == 0, suppressed: false });
            }
        }
        let mut state = State::default();
        let mut now = start;
        for attempt in 0..12 {
            let Plan::Call(call) = engine.plan(&contact, &state, now) else { break };
            let luck = seed::mix(id, 100 + attempt);
            let status = match luck % 10 {
                0..=4 => SystemStatus::NoAnswer,
                5 | 6 => SystemStatus::Machine,
                7 => SystemStatus::Busy,
                8 => SystemStatus::Congestion,
                _ => SystemStatus::Rejected,
            };
            let outcome = Attempt {
                at: call.from,
                phone: call.phone,
                status: Status::system(status),
                shown: None,
                message_left: false,
                callback: None,
            };
            now = call.from + 30 * SECOND_MS;
            situations.push(Situation {
                contact: contact.clone(),
                state: state.clone(),
                attempt: outcome.clone(),
                now,
            });
            engine.apply(&contact, &mut state, &outcome);
        }
    }
    situations
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn clock() -> Clock {
    Clock::now()
}

/// Nanoseconds of work for a situation. All are gone through in each round, and each portion counts with its fastest round: what
/// interrupts one round is not measured, and no portion is repeated until the processor knows it by heart.
fn ns_each(situations: &[Situation], mut work: impl FnMut(&Situation, &mut State)) -> f64 {
    let mut scratch = State::default();
    let mut fastest_s = vec![f64::MAX; situations.len().div_ceil(PORTION)];
    for _ in 0..ROUNDS {
        for (portion, fastest_s) in situations.chunks(PORTION).zip(&mut fastest_s) {
            let started = clock();
            for situation in portion {
                work(situation, &mut scratch);
            }
            *fastest_s = fastest_s.min(started.elapsed().as_secs_f64());
        }
    }
    fastest_s.iter().sum::<f64>() / situations.len() as f64 * 1e9
}

fn main() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
    let start: Instant = "2026-11-23T09:00:00+01:00".parse().expect("an instant");
    for name in ["relance-amiable", "renouvellement", "satisfaction"] {
        let read = |file: &str| std::fs::read_to_string(format!("{root}/{name}/{file}")).expect("an example");
        let campaign: Campaign = toml::from_str(&read("campaign.toml")).expect("a campaign");
        let strategy: Strategy = toml::from_str(&read("strategy.toml")).expect("a strategy");
        let engine = Engine::new(&strategy, &campaign, start).expect("compiles");
        let situations = situations(&engine, campaign.phone_columns.len(), start);
        let decided_ns = ns_each(&situations, |situation, scratch| {
            situation.lay_out(scratch);
            black_box(engine.apply(&situation.contact, scratch, &situation.attempt));
            black_box(engine.plan(&situation.contact, scratch, situation.now));
        });
        let bare_ns = ns_each(&situations, |situation, scratch| {
            situation.lay_out(scratch);
            black_box(scratch.calls.iter().map(|call| call.at.millis() ^ call.phone.digits() as i64).sum::<i64>());
        });
        println!(
            "{name}: {} situations, {:.2} M plan+apply/s on one core ({decided_ns:.0} ns each); reading the states alone {bare_ns:.0} ns",
            situations.len(),
            1e3 / decided_ns,
        );
    }
}

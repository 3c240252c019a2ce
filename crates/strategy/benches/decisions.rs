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
const ROUNDS: usize = 40;

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
fn seconds(mut work: impl FnMut()) -> f64 {
    let mut best = f64::MAX;
    for _ in 0..5 {
        let started = Clock::now();
        work();
        best = best.min(started.elapsed().as_secs_f64());
    }
    best
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
        let mut scratch = State::default();
        let decided = seconds(|| {
            for _ in 0..ROUNDS {
                for situation in &situations {
                    situation.lay_out(&mut scratch);
                    black_box(engine.apply(&situation.contact, &mut scratch, &situation.attempt));
                    black_box(engine.plan(&situation.contact, &scratch, situation.now));
                }
            }
        });
        let bare = seconds(|| {
            for _ in 0..ROUNDS {
                for situation in &situations {
                    situation.lay_out(&mut scratch);
                    black_box(
                        scratch.calls.iter().map(|call| call.at.millis() ^ call.phone.digits() as i64).sum::<i64>(),
                    );
                }
            }
        });
        let decisions = (situations.len() * ROUNDS) as f64;
        println!(
            "{name}: {} situations, {:.2} M plan+apply/s on one core ({:.0} ns each); reading the states alone {:.0} ns",
            situations.len(),
            decisions / decided / 1e6,
            decided / decisions * 1e9,
            bare / decisions * 1e9,
        );
    }
}

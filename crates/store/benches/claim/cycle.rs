//! A campaign at full speed: every tick claims, places, and takes in the outcomes of some ticks before.

use super::fill::{CLOSING, OPENING};
use super::timed;
use rappel_store::{
    CampaignId, Candidate, ContactId, Edition, Intent, Next, Outcome, Replan, SqliteStore, Store, Tick,
};
use rappel_strategy::engine::{Call, Cause, Selection, State, Turn, Why, seed};
use rappel_strategy::status::{Status, SystemStatus};
use rappel_strategy::time::{HOUR_MS, Instant, MINUTE_MS, SECOND_MS};
use std::collections::VecDeque;
use std::time::Duration;

/// Ticks between a call and its outcome.
const FLIGHT: usize = 20;
/// How far the campaign's clock moves with a tick.
const STEP_MS: i64 = 10 * SECOND_MS;

/// What the run took.
pub struct Cycle {
    pub calls: u64,
    pub recalls: u64,
    pub replans: u64,
    pub took: Duration,
    pub claiming: Duration,
    pub committing: Duration,
    /// Ascending.
    commits: Vec<Duration>,
    /// Where the campaign's clock stands.
    pub now: Instant,
}

impl Cycle {
    /// The commit time that so many percent of the commits do not exceed.
    pub fn commit_ms(&self, percent: usize) -> f64 {
        super::ms(self.commits[(self.commits.len() - 1) * percent / 100])
    }
}

pub fn run(store: &mut SqliteStore, campaign: CampaignId, calls: u64, batch: usize) -> Cycle {
    let mut flight: VecDeque<Vec<Candidate>> = VecDeque::new();
    let mut cycle = Cycle {
        calls: 0,
        recalls: 0,
        replans: 0,
        took: Duration::ZERO,
        claiming: Duration::ZERO,
        committing: Duration::ZERO,
        commits: Vec::new(),
        now: OPENING,
    };
    let ((), took) = timed(|| {
        while cycle.calls < calls || !flight.is_empty() {
            let mut tick = Tick::new(campaign, Edition(1), cycle.now);
            if flight.len() == FLIGHT || cycle.calls >= calls {
                tick.outcomes =
                    flight.pop_front().into_iter().flatten().map(|call| outcome(&call, cycle.now)).collect();
            }
            if cycle.calls < calls {
                let (claimed, took) =
                    timed(|| store.claim(campaign, cycle.now, batch, Some(30), &|_| false).expect("a claim"));
                cycle.claiming += took;
                cycle.calls += claimed.len() as u64;
                cycle.recalls += claimed.iter().filter(|call| call.ticket.turn() != Turn::Fresh).count() as u64;
                assert!(!claimed.is_empty() || !flight.is_empty(), "the campaign has run out of callable contacts");
                tick.intents = claimed.iter().map(|call| intent(call, cycle.now)).collect();
                flight.push_back(claimed);
                let overdue = store.overdue(campaign, cycle.now, batch).expect("the overdue");
                tick.plans = overdue.iter().map(|call| again(call, cycle.now)).collect();
                cycle.replans += overdue.len() as u64;
            }
            let (committed, took) = timed(|| store.commit(&[tick]).expect("a tick"));
            assert_eq!(committed.refused, []);
            cycle.committing += took;
            cycle.commits.push(took);
            cycle.now = cycle.now + STEP_MS;
        }
    });
    cycle.took = took;
    cycle.commits.sort();
    cycle
}

/// Places calls and leaves them in flight.
pub fn place(store: &mut SqliteStore, campaign: CampaignId, now: Instant, claimed: Vec<Candidate>) {
    let mut tick = Tick::new(campaign, Edition(1), now);
    tick.intents = claimed.iter().map(|call| intent(call, now)).collect();
    assert_eq!(store.commit(&[tick]).expect("a tick").refused, []);
}

fn intent(call: &Candidate, now: Instant) -> Intent {
    Intent {
        ticket: call.ticket,
        phone: call.phones[0].phone,
        shown: Some(call.phones[1].phone),
        version: Some(1),
        why: Why { cause: Cause::Fresh, replaced: None, selection: Selection::Property },
        placed_at: now,
    }
}

fn outcome(call: &Candidate, now: Instant) -> Outcome {
    let random = chance(call.contact, call.made);
    let status = Status::system(SystemStatus::NoAnswer);
    let mut state = State::decode(&call.state).unwrap_or_default();
    let (phone, shown) = (call.phones[0].phone, Some(call.phones[1].phone));
    state.calls.push(Call { at: now, phone, status, shown, message_left: false, gave_up: false });
    let next = if random < 10 { Next::End("qualified:sold".to_owned()) } else { recall(random, now) };
    Outcome {
        contact: call.contact,
        n: call.made + 1,
        ended_at: now,
        status,
        message_left: false,
        agent: None,
        talk_ms: 0,
        callback: None,
        state,
        next,
        texts: Vec::new(),
        suppress: Vec::new(),
    }
}

fn again(call: &Candidate, now: Instant) -> Replan {
    Replan { ticket: call.ticket, state: None, next: recall(chance(call.contact, call.made), now) }
}

fn chance(contact: ContactId, made: u32) -> u64 {
    seed::mix(contact.get(), u64::from(made)) % 100
}

/// What a strategy's rules say of the usual statuses: busy soon again, no answer in two hours, machines in the next planning, some
/// later; a callback when the contact likes. Windows end with a planning, every two hours; some at an odd instant.
fn recall(random: u64, now: Instant) -> Next {
    let end_after = |at: Instant| Instant::from_millis((at.millis() / (2 * HOUR_MS) + 1) * 2 * HOUR_MS);
    let (turn, from) = match random {
        95.. => (Turn::Callback, now + 30 * MINUTE_MS + (random - 95) as i64 * 7 * MINUTE_MS),
        80..95 => (Turn::Recall, now + 15 * MINUTE_MS),
        60..80 => (Turn::Recall, end_after(now)),
        50..60 => (Turn::Recall, now + 3 * HOUR_MS),
        45..50 => (Turn::Recall, now + 45 * MINUTE_MS),
        _ => (Turn::Recall, now + 2 * HOUR_MS),
    };
    let odd = random.is_multiple_of(20);
    let until = if odd { from + HOUR_MS + random as i64 * 977 } else { end_after(from) };
    Next::Call { turn, from, until: until.min(CLOSING.max(from + HOUR_MS)) }
}

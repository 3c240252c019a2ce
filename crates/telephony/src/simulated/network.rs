//! The simulated network: calls in flight and the queue of what happens next.

use super::flight::{Flight, Stage};
use super::log::CallLog;
use super::plan::Planner;
use super::profile::{Profile, ProfileError};
use crate::call::{CallId, CallOrder};
use crate::cause::Release;
use crate::event::{CallEvent, Ending, Progress};
use crate::telephony::{Fate, Telephony};
use rappel_strategy::time::Instant;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::hash_map::Entry;
use std::collections::{BinaryHeap, HashMap, VecDeque};
use std::io::Write;

/// How many ended calls [`Telephony::resolve`] still knows; a switch forgets too.
pub const ENDINGS_REMEMBERED_MAX: usize = 4_096;

/// A network that carries calls to nobody, as a [`Profile`] says that somebody would answer them.
///
/// The same seed, profile and orders give the same events.
///
/// ```
/// use rappel_telephony::{CallId, CallOrder, LineKind, Profile, Shown, SimulatedNetwork, Telephony};
/// let mut network = SimulatedNetwork::new(7, Profile::french())?;
/// let now = "2026-11-23T17:05:00Z".parse()?;
/// let order = CallOrder {
///     id: CallId::new(1, 1),
///     to: "+33199000001".parse()?,
///     kind: LineKind::Fixed,
///     utc_offset_s: 3_600,
///     shown: Shown::Number("+33162000000".parse()?),
///     ring_s: 25,
///     message: None,
///     trunk: "simulated".into(),
/// };
/// network.place(order, now);
/// let mut events = Vec::new();
/// while let Some(at) = network.next_event_at() {
///     network.poll(at, &mut events);
/// }
/// assert!(!events.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct SimulatedNetwork {
    label: String,
    planner: Planner,
    flights: FxHashMap<CallId, Flight>,
    /// What happens next, soonest first; the ticket orders what happens at one instant and tells stale entries.
    queue: BinaryHeap<Reverse<(Instant, u64, CallId)>>,
    tickets: u64,
    /// What happened and was not polled yet.
    ready: VecDeque<CallEvent>,
    endings: VecDeque<(CallId, Ending)>,
    log: Option<CallLog>,
}

impl SimulatedNetwork {
    /// A network of this population.
    ///
    /// # Errors
    /// When a figure of the profile is out of its range.
    pub fn new(seed: u64, profile: Profile) -> Result<SimulatedNetwork, ProfileError> {
        profile.check()?;
        Ok(SimulatedNetwork {
            label: format!("simulated network ({}, seed {seed})", profile.name),
            planner: Planner::new(seed, profile),
            flights: FxHashMap::default(),
            queue: BinaryHeap::new(),
            tickets: 0,
            ready: VecDeque::new(),
            endings: VecDeque::with_capacity(ENDINGS_REMEMBERED_MAX),
            log: None,
        })
    }

    /// The same network, writing a line `call number instant` to `out` for every call before it counts as placed: the witness
    /// that crash tests compare with what the dialer remembers. A call that cannot be written does not leave.
    pub fn with_log(mut self, out: impl Write + Send + 'static) -> SimulatedNetwork {
        self.log = Some(CallLog::new(Box::new(out)));
        self
    }

    /// Calls that are up.
    pub fn in_flight(&self) -> usize {
        self.flights.len()
    }

    fn ticket(&mut self) -> u64 {
        self.tickets += 1;
        self.tickets
    }

    fn end(&mut self, id: CallId, ending: Ending) {
        self.flights.remove(&id);
        if self.endings.len() == ENDINGS_REMEMBERED_MAX {
            self.endings.pop_front();
        }
        self.endings.push_back((id, ending));
        self.ready.push_back(CallEvent { id, at: ending.at, what: Progress::Ended(ending) });
    }

    /// Lets everything happen that is due at `now`.
    fn advance_to(&mut self, now: Instant) {
        while let Some(&Reverse((at, ticket, id))) = self.queue.peek() {
            if at > now {
                break;
            }
            self.queue.pop();
            let next_ticket = self.ticket();
            let Some(flight) = self.flights.get_mut(&id).filter(|flight| flight.ticket == ticket) else { continue };
            match flight.advance(at) {
                Progress::Ended(ending) => self.end(id, ending),
                what => {
                    flight.ticket = next_ticket;
                    if let Some(stays_ms) = flight.stays_ms() {
                        self.queue.push(Reverse((at + i64::from(stays_ms), next_ticket, id)));
                    }
                    self.ready.push_back(CallEvent { id, at, what });
                }
            }
        }
        self.drop_stale();
    }

    /// Keeps the head of the queue alive, so that the next event is always at the head.
    fn drop_stale(&mut self) {
        while let Some(&Reverse((_, ticket, id))) = self.queue.peek() {
            if self.flights.get(&id).is_some_and(|flight| flight.ticket == ticket) {
                break;
            }
            self.queue.pop();
        }
    }
}

impl Telephony for SimulatedNetwork {
    fn label(&self) -> &str {
        &self.label
    }

    fn place(&mut self, order: CallOrder, now: Instant) {
        self.advance_to(now);
        let ticket = self.ticket();
        let Entry::Vacant(slot) = self.flights.entry(order.id) else { return };
        let flight = Flight::new(self.planner.plan(&order, now), ticket);
        if self.log.as_mut().is_some_and(|log| log.record(&order, now).is_err()) {
            let release = Release::q850(41).and_sip(503);
            self.end(order.id, Ending { at: now, release, answered_by: None, trunk_refused: false });
            return;
        }
        slot.insert(flight);
        self.queue.push(Reverse((now + i64::from(flight.stays_ms().unwrap_or(0)), ticket, order.id)));
    }

    fn connect(&mut self, id: CallId, _seat: &str, now: Instant) {
        self.advance_to(now);
        let ticket = self.ticket();
        if let Some(flight) = self.flights.get_mut(&id).filter(|flight| flight.stage == Stage::Waiting) {
            flight.stage = Stage::Talking;
            flight.ticket = ticket;
        }
        self.drop_stale();
    }

    fn hang_up(&mut self, id: CallId, now: Instant) {
        self.advance_to(now);
        if let Some(flight) = self.flights.get(&id) {
            let ending = flight.hung_up(now);
            self.end(id, ending);
        }
        self.drop_stale();
    }

    fn poll(&mut self, now: Instant, events: &mut Vec<CallEvent>) {
        self.advance_to(now);
        events.extend(self.ready.drain(..));
    }

    fn next_event_at(&self) -> Option<Instant> {
        let ready = self.ready.front().map(|event| event.at);
        ready.or_else(|| self.queue.peek().map(|&Reverse((at, ..))| at))
    }

    fn resolve(&mut self, ids: &[CallId]) -> Vec<(CallId, Fate)> {
        let endings: HashMap<CallId, Ending> = self.endings.iter().copied().collect();
        let fate = |id: &CallId| match (self.flights.contains_key(id), endings.get(id)) {
            (true, _) => Fate::Up,
            (false, Some(ending)) => Fate::Ended(*ending),
            (false, None) => Fate::Unknown,
        };
        ids.iter().map(|id| (*id, fate(id))).collect()
    }
}

#[cfg(test)]
mod tests;

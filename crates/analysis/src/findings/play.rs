//! A contact played through the engine: what a witness is made of.

use super::scene::{Scene, key};
use super::told::{Step, Witness, WitnessContact};
use rappel_strategy::engine::{
    Applied, Attempt, Contact, Explanation, NextCall, Obstacle, Pending, Plan, State, status_name,
};
use rappel_strategy::said::Said;
use rappel_strategy::status::Status;
use rappel_strategy::time::Instant;

/// How often a call is decided about anew when its time has come.
const DECISIONS_MAX: usize = 8;

/// A contact and its history so far.
#[derive(Clone)]
pub struct Play<'a> {
    scene: &'a Scene<'a>,
    columns: u16,
    zone: usize,
    /// The contact.
    pub contact: Contact,
    /// What happened to it.
    pub state: State,
    /// The instant it has come to.
    pub now: Instant,
    steps: Vec<Step>,
}

impl<'a> Play<'a> {
    /// A fresh contact with these columns filled, when the analysis begins.
    pub fn fresh(scene: &'a Scene<'a>, columns: u16, zone: usize) -> Play<'a> {
        let contact = scene.contact(columns, zone);
        Play { scene, columns, zone, contact, state: State::default(), now: scene.start, steps: Vec::new() }
    }

    /// What comes next as of an instant.
    pub fn plan(&self, at: Instant) -> Plan {
        self.scene.engine(at).plan(&self.contact, &self.state, at)
    }

    /// The next call, if there is one: as it is decided when its time has come, for with a short horizon another number may be
    /// within reach by then (R36).
    pub fn next(&self) -> Option<NextCall> {
        let mut at = self.now;
        for _ in 0..DECISIONS_MAX {
            match self.plan(at) {
                Plan::Call(call) if call.from <= at => return Some(call),
                Plan::Call(call) => at = call.from,
                Plan::End(_) => return None,
            }
        }
        None
    }

    /// The calls made so far.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Dials a number and lets the call end so.
    pub fn call(&mut self, call: &NextCall, at: Instant, status: Status) -> Applied {
        let engine = self.scene.engine(at);
        let shown = engine.shown(&self.contact, &self.state, call.rank, at);
        let attempt = Attempt { at, phone: call.phone, status, shown, message_left: false, callback: None };
        let applied = engine.apply(&self.contact, &mut self.state, &attempt);
        self.steps.push(Step {
            at,
            number: call.rank + 1,
            phone: call.phone,
            status: status_name(self.scene.campaign, status).to_owned(),
        });
        self.now = at;
        applied
    }

    /// Makes the next call as soon as it may be made.
    pub fn step(&mut self, status: Status) -> Option<Applied> {
        let call = self.next()?;
        Some(self.call(&call, call.from, status))
    }

    /// Why it would or would not be called at an instant.
    pub fn explain(&self, at: Instant) -> Explanation {
        self.scene.engine(at).explain(&self.contact, &self.state, at)
    }

    /// Whether the campaign is open at `at`, no cap is in the way, nothing has to be waited for, and yet nothing can be called.
    pub fn idle(&self, at: Instant) -> bool {
        let explanation = self.explain(at);
        if explanation.waits_until.is_some() || matches!(self.state.pending, Pending::Closed(_)) {
            return false;
        }
        let mut live = explanation
            .numbers
            .iter()
            .map(|number| number.obstacles.as_slice())
            .filter(|obstacles| !matches!(obstacles, [Obstacle::Dead(_)]))
            .peekable();
        let outside = |obstacle: &Obstacle| {
            matches!(
                obstacle,
                Obstacle::Closed
                    | Obstacle::Forbidden(..)
                    | Obstacle::Barred(..)
                    | Obstacle::Capped(_)
                    | Obstacle::LawCap(..)
            )
        };
        live.peek().is_some()
            && live.all(|obstacles| !obstacles.iter().any(outside) && !obstacles.is_empty())
            && !matches!(explanation.plan, Plan::Call(call) if call.from <= at)
    }

    /// The witness that this history is.
    pub fn witness(&self, at: Instant, shows: Said) -> Witness {
        let columns = self.scene.campaign.phone_columns.iter().zip(&self.contact.slots);
        Witness {
            contact: WitnessContact {
                key: key(self.columns),
                zone: self.scene.clock(self.zone).name().to_owned(),
                phones: columns.filter_map(|(name, slot)| Some((name.clone(), (*slot)?.phone))).collect(),
            },
            steps: self.steps.clone(),
            at,
            shows,
        }
    }
}

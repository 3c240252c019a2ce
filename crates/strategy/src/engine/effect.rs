//! What putting another strategy in place would change (R60).

use super::compile::Engine;
use super::contact::{Contact, Pending, State};
use super::decision::Plan;
use crate::time::Instant;

/// What changes for one waiting contact.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Change {
    /// Same number, same instant.
    None,
    /// It is called at another instant, or on another number.
    Moves,
    /// It was waiting and becomes callable at once.
    BecomesCallable,
    /// It was callable and has to wait.
    BecomesWaiting,
    /// It is never called again.
    Ends,
    /// It would have ended and is called after all.
    Revives,
}

/// How many waiting contacts another strategy changes, and how (R60).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize)]
pub struct Effect {
    /// Contacts looked at, closed ones left out.
    pub contacts: u64,
    /// Those that keep their number and instant.
    pub unchanged: u64,
    /// Those called at another instant or on another number, and callable now by both or by neither.
    pub moved: u64,
    /// Those that become callable at once.
    pub become_callable: u64,
    /// Those that were callable and have to wait.
    pub become_waiting: u64,
    /// Those that end.
    pub ended: u64,
    /// Those that would have ended and are called after all.
    pub revived: u64,
}

impl Effect {
    /// Compares what two engines plan for a contact at `now`, and counts the change; `None` for a closed contact.
    ///
    /// Each engine takes the contact as it sees it: zones are known by engine, and columns may differ.
    pub fn add(
        &mut self,
        old: (&Engine, &Contact),
        new: (&Engine, &Contact),
        state: &State,
        now: Instant,
    ) -> Option<Change> {
        if matches!(state.pending, Pending::Closed(_)) {
            return None;
        }
        let change = match (old.0.plan(old.1, state, now), new.0.plan(new.1, state, now)) {
            (Plan::End(_), Plan::End(_)) => Change::None,
            (Plan::End(_), Plan::Call(_)) => Change::Revives,
            (Plan::Call(_), Plan::End(_)) => Change::Ends,
            (Plan::Call(a), Plan::Call(b)) if (a.phone, a.from) == (b.phone, b.from) => Change::None,
            (Plan::Call(a), Plan::Call(b)) if a.from > now && b.from <= now => Change::BecomesCallable,
            (Plan::Call(a), Plan::Call(b)) if a.from <= now && b.from > now => Change::BecomesWaiting,
            (Plan::Call(_), Plan::Call(_)) => Change::Moves,
        };
        self.contacts += 1;
        let counter = match change {
            Change::None => &mut self.unchanged,
            Change::Moves => &mut self.moved,
            Change::BecomesCallable => &mut self.become_callable,
            Change::BecomesWaiting => &mut self.become_waiting,
            Change::Ends => &mut self.ended,
            Change::Revives => &mut self.revived,
        };
        *counter += 1;
        Some(change)
    }
}

//! The one thing that keeps a contact from being called, for counting contacts by it (R61).

use super::contact::EndReason;
use super::decision::{Cause, NextCall, Plan};
use super::explain::{Explanation, Obstacle};

/// Where a contact that is neither in flight nor ended stands at an instant: exactly one of these. Ranks count from 0.
///
/// It says what is in the way of the number that is called next; of several things the one that stands first here.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Standing {
    /// It may be called.
    Callable,
    /// The campaign is closed at this hour, or has not begun (R1).
    Closed,
    /// Its next call is not due yet (R35).
    NotDue(Due),
    /// The law does not let its number be called for now, whatever the hour (R37). Names the rule.
    Barred(String),
    /// A legal window forbids the hour (R37). Names the limit.
    Forbidden(String),
    /// A cap of the law is reached (R37). Names the limit.
    LawCap(String),
    /// The cap of this number is reached (R40).
    Capped(u8),
    /// This number is outside its plannings (R12).
    OffPlanning(u8),
    /// This number still owes preliminary calls and holds back the others (R31).
    HeldBack(u8),
    /// It closes as soon as it is looked at again.
    Ending(EndReason),
}

/// What a call that is not due yet was asked for by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Due {
    /// A recall rule.
    Rule,
    /// A short retry after congestion (R21).
    Retry,
    /// The contact, or somebody in charge (R22).
    Callback,
}

impl Explanation {
    /// Where the contact stands.
    pub fn standing(&self) -> Standing {
        match &self.plan {
            Plan::End(reason) => Standing::Ending(reason.clone()),
            Plan::Call(call) if call.from <= self.at => Standing::Callable,
            Plan::Call(call) => self.kept_from(call),
        }
    }

    fn kept_from(&self, call: &NextCall) -> Standing {
        let obstacles = &self.numbers[usize::from(call.rank)].obstacles;
        let not_due = self.waits_until.map(|_| Standing::NotDue(due(call)));
        let kept = obstacles.iter().map(|obstacle| match obstacle {
            Obstacle::Closed => Standing::Closed,
            Obstacle::Barred(rule, _) => Standing::Barred(rule.clone()),
            Obstacle::Forbidden(name, _) => Standing::Forbidden(name.clone()),
            Obstacle::LawCap(name, _) => Standing::LawCap(name.clone()),
            Obstacle::Capped(_) => Standing::Capped(call.rank),
            Obstacle::HeldBack(by) => Standing::HeldBack(*by),
            Obstacle::OffPlanning | Obstacle::Dead(_) => Standing::OffPlanning(call.rank),
        });
        // Where number order is favoured, plannings are no obstacle, but recalls are moved into them (R33).
        kept.chain(not_due).min_by_key(order).unwrap_or(Standing::OffPlanning(call.rank))
    }
}

/// Its place in the list of [`Standing`].
fn order(standing: &Standing) -> u8 {
    match standing {
        Standing::Callable => 0,
        Standing::Closed => 1,
        Standing::NotDue(_) => 2,
        Standing::Barred(_) => 3,
        Standing::Forbidden(_) => 4,
        Standing::LawCap(_) => 5,
        Standing::Capped(_) => 6,
        Standing::OffPlanning(_) => 7,
        Standing::HeldBack(_) => 8,
        Standing::Ending(_) => 9,
    }
}

fn due(call: &NextCall) -> Due {
    match call.why.cause {
        Cause::Retry(..) => Due::Retry,
        Cause::Callback(..) | Cause::ByHand => Due::Callback,
        Cause::Fresh | Cause::Rule(_) => Due::Rule,
    }
}

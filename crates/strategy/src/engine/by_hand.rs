//! A call that somebody in charge asks for at once: agreed like a callback, planned like every call, and past no hard limit (R37).

use super::compile::Engine;
use super::contact::{Aim, Callback, Contact, EndReason, Level, Pending, Recall, RecallKind, RuleRef, State};
use super::decision::{NextCall, Plan};
use super::explain::Obstacle;
use super::numbers::Numbers;
use crate::phone::Phone;
use crate::time::Instant;

/// Why a contact cannot be called at once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotNow {
    /// It cannot be called at all any more.
    Never(EndReason),
    /// Hard limits forbid it now.
    Limits {
        /// Rank of the number that may be called first, from 0.
        rank: u8,
        /// What forbids it now.
        obstacles: Vec<Obstacle>,
        /// The first instant at which they allow it.
        from: Instant,
    },
}

impl Engine {
    /// Agrees a general callback for now: the state with it, and the call that follows. The number is the one that would be called
    /// next, else the first that the hard limits let be called.
    ///
    /// # Errors
    /// When no number may be called now, whatever the strategy says (R37).
    pub fn call_now(&self, contact: &Contact, state: &State, now: Instant) -> Result<(State, NextCall), NotNow> {
        let planned = match self.plan(contact, state, now) {
            Plan::Call(call) => Some(call.phone),
            // A strategy that has no instant left is one thing; what is closed, or has no number, is another.
            Plan::End(EndReason::NoInstant) => None,
            Plan::End(reason) => return Err(NotNow::Never(reason)),
        };
        let mut numbers = Numbers::unread(self, contact, state);
        numbers.read();
        let alive = numbers.ranks().filter(|&rank| numbers.alive(rank));
        let mut phones: Vec<Phone> = alive.filter_map(|rank| Some(numbers.get(rank).slot?.phone)).collect();
        phones.sort_by_key(|phone| Some(*phone) != planned);
        let mut first: Option<NextCall> = None;
        for phone in phones {
            let asked = State { calls: state.calls.clone(), pending: Pending::Recall(by_hand(phone, now)) };
            match self.plan(contact, &asked, now) {
                Plan::Call(call) if call.phone != phone => {}
                Plan::Call(call) if call.from <= now => return Ok((asked, call)),
                Plan::Call(call) => first = first.filter(|first| first.from <= call.from).or(Some(call)),
                Plan::End(_) => {}
            }
        }
        let first = first.ok_or(NotNow::Never(EndReason::NoInstant))?;
        let mut obstacles = self.obstacles(&numbers, usize::from(first.rank), now);
        obstacles.retain(|obstacle| {
            matches!(obstacle, Obstacle::LawCap(..) | Obstacle::Closed | Obstacle::Forbidden(..) | Obstacle::Barred(..))
        });
        Err(NotNow::Limits { rank: first.rank, obstacles, from: first.from })
    }
}

fn by_hand(phone: Phone, now: Instant) -> Recall {
    Recall {
        kind: RecallKind::Callback(Callback { agent: None, personal_until: Instant::MIN }),
        aim: Aim::Phone(phone),
        earliest: now,
        valid_until: Instant::MAX,
        rule: RuleRef { level: Level::Hand, attempt: None, status: None },
    }
}

//! What the person called sees and hears: the displayed number (R13) and the message for a machine (R17).

use super::compile::Engine;
use super::contact::{Contact, State};
use super::numbers::{Numbers, counts, release};
use super::seed;
use crate::model::{AfterLast, CallerId, CapWindow};
use crate::phone::Phone;
use crate::status::{Status, SystemStatus};
use crate::time::Instant;

impl Engine {
    /// The number to display for a call on `rank` (from 0) at this instant; `None`: hidden (R13).
    ///
    /// The random choice comes from the campaign's seed, the contact and the count of its calls.
    pub fn shown(&self, contact: &Contact, state: &State, rank: u8, at: Instant) -> Option<Phone> {
        let mut numbers = Numbers::unread(self, contact, state);
        numbers.read_columns();
        let rank = usize::from(rank);
        let rules = &self.ranks[rank];
        let of_planning = self.planning_at(&numbers, rank, at).and_then(|planning| rules.plannings[planning].caller_id);
        match of_planning.unwrap_or(rules.caller_id) {
            CallerId::Hidden => None,
            CallerId::Fixed(phone) | CallerId::Listed(phone) => Some(phone),
            CallerId::Called => contact.slots[rules.column].map(|slot| slot.phone),
            CallerId::Random { sticky: true } => self.random(seed::mix(self.seed, contact.seed), None),
            CallerId::Random { sticky: false } => {
                let last = state.calls.last().and_then(|call| call.shown);
                self.random(seed::mix(seed::mix(self.seed, contact.seed), state.calls.len() as u64 + 1), last)
            }
        }
    }

    fn random(&self, seed: u64, not: Option<Phone>) -> Option<Phone> {
        let others = || self.caller_ids.iter().copied().filter(|&phone| Some(phone) != not);
        match others().count() {
            0 => self.caller_ids.first().copied(),
            count => others().nth(seed::pick(seed, count)),
        }
    }

    /// Name of the sound to leave if a machine answers a call on `rank` (from 0) at this instant; `None`: nothing (R17).
    pub fn message(&self, contact: &Contact, state: &State, rank: u8, at: Instant) -> Option<&str> {
        let mut numbers = Numbers::unread(self, contact, state);
        numbers.read_columns();
        let rank = usize::from(rank);
        let machine = &self.ranks[rank].machine;
        let slot = numbers.get(rank).slot?;
        let calls = || state.calls.iter().filter(|call| call.phone == slot.phone);
        if let Some(max) = machine.max {
            let left = calls().rev().filter(|call| call.message_left).nth(usize::from(max.messages) - 1);
            let zone = &self.zones[usize::from(slot.zone.0)].zone;
            if left.is_some_and(|call| at < release(zone, call.at, max.per, CapWindow::Rolling)) {
                return None;
            }
        }
        let index = calls().filter(|call| counts(call)).count() as u16;
        let named = self
            .rule(&numbers, Some(rank), index, Status::system(SystemStatus::Machine), at)
            .and_then(|(_, treatment)| treatment.message.as_deref());
        let met = calls().filter(|call| call.status.is(SystemStatus::Machine)).count();
        named.or_else(|| {
            let listed = machine.messages.get(met).or_else(|| match machine.after_last {
                AfterLast::Last => machine.messages.last(),
                AfterLast::Nothing => None,
            });
            listed.map(String::as_str)
        })
    }

    /// Seconds to let a call on `rank` (from 0) ring (R11).
    pub fn ring_s(&self, rank: u8) -> u8 {
        self.ranks[usize::from(rank)].ring_s
    }
}

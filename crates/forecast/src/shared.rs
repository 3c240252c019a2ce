//! Calls to numbers that several contacts have: the caps and the quiet of the others count them (R37, R40).

use crate::file::File;
use rappel_strategy::engine::{Aftermath, Call, Contact, Engine};
use rappel_strategy::law::After;
use rappel_strategy::model::Campaign;
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use rustc_hash::FxHashMap;

struct SharedCall {
    /// For whom; `None`: for a contact that had ended before.
    contact: Option<u32>,
    at: Instant,
    /// How it ended, where it has.
    afters: &'static [After],
}

/// The calls by number.
#[derive(Default)]
pub(crate) struct SharedCalls(FxHashMap<Phone, Vec<SharedCall>>);

impl SharedCalls {
    /// Those that were made before.
    pub(crate) fn before(file: &File, campaign: &Campaign) -> SharedCalls {
        let mut shared = SharedCalls::default();
        for (contact, call) in file.shared_before() {
            let afters = afters(call, campaign);
            shared.0.entry(call.phone).or_default().push(SharedCall { contact, at: call.at, afters });
        }
        shared
    }

    pub(crate) fn placed(&mut self, contact: u32, phone: Phone, at: Instant) {
        let call = SharedCall { contact: Some(contact), at, afters: &[] };
        self.0.entry(phone).or_default().push(call);
    }

    /// Notes how a call ended, if its number is shared.
    pub(crate) fn ended(&mut self, contact: u32, call: &Call, campaign: &Campaign) {
        let placed = self.0.get_mut(&call.phone).and_then(|calls| {
            calls.iter_mut().rev().find(|placed| (placed.contact, placed.at) == (Some(contact), call.at))
        });
        if let Some(placed) = placed {
            placed.afters = afters(call, campaign);
        }
    }

    /// Adds what was called for others to what is known of a contact, as the dialer reads it from its store.
    pub(crate) fn tell(&self, contact: u32, engine: &Engine, seen: &mut Contact) {
        if self.0.is_empty() {
            return;
        }
        let mut asked: Vec<Phone> = Vec::new();
        for (column, slot) in seen.slots.iter().enumerate() {
            let Some(slot) = slot.filter(|_| engine.counts_calls_to(column)) else { continue };
            if !asked.contains(&slot.phone) {
                asked.push(slot.phone);
            }
        }
        for phone in asked {
            for call in self.0.get(&phone).into_iter().flatten().filter(|call| call.contact != Some(contact)) {
                seen.neighbours.push((phone, call.at));
                if engine.heeds_outcomes_elsewhere() {
                    let outcome = |&after| Aftermath { after, phone, at: call.at, same_principal: true };
                    seen.aftermath.extend(call.afters.iter().map(outcome));
                }
            }
        }
    }
}

fn afters(call: &Call, campaign: &Campaign) -> &'static [After] {
    After::of(call.status, |index| campaign.qualification.get(index).map(|qualification| qualification.kind))
}

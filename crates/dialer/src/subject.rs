//! Contacts as the store keeps them, made into what the engine decides about.

use crate::engines::Compiled;
use rappel_store::{Candidate, ContactId, ContactPhone, Store, Ticket, ZoneKey};
use rappel_strategy::engine::{Contact, CorruptState, Slot, State, ZoneId, seed};
use rappel_strategy::time::{DAY_MS, Instant};

/// A contact to decide about.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Allows one call or one plan.
    pub ticket: Ticket,
    /// Attempts made so far.
    pub made: u32,
    /// What decisions about it need.
    pub contact: Contact,
    /// What happened so far.
    pub state: State,
}

/// How far back the calls for others can matter to a cap: the longest of the law, and a margin for zones.
const OTHERS_MS: i64 = 368 * DAY_MS;

/// Why a contact cannot be decided about.
#[derive(Debug, thiserror::Error)]
pub enum SubjectError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] rappel_store::Error),
    /// Its state is damaged.
    #[error("contact `{contact}`: {source}")]
    State {
        /// Its key.
        contact: String,
        /// What is wrong.
        source: CorruptState,
    },
}

impl Subject {
    /// Reads a candidate, and the calls to its numbers that caps must count.
    ///
    /// # Errors
    /// When its state is damaged or the store fails.
    pub fn read(
        store: &mut dyn Store,
        candidate: &Candidate,
        compiled: &Compiled,
        now: Instant,
    ) -> Result<Subject, SubjectError> {
        let state = state(&candidate.state, &candidate.key)?;
        let mut contact = contact(&candidate.key, &candidate.phones, candidate.zone, candidate.suppressed, compiled);
        add_others(store, candidate.contact, &mut contact, compiled, now)?;
        Ok(Subject { ticket: candidate.ticket, made: candidate.made, contact, state })
    }
}

/// The zones that a candidate lives by.
pub fn zones(candidate: &Candidate) -> impl Iterator<Item = ZoneKey> + '_ {
    candidate.zone.into_iter().chain(candidate.phones.iter().filter_map(|phone| phone.zone))
}

/// A contact as the engine sees it.
pub fn contact(
    key: &str,
    phones: &[ContactPhone],
    zone: Option<ZoneKey>,
    suppressed: u16,
    compiled: &Compiled,
) -> Contact {
    let mut contact = Contact { seed: seed::of_key(key), ..Contact::default() };
    for phone in phones {
        contact.slots[usize::from(phone.column)] = Some(Slot {
            phone: phone.phone,
            zone: zone.or(phone.zone).map_or(ZoneId::CAMPAIGN, |key| compiled.zone(key)),
            takes_texts: phone.takes_texts,
            suppressed: suppressed & (1 << phone.column) != 0,
        });
    }
    contact
}

/// A stored state; of a contact that was never called, the first one.
///
/// # Errors
/// When it is damaged.
pub fn state(bytes: &[u8], key: &str) -> Result<State, SubjectError> {
    if bytes.is_empty() {
        return Ok(State::default());
    }
    State::decode(bytes).map_err(|source| SubjectError::State { contact: key.to_owned(), source })
}

/// Adds the calls to the contact's numbers that were made for others, where something is capped (R40).
fn add_others(
    store: &mut dyn Store,
    id: ContactId,
    contact: &mut Contact,
    compiled: &Compiled,
    now: Instant,
) -> rappel_store::Result<()> {
    if !compiled.engine.has_caps() {
        return Ok(());
    }
    let phones: Vec<_> = contact.slots.iter().flatten().map(|slot| slot.phone).collect();
    for call in store.calls_elsewhere(id, &phones, now + -OTHERS_MS)? {
        let calls =
            if call.contact.campaign() == id.campaign() { &mut contact.neighbours } else { &mut contact.elsewhere };
        calls.push((call.phone, call.at));
    }
    Ok(())
}

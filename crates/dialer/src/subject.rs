//! Contacts as the store keeps them, made into what the engine decides about.

use crate::engines::{Compiled, Engines, Numbered};
use crate::law::Law;
use rappel_store::{Candidate, Channel, ContactId, ContactPhone, ContactRecord, Store, Ticket, ZoneKey};
use rappel_strategy::engine::{Contact, CorruptState, Slot, State, ZoneId, seed};
use rappel_strategy::time::{DAY_MS, Instant};
use rappel_strategy::zone::UnknownZone;

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
    /// Its zone is not known.
    #[error(transparent)]
    Zone(#[from] UnknownZone),
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
    /// Reads candidates, and the calls to their numbers that caps must count.
    ///
    /// # Errors
    /// When the state of one is damaged or the store fails.
    pub fn read(
        store: &mut dyn Store,
        candidates: &[Candidate],
        engines: &mut Engines,
        now: Instant,
    ) -> Result<Vec<Subject>, SubjectError> {
        let numbers: Vec<Numbered> = candidates.iter().flat_map(|c| numbered(&c.phones, c.zone)).collect();
        engines.learn(&numbers)?;
        let compiled = engines.current();
        let read = candidates.iter().map(|candidate| {
            let Candidate { ticket, key, phones, zone, suppressed, made, .. } = candidate;
            let contact = contact(key, phones, *zone, *suppressed, compiled);
            Ok(Subject { ticket: *ticket, made: *made, contact, state: state(&candidate.state, key)? })
        });
        let mut subjects = read.collect::<Result<Vec<_>, SubjectError>>()?;
        let whose = subjects.iter_mut().map(|subject| (subject.ticket.contact(), &mut subject.contact));
        add_others(store, &mut whose.collect::<Vec<_>>(), compiled, &engines.law, now)?;
        Ok(subjects)
    }
}

/// The zones that a candidate lives by.
pub fn zones(candidate: &Candidate) -> impl Iterator<Item = ZoneKey> + '_ {
    candidate.zone.into_iter().chain(candidate.phones.iter().filter_map(|phone| phone.zone))
}

/// The numbers of a contact with what places them.
pub fn numbered(phones: &[ContactPhone], own: Option<ZoneKey>) -> impl Iterator<Item = Numbered> + '_ {
    phones.iter().map(move |phone| (phone.phone, own, phone.zone))
}

/// A contact as the engine sees it. Its places must be known.
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
            zone: compiled.place((phone.phone, zone, phone.zone)).unwrap_or(ZoneId::CAMPAIGN),
            takes_texts: phone.takes_texts,
            suppressed: suppressed & (1 << phone.column) != 0,
        });
    }
    contact
}

/// Which columns of each contact hold suppressed numbers, a bit each.
pub(crate) fn suppressed(store: &mut dyn Store, records: &[&ContactRecord]) -> rappel_store::Result<Vec<u16>> {
    let phones: Vec<_> = records.iter().flat_map(|record| &record.phones).map(|number| number.phone).collect();
    let mut suppressed = store.suppressed(Channel::Calls, &phones)?.into_iter();
    let bit = |number: &ContactPhone, is: bool| u16::from(is) << number.column;
    let bits = records
        .iter()
        .map(|record| record.phones.iter().zip(&mut suppressed).fold(0, |bits, (number, is)| bits | bit(number, is)));
    Ok(bits.collect())
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

/// Adds the calls to the contacts' numbers that were made for others, where something is capped: one question to the store for
/// all of them (R40).
pub(crate) fn add_others(
    store: &mut dyn Store,
    contacts: &mut [(ContactId, &mut Contact)],
    compiled: &Compiled,
    law: &Law,
    now: Instant,
) -> rappel_store::Result<()> {
    if !compiled.engine.has_caps() {
        return Ok(());
    }
    let (mut numbers, mut whose) = (Vec::new(), Vec::new());
    for (index, (id, contact)) in contacts.iter().enumerate() {
        let first = numbers.len();
        for (column, slot) in contact.slots.iter().enumerate() {
            let Some(slot) = slot.filter(|_| compiled.engine.counts_calls_to(column)) else { continue };
            let number = (*id, slot.phone);
            // In two columns, the number is one all the same, and its calls count once.
            if !numbers[first..].contains(&number) {
                numbers.push(number);
                whose.push(index);
            }
        }
    }
    for call in store.calls_elsewhere(&numbers, now + -OTHERS_MS)? {
        let (id, phone) = numbers[call.asked];
        let contact = &mut *contacts[whose[call.asked]].1;
        law.add_elsewhere(contact, id, phone, &call);
        if compiled.engine.heeds_outcomes_elsewhere() {
            law.add_aftermath(store, contact, id, phone, &call)?;
        }
    }
    Ok(())
}

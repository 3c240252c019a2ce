//! Why a stored contact is called or not, as whoever asks is told (R61).

use crate::engines::Engines;
use crate::law;
use crate::subject::{self, Subject, SubjectError};
use rappel_store::{Channel, ContactRecord, Phase, Store};
use rappel_strategy::engine::{Contact, Explanation, State};
use rappel_strategy::time::Instant;

/// Why a contact would or would not be called at an instant, and when next; `None` while a call is in progress.
///
/// # Errors
/// When the contact's state is damaged or the store fails.
pub fn explain(
    store: &mut dyn Store,
    engines: &Engines,
    record: &ContactRecord,
    at: Instant,
) -> Result<Option<Explanation>, SubjectError> {
    if record.phase == Phase::InFlight {
        return Ok(None);
    }
    let mut engines = engines.clone();
    let (contact, state) = seen(store, &mut engines, record, at)?;
    Ok(Some(engines.current().engine.explain(&contact, &state, at)))
}

/// What the engine knows of a contact, ended ones included.
fn seen(
    store: &mut dyn Store,
    engines: &mut Engines,
    record: &ContactRecord,
    at: Instant,
) -> Result<(Contact, State), SubjectError> {
    let candidate = store.candidate(record.contact)?;
    let mut subjects = Subject::read(store, candidate.as_slice(), engines, at)?;
    law::bar(store, engines, &mut subjects, at)?;
    if let Some(subject) = subjects.pop() {
        return Ok((subject.contact, subject.state));
    }
    engines.learn(&subject::numbered(&record.phones, record.zone).collect::<Vec<_>>())?;
    let compiled = engines.current();
    let phones: Vec<_> = record.phones.iter().map(|number| number.phone).collect();
    let mut suppressed = 0;
    for (number, is_suppressed) in record.phones.iter().zip(store.suppressed(Channel::Calls, &phones)?) {
        suppressed |= u16::from(is_suppressed) << number.column;
    }
    let contact = subject::contact(&record.key, &record.phones, record.zone, suppressed, compiled);
    Ok((contact, subject::state(&record.state, &record.key)?))
}

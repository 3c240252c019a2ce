//! What another campaign or strategy would change, before it is put in place (R60).

use crate::engines::{Compiled, Engines, LoadError, compile};
use crate::law::Law;
use crate::subject::{self, SubjectError, numbered};
use rappel_store::{CampaignId, ContactRecord, Phase, Store};
use rappel_strategy::engine::{Contact, Effect};
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::time::Instant;
use std::ops::ControlFlow;

/// Contacts read at a time.
const PAGE: usize = 5_000;

/// What would be put in place.
#[derive(Clone, Copy, Debug)]
pub struct Replacement<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// Its strategy; `None`: its classic rules.
    pub strategy: Option<&'a Strategy>,
}

/// Why an effect cannot be told.
#[derive(Debug, thiserror::Error)]
pub enum EffectError {
    /// The campaign in place or its replacement cannot be made ready, or the store failed.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// A contact cannot be decided about.
    #[error(transparent)]
    Subject(#[from] SubjectError),
}

impl From<rappel_store::Error> for EffectError {
    fn from(error: rappel_store::Error) -> EffectError {
        EffectError::Load(error.into())
    }
}

/// Compares what is in place with its replacement for every contact that waits or has to be planned; calls in flight finish by
/// their own version, and ended contacts stay ended (R60). Nothing is changed.
///
/// Contacts are read in file order, a page at a time, so that memory does not grow with them. After each page `watch` is told how
/// many were read and what they come to, and says whether to go on; `None` when it did not. While the campaign runs, a contact is
/// compared as it stands when its page is read.
///
/// # Errors
/// When a document cannot be compiled, a state is damaged, or the store fails.
pub fn effect(
    store: &mut dyn Store,
    campaign: CampaignId,
    replacement: Replacement<'_>,
    now: Instant,
    watch: &mut dyn FnMut(u64, &Effect) -> ControlFlow<()>,
) -> Result<Option<Effect>, EffectError> {
    let mut engines = Engines::load(store, campaign, now)?;
    let law = Law::load(store, campaign, replacement.campaign)?;
    let mut new = compile(store, replacement.campaign, replacement.strategy, now)?;
    let (mut effect, mut read, mut after) = (Effect::default(), 0, None);
    loop {
        let page = store.contacts(campaign, after, PAGE)?;
        let Some(last) = page.last() else { return Ok(Some(effect)) };
        after = Some(last.contact);
        read += page.len() as u64;
        let waiting: Vec<_> =
            page.iter().filter(|record| matches!(record.phase, Phase::Unplanned | Phase::Waiting { .. })).collect();
        let numbers: Vec<_> = waiting.iter().flat_map(|record| numbered(&record.phones, record.zone)).collect();
        engines.learn(&numbers).map_err(SubjectError::Zone)?;
        new.learn(numbers.into_iter()).map_err(SubjectError::Zone)?;
        let before = contacts(store, &waiting, engines.current(), &engines.law, now)?;
        let then = contacts(store, &waiting, &new, &law, now)?;
        for ((record, before), then) in waiting.iter().zip(&before).zip(&then) {
            let state = subject::state(&record.state, &record.key)?;
            effect.add((&engines.current().engine, before), (&new.engine, then), &state, now);
        }
        if watch(read, &effect).is_break() {
            return Ok(None);
        }
    }
}

/// Stored contacts as an engine sees them.
pub(crate) fn contacts(
    store: &mut dyn Store,
    records: &[&ContactRecord],
    compiled: &Compiled,
    law: &Law,
    now: Instant,
) -> rappel_store::Result<Vec<Contact>> {
    let suppressed = subject::suppressed(store, records)?;
    let seen = records
        .iter()
        .zip(suppressed)
        .map(|(record, suppressed)| subject::contact(&record.key, &record.phones, record.zone, suppressed, compiled));
    let mut contacts: Vec<Contact> = seen.collect();
    let whose = records.iter().map(|record| record.contact).zip(&mut contacts);
    subject::add_others(store, &mut whose.collect::<Vec<_>>(), compiled, law, now)?;
    Ok(contacts)
}

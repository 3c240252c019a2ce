//! Where all contacts of a campaign stand, and so why no more of them can be called now (R61).

use crate::effect::{EffectError, contacts};
use crate::engines::Engines;
use crate::law;
use crate::subject::{self, SubjectError};
use rappel_store::{CampaignId, ContactId, ContactRecord, Phase, Store};
use rappel_strategy::engine::{Due, EndReason, Plan, Standing};
use rappel_strategy::lang::Lang;
use rappel_strategy::time::Instant;
use rappel_strategy::words::Words;
use std::collections::HashMap;
use std::ops::ControlFlow;

/// Contacts read at a time.
const PAGE: usize = 5_000;

/// Where a contact stands: exactly one of these.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Stands {
    /// It waits, or may be called.
    Waits(Standing),
    /// A call is in progress.
    InFlight,
    /// It ended with this result.
    Ended(String),
}

impl Stands {
    /// A word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Stands::InFlight => "in_flight",
            Stands::Ended(_) => "ended",
            Stands::Waits(standing) => match standing {
                Standing::Callable => "callable",
                Standing::Closed => "closed",
                Standing::NotDue(Due::Rule) => "recall_later",
                Standing::NotDue(Due::Retry) => "retry_later",
                Standing::NotDue(Due::Callback) => "callback_later",
                Standing::Barred(_) => "barred",
                Standing::Forbidden(_) => "forbidden",
                Standing::LawCap(_) => "law_cap",
                Standing::Capped(_) => "capped",
                Standing::OffPlanning(_) => "off_planning",
                Standing::HeldBack(_) => "held_back",
                Standing::Ending(_) => "ending",
            },
        }
    }

    /// In a few words for people.
    pub fn words(&self, words: &Words<'_>) -> String {
        match (self, words.lang) {
            (Stands::Waits(standing), _) => words.standing(standing),
            (Stands::InFlight, Lang::Fr) => "appel en cours".to_owned(),
            (Stands::InFlight, Lang::En) => "call in progress".to_owned(),
            (Stands::Ended(result), lang) => {
                let why = EndReason::of_result(result, words.campaign).map(|reason| words.end(&reason));
                let why = why.as_deref().unwrap_or(result);
                match lang {
                    Lang::Fr => format!("fiche close\u{a0}: {why}"),
                    Lang::En => format!("ended: {why}"),
                }
            }
        }
    }
}

/// Contacts that stand alike.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Share {
    /// How they stand.
    pub stands: Stands,
    /// How many.
    pub contacts: u64,
    /// The earliest instant at which one of them may be called, of those that wait.
    pub first_from: Option<Instant>,
    /// The first of them in file order, with its key.
    pub example: (ContactId, String),
}

/// All contacts of a campaign by where they stand. The shares add up to the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Breakdown {
    /// How many contacts.
    pub contacts: u64,
    /// Largest first; none is empty.
    pub shares: Vec<Share>,
}

/// Says of every contact of a campaign where it stands at `now`, by the decisions that would be made then, and counts (R61).
///
/// Contacts are read in file order, a page at a time. After each page `watch` is told how many were read, and says whether to go
/// on; `None` when it did not. While the campaign runs, a contact counts as it stands when its page is read.
///
/// # Errors
/// When a document cannot be compiled, a state is damaged, or the store fails.
pub fn standing(
    store: &mut dyn Store,
    campaign: CampaignId,
    now: Instant,
    watch: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<Option<Breakdown>, EffectError> {
    let mut engines = Engines::load(store, campaign, now)?;
    let mut counts = Counts::default();
    let (mut read, mut after) = (0, None);
    loop {
        let page = store.contacts(campaign, after, PAGE)?;
        let Some(last) = page.last() else { return Ok(Some(counts.breakdown(read))) };
        after = Some(last.contact);
        read += page.len() as u64;
        let mut waiting = Vec::new();
        for record in &page {
            match &record.phase {
                Phase::Unplanned | Phase::Waiting { .. } => waiting.push(record),
                Phase::InFlight => counts.add(Stands::InFlight, None, record),
                Phase::Ended { result, .. } => counts.add(Stands::Ended(result.clone()), None, record),
            }
        }
        let numbers: Vec<_> =
            waiting.iter().flat_map(|record| subject::numbered(&record.phones, record.zone)).collect();
        engines.learn(&numbers).map_err(SubjectError::Zone)?;
        let mut seen = contacts(store, &waiting, engines.current(), &engines.law, now)?;
        let states = waiting.iter().map(|record| subject::state(&record.state, &record.key));
        let states = states.collect::<Result<Vec<_>, _>>()?;
        let ids = waiting.iter().map(|record| record.contact);
        let whose: Vec<_> = ids.zip(&seen).zip(&states).map(|((id, contact), state)| (id, contact, state)).collect();
        let barred = law::barred(store, &engines, &whose, now)?;
        for (contact, barred) in seen.iter_mut().zip(barred) {
            contact.barred = barred;
        }
        for ((record, contact), state) in waiting.iter().zip(&seen).zip(&states) {
            let explanation = engines.current().engine.explain(contact, state, now);
            let from = match &explanation.plan {
                Plan::Call(call) => Some(call.from),
                Plan::End(_) => None,
            };
            counts.add(Stands::Waits(explanation.standing()), from, record);
        }
        if watch(read).is_break() {
            return Ok(None);
        }
    }
}

#[derive(Default)]
struct Counts(HashMap<Stands, Share>);

impl Counts {
    fn add(&mut self, stands: Stands, from: Option<Instant>, record: &ContactRecord) {
        let share = self.0.entry(stands.clone()).or_insert_with(|| Share {
            stands,
            contacts: 0,
            first_from: None,
            example: (record.contact, record.key.clone()),
        });
        share.contacts += 1;
        share.first_from = share.first_from.into_iter().chain(from).min();
    }

    fn breakdown(self, contacts: u64) -> Breakdown {
        let mut shares: Vec<Share> = self.0.into_values().collect();
        shares.sort_by_key(|share| (std::cmp::Reverse(share.contacts), share.example.0));
        Breakdown { contacts, shares }
    }
}

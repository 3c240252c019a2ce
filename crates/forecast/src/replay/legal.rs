//! What the law that the campaign follows now has against the calls of then, and against those that the other strategy would have
//! made without it (R37).

use crate::error::ForecastError;
use rappel_dialer::{Compiled, Engines, LoadError, Numbered, SubjectError, contact};
use rappel_law::{Asked, Papers};
use rappel_store::{AttemptRecord, CampaignId, ContactRecord, Store};
use rappel_strategy::engine::{CompileError, Contact, Obstacle, Plan, State};
use rappel_strategy::law::{Channel, in_force};
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::phone::Phone;
use rappel_strategy::said::Said;
use rappel_strategy::status::SystemStatus;
use rappel_strategy::time::Instant;
use rappel_strategy::zone::Zone;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Most calls shown of one rule.
const SAMPLE_MAX: usize = 20;

/// A rule of the law, or a limit of the campaign, that stands against calls.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct LegalFinding {
    /// The rule.
    pub rule: String,
    /// The rule in a few words; null: it is a limit of the campaign's own, or no rule set covers the country.
    pub title: Option<Said>,
    /// Recorded attempts that it forbids; for a rate of abandonment, those abandoned on days on which the rate was above its bound.
    pub recorded: u64,
    /// Decision points at which the other strategy would have dialled without the law, and is held back by this rule.
    pub held_back: u64,
    /// Some of the recorded attempts, the first in file order.
    pub sample: Vec<ForbiddenCall>,
}

/// A recorded attempt that a rule forbids.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct ForbiddenCall {
    /// The contact's key.
    pub key: String,
    /// The ordinal of the attempt, from 1.
    pub n: u32,
    /// When it was dialled.
    pub at: Instant,
    /// The number dialled.
    pub dialled: String,
}

/// Looks at calls by the law.
pub(super) struct Review {
    /// The campaign as it stands, under its law.
    then: Engines,
    /// The other strategy without the law.
    free: Engines,
    zone: Zone,
    findings: BTreeMap<String, LegalFinding>,
    /// Attempts on numbers that the strategy in place does not have.
    pub(super) not_examined: u64,
}

impl Review {
    /// Of a campaign that began at an instant, and another strategy; `None` where the campaign has neither law nor limits.
    pub(super) fn of(
        store: &mut dyn Store,
        id: CampaignId,
        campaign: &Campaign,
        other: Option<&Strategy>,
        begin: Instant,
    ) -> Result<Option<Review>, ForecastError> {
        if campaign.law.is_none() && campaign.limit.is_empty() {
            return Ok(None);
        }
        let lawless = Campaign { law: None, ..campaign.clone() };
        Ok(Some(Review {
            then: Engines::load(store, id, begin)?,
            free: Engines::of(lawless, other, store.zones()?, begin).map_err(LoadError::from)?,
            zone: Zone::load(&campaign.zone).map_err(|error| LoadError::from(CompileError::from(error)))?,
            findings: BTreeMap::new(),
            not_examined: 0,
        }))
    }

    /// Takes in a page of contacts; what the columns of each prove, where the law asks for it.
    pub(super) fn learn(
        &mut self,
        store: &mut dyn Store,
        page: &[ContactRecord],
        numbers: &[Numbered],
    ) -> Result<Vec<Option<Papers>>, ForecastError> {
        for engines in [&mut self.then, &mut self.free] {
            engines.learn(numbers).map_err(|error| LoadError::from(CompileError::from(error)))?;
        }
        let guard = &self.then.law.guard;
        if !guard.needs_columns() {
            return Ok(vec![None; page.len()]);
        }
        let ids: Vec<_> = page.iter().map(|record| record.contact).collect();
        // What cannot be read proves nothing.
        let read = |text: &String| Some(guard.papers(&serde_json::from_str(text).unwrap_or_default()));
        Ok(store.columns(&ids)?.iter().map(read).collect())
    }

    /// Looks at the attempts on a contact.
    pub(super) fn contact(
        &mut self,
        record: &ContactRecord,
        papers: Option<Papers>,
        attempts: &[AttemptRecord],
        other: &Compiled,
    ) -> Result<(), SubjectError> {
        let [under_law, freely, of_other] = [self.then.current(), self.free.current(), other]
            .map(|compiled| contact(&record.key, &record.phones, record.zone, 0, compiled));
        let mut state = State::default();
        for attempt in attempts {
            let Some(told) = attempt.told() else { continue };
            match self.recorded(&under_law, papers, &state, attempt) {
                Some(mut rules) => {
                    if told.status.is(SystemStatus::Abandoned) {
                        rules.extend(self.rates_exceeded(attempt.placed_at));
                    }
                    for rule in rules {
                        self.finding(&rule).recorded(record, attempt);
                    }
                }
                None => self.not_examined += 1,
            }
            for rule in self.would_be(&freely, (other, &of_other), papers, &state, attempt.placed_at) {
                self.finding(&rule).held_back += 1;
            }
            self.free.current().engine.apply(&freely, &mut state, &told);
        }
        Ok(())
    }

    /// What was found, the rules against most calls first.
    pub(super) fn findings(self) -> Vec<LegalFinding> {
        let mut findings: Vec<LegalFinding> = self.findings.into_values().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse((finding.recorded, finding.held_back)));
        findings
    }

    fn finding(&mut self, rule: &str) -> &mut LegalFinding {
        let campaign = &self.then.campaign;
        let title = || in_force(campaign).iter().find(|held| held.rule.id == rule).map(|held| held.rule.title.clone());
        self.findings.entry(rule.to_owned()).or_insert_with(|| LegalFinding {
            rule: rule.to_owned(),
            title: title(),
            recorded: 0,
            held_back: 0,
            sample: Vec::new(),
        })
    }

    /// The rules that forbid a recorded attempt; `None` where the strategy in place does not have its number.
    fn recorded(
        &self,
        contact: &Contact,
        papers: Option<Papers>,
        state: &State,
        attempt: &AttemptRecord,
    ) -> Option<BTreeSet<String>> {
        let compiled = self.then.current();
        let has =
            |rank: &u8| contact.slots[compiled.engine.column(*rank)].is_some_and(|slot| slot.phone == attempt.phone);
        let rank = (0..compiled.engine.numbers() as u8).find(has)?;
        Some(self.forbidding(compiled, contact, papers, state, (rank, attempt.shown), attempt.placed_at))
    }

    /// The rules that hold back the call that the other strategy would make at an instant; none where it would make none.
    fn would_be(
        &self,
        freely: &Contact,
        (other, contact): (&Compiled, &Contact),
        papers: Option<Papers>,
        state: &State,
        at: Instant,
    ) -> BTreeSet<String> {
        let free = &self.free.current().engine;
        match free.plan(freely, state, at) {
            Plan::Call(call) if call.from <= at => {
                let shown = free.shown(freely, state, call.rank, at);
                self.forbidding(other, contact, papers, state, (call.rank, shown), at)
            }
            _ => BTreeSet::new(),
        }
    }

    /// The rules that forbid a call to the number of a rank with this displayed number.
    fn forbidding(
        &self,
        compiled: &Compiled,
        contact: &Contact,
        papers: Option<Papers>,
        state: &State,
        (rank, shown): (u8, Option<Phone>),
        at: Instant,
    ) -> BTreeSet<String> {
        let engine = &compiled.engine;
        let rule = |obstacle| match obstacle {
            Obstacle::Forbidden(rule, _) | Obstacle::LawCap(rule, _) | Obstacle::Barred(rule, _) => Some(rule),
            _ => None,
        };
        let mut rules: BTreeSet<String> =
            engine.legal_obstacles(contact, state, rank, at).into_iter().filter_map(rule).collect();
        if let Some(slot) = contact.slots[engine.column(rank)] {
            let denial = self.then.law.guard.denies(&Asked {
                at,
                zone: engine.zone_of(slot.zone),
                phone: slot.phone,
                shown,
                papers,
                channel: Channel::Calls,
            });
            rules.extend(denial.map(|denial| denial.rule));
        }
        rules
    }

    /// The rates of abandonment that were above their bound on the day of an instant.
    fn rates_exceeded(&self, at: Instant) -> impl Iterator<Item = String> {
        let (law, day) = (&self.then.law, self.zone.day(at));
        let exceeded = law.guard.rates(day).filter(move |(_, rate)| !law.answered.allows(rate, day, 0));
        exceeded.map(|(rule, _)| rule.to_owned())
    }
}

impl LegalFinding {
    fn recorded(&mut self, record: &ContactRecord, attempt: &AttemptRecord) {
        self.recorded += 1;
        if self.sample.len() < SAMPLE_MAX {
            self.sample.push(ForbiddenCall {
                key: record.key.clone(),
                n: attempt.n,
                at: attempt.placed_at,
                dialled: attempt.phone.to_string(),
            });
        }
    }
}

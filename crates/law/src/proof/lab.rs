//! Two engines and a made-up contact: one engine knows the rule in question alone, the other no law at all.

use super::verdict::{Witness, WitnessContact, WitnessStep};
use rappel_strategy::engine::{
    Attempt, CallbackAsked, CompileError, Contact, Engine, NextCall, Plan, Slot, State, ZoneId, seed, status,
    status_name,
};
use rappel_strategy::law::InForce;
use rappel_strategy::model::{Campaign, Law, Responsibility, Strategy};
use rappel_strategy::phone::{self, Phone};
use rappel_strategy::said::Said;
use rappel_strategy::status::Status;
use rappel_strategy::time::{DAY_MS, Instant, SECOND_MS};
use rappel_strategy::zone::Zone;
use std::collections::BTreeMap;

/// How far the search looks: a year and more, so that every holiday comes once.
pub const LOOK_MS: i64 = 400 * DAY_MS;
/// The key of the made-up contact.
const KEY: &str = "T1";

/// Where a rule is tried.
pub struct Lab {
    pub campaign: Campaign,
    /// Without any law.
    pub free: Engine,
    /// With the rule alone.
    pub strict: Engine,
    /// Zones in which people whom the rule protects live.
    pub zones: Vec<&'static str>,
    /// Such a person's number.
    sample: Phone,
    pub start: Instant,
}

/// A contact as both engines see it.
pub struct Twins {
    pub zone: &'static str,
    pub free: Contact,
    pub strict: Contact,
    /// Its place in the strict engine.
    pub place: ZoneId,
    pub free_place: ZoneId,
}

impl Lab {
    /// A place to try a rule; `None` where no number is known that it binds.
    pub fn of(
        strategy: &Strategy,
        campaign: &Campaign,
        rule: &InForce<'_>,
        around: Instant,
    ) -> Result<Option<Lab>, CompileError> {
        let Some(sample) = sample(campaign, rule) else { return Ok(None) };
        let zone = Zone::load(&campaign.zone)?;
        let start = campaign.first_day.map_or(around, |day| zone.instant(day.into(), 0).max(around));
        let free = Campaign { law: None, ..campaign.clone() };
        let mut alone = rule.rule.clone();
        alone.countries = rule.countries().to_vec();
        let nobody = Responsibility { by: String::new(), at: start, reason: String::new() };
        let law = Law {
            presets: Vec::new(),
            purpose: campaign.law.as_ref().map_or(rappel_strategy::law::Purpose::Prospection, |law| law.purpose),
            principal: None,
            consent_column: None,
            contract_column: None,
            rule: vec![alone],
            responsibility: Some(nobody),
        };
        let strict = Campaign { law: Some(law), ..campaign.clone() };
        let mut zones = phone::whereabouts(sample);
        zones.truncate(8);
        Ok(Some(Lab {
            free: Engine::new(strategy, &free, start)?,
            strict: Engine::new(strategy, &strict, start)?,
            campaign: campaign.clone(),
            zones,
            sample,
            start,
        }))
    }

    /// A contact in a zone with a number in each of these columns, a bit each.
    pub fn twins(&mut self, zone: &'static str, columns: u16) -> Result<Twins, CompileError> {
        let free_place = self.free.place(self.sample, Some(zone))?;
        let place = self.strict.place(self.sample, Some(zone))?;
        let mut free = Contact { seed: seed::of_key(KEY), ..Contact::default() };
        for (column, slot) in free.slots.iter_mut().enumerate() {
            if columns >> column & 1 == 1 {
                let phone = Phone::from_e164(self.sample.digits() + column as u64);
                *slot = phone.map(|phone| Slot { phone, zone: free_place, takes_texts: true, suppressed: false });
            }
        }
        let mut strict = free.clone();
        strict.slots.iter_mut().flatten().for_each(|slot| slot.zone = place);
        Ok(Twins { zone, free, strict, place, free_place })
    }

    /// The columns of the strategy's numbers, a bit each.
    pub fn columns(&self) -> u16 {
        (0..self.free.numbers() as u8).fold(0, |set, rank| set | 1 << self.free.column(rank))
    }

    /// The call that comes next without the law.
    pub fn next(&self, twins: &Twins, state: &State, now: Instant) -> Option<NextCall> {
        match self.free.plan(&twins.free, state, now) {
            Plan::Call(call) => Some(call),
            Plan::End(_) => None,
        }
    }

    /// Whether the rule forbids this call at this instant.
    pub fn forbids(&self, twins: &Twins, state: &State, call: &NextCall, at: Instant) -> bool {
        match self.strict.plan(&twins.strict, state, at) {
            Plan::Call(lawful) => lawful.from > at || lawful.agent_reserved && !call.agent_reserved,
            Plan::End(_) => true,
        }
    }

    /// A call and how it ended, added to the state.
    pub fn apply(&self, twins: &Twins, state: &mut State, step: &Step) {
        let callback = step.callback_at.map(|at| CallbackAsked { at, phone: None, personal: None });
        let attempt =
            Attempt { at: step.at, phone: step.phone, status: step.status, shown: None, message_left: false, callback };
        self.free.apply(&twins.free, state, &attempt);
    }

    /// The witness of these calls, if playing them again leads to a forbidden call at that instant.
    pub fn witness(&self, twins: &Twins, steps: &[Step], at: Instant, shows: Said) -> Option<Witness> {
        let mut state = State::default();
        for step in steps {
            let due = self.next(twins, &state, step.at)?;
            if due.from > step.at || due.phone != step.phone {
                return None;
            }
            self.apply(twins, &mut state, step);
        }
        let call = self.next(twins, &state, at).filter(|call| call.from <= at)?;
        if !self.forbids(twins, &state, &call, at) {
            return None;
        }
        Some(self.tell(twins, steps, at, shows))
    }

    /// A witness as it is told.
    pub fn tell(&self, twins: &Twins, steps: &[Step], at: Instant, shows: Said) -> Witness {
        let filled = self.campaign.phone_columns.iter().zip(&twins.free.slots);
        let phones: BTreeMap<String, Phone> =
            filled.filter_map(|(name, slot)| Some((name.clone(), slot.as_ref()?.phone))).collect();
        let told = steps.iter().map(|step| WitnessStep {
            at: step.at,
            number: step.rank + 1,
            phone: step.phone,
            status: status_name(&self.campaign, step.status).to_owned(),
            callback_at: step.callback_at,
        });
        let contact = WitnessContact { key: KEY.to_owned(), zone: twins.zone.to_owned(), phones };
        Witness { contact, steps: told.collect(), at, shows }
    }

    /// A status of the campaign by its name.
    pub fn status(&self, name: &str) -> Option<Status> {
        status(&self.campaign, name).ok()
    }
}

/// A call and how it ended.
#[derive(Clone, Copy)]
pub struct Step {
    pub at: Instant,
    pub rank: u8,
    pub phone: Phone,
    pub status: Status,
    pub callback_at: Option<Instant>,
}

impl Step {
    /// This call, made when it is first due.
    pub fn of(call: &NextCall, status: Status) -> Step {
        Step { at: call.from, rank: call.rank, phone: call.phone, status, callback_at: None }
    }

    /// When the next decision is made after it.
    pub fn over(&self) -> Instant {
        self.at + 30 * SECOND_MS
    }
}

/// A number that the rule binds: of the campaign's country if it can be, with the rule's first digits.
fn sample(campaign: &Campaign, rule: &InForce<'_>) -> Option<Phone> {
    let countries = rule.countries();
    let country = if countries.is_empty() || countries.contains(&campaign.country) {
        campaign.country
    } else {
        *countries.first()?
    };
    let example = country.example()?;
    let Some(prefix) = rule.rule.prefixes.first() else { return Some(example) };
    let digits = example.digits().to_string();
    let rest = digits.get(prefix.len()..)?;
    Phone::from_e164(format!("{prefix}{rest}").parse().ok()?)
}

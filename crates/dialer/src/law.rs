//! What the law asks before a call leaves, and what it knows of calls made for others (R37).

use crate::engines::Engines;
use crate::subject::Subject;
use rappel_law::abandonment::{Answered, Tally};
use rappel_law::{Asked, Guard, Papers};
use rappel_store::{CallCount, CallElsewhere, CampaignId, Channel, ContactId, Refusal, Store};
use rappel_strategy::engine::{Aftermath, Barred, Contact, Plan, State};
use rappel_strategy::law::{After, Channel as Bound};
use rappel_strategy::model::{Campaign, Undetermined};
use rappel_strategy::phone::Phone;
use rappel_strategy::status::{QualificationKind, Status, SystemStatus};
use rappel_strategy::time::{Instant, LocalDay};
use rappel_strategy::zone::Zone;
use std::collections::HashMap;

/// The law of a running campaign: its guard, who else calls for the same principal, and how answered calls went.
#[derive(Clone, Debug)]
pub struct Law {
    /// What is asked at the time of dialling.
    pub guard: Guard,
    /// Answered calls by day.
    pub answered: Answered,
    others: HashMap<CampaignId, Other>,
}

/// What must be known of another campaign.
#[derive(Clone, Debug)]
struct Other {
    same_principal: bool,
    kinds: Vec<QualificationKind>,
}

impl Law {
    /// The law of a campaign that begins, alone in the world.
    pub fn of(campaign: &Campaign) -> Law {
        Law { guard: Guard::of(campaign), answered: Answered::default(), others: HashMap::new() }
    }

    /// Reads what the law of a campaign needs of the store.
    ///
    /// # Errors
    /// When the store fails.
    pub fn load(store: &mut dyn Store, id: CampaignId, campaign: &Campaign) -> rappel_store::Result<Law> {
        let mut law = Law::of(campaign);
        if law.guard.bounds_abandonment()
            && let Ok(zone) = Zone::load(&campaign.zone)
        {
            for count in store.calls_ended(id)? {
                law.count(campaign, &zone, &count);
            }
        }
        if let Some(own) = &campaign.law {
            for record in store.campaigns()? {
                // A campaign that cannot be read is taken for one of the same principal: all its calls count.
                let other = crate::engines::campaign_of(&record).ok();
                let principal = other.as_ref().and_then(|other| other.law.as_ref()?.principal.as_deref());
                let same_principal =
                    own.principal.is_none() || principal.is_none() || principal == own.principal.as_deref();
                let kinds = other.map(|other| other.qualification.iter().map(|q| q.kind).collect()).unwrap_or_default();
                law.others.insert(record.id, Other { same_principal, kinds });
            }
        }
        Ok(law)
    }

    fn count(&mut self, campaign: &Campaign, zone: &Zone, count: &CallCount) {
        let calls = count.calls;
        self.answered.add(zone.day(count.at), tally(campaign, count.status, calls));
    }

    /// Takes in a call that ended.
    pub fn ended(&mut self, campaign: &Campaign, day: LocalDay, status: Status) {
        self.answered.add(day, tally(campaign, status, 1));
    }

    /// Whether a call may leave without an agent kept free, when so many such calls would be at risk with it.
    pub fn allows_over_dialling(&self, today: LocalDay, at_risk: u64) -> bool {
        self.guard.rates(today).all(|(_, rate)| self.answered.allows(rate, today, at_risk))
    }

    /// Adds a call made for somebody else to what is known of a contact.
    pub fn add_elsewhere(&self, contact: &mut Contact, own: ContactId, phone: Phone, call: &CallElsewhere) {
        let campaign = call.contact.campaign();
        let calls = if campaign == own.campaign() {
            &mut contact.neighbours
        } else if self.others.get(&campaign).is_none_or(|other| other.same_principal) {
            &mut contact.elsewhere
        } else {
            &mut contact.other_principals
        };
        calls.push((phone, call.at));
    }

    /// Adds how calls made for somebody else ended, where the law keeps quiet after it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn add_aftermath(
        &self,
        store: &mut dyn Store,
        contact: &mut Contact,
        own: ContactId,
        phone: Phone,
        call: &CallElsewhere,
    ) -> rappel_store::Result<()> {
        let campaign = call.contact.campaign();
        let other = self.others.get(&campaign);
        let same_principal = campaign == own.campaign() || other.is_none_or(|other| other.same_principal);
        let attempts = store.attempts_of(call.contact)?;
        let attempt = attempts.iter().find(|attempt| attempt.phone == phone && attempt.placed_at == call.at);
        let Some(ending) = attempt.and_then(|attempt| attempt.ending.as_ref()) else { return Ok(()) };
        let kind = |index| other.and_then(|other| other.kinds.get(index)).copied();
        let outcomes = After::of(ending.status, kind).iter();
        contact.aftermath.extend(outcomes.map(|&after| Aftermath { after, phone, at: call.at, same_principal }));
        Ok(())
    }
}

/// What calls with a status come to for a rate of abandonment. Where detection that cannot tell hangs up, a person may have been
/// there: all such calls count as false positives.
fn tally(campaign: &Campaign, status: Status, calls: u64) -> Tally {
    let hangs_up = campaign.dialling.undetermined == Undetermined::HangUp;
    match status.as_system() {
        None => Tally { live: calls, ..Tally::default() },
        Some(SystemStatus::Abandoned) => Tally { abandoned: calls, ..Tally::default() },
        Some(SystemStatus::Undetermined) if hangs_up => Tally { false_positives: calls, ..Tally::default() },
        Some(_) => Tally::default(),
    }
}

/// Notes in each subject which of its numbers the law does not let call now, for reasons of the contact.
///
/// # Errors
/// When the store fails.
pub fn bar(
    store: &mut dyn Store,
    engines: &Engines,
    subjects: &mut [Subject],
    now: Instant,
) -> rappel_store::Result<()> {
    if !engines.law.guard.refuses() {
        return Ok(());
    }
    let whose: Vec<_> =
        subjects.iter().map(|subject| (subject.ticket.contact(), &subject.contact, &subject.state)).collect();
    let barred = barred(store, engines, &whose, now)?;
    for (subject, barred) in subjects.iter_mut().zip(barred) {
        subject.contact.barred = barred;
    }
    Ok(())
}

/// Which numbers of each contact the law does not let call now, for reasons of the contact. The columns of all are read at once,
/// where the law needs them.
///
/// # Errors
/// When the store fails.
pub fn barred(
    store: &mut dyn Store,
    engines: &Engines,
    whose: &[(ContactId, &Contact, &State)],
    now: Instant,
) -> rappel_store::Result<Vec<Vec<Barred>>> {
    let guard = &engines.law.guard;
    if !guard.refuses() || whose.is_empty() {
        return Ok(vec![Vec::new(); whose.len()]);
    }
    let ids: Vec<ContactId> = whose.iter().map(|(id, ..)| *id).collect();
    let mut columns = if guard.needs_columns() { store.columns(&ids)? } else { Vec::new() }.into_iter();
    let barred = whose.iter().map(|(_, contact, state)| {
        // What cannot be read proves nothing.
        let papers = columns.next().map(|text| guard.papers(&serde_json::from_str(&text).unwrap_or_default()));
        barred_by(engines, contact, state, papers, now)
    });
    Ok(barred.collect())
}

/// Notes in a subject which of its numbers the law does not let call now, by what its columns prove; without these, what needs
/// them is not asked.
pub fn bar_by(engines: &Engines, subject: &mut Subject, papers: Option<Papers>, now: Instant) {
    subject.contact.barred = barred_by(engines, &subject.contact, &subject.state, papers, now);
}

fn barred_by(engines: &Engines, contact: &Contact, state: &State, papers: Option<Papers>, now: Instant) -> Vec<Barred> {
    let engine = &engines.current().engine;
    let mut barred = Vec::new();
    for rank in 0..engine.numbers() as u8 {
        let column = engine.column(rank);
        let Some(slot) = contact.slots[column] else { continue };
        let denial = engines.law.guard.denies(&Asked {
            at: now,
            zone: engine.zone_of(slot.zone),
            phone: slot.phone,
            shown: engine.shown(contact, state, rank, now),
            papers,
            channel: Bound::Calls,
        });
        if let Some(denial) = denial {
            barred.push(Barred { column: column as u8, rule: denial.rule.into(), until: denial.earliest });
        }
    }
    barred
}

/// The call that would leave now and is barred, if there is one.
pub fn refused(engines: &Engines, subject: &Subject, now: Instant) -> Option<Refusal> {
    let engine = &engines.current().engine;
    let free = Contact { barred: Vec::new(), ..subject.contact.clone() };
    let Plan::Call(call) = engine.plan(&free, &subject.state, now) else { return None };
    let column = engine.column(call.rank);
    let bar = subject.contact.barred.iter().find(|bar| usize::from(bar.column) == column && call.from <= now)?;
    Some(refusal(subject.ticket.contact(), call.phone, &bar.rule, now, bar.until))
}

/// A call that the law refuses.
pub fn refusal(contact: ContactId, phone: Phone, rule: &str, at: Instant, earliest: Option<Instant>) -> Refusal {
    Refusal { contact, phone, rule: rule.to_owned(), channel: Channel::Calls, at, earliest }
}

//! What another strategy would have dialled, attempt by attempt of a past campaign.
//!
//! At every recorded attempt the other strategy is asked what it would have done then, had it found the contact as it was: called
//! before by the strategy of that time, with the outcomes of that time. Where the two part, nobody knows what would have come
//! after; therefore the change in contacts reached is told by two forecasts only, never by counting these answers.

mod legal;

pub use legal::{ForbiddenCall, LegalFinding};

use crate::error::ForecastError;
use crate::forecast::compare;
use crate::learned::learn;
use crate::question::{DAYS_MAX, Named, Question, TICK_MS};
use crate::result::{Comparison, ProfileUsed};
use crate::schedule::AgentsWeek;
use crate::stored::{Since, file_of_store};
use legal::Review;
use rappel_dialer::{Compiled, Engines, LoadError, Numbered, SubjectError, campaign_of, contact, numbered};
use rappel_store::{AttemptRecord, CampaignId, ContactRecord, Store};
use rappel_strategy::engine::{CompileError, Contact, NextCall, Plan, State};
use rappel_strategy::file;
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::phone::Phone;
use rappel_strategy::said::Said;
use rappel_strategy::time::{DAY_MS, Instant};
use rappel_telephony::Profile;
use schemars::JsonSchema;
use serde::Serialize;
use std::ops::ControlFlow;

/// Contacts read at a time.
const PAGE: usize = 1_000;
/// Most decision points shown of one kind.
const SAMPLE_MAX: usize = 20;

/// A past campaign and another strategy.
#[derive(Clone, Copy, Debug)]
pub struct ReplayQuestion<'a> {
    /// The campaign.
    pub campaign: CampaignId,
    /// The other strategy.
    pub other: Named<'a>,
    /// Whether the change in contacts reached is estimated, which takes two forecasts; with which agents, shipped profile, seed and
    /// number of seeds.
    pub estimate: Option<Estimate<'a>>,
}

/// How the change in contacts reached is estimated.
#[derive(Clone, Copy, Debug)]
pub struct Estimate<'a> {
    /// How many agents were there, hour by hour.
    pub agents: &'a AgentsWeek,
    /// The profile towards which the one learned from the recorded attempts is pulled.
    pub shipped: &'a Profile,
    /// Where chance comes from.
    pub seed: u64,
    /// How often each campaign is run through; `None`: by its size.
    pub seeds: Option<u32>,
}

/// What the other strategy would have done at a recorded attempt.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "ReplayVerdict")]
pub enum Verdict {
    /// Dialled the same number then.
    Same,
    /// Dialled another number then.
    OtherNumber,
    /// Dialled at another time: its window was over before.
    OtherTime,
    /// Not dialled yet.
    NotYet,
    /// Never dialled again: it would have ended the contact.
    Ended,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Verdict; 5] =
        [Verdict::Same, Verdict::OtherNumber, Verdict::OtherTime, Verdict::NotYet, Verdict::Ended];
}

/// What another strategy would have dialled.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Replay {
    /// The other strategy.
    pub strategy: String,
    /// Contacts with recorded attempts.
    pub contacts: u64,
    /// Recorded attempts, each a decision point.
    pub attempts: u64,
    /// How many of each kind; they add up to `attempts`.
    pub verdicts: Vec<VerdictCount>,
    /// Numbers of these contacts that were never dialled.
    pub numbers_never_tried: u64,
    /// Those among them that the other strategy would have dialled at some decision point.
    pub numbers_it_would_have_tried: u64,
    /// Some decision points of each kind but the same, the first in file order.
    pub sample: Vec<Sampled>,
    /// What the law that the campaign follows now has against these calls and against those of the other strategy.
    pub law: Vec<LegalFinding>,
    /// What two forecasts say of the change; `None` when it was not asked for, or there is nothing to learn from.
    pub estimate: Option<Comparison>,
    /// What was taken for granted.
    pub assumptions: Vec<Said>,
}

/// How many decision points got a verdict.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct VerdictCount {
    /// The verdict.
    pub verdict: Verdict,
    /// How many.
    pub attempts: u64,
}

/// One decision point.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Sampled {
    /// The contact's key.
    pub key: String,
    /// The ordinal of the attempt, from 1.
    pub n: u32,
    /// When it was dialled.
    pub at: Instant,
    /// The number dialled.
    pub dialled: String,
    /// What the other strategy would have done.
    pub verdict: Verdict,
    /// The number it would have dialled, if any.
    pub would_dial: Option<String>,
    /// From when on, if at all.
    pub would_from: Option<Instant>,
}

/// Asks another strategy at every recorded attempt of a campaign; `None` when `watch`, told the share done, did not let it go on.
///
/// # Errors
/// The strategy does not fit the campaign, or the store failed.
pub fn replay(
    store: &mut dyn Store,
    question: &ReplayQuestion<'_>,
    watch: &(dyn Fn(f64) -> ControlFlow<()> + Sync),
) -> Result<Option<Replay>, ForecastError> {
    let record = store.campaign(question.campaign)?;
    let campaign = campaign_of(&record)?;
    let all = record.phases.total().max(1) as f64;
    let mut found = Found::new(question.other.name);
    let Some(begin) = store.attempts(question.campaign, None, 1)?.first().map(|first| first.attempt.placed_at) else {
        return Ok(Some(found.replay));
    };
    let mut engines =
        Engines::of(campaign.clone(), question.other.strategy, store.zones()?, begin).map_err(LoadError::from)?;
    let mut review = Review::of(store, question.campaign, &campaign, question.other.strategy, begin)?;
    let share = if question.estimate.is_some() { 0.3 } else { 1.0 };
    let (mut after, mut read) = (None, 0);
    loop {
        let page = store.contacts(question.campaign, after, PAGE)?;
        let Some(last) = page.last() else { break };
        after = Some(last.contact);
        read += page.len();
        let numbers: Vec<Numbered> = page.iter().flat_map(|contact| numbered(&contact.phones, contact.zone)).collect();
        engines.learn(&numbers).map_err(|error| LoadError::from(CompileError::from(error)))?;
        let papers = review.as_mut().map(|review| review.learn(store, &page, &numbers)).transpose()?;
        for (index, contact) in page.iter().enumerate().filter(|(_, contact)| contact.made > 0) {
            let attempts = store.attempts_of(contact.contact)?;
            found.contact(contact, &attempts, engines.current(), begin)?;
            if let (Some(review), Some(papers)) = (&mut review, &papers) {
                review.contact(contact, papers[index], &attempts, engines.current())?;
            }
        }
        if watch(share * read as f64 / all).is_break() {
            return Ok(None);
        }
    }
    found.law(review);
    if let Some(estimate) = &question.estimate {
        let in_place = match record.strategy {
            Some(version) => {
                let stored = store.strategy_version(question.campaign, version)?;
                Some(file::read_strategy(&stored.document, &format!("version {version}"))?)
            }
            None => None,
        };
        let told = estimated(store, question, &campaign, in_place.as_ref(), estimate, (begin, found.until), &|done| {
            watch(share + (1.0 - share) * done)
        })?;
        let Some(told) = told else { return Ok(None) };
        found.replay.estimate = Some(told);
        found.replay.assumptions.push(Said::new(
            "L’écart estimé vient de deux prévisions sur le profil appris de ces tentatives, avec les mêmes personnes : il suppose \
             ce profil juste, et les agents indiqués.",
            "The estimated change comes from two forecasts on the profile learned from these attempts, with the same persons: it \
             takes that profile for right, and the agents given.",
        ));
    }
    Ok(Some(found.replay))
}

/// Two forecasts from the beginning, on the profile learned from the recorded attempts.
fn estimated(
    store: &mut dyn Store,
    question: &ReplayQuestion<'_>,
    campaign: &Campaign,
    in_place: Option<&Strategy>,
    estimate: &Estimate<'_>,
    (begin, end): (Instant, Instant),
    watch: &(dyn Fn(f64) -> ControlFlow<()> + Sync),
) -> Result<Option<Comparison>, ForecastError> {
    let mut go_on = |_| watch(0.0);
    let Some(learned) = learn(store, &[question.campaign], estimate.shipped, &mut go_on)? else { return Ok(None) };
    let Some(file) = file_of_store(store, question.campaign, Since::TheBeginning, &mut go_on)? else { return Ok(None) };
    let asked = Question {
        campaign,
        file: &file,
        agents: estimate.agents.clone(),
        profile: &learned.profile,
        profile_used: ProfileUsed { name: learned.profile.name.clone(), learned: true, note: learned.note.clone() },
        from: begin,
        until: (end + 1).min(begin + i64::from(DAYS_MAX) * DAY_MS),
        seeds: estimate.seeds,
        seed: estimate.seed,
        tick_ms: TICK_MS,
    };
    let then = Named { name: in_place.map_or("classic", |strategy| strategy.name.as_str()), strategy: in_place };
    compare(&asked, &[then, question.other], watch)
}

struct Found {
    replay: Replay,
    sampled: [usize; 5],
    until: Instant,
}

impl Found {
    fn new(strategy: &str) -> Found {
        let assumptions = vec![
            Said::new(
                "À chaque tentative, l’autre stratégie trouve la fiche telle qu’elle était, appelée jusque-là par la stratégie d’alors : \
                 au-delà de la première différence, personne ne sait ce qui aurait suivi.",
                "At each attempt the other strategy finds the contact as it was, called by the strategy of that time so far: beyond \
                 the first difference nobody knows what would have followed.",
            ),
            Said::new(
                "Les appels passés à d’autres fiches sur le même numéro ne sont pas comptés pour les plafonds, ni les oppositions.",
                "Calls to other contacts on the same number are not counted for caps, nor is the suppression list.",
            ),
        ];
        Found {
            replay: Replay {
                strategy: strategy.to_owned(),
                contacts: 0,
                attempts: 0,
                verdicts: Verdict::ALL.map(|verdict| VerdictCount { verdict, attempts: 0 }).to_vec(),
                numbers_never_tried: 0,
                numbers_it_would_have_tried: 0,
                sample: Vec::new(),
                law: Vec::new(),
                estimate: None,
                assumptions,
            },
            sampled: [0; 5],
            until: Instant::MIN,
        }
    }

    fn contact(
        &mut self,
        record: &ContactRecord,
        attempts: &[AttemptRecord],
        compiled: &Compiled,
        begin: Instant,
    ) -> Result<(), SubjectError> {
        let seen = contact(&record.key, &record.phones, record.zone, 0, compiled);
        let mut state = State::default();
        let mut free_since = begin;
        let mut would_dial: Vec<Phone> = Vec::new();
        let ended = || attempts.iter().filter_map(|attempt| Some((attempt, attempt.ending.as_ref()?, attempt.told()?)));
        for (attempt, ending, told) in ended() {
            let (verdict, call) = verdict(compiled, &seen, &state, free_since, attempt);
            self.replay.attempts += 1;
            self.replay.verdicts[verdict as usize].attempts += 1;
            would_dial.extend(call.map(|call| call.phone));
            self.sample(record, attempt, verdict, call);
            compiled.engine.apply(&seen, &mut state, &told);
            free_since = ending.at;
            self.until = self.until.max(ending.at);
        }
        let mut never: Vec<Phone> = record.phones.iter().map(|number| number.phone).collect();
        never.sort_unstable();
        never.dedup();
        never.retain(|phone| ended().all(|(attempt, ..)| attempt.phone != *phone));
        self.replay.contacts += u64::from(ended().next().is_some());
        self.replay.numbers_never_tried += never.len() as u64;
        self.replay.numbers_it_would_have_tried +=
            never.iter().filter(|phone| would_dial.contains(phone)).count() as u64;
        Ok(())
    }

    /// Takes in what the law says, and by what it was asked.
    fn law(&mut self, review: Option<Review>) {
        let assumptions = &mut self.replay.assumptions;
        let Some(review) = review else {
            assumptions.push(Said::new(
                "La campagne n’a choisi aucun jeu de règles\u{a0}: rien n’est dit du droit.",
                "The campaign has chosen no rule set: nothing is said of the law.",
            ));
            return;
        };
        assumptions.push(Said::new(
            "Le droit est celui que la campagne suit aujourd’hui, avec les colonnes d’aujourd’hui (consentement, contrat)\u{a0}; la durée \
             de sonnerie et la quarantaine qu’un agent réservé lève ne sont pas examinées.",
            "The law is the one that the campaign follows today, with the columns of today (consent, contract); ring time, and the \
             quarantine that an agent kept free lifts, are not examined.",
        ));
        if review.not_examined > 0 {
            let calls = review.not_examined;
            assumptions.push(Said::new(
                format!(
                    "{calls} tentatives sur des numéros que la stratégie en place n’a pas n’ont pas été examinées."
                ),
                format!("{calls} attempts on numbers that the strategy in place does not have were not examined."),
            ));
        }
        self.replay.law = review.findings();
    }

    fn sample(&mut self, record: &ContactRecord, attempt: &AttemptRecord, verdict: Verdict, call: Option<NextCall>) {
        let shown = &mut self.sampled[verdict as usize];
        if verdict == Verdict::Same || *shown == SAMPLE_MAX {
            return;
        }
        *shown += 1;
        self.replay.sample.push(Sampled {
            key: record.key.clone(),
            n: attempt.n,
            at: attempt.placed_at,
            dialled: attempt.phone.to_string(),
            verdict,
            would_dial: call.map(|call| call.phone.to_string()),
            would_from: call.map(|call| call.from),
        });
    }
}

/// What the other strategy would have done when this attempt was dialled, the contact being free since an instant, and the call
/// it would have made.
fn verdict(
    compiled: &Compiled,
    contact: &Contact,
    state: &State,
    free_since: Instant,
    attempt: &AttemptRecord,
) -> (Verdict, Option<NextCall>) {
    match compiled.engine.plan(contact, state, attempt.placed_at) {
        Plan::End(_) => (Verdict::Ended, None),
        Plan::Call(call) if call.from <= attempt.placed_at => {
            (if call.phone == attempt.phone { Verdict::Same } else { Verdict::OtherNumber }, Some(call))
        }
        Plan::Call(later) => match compiled.engine.plan(contact, state, free_since.min(attempt.placed_at)) {
            Plan::Call(first) if first.until <= attempt.placed_at => (Verdict::OtherTime, Some(first)),
            _ => (Verdict::NotYet, Some(later)),
        },
    }
}

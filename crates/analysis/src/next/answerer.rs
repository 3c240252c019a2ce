//! From a contact to its answer.

use super::answer::{Answer, CallFields, End, Invalid, Outcome};
use super::explained::Explained;
use super::input::ContactLine;
use super::mistake::Mistake;
use super::moment::{self, Moment};
use super::origin::Origin;
use super::question::Question;
use super::sentences;
use super::subject::{Past, Subject};
use rappel_strategy::engine::{EndReason, Engine, Explanation, NextCall, Plan};
use rappel_strategy::time::Instant;

/// Answers contacts one after the other, reusing what it has learned of zones and its memory.
pub struct Answerer<'q> {
    question: &'q Question,
    engine: Engine,
    subject: Subject,
    tels: Vec<String>,
    columns: Vec<&'q str>,
}

/// What is decided about a contact, to be told as fields or in sentences.
pub struct Decided<'a> {
    answerer: &'a Answerer<'a>,
    key: &'a str,
    at: Instant,
    verdict: Verdict,
}

enum Verdict {
    Planned(Plan),
    Explained(Explanation),
}

impl Verdict {
    fn plan(&self) -> &Plan {
        match self {
            Verdict::Planned(plan) | Verdict::Explained(Explanation { plan, .. }) => plan,
        }
    }

    fn explanation(&self) -> Option<&Explanation> {
        match self {
            Verdict::Planned(_) => None,
            Verdict::Explained(explanation) => Some(explanation),
        }
    }
}

impl Decided<'_> {
    /// The answer as fields.
    pub fn answer(&self) -> Answer<'_> {
        let Answerer { question, tels, columns, .. } = self.answerer;
        let explained =
            self.verdict.explanation().map(|explanation| Explained::new(question, tels, columns, explanation));
        self.answerer.told(self.key, self.at, self.verdict.plan(), explained)
    }

    /// The answer in sentences, ended by a newline.
    pub fn sentences(&self) -> String {
        let verdict = &self.verdict;
        sentences::answer(self.answerer.question, &self.answer(), verdict.plan(), verdict.explanation())
    }
}

impl<'q> Answerer<'q> {
    /// An answerer of this question, with its own copy of the engine.
    pub fn new(question: &'q Question, engine: Engine) -> Answerer<'q> {
        let ranks = 0..engine.numbers() as u8;
        Answerer {
            question,
            tels: ranks.clone().map(|rank| format!("TEL{}", rank + 1)).collect(),
            columns: ranks.map(|rank| question.campaign.phone_columns[engine.column(rank)].as_str()).collect(),
            subject: Subject::default(),
            engine,
        }
    }

    /// Decides about a contact at the instant that it names, else at `now`.
    ///
    /// # Errors
    /// What is wrong with the contact.
    pub fn decide<'a>(
        &'a mut self,
        contact: &'a ContactLine<'_>,
        past: &Past,
        now: Instant,
    ) -> Result<Decided<'a>, Mistake> {
        let at = match &contact.at {
            Some(at) => moment::read(&at.0, &self.question.zone)?,
            None => now,
        };
        self.subject.take(self.question, &mut self.engine, contact, past, at)?;
        let (known, state) = (&self.subject.contact, &self.subject.state);
        let verdict = if self.question.explain {
            Verdict::Explained(self.engine.explain(known, state, at))
        } else {
            Verdict::Planned(self.engine.plan(known, state, at))
        };
        Ok(Decided { answerer: self, key: &contact.key, at, verdict })
    }

    fn told<'a>(&'a self, key: &'a str, at: Instant, plan: &Plan, explained: Option<Explained<'a>>) -> Answer<'a> {
        let words = self.question.words();
        let (outcome, call, reason, end) = match plan {
            Plan::Call(call) => {
                let outcome = if call.from <= at { Outcome::Call } else { Outcome::Wait };
                (outcome, self.call(call), words.why(&call.why), None)
            }
            Plan::End(reason) => (Outcome::End, CallFields::default(), words.end(reason), Some(reason)),
        };
        Answer {
            key,
            at: Moment::new(at, &self.question.zone),
            outcome,
            now: outcome == Outcome::Call,
            call,
            reason,
            end: end.map(end_name),
            result: end.map(|reason| reason.result(&self.question.campaign)),
            invalid: self.invalid(),
            explained,
        }
    }

    fn call<'a>(&'a self, call: &NextCall) -> CallFields<'a> {
        let (contact, state) = (&self.subject.contact, &self.subject.state);
        let rank = usize::from(call.rank);
        let displayed = self.engine.shown(contact, state, call.rank, call.from);
        let zone = contact.slots[self.engine.column(call.rank)].map(|slot| self.engine.zone_of(slot.zone));
        let planning = self.question.strategy.as_ref().and_then(|strategy| {
            let (weekday, time_ms) = (zone?.day(call.from).weekday(), zone?.time_of_day_ms(call.from));
            strategy.number.get(rank)?.planning.iter().find(|planning| planning.hours.contains(weekday, time_ms))
        });
        let origin = Origin::new(self.question, &call.why);
        CallFields {
            instant: Some(Moment::new(call.from, &self.question.zone)),
            until: Some(Moment::new(call.until, &self.question.zone)),
            number: Some(call.rank + 1),
            tel: Some(&self.tels[rank]),
            column: Some(self.columns[rank]),
            phone: Some(call.phone),
            zone: zone.map(|zone| zone.name()),
            displayed,
            hidden: displayed.is_none(),
            ring_s: Some(self.engine.ring_s(call.rank)),
            message: self.engine.message(contact, state, call.rank, call.from),
            agent_reserved: call.agent_reserved,
            planning: planning.map(|planning| planning.name.as_str()),
            rule: origin.rule,
            after: origin.after,
            cause: Some(origin.cause),
            personal: origin.personal,
            replaced: origin.replaced,
            selection: Some(origin.selection),
        }
    }

    fn invalid(&self) -> Vec<Invalid<'_>> {
        let columns = &self.question.campaign.phone_columns;
        let told = self.subject.invalid.iter();
        told.map(|phone| Invalid { column: &columns[phone.column], phone: &phone.written, error: &phone.why }).collect()
    }
}

fn end_name(reason: &EndReason) -> End {
    match reason {
        EndReason::Qualified(_) => End::Qualified,
        EndReason::DoNotCall => End::DoNotCall,
        EndReason::Rule(_) => End::Rule,
        EndReason::NoNumber => End::NoNumber,
        EndReason::Ceiling => End::Ceiling,
        EndReason::NoInstant => End::NoInstant,
        EndReason::CampaignOver => End::CampaignOver,
        EndReason::TriesExhausted(_) => End::TriesExhausted,
        EndReason::Law(_) => End::Law,
    }
}

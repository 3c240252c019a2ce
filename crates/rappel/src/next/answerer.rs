//! From a line to its answer, in one thread.

use super::answer::{Answer, CallFields, End, Invalid, Line, Outcome, Wrong};
use super::explained::Explained;
use super::input::ContactLine;
use super::moment::{self, Moment};
use super::origin::Origin;
use super::question::Question;
use super::sentences;
use super::subject::Subject;
use crate::output::Format;
use rappel_dialer::Clock;
use rappel_strategy::engine::{EndReason, Engine, NextCall, Plan};
use rappel_strategy::time::Instant;

/// Answers lines one after the other, reusing what it has learned of zones and its memory.
pub struct Answerer<'q> {
    question: &'q Question,
    engine: Engine,
    subject: Subject,
    tels: Vec<String>,
    columns: Vec<&'q str>,
}

/// What an answerer prints of some lines.
#[derive(Default)]
pub struct Printed {
    /// For standard output.
    pub out: Vec<u8>,
    /// For standard error.
    pub err: Vec<u8>,
    /// How many lines were wrong.
    pub wrong: u64,
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

    /// Answers a line, and prints the answer or what is wrong with it.
    pub fn answer(&mut self, number: u64, line: &[u8], printed: &mut Printed) {
        if let Err(wrong) = self.try_answer(number, line, printed) {
            self.refuse(wrong, printed);
        }
    }

    /// Prints what is wrong with a line.
    pub fn refuse(&self, wrong: Wrong, printed: &mut Printed) {
        printed.wrong += 1;
        match self.question.format {
            Format::Json => write_json(&Line::Wrong(wrong), &mut printed.out),
            Format::Text => printed.err.extend_from_slice(sentences::wrong(&wrong).as_bytes()),
        }
    }

    fn try_answer(&mut self, number: u64, line: &[u8], printed: &mut Printed) -> Result<(), Wrong> {
        // The reader of structs would also take a list of fields.
        if !line.trim_ascii_start().starts_with(b"{") {
            let error = "not a JSON object: expected for example {\"key\": \"C1\", \"phones\": {}}".to_owned();
            return Err(Wrong { line: number, column: None, key: None, error });
        }
        let contact: ContactLine<'_> = serde_json::from_slice(line).map_err(|error| not_a_contact(number, &error))?;
        let wrong = |error| Wrong { line: number, column: None, key: Some(contact.key.clone().into_owned()), error };
        let at = match &contact.at {
            Some(at) => moment::read(&at.0, &self.question.zone).map_err(wrong)?,
            None => self.question.at.unwrap_or_else(Clock::wall),
        };
        self.subject.take(self.question, &mut self.engine, &contact, at).map_err(wrong)?;
        self.print(&contact.key, at, printed);
        Ok(())
    }

    fn print(&self, key: &str, at: Instant, printed: &mut Printed) {
        let (contact, state) = (&self.subject.contact, &self.subject.state);
        let explanation = self.question.explain.then(|| self.engine.explain(contact, state, at));
        let planned;
        let plan = match &explanation {
            Some(explanation) => &explanation.plan,
            None => {
                planned = self.engine.plan(contact, state, at);
                &planned
            }
        };
        let explained = explanation.as_ref().map(|e| Explained::new(self.question, &self.tels, &self.columns, e));
        let answer = self.told(key, at, plan, explained);
        match self.question.format {
            Format::Json => write_json(&Line::Answer(Box::new(answer)), &mut printed.out),
            Format::Text => {
                let text = sentences::answer(self.question, &answer, plan, explanation.as_ref());
                printed.out.extend_from_slice(text.as_bytes());
            }
        }
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
    }
}

fn not_a_contact(number: u64, error: &serde_json::Error) -> Wrong {
    let said = error.to_string();
    // The place goes into fields of its own; in a document over several lines its line counts from the first.
    let what = said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _)| what);
    let what = if error.is_data() { what.to_owned() } else { format!("not a JSON object: {what}") };
    let line = number + (error.line() as u64).saturating_sub(1);
    Wrong { line, column: Some(error.column()), key: None, error: what }
}

fn write_json(line: &Line<'_>, out: &mut Vec<u8>) {
    serde_json::to_writer(&mut *out, line)
        .expect("an answer has no type that JSON refuses, and memory takes every byte");
    out.push(b'\n');
}

//! From a contact as it is written to what the engine knows: its numbers, and the fold of its attempts.

use super::input::{AttemptLine, CallbackLine, ContactLine};
use super::mistake::Mistake;
use super::moment::{self, Moment};
use super::named::{any_phone, number, status_named, text, unknown_column};
use super::question::Question;
use rappel_strategy::engine::{Attempt, CallbackAsked, Contact, Engine, Slot, State, ZoneId, seed};
use rappel_strategy::phone::{self, Phone};
use rappel_strategy::status::{QualificationKind, Status};
use rappel_strategy::time::Instant;
use std::collections::HashMap;

/// Most attempts of a contact. More than any ceiling lets through, so that one line cannot hold up a stream.
pub const ATTEMPTS_MAX: usize = 1_000;
/// Most calls of other campaigns.
pub const CALLS_ELSEWHERE_MAX: usize = 10_000;

/// A phone that cannot be called, as it was written, and why.
pub struct InvalidPhone {
    /// The phone column, from 0.
    pub column: usize,
    /// What stands there.
    pub written: String,
    /// Why it is no number.
    pub why: String,
}

/// What is known of a contact's past besides the attempts that are written with it.
#[derive(Clone, Default, Debug)]
pub struct Past {
    /// The fold of earlier attempts.
    pub state: State,
    /// Calls to its numbers for other contacts of the campaign (R40).
    pub neighbours: Vec<(Phone, Instant)>,
    /// Calls to its numbers by other campaigns (R40).
    pub elsewhere: Vec<(Phone, Instant)>,
}

/// A contact at a point of its history. Reused from line to line.
#[derive(Default)]
pub struct Subject {
    /// What is known of it.
    pub contact: Contact,
    /// The fold of its attempts.
    pub state: State,
    /// Phones that count as empty.
    pub invalid: Vec<InvalidPhone>,
    attempts: Vec<Attempt>,
    zones: HashMap<String, ZoneId>,
}

impl Subject {
    /// Takes in a contact with its past, as of the instant `at`. Zones met for the first time are made known to the engine.
    ///
    /// # Errors
    /// What is wrong with the contact.
    pub fn take(
        &mut self,
        question: &Question,
        engine: &mut Engine,
        line: &ContactLine<'_>,
        past: &Past,
        at: Instant,
    ) -> Result<(), Mistake> {
        self.contact.seed = seed::of_key(&line.key);
        self.phones(question, engine, line)?;
        self.others(question, line, past)?;
        self.attempts(question, engine, line, at)?;
        self.state.clone_from(&past.state);
        for attempt in &self.attempts {
            engine.apply(&self.contact, &mut self.state, attempt);
        }
        Ok(())
    }

    fn phones(&mut self, question: &Question, engine: &mut Engine, line: &ContactLine<'_>) -> Result<(), Mistake> {
        let columns = &question.campaign.phone_columns;
        self.contact.slots = Default::default();
        self.invalid.clear();
        let own = line.zone.as_ref().map(|zone| zone.0.as_ref());
        if let Some(own) = own {
            // Wrong names are refused whether or not there is a number to be called by this clock.
            self.zone(engine, own)?;
        }
        let mut suppressed = Vec::with_capacity(line.suppressed.len());
        for number in &line.suppressed {
            suppressed.push(any_phone(question, &number.0)?);
        }
        let mut seen = [false; rappel_strategy::model::NUMBERS_MAX];
        for (name, written) in &line.phones.0 {
            let index =
                columns.iter().position(|column| column == name).ok_or_else(|| unknown_column(question, name))?;
            if std::mem::replace(&mut seen[index], true) {
                return Err(Mistake::ColumnTwice(name.clone().into_owned()));
            }
            let Some(written) = written.as_ref().map(text).filter(|text| !text.trim().is_empty()) else { continue };
            match phone::parse(&written, question.campaign.country) {
                Ok(parsed) => {
                    let zone = if engine.depends_on_place() {
                        engine.place(parsed.phone, own)?
                    } else {
                        self.zone(engine, own.unwrap_or_else(|| phone::zone(parsed.phone, &question.campaign.zone)))?
                    };
                    self.contact.slots[index] = Some(Slot {
                        phone: parsed.phone,
                        zone,
                        takes_texts: parsed.kind.takes_texts(),
                        suppressed: suppressed.contains(&parsed.phone),
                    });
                }
                Err(error) => self.invalid.push(InvalidPhone {
                    column: index,
                    written: written.into_owned(),
                    why: error.to_string(),
                }),
            }
        }
        Ok(())
    }

    fn zone(&mut self, engine: &mut Engine, name: &str) -> Result<ZoneId, Mistake> {
        if let Some(zone) = self.zones.get(name) {
            return Ok(*zone);
        }
        let zone = engine.zone(name)?;
        self.zones.insert(name.to_owned(), zone);
        Ok(zone)
    }

    fn others(&mut self, question: &Question, line: &ContactLine<'_>, past: &Past) -> Result<(), Mistake> {
        self.contact.neighbours.clone_from(&past.neighbours);
        self.contact.elsewhere.clone_from(&past.elsewhere);
        if line.calls_elsewhere.len() > CALLS_ELSEWHERE_MAX {
            return Err(Mistake::ManyCallsElsewhere);
        }
        for call in &line.calls_elsewhere {
            let at = moment::read(&call.at, &question.zone)?;
            self.contact.elsewhere.push((any_phone(question, &call.phone)?, at));
        }
        Ok(())
    }

    fn attempts(
        &mut self,
        question: &Question,
        engine: &Engine,
        line: &ContactLine<'_>,
        at: Instant,
    ) -> Result<(), Mistake> {
        self.attempts.clear();
        if line.attempts.len() > ATTEMPTS_MAX {
            return Err(Mistake::ManyAttempts);
        }
        for (index, attempt) in (1..).zip(&line.attempts) {
            let attempt = self
                .attempt(question, engine, attempt)
                .map_err(|mistake| Mistake::Attempt { index, mistake: Box::new(mistake) })?;
            if attempt.at > at {
                return Err(Mistake::Late { index, asked: Moment::new(at, &question.zone) });
            }
            self.attempts.push(attempt);
        }
        self.attempts.sort_by_key(|attempt| attempt.at);
        Ok(())
    }

    fn attempt(&self, question: &Question, engine: &Engine, line: &AttemptLine<'_>) -> Result<Attempt, Mistake> {
        let status = status_named(question, &line.status)?;
        let phone = number(question, engine, &self.contact, &line.number)?;
        let callback = line.callback.as_ref().map(|callback| self.callback(question, engine, callback, status));
        Ok(Attempt {
            at: moment::read(&line.at, &question.zone)?,
            phone,
            status,
            shown: line.shown.as_ref().map(|shown| any_phone(question, &shown.0)).transpose()?,
            message_left: line.message_left,
            callback: callback.transpose()?,
        })
    }

    fn callback(
        &self,
        question: &Question,
        engine: &Engine,
        line: &CallbackLine<'_>,
        status: Status,
    ) -> Result<CallbackAsked, Mistake> {
        let kind = status.as_qualification().and_then(|i| question.campaign.qualification.get(i)).map(|q| q.kind);
        if kind != Some(QualificationKind::Callback) {
            return Err(Mistake::NotCallback);
        }
        let personal = match (line.agent, &line.personal_until) {
            (None, None) => None,
            (Some(agent), Some(until)) => Some((agent, moment::read(&until.0, &question.zone)?)),
            _ => return Err(Mistake::HalfPersonal),
        };
        Ok(CallbackAsked {
            at: moment::read(&line.at, &question.zone)?,
            phone: line.number.as_ref().map(|named| number(question, engine, &self.contact, named)).transpose()?,
            personal,
        })
    }
}

//! What an attempt changes (R16–R18, R21, R22, R34, R50).

use super::compile::{Engine, StatusMeaning};
use super::contact::{
    Aim, Attempt, Call, Callback, Contact, EndReason, Level, Pending, Recall, RecallKind, RuleRef, State, ZoneId,
};
use super::moment::Moments;
use super::numbers::{Dead, Number, Numbers, counts};
use super::table::{Follow, Treatment};
use super::timeline::Window;
use crate::model::{NextNumber, Target};
use crate::phone::Phone;
use crate::status::{Status, SystemStatus};
use crate::time::{Instant, MINUTE_MS};
use std::sync::Arc;

/// What an attempt led to besides the new state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Applied {
    /// The rule that decided.
    pub rule: RuleRef,
    /// Which attempt on the number it was, from 1; for a call that met congestion, the attempt it tried to be.
    pub attempt: u16,
    /// A text to send (R18).
    pub text: Option<TextOrder>,
    /// The number must be put on the suppression list (R22).
    pub suppress: bool,
}

/// A text that follows a status (R18). It is sent at most once for its contact, number, status and ordinal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextOrder {
    /// To which number.
    pub phone: Phone,
    /// After which status.
    pub status: Status,
    /// The how-manieth time that status occurred on the number, from 1.
    pub ordinal: u16,
    /// Name of the template.
    pub template: Arc<str>,
    /// First instant at which texts are allowed; `None`: never within the horizon.
    pub from: Option<Instant>,
}

impl Engine {
    /// Adds an ended attempt to the state, and says what follows.
    pub fn apply(&self, contact: &Contact, state: &mut State, attempt: &Attempt) -> Applied {
        let phone = attempt.phone;
        let status = attempt.status;
        let (mut index, mut ordinal) = (0, 1);
        for call in &state.calls {
            let same = call.phone == phone;
            index += u16::from(same & counts(call));
            ordinal += u16::from(same & (call.status == status));
        }
        state.calls.push(Call {
            at: attempt.at,
            phone,
            status,
            shown: attempt.shown,
            message_left: attempt.message_left,
            gave_up: false,
        });
        let (rule, pending) = self.follow(contact, state, attempt, index);
        state.pending = match pending {
            Next::Pending(pending) => pending,
            Next::GiveUp => {
                state.calls.last_mut().expect("just pushed").gave_up = true;
                Pending::Recall(recall(RecallKind::Rule, Aim::Choice, attempt.at, rule))
            }
        };
        Applied {
            rule,
            attempt: index + 1,
            text: self.text(contact, attempt, ordinal),
            suppress: self.meaning(status) == StatusMeaning::DoNotCall,
        }
    }

    pub(super) fn meaning(&self, status: Status) -> StatusMeaning {
        self.statuses.get(usize::from(status.code())).copied().unwrap_or(StatusMeaning::ByRule)
    }

    fn follow(&self, contact: &Contact, state: &State, attempt: &Attempt, index: u16) -> (RuleRef, Next) {
        let status = attempt.status;
        let by = |level| RuleRef { level, attempt: None, status: Some(status) };
        match self.meaning(status) {
            StatusMeaning::DoNotCall => {
                return (by(Level::Agent), Next::Pending(Pending::Closed(EndReason::DoNotCall)));
            }
            StatusMeaning::Final => {
                return (by(Level::Agent), Next::Pending(Pending::Closed(EndReason::Qualified(status))));
            }
            StatusMeaning::Callback => {
                if let Some(asked) = attempt.callback {
                    let (agent, personal_until) =
                        asked.personal.map_or((None, Instant::MIN), |(agent, until)| (Some(agent), until));
                    let kind = RecallKind::Callback(Callback { agent, personal_until });
                    let aim = Aim::Phone(asked.phone.unwrap_or(attempt.phone));
                    return (
                        by(Level::Agent),
                        Next::Pending(Pending::Recall(recall(kind, aim, asked.at, by(Level::Agent)))),
                    );
                }
            }
            StatusMeaning::ByRule | StatusMeaning::GiveUpUnlessNamed => {}
        }
        if status.is(SystemStatus::Congestion) {
            let again = state.calls.iter().rev().take_while(|c| c.phone == attempt.phone && c.status == status).count();
            if let Some(delay_ms) = self.policy.retries_ms.get(again - 1) {
                let kind = RecallKind::Retry(again as u8);
                let rule = by(Level::BuiltIn);
                return (
                    rule,
                    Next::Pending(Pending::Recall(recall(
                        kind,
                        Aim::Phone(attempt.phone),
                        attempt.at + *delay_ms,
                        rule,
                    ))),
                );
            }
        }
        if self.policy.classic.is_some() {
            return self.follow_classic(contact, state, attempt);
        }
        let mut numbers = Numbers::unread(self, contact, state);
        numbers.read_columns();
        let rank = numbers.rank_of(attempt.phone);
        let Some((rule, treatment)) = self.rule(&numbers, rank, index, status, attempt.at) else {
            return (by(Level::BuiltIn), Next::GiveUp);
        };
        if treatment.follow.depends_on_live_numbers() {
            numbers.read_calls();
        }
        let next = match &treatment.follow {
            Follow::GiveUpNumber => Next::GiveUp,
            Follow::Close { result } => Next::Pending(Pending::Closed(EndReason::Rule(result.clone()))),
            Follow::Call { target, moment, valid } => {
                let aimed = target_rank(&numbers, rank, *target);
                let earliest =
                    Moments { engine: self, numbers: &numbers, at: attempt.at, called: rank }.instant(*moment, aimed);
                let aim = match (target, aimed) {
                    (Target::Choice, _) => Aim::Choice,
                    // A number that also stands at a lower rank is dead here (R30), though its telephone is not.
                    (_, Some(rank)) => match numbers.get(rank) {
                        Number { slot: Some(slot), dead, .. } if !matches!(dead, Some(Dead::SameAs(_))) => {
                            Aim::Phone(slot.phone)
                        }
                        _ => Aim::Missing(rank as u8),
                    },
                    (_, None) => Aim::Choice,
                };
                let valid_until = valid.map_or(Instant::MAX, |valid| attempt.at + valid.millis());
                Next::Pending(Pending::Recall(Recall { valid_until, ..recall(RecallKind::Rule, aim, earliest, rule) }))
            }
        };
        (rule, next)
    }

    fn follow_classic(&self, contact: &Contact, state: &State, attempt: &Attempt) -> (RuleRef, Next) {
        let status = attempt.status;
        let rules = self.policy.classic.as_deref().unwrap_or_default();
        let give_up = self.meaning(status) == StatusMeaning::GiveUpUnlessNamed;
        let found = rules.iter().find(|rule| rule.status.map_or(!give_up, |s| s == status));
        let Some(treatment) = found else {
            return (RuleRef { level: Level::BuiltIn, attempt: None, status: Some(status) }, Next::GiveUp);
        };
        let rule = RuleRef { level: Level::Classic, attempt: None, status: treatment.status };
        let tries = state.calls.iter().filter(|call| call.status == status).count();
        if tries > usize::from(treatment.tries_max) {
            return (rule, Next::Pending(Pending::Closed(EndReason::TriesExhausted(status))));
        }
        let mut numbers = Numbers::unread(self, contact, state);
        numbers.read_columns();
        numbers.read_calls();
        let target = match treatment.next {
            NextNumber::Same => Target::Same,
            NextNumber::Next => Target::Next,
        };
        let aimed = target_rank(&numbers, numbers.rank_of(attempt.phone), target);
        let aim = aimed.and_then(|rank| numbers.get(rank).slot).map_or(Aim::Choice, |slot| Aim::Phone(slot.phone));
        (rule, Next::Pending(Pending::Recall(recall(RecallKind::Rule, aim, attempt.at + treatment.after_ms, rule))))
    }

    /// The rule for a call on a number, by precedence (R15, R33, R34). `index` counts attempts on the number from 0.
    ///
    /// `None` only where an unnamed status gives the number up (R21).
    pub(super) fn rule(
        &self,
        numbers: &Numbers<'_>,
        rank: Option<usize>,
        index: u16,
        status: Status,
        at: Instant,
    ) -> Option<(RuleRef, &Treatment)> {
        let named = self.meaning(status) == StatusMeaning::GiveUpUnlessNamed;
        if let Some(rank) = rank {
            let rules = &self.ranks[rank];
            // A conversation is no unanswered call, and a call that met congestion no preliminary one: the tables speak for both.
            let unanswered = status.as_system().is_some() && !status.is(SystemStatus::Congestion);
            let preliminary = !self.policy.favour_number_order && !named && unanswered;
            if let Some(treatment) = rules.preliminary_rules.get(usize::from(index)).filter(|_| preliminary) {
                let level = Level::Preliminary { rank: rank as u8, call: index as u8 + 1 };
                return Some((RuleRef { level, attempt: None, status: None }, treatment));
            }
            if let Some(planning) = self.planning_for(numbers, rank, at) {
                let level = Level::Planning { rank: rank as u8, planning: planning as u8 };
                if let Some(found) = rules.plannings[planning].table.find(level, index, status, named) {
                    return Some(found);
                }
            }
            if let Some(found) = rules.default.find(Level::Number { rank: rank as u8 }, index, status, named) {
                return Some(found);
            }
        }
        self.default.find(Level::Strategy, index, status, named)
    }

    /// The planning whose cells hold this instant.
    pub(super) fn planning_at(&self, numbers: &Numbers<'_>, rank: usize, at: Instant) -> Option<usize> {
        let zone = &numbers.zone_lines(rank)?.zone;
        let (day, time_ms) = zone.local(at);
        let minute = (time_ms / MINUTE_MS) as u16;
        let cells = &self.ranks[rank].cells[day.weekday()];
        cells
            .iter()
            .find(|cell| (cell.from_min..cell.until_min).contains(&minute))
            .map(|cell| usize::from(cell.planning))
    }

    /// The planning whose rules a call of this instant follows: the one it is in, else the number's next to open (R33).
    fn planning_for(&self, numbers: &Numbers<'_>, rank: usize, at: Instant) -> Option<usize> {
        if let Some(planning) = self.planning_at(numbers, rank, at) {
            return Some(planning);
        }
        let lines = numbers.lines(rank)?;
        let before = at + self.policy.horizon_ms;
        let opens =
            lines.plannings.iter().enumerate().filter_map(|(i, line)| line.next(at, before).map(|w| (w.from, i)));
        opens.min().map(|(_, planning)| planning)
    }

    /// The hours at `at` in which texts may leave to contacts of a zone (R18), cut to `at`, or the next such hours within the
    /// horizon.
    pub fn text_hours(&self, zone: ZoneId, at: Instant) -> Option<Window> {
        self.zones[usize::from(zone.0)].text.next(at, at + self.policy.horizon_ms)
    }

    fn text(&self, contact: &Contact, attempt: &Attempt, ordinal: u16) -> Option<TextOrder> {
        let slot = contact.slots.iter().flatten().find(|slot| slot.phone == attempt.phone)?;
        if !slot.takes_texts || slot.suppressed || self.meaning(attempt.status) == StatusMeaning::DoNotCall {
            return None;
        }
        let rank =
            self.ranks.iter().find(|rank| contact.slots[rank.column].is_some_and(|s| s.phone == attempt.phone))?;
        let (_, templates) = rank.texts.iter().find(|(status, _)| *status == attempt.status)?;
        let template = templates.get(usize::from(ordinal) - 1)?.clone();
        let from = self.text_hours(slot.zone, attempt.at).map(|window| window.from);
        Some(TextOrder { phone: attempt.phone, status: attempt.status, ordinal, template, from })
    }
}

enum Next {
    Pending(Pending),
    GiveUp,
}

fn recall(kind: RecallKind, aim: Aim, earliest: Instant, rule: RuleRef) -> Recall {
    Recall { kind, aim, earliest, valid_until: Instant::MAX, rule }
}

/// The rank a target means; `None` for the strategy's choice, or where there is no live number.
fn target_rank(numbers: &Numbers<'_>, called: Option<usize>, target: Target) -> Option<usize> {
    let count = numbers.ranks().len();
    match target {
        Target::Choice => None,
        Target::Same => called,
        Target::Number(rank) => Some(usize::from(rank) - 1).filter(|&rank| rank < count),
        Target::Next => {
            let after = called.map_or(0, |rank| rank + 1);
            (0..count).map(|step| (after + step) % count).find(|&rank| numbers.alive(rank))
        }
    }
}

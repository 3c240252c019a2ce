//! Recall rules: which number is called next, and when (R14–R16).

use super::{Delay, NUMBERS_MAX};
use crate::hours::{TimeOfDay, WEEKDAYS};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU16;
use std::str::FromStr;

/// One cell of a table attempt × status, or a whole row, column or table of it (R14, R15).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The attempt on the number, from 1; absent: every attempt. The last row stands for all later attempts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt: Option<NonZeroU16>,
    /// System status or qualification of the campaign; absent: every status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// What follows.
    pub recall: Recall,
    /// Sound for this machine instead of the number's own list; only with status `machine` or every status (R17).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// What follows an attempt (R16).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "RecallText", into = "RecallText")]
#[schemars(with = "RecallText")]
pub enum Recall {
    /// Call again.
    Call {
        /// Which number.
        target: Target,
        /// From when on.
        moment: Moment,
        /// How long after the attempt the recall stands; afterwards the strategy chooses.
        valid: Option<Delay>,
    },
    /// Never call this number again for this contact; the strategy chooses among the others.
    GiveUpNumber,
    /// Close the contact with this result.
    Close {
        /// Result as it stands in the campaign's results.
        result: String,
    },
}

/// Which number a recall rule names (R16).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// The number just called.
    Same,
    /// The next live rank, after the last one the first.
    Next,
    /// The number of this rank, counted from 1.
    Number(u8),
    /// Whatever the strategy chooses.
    Choice,
}

/// From when on a recall rule lets call (R16).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Moment {
    /// This long after the attempt was dialled.
    After(Delay),
    /// On a day, at a time of the contact's clock: the first such instant after the attempt.
    On {
        /// The day.
        day: Day,
        /// The time.
        time: Time,
    },
    /// When a planning of the target opens next: any, or the one of this name.
    NextPlanning(Option<String>),
    /// In a planning of the target, at a time of day away from its unanswered calls.
    OtherTimeOfDay,
}

/// A day relative to the attempt (R16).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Day {
    /// The same day, or the following one where that time has passed.
    Same,
    /// This many days later, 1…366.
    InDays(u16),
    /// The next such weekday.
    On(Weekday),
}

/// A weekday, Monday = 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Weekday(pub u8);

/// A time of day (R16).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Time {
    /// This time.
    At(TimeOfDay),
    /// The time at which the attempt was dialled.
    SameHour,
}

/// A recall as it is written in files.
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RecallText {
    /// Number to call: `same`, `next`, `TEL1`…`TEL10`, or `choice` (the strategy chooses).
    #[serde(skip_serializing_if = "Option::is_none")]
    call: Option<String>,
    /// Moment: this long after the attempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<Delay>,
    /// Moment: on `same` (day), `+1`…`+366` (days later), or `mon`…`sun`; with `at`.
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<String>,
    /// Moment: time of day `18:30`, or `same` (hour); with `day`.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    /// Moment: when this planning of the target opens next, or `any`.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_planning: Option<String>,
    /// Moment: at another time of day than the unanswered calls.
    #[serde(default, skip_serializing_if = "is_false")]
    other_time: bool,
    /// The recall stands this long after the attempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    valid: Option<Delay>,
    /// Give up the number instead of calling.
    #[serde(default, skip_serializing_if = "is_false")]
    give_up_number: bool,
    /// Close the contact with this result instead of calling.
    #[serde(skip_serializing_if = "Option::is_none")]
    close: Option<String>,
}

fn is_false(value: &bool) -> bool {
    !value
}

impl TryFrom<RecallText> for Recall {
    type Error = String;
    fn try_from(text: RecallText) -> Result<Recall, String> {
        let moment = moment(&text)?;
        match (text.call, moment, text.give_up_number, text.close) {
            (Some(target), Some(moment), false, None) => {
                Ok(Recall::Call { target: target.parse()?, moment, valid: text.valid })
            }
            (Some(_), None, false, None) => Err(
                "`call` needs a moment: `after = \"2 h\"`, `day = \"+1\", at = \"10:00\"`, `next_planning = \"any\"` or `other_time = true`".to_owned(),
            ),
            (None, None, true, None) if text.valid.is_none() => Ok(Recall::GiveUpNumber),
            (None, None, false, Some(result)) if text.valid.is_none() => Ok(Recall::Close { result }),
            _ => Err("a rule says exactly one of `call` with a moment, `give_up_number = true`, or `close = \"a result\"`".to_owned()),
        }
    }
}

fn moment(text: &RecallText) -> Result<Option<Moment>, String> {
    match (&text.after, &text.day, &text.at, &text.next_planning, text.other_time) {
        (None, None, None, None, false) => Ok(None),
        (Some(delay), None, None, None, false) => Ok(Some(Moment::After(*delay))),
        (None, Some(day), Some(at), None, false) => Ok(Some(Moment::On { day: day.parse()?, time: at.parse()? })),
        (None, None, None, Some(name), false) => Ok(Some(Moment::NextPlanning((name != "any").then(|| name.clone())))),
        (None, None, None, None, true) => Ok(Some(Moment::OtherTimeOfDay)),
        _ => Err("a moment is exactly one of `after`, `day` with `at`, `next_planning`, or `other_time`".to_owned()),
    }
}

impl From<Recall> for RecallText {
    fn from(recall: Recall) -> RecallText {
        let mut text = RecallText::default();
        match recall {
            Recall::GiveUpNumber => text.give_up_number = true,
            Recall::Close { result } => text.close = Some(result),
            Recall::Call { target, moment, valid } => {
                text.call = Some(target.to_string());
                text.valid = valid;
                match moment {
                    Moment::After(delay) => text.after = Some(delay),
                    Moment::On { day, time } => {
                        text.day = Some(day.to_string());
                        text.at = Some(time.to_string());
                    }
                    Moment::NextPlanning(name) => text.next_planning = Some(name.unwrap_or_else(|| "any".to_owned())),
                    Moment::OtherTimeOfDay => text.other_time = true,
                }
            }
        }
        text
    }
}

impl FromStr for Target {
    type Err = String;
    fn from_str(text: &str) -> Result<Target, String> {
        match text {
            "same" => Ok(Target::Same),
            "next" => Ok(Target::Next),
            "choice" => Ok(Target::Choice),
            _ => text
                .strip_prefix("TEL")
                .and_then(|rank| rank.parse().ok())
                .filter(|rank| (1..=NUMBERS_MAX as u8).contains(rank))
                .map(Target::Number)
                .ok_or_else(|| {
                    format!(
                        "unknown target `{text}`, expected one of `same`, `next`, `choice`, `TEL1` … `TEL{NUMBERS_MAX}`"
                    )
                }),
        }
    }
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Target::Same => f.write_str("same"),
            Target::Next => f.write_str("next"),
            Target::Choice => f.write_str("choice"),
            Target::Number(rank) => write!(f, "TEL{rank}"),
        }
    }
}

impl FromStr for Day {
    type Err = String;
    fn from_str(text: &str) -> Result<Day, String> {
        if text == "same" {
            return Ok(Day::Same);
        }
        if let Some(weekday) = WEEKDAYS.iter().position(|day| *day == text) {
            return Ok(Day::On(Weekday(weekday as u8)));
        }
        text.strip_prefix('+')
            .and_then(|days| days.parse().ok())
            .filter(|days| (1..=366).contains(days))
            .map(Day::InDays)
            .ok_or_else(|| format!("unknown day `{text}`, expected `same`, `+1` … `+366`, or one of `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`"))
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Day::Same => f.write_str("same"),
            Day::InDays(days) => write!(f, "+{days}"),
            Day::On(Weekday(weekday)) => f.write_str(WEEKDAYS[usize::from(*weekday)]),
        }
    }
}

impl FromStr for Time {
    type Err = String;
    fn from_str(text: &str) -> Result<Time, String> {
        if text == "same" { Ok(Time::SameHour) } else { text.parse().map(Time::At) }
    }
}

impl std::fmt::Display for Time {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Time::SameHour => f.write_str("same"),
            Time::At(time) => time.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r16_recalls_read_and_write() {
        for text in [
            r#"{"call":"TEL2","after":"15 min"}"#,
            r#"{"call":"same","day":"+1","at":"10:00"}"#,
            r#"{"call":"choice","day":"mon","at":"same","valid":"3 d"}"#,
            r#"{"call":"next","next_planning":"Soir"}"#,
            r#"{"call":"same","other_time":true}"#,
            r#"{"give_up_number":true}"#,
            r#"{"close":"unreachable"}"#,
        ] {
            let recall: Recall = serde_json::from_str(text).expect(text);
            assert_eq!(serde_json::to_string(&recall).expect("writes"), text);
        }
    }

    #[test]
    fn r16_wrong_recalls_say_what_is_expected() {
        for (text, says) in [
            (r#"{"call":"same"}"#, "needs a moment"),
            (r#"{"call":"TEL11","after":"1 h"}"#, "unknown target"),
            (r#"{"call":"same","after":"1 h","close":"x"}"#, "exactly one of"),
            (r#"{"call":"same","after":"1 h","day":"+1","at":"10:00"}"#, "exactly one of `after`"),
            (r#"{"call":"same","day":"+0","at":"10:00"}"#, "unknown day"),
            (r#"{}"#, "exactly one of"),
        ] {
            let error = serde_json::from_str::<Recall>(text).expect_err(text).to_string();
            assert!(error.contains(says), "{text}: {error}");
        }
    }
}

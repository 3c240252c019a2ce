//! Tables attempt × status, compiled (R14, R15).

use super::contact::{Level, RuleRef};
use crate::model::{Delay, Moment, Recall, Target};
use crate::status::Status;
use std::sync::Arc;

/// What a rule says, with names resolved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Treatment {
    pub follow: Follow,
    /// Name of the sound for this machine (R17).
    pub message: Option<String>,
}

/// What follows an attempt, with names resolved (R16).
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Follow {
    Call { target: Target, moment: When, valid: Option<Delay> },
    GiveUpNumber,
    Close { result: Arc<str> },
}

/// A moment, with names resolved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum When {
    After(Delay),
    On {
        day: crate::model::Day,
        time: crate::model::Time,
    },
    /// The planning of this index of the target, or any.
    NextPlanning(Option<u8>),
    OtherTimeOfDay,
}

impl Follow {
    /// Resolves the names of a recall; `planning` finds the index of a target's planning by name.
    pub fn compile(recall: &Recall, planning: impl Fn(&Target, &str) -> Option<u8>) -> Follow {
        match recall {
            Recall::GiveUpNumber => Follow::GiveUpNumber,
            Recall::Close { result } => Follow::Close { result: result.as_str().into() },
            Recall::Call { target, moment, valid } => Follow::Call {
                target: *target,
                valid: *valid,
                moment: match moment {
                    Moment::After(delay) => When::After(*delay),
                    Moment::On { day, time } => When::On { day: *day, time: *time },
                    Moment::NextPlanning(name) => {
                        When::NextPlanning(name.as_deref().and_then(|name| planning(target, name)))
                    }
                    Moment::OtherTimeOfDay => When::OtherTimeOfDay,
                },
            },
        }
    }

    /// Whether it takes knowing which numbers still live to say which number it means, and when.
    pub fn depends_on_live_numbers(&self) -> bool {
        matches!(self, Follow::Call { target: Target::Next, .. } | Follow::Call { moment: When::NextPlanning(_), .. })
    }
}

/// One rule of a table.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// From 0.
    pub attempt: Option<u16>,
    pub status: Option<Status>,
    pub treatment: Treatment,
}

/// A table attempt × status.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// Attempt and status of each row, apart from what the rows say: looking for one reads little.
    keys: Vec<(Option<u16>, Option<Status>)>,
    treatments: Vec<Treatment>,
    /// The last row that names an attempt stands for all later ones (R14).
    last_attempt: u16,
}

impl Table {
    pub fn new(mut rows: Vec<Row>) -> Table {
        // The first match is then the one that takes precedence (R15): attempt before status, named before any.
        rows.sort_by_key(|row| (row.attempt.is_none(), row.status.is_none()));
        let last_attempt = rows.iter().filter_map(|row| row.attempt).max().unwrap_or(0);
        let (keys, treatments) = rows.into_iter().map(|row| ((row.attempt, row.status), row.treatment)).unzip();
        Table { keys, treatments, last_attempt }
    }

    /// The rule for an attempt (from 0) and status. With `named`, only a rule that names the status.
    pub fn find(&self, level: Level, attempt: u16, status: Status, named: bool) -> Option<(RuleRef, &Treatment)> {
        let wanted = attempt.min(self.last_attempt);
        let index = self.keys.iter().position(|(attempt, of)| {
            attempt.is_none_or(|attempt| attempt == wanted) && of.map_or(!named, |of| of == status)
        })?;
        let (attempt, status) = self.keys[index];
        Some((RuleRef { level, attempt, status }, &self.treatments[index]))
    }
}

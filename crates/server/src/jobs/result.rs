//! What comes of long work, by its kind.

use crate::contact::Standing;
use rappel_forecast::{Comparison, Learned, Replay};
use rappel_strategy::engine::Effect as Planned;
use schemars::JsonSchema;
use serde::Serialize;

/// What came of long work.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum JobResult {
    /// Of an import.
    Import(ImportReport),
    /// Of a strategy's effect.
    Effect(Effect),
    /// Of where all contacts stand.
    Standing(Standing),
    /// Of a forecast.
    Forecast(Box<Comparison>),
    /// Of a replay.
    Replay(Box<Replay>),
    /// Of learning who answers when.
    Profile(Box<Learned>),
}

/// What an import did.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ImportReport {
    /// Contacts that are new.
    pub added: u64,
    /// Contacts that were there and have changed.
    pub updated: u64,
    /// Contacts that were there exactly so.
    pub unchanged: u64,
    /// Rows that are no contacts.
    pub rejected: u64,
    /// Contacts taken with something left out, for example one number among others.
    pub incomplete: u64,
    /// Where rejected and incomplete rows stand with their reasons; null: there are none.
    pub rejects_url: Option<String>,
}

/// How many contacts a strategy would change, and how.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Effect {
    /// Contacts looked at: those that wait or have to be planned.
    contacts: u64,
    /// Same number, same instant.
    unchanged: u64,
    /// Called at another instant or on another number, later in both cases.
    moved: u64,
    /// Called at once instead of later.
    become_callable: u64,
    /// Called later instead of at once.
    become_waiting: u64,
    /// Never called again.
    ended: u64,
    /// Called after all.
    revived: u64,
}

impl From<Planned> for Effect {
    fn from(planned: Planned) -> Effect {
        let Planned { contacts, unchanged, moved, become_callable, become_waiting, ended, revived } = planned;
        Effect { contacts, unchanged, moved, become_callable, become_waiting, ended, revived }
    }
}

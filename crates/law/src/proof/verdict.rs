//! What is told of a rule after the proof.

use jiff::civil::Date;
use rappel_strategy::law::{Confidence, Strength};
use rappel_strategy::phone::Phone;
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// What the proof says of one rule (R37).
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(rename = "LawVerdict")]
pub struct Verdict {
    /// The rule, for example `FR-WINDOW`.
    pub rule: String,
    /// The shipped set it comes from; absent: the campaign's own.
    pub preset: Option<String>,
    /// The rule in a few words.
    pub title: Said,
    /// What was found.
    pub verdict: Proven,
    /// The same in a sentence.
    pub message: Said,
    /// Where the rule is written.
    pub sources: Vec<String>,
    /// When somebody last looked there.
    #[schemars(with = "String")]
    pub checked: Date,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// On what authority it rests.
    pub strength: Strength,
    /// How the strategy would break it.
    pub witness: Option<Witness>,
}

/// Whether a strategy, without the rule in place, would break it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "LawProven")]
pub enum Proven {
    /// It cannot.
    CannotBreak,
    /// It can, as the witness shows; the limit holds it back.
    CanBreak,
    /// It depends on facts of the contact or the day: only the guard at the time of dialling keeps it.
    Guarded,
    /// The search ended before it was settled.
    NotDecided,
}

/// A contact and what happens to it until the rule is broken.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(rename = "LawWitness")]
pub struct Witness {
    /// Who.
    pub contact: WitnessContact,
    /// The calls before the one that breaks the rule.
    pub steps: Vec<WitnessStep>,
    /// When the rule is broken.
    pub at: Instant,
    /// What it shows.
    pub shows: Said,
}

/// A made-up contact.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(rename = "LawWitnessContact")]
pub struct WitnessContact {
    /// Its key.
    pub key: String,
    /// Its own zone.
    pub zone: String,
    /// Its numbers by column.
    pub phones: BTreeMap<String, Phone>,
}

/// A call and how it ended.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(rename = "LawWitnessStep")]
pub struct WitnessStep {
    /// When it was dialled.
    pub at: Instant,
    /// Rank of the number, from 1.
    pub number: u8,
    /// The number.
    pub phone: Phone,
    /// How it ended.
    pub status: String,
    /// With a callback: when it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callback_at: Option<Instant>,
}

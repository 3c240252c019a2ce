//! One line that `next` reads: a contact and what happened to it.

use super::value::{Phones, Text, TextOrNumber};
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// A contact, and what happened to it so far.
///
/// Instants are RFC 3339 (`2026-11-23T18:05:00+01:00`), or local times of the campaign's zone (`2026-11-23T18:05`).
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Contact")]
pub struct ContactLine<'a> {
    /// Key of the contact; random choices come from it (R13, R39).
    #[serde(borrow)]
    pub key: Cow<'a, str>,
    /// Phone numbers by phone column of the campaign, as people write them. Columns may be missing or null.
    #[serde(borrow)]
    #[schemars(with = "std::collections::BTreeMap<String, Option<TextOrNumber>>")]
    pub phones: Phones<'a>,
    /// IANA zone of the contact; absent: from each number, else the campaign's (R2).
    #[serde(borrow, default)]
    pub zone: Option<Text<'a>>,
    /// Numbers of the contact that must not be called (R30, R37).
    #[serde(borrow, default)]
    pub suppressed: Vec<Text<'a>>,
    /// The instant asked about; absent: that of the command line, else now.
    #[serde(borrow, default)]
    pub at: Option<Text<'a>>,
    /// Calls of other campaigns to the numbers of the contact, for caps that count them (R40). At most 10 000.
    #[serde(borrow, default)]
    #[schemars(length(max = 10_000))]
    pub calls_elsewhere: Vec<CallElsewhere<'a>>,
    /// What happened, in any order: it is taken in the order of its instants. At most 1000.
    #[serde(borrow, default)]
    #[schemars(length(max = 1_000))]
    pub attempts: Vec<AttemptLine<'a>>,
}

/// A call that another campaign made.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CallElsewhere<'a> {
    /// When it was dialled.
    #[serde(borrow)]
    pub at: Cow<'a, str>,
    /// The number dialled.
    #[serde(borrow)]
    pub phone: Cow<'a, str>,
}

/// A dialled call and how it ended.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Attempt")]
pub struct AttemptLine<'a> {
    /// When it was dialled.
    #[serde(borrow)]
    pub at: Cow<'a, str>,
    /// Which number: its rank (`1` or `"TEL1"`), its phone column, or the telephone number.
    #[serde(borrow)]
    pub number: TextOrNumber<'a>,
    /// How it ended: a system status (`no_answer`, `busy` …) or a qualification of the campaign (R20, R22).
    #[serde(borrow)]
    pub status: Cow<'a, str>,
    /// The number displayed, if one was (R13).
    #[serde(borrow, default)]
    pub shown: Option<Text<'a>>,
    /// Whether a message was left on a machine (R17).
    #[serde(default)]
    pub message_left: bool,
    /// With a qualification of kind `callback`: what was agreed (R22).
    #[serde(borrow, default)]
    pub callback: Option<CallbackLine<'a>>,
    /// Whether an agent dialled it by hand. Such calls count like any other (R31, R40).
    #[serde(rename = "manual", default)]
    pub _manual: bool,
}

/// What a contact and an agent agreed.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Callback")]
pub struct CallbackLine<'a> {
    /// When to call.
    #[serde(borrow)]
    pub at: Cow<'a, str>,
    /// Which number, as in an attempt; absent: the one just called.
    #[serde(borrow, default)]
    pub number: Option<TextOrNumber<'a>>,
    /// The agent for whom it is kept; absent: general.
    #[serde(default)]
    pub agent: Option<u32>,
    /// When a personal callback becomes general; goes with `agent`.
    #[serde(borrow, default)]
    pub personal_until: Option<Text<'a>>,
}

//! The numbers that must not be called, and those that must get no text.

use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a number is suppressed for. The two lists are apart: who answers STOP to a text did not say that nobody may call.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Calls (R22, R30, R37).
    #[default]
    Calls,
    /// Texts (R18).
    Texts,
}

/// A number that must not be called, or must get no text, in any campaign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suppressed {
    /// The number.
    pub phone: Phone,
    /// Why: the name of a list, `do_not_call`, `STOP`.
    pub reason: String,
    /// Since when.
    pub since: Instant,
}

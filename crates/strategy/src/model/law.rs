//! What an administrator says of the law: which rule sets bind the campaign, and what it calls for (R37).

use crate::law::{Purpose, Rule};
use crate::time::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The law of a campaign: shipped rule sets by name, own rules, and the facts by which rules apply (R37).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Names of shipped rule sets (`rappel law` lists them). All of them hold at once. At most 32.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub presets: Vec<String>,
    /// Why people are called: rules for other purposes do not apply.
    pub purpose: Purpose,
    /// On whose behalf calls are made. Campaigns of the same principal are counted together; without one, all are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principal: Option<String>,
    /// Column of the call file that proves prior consent: the day it was given (`2026-08-11`, `11/08/2026`), or `oui`/`yes`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent_column: Option<String>,
    /// Column of the call file that proves a running contract: its last day, or `oui`/`yes`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_column: Option<String>,
    /// Own rules, in the format of the shipped ones. At most 64.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rule: Vec<Rule>,
    /// Who answers for calls to countries that no chosen rule set covers; without it they are refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsibility: Option<Responsibility>,
}

/// Somebody answers for calls to countries that no chosen rule set covers (R37).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Responsibility {
    /// Who.
    pub by: String,
    /// Since when.
    pub at: Instant,
    /// Why.
    pub reason: String,
}

/// Most rule sets of a campaign.
pub const LAW_PRESETS_MAX: usize = 32;
/// Most own rules of a campaign.
pub const LAW_RULES_MAX: usize = 64;

//! What is known of the call file before it is called.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How many contacts have which phone columns filled, by zone.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct FileFacts {
    /// One for each profile and zone; the same one twice counts together.
    pub profiles: Vec<ProfileCount>,
}

/// Contacts that are alike as far as a strategy can tell before it calls them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ProfileCount {
    /// Phone columns that hold a valid number: bit c stands for `phone_columns[c]` of the campaign.
    pub columns: u16,
    /// IANA zone in which its windows are read (R2); `None`: the campaign's.
    pub zone: Option<String>,
    /// How many contacts.
    pub contacts: u64,
}

//! Sentences for people.

use schemars::JsonSchema;
use serde::Serialize;

/// A sentence in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
pub struct Said {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

impl Said {
    /// A sentence said twice.
    pub fn new(fr: impl Into<String>, en: impl Into<String>) -> Said {
        Said { fr: fr.into(), en: en.into() }
    }
}

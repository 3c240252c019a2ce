//! A sentence for people, in both languages.

use rappel_strategy::lang::Lang;
use schemars::JsonSchema;
use serde::Serialize;

/// A sentence or a name in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Said {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

impl Said {
    /// The same in both languages, each in its own words.
    pub fn new(fr: impl Into<String>, en: impl Into<String>) -> Said {
        Said { fr: fr.into(), en: en.into() }
    }

    /// What `say` says in each.
    pub fn of(say: impl Fn(Lang) -> String) -> Said {
        Said { fr: say(Lang::Fr), en: say(Lang::En) }
    }

    /// In one of them.
    pub fn to(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}

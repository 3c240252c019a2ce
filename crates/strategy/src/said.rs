//! What is told to people, in both languages of the interface.

use crate::lang::Lang;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A sentence or a name in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
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

    /// Words of others, which stand as they are in both.
    pub fn same(words: impl Into<String>) -> Said {
        let words = words.into();
        Said { fr: words.clone(), en: words }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.fr.is_empty() && self.en.is_empty()
    }

    /// What `say` says in each.
    pub fn of(say: impl Fn(Lang) -> String) -> Said {
        Said { fr: say(Lang::Fr), en: say(Lang::En) }
    }

    /// The same as whole sentences: with a capital letter and an end.
    pub fn sentence(self) -> Said {
        let whole = |said: &str| {
            let mut letters = said.chars();
            let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
            let end = if said.ends_with('?') { "" } else { "." };
            format!("{first}{}{end}", letters.as_str())
        };
        Said::new(whole(&self.fr), whole(&self.en))
    }

    /// In one of them.
    pub fn to(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}

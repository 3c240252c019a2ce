//! A sentence for people, in both languages.

use rappel_strategy::lang::Lang;
use schemars::JsonSchema;
use serde::Serialize;

/// A sentence or a name in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Said {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

impl Said {
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

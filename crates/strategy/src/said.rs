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

    /// Nothing, where nothing is said.
    pub fn unless_empty(self) -> Option<Said> {
        (self != Said::default()).then_some(self)
    }

    /// The same, and what explains it or goes into detail.
    pub fn because(self, cause: Said) -> Said {
        Said { fr: format!("{}\u{a0}: {}", self.fr, cause.fr), en: format!("{}: {}", self.en, cause.en) }
    }

    /// As one text, to be kept where a text is.
    pub fn kept(&self) -> String {
        serde_json::to_string(self).expect("two texts are JSON")
    }

    /// What was [kept](Said::kept); a text that was not kept so stands as it is in both.
    pub fn of_kept(kept: &str) -> Said {
        serde_json::from_str(kept).unwrap_or_else(|_| Said::same(kept))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_what_was_kept_before_stands_in_both() {
        let said = Said::new("refusé «\u{a0}x\u{a0}»", "refused “x”");
        assert_eq!(Said::of_kept(&said.kept()), said);
        assert_eq!(Said::of_kept("DELETED"), Said::same("DELETED"));
    }

    #[test]
    fn a_cause_follows_in_the_way_of_each_language() {
        let said = Said::new("connexion impossible", "cannot connect").because(Said::same("timeout"));
        assert_eq!(said, Said::new("connexion impossible\u{a0}: timeout", "cannot connect: timeout"));
    }
}

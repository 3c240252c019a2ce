//! A verdict in sentences.

use super::verdict::{Proven, Verdict, Witness};
use rappel_strategy::law::InForce;
use rappel_strategy::said::Said;

/// The verdict on a rule.
pub fn verdict(in_force: &InForce<'_>, proven: Proven, witness: Option<Witness>) -> Verdict {
    let rule = in_force.rule;
    let (fr, en) = match proven {
        Proven::CannotBreak => ("la stratégie ne peut pas l’enfreindre", "the strategy cannot break it"),
        Proven::CanBreak => (
            "la stratégie l’enfreindrait\u{202f}; la limite l’en empêche",
            "the strategy would break it; the limit holds it back",
        ),
        Proven::Guarded => (
            "cela dépend de la fiche ou du jour\u{a0}: c’est vérifié avant chaque appel",
            "it depends on the contact or the day: it is looked at before every call",
        ),
        Proven::NotDecided => (
            "la recherche n’a pas conclu\u{202f}; la limite est tenue à chaque appel",
            "the search did not settle it; the limit is kept at every call",
        ),
    };
    Verdict {
        rule: rule.id.clone(),
        preset: in_force.preset.map(str::to_owned),
        title: rule.title.clone(),
        verdict: proven,
        message: Said { fr: format!("{}\u{a0}: {}.", rule.id, fr), en: format!("{}: {en}.", rule.id) },
        sources: rule.sources.clone(),
        checked: rule.checked,
        confidence: rule.confidence,
        strength: rule.strength,
        witness,
    }
}

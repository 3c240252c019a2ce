//! Findings and what witnesses show, in words.

mod english;
mod french;

use super::code::Code;
use super::scene::Scene;
use rappel_strategy::engine::{EndReason, RuleRef};
use rappel_strategy::lang::Lang;
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use rappel_strategy::words::{Words, date_time};

/// What a finding says.
pub fn sentence(code: &Code, lang: Lang) -> String {
    match lang {
        Lang::Fr => french::sentence(code),
        Lang::En => english::sentence(code),
    }
}

/// What there is to see at the end of a witness.
pub enum Shown {
    /// The strategy does not call this rank (from 0).
    NotCalled(usize),
    /// The campaign is closed, or a limit forbids the hour.
    Closed,
    /// The campaign is open and a limit forbids the hour.
    Forbidden,
    /// This rule decided the last call.
    Rule(RuleRef),
    /// So many attempts, and no more.
    Ceiling(u16),
    /// The recall was asked for one instant and comes at another.
    Moved {
        /// Asked for.
        asked: Instant,
        /// When it comes.
        comes: Instant,
    },
    /// The next call comes late.
    Waits {
        /// When.
        next: Instant,
    },
    /// The contact ends.
    End(EndReason),
    /// It ended after so many calls, none in the evening.
    NoEvening(usize),
    /// So many texts were sent.
    Texts(usize),
    /// So many machines were met.
    Machines(usize),
    /// This rank (from 0) is capped and still owes calls.
    StillOwed(usize),
    /// The same number was displayed each time.
    SameDisplayed,
}

/// The same in words, at an instant on the campaign's clock.
pub fn shows(scene: &Scene<'_>, shown: &Shown, at: Instant) -> Said {
    Said::of(|lang| shown_in(scene, shown, at, lang))
}

fn shown_in(scene: &Scene<'_>, shown: &Shown, at: Instant, lang: Lang) -> String {
    let words = Words { lang, campaign: scene.campaign, strategy: Some(scene.strategy), zone: &scene.zone };
    let say = |fr: String, en: String| if lang == Lang::Fr { fr } else { en };
    match shown {
        Shown::NotCalled(rank) => {
            let number = words.number(*rank as u8);
            say(format!("{number} n’est pas appelé."), format!("{number} is not called."))
        }
        Shown::Closed | Shown::Forbidden => {
            let at = words.instant(at);
            say(format!("{at}, aucun appel n’est permis."), format!("On {at} no call is allowed."))
        }
        Shown::Rule(rule) => {
            let rule = words.rule(rule);
            say(format!("C’est une autre règle qui décide\u{a0}: {rule}."), format!("Another rule decides: {rule}."))
        }
        Shown::Ceiling(attempts) => say(
            format!("Après {attempts} tentatives, le plafond est atteint."),
            format!("After {attempts} attempts the ceiling is reached."),
        ),
        Shown::Moved { asked, comes } => {
            let (asked, comes) = (words.instant(*asked), words.instant(*comes));
            say(
                format!("Le rappel demandé pour {asked} n’a lieu que {comes}."),
                format!("The recall asked for {asked} comes only on {comes}."),
            )
        }
        Shown::Waits { next } => {
            let next = words.instant(*next);
            say(format!("L’appel suivant n’a lieu que {next}."), format!("The next call comes only on {next}."))
        }
        Shown::End(reason) => {
            let reason = words.end(reason);
            say(format!("Plus d’appel\u{a0}: {reason}."), format!("No further call: {reason}."))
        }
        Shown::NoEvening(calls) => say(
            format!("La fiche se termine après {calls} appels, aucun après 18:00."),
            format!("The contact ends after {calls} calls, none of them after 18:00."),
        ),
        Shown::Texts(sent) => {
            say(format!("SMS envoyés jusqu’à la fin\u{a0}: {sent}."), format!("Texts sent until the end: {sent}."))
        }
        Shown::Machines(met) => say(
            format!("Répondeurs rencontrés jusqu’à la fin\u{a0}: {met}."),
            format!("Answering machines met until the end: {met}."),
        ),
        Shown::StillOwed(rank) => {
            let number = words.number(*rank as u8);
            say(
                format!("La limite arrête {number}, qui doit encore des appels préliminaires."),
                format!("The limit stops {number}, which still owes preliminary calls."),
            )
        }
        Shown::SameDisplayed => say(
            "Le même numéro s’affiche à chaque appel.".to_owned(),
            "The same number is displayed at every call.".to_owned(),
        ),
    }
}

/// What the witness of a hole shows.
pub fn idle(scene: &Scene<'_>, at: Instant) -> Said {
    Said::of(|lang| {
        let at = date_time(lang, &scene.zone, at);
        match lang {
            Lang::Fr => format!("La campagne est ouverte {at}, et aucun numéro de la fiche ne peut être appelé."),
            Lang::En => format!("The campaign is open on {at}, and no number of the contact can be called."),
        }
    })
}

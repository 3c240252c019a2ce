//! Findings and what witnesses show, in words.

mod english;
mod french;

use super::code::Code;
use super::scene::Scene;
use rappel_strategy::lang::Lang;
use rappel_strategy::time::Instant;
use rappel_strategy::words::date_time;

/// What a finding says.
pub fn sentence(code: &Code, lang: Lang) -> String {
    match lang {
        Lang::Fr => french::sentence(code),
        Lang::En => english::sentence(code),
    }
}

/// An instant on the campaign's clock.
fn instant(scene: &Scene<'_>, at: Instant, lang: Lang) -> String {
    date_time(lang, &scene.zone, at)
}

/// What the witness of a hole shows.
pub fn idle(scene: &Scene<'_>, at: Instant, lang: Lang) -> String {
    let at = instant(scene, at, lang);
    match lang {
        Lang::Fr => format!("La campagne est ouverte {at}, et aucun numéro de la fiche ne peut être appelé."),
        Lang::En => format!("The campaign is open on {at}, and no number of the contact can be called."),
    }
}

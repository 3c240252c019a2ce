//! Everything found, for people.

use super::report::{Found, Located, Report};
use rappel_analysis::findings::{Step, Told, Witness};
use rappel_strategy::check::Severity;
use rappel_strategy::engine::status;
use rappel_strategy::lang::Lang;
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::words::Words;
use rappel_strategy::zone::Zone;

/// Most calls of a witness that are told; of longer stories the beginning and the end.
const STEPS_MAX: usize = 6;

/// One line a finding, one more for what shows it, and the counts.
pub fn of(report: &Report<'_>, campaign: &Campaign, strategy: Option<&Strategy>, lang: Lang) -> String {
    let fr = lang == Lang::Fr;
    let zone = Zone::load(&campaign.zone).unwrap_or_else(|_| Zone::utc());
    let words = Words { lang, campaign, strategy, zone: &zone };
    let mut text = String::new();
    for located in &report.findings {
        text += &line(located, lang);
        if let Found::Told(Told { witness: Some(witness), .. }) = &located.found {
            text += &shown(witness, &words);
        }
    }
    let (errors, warnings, infos) = (report.errors, report.warnings, report.infos);
    text += &if fr {
        format!("Erreurs\u{a0}: {errors}, avertissements\u{a0}: {warnings}, infos\u{a0}: {infos}\n")
    } else {
        format!("Errors: {errors}, warnings: {warnings}, infos: {infos}\n")
    };
    text
}

fn line(located: &Located<'_>, lang: Lang) -> String {
    let Located { file, line, column, found } = located;
    let fr = lang == Lang::Fr;
    let severity = match (found.severity(), fr) {
        (Severity::Error, true) => "erreur",
        (Severity::Error, false) => "error",
        (Severity::Warning, true) => "avertissement",
        (Severity::Warning, false) => "warning",
        (Severity::Info, _) => "info",
    };
    let colon = if fr { "\u{a0}:" } else { ":" };
    let (place, message) = match found {
        Found::Checked(finding) => (finding.place.label(lang), finding.message(lang)),
        Found::Told(told) => (told.label.to(lang).to_owned(), told_message(told, lang)),
    };
    format!("{file}:{line}:{column}: {severity}: {place}{colon} {message}\n")
}

fn told_message(told: &Told, lang: Lang) -> String {
    let fr = lang == Lang::Fr;
    let mut message = told.message.to(lang).to_owned();
    if let Some(contacts) = told.contacts {
        let (count, total) = (contacts.count, contacts.total);
        message += &if fr {
            format!(" Fiches concernées\u{a0}: {count} sur {total}.")
        } else {
            format!(" Contacts concerned: {count} of {total}.")
        };
    }
    if !told.decided {
        message += if fr { " (Non décidé.)" } else { " (Not decided.)" };
    }
    message
}

/// The contact of a witness, its calls, and what they show.
fn shown(witness: &Witness, words: &Words<'_>) -> String {
    let fr = words.lang == Lang::Fr;
    let columns: Vec<&str> = witness.contact.phones.keys().map(String::as_str).collect();
    let steps = &witness.steps;
    let mut calls: Vec<String> = steps.iter().take(STEPS_MAX).map(|step| call(step, words)).collect();
    if steps.len() > STEPS_MAX {
        calls.truncate(STEPS_MAX - 1);
        let left = steps.len() - STEPS_MAX;
        calls.push(if fr { format!("… ({left} autres)") } else { format!("… ({left} more)") });
        calls.extend(steps.last().map(|step| call(step, words)));
    }
    let history = match (calls.is_empty(), fr) {
        (true, true) => "jamais appelée".to_owned(),
        (true, false) => "never called".to_owned(),
        (false, _) => calls.join(", "),
    };
    let (columns, shows) = (columns.join(", "), witness.shows.to(words.lang));
    if fr {
        format!("    Exemple\u{a0}: fiche avec {columns}, {history}. {shows}\n")
    } else {
        format!("    Example: a contact with {columns}, {history}. {shows}\n")
    }
}

fn call(step: &Step, words: &Words<'_>) -> String {
    let of = status(words.campaign, &step.status).map_or_else(|_| step.status.clone(), |status| words.status(status));
    format!("TEL{} {} ({of})", step.number, words.instant(step.at))
}

//! What a person reads of an import, in French and in English.

use crate::import::Warning;
use crate::limits::{FIELD_BYTES_MAX, KEY_BYTES_MAX, RECORD_BYTES_MAX};
use crate::record::Record;
use crate::reject::RejectReason;
use rappel_strategy::lang::Lang;

/// One of two wordings.
fn pick(lang: Lang, french: impl Into<String>, english: impl Into<String>) -> String {
    match lang {
        Lang::Fr => french.into(),
        Lang::En => english.into(),
    }
}

/// Headings of the line and reason columns of a rejects file.
pub(crate) fn reject_headings(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Fr => ("Ligne", "Motif du rejet"),
        Lang::En => ("Line", "Reason"),
    }
}

/// A reject's reason.
pub(crate) fn reason(reason: &RejectReason, headings: &[String], lang: Lang) -> String {
    match reason {
        RejectReason::NoKey => pick(lang, "identifiant vide", "no key"),
        RejectReason::KeyTooLong => pick(
            lang,
            format!("identifiant de plus de {KEY_BYTES_MAX} octets"),
            format!("the key has more than {KEY_BYTES_MAX} bytes"),
        ),
        RejectReason::DuplicateKey(key) => pick(
            lang,
            format!("l’identifiant «\u{a0}{key}\u{a0}» figure déjà plus haut dans le fichier"),
            format!("the key `{key}` is already used above in the file"),
        ),
        RejectReason::NoPhone(bad) if bad.is_empty() => pick(lang, "aucun numéro de téléphone", "no telephone number"),
        RejectReason::NoPhone(bad) => {
            let list = list(bad, headings, None, lang);
            pick(lang, format!("aucun numéro valide\u{a0}: {list}"), format!("no valid telephone number: {list}"))
        }
        RejectReason::FieldCount { expected, found } => {
            pick(lang, format!("{found} champs au lieu de {expected}"), format!("{found} fields instead of {expected}"))
        }
        RejectReason::Quote => {
            pick(lang, "guillemet ouvert et non refermé", "a quotation mark is opened and not closed")
        }
        RejectReason::FieldTooLong { column } => {
            let name = heading(headings, *column);
            pick(
                lang,
                format!("«\u{a0}{name}\u{a0}» dépasse {FIELD_BYTES_MAX} octets"),
                format!("`{name}` has more than {FIELD_BYTES_MAX} bytes"),
            )
        }
        RejectReason::RecordTooLong => pick(
            lang,
            format!("ligne de plus de {RECORD_BYTES_MAX} octets"),
            format!("the line has more than {RECORD_BYTES_MAX} bytes"),
        ),
        RejectReason::Nul => pick(
            lang,
            "contient le caractère nul\u{a0}: fichier endommagé ou autre codage",
            "contains the null character: a damaged file or another encoding",
        ),
    }
}

/// What was left out of a contact that was taken.
pub(crate) fn warnings(warnings: &[Warning], headings: &[String], record: &Record, lang: Lang) -> String {
    let list = list(warnings, headings, Some(record), lang);
    pick(lang, format!("fiche importée sans\u{a0}: {list}"), format!("imported without: {list}"))
}

fn list(warnings: &[Warning], headings: &[String], record: Option<&Record>, lang: Lang) -> String {
    let one = |warning: &Warning| {
        let (column, why) = match warning {
            Warning::BadPhone { column, error } => (*column, error.told(lang)),
            Warning::UnknownZone { column } => (*column, pick(lang, "fuseau horaire inconnu", "not a time zone")),
            Warning::BadPriority { column } => (*column, pick(lang, "priorité non entière", "not a whole number")),
        };
        let value =
            record.and_then(|record| record.get(column)).map_or(String::new(), |value| format!(" ({})", value.trim()));
        format!("{}{value}: {why}", heading(headings, column))
    };
    warnings.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn heading(headings: &[String], column: usize) -> String {
    headings.get(column).cloned().unwrap_or_else(|| (column + 1).to_string())
}

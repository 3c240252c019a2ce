//! What is wrong with a call file, in both languages.

use crate::problem::Problem;
use rappel_callfile::{ImportError, MappingError, OpenError};
use rappel_strategy::said::Said;

/// The problem with a file that cannot be used as a call file.
pub fn wrong_file(error: &OpenError) -> Problem {
    let french = match error {
        OpenError::Io(_) => "Le fichier ne peut pas être lu.".to_owned(),
        OpenError::Empty => "Le fichier est vide.".to_owned(),
        OpenError::TooManyColumns(columns) => {
            format!("La première ligne compte {columns} colonnes\u{a0}: le séparateur n’est sans doute pas le bon.")
        }
        OpenError::Workbook(what) => format!("Le classeur ne peut pas être lu\u{a0}: {what}."),
        OpenError::OldWorkbook => {
            "C’est un classeur à l’ancien format .xls\u{a0}: enregistrez-le en .xlsx ou en CSV.".to_owned()
        }
        OpenError::WorkbookTooLarge { bytes_max, .. } => format!(
            "Le classeur dépasse {} Mo\u{a0}: enregistrez-le en CSV, qui n’a pas cette limite.",
            bytes_max / 1_048_576
        ),
        OpenError::WorkbookInStream => "Un classeur doit être envoyé comme fichier.".to_owned(),
        OpenError::UnknownSheet { wanted, nearest } => {
            format!("Il n’y a pas de feuille «\u{a0}{wanted}\u{a0}»{}", meant(nearest))
        }
    };
    Problem::invalid("file", Said::new(french, sentence(error)))
}

/// The problem with a mapping that does not fit the file.
pub fn wrong_mapping(error: &MappingError) -> Problem {
    let (place, french) = match error {
        MappingError::UnknownHeading { wanted, nearest } => {
            ("mapping", format!("Il n’y a pas de colonne «\u{a0}{wanted}\u{a0}»{}", meant(nearest)))
        }
        MappingError::AmbiguousHeading(heading) => (
            "mapping",
            format!(
                "Deux colonnes s’appellent «\u{a0}{heading}\u{a0}»\u{202f}; renommez l’une d’elles dans le fichier."
            ),
        ),
        MappingError::NoKey(_) => {
            ("mapping.key", "Aucune colonne n’identifie la fiche\u{202f}; choisissez-en une.".to_owned())
        }
        MappingError::NoPhone(_) => {
            ("mapping.phones", "Aucune colonne de téléphone\u{202f}; choisissez-en au moins une.".to_owned())
        }
        MappingError::TooManyPhones(columns) => (
            "mapping.phones",
            format!(
                "{columns} colonnes de téléphone\u{a0}: une fiche en a dix au plus\u{202f}; choisissez celles à appeler."
            ),
        ),
        MappingError::NamedTwice(heading) => {
            ("mapping.phones", format!("La colonne «\u{a0}{heading}\u{a0}» est citée deux fois."))
        }
    };
    Problem::invalid(place, Said::new(french, sentence(error)))
}

/// The problem with a file that broke off while it was read.
pub fn import_stopped(error: &ImportError) -> Problem {
    let stopped = |line: &u64, why: &str| format!("La lecture s’est arrêtée à la ligne {line}\u{a0}: {why}.");
    let french = match error {
        ImportError::Io { line, .. } => stopped(line, "le fichier ne peut pas être lu"),
        ImportError::Workbook { line, message } => stopped(line, &format!("le classeur est abîmé ({message})")),
        ImportError::TooManyRows { line } => {
            stopped(line, "le fichier compte trop de lignes, importez-le en plusieurs fois")
        }
        ImportError::Interrupted => "La lecture s’est arrêtée sans raison connue\u{202f}; réessayez.".to_owned(),
    };
    Problem::invalid("file", Said::new(french, sentence(error)))
}

fn meant(nearest: &Option<String>) -> String {
    match nearest {
        Some(nearest) => format!("\u{a0}: vouliez-vous dire «\u{a0}{nearest}\u{a0}»\u{202f}?"),
        None => ".".to_owned(),
    }
}

/// The words of an error as a sentence.
fn sentence(error: &impl std::fmt::Display) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    let end = if text.ends_with(['?', '.']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

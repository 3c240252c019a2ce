//! Findings in French, with its spaces: unbreakable before `:` and inside guillemets, thin and unbreakable before `;` and `?`.

use super::super::code::Code;
use super::super::told::Progress;
use rappel_strategy::check::words;
use rappel_strategy::hours::Cells;
use rappel_strategy::lang::Lang;

/// Unbreakable space.
const NB: char = '\u{a0}';

/// What the finding says.
pub fn sentence(code: &Code) -> String {
    match code {
        Code::Hole { columns, profiles, progress, holding, minutes, cells } => {
            let who = match progress {
                Progress::Fresh => "fiches jamais appelées".to_owned(),
                Progress::Owing(rank) => format!("fiches qui doivent encore des appels préliminaires à TEL{rank}"),
                Progress::Free => "fiches dont les appels préliminaires sont faits".to_owned(),
            };
            let why = holding.map_or(String::new(), |rank| {
                format!(" TEL{rank} est hors planning et ses appels préliminaires retiennent les numéros suivants.")
            });
            format!(
                "Trou de {} par semaine{NB}: {}. La campagne est ouverte, mais rien ne peut être appelé pour les {who} ({}).{why}",
                duration(*minutes),
                hours(cells),
                kind(columns, *profiles),
            )
        }
    }
}

fn hours(cells: &[Cells]) -> String {
    words::cells(cells, Lang::Fr)
}

/// `45 h`, `1 h 30`, `20 min`.
fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}{NB}min"),
        (hours, 0) => format!("{hours}{NB}h"),
        (hours, minutes) => format!("{hours}{NB}h{NB}{minutes:02}"),
    }
}

/// Which contacts: those of the first profile, and how many kinds more.
fn kind(columns: &[String], profiles: usize) -> String {
    let columns = columns.join(", ");
    match profiles {
        0 | 1 => format!("colonnes remplies{NB}: {columns}"),
        2 => format!("colonnes remplies{NB}: {columns}, et une autre combinaison"),
        more => format!("colonnes remplies{NB}: {columns}, et {} autres combinaisons", more - 1),
    }
}

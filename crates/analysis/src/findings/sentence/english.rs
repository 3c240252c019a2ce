//! Findings in English.

use super::super::code::Code;
use super::super::told::Progress;
use rappel_strategy::check::words;
use rappel_strategy::hours::Cells;
use rappel_strategy::lang::Lang;

/// What the finding says.
pub fn sentence(code: &Code) -> String {
    match code {
        Code::Hole { columns, profiles, progress, holding, minutes, cells } => {
            let who = match progress {
                Progress::Fresh => "contacts never called".to_owned(),
                Progress::Owing(rank) => format!("contacts that still owe TEL{rank} preliminary calls"),
                Progress::Free => "contacts whose preliminary calls are made".to_owned(),
            };
            let why = holding.map_or(String::new(), |rank| {
                format!(" TEL{rank} is off planning and its preliminary calls hold back the numbers after it.")
            });
            format!(
                "Hole of {} a week: {}. The campaign is open, but nothing can be called for {who} ({}).{why}",
                duration(*minutes),
                hours(cells),
                kind(columns, *profiles),
            )
        }
    }
}

fn hours(cells: &[Cells]) -> String {
    words::cells(cells, Lang::En)
}

/// `45 h`, `1 h 30`, `20 min`.
fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}

/// Which contacts: those of the first profile, and how many kinds more.
fn kind(columns: &[String], profiles: usize) -> String {
    let columns = columns.join(", ");
    match profiles {
        0 | 1 => format!("columns filled: {columns}"),
        2 => format!("columns filled: {columns}, and one other combination"),
        more => format!("columns filled: {columns}, and {} other combinations", more - 1),
    }
}

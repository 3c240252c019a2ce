//! What the analysis can find, with what each finding needs to be told.

use super::told::Progress;
use rappel_strategy::check::Severity;
use rappel_strategy::hours::Cells;

/// What was found. Ranks, attempts and rows are counted from 1.
#[derive(Clone, PartialEq, Debug)]
pub enum Code {
    /// Open hours in which contacts cannot be called (R31–R33).
    Hole {
        /// The columns that the first kind of contact concerned has filled.
        columns: Vec<String>,
        /// How many kinds of contacts have the same hole.
        profiles: usize,
        /// How far they are.
        progress: Progress,
        /// The rank whose preliminary calls hold the higher ones back.
        holding: Option<u8>,
        /// Its length in a week.
        minutes: u32,
        /// Its cells.
        cells: Vec<Cells>,
    },
}

impl Code {
    /// The stable name, for programs and documentation.
    pub const fn name(&self) -> &'static str {
        match self {
            Code::Hole { .. } => "hole",
        }
    }

    /// How serious it is.
    pub const fn severity(&self) -> Severity {
        match self {
            Code::Hole { .. } => Severity::Warning,
        }
    }

    /// The week cells it is about.
    pub fn cells(&self) -> Vec<Cells> {
        match self {
            Code::Hole { cells, .. } => cells.clone(),
        }
    }
}

//! Why a file cannot be read at all. What is wrong with single lines is in [`crate::RejectReason`].

use crate::limits::{COLUMNS_MAX, PHONE_COLUMNS_MAX, ROWS_MAX};

/// Why a file could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file system or the network said no.
    #[error("the file cannot be read")]
    Io(#[from] std::io::Error),
    /// There is not one line in it.
    #[error("the file is empty")]
    Empty,
    /// The first line has too many fields: often a delimiter that is none.
    #[error("the first line has {0} columns; a call file has at most {COLUMNS_MAX}")]
    TooManyColumns(usize),
    /// It begins like a workbook and is not a readable XLSX.
    #[error("the workbook cannot be read: {0}")]
    Workbook(String),
    /// The old binary workbook format.
    #[error("this is a workbook in the old .xls format; save it as .xlsx or as CSV")]
    OldWorkbook,
    /// A workbook that is larger than this machine should hold in memory.
    #[error("{what} of the workbook has more than {bytes_max} bytes; save it as CSV, which has no such limit")]
    WorkbookTooLarge {
        /// What is too large: the file, what it unpacks to, its shared texts.
        what: &'static str,
        /// The limit, in bytes.
        bytes_max: u64,
    },
    /// A workbook arrived over a stream that cannot go back; it must be in a file.
    #[error("a workbook cannot be read from a stream; give a file")]
    WorkbookInStream,
    /// No sheet has the name that was asked for.
    #[error("there is no sheet `{wanted}`{}", hint(nearest))]
    UnknownSheet {
        /// The name that was asked for.
        wanted: String,
        /// The sheet whose name comes nearest.
        nearest: Option<String>,
    },
}

/// Why reading stopped before the end of the file. What was read before is not the whole file.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file system or the network said no.
    #[error("reading stopped at line {line}: the file cannot be read")]
    Io {
        /// The last line that could be read.
        line: u64,
        /// What the system said.
        source: std::io::Error,
    },
    /// The workbook is damaged.
    #[error("reading stopped at row {line}: the workbook cannot be read: {message}")]
    Workbook {
        /// The last row that could be read.
        line: u64,
        /// What the workbook reader said.
        message: String,
    },
    /// More records than any call file has.
    #[error("reading stopped at line {line}: a call file has at most {ROWS_MAX} rows")]
    TooManyRows {
        /// The line of the first row too many.
        line: u64,
    },
    /// The reading thread ended without saying why: a defect of this program.
    #[error("reading stopped without a reason; please report this")]
    Interrupted,
}

/// Why the columns cannot be put to use.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum MappingError {
    /// A heading was asked for that the file does not have.
    #[error("there is no column `{wanted}`{}", hint(nearest))]
    UnknownHeading {
        /// The heading that was asked for.
        wanted: String,
        /// The heading that comes nearest.
        nearest: Option<String>,
    },
    /// A heading was asked for that two columns have.
    #[error("two columns are called `{0}`: rename one in the file")]
    AmbiguousHeading(String),
    /// No column looks like the key of a contact, and none was named.
    #[error("no column identifies the contact; name one of: {}", .0.join(", "))]
    NoKey(Vec<String>),
    /// No column looks like telephone numbers, and none was named.
    #[error("no column holds telephone numbers; name one of: {}", .0.join(", "))]
    NoPhone(Vec<String>),
    /// More phone columns than a strategy has numbers.
    #[error("{0} phone columns; a contact has at most {PHONE_COLUMNS_MAX}: name those to call")]
    TooManyPhones(usize),
    /// One column was named twice as a phone column.
    #[error("the column `{0}` is named twice")]
    NamedTwice(String),
}

fn hint(nearest: &Option<String>) -> String {
    nearest.as_ref().map_or(String::new(), |name| format!("; did you mean `{name}`?"))
}

/// The candidate nearest to what was written, if any is near enough to be meant. Letters' case does not count.
pub(crate) fn nearest<'a>(wanted: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    const SIMILARITY_MIN: f64 = 0.5;
    let wanted = wanted.to_lowercase();
    candidates
        .map(|name| (strsim::normalized_damerau_levenshtein(&wanted, &name.to_lowercase()), name))
        .filter(|(similarity, _)| *similarity >= SIMILARITY_MIN)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name.to_owned())
}

//! Why there is no forecast.

use rappel_dialer::{LoadError, SubjectError};
use rappel_strategy::file::FileError;
use rappel_telephony::ProfileError;

/// Why there is no forecast.
#[derive(Debug, thiserror::Error)]
pub enum ForecastError {
    /// The campaign or a strategy cannot be made ready.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// A stored document cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The answer profile cannot be used.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// A stored contact cannot be read.
    #[error(transparent)]
    Subject(#[from] SubjectError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] rappel_store::Error),
    /// A figure of the question is out of its range.
    #[error("{what} is {value}; it must be {expected}")]
    OutOfRange {
        /// The figure.
        what: &'static str,
        /// As given.
        value: i64,
        /// What is allowed.
        expected: &'static str,
    },
    /// The file has more of something than can be kept apart.
    #[error("the call file has too many {0}; split it")]
    TooMany(&'static str),
    /// A column that the campaign does not have.
    #[error("the campaign has no phone column `{0}`; its `phone_columns` names them")]
    NoColumn(String),
    /// A table of agents cannot be read.
    #[error("agents by hour, line {line}: {problem}")]
    Agents {
        /// The line, from 1.
        line: usize,
        /// What is wrong, and what is expected.
        problem: String,
    },
}

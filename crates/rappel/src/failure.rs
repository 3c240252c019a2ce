//! What ends a command before its work is done, and with which exit code.

use rappel_dialer::{LoadError, RunError, SubjectError};
use rappel_strategy::file::FileError;
use std::fmt;
use std::path::Path;

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// Error-level findings stand against the campaign: exit code 1.
    Findings(Vec<String>),
    /// Wrong usage or unreadable input: exit code 2. The message names the place and the way out.
    Usage(String),
    /// The machine failed, a disk for example: exit code 3.
    Machine(String),
}

impl Failure {
    /// The exit code that scripts see.
    pub fn code(&self) -> u8 {
        match self {
            Failure::Findings(_) => 1,
            Failure::Usage(_) => 2,
            Failure::Machine(_) => 3,
        }
    }

    /// A file or folder that cannot be read or written.
    pub fn io(path: &Path, error: impl fmt::Display) -> Failure {
        Failure::Machine(format!("{}: {error}", path.display()))
    }

    /// A file whose content is not what it must be.
    pub fn input(path: &Path, error: impl fmt::Display) -> Failure {
        Failure::Usage(format!("{}: {error}", path.display()))
    }

    /// The text of a file.
    pub fn read(path: &Path) -> Result<String, Failure> {
        std::fs::read_to_string(path).map_err(|error| Failure::input(path, error))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Findings(findings) => f.write_str(&findings.join("\n")),
            Failure::Usage(message) | Failure::Machine(message) => f.write_str(message),
        }
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Failure {
        Failure::Usage(error.to_string())
    }
}

impl From<rappel_store::Error> for Failure {
    fn from(error: rappel_store::Error) -> Failure {
        use rappel_store::Error;
        match error {
            Error::NotFound { .. } | Error::NameTaken(_) | Error::ClassicLocked(_) | Error::Limit { .. } => {
                Failure::Usage(error.to_string())
            }
            _ => Failure::Machine(error.to_string()),
        }
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Failure {
        match error {
            LoadError::Store(error) => error.into(),
            LoadError::File(error) => error.into(),
            LoadError::Compile(error) => Failure::Usage(error.to_string()),
        }
    }
}

impl From<RunError> for Failure {
    fn from(error: RunError) -> Failure {
        match error {
            RunError::Store(error) => error.into(),
            RunError::Load(error) => error.into(),
            RunError::Subject(error) => error.into(),
        }
    }
}

impl From<SubjectError> for Failure {
    fn from(error: SubjectError) -> Failure {
        match error {
            SubjectError::Store(error) => error.into(),
            SubjectError::State { .. } => Failure::Machine(error.to_string()),
        }
    }
}

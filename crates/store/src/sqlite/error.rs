//! SQLite's failures in the words of the store.

use crate::error::Error;
use rusqlite::ErrorCode;

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy,
            Some(ErrorCode::DiskFull) => Error::Full,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Error::Corrupt(error.to_string()),
            _ => Error::Database(Box::new(error)),
        }
    }
}

/// The error for a stored value that nothing of ours ever wrote.
pub(super) fn corrupt(what: &str) -> Error {
    Error::Corrupt(format!("{what} cannot be read"))
}

//! The store in one SQLite file.
//!
//! Why SQLite by a thin synchronous binding: a tick is thousands of small statements in one transaction, and what a statement
//! costs beyond its b-tree work is what limits calls per second.

mod accounts;
mod attempts;
mod audit;
mod campaigns;
mod candidates;
mod changes;
mod claim;
mod claims;
mod codes;
mod commit;
mod connection;
mod connections;
mod contacts;
mod counts;
mod desk;
mod error;
mod hand;
mod import;
mod lists;
mod migrate;
mod numbers;
mod outcome;
mod queue;
mod refusals;
mod runs;
mod sessions;
mod sounds;
mod suppression;
mod tally;
mod texts;
mod transaction;
mod verbs;

use crate::error::Result;
use claims::Claims;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

/// The store in one SQLite file, of one process.
///
/// A handle does one thing at a time; [`SqliteStore::handle`] makes another one on the same file for another thread. Handles
/// read while one of them writes. Claims are kept in memory and shared by the handles: the file belongs to one process, a claim
/// means nothing once that process ends, and a claim that is not written costs neither a write nor a recovery. Should a second
/// process claim the same contacts all the same, only one of the two can spend their tickets.
pub struct SqliteStore {
    connection: Connection,
    path: PathBuf,
    claims: Arc<Mutex<Claims>>,
}

impl SqliteStore {
    /// Opens the file, makes it if it does not exist, and brings it to the latest format.
    ///
    /// # Errors
    /// `TooNew` for a file of a later release; `Corrupt` for a file that is no database.
    pub fn open(path: impl AsRef<Path>) -> Result<SqliteStore> {
        let path = path.as_ref().to_owned();
        let mut connection = connection::open(&path, connection::CACHE_KIB)?;
        migrate::migrate(&mut connection)?;
        Ok(SqliteStore { connection, path, claims: Arc::default() })
    }

    /// Another handle on the same file, which shares the claims of this one.
    ///
    /// # Errors
    /// As [`SqliteStore::open`].
    pub fn handle(&self) -> Result<SqliteStore> {
        Ok(SqliteStore {
            connection: connection::open(&self.path, connection::CACHE_OTHER_KIB)?,
            path: self.path.clone(),
            claims: Arc::clone(&self.claims),
        })
    }
}

/// The claims, whatever happened to the thread that held them last: they are only ever a set of contacts.
fn lock(claims: &Mutex<Claims>) -> MutexGuard<'_, Claims> {
    claims.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

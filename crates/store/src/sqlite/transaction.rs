//! How verbs become transactions, alone or several together.

use super::SqliteStore;
use crate::error::{Error, Result};
use rusqlite::{Connection, TransactionBehavior};

impl SqliteStore {
    /// Keeps several verbs as one: all of them or none, with nobody writing in between. What is kept together may itself be part
    /// of more that is.
    ///
    /// This is how a change and its line in the audit log, or the look at a campaign and its change, cannot come apart. The verbs
    /// of the queue that claim may not be among them. If `work` panics, the handle must be dropped, which undoes everything.
    ///
    /// # Errors
    /// Those of `work`, after which nothing is kept.
    pub fn together<T, E: From<Error>>(
        &mut self,
        work: impl FnOnce(&mut SqliteStore) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let (begin, keep, undo) = if self.connection.is_autocommit() {
            ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
        } else {
            ("SAVEPOINT part", "RELEASE part", "ROLLBACK TO part; RELEASE part")
        };
        self.connection.execute_batch(begin).map_err(Error::from)?;
        let done = work(self).and_then(|done| {
            self.connection.execute_batch(keep).map_err(Error::from)?;
            Ok(done)
        });
        // SQLite may have undone everything by itself, for example when the disk was full.
        if done.is_err() && !self.connection.is_autocommit() {
            self.connection.execute_batch(undo).map_err(Error::from)?;
        }
        done
    }

    /// A verb that reads one state of the file, whatever is written meanwhile.
    pub(super) fn reading<T>(&mut self, verb: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        if self.connection.is_autocommit() { verb(&*self.connection.transaction()?) } else { verb(&self.connection) }
    }

    /// A verb that writes. It takes its turn at once, so that it cannot fail halfway because another one was first.
    pub(super) fn writing<T>(&mut self, verb: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        if self.connection.is_autocommit() {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = verb(&transaction)?;
            transaction.commit()?;
            Ok(done)
        } else {
            let savepoint = self.connection.savepoint()?;
            let done = verb(&savepoint)?;
            savepoint.commit()?;
            Ok(done)
        }
    }
}

//! Handles of the store, lent to requests.

use crate::problem::Problem;
use rappel_store::SqliteStore;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;

/// Most requests that use the database at the same time; the others wait their turn.
const HANDLES_MAX: usize = 8;

/// A pool of handles on one database.
#[derive(Clone)]
pub struct Stores(Arc<Inner>);

struct Inner {
    /// The first handle, of which the others are made.
    first: Mutex<SqliteStore>,
    idle: Mutex<Vec<SqliteStore>>,
    turns: Semaphore,
}

impl Stores {
    /// Opens the database, making it where it does not exist.
    ///
    /// # Errors
    /// As [`SqliteStore::open`].
    pub fn open(database: &Path) -> Result<Stores, rappel_store::Error> {
        let first = Mutex::new(SqliteStore::open(database)?);
        Ok(Stores(Arc::new(Inner { first, idle: Mutex::default(), turns: Semaphore::new(HANDLES_MAX) })))
    }

    /// Lends a handle to `work`, which runs on a thread where it may take its time. A handle whose work panicked is thrown away,
    /// and with it whatever it had begun.
    ///
    /// # Errors
    /// Those of `work`; or the database cannot be opened once more.
    pub async fn with<T, E, F>(&self, work: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        E: Into<Problem>,
        F: FnOnce(&mut SqliteStore) -> Result<T, E> + Send + 'static,
    {
        let _turn = self.0.turns.acquire().await.map_err(Problem::internal)?;
        let stores = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            let idle = lock(&stores.0.idle).pop();
            let mut handle = match idle {
                Some(handle) => handle,
                None => stores.handle()?,
            };
            let done = work(&mut handle).map_err(Into::into);
            lock(&stores.0.idle).push(handle);
            done
        });
        done.await.map_err(Problem::internal)?
    }

    /// A handle to keep, for work that lasts.
    ///
    /// # Errors
    /// The database cannot be opened once more.
    pub fn handle(&self) -> Result<SqliteStore, rappel_store::Error> {
        lock(&self.0.first).handle()
    }
}

/// Neither list is ever left half changed.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

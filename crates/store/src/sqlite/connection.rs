//! How the file is opened: what is durable, what is cached, when the log is folded back.

use crate::error::Result;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use std::path::Path;
use std::time::Duration;

/// How long a writer waits for another one. Import portions and ticks take far less.
const BUSY_MAX: Duration = Duration::from_secs(10);
/// Page cache of the first handle, in KiB: the dialer's, which comes back to the contacts it called. With its statements it is all
/// the memory a handle keeps, at any number of contacts.
pub(super) const CACHE_KIB: i64 = 256 * 1024;
/// Page cache of every other handle, in KiB: they read what people look at.
pub(super) const CACHE_OTHER_KIB: i64 = 16 * 1024;
/// Pages of the log after which a commit folds it back into the file.
///
/// Folding writes every changed page once however often it changed, so that a long log saves writing; but the commit that does
/// it waits for it. This is 64 MiB of log.
const LOG_PAGES: i64 = 16 * 1024;
/// SQLite's page, in bytes.
const PAGE_BYTES: i64 = 4096;
/// Statements kept prepared; more than there are.
const STATEMENTS_MAX: usize = 160;

/// Opens a connection with everything a handle relies on, and a page cache of this size.
pub(super) fn open(path: &Path, cache_kib: i64) -> Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY_MAX)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    // An intent is on the disk before its call leaves.
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -cache_kib)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
    // What a large import made of the log is given back when the log begins anew.
    connection.pragma_update(None, "journal_size_limit", LOG_PAGES * PAGE_BYTES)?;
    // Plans depend on no bound value: otherwise SQLite compiles a prepared statement again whenever one changes.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
    Ok(connection)
}

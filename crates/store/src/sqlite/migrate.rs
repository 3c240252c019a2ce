//! The format of the database file, and the way from older formats to it.

use crate::error::{Error, Result};
use rusqlite::{Connection, TransactionBehavior};

/// What leads from each format to the next; the first makes an empty file into format 1. Never edited once released.
const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/sqlite/0001_first.sql"),
    include_str!("../../migrations/sqlite/0002_accounts.sql"),
    include_str!("../../migrations/sqlite/0003_campaigns.sql"),
    include_str!("../../migrations/sqlite/0004_counts.sql"),
    include_str!("../../migrations/sqlite/0005_sounds.sql"),
    include_str!("../../migrations/sqlite/0006_connections.sql"),
    include_str!("../../migrations/sqlite/0007_refusals.sql"),
];

/// Brings the file to the latest format, in one transaction.
///
/// # Errors
/// [`Error::TooNew`] for a file of a later release.
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    let known = MIGRATIONS.len() as u32;
    // The common case must not wait for a writer.
    if format(connection)? == known {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = format(&transaction)?;
    if found > known {
        return Err(Error::TooNew { found, known });
    }
    for migration in &MIGRATIONS[found as usize..] {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "user_version", known)?;
    transaction.commit()?;
    Ok(())
}

fn format(connection: &Connection) -> Result<u32> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_file_becomes_the_latest_format_once() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        migrate(&mut connection).unwrap();
        assert_eq!(format(&connection).unwrap(), MIGRATIONS.len() as u32);
    }

    #[test]
    fn a_later_format_is_refused_and_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        let refused = migrate(&mut connection);
        assert!(matches!(refused, Err(Error::TooNew { found: 99, known }) if known == MIGRATIONS.len() as u32));
        assert_eq!(format(&connection).unwrap(), 99);
    }
}

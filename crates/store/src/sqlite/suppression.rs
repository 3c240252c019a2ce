//! The numbers that must not be called (R30, R37).

use super::codes;
use crate::error::Result;
use crate::text::Suppressed;
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use rusqlite::{CachedStatement, Connection, Row, params};

/// Looks numbers up in the list.
pub(super) struct Lookup<'c> {
    /// `None` while the list is empty, which spares a seek for every number.
    statement: Option<CachedStatement<'c>>,
}

impl<'c> Lookup<'c> {
    pub(super) fn new(connection: &'c Connection) -> Result<Lookup<'c>> {
        let any = connection.prepare_cached("SELECT 1 FROM suppression LIMIT 1")?.exists([])?;
        let find = || connection.prepare_cached("SELECT 1 FROM suppression WHERE phone = ?1");
        Ok(Lookup { statement: any.then(find).transpose()? })
    }

    pub(super) fn holds(&mut self, phone: Phone) -> Result<bool> {
        match &mut self.statement {
            None => Ok(false),
            Some(statement) => Ok(statement.exists([codes::digits(phone)])?),
        }
    }
}

pub(super) fn add(
    connection: &Connection,
    phones: &mut dyn Iterator<Item = Phone>,
    reason: &str,
    since: Instant,
) -> Result<u64> {
    let mut statement = connection
        .prepare_cached("INSERT INTO suppression (phone, reason, since) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?;
    let mut added = 0;
    for phone in phones {
        added += statement.execute(params![codes::digits(phone), reason, since.millis()])? as u64;
    }
    Ok(added)
}

pub(super) fn remove(connection: &Connection, phones: &[Phone]) -> Result<u64> {
    let mut statement = connection.prepare_cached("DELETE FROM suppression WHERE phone = ?1")?;
    let mut removed = 0;
    for phone in phones {
        removed += statement.execute([codes::digits(*phone)])? as u64;
    }
    Ok(removed)
}

pub(super) fn get(connection: &Connection, phone: Phone) -> Result<Option<Suppressed>> {
    let mut statement = connection.prepare_cached("SELECT phone, reason, since FROM suppression WHERE phone = ?1")?;
    statement.query_and_then([codes::digits(phone)], read)?.next().transpose()
}

pub(super) fn count(connection: &Connection) -> Result<u64> {
    let mut statement = connection.prepare_cached("SELECT phones FROM suppression_count")?;
    Ok(statement.query_row([], |row| row.get::<_, i64>(0))? as u64)
}

pub(super) fn list(connection: &Connection, after: Option<Phone>, limit: usize) -> Result<Vec<Suppressed>> {
    let mut statement = connection
        .prepare_cached("SELECT phone, reason, since FROM suppression WHERE phone > ?1 ORDER BY phone LIMIT ?2")?;
    statement.query_and_then(params![after.map_or(0, codes::digits), limit as i64], read)?.collect()
}

fn read(row: &Row<'_>) -> Result<Suppressed> {
    Ok(Suppressed { phone: codes::phone(row.get(0)?)?, reason: row.get(1)?, since: Instant::from_millis(row.get(2)?) })
}

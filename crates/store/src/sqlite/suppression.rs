//! The numbers that must not be called (R30, R37), and those that must get no text (R18).

use super::codes;
use crate::error::Result;
use crate::suppression::{Channel, Suppressed};
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use rusqlite::{CachedStatement, Connection, Row, params};

/// Looks numbers up in the list.
pub(super) struct Lookup<'c> {
    /// `None` while the list is empty, which spares a seek for every number.
    statement: Option<CachedStatement<'c>>,
}

impl<'c> Lookup<'c> {
    pub(super) fn new(connection: &'c Connection, channel: Channel) -> Result<Lookup<'c>> {
        let table = table(channel);
        let any = connection.prepare_cached(&format!("SELECT 1 FROM {table} LIMIT 1"))?.exists([])?;
        let find = || connection.prepare_cached(&format!("SELECT 1 FROM {table} WHERE phone = ?1"));
        Ok(Lookup { statement: any.then(find).transpose()? })
    }

    pub(super) fn holds(&mut self, phone: Phone) -> Result<bool> {
        match &mut self.statement {
            None => Ok(false),
            Some(statement) => Ok(statement.exists([codes::digits(phone)])?),
        }
    }
}

fn table(channel: Channel) -> &'static str {
    match channel {
        Channel::Calls => "suppression",
        Channel::Texts => "text_suppression",
    }
}

pub(super) fn add(
    connection: &Connection,
    channel: Channel,
    phones: &mut dyn Iterator<Item = Phone>,
    reason: &str,
    since: Instant,
) -> Result<u64> {
    let mut statement = connection.prepare_cached(&format!(
        "INSERT INTO {} (phone, reason, since) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        table(channel)
    ))?;
    let mut added = 0;
    for phone in phones {
        added += statement.execute(params![codes::digits(phone), reason, since.millis()])? as u64;
    }
    Ok(added)
}

pub(super) fn remove(connection: &Connection, channel: Channel, phones: &[Phone]) -> Result<u64> {
    let mut statement = connection.prepare_cached(&format!("DELETE FROM {} WHERE phone = ?1", table(channel)))?;
    let mut removed = 0;
    for phone in phones {
        removed += statement.execute([codes::digits(*phone)])? as u64;
    }
    Ok(removed)
}

pub(super) fn get(connection: &Connection, channel: Channel, phone: Phone) -> Result<Option<Suppressed>> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT phone, reason, since FROM {} WHERE phone = ?1", table(channel)))?;
    statement.query_and_then([codes::digits(phone)], read)?.next().transpose()
}

pub(super) fn count(connection: &Connection, channel: Channel) -> Result<u64> {
    let mut statement = connection.prepare_cached(&format!("SELECT phones FROM {}_count", table(channel)))?;
    Ok(statement.query_row([], |row| row.get::<_, i64>(0))? as u64)
}

pub(super) fn list(
    connection: &Connection,
    channel: Channel,
    after: Option<Phone>,
    limit: usize,
) -> Result<Vec<Suppressed>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT phone, reason, since FROM {} WHERE phone > ?1 ORDER BY phone LIMIT ?2",
        table(channel)
    ))?;
    statement.query_and_then(params![after.map_or(0, codes::digits), limit as i64], read)?.collect()
}

fn read(row: &Row<'_>) -> Result<Suppressed> {
    Ok(Suppressed { phone: codes::phone(row.get(0)?)?, reason: row.get(1)?, since: Instant::from_millis(row.get(2)?) })
}

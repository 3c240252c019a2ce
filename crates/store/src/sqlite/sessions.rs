//! Who is signed in.

use super::accounts;
use crate::accounts::{AccountId, Session, TokenHash};
use crate::error::Result;
use rappel_strategy::time::Instant;
use rusqlite::{Connection, params};

const SESSION: &str = "SELECT s.begun_at, s.seen_at, a.id, a.login, a.name, a.role, a.lang, a.disabled, a.password,
        a.created_at, a.last_seen_at
    FROM session s JOIN account a ON a.id = s.account WHERE s.token_sha256 = ?1";
const SEEN: &str = "UPDATE account SET last_seen_at = ?2 WHERE id = ?1";

pub(super) fn begin(
    connection: &Connection,
    token: &TokenHash,
    account: AccountId,
    (at, sessions_max): (Instant, u32),
) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO session (token_sha256, account, begun_at, seen_at) VALUES (?1, ?2, ?3, ?3)")?
        .execute(params![token, account.0, at.millis()])?;
    connection
        .prepare_cached(
            "DELETE FROM session WHERE token_sha256 IN
                (SELECT token_sha256 FROM session WHERE account = ?1 ORDER BY seen_at DESC LIMIT -1 OFFSET ?2)",
        )?
        .execute(params![account.0, sessions_max])?;
    connection.prepare_cached(SEEN)?.execute(params![account.0, at.millis()])?;
    Ok(())
}

pub(super) fn get(connection: &Connection, token: &TokenHash) -> Result<Option<Session>> {
    let mut statement = connection.prepare_cached(SESSION)?;
    let session = |row: &rusqlite::Row<'_>| {
        Ok(Session {
            begun_at: Instant::from_millis(row.get(0)?),
            seen_at: Instant::from_millis(row.get(1)?),
            account: accounts::read(row, 2)?,
        })
    };
    statement.query_and_then([token], session)?.next().transpose()
}

pub(super) fn see(connection: &Connection, token: &TokenHash, at: Instant) -> Result<()> {
    let mut statement =
        connection.prepare_cached("UPDATE session SET seen_at = ?2 WHERE token_sha256 = ?1 RETURNING account")?;
    let account: Option<u32> =
        statement.query_map(params![token, at.millis()], |row| row.get(0))?.next().transpose()?;
    if let Some(account) = account {
        connection.prepare_cached(SEEN)?.execute(params![account, at.millis()])?;
    }
    Ok(())
}

pub(super) fn end(connection: &Connection, token: &TokenHash) -> Result<()> {
    connection.prepare_cached("DELETE FROM session WHERE token_sha256 = ?1")?.execute([token])?;
    Ok(())
}

pub(super) fn end_all(connection: &Connection, account: AccountId, but: Option<&TokenHash>) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM session WHERE account = ?1 AND token_sha256 IS NOT ?2")?
        .execute(params![account.0, but])?;
    Ok(())
}

pub(super) fn forget(connection: &Connection, seen_before: Instant, begun_before: Instant) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM session WHERE seen_at < ?1 OR begun_at < ?2")?
        .execute([seen_before.millis(), begun_before.millis()])?;
    Ok(())
}

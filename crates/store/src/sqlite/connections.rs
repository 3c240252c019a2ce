//! The ways out to the networks.

use super::SqliteStore;
use crate::accounts::AccountId;
use crate::connections::{ConnectionChange, ConnectionKind, ConnectionRecord, Connections};
use crate::error::{Error, Result};
use crate::ids::Revision;
use rappel_strategy::time::Instant;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Most connections of a kind.
const CONNECTIONS_MAX: u64 = 100;

const COLUMNS: &str = "SELECT name, document, sealed, revision, changed_by, changed_at FROM connection";

impl Connections for SqliteStore {
    fn connections(&mut self, kind: ConnectionKind) -> Result<Vec<ConnectionRecord>> {
        self.reading(|open| list(open, kind))
    }

    fn connection(&mut self, kind: ConnectionKind, name: &str) -> Result<ConnectionRecord> {
        self.reading(|open| get(open, kind, name))
    }

    fn put_connection(&mut self, kind: ConnectionKind, name: &str, change: &ConnectionChange<'_>) -> Result<Revision> {
        self.writing(|open| put(open, kind, name, change))
    }

    fn remove_connection(&mut self, kind: ConnectionKind, name: &str, from: Revision) -> Result<()> {
        self.writing(|open| {
            seen(open, kind, name, from)?;
            open.prepare_cached("DELETE FROM connection WHERE kind = ?1 AND name = ?2")?
                .execute(params![kind as u8, name])?;
            Ok(())
        })
    }
}

fn list(open: &Connection, kind: ConnectionKind) -> Result<Vec<ConnectionRecord>> {
    let mut statement = open.prepare_cached(&format!("{COLUMNS} WHERE kind = ?1 ORDER BY name"))?;
    statement.query_and_then([kind as u8], read)?.collect()
}

fn get(open: &Connection, kind: ConnectionKind, name: &str) -> Result<ConnectionRecord> {
    let mut statement = open.prepare_cached(&format!("{COLUMNS} WHERE kind = ?1 AND name = ?2"))?;
    match statement.query_and_then(params![kind as u8, name], read)?.next() {
        Some(found) => found,
        None => {
            let names = list(open, kind)?.into_iter().map(|connection| connection.name);
            Err(Error::not_found(what(kind), name, names))
        }
    }
}

/// Refuses a change of what is not what was seen.
fn seen(open: &Connection, kind: ConnectionKind, name: &str, from: Revision) -> Result<()> {
    let current = get(open, kind, name)?.revision;
    if current == from { Ok(()) } else { Err(Error::Stale { current }) }
}

fn put(open: &Connection, kind: ConnectionKind, name: &str, change: &ConnectionChange<'_>) -> Result<Revision> {
    let revision = match change.from {
        Some(from) => {
            seen(open, kind, name, from)?;
            Revision(from.0 + 1)
        }
        None => {
            let mut find = open.prepare_cached("SELECT 1 FROM connection WHERE kind = ?1 AND name = ?2")?;
            if find.query_row(params![kind as u8, name], |_| Ok(())).optional()?.is_some() {
                return Err(Error::NameTaken(name.to_owned()));
            }
            if list(open, kind)?.len() as u64 >= CONNECTIONS_MAX {
                return Err(Error::Limit { what: what(kind), max: CONNECTIONS_MAX });
            }
            Revision(1)
        }
    };
    let mut keep = open.prepare_cached(
        "INSERT INTO connection (kind, name, document, sealed, revision, changed_by, changed_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT DO UPDATE SET document = excluded.document, sealed = excluded.sealed, revision = excluded.revision,
            changed_by = excluded.changed_by, changed_at = excluded.changed_at",
    )?;
    let ConnectionChange { document, sealed, by, at, .. } = change;
    keep.execute(params![kind as u8, name, document, sealed, revision.0, by.0, at.millis()])?;
    Ok(revision)
}

fn read(row: &Row<'_>) -> Result<ConnectionRecord> {
    Ok(ConnectionRecord {
        name: row.get(0)?,
        document: row.get(1)?,
        sealed: row.get(2)?,
        revision: Revision(row.get(3)?),
        changed_by: row.get::<_, Option<u32>>(4)?.map(AccountId),
        changed_at: Instant::from_millis(row.get(5)?),
    })
}

fn what(kind: ConnectionKind) -> &'static str {
    match kind {
        ConnectionKind::Switch => "switch",
        ConnectionKind::Trunk => "trunk",
        ConnectionKind::TextAccount => "text account",
    }
}

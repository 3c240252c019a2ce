//! Contacts and zones as they are looked up and exported.

use super::codes;
use crate::contact::{ContactRecord, Phase};
use crate::error::{Error, Result};
use crate::ids::{CampaignId, ContactId, ZoneKey};
use crate::order::lane_start;
use rappel_strategy::time::Instant;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Columns of [`read`]. The window's end stands in the queue only.
const CONTACT: &str = "SELECT c.id, c.key, x.columns, c.phones, c.zone, c.priority, c.state, c.made, c.result, c.ended_at,
        EXISTS (SELECT 1 FROM intent i WHERE i.contact = c.id), c.edition = g.edition, c.turn, c.due_from,
        c.lane, (SELECT q.close_ms FROM queue q WHERE q.campaign = c.campaign AND q.edition = c.edition AND q.turn = c.turn
            AND q.lane = c.lane AND q.due_from = c.due_from AND q.rank = CASE c.turn WHEN 3 THEN -c.priority ELSE 0 END
            AND q.contact = c.id), c.reached
    FROM contact c JOIN contact_columns x ON x.contact = c.id JOIN campaign g ON g.id = c.campaign";
const KEYS_NEAR: &str =
    "SELECT key FROM (SELECT key FROM contact WHERE campaign = ?1 AND key >= ?2 ORDER BY key LIMIT 8)
    UNION ALL SELECT key FROM (SELECT key FROM contact WHERE campaign = ?1 AND key < ?2 ORDER BY key DESC LIMIT 8)";

fn read(row: &Row<'_>) -> Result<ContactRecord> {
    let result: Option<String> = row.get(8)?;
    let phase = match result {
        Some(result) => Phase::Ended { result, at: Instant::from_millis(row.get(9)?) },
        None if row.get(10)? => Phase::InFlight,
        None if !row.get::<_, bool>(11)? => Phase::Unplanned,
        None => Phase::Waiting {
            turn: codes::turn(row.get(12)?)?,
            from: Instant::from_millis(row.get(13)?),
            until: lane_start(row.get(14)?) + row.get::<_, Option<i64>>(15)?.unwrap_or_default(),
        },
    };
    Ok(ContactRecord {
        contact: codes::contact(row.get(0)?)?,
        key: row.get(1)?,
        columns: row.get(2)?,
        phones: codes::unpack_phones(row.get_ref(3)?.as_blob().map_err(rusqlite::Error::from)?)?,
        zone: row.get::<_, Option<i64>>(4)?.and_then(codes::zone_key),
        priority: row.get(5)?,
        state: row.get(6)?,
        made: row.get(7)?,
        phase,
        reached: row.get(16)?,
    })
}

pub(super) fn get(connection: &Connection, contact: ContactId) -> Result<ContactRecord> {
    let mut statement = connection.prepare_cached(&format!("{CONTACT} WHERE c.id = ?1"))?;
    let found = statement.query_and_then([codes::id(contact)], read)?.next();
    found.unwrap_or_else(|| Err(Error::not_found("contact", contact.get().to_string(), [])))
}

pub(super) fn by_key(connection: &Connection, campaign: CampaignId, key: &str) -> Result<ContactRecord> {
    super::campaigns::edition(connection, campaign)?;
    let mut statement = connection.prepare_cached(&format!("{CONTACT} WHERE c.campaign = ?1 AND c.key = ?2"))?;
    let found = statement.query_and_then(params![campaign.get(), key], read)?.next();
    match found {
        Some(contact) => contact,
        None => {
            let mut near = connection.prepare_cached(KEYS_NEAR)?;
            let keys = near.query_map(params![campaign.get(), key], |row| row.get(0))?;
            Err(Error::not_found("contact", key, keys.collect::<rusqlite::Result<Vec<String>>>()?))
        }
    }
}

pub(super) fn columns(connection: &Connection, contacts: &[ContactId]) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached("SELECT columns FROM contact_columns WHERE contact = ?1")?;
    let mut of = |contact: &ContactId| statement.query_row([codes::id(*contact)], |row| row.get(0)).optional();
    let rows = contacts.iter().map(|contact| (contact, of(contact)));
    rows.map(|(contact, found)| found?.ok_or_else(|| Error::not_found("contact", contact.get().to_string(), [])))
        .collect()
}

pub(super) fn page(
    connection: &Connection,
    campaign: CampaignId,
    after: Option<ContactId>,
    limit: usize,
) -> Result<Vec<ContactRecord>> {
    let (after, last) = codes::ids_after(campaign, after.map(ContactId::get));
    let sql = format!("{CONTACT} WHERE c.id > ?1 AND c.id <= ?2 ORDER BY c.id LIMIT ?3");
    let mut statement = connection.prepare_cached(&sql)?;
    statement.query_and_then(params![after, last, limit as i64], read)?.collect()
}

pub(super) fn intern_zone(connection: &Connection, name: &str) -> Result<ZoneKey> {
    connection.prepare_cached("INSERT INTO zone (name) VALUES (?1) ON CONFLICT DO NOTHING")?.execute([name])?;
    let mut find = connection.prepare_cached("SELECT id FROM zone WHERE name = ?1")?;
    let key = find.query_row([name], |row| row.get(0)).optional()?;
    key.and_then(codes::zone_key).ok_or(Error::Limit { what: "zones", max: u64::from(u16::MAX) })
}

pub(super) fn zones(connection: &Connection) -> Result<Vec<(ZoneKey, String)>> {
    let mut statement = connection.prepare_cached("SELECT id, name FROM zone ORDER BY id")?;
    let rows = statement.query_and_then([], |row| {
        let key = codes::zone_key(row.get(0)?).ok_or_else(|| super::error::corrupt("a zone"))?;
        Ok((key, row.get(1)?))
    })?;
    rows.collect()
}

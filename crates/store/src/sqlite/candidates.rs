//! Rows of the queue made into contacts that a decision can be made about.

use super::codes;
use super::suppression::Lookup;
use crate::contact::Candidate;
use crate::error::Result;
use crate::ids::{ContactId, Edition};
use crate::order::{self, Place};
use crate::suppression::Channel;
use rusqlite::{Connection, OptionalExtension};

/// Reads the contacts of some places.
pub(super) fn load(connection: &Connection, places: &[Place]) -> Result<Vec<Candidate>> {
    let mut lookup = Lookup::new(connection, Channel::Calls)?;
    let mut statement =
        connection.prepare_cached("SELECT key, phones, zone, priority, state FROM contact WHERE id = ?1")?;
    let mut candidates = Vec::with_capacity(places.len());
    for place in places {
        let mut rows = statement.query([codes::id(place.contact)])?;
        let row = rows.next()?.ok_or_else(|| super::error::corrupt("a queued contact"))?;
        let phones = codes::unpack_phones(row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?)?;
        let mut suppressed = 0;
        for number in &phones {
            suppressed |= u16::from(lookup.holds(number.phone)?) << number.column;
        }
        let priority = row.get(3)?;
        candidates.push(Candidate {
            ticket: place.ticket(priority),
            contact: place.contact,
            key: row.get(0)?,
            phones,
            zone: row.get::<_, Option<i64>>(2)?.and_then(codes::zone_key),
            priority,
            state: row.get(4)?,
            made: place.made,
            suppressed,
        });
    }
    Ok(candidates)
}

/// The place of a contact that stands in the queue; `None` for one that is in flight, ended or unknown.
pub(super) fn place_of(connection: &Connection, contact: ContactId) -> Result<Option<Place>> {
    let mut statement = connection.prepare_cached(
        "SELECT edition, turn, lane, due_from, priority, made FROM contact
         WHERE id = ?1 AND result IS NULL AND NOT EXISTS (SELECT 1 FROM intent WHERE contact = ?1)",
    )?;
    let mut rows = statement.query([codes::id(contact)])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let (edition, turn) = (Edition(row.get(0)?), codes::turn(row.get(1)?)?);
    let mut found = Place {
        contact,
        edition,
        turn,
        lane: row.get(2)?,
        due_from: row.get(3)?,
        rank: order::rank(turn, row.get(4)?),
        close_ms: 0,
        made: row.get(5)?,
    };
    let mut close = connection.prepare_cached(
        "SELECT close_ms FROM queue WHERE campaign = ?1 AND edition = ?2 AND turn = ?3 AND lane = ?4 AND due_from = ?5
         AND rank = ?6 AND contact = ?7",
    )?;
    let campaign = contact.campaign().get();
    let key = (campaign, edition.0, turn as u8, found.lane, found.due_from, found.rank, codes::id(contact));
    found.close_ms = close
        .query_row(key, |row| row.get(0))
        .optional()?
        .ok_or_else(|| super::error::corrupt("the place of a contact in the queue"))?;
    Ok(Some(found))
}

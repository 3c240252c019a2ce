//! Contacts come in, for the first time or again.

use super::candidates::place_of;
use super::commit::Gate;
use super::tally::Tally;
use super::{codes, numbers};
use crate::campaign::CampaignState;
use crate::contact::{ContactPhone, Imported, ImportedContact};
use crate::error::{Error, Result};
use crate::ids::{CampaignId, ContactId, Edition};
use crate::order::{self, Place};
use rappel_strategy::engine::Turn;
use rusqlite::{Connection, params};

/// Rows kept in one transaction while a campaign runs: few enough that its ticks get their turn.
const PORTION: usize = 20_000;
/// Rows kept in one transaction while none does. Keys in no order change a page of their index each, however large the portion
/// is up to that number; a larger portion changes it for several keys at once.
const PORTION_IDLE: usize = 200_000;
/// Numbers of a contact.
const PHONES_MAX: usize = 10;

const ADD: &str = "INSERT INTO contact (id, campaign, key, zone, priority, turn, phones, state)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, x'') ON CONFLICT (campaign, key) DO NOTHING";
const ADD_COLUMNS: &str = "INSERT INTO contact_columns (contact, columns) VALUES (?1, ?2)";
const FIND: &str = "SELECT c.id, c.zone, c.priority, c.phones, x.columns, c.result IS NOT NULL
    FROM contact c JOIN contact_columns x ON x.contact = c.id WHERE c.campaign = ?1 AND c.key = ?2";
const CHANGE: &str = "UPDATE contact SET zone = ?2, priority = ?3, phones = ?4 WHERE id = ?1";
const CHANGE_COLUMNS: &str = "UPDATE contact_columns SET columns = ?2 WHERE contact = ?1";
const LAST: &str = "SELECT max(id) FROM contact WHERE id BETWEEN ?1 AND ?2";

/// Takes in the next portion of the rows, within one transaction.
pub(super) fn portion(
    connection: &Connection,
    campaign: CampaignId,
    rows: &mut dyn Iterator<Item = ImportedContact>,
    imported: &mut Imported,
) -> Result<()> {
    let running = CampaignState::Running as u8;
    let busy = connection.prepare_cached("SELECT 1 FROM campaign WHERE state = ?1")?.exists([running])?;
    let rows = rows.take(if busy { PORTION } else { PORTION_IDLE });
    let mut tally = Tally::new(super::campaigns::edition(connection, campaign)?);
    let mut gate = Gate::new(connection)?;
    let mut add = connection.prepare_cached(ADD)?;
    let mut add_columns = connection.prepare_cached(ADD_COLUMNS)?;
    let (before, last) = codes::ids_after(campaign, None);
    let newest: Option<i64> = connection.query_row(LAST, [before + 1, last], |row| row.get(0))?;
    let mut id = newest.unwrap_or(before);
    let mut numbers = Vec::new();
    for row in rows {
        bounded(&row.phones)?;
        if id == last {
            return Err(Error::Limit { what: "contacts of a campaign", max: 1 << 32 });
        }
        let phones = codes::pack_phones(&row.phones);
        let zone = row.zone.map(|zone| zone.0);
        let fresh = Turn::Fresh as u8;
        if add.execute(params![id + 1, campaign.get(), row.key, zone, row.priority, fresh, phones])? == 1 {
            id += 1;
            add_columns.execute(params![id, row.columns])?;
            gate.enter(&Place::unplanned(codes::contact(id)?, Turn::Fresh, row.priority, 0))?;
            tally.queue(Edition(0), 1);
            numbers.extend(row.phones.iter().map(|number| (codes::digits(number.phone), id)));
            imported.added += 1;
        } else if change(connection, campaign, &row, &phones, &mut gate, &mut tally)? {
            imported.updated += 1;
        } else {
            imported.unchanged += 1;
        }
    }
    numbers::add(connection, &mut numbers)?;
    tally.write(connection, campaign)
}

/// A contact has at most so many numbers, in so many columns.
pub(super) fn bounded(phones: &[ContactPhone]) -> Result<()> {
    if phones.len() > PHONES_MAX || phones.iter().any(|number| usize::from(number.column) >= PHONES_MAX) {
        return Err(Error::Limit { what: "numbers of a contact", max: PHONES_MAX as u64 });
    }
    Ok(())
}

/// Brings a known contact up to date and says whether anything changed.
pub(super) fn change(
    connection: &Connection,
    campaign: CampaignId,
    row: &ImportedContact,
    phones: &[u8],
    gate: &mut Gate<'_>,
    tally: &mut Tally<'_>,
) -> Result<bool> {
    let mut find = connection.prepare_cached(FIND)?;
    let mut rows = find.query(params![campaign.get(), row.key])?;
    let found = rows.next()?.ok_or_else(|| super::error::corrupt("a contact"))?;
    let contact = codes::contact(found.get(0)?)?;
    let zone = found.get::<_, Option<i64>>(1)?.and_then(codes::zone_key);
    let priority: i32 = found.get(2)?;
    let blob = |index| -> Result<&[u8]> { Ok(found.get_ref(index)?.as_bytes().map_err(rusqlite::Error::from)?) };
    let before = blob(3)?.to_vec();
    let plans_alike = zone == row.zone && priority == row.priority && before == phones;
    let columns_alike = blob(4)? == row.columns.as_bytes();
    let ended: bool = found.get(5)?;
    drop(rows);
    if !columns_alike {
        connection.prepare_cached(CHANGE_COLUMNS)?.execute(params![codes::id(contact), row.columns])?;
    }
    if !plans_alike {
        if !ended {
            touch(connection, contact, (priority, row.priority), gate, tally)?;
        }
        let zone = row.zone.map(|zone| zone.0);
        connection.prepare_cached(CHANGE)?.execute(params![codes::id(contact), zone, row.priority, phones])?;
        numbers::replace(connection, contact, &codes::unpack_phones(&before)?, &row.phones)?;
    }
    Ok(!(plans_alike && columns_alike))
}

/// Makes the plan of a contact out of date, in the queue or when its call ends.
fn touch(
    connection: &Connection,
    contact: ContactId,
    (old, new): (i32, i32),
    gate: &mut Gate<'_>,
    tally: &mut Tally<'_>,
) -> Result<()> {
    let Some(place) = place_of(connection, contact)? else { return touch_flight(connection, contact) };
    gate.tear(&place.ticket(old))?;
    gate.enter(&Place { edition: Edition(0), rank: order::rank(place.turn, new), ..place })?;
    tally.queue(place.edition, -1);
    tally.queue(Edition(0), 1);
    connection.prepare_cached("UPDATE contact SET edition = 0 WHERE id = ?1")?.execute([codes::id(contact)])?;
    Ok(())
}

/// Has a contact with a call in progress planned again when the call ends.
pub(super) fn touch_flight(connection: &Connection, contact: ContactId) -> Result<()> {
    connection.prepare_cached("UPDATE intent SET touched = 1 WHERE contact = ?1")?.execute([codes::id(contact)])?;
    Ok(())
}

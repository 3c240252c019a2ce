//! Single contacts changed by hand (R30, R36, R37).

use super::candidates::place_of;
use super::commit::Gate;
use super::error::corrupt;
use super::tally::Tally;
use super::{campaigns, codes, contacts, import, suppression};
use crate::contact::{ContactRecord, ImportedContact, Phase};
use crate::desk::ContactEdit;
use crate::error::{Error, Result};
use crate::ids::ContactId;
use crate::order::Place;
use crate::suppression::Channel;
use rappel_strategy::engine::Turn;
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use rusqlite::{Connection, OptionalExtension, params};

const END: &str = "UPDATE contact SET result = ?2, ended_at = ?3 WHERE id = ?1";
const REOPEN: &str = "UPDATE contact SET result = NULL, ended_at = NULL, edition = 0, turn = ?2, lane = 0, due_from = 0
    WHERE id = ?1";
const REMEMBER: &str = "INSERT INTO withdrawn (contact, at, result, phones) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT DO UPDATE SET at = excluded.at, result = coalesce(result, excluded.result),
        phones = CAST(phones || excluded.phones AS BLOB)";
const WITHDRAWN: &str = "SELECT result, phones FROM withdrawn WHERE contact = ?1 AND at >= ?2";
const FORGET: &str = "DELETE FROM withdrawn WHERE contact = ?1";

pub(super) fn edit(connection: &Connection, contact: ContactId, tag: u64, edit: &ContactEdit) -> Result<()> {
    import::bounded(&edit.phones)?;
    let record = contacts::get(connection, contact)?;
    if record.tag() != tag {
        return Err(Error::ContactChanged(record.key));
    }
    let row = ImportedContact {
        key: record.key,
        columns: edit.columns.clone(),
        phones: edit.phones.clone(),
        zone: edit.zone,
        priority: edit.priority,
    };
    let campaign = contact.campaign();
    let mut tally = Tally::new(campaigns::edition(connection, campaign)?);
    let phones = codes::pack_phones(&row.phones);
    import::change(connection, campaign, &row, &phones, &mut Gate::new(connection)?, &mut tally)?;
    tally.write(connection, campaign)
}

/// The result of a contact that has no number left (R30): a call in progress when it was withdrawn ends with it.
const NO_NUMBER: &str = "no_number";

pub(super) fn withdraw(
    connection: &Connection,
    contact: ContactId,
    (result, reason): (&str, &str),
    now: Instant,
    wall: Instant,
) -> Result<ContactRecord> {
    let record = contacts::get(connection, contact)?;
    let mut added = Vec::new();
    for number in &record.phones {
        if suppression::add(connection, Channel::Calls, &mut std::iter::once(number.phone), reason, wall)? == 1 {
            added.extend_from_slice(&number.phone.digits().to_le_bytes());
        }
    }
    let open = !matches!(record.phase, Phase::Ended { .. });
    match place_of(connection, contact)? {
        Some(place) => {
            let mut tally = Tally::new(campaigns::edition(connection, contact.campaign())?);
            Gate::new(connection)?.tear(&place.ticket(record.priority))?;
            tally.queue(place.edition, -1);
            tally.end(result, now, 1);
            tally.write(connection, contact.campaign())?;
            connection.prepare_cached(END)?.execute(params![codes::id(contact), result, now.millis()])?;
        }
        None if open => import::touch_flight(connection, contact)?,
        None => {}
    }
    let given = open.then_some(result);
    connection.prepare_cached(REMEMBER)?.execute(params![codes::id(contact), wall.millis(), given, added])?;
    contacts::get(connection, contact)
}

pub(super) fn restore(connection: &Connection, contact: ContactId, since: Instant) -> Result<ContactRecord> {
    let record = contacts::get(connection, contact)?;
    let id = codes::id(contact);
    let mut statement = connection.prepare_cached(WITHDRAWN)?;
    let found = statement.query_row(params![id, since.millis()], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let (given, bytes): (Option<String>, Vec<u8>) = found.ok_or_else(|| Error::NotWithdrawn(record.key.clone()))?;
    suppression::remove(connection, Channel::Calls, &phones(&bytes)?)?;
    connection.prepare_cached(FORGET)?.execute([id])?;
    if let (Phase::Ended { result, at }, Some(given)) = (&record.phase, given)
        && (*result == given || result == NO_NUMBER)
    {
        let turn = if record.made == 0 { Turn::Fresh } else { Turn::Recall };
        let place = Place::unplanned(contact, turn, record.priority, record.made);
        let mut tally = Tally::new(campaigns::edition(connection, contact.campaign())?);
        tally.end(result, *at, -1);
        Gate::new(connection)?.enter(&place)?;
        tally.queue(place.edition, 1);
        tally.write(connection, contact.campaign())?;
        connection.prepare_cached(REOPEN)?.execute(params![id, turn as u8])?;
    }
    contacts::get(connection, contact)
}

fn phones(bytes: &[u8]) -> Result<Vec<Phone>> {
    let (numbers, rest) = bytes.as_chunks::<8>();
    if !rest.is_empty() {
        return Err(corrupt("the numbers of a withdrawn contact"));
    }
    numbers.iter().map(|bytes| codes::phone(i64::from_le_bytes(*bytes))).collect()
}

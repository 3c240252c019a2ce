//! Attempts as they are read: of a contact, for an export, after a crash, for caps.

use super::{codes, contacts};
use crate::attempt::{AttemptRecord, CallElsewhere, Ending, ExportedAttempt, Unresolved};
use crate::error::Result;
use crate::ids::{AttemptId, CampaignId, ContactId};
use rappel_strategy::engine::CallbackAsked;
use rappel_strategy::phone::Phone;
use rappel_strategy::status::Status;
use rappel_strategy::time::Instant;
use rusqlite::{Connection, Row, params};

const ENDED: &str = "a.contact, a.n, a.phone, a.shown, a.version, a.turn, a.placed_at, a.why, a.ended_at, a.status,
    a.message_left, a.agent, a.talk_ms, a.callback_at, a.callback_phone, a.callback_agent, a.callback_until";
const IN_FLIGHT: &str = "contact, n, phone, shown, version, turn, placed_at, why, NULL";
/// Indexes that a cap over several contacts needs; every commit pays for them.
const BY_PHONE: &str = "CREATE INDEX IF NOT EXISTS attempt_by_phone ON attempt (phone, placed_at);
    CREATE INDEX IF NOT EXISTS intent_by_phone ON intent (phone, placed_at);";
const ELSEWHERE: &str = "SELECT contact, placed_at FROM attempt WHERE phone = ?1 AND placed_at >= ?2 AND contact <> ?3
    UNION ALL SELECT contact, placed_at FROM intent WHERE phone = ?1 AND placed_at >= ?2 AND contact <> ?3";
const RESULTS: &str = "SELECT result, contacts FROM result_count WHERE campaign = ?1 ORDER BY contacts DESC, result";

fn read(row: &Row<'_>) -> Result<AttemptRecord> {
    let ended_at: Option<i64> = row.get(8)?;
    Ok(AttemptRecord {
        contact: codes::contact(row.get(0)?)?,
        n: row.get(1)?,
        phone: codes::phone(row.get(2)?)?,
        shown: row.get::<_, Option<i64>>(3)?.map(codes::phone).transpose()?,
        version: row.get(4)?,
        turn: codes::turn(row.get(5)?)?,
        placed_at: Instant::from_millis(row.get(6)?),
        why: row.get(7)?,
        ending: ended_at.map(|at| ending(row, Instant::from_millis(at))).transpose()?,
    })
}

fn ending(row: &Row<'_>, at: Instant) -> Result<Ending> {
    let personal = match (row.get::<_, Option<u32>>(15)?, row.get::<_, Option<i64>>(16)?) {
        (Some(agent), Some(until)) => Some((agent, Instant::from_millis(until))),
        _ => None,
    };
    let callback_phone = row.get::<_, Option<i64>>(14)?.map(codes::phone).transpose()?;
    let callback_at: Option<i64> = row.get(13)?;
    Ok(Ending {
        at,
        status: Status::from_code(row.get(9)?),
        message_left: row.get(10)?,
        agent: row.get(11)?,
        talk_ms: row.get(12)?,
        callback: callback_at.map(|at| CallbackAsked { at: Instant::from_millis(at), phone: callback_phone, personal }),
    })
}

pub(super) fn of(connection: &Connection, contact: ContactId) -> Result<Vec<AttemptRecord>> {
    let id = codes::id(contact);
    let sql = format!(
        "WITH RECURSIVE chain (id) AS (SELECT last_attempt FROM contact WHERE id = ?1
            UNION ALL SELECT b.previous FROM attempt b JOIN chain ON b.id = chain.id)
         SELECT {ENDED} FROM chain JOIN attempt a ON a.id = chain.id ORDER BY a.n"
    );
    let mut ended = connection.prepare_cached(&sql)?;
    let mut attempts = ended.query_and_then([id], read)?.collect::<Result<Vec<_>>>()?;
    let mut in_flight = connection.prepare_cached(&format!("SELECT {IN_FLIGHT} FROM intent WHERE contact = ?1"))?;
    for attempt in in_flight.query_and_then([id], read)? {
        attempts.push(attempt?);
    }
    Ok(attempts)
}

/// The id of a campaign's last attempt, or the one before its first.
pub(super) fn last(connection: &Connection, campaign: CampaignId) -> Result<i64> {
    let (before, last) = codes::ids_after(campaign, None);
    let mut statement = connection.prepare_cached("SELECT max(id) FROM attempt WHERE id BETWEEN ?1 AND ?2")?;
    let id: Option<i64> = statement.query_row([before + 1, last], |row| row.get(0))?;
    Ok(id.unwrap_or(before))
}

pub(super) fn page(
    connection: &Connection,
    campaign: CampaignId,
    after: Option<AttemptId>,
    limit: usize,
) -> Result<Vec<ExportedAttempt>> {
    let sql = format!(
        "SELECT {ENDED}, a.id, c.key, c.phones FROM attempt a JOIN contact c ON c.id = a.contact
         WHERE a.id > ?1 AND a.id <= ?2 ORDER BY a.id LIMIT ?3"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let (after, last) = codes::ids_after(campaign, after.map(|AttemptId(number)| number));
    let rows = statement.query_and_then(params![after, last, limit as i64], |row| {
        let phones = codes::unpack_phones(row.get_ref(19)?.as_blob().map_err(rusqlite::Error::from)?)?;
        let id = AttemptId(row.get::<_, i64>(17)? as u64);
        Ok(ExportedAttempt { id, attempt: read(row)?, key: row.get(18)?, phones })
    })?;
    rows.collect()
}

pub(super) fn unresolved(
    connection: &Connection,
    campaign: CampaignId,
    after: Option<ContactId>,
    limit: usize,
) -> Result<Vec<Unresolved>> {
    let (after, last) = codes::ids_after(campaign, after.map(ContactId::get));
    let sql = format!("SELECT {IN_FLIGHT} FROM intent WHERE contact > ?1 AND contact <= ?2 ORDER BY contact LIMIT ?3");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_and_then(params![after, last, limit as i64], |row| {
        let attempt = read(row)?;
        Ok(Unresolved { contact: contacts::get(connection, attempt.contact)?, attempt })
    })?;
    rows.collect()
}

pub(super) fn index_by_phone(connection: &Connection) -> Result<()> {
    Ok(connection.execute_batch(BY_PHONE)?)
}

pub(super) fn elsewhere(
    connection: &Connection,
    contact: ContactId,
    phones: &[Phone],
    since: Instant,
) -> Result<Vec<CallElsewhere>> {
    let mut statement = connection.prepare_cached(ELSEWHERE)?;
    let mut calls = Vec::new();
    for &phone in phones {
        let key = params![codes::digits(phone), since.millis(), codes::id(contact)];
        for call in statement.query_and_then(key, |row| {
            let at = Instant::from_millis(row.get(1)?);
            crate::error::Result::Ok(CallElsewhere { phone, at, contact: codes::contact(row.get(0)?)? })
        })? {
            calls.push(call?);
        }
    }
    Ok(calls)
}

pub(super) fn results(connection: &Connection, campaign: CampaignId) -> Result<Vec<(String, u64)>> {
    super::campaigns::edition(connection, campaign)?;
    let mut statement = connection.prepare_cached(RESULTS)?;
    let rows = statement.query_map([campaign.get()], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64)))?;
    Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
}

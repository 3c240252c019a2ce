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
/// Every call by its number, so that a cap is looked up in one seek. Only an intent adds to it, since an attempt is an intent that
/// ended; by a trigger, so that commits do not pay for it until something is capped.
const BY_PHONE: &str = "CREATE TABLE dialled (
        phone INTEGER NOT NULL,
        placed_at INTEGER NOT NULL,
        contact INTEGER NOT NULL,
        PRIMARY KEY (phone, placed_at, contact)
    ) STRICT, WITHOUT ROWID;
    INSERT OR IGNORE INTO dialled
        SELECT phone, placed_at, contact FROM attempt UNION ALL SELECT phone, placed_at, contact FROM intent ORDER BY 1, 2, 3;
    CREATE TRIGGER intent_is_dialled AFTER INSERT ON intent BEGIN
        INSERT OR IGNORE INTO dialled VALUES (new.phone, new.placed_at, new.contact);
    END;";
const HAS_BY_PHONE: &str = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'dialled'";
const ELSEWHERE: &str = "SELECT contact, placed_at FROM dialled WHERE phone = ?1 AND placed_at >= ?2 AND contact <> ?3
    ORDER BY placed_at";
/// The same while there is no list by number.
const ELSEWHERE_SLOWLY: &str =
    "SELECT contact, placed_at FROM attempt WHERE phone = ?1 AND placed_at >= ?2 AND contact <> ?3
    UNION ALL SELECT contact, placed_at FROM intent WHERE phone = ?1 AND placed_at >= ?2 AND contact <> ?3
    ORDER BY placed_at";
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

fn has_list_by_phone(connection: &Connection) -> Result<bool> {
    Ok(connection.prepare_cached(HAS_BY_PHONE)?.exists([])?)
}

pub(super) fn list_by_phone(connection: &Connection) -> Result<()> {
    if !has_list_by_phone(connection)? {
        connection.execute_batch(BY_PHONE)?;
    }
    Ok(())
}

pub(super) fn elsewhere(
    connection: &Connection,
    numbers: &[(ContactId, Phone)],
    since: Instant,
) -> Result<Vec<CallElsewhere>> {
    let sql = if has_list_by_phone(connection)? { ELSEWHERE } else { ELSEWHERE_SLOWLY };
    let mut statement = connection.prepare_cached(sql)?;
    let mut calls = Vec::new();
    for (asked, &(contact, phone)) in numbers.iter().enumerate() {
        let mut rows = statement.query(params![codes::digits(phone), since.millis(), codes::id(contact)])?;
        while let Some(row) = rows.next()? {
            let at = Instant::from_millis(row.get(1)?);
            calls.push(CallElsewhere { asked, contact: codes::contact(row.get(0)?)?, at });
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

#[cfg(test)]
mod tests {
    use super::*;

    /// R40: what a cap costs does not depend on how many calls there were.
    #[test]
    fn r40_calls_to_a_number_are_one_seek() {
        let mut connection = Connection::open_in_memory().unwrap();
        super::super::migrate::migrate(&mut connection).unwrap();
        list_by_phone(&connection).unwrap();
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {ELSEWHERE}")).unwrap();
        let rows = statement.query_map([1, 1, 1], |row| row.get::<_, String>(3)).unwrap();
        let plan: Vec<String> = rows.map(|line| line.unwrap()).collect();
        assert_eq!(plan, ["SEARCH dialled USING PRIMARY KEY (phone=? AND placed_at>?)"]);
    }
}

//! What was counted, as it is read.

use super::tally::NO_COLUMN;
use super::{codes, error::corrupt};
use crate::counts::{CallCount, ContactCount, Counts};
use crate::error::Result;
use crate::ids::CampaignId;
use crate::text::TextState;
use rappel_strategy::status::Status;
use rappel_strategy::time::{Instant, MINUTE_MS};
use rusqlite::{Connection, params};

/// The grain of the counts: the days and hours of every zone are whole quarters.
const QUARTER_MS: i64 = 15 * MINUTE_MS;

const CALLS: &str = "SELECT quarter, phone_column, status, calls FROM call_count
    WHERE campaign = ?1 AND quarter >= ?2 AND quarter < ?3 ORDER BY quarter, phone_column, status";
const CONTACTS: &str = "SELECT quarter, reached, closed FROM contact_count
    WHERE campaign = ?1 AND quarter >= ?2 AND quarter < ?3 ORDER BY quarter";
const TEXTS: &str = "SELECT state, texts FROM text_count WHERE campaign = ?1";
const TEXT: &str = "INSERT INTO text_count (campaign, state, texts) VALUES (?1, ?2, ?3)
    ON CONFLICT DO UPDATE SET texts = texts + excluded.texts";

/// The quarter in which an instant lies.
pub(super) fn quarter_of(at: Instant) -> i64 {
    at.millis().div_euclid(QUARTER_MS)
}

fn start_of(quarter: i64) -> Instant {
    Instant::from_millis(quarter * QUARTER_MS)
}

/// What was counted in the quarters that begin within `[from, until)`.
pub(super) fn within(connection: &Connection, campaign: CampaignId, from: Instant, until: Instant) -> Result<Counts> {
    super::campaigns::edition(connection, campaign)?;
    let span = params![campaign.get(), quarter_of(from + (QUARTER_MS - 1)), quarter_of(until + (QUARTER_MS - 1))];
    let mut calls = connection.prepare_cached(CALLS)?;
    let calls = calls.query_map(span, |row| {
        let column: i64 = row.get(1)?;
        Ok(CallCount {
            at: start_of(row.get(0)?),
            column: (column != NO_COLUMN).then_some(column as u8),
            status: Status::from_code(row.get(2)?),
            calls: row.get::<_, i64>(3)? as u64,
        })
    })?;
    let calls = calls.collect::<rusqlite::Result<_>>()?;
    let mut contacts = connection.prepare_cached(CONTACTS)?;
    let contacts = contacts.query_map(span, |row| {
        Ok(ContactCount {
            at: start_of(row.get(0)?),
            reached: row.get::<_, i64>(1)? as u64,
            closed: row.get::<_, i64>(2)? as u64,
        })
    })?;
    Ok(Counts { calls, contacts: contacts.collect::<rusqlite::Result<_>>()? })
}

/// How many texts are in each state, by its code.
pub(super) fn texts(connection: &Connection, campaign: CampaignId) -> Result<[u64; TextState::ALL.len()]> {
    let mut counts = [0; TextState::ALL.len()];
    let mut statement = connection.prepare_cached(TEXTS)?;
    let mut rows = statement.query([campaign.get()])?;
    while let Some(row) = rows.next()? {
        let state = codes::text_state(row.get(0)?)?;
        counts[state as usize] = u64::try_from(row.get::<_, i64>(1)?).map_err(|_| corrupt("a count of texts"))?;
    }
    Ok(counts)
}

/// Texts enter (more than 0) or leave a state.
pub(super) fn count_texts(connection: &Connection, campaign: CampaignId, state: TextState, by: i64) -> Result<()> {
    if by != 0 {
        connection.prepare_cached(TEXT)?.execute(params![campaign.get(), state as u8, by])?;
    }
    Ok(())
}

//! Pages of contacts: each is one seek and `limit` rows of an index, however many contacts there are. A test looks at the plans.

use super::queue::{self, Queue};
use super::{claim, codes, contacts};
use crate::error::{Error, Result};
use crate::ids::{CampaignId, Edition};
use crate::list::{ContactList, ContactPage, PageMark};
use crate::order::{Place, Position, Rows, TURNS, WINDOW_MAX_MS, after, before_lane, lane_of};
use rappel_strategy::engine::Turn;
use rappel_strategy::time::Instant;
use rusqlite::{Connection, OptionalExtension, Params, params};

const IN_FLIGHT: &str = "SELECT contact FROM intent WHERE contact > ?1 AND contact <= ?2 ORDER BY contact LIMIT ?3";
/// Who ended before an instant; and, since very many can end at one, who ended at it and stands before a contact.
const ENDED_BEFORE: &str =
    "SELECT ended_at, id FROM contact WHERE campaign = ?1 AND result IS NOT NULL AND ended_at < ?2
    ORDER BY ended_at DESC, id DESC LIMIT ?3";
const ENDED_AT: &str = "SELECT ended_at, id FROM contact
    WHERE campaign = ?1 AND result IS NOT NULL AND ended_at = ?2 AND id < ?4 ORDER BY id DESC LIMIT ?3";
const RESULT_BEFORE: &str = "SELECT ended_at, id FROM contact WHERE campaign = ?1 AND result = ?4 AND ended_at < ?2
    ORDER BY ended_at DESC, id DESC LIMIT ?3";
const RESULT_AT: &str = "SELECT ended_at, id FROM contact
    WHERE campaign = ?1 AND result = ?5 AND ended_at = ?2 AND id < ?4 ORDER BY id DESC LIMIT ?3";
const KEY: &str = "SELECT id FROM contact WHERE campaign = ?1 AND key > ?2 AND key < ?3 ORDER BY key LIMIT ?4";
const PHONE: &str =
    "SELECT contact FROM contact_phone WHERE phone = ?1 AND contact > ?2 AND contact <= ?3 ORDER BY contact LIMIT ?4";
const STARTED: &str = "SELECT edition, turn, lane, due_from, rank, contact, close_ms, made FROM queue
    WHERE campaign = ?1 AND edition = ?2 AND turn = ?3 AND lane = ?4 AND due_from <= ?5
      AND (due_from, rank, contact) > (?6, ?7, ?8)
    ORDER BY due_from, rank, contact LIMIT ?9";
const KEY_OF: &str = "SELECT key FROM contact WHERE id = ?1";

/// Sorts after every key that begins so: no key holds this character, which is the last there is.
const AFTER_EVERY_KEY: char = char::MAX;

/// A page of a list.
pub(super) fn page(
    open: &Connection,
    campaign: CampaignId,
    list: &ContactList,
    mark: Option<&PageMark>,
    limit: usize,
) -> Result<ContactPage> {
    let marks = match list {
        ContactList::All => {
            let (from, last) = codes::ids_after(campaign, contact_of(mark)?);
            let sql = "SELECT id FROM contact WHERE id > ?1 AND id <= ?2 ORDER BY id LIMIT ?3";
            ids(open, sql, params![from, last, limit as i64])?
        }
        ContactList::InFlight => {
            let (from, last) = codes::ids_after(campaign, contact_of(mark)?);
            ids(open, IN_FLIGHT, params![from, last, limit as i64])?
        }
        ContactList::Phone(phone) => {
            let (from, last) = codes::ids_after(campaign, contact_of(mark)?);
            ids(open, PHONE, params![codes::digits(*phone), from, last, limit as i64])?
        }
        ContactList::Key(prefix) => {
            let from = match contact_of(mark)? {
                Some(contact) => {
                    let key = open.prepare_cached(KEY_OF)?.query_row([contact as i64], |row| row.get(0)).optional()?;
                    key.ok_or_else(foreign)?
                }
                None => prefix.clone(),
            };
            keys(open, campaign, prefix, &from, mark.is_none(), limit)?
        }
        ContactList::Ended(result) => ended(open, campaign, result.as_deref(), mark, limit)?,
        ContactList::Unplanned => {
            let queue = claim::current(open, campaign)?;
            queued(queue, &queue.older_editions()?, mark, limit)?
        }
        ContactList::Waiting => {
            let queue = claim::current(open, campaign)?;
            queued(queue, &[queue.edition], mark, limit)?
        }
        ContactList::Callable(now) => callable(claim::current(open, campaign)?, *now, mark, limit)?,
    };
    let next = marks.last().filter(|_| marks.len() == limit).map(|(_, mark)| mark.clone());
    let records = marks.into_iter().map(|(id, mark)| Ok((contacts::get(open, codes::contact(id)?)?, mark)));
    Ok(ContactPage { contacts: records.collect::<Result<_>>()?, next })
}

/// The error for a mark of another list.
fn foreign() -> Error {
    Error::not_found("page", "after", [])
}

fn contact_of(mark: Option<&PageMark>) -> Result<Option<u64>> {
    match mark.map(|mark| mark.0.as_slice()) {
        None => Ok(None),
        Some([contact]) => Ok(Some(u64::try_from(*contact).map_err(|_| foreign())?)),
        Some(_) => Err(foreign()),
    }
}

type Marked = Vec<(i64, PageMark)>;

/// Contacts that a statement gives, each marked by itself.
fn ids(open: &Connection, sql: &str, params: impl Params) -> Result<Marked> {
    let mut statement = open.prepare_cached(sql)?;
    let rows = statement.query_and_then(params, |row| {
        let id = row.get(0)?;
        Ok((id, PageMark::of_contact(codes::contact(id)?)))
    })?;
    rows.collect()
}

fn keys(
    open: &Connection,
    campaign: CampaignId,
    prefix: &str,
    from: &str,
    included: bool,
    limit: usize,
) -> Result<Marked> {
    let until = format!("{prefix}{AFTER_EVERY_KEY}");
    let mut found = Vec::new();
    if included {
        let sql = "SELECT id FROM contact WHERE campaign = ?1 AND key = ?2";
        found = ids(open, sql, params![campaign.get(), from])?;
    }
    let rest = limit.saturating_sub(found.len());
    found.extend(ids(open, KEY, params![campaign.get(), from, until, rest as i64])?);
    Ok(found)
}

fn ended(
    open: &Connection,
    campaign: CampaignId,
    result: Option<&str>,
    mark: Option<&PageMark>,
    limit: usize,
) -> Result<Marked> {
    let (ended_at, id) = match mark.map(|mark| mark.0.as_slice()) {
        None => (i64::MAX, i64::MAX),
        Some([ended_at, id]) => (*ended_at, *id),
        Some(_) => return Err(foreign()),
    };
    let (campaign, limit) = (campaign.get(), limit as i64);
    let mut found = match result {
        None => ended_rows(open, ENDED_AT, params![campaign, ended_at, limit, id])?,
        Some(result) => ended_rows(open, RESULT_AT, params![campaign, ended_at, limit, id, result])?,
    };
    let rest = limit - found.len() as i64;
    found.extend(match result {
        None => ended_rows(open, ENDED_BEFORE, params![campaign, ended_at, rest])?,
        Some(result) => ended_rows(open, RESULT_BEFORE, params![campaign, ended_at, rest, result])?,
    });
    Ok(found)
}

fn ended_rows(open: &Connection, sql: &str, params: impl Params) -> Result<Marked> {
    let mut statement = open.prepare_cached(sql)?;
    let rows = statement.query_and_then(params, |row| {
        let (ended_at, id) = (row.get(0)?, row.get(1)?);
        Ok((id, PageMark(vec![ended_at, id])))
    })?;
    rows.collect()
}

/// Where a list of queued contacts goes on: edition, turn, position.
fn queue_mark(mark: Option<&PageMark>) -> Result<Option<(Edition, Turn, Position)>> {
    match mark.map(|mark| mark.0.as_slice()) {
        None => Ok(None),
        Some(&[edition, turn, lane, due_from, rank, contact]) => {
            let edition = u32::try_from(edition).map_err(|_| foreign())?;
            let turn = codes::turn(turn).map_err(|_| foreign())?;
            Ok(Some((Edition(edition), turn, (lane, due_from, rank, contact))))
        }
        Some(_) => Err(foreign()),
    }
}

fn marked(place: &Place) -> (i64, PageMark) {
    let (lane, due_from, rank, contact) = after(place);
    let numbers = vec![i64::from(place.edition.0), place.turn as i64, lane, due_from, rank, contact];
    (codes::id(place.contact), PageMark(numbers))
}

/// The rows of some editions, by turn and edition, in the order of the queue.
fn queued(queue: Queue<'_>, editions: &[Edition], mark: Option<&PageMark>, limit: usize) -> Result<Marked> {
    let from = queue_mark(mark)?;
    let mut found = Vec::new();
    for turn in TURNS {
        for &edition in editions {
            let at = match from {
                Some((from_edition, from_turn, at)) if (from_turn, from_edition) == (turn, edition) => at,
                Some((from_edition, from_turn, _)) if (turn, edition) < (from_turn, from_edition) => continue,
                _ => before_lane(i64::MIN),
            };
            let rest = limit - found.len();
            let rows = Queue { edition, ..queue }.onward(turn, at, i64::MAX, rest)?;
            found.extend(rows.iter().map(marked));
            if found.len() == limit {
                return Ok(found);
            }
        }
    }
    Ok(found)
}

/// The rows whose window holds `now`, lane after lane.
fn callable(queue: Queue<'_>, now: Instant, mark: Option<&PageMark>, limit: usize) -> Result<Marked> {
    let from = queue_mark(mark)?;
    let last = lane_of(now + WINDOW_MAX_MS);
    let mut found = Vec::new();
    for turn in TURNS {
        let mut at = match from {
            Some((_, from_turn, at)) if from_turn == turn => at,
            Some((_, from_turn, _)) if turn < from_turn => continue,
            _ => before_lane(lane_of(now)),
        };
        while found.len() < limit {
            let rows = started(queue, turn, at, now, limit - found.len())?;
            let whole_lane = rows.len() < limit - found.len();
            found.extend(rows.iter().filter(|place| place.until() > now).map(marked));
            match rows.last() {
                Some(row) if !whole_lane => at = after(row),
                _ => match queue.head(turn, at.0 + 1, i64::MIN)?.filter(|(lane, _)| *lane <= last) {
                    Some((lane, _)) => at = before_lane(lane),
                    None => break,
                },
            }
        }
    }
    Ok(found)
}

/// Rows of a lane after a position that have started.
fn started(queue: Queue<'_>, turn: Turn, at: Position, now: Instant, limit: usize) -> Result<Vec<Place>> {
    let mut statement = queue.connection.prepare_cached(STARTED)?;
    let (lane, due_from, rank, contact) = at;
    let campaign = (queue.campaign.get(), queue.edition.0, turn as u8);
    let (now, limit) = (now.millis(), limit as i64);
    let mut rows =
        statement.query(params![campaign.0, campaign.1, campaign.2, lane, now, due_from, rank, contact, limit])?;
    let mut places = Vec::new();
    while let Some(row) = rows.next()? {
        places.push(queue::place(row)?);
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a page costs does not depend on how many contacts there are.
    #[test]
    fn no_list_scans_or_sorts() {
        let mut connection = Connection::open_in_memory().unwrap();
        super::super::migrate::migrate(&mut connection).unwrap();
        let bound = [
            (IN_FLIGHT, "SEARCH intent", "rowid>? AND rowid<?"),
            (ENDED_BEFORE, "contact_ended", "campaign=? AND ended_at<?"),
            (ENDED_AT, "contact_ended", "campaign=? AND ended_at=? AND rowid<?"),
            (RESULT_BEFORE, "contact_result", "campaign=? AND result=? AND ended_at<?"),
            (RESULT_AT, "contact_result", "campaign=? AND result=? AND ended_at=? AND rowid<?"),
            (KEY, "SEARCH contact", "campaign=? AND key>? AND key<?"),
            (PHONE, "SEARCH contact_phone", "phone=? AND contact>? AND contact<?"),
            (STARTED, "SEARCH queue", "lane=? AND (due_from,rank,contact)>(?,?,?) AND due_from<?"),
        ];
        for (sql, table, range) in bound {
            let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let count = statement.parameter_count();
            let rows = statement.query_map(rusqlite::params_from_iter(vec![1; count]), |row| row.get::<_, String>(3));
            let plan: Vec<String> = rows.unwrap().map(|line| line.unwrap()).collect();
            let plan = plan.join("; ");
            assert!(plan.contains(table) && plan.contains(range), "{sql}: {plan}");
            assert!(!plan.contains("SCAN") && !plan.contains("B-TREE"), "{sql}: {plan}");
        }
    }
}

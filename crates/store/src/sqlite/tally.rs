//! What is counted, kept in step by every transaction that changes it: contacts in each phase, calls, contacts reached and ended.

use super::counts::quarter_of;
use crate::error::Result;
use crate::ids::{CampaignId, Edition};
use rappel_strategy::status::Status;
use rappel_strategy::time::Instant;
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

const MOVE: &str = "UPDATE campaign SET unplanned = unplanned + ?2, waiting = waiting + ?3, in_flight = in_flight + ?4,
    ended = ended + ?5 WHERE id = ?1";
const RESULT: &str = "INSERT INTO result_count (campaign, result, contacts) VALUES (?1, ?2, ?3)
    ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts";
const CALLS: &str =
    "INSERT INTO call_count (campaign, quarter, phone_column, status, calls) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT DO UPDATE SET calls = calls + excluded.calls";
const CONTACTS: &str = "INSERT INTO contact_count (campaign, quarter, reached, closed) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT DO UPDATE SET reached = reached + excluded.reached, closed = closed + excluded.closed";

/// The column of a number that is not the contact's any more.
pub(super) const NO_COLUMN: i64 = -1;

/// What a transaction changes in the counts of a campaign whose plans are made under `edition`.
pub(super) struct Tally<'r> {
    edition: Edition,
    unplanned: i64,
    waiting: i64,
    in_flight: i64,
    ended: i64,
    results: BTreeMap<&'r str, i64>,
    /// By quarter, column and status.
    calls: BTreeMap<(i64, i64, u8), i64>,
    /// Reached and closed, by quarter.
    contacts: BTreeMap<i64, (i64, i64)>,
}

impl<'r> Tally<'r> {
    pub(super) fn new(edition: Edition) -> Tally<'r> {
        Tally {
            edition,
            unplanned: 0,
            waiting: 0,
            in_flight: 0,
            ended: 0,
            results: BTreeMap::new(),
            calls: BTreeMap::new(),
            contacts: BTreeMap::new(),
        }
    }

    /// A row planned under `edition` enters (1) or leaves (−1) the queue.
    pub(super) fn queue(&mut self, edition: Edition, by: i64) {
        if edition == self.edition {
            self.waiting += by;
        } else {
            self.unplanned += by;
        }
    }

    /// A call takes off (1) or lands (−1).
    pub(super) fn flight(&mut self, by: i64) {
        self.in_flight += by;
    }

    /// A call to the number of a column ended so.
    pub(super) fn call(&mut self, placed_at: Instant, column: Option<u8>, status: Status) {
        let column = column.map_or(NO_COLUMN, i64::from);
        *self.calls.entry((quarter_of(placed_at), column, status.code())).or_default() += 1;
    }

    /// An agent talked to a contact for the first time.
    pub(super) fn reach(&mut self, at: Instant) {
        self.contacts.entry(quarter_of(at)).or_default().0 += 1;
    }

    /// A contact ends (1), or its end of that instant is taken back (−1).
    pub(super) fn end(&mut self, result: &'r str, at: Instant, by: i64) {
        self.ended += by;
        *self.results.entry(result).or_default() += by;
        self.contacts.entry(quarter_of(at)).or_default().1 += by;
    }

    /// Writes the change down.
    pub(super) fn write(self, connection: &Connection, campaign: CampaignId) -> Result<()> {
        let campaign = campaign.get();
        let moved = params![campaign, self.unplanned, self.waiting, self.in_flight, self.ended];
        connection.prepare_cached(MOVE)?.execute(moved)?;
        for (result, contacts) in self.results {
            connection.prepare_cached(RESULT)?.execute(params![campaign, result, contacts])?;
        }
        for ((quarter, column, status), calls) in self.calls {
            connection.prepare_cached(CALLS)?.execute(params![campaign, quarter, column, status, calls])?;
        }
        for (quarter, (reached, closed)) in self.contacts {
            connection.prepare_cached(CONTACTS)?.execute(params![campaign, quarter, reached, closed])?;
        }
        Ok(())
    }
}

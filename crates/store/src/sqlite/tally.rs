//! How many contacts are in each phase, kept in step by every transaction that moves one.

use crate::error::Result;
use crate::ids::{CampaignId, Edition};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

const MOVE: &str = "UPDATE campaign SET unplanned = unplanned + ?2, waiting = waiting + ?3, in_flight = in_flight + ?4,
    ended = ended + ?5 WHERE id = ?1";
const RESULT: &str = "INSERT INTO result_count (campaign, result, contacts) VALUES (?1, ?2, ?3)
    ON CONFLICT DO UPDATE SET contacts = contacts + excluded.contacts";

/// What a transaction changes in the counts of a campaign whose plans are made under `edition`.
pub(super) struct Tally<'r> {
    edition: Edition,
    unplanned: i64,
    waiting: i64,
    in_flight: i64,
    ended: i64,
    results: BTreeMap<&'r str, i64>,
}

impl<'r> Tally<'r> {
    pub(super) fn new(edition: Edition) -> Tally<'r> {
        Tally { edition, unplanned: 0, waiting: 0, in_flight: 0, ended: 0, results: BTreeMap::new() }
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

    /// A contact ends.
    pub(super) fn end(&mut self, result: &'r str) {
        self.ended += 1;
        *self.results.entry(result).or_default() += 1;
    }

    /// Writes the change down.
    pub(super) fn write(self, connection: &Connection, campaign: CampaignId) -> Result<()> {
        let campaign = campaign.get();
        let moved = params![campaign, self.unplanned, self.waiting, self.in_flight, self.ended];
        connection.prepare_cached(MOVE)?.execute(moved)?;
        for (result, contacts) in self.results {
            connection.prepare_cached(RESULT)?.execute(params![campaign, result, contacts])?;
        }
        Ok(())
    }
}

//! The statements that read the queue. Each is one seek and a short range; a test looks at their plans.

use super::codes;
use crate::error::{Error, Result};
use crate::ids::{CampaignId, Edition};
use crate::order::{Place, Position, Rows};
use rappel_strategy::engine::Turn;
use rusqlite::{Connection, OptionalExtension, Params, Row, params};

const HEAD: &str = "SELECT lane, due_from FROM queue
    WHERE campaign = ?1 AND edition = ?2 AND turn = ?3 AND (lane, due_from) >= (?4, ?5)
    ORDER BY lane, due_from LIMIT 1";
const IN_LANE: &str = "SELECT edition, turn, lane, due_from, rank, contact, close_ms, made FROM queue
    WHERE campaign = ?1 AND edition = ?2 AND turn = ?3 AND lane = ?4 AND due_from <= ?5
      AND (due_from, rank, contact) > (?6, 0, ?7)
    ORDER BY due_from, rank, contact LIMIT ?8";
const IN_WINDOW: &str = "SELECT edition, turn, lane, due_from, rank, contact, close_ms, made FROM queue
    WHERE campaign = ?1 AND edition = ?2 AND turn = ?3 AND lane = ?4 AND due_from = ?5 AND (rank, contact) > (?6, ?7)
    ORDER BY rank, contact LIMIT ?8";
const ONWARD: &str = "SELECT edition, turn, lane, due_from, rank, contact, close_ms, made FROM queue
    WHERE campaign = ?1 AND edition = ?2 AND turn = ?3 AND (lane, due_from, rank, contact) > (?4, ?5, ?6, ?7)
      AND lane <= ?8
    ORDER BY lane, due_from, rank, contact LIMIT ?9";
const COUNT: &str = "SELECT count(*) FROM (SELECT 1 FROM queue
    WHERE campaign = ?1 AND edition = ?2 AND turn = ?3 AND lane = ?4 AND due_from <= ?5 LIMIT ?6)";
const EDITION_AFTER: &str = "SELECT edition FROM queue WHERE campaign = ?1 AND edition > ?2 ORDER BY edition LIMIT 1";

/// The rows of a campaign that were planned under one edition.
#[derive(Clone, Copy)]
pub(super) struct Queue<'c> {
    pub connection: &'c Connection,
    pub campaign: CampaignId,
    pub edition: Edition,
}

impl Rows for Queue<'_> {
    type Error = Error;

    fn head(&self, turn: Turn, lane: i64, due_from: i64) -> Result<Option<(i64, i64)>> {
        let mut statement = self.connection.prepare_cached(HEAD)?;
        let key = params![self.campaign.get(), self.edition.0, turn as u8, lane, due_from];
        Ok(statement.query_row(key, |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    fn in_lane(&self, turn: Turn, at: Position, due_from_max: i64, limit: usize) -> Result<Vec<Place>> {
        let (lane, due_from, _, contact) = at;
        let campaign = (self.campaign.get(), self.edition.0, turn as u8);
        self.places(
            IN_LANE,
            params![campaign.0, campaign.1, campaign.2, lane, due_from_max, due_from, contact, limit as i64],
        )
    }

    fn in_window(&self, turn: Turn, at: Position, limit: usize) -> Result<Vec<Place>> {
        let (lane, due_from, rank, contact) = at;
        let campaign = (self.campaign.get(), self.edition.0, turn as u8);
        self.places(IN_WINDOW, params![campaign.0, campaign.1, campaign.2, lane, due_from, rank, contact, limit as i64])
    }

    fn onward(&self, turn: Turn, at: Position, lane_max: i64, limit: usize) -> Result<Vec<Place>> {
        let (lane, due_from, rank, contact) = at;
        let campaign = (self.campaign.get(), self.edition.0, turn as u8);
        self.places(
            ONWARD,
            params![campaign.0, campaign.1, campaign.2, lane, due_from, rank, contact, lane_max, limit as i64],
        )
    }

    fn count(&self, turn: Turn, lane: i64, due_from_max: i64, at_most: u64) -> Result<u64> {
        let mut statement = self.connection.prepare_cached(COUNT)?;
        let at_most = i64::try_from(at_most).unwrap_or(i64::MAX);
        let key = params![self.campaign.get(), self.edition.0, turn as u8, lane, due_from_max, at_most];
        Ok(statement.query_row(key, |row| row.get::<_, i64>(0))? as u64)
    }
}

impl Queue<'_> {
    /// The editions before this one that have rows, oldest first. Few: each is emptied by planning.
    pub(super) fn older_editions(&self) -> Result<Vec<Edition>> {
        let mut statement = self.connection.prepare_cached(EDITION_AFTER)?;
        let mut editions: Vec<Edition> = Vec::new();
        loop {
            let last = editions.last().map_or(-1, |edition| i64::from(edition.0));
            let next = statement.query_row(params![self.campaign.get(), last], |row| row.get(0)).optional()?;
            match next.map(Edition) {
                Some(edition) if edition < self.edition => editions.push(edition),
                _ => return Ok(editions),
            }
        }
    }

    fn places(&self, sql: &str, params: impl Params) -> Result<Vec<Place>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        let mut places = Vec::new();
        while let Some(row) = rows.next()? {
            places.push(place(row)?);
        }
        Ok(places)
    }
}

/// Reads a row of `edition, turn, lane, due_from, rank, contact, close_ms, made`.
pub(super) fn place(row: &Row<'_>) -> Result<Place> {
    Ok(Place {
        edition: Edition(row.get(0)?),
        turn: codes::turn(row.get(1)?)?,
        lane: row.get(2)?,
        due_from: row.get(3)?,
        rank: row.get(4)?,
        contact: codes::contact(row.get(5)?)?,
        close_ms: row.get(6)?,
        made: row.get(7)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R38: what a claim costs does not depend on how many contacts there are.
    #[test]
    fn r38_no_statement_scans_or_sorts() {
        let mut connection = Connection::open_in_memory().unwrap();
        super::super::migrate::migrate(&mut connection).unwrap();
        let bound = [
            (HEAD, "(lane,due_from)>(?,?)"),
            (IN_LANE, "lane=? AND (due_from,rank,contact)>(?,?,?) AND due_from<?"),
            (IN_WINDOW, "lane=? AND due_from=? AND (rank,contact)>(?,?)"),
            (ONWARD, "(lane,due_from,rank,contact)>(?,?,?,?) AND lane<?"),
            (COUNT, "lane=? AND due_from<?"),
            (EDITION_AFTER, "campaign=? AND edition>?"),
        ];
        for (sql, range) in bound {
            let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let count = statement.parameter_count();
            let rows = statement.query_map(rusqlite::params_from_iter(vec![1; count]), |row| row.get::<_, String>(3));
            let plan: Vec<String> = rows.unwrap().map(|line| line.unwrap()).collect();
            let plan = plan.join("; ");
            assert!(plan.contains("SEARCH queue") && plan.contains(range), "{sql}: {plan}");
            assert!(!plan.contains("SCAN queue") && !plan.contains("B-TREE"), "{sql}: {plan}");
        }
    }
}

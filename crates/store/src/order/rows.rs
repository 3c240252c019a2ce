//! Rows in the order of the queue, wherever they are kept.

use super::place::{Place, WINDOW_MAX_MS, lane_start};
use super::sources::merged_windows;
use crate::ids::ContactId;
use rappel_strategy::engine::Turn;
use rappel_strategy::time::Instant;

/// A position between two rows of a turn, in the order of the queue: lane, start, rank, contact.
pub type Position = (i64, i64, i64, i64);

/// The position before every row of a lane and those after it.
pub const fn before_lane(lane: i64) -> Position {
    (lane, i64::MIN, i64::MIN, i64::MIN)
}

/// The position just after a row.
pub fn after(place: &Place) -> Position {
    (place.lane, place.due_from, place.rank, place.contact.get() as i64)
}

/// The planned rows of a campaign: for each turn by lane, start, rank and contact.
pub trait Rows {
    /// Why they cannot be read.
    type Error;
    /// Rows below which reading another portion costs more than it saves.
    const PORTION_MIN: usize = 8;
    /// Lane and start of the first row whose lane and start are not before these.
    ///
    /// # Errors
    /// The rows cannot be read.
    fn head(&self, turn: Turn, lane: i64, due_from: i64) -> Result<Option<(i64, i64)>, Self::Error>;
    /// The first `limit` lanes within `[lane_min, lane_max]` that have a row that starts by `due_from_max`, in order.
    ///
    /// # Errors
    /// The rows cannot be read.
    fn started(
        &self,
        turn: Turn,
        (lane_min, lane_max): (i64, i64),
        due_from_max: i64,
        limit: usize,
    ) -> Result<Vec<i64>, Self::Error> {
        let (mut lanes, mut next) = (Vec::new(), lane_min);
        while lanes.len() < limit
            && let Some((lane, first)) = self.head(turn, next, i64::MIN)?.filter(|(lane, _)| *lane <= lane_max)
        {
            if first <= due_from_max {
                lanes.push(lane);
            }
            next = lane + 1;
        }
        Ok(lanes)
    }
    /// Up to `limit` fresh contacts after a rank and a contact whose windows are open at `now`, by rank and file order.
    ///
    /// # Errors
    /// The rows cannot be read.
    fn fresh(&self, now: Instant, after: (i64, i64), limit: usize) -> Result<Vec<Place>, Self::Error>
    where
        Self: Sized,
    {
        merged_windows(self, now, after, limit)
    }
    /// The earliest start, before `before`, of a row that nobody holds in a lane from `lane_min` on; any that is not after `enough`
    /// will do.
    ///
    /// # Errors
    /// The rows cannot be read.
    fn first_start(
        &self,
        turn: Turn,
        lane_min: i64,
        (enough, before): (i64, i64),
        held: &dyn Fn(ContactId) -> bool,
    ) -> Result<Option<i64>, Self::Error>
    where
        Self: Sized,
    {
        let (mut lane, mut best) = (lane_min, None);
        // A row of a later lane starts at most the longest window before that lane.
        while let Some((found, start)) = self.head(turn, lane, i64::MIN)?
            && lane_start(found).millis() < best.unwrap_or(before).saturating_add(WINDOW_MAX_MS)
        {
            if start < best.unwrap_or(before)
                && let Some(start) = first_free(self, turn, found, held)?
            {
                best = Some(start.min(best.unwrap_or(before))).filter(|best| *best < before);
            }
            if best.is_some_and(|best| best <= enough) {
                break;
            }
            lane = found + 1;
        }
        Ok(best)
    }
    /// Up to `limit` callbacks or recalls of a lane after a position that start by `due_from_max`, by start.
    ///
    /// # Errors
    /// The rows cannot be read.
    fn in_lane(&self, turn: Turn, at: Position, due_from_max: i64, limit: usize) -> Result<Vec<Place>, Self::Error>;
    /// Up to `limit` rows of one window after a position, by rank and file order.
    ///
    /// # Errors
    /// The rows cannot be read.
    fn in_window(&self, turn: Turn, at: Position, limit: usize) -> Result<Vec<Place>, Self::Error>;
    /// Up to `limit` rows of a turn after a position, in the order of the queue, up to a lane.
    ///
    /// # Errors
    /// The rows cannot be read.
    fn onward(&self, turn: Turn, at: Position, lane_max: i64, limit: usize) -> Result<Vec<Place>, Self::Error>;
    /// How many rows of a lane start by `due_from_max`, counted up to `at_most`.
    ///
    /// # Errors
    /// The rows cannot be read.
    fn count(&self, turn: Turn, lane: i64, due_from_max: i64, at_most: u64) -> Result<u64, Self::Error>;
}

/// When the first row of a lane that nobody holds starts.
///
/// # Errors
/// The rows cannot be read.
pub fn first_free<R: Rows>(
    rows: &R,
    turn: Turn,
    lane: i64,
    held: &dyn Fn(ContactId) -> bool,
) -> Result<Option<i64>, R::Error> {
    let (mut at, mut portion) = (before_lane(lane), R::PORTION_MIN);
    loop {
        let found = rows.onward(turn, at, lane, portion)?;
        if let Some(place) = found.iter().find(|place| !held(place.contact)) {
            return Ok(Some(place.due_from));
        }
        match found.last() {
            Some(last) if found.len() == portion => (at, portion) = (after(last), portion * 2),
            _ => return Ok(None),
        }
    }
}

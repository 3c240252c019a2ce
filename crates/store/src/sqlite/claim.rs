//! Who is called next (R38), who has to be planned again, and when something is due.

use super::claims::{Claims, Share};
use super::place::{Place, WINDOW_MAX_MS, lane_of, lane_start};
use super::queue::{Queue, after, before_lane};
use super::sources::{ByEnd, Merged, View};
use crate::error::Result;
use crate::ids::CampaignId;
use rappel_strategy::engine::Turn;
use rappel_strategy::time::Instant;
use rusqlite::Connection;

/// The turns in which contacts are taken.
pub(super) use super::codes::TURNS;

/// Rows read at once where most are expected to do.
const PORTION: usize = 64;

/// Finds up to `limit` free callable rows in the order of R38, and the share of fresh ones after them.
pub(super) fn claim(
    queue: Queue<'_>,
    claims: &Claims,
    now: Instant,
    limit: usize,
    fresh_percent: Option<u8>,
) -> Result<(Vec<Place>, Share)> {
    let mut share = claims.share(queue.campaign);
    let mut places = Vec::new();
    let view = View { queue, now, claims, limit };
    for turn in [Turn::PersonalCallback, Turn::Callback] {
        if places.len() < limit {
            let mut due = Merged::callbacks(turn, &view)?;
            fill(&mut places, limit, || due.next(&view))?;
        }
    }
    let mut recalls = ByEnd::new(Turn::Recall, &view);
    match fresh_percent {
        None => {
            fill(&mut places, limit, || recalls.next(&view))?;
            if places.len() < limit {
                let mut fresh = Merged::fresh(&view)?;
                fill(&mut places, limit, || fresh.next(&view))?;
            }
        }
        Some(percent) if places.len() < limit => {
            let mut fresh = Merged::fresh(&view)?;
            let mut heads = (recalls.next(&view)?, fresh.next(&view)?);
            fill(&mut places, limit, || {
                let takes_fresh = match heads {
                    (Some(_), Some(_)) => share.takes_fresh(percent),
                    (recall, _) => recall.is_none(),
                };
                Ok(if takes_fresh {
                    std::mem::replace(&mut heads.1, fresh.next(&view)?)
                } else {
                    std::mem::replace(&mut heads.0, recalls.next(&view)?)
                })
            })?;
        }
        Some(_) => {}
    }
    Ok((places, share))
}

fn fill(places: &mut Vec<Place>, limit: usize, mut next: impl FnMut() -> Result<Option<Place>>) -> Result<()> {
    while places.len() < limit {
        match next()? {
            Some(place) => places.push(place),
            None => break,
        }
    }
    Ok(())
}

/// Up to `limit` free rows whose window is over, turn by turn. They stand before all others of their turn.
pub(super) fn overdue(queue: Queue<'_>, claims: &Claims, now: Instant, limit: usize) -> Result<Vec<Place>> {
    let mut places = Vec::new();
    for turn in TURNS {
        collect(&mut places, limit, queue, turn, lane_of(now), |place| {
            place.until() <= now && !claims.holds(place.contact)
        })?;
    }
    Ok(places)
}

/// Up to `limit` free rows of older editions, turn by turn, so that a callback is planned before a million fresh contacts.
pub(super) fn unplanned(queue: Queue<'_>, claims: &Claims, limit: usize) -> Result<Vec<Place>> {
    let older = queue.older_editions()?;
    let mut places = Vec::new();
    for turn in TURNS {
        for &edition in &older {
            collect(&mut places, limit, Queue { edition, ..queue }, turn, i64::MAX, |place| {
                !claims.holds(place.contact)
            })?;
        }
    }
    Ok(places)
}

fn collect(
    places: &mut Vec<Place>,
    limit: usize,
    queue: Queue<'_>,
    turn: Turn,
    lane_max: i64,
    wanted: impl Fn(&Place) -> bool,
) -> Result<()> {
    let mut at = before_lane(i64::MIN);
    while places.len() < limit {
        let portion = limit - places.len();
        let rows = queue.onward(turn, at, lane_max, portion)?;
        places.extend(rows.iter().filter(|place| wanted(place)));
        match rows.last() {
            Some(last) if rows.len() == portion => at = after(last),
            _ => break,
        }
    }
    Ok(())
}

/// The first instant from `now` on at which a free row starts or its window is over.
pub(super) fn next_due_at(queue: Queue<'_>, claims: &Claims, now: Instant) -> Result<Option<Instant>> {
    if !unplanned(queue, claims, 1)?.is_empty() || !overdue(queue, claims, now, 1)?.is_empty() {
        return Ok(Some(now));
    }
    let mut best: Option<Instant> = None;
    for turn in TURNS {
        let mut lane = lane_of(now);
        // A row of a later lane starts at most the longest window before that lane.
        while let Some((found, start)) = queue.head(turn, lane, i64::MIN)?
            && best.is_none_or(|best| lane_start(found) < best + WINDOW_MAX_MS)
        {
            if best.is_none_or(|best| start < best.millis())
                && let Some(place) = first_free(queue, claims, turn, found)?
            {
                let start = Instant::from_millis(place.due_from).max(now);
                best = Some(best.map_or(start, |best| best.min(start)));
            }
            if best == Some(now) {
                return Ok(best);
            }
            lane = found + 1;
        }
    }
    Ok(best)
}

fn first_free(queue: Queue<'_>, claims: &Claims, turn: Turn, lane: i64) -> Result<Option<Place>> {
    let mut at = before_lane(lane);
    loop {
        let rows = queue.onward(turn, at, lane, PORTION)?;
        if let Some(place) = rows.iter().find(|place| !claims.holds(place.contact)) {
            return Ok(Some(*place));
        }
        match rows.last() {
            Some(last) if rows.len() == PORTION => at = after(last),
            _ => return Ok(None),
        }
    }
}

/// How many rows of a turn are callable, up to `at_most`. Those whose window ends within the minute of `now` count still.
pub(super) fn count(queue: Queue<'_>, turn: Turn, now: Instant, at_most: u64) -> Result<u64> {
    let (mut lane, last) = (lane_of(now), lane_of(now + WINDOW_MAX_MS));
    let mut count = 0;
    while count < at_most
        && let Some((found, first)) = queue.head(turn, lane, i64::MIN)?.filter(|(lane, _)| *lane <= last)
    {
        if first <= now.millis() {
            count += queue.count(turn, found, now.millis(), at_most - count)?;
        }
        lane = found + 1;
    }
    Ok(count)
}

/// The rows of a campaign that were planned under its current edition.
///
/// # Errors
/// `NotFound` for an unknown campaign.
pub(super) fn current(connection: &Connection, campaign: CampaignId) -> Result<Queue<'_>> {
    let edition = super::campaigns::edition(connection, campaign)?;
    Ok(Queue { connection, campaign, edition })
}

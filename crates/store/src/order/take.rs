//! Who is called next (R38), who has to be planned again, and when something is due.

use super::place::{Place, WINDOW_MAX_MS, lane_of};
use super::rows::{Rows, after, before_lane};
use super::share::Share;
use super::sources::{ByEnd, Merged, Run, View};
use crate::ids::ContactId;
use rappel_strategy::engine::Turn;
use rappel_strategy::time::Instant;

/// The turns in the order in which they are taken (R38).
pub const TURNS: [Turn; 4] = [Turn::PersonalCallback, Turn::Callback, Turn::Recall, Turn::Fresh];

/// Finds up to `limit` callable rows that nobody holds in the order of R38; `share` goes on from where it was.
///
/// # Errors
/// The rows cannot be read.
pub fn claim<R: Rows>(
    rows: &R,
    held: &dyn Fn(ContactId) -> bool,
    now: Instant,
    limit: usize,
    fresh_percent: Option<u8>,
    share: &mut Share,
) -> Result<Vec<Place>, R::Error> {
    let mut places = Vec::new();
    let view = View { rows, now, held, limit };
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
                let mut fresh = Run::fresh(&view);
                fill(&mut places, limit, || fresh.next(&view))?;
            }
        }
        Some(percent) if places.len() < limit => {
            let mut fresh = Run::fresh(&view);
            let mut heads = (None, None);
            fill(&mut places, limit, || {
                if heads.0.is_none() {
                    heads.0 = recalls.next(&view)?;
                }
                if heads.1.is_none() {
                    heads.1 = fresh.next(&view)?;
                }
                let takes_fresh = match heads {
                    (Some(_), Some(_)) => share.takes_fresh(percent),
                    (recall, _) => recall.is_none(),
                };
                Ok(if takes_fresh { heads.1.take() } else { heads.0.take() })
            })?;
        }
        Some(_) => {}
    }
    Ok(places)
}

fn fill<E>(places: &mut Vec<Place>, limit: usize, mut next: impl FnMut() -> Result<Option<Place>, E>) -> Result<(), E> {
    while places.len() < limit {
        match next()? {
            Some(place) => places.push(place),
            None => break,
        }
    }
    Ok(())
}

/// Up to `limit` free rows whose window is over, turn by turn. They stand before all others of their turn.
///
/// # Errors
/// The rows cannot be read.
pub fn overdue<R: Rows>(
    rows: &R,
    held: &dyn Fn(ContactId) -> bool,
    now: Instant,
    limit: usize,
) -> Result<Vec<Place>, R::Error> {
    let mut places = Vec::new();
    for turn in TURNS {
        collect(&mut places, limit, rows, turn, lane_of(now), |place| place.until() <= now && !held(place.contact))?;
    }
    Ok(places)
}

/// Adds the wanted rows of a turn up to a lane, until there are `limit`.
pub(crate) fn collect<R: Rows>(
    places: &mut Vec<Place>,
    limit: usize,
    rows: &R,
    turn: Turn,
    lane_max: i64,
    wanted: impl Fn(&Place) -> bool,
) -> Result<(), R::Error> {
    let mut at = before_lane(i64::MIN);
    while places.len() < limit {
        let portion = limit - places.len();
        let found = rows.onward(turn, at, lane_max, portion)?;
        places.extend(found.iter().filter(|place| wanted(place)));
        match found.last() {
            Some(last) if found.len() == portion => at = after(last),
            _ => break,
        }
    }
    Ok(())
}

/// The first instant from `now` on at which a free row starts or its window is over.
///
/// # Errors
/// The rows cannot be read.
pub fn next_due_at<R: Rows>(
    rows: &R,
    held: &dyn Fn(ContactId) -> bool,
    now: Instant,
) -> Result<Option<Instant>, R::Error> {
    if !overdue(rows, held, now, 1)?.is_empty() {
        return Ok(Some(now));
    }
    let mut best = None;
    for turn in TURNS {
        let bounds = (now.millis(), best.unwrap_or(i64::MAX));
        best = rows.first_start(turn, lane_of(now), bounds, held)?.or(best);
        if best.is_some_and(|best| best <= now.millis()) {
            break;
        }
    }
    Ok(best.map(|best| Instant::from_millis(best).max(now)))
}

/// How many rows of a turn are callable, up to `at_most`. Those whose window ends within the minute of `now` count still.
///
/// # Errors
/// The rows cannot be read.
pub fn count<R: Rows>(rows: &R, turn: Turn, now: Instant, at_most: u64) -> Result<u64, R::Error> {
    let (mut lane, last) = (lane_of(now), lane_of(now + WINDOW_MAX_MS));
    let mut count = 0;
    while count < at_most
        && let Some((found, first)) = rows.head(turn, lane, i64::MIN)?.filter(|(lane, _)| *lane <= last)
    {
        if first <= now.millis() {
            count += rows.count(turn, found, now.millis(), at_most - count)?;
        }
        lane = found + 1;
    }
    Ok(count)
}

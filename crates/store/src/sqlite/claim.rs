//! The order of claiming (R38) on the table of a campaign, and what is not planned yet.

use super::claims::Claims;
use super::queue::Queue;
use crate::error::Result;
use crate::ids::{CampaignId, ContactId};
use crate::order::{self, Place, Share, TURNS, collect};
use rappel_strategy::time::Instant;
use rusqlite::Connection;

/// Finds up to `limit` free callable rows in the order of R38, and the share of fresh ones after them.
pub(super) fn claim(
    queue: Queue<'_>,
    claims: &Claims,
    now: Instant,
    limit: usize,
    fresh_percent: Option<u8>,
    left_out: &dyn Fn(ContactId) -> bool,
) -> Result<(Vec<Place>, Share)> {
    let mut share = claims.share(queue.campaign);
    let held = |contact| claims.holds(contact) || left_out(contact);
    let places = order::claim(&queue, &held, now, limit, fresh_percent, &mut share)?;
    Ok((places, share))
}

/// Up to `limit` free rows whose window is over, turn by turn.
pub(super) fn overdue(queue: Queue<'_>, claims: &Claims, now: Instant, limit: usize) -> Result<Vec<Place>> {
    order::overdue(&queue, &|contact| claims.holds(contact), now, limit)
}

/// Up to `limit` free rows of older editions, turn by turn, so that a callback is planned before a million fresh contacts.
pub(super) fn unplanned(queue: Queue<'_>, claims: &Claims, limit: usize) -> Result<Vec<Place>> {
    let older = queue.older_editions()?;
    let mut places = Vec::new();
    for turn in TURNS {
        for &edition in &older {
            let older = Queue { edition, ..queue };
            collect(&mut places, limit, &older, turn, i64::MAX, |place| !claims.holds(place.contact))?;
        }
    }
    Ok(places)
}

/// The first instant from `now` on at which a free row starts, its window is over, or it has to be planned.
pub(super) fn next_due_at(
    queue: Queue<'_>,
    claims: &Claims,
    now: Instant,
    left_out: &dyn Fn(ContactId) -> bool,
) -> Result<Option<Instant>> {
    if !unplanned(queue, claims, 1)?.is_empty() {
        return Ok(Some(now));
    }
    order::next_due_at(&queue, &|contact| claims.holds(contact) || left_out(contact), now)
}

/// The rows of a campaign that were planned under its current edition.
///
/// # Errors
/// `NotFound` for an unknown campaign.
pub(super) fn current(connection: &Connection, campaign: CampaignId) -> Result<Queue<'_>> {
    let edition = super::campaigns::edition(connection, campaign)?;
    Ok(Queue { connection, campaign, edition })
}

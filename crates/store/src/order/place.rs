//! Where a contact stands in the queue.

use crate::contact::Ticket;
use crate::ids::{ContactId, Edition};
use rappel_strategy::engine::Turn;
use rappel_strategy::time::{HOUR_MS, Instant, MINUTE_MS};

/// Width of a lane: windows end on whole minutes (R1, R12), so that the order by lane is the order by end. The few ends within a
/// minute, as of rolling caps, count with that minute.
const LANE_MS: i64 = MINUTE_MS;
/// The longest time between the start of a window and its lane.
///
/// A longer window counts as closing then, and the contact is planned again: this bounds the lanes in which something can be
/// callable at an instant, however far the horizon is.
pub const WINDOW_MAX_MS: i64 = 25 * HOUR_MS;

/// The lane of an instant.
pub fn lane_of(at: Instant) -> i64 {
    at.millis().div_euclid(LANE_MS)
}

/// The instant at which a lane begins.
pub fn lane_start(lane: i64) -> Instant {
    Instant::from_millis(lane.saturating_mul(LANE_MS))
}

/// A row of the queue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Whose row it is.
    pub contact: ContactId,
    /// The edition it was planned under.
    pub edition: Edition,
    /// In which turn.
    pub turn: Turn,
    /// The minute in which the window closes.
    pub lane: i64,
    /// When the window begins, milliseconds; 0 for a fresh contact whose window was open when it was planned.
    pub due_from: i64,
    /// Lower is taken earlier among fresh contacts.
    pub rank: i64,
    /// When the window closes within its minute.
    pub close_ms: i64,
    /// Attempts made.
    pub made: u32,
}

impl Place {
    /// The place of a contact that may be called within a window, as planned at `at`.
    pub fn planned(
        (contact, edition, made): (ContactId, Edition, u32),
        turn: Turn,
        (from, until): (Instant, Instant),
        at: Instant,
        priority: i32,
    ) -> Place {
        // Fresh contacts are merged window by window (see `sources`): those that are open already are one window, not as many as
        // there were instants of planning.
        let open = turn == Turn::Fresh && from <= at;
        // Floored to the hour, so that long windows share few lanes.
        let close_max = (from.max(Instant::from_millis(0)).millis() + WINDOW_MAX_MS).div_euclid(HOUR_MS) * HOUR_MS;
        let close = until.millis().clamp(0, close_max);
        Place {
            contact,
            edition,
            turn,
            lane: close.div_euclid(LANE_MS),
            due_from: if open { 0 } else { from.millis() },
            rank: rank(turn, priority),
            close_ms: close.rem_euclid(LANE_MS),
            made,
        }
    }

    /// The place of a contact that has to be planned whatever the edition.
    pub fn unplanned(contact: ContactId, turn: Turn, priority: i32, made: u32) -> Place {
        let rank = rank(turn, priority);
        Place { contact, edition: Edition(0), turn, lane: 0, due_from: 0, rank, close_ms: 0, made }
    }

    /// Where the contact of a ticket stands, but for the instant within its minute at which the window closes.
    pub fn of(ticket: &Ticket) -> Place {
        Place {
            contact: ticket.contact,
            edition: ticket.edition,
            turn: ticket.turn,
            lane: ticket.lane,
            due_from: ticket.due_from,
            rank: rank(ticket.turn, ticket.priority),
            close_ms: 0,
            made: ticket.made,
        }
    }

    /// When the window closes.
    pub fn until(&self) -> Instant {
        lane_start(self.lane) + self.close_ms
    }

    /// The ticket of the contact that stands here.
    pub fn ticket(&self, priority: i32) -> Ticket {
        Ticket {
            contact: self.contact,
            edition: self.edition,
            turn: self.turn,
            lane: self.lane,
            due_from: self.due_from,
            priority,
            made: self.made,
        }
    }
}

/// What orders contacts of a turn besides their windows: the priority of fresh ones, highest first (R38).
pub fn rank(turn: Turn, priority: i32) -> i64 {
    if turn == Turn::Fresh { -i64::from(priority) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::CampaignId;

    fn place(turn: Turn, from: i64, until: i64, at: i64) -> Place {
        let contact = ContactId::new(CampaignId::new(1).unwrap(), 0);
        let window = (Instant::from_millis(from), Instant::from_millis(until));
        Place::planned((contact, Edition(1), 0), turn, window, Instant::from_millis(at), 5)
    }

    #[test]
    fn windows_keep_their_end_to_the_millisecond() {
        let until = 20 * HOUR_MS + 61_234;
        assert_eq!(place(Turn::Recall, 5, until, 5).until(), Instant::from_millis(until));
    }

    #[test]
    fn long_windows_are_looked_at_again_after_a_day() {
        for until in [26 * HOUR_MS, 400 * 24 * HOUR_MS, Instant::MAX.millis()] {
            let until = place(Turn::Recall, HOUR_MS - 1, until, 0).until().millis();
            assert!((24 * HOUR_MS..=WINDOW_MAX_MS).contains(&(until - (HOUR_MS - 1))));
        }
    }

    #[test]
    fn r38_only_fresh_contacts_are_ranked_by_priority() {
        assert_eq!(place(Turn::Fresh, 9, 100, 9).rank, -5);
        assert_eq!(place(Turn::Recall, 9, 100, 9).rank, 0);
        assert_eq!((place(Turn::Fresh, 9, 100, 9).due_from, place(Turn::Fresh, 9, 100, 8).due_from), (0, 9));
    }
}

//! Texts that wait to leave, and when the next may.

use super::reason::Reason;
use super::shared::Ticket;
use crate::texting::TextOrder;
use std::collections::VecDeque;
use std::time::Duration;
use tokio::time::Instant;

/// A text that waits.
pub struct Waiting {
    pub order: TextOrder,
    pub ticket: Ticket,
}

/// What waits, and the pace at which it leaves.
pub struct Outbox {
    waiting: VecDeque<Waiting>,
    interval: Duration,
    /// By the pace, the next may leave then.
    paced: Option<Instant>,
    /// The carrier asked for a pause, or cannot be reached.
    paused: Option<Instant>,
}

impl Outbox {
    pub fn new(per_second: f64) -> Outbox {
        Outbox {
            waiting: VecDeque::new(),
            interval: Duration::from_secs_f64(1.0 / per_second),
            paced: None,
            paused: None,
        }
    }

    pub fn push(&mut self, waiting: Waiting) {
        self.waiting.push_back(waiting);
    }

    /// It did not leave after all, and is the next again.
    pub fn put_back(&mut self, waiting: Waiting) {
        self.waiting.push_front(waiting);
    }

    pub fn pop(&mut self) -> Option<Waiting> {
        self.waiting.pop_front()
    }

    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    pub fn pause(&mut self, until: Instant) {
        self.paused = Some(until);
    }

    pub fn is_paused(&self, now: Instant) -> bool {
        self.paused.is_some_and(|until| until > now)
    }

    /// When the pace and a pause allow the next to leave; `None`: at once.
    pub fn open_at(&self) -> Option<Instant> {
        self.paced.max(self.paused)
    }

    pub fn is_open(&self, now: Instant) -> bool {
        self.open_at().is_none_or(|at| at <= now)
    }

    /// One leaves.
    pub fn spend(&mut self, now: Instant) {
        // A delay of the machine is made up for, up to one interval.
        let from = self.paced.map_or(now, |paced| paced.max(now - self.interval.min(Duration::from_secs(1))));
        self.paced = Some(from + self.interval);
    }

    /// Gives back what this seat sent.
    pub fn recall(&mut self, seat: usize) {
        self.give_back(Reason::Recalled, |waiting| waiting.ticket.seat == seat);
    }

    /// Gives back whose time is over.
    pub fn expire(&mut self, now: Instant) {
        self.give_back(Reason::TooLate, |waiting| waiting.ticket.leave_before <= now);
    }

    /// When the first one's time is over.
    pub fn expires_at(&self) -> Option<Instant> {
        self.waiting.iter().map(|waiting| waiting.ticket.leave_before).min()
    }

    /// Gives everything back.
    pub fn close(&mut self) {
        self.give_back(Reason::Closed, |_| true);
    }

    fn give_back(&mut self, reason: Reason, which: impl Fn(&Waiting) -> bool) {
        for _ in 0..self.waiting.len() {
            let Some(waiting) = self.waiting.pop_front() else { break };
            if which(&waiting) {
                waiting.ticket.give_back(reason.said());
            } else {
                self.waiting.push_back(waiting);
            }
        }
    }
}

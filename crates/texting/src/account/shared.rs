//! What an account's thread and those who use the account have in common.

use super::reason::Reason;
use crate::stop::Reply;
use crate::texting::{CarrierRef, TextId, TextOrder, TextProgress};
use rappel_strategy::said::Said;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender as StdSender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// Most receipts and replies that wait to be kept. Beyond, the carrier is asked to come again later.
const ARRIVED_MAX: usize = 10_000;

/// How long a receipt is offered though nobody knows its text.
const UNKNOWN_MAX: Duration = Duration::from_secs(30);

/// How a connection stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Link {
    /// It is being made.
    Connecting,
    /// Texts can leave.
    Up,
    /// They cannot, for this reason; it is tried again.
    Down(Said),
}

/// What the carrier says about a text that it had accepted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// The text, or a segment of it, by the name told when it was accepted.
    pub carrier_ref: CarrierRef,
    /// Delivered, failed or unknown.
    pub what: TextProgress,
    /// The carrier's own words.
    pub reason: Said,
}

/// What comes from the carrier unasked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Inbound {
    /// About a text that we sent.
    Receipt(Receipt),
    /// From somebody who answers.
    Reply(Reply),
}

/// Something that arrived.
struct Arrived {
    what: Inbound,
    /// How to acknowledge it, where the protocol asks for that.
    acknowledge: Option<Delivery>,
    at: Instant,
}

/// Which delivery: the number of the connection, and the sequence number on it.
pub type Delivery = (u64, u32);

/// What an account's thread is asked for.
pub enum Command {
    Send(TextOrder, Ticket),
    /// Everything back that this seat sent and of which nothing has left.
    Recall(usize),
    /// These were kept.
    Acknowledge(Vec<Delivery>),
}

/// What a seat is told.
pub struct Told {
    pub id: TextId,
    pub what: TextProgress,
    pub reason: Said,
    pub refs: Vec<CarrierRef>,
    /// Until the seat has read this, a crash would leave the text's fate unknown: it keeps its place.
    _place: Place,
}

/// One of the places for texts that the account holds, free again when this is dropped.
struct Place(Arc<Shared>);

impl Place {
    fn take(shared: Arc<Shared>) -> Place {
        shared.held.fetch_add(1, Ordering::Relaxed);
        Place(shared)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.held.fetch_sub(1, Ordering::Relaxed);
    }
}

pub struct Shared {
    held: AtomicUsize,
    held_max: usize,
    seats: AtomicUsize,
    link: Mutex<Link>,
    arrived: Mutex<VecDeque<Arrived>>,
}

impl Shared {
    pub fn new(held_max: usize) -> Shared {
        Shared {
            held: AtomicUsize::new(0),
            held_max,
            seats: AtomicUsize::new(0),
            link: Mutex::new(Link::Connecting),
            arrived: Mutex::default(),
        }
    }

    /// A number for a new seat.
    pub fn seat(&self) -> usize {
        self.seats.fetch_add(1, Ordering::Relaxed)
    }

    /// How many texts more may come.
    pub fn room(&self) -> usize {
        match *hold(&self.link) {
            Link::Up => self.held_max.saturating_sub(self.held.load(Ordering::Relaxed)),
            Link::Connecting | Link::Down(_) => 0,
        }
    }

    pub fn link(&self) -> Link {
        hold(&self.link).clone()
    }

    pub fn set_link(&self, link: Link) {
        let mut held = hold(&self.link);
        match &link {
            Link::Down(reason) if *held != link => tracing::warn!(reason = reason.en, "text account: cannot send"),
            _ => {}
        }
        *held = link;
    }

    /// Puts down what arrived; `false` when there is no room.
    pub fn arrive(&self, what: Inbound, acknowledge: Option<Delivery>) -> bool {
        let mut waiting = hold(&self.arrived);
        let room = waiting.len() < ARRIVED_MAX;
        if room {
            waiting.push_back(Arrived { what, acknowledge, at: Instant::now() });
        }
        room
    }

    pub fn arrived(&self) -> Vec<Inbound> {
        hold(&self.arrived).iter().map(|arrived| arrived.what.clone()).collect()
    }

    /// Takes out the oldest that were kept, and those that nobody knew for too long; returns how to acknowledge them.
    pub fn done(&self, kept: &[bool], now: Instant) -> Vec<Delivery> {
        let mut waiting = hold(&self.arrived);
        let mut kept = kept.iter().copied();
        let mut done = Vec::new();
        waiting.retain(|arrived| {
            let is_kept = kept.next().unwrap_or(false);
            let given_up = !is_kept && now.duration_since(arrived.at) > UNKNOWN_MAX;
            if given_up {
                tracing::warn!(what = ?arrived.what, "text account: nobody knows the text of this receipt");
            }
            if is_kept || given_up {
                done.extend(arrived.acknowledge);
            }
            !is_kept && !given_up
        });
        done
    }
}

/// What a panic left behind is whole: every change under these locks is a single step.
fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The duty to tell a seat what became of a text. One that gets lost tells that its fate is unknown (R18).
pub struct Ticket {
    pub id: TextId,
    /// Who sent it.
    pub seat: usize,
    /// It must not leave from this instant on.
    pub leave_before: Instant,
    back: Option<(StdSender<Told>, Place)>,
}

impl Ticket {
    pub fn new(id: TextId, seat: usize, leave_before: Instant, back: StdSender<Told>, shared: Arc<Shared>) -> Ticket {
        Ticket { id, seat, leave_before, back: Some((back, Place::take(shared))) }
    }

    pub fn settle(mut self, what: TextProgress, reason: Said, refs: Vec<CarrierRef>) {
        self.tell(what, reason, refs);
    }

    /// Nothing has left.
    pub fn give_back(self, reason: Said) {
        self.settle(TextProgress::Returned, reason, Vec::new());
    }

    fn tell(&mut self, what: TextProgress, reason: Said, refs: Vec<CarrierRef>) {
        let Some((back, _place)) = self.back.take() else { return };
        // The seat may be gone: then nobody waits for the answer.
        let _ = back.send(Told { id: self.id, what, reason, refs, _place });
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.tell(TextProgress::Unknown, Reason::ThreadEnded.said(), Vec::new());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn r18_an_answer_keeps_its_place_until_the_seat_has_read_it() {
        let shared = Arc::new(Shared::new(2));
        shared.set_link(Link::Up);
        let (back, told) = channel();
        let ticket = |id| Ticket::new(TextId(id), 0, Instant::now(), back.clone(), shared.clone());
        let (answered, lost) = (ticket(1), ticket(2));
        assert_eq!(shared.room(), 0);
        answered.settle(TextProgress::Accepted, Said::default(), Vec::new());
        drop(lost);
        assert_eq!(shared.room(), 0);
        drop(told.try_recv().expect("an answer"));
        assert_eq!(shared.room(), 1);
        // A seat that is gone reads nothing, and frees what it left.
        drop(told);
        assert_eq!(shared.room(), 2);
    }
}

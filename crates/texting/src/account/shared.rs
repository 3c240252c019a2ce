//! What an account's thread and those who use the account have in common.

use crate::stop::Reply;
use crate::texting::{CarrierRef, TextId, TextOrder, TextProgress};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender as StdSender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::time::Instant;

/// Most receipts and replies that wait to be kept. Beyond, the carrier is asked to come again later.
const ARRIVED_MAX: usize = 10_000;

/// How a connection stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Link {
    /// It is being made.
    Connecting,
    /// Texts can leave.
    Up,
    /// They cannot, for this reason; it is tried again.
    Down(String),
}

/// What the carrier says about a text that it had accepted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// The text, or a segment of it, by the name told when it was accepted.
    pub carrier_ref: CarrierRef,
    /// Delivered, failed or unknown.
    pub what: TextProgress,
    /// The carrier's own words.
    pub reason: Arc<str>,
}

/// What comes from the carrier unasked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Inbound {
    /// About a text that we sent.
    Receipt(Receipt),
    /// From somebody who answers.
    Reply(Reply),
}

/// Something that arrived, and how to acknowledge it where the protocol asks for it: (connection, sequence number).
pub struct Arrived {
    pub what: Inbound,
    pub acknowledge: (u64, u32),
}

/// What an account's thread is asked for.
pub enum Command {
    Send(TextOrder, Ticket),
    /// Everything back that this seat sent and of which nothing has left.
    Recall(usize),
    /// These were kept.
    Acknowledge(Vec<(u64, u32)>),
}

/// What a seat is told.
pub struct Told {
    pub id: TextId,
    pub what: TextProgress,
    pub reason: Arc<str>,
    pub refs: Vec<CarrierRef>,
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
            Link::Down(reason) if *held != link => tracing::warn!(reason, "text account: cannot send"),
            _ => {}
        }
        *held = link;
    }

    /// Whether there is room for what arrived.
    pub fn arrive(&self, arrived: Arrived) -> bool {
        let mut waiting = hold(&self.arrived);
        let room = waiting.len() < ARRIVED_MAX;
        if room {
            waiting.push_back(arrived);
        }
        room
    }

    pub fn arrived(&self) -> Vec<Inbound> {
        hold(&self.arrived).iter().map(|arrived| arrived.what.clone()).collect()
    }

    /// Takes out the oldest; returns how to acknowledge them.
    pub fn forget(&self, count: usize) -> Vec<(u64, u32)> {
        hold(&self.arrived).drain(..count).map(|arrived| arrived.acknowledge).collect()
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
    back: Option<StdSender<Told>>,
    shared: Arc<Shared>,
}

impl Ticket {
    pub fn new(id: TextId, seat: usize, leave_before: Instant, back: StdSender<Told>, shared: Arc<Shared>) -> Ticket {
        shared.held.fetch_add(1, Ordering::Relaxed);
        Ticket { id, seat, leave_before, back: Some(back), shared }
    }

    pub fn settle(mut self, what: TextProgress, reason: impl Into<Arc<str>>, refs: Vec<CarrierRef>) {
        self.tell(what, reason.into(), refs);
    }

    /// Nothing has left.
    pub fn give_back(self, reason: &str) {
        self.settle(TextProgress::Returned, reason, Vec::new());
    }

    fn tell(&mut self, what: TextProgress, reason: Arc<str>, refs: Vec<CarrierRef>) {
        let Some(back) = self.back.take() else { return };
        self.shared.held.fetch_sub(1, Ordering::Relaxed);
        // The seat may be gone: then nobody waits for the answer.
        let _ = back.send(Told { id: self.id, what, reason, refs });
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.tell(TextProgress::Unknown, "the account's thread ended".into(), Vec::new());
    }
}

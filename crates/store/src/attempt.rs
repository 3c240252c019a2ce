//! Attempts: the log of what was decided, shown and answered.

use crate::contact::{ContactPhone, ContactRecord};
use crate::ids::{AttemptId, ContactId, Version};
use rappel_strategy::engine::{Attempt, CallbackAsked, Turn};
use rappel_strategy::phone::Phone;
use rappel_strategy::status::Status;
use rappel_strategy::time::Instant;

/// One dialled call.
#[derive(Clone, PartialEq, Debug)]
pub struct AttemptRecord {
    /// The contact.
    pub contact: ContactId,
    /// Its ordinal among the contact's attempts, from 1.
    pub n: u32,
    /// The number dialled.
    pub phone: Phone,
    /// The number displayed, if one was (R13).
    pub shown: Option<Phone>,
    /// The strategy version that decided, or `None` for the classic rules (R60).
    pub version: Option<Version>,
    /// In which turn it was taken (R38).
    pub turn: Turn,
    /// When it was dialled.
    pub placed_at: Instant,
    /// Why, as it was handed in (R61).
    pub why: Vec<u8>,
    /// How it ended, or `None` while it is in flight.
    pub ending: Option<Ending>,
}

impl AttemptRecord {
    /// The attempt as an engine is told of it; `None` while it is in flight.
    pub fn told(&self) -> Option<Attempt> {
        let ending = self.ending.as_ref()?;
        Some(Attempt {
            at: self.placed_at,
            phone: self.phone,
            status: ending.status,
            shown: self.shown,
            message_left: ending.message_left,
            callback: ending.callback,
        })
    }
}

/// How an attempt ended.
#[derive(Clone, PartialEq, Debug)]
pub struct Ending {
    /// When.
    pub at: Instant,
    /// How.
    pub status: Status,
    /// A message was left on a machine (R17).
    pub message_left: bool,
    /// The agent who talked, if one did.
    pub agent: Option<u32>,
    /// How long they talked, in milliseconds.
    pub talk_ms: u32,
    /// What was agreed with a callback qualification (R22).
    pub callback: Option<CallbackAsked>,
}

/// A call that may have left and has no outcome, with the contact it belongs to.
#[derive(Clone, PartialEq, Debug)]
pub struct Unresolved {
    /// The call.
    pub attempt: AttemptRecord,
    /// The contact.
    pub contact: ContactRecord,
}

/// An ended call with what a table of results needs of its contact.
#[derive(Clone, PartialEq, Debug)]
pub struct ExportedAttempt {
    /// Its place in the log, after which the next page begins.
    pub id: AttemptId,
    /// The call.
    pub attempt: AttemptRecord,
    /// The contact's key.
    pub key: String,
    /// The contact's numbers, which say the column of the number dialled.
    pub phones: Vec<ContactPhone>,
}

/// A call to a number made for somebody else than the contact in question (R40).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CallElsewhere {
    /// Which of the numbers asked about, from 0.
    pub asked: usize,
    /// For whom; the contact says the campaign.
    pub contact: ContactId,
    /// When it was dialled.
    pub at: Instant,
}

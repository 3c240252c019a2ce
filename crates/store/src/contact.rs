//! Contacts: as they are imported, as the dialer gets them, as they are looked up.

use crate::ids::{ContactId, Edition, ZoneKey};
use rappel_strategy::engine::Turn;
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A valid number of a contact. Empty and invalid columns are not stored as numbers (R30).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ContactPhone {
    /// Its phone column in the campaign, from 0. 0…9.
    pub column: u8,
    /// The number.
    pub phone: Phone,
    /// Whether it can receive texts (R18).
    pub takes_texts: bool,
    /// The zone of its country and area, if one is known (R2).
    pub zone: Option<ZoneKey>,
}

/// A row of a call file on its way in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportedContact {
    /// Its key, unique in the campaign.
    pub key: String,
    /// All its columns as text (JSON by convention); opaque here.
    pub columns: String,
    /// Its valid numbers. At most 10.
    pub phones: Vec<ContactPhone>,
    /// Its own zone, if the file gives one (R2).
    pub zone: Option<ZoneKey>,
    /// Higher is called earlier (R38).
    pub priority: i32,
}

/// What an import did.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Imported {
    /// Contacts that are new.
    pub added: u64,
    /// Contacts that were there and have changed.
    pub updated: u64,
    /// Contacts that were there exactly so.
    pub unchanged: u64,
}

/// A contact's place in the queue, which allows one decision about it to be carried out once.
///
/// Whoever plans or calls a contact hands back the ticket it came with. If the contact was meanwhile called, planned, imported
/// or ended by somebody else, the ticket is void and the store refuses.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Ticket {
    pub(crate) contact: ContactId,
    pub(crate) edition: Edition,
    pub(crate) turn: Turn,
    pub(crate) lane: i64,
    pub(crate) due_from: i64,
    pub(crate) priority: i32,
    pub(crate) made: u32,
}

impl Ticket {
    /// The contact it stands for.
    pub const fn contact(&self) -> ContactId {
        self.contact
    }

    /// In which turn the contact stands (R38).
    pub const fn turn(&self) -> Turn {
        self.turn
    }
}

/// A contact with everything that a decision about it needs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate {
    /// Allows one call or one new plan.
    pub ticket: Ticket,
    /// The contact, to whom every row about it points.
    pub contact: ContactId,
    /// Its key.
    pub key: String,
    /// Its valid numbers.
    pub phones: Vec<ContactPhone>,
    /// Its own zone.
    pub zone: Option<ZoneKey>,
    /// Its priority.
    pub priority: i32,
    /// Its state, as `State::encode` wrote it; empty when it was never called.
    pub state: Vec<u8>,
    /// Attempts made. The next one has this ordinal plus 1.
    pub made: u32,
    /// Bit c is set when the number of column c is suppressed (R30, R37).
    pub suppressed: u16,
}

/// Where a contact stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Phase {
    /// Imported or touched, and not planned since.
    Unplanned,
    /// With a call planned in this turn (R36).
    Waiting {
        /// The turn.
        turn: Turn,
        /// First instant at which it may be claimed; earlier than every other instant when its window was already open.
        from: Instant,
        /// When it is planned again if nobody claimed it.
        until: Instant,
    },
    /// With a call that has no outcome yet.
    InFlight,
    /// Never called again.
    Ended {
        /// The result.
        result: String,
        /// Since when.
        at: Instant,
    },
}

/// A contact as it is looked up and exported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContactRecord {
    /// What it goes by.
    pub contact: ContactId,
    /// Its key.
    pub key: String,
    /// All its columns, as imported.
    pub columns: String,
    /// Its valid numbers.
    pub phones: Vec<ContactPhone>,
    /// Its own zone.
    pub zone: Option<ZoneKey>,
    /// Its priority.
    pub priority: i32,
    /// Its state, as `State::encode` wrote it; empty when it was never called.
    pub state: Vec<u8>,
    /// Attempts with an outcome.
    pub made: u32,
    /// Where it stands.
    pub phase: Phase,
    /// Whether an agent ever talked to it.
    pub reached: bool,
}

impl ContactRecord {
    /// Names what somebody who edits the contact looked at: it differs once columns, numbers, zone or priority do.
    pub fn tag(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.columns, &self.phones, self.zone, self.priority).hash(&mut hasher);
        hasher.finish()
    }
}

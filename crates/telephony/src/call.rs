//! What the dialer orders: one call.

use rappel_strategy::phone::Phone;
use std::fmt;
use std::sync::Arc;

/// The dialer's own identifier of one call, unique for ever: it is durable before the call leaves, and a switch is asked by it
/// after a crash. Written `contact.attempt`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CallId {
    /// The contact, as the store numbers it.
    pub contact: u64,
    /// Which attempt on the contact, from 1.
    pub attempt: u32,
}

impl CallId {
    /// The call of this attempt on this contact.
    pub const fn new(contact: u64, attempt: u32) -> CallId {
        CallId { contact, attempt }
    }
}

impl fmt::Display for CallId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.contact, self.attempt)
    }
}

/// What kind of line a number belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LineKind {
    /// A fixed line.
    Fixed,
    /// A mobile telephone.
    Mobile,
    /// Voice over IP, special numbers, unknown.
    Other,
}

/// What the person called sees (R13).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Shown {
    /// No number: presentation is restricted.
    Hidden,
    /// This number.
    Number(Phone),
}

/// One call to place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CallOrder {
    /// Identifier of this call, never used before.
    pub id: CallId,
    /// Number to dial.
    pub to: Phone,
    /// Kind of line of that number.
    pub kind: LineKind,
    /// Offset of the contact's civil time from UTC at the instant of dialling, seconds, east positive (R2). A simulation needs
    /// it to know the hour of the person called; a real switch ignores it.
    pub utc_offset_s: i32,
    /// Number displayed to the person called (R13).
    pub shown: Shown,
    /// Longest ringing before we cancel, seconds (R11).
    pub ring_s: u16,
    /// Sound to leave on an answering machine after its greeting has ended; without one, machines are hung up on (R17).
    pub message: Option<Arc<str>>,
    /// Name of the trunk the call leaves by. Its limits are kept by the dialer.
    pub trunk: Arc<str>,
}

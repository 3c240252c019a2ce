//! Texts that were ordered, and the list of numbers that must not be called.

use crate::ids::ContactId;
use rappel_strategy::phone::Phone;
use rappel_strategy::status::Status;
use rappel_strategy::time::Instant;

/// The i-th text for a status on a number of a contact: there is never a second one (R18).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct TextKey {
    /// The contact.
    pub contact: ContactId,
    /// The number it goes to.
    pub phone: Phone,
    /// The status that called for it.
    pub status: Status,
    /// How many times the status has occurred on the number, from 1.
    pub i: u16,
}

/// A text to be sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextOrder {
    /// Which text.
    pub key: TextKey,
    /// The template's name.
    pub template: String,
    /// Not before this instant.
    pub send_from: Instant,
    /// Not from this instant on; it lapses.
    pub send_until: Instant,
}

/// What became of a text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum TextState {
    /// It waits.
    Ordered,
    /// It was taken to be sent.
    Leaving,
    /// The carrier took it.
    Sent,
    /// The carrier refused it.
    Failed,
    /// We stopped while it was leaving: it may have left, and is not sent again.
    Unknown,
    /// It waited too long.
    Lapsed,
}

impl TextState {
    /// Every state, in the order of their codes.
    pub const ALL: [TextState; 6] = [
        TextState::Ordered,
        TextState::Leaving,
        TextState::Sent,
        TextState::Failed,
        TextState::Unknown,
        TextState::Lapsed,
    ];
}

/// A text taken to be sent, with what its template is filled with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextTaken {
    /// The order.
    pub order: TextOrder,
    /// The contact's columns, as imported.
    pub columns: String,
}

/// A text of a contact, and what became of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextRecord {
    /// The order.
    pub order: TextOrder,
    /// What became of it.
    pub state: TextState,
    /// Since when, once it was taken.
    pub settled_at: Option<Instant>,
}

/// A number that must not be called, in any campaign (R30, R37).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suppressed {
    /// The number.
    pub phone: Phone,
    /// Why: the name of a list, or `do_not_call`.
    pub reason: String,
    /// Since when.
    pub since: Instant,
}

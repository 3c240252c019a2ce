//! Texts that were ordered.

use crate::ids::ContactId;
use rappel_strategy::phone::Phone;
use rappel_strategy::said::Said;
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
    /// The carrier refused it, or could not deliver it.
    Failed,
    /// We stopped while it was leaving: it may have left, and is not sent again.
    Unknown,
    /// It waited too long.
    Lapsed,
    /// The carrier says that the telephone has it.
    Delivered,
    /// Its number was on the suppression list of texts when it would have left.
    Suppressed,
}

impl TextState {
    /// Every state, in the order of their codes.
    pub const ALL: [TextState; 8] = [
        TextState::Ordered,
        TextState::Leaving,
        TextState::Sent,
        TextState::Failed,
        TextState::Unknown,
        TextState::Lapsed,
        TextState::Delivered,
        TextState::Suppressed,
    ];

    /// Whether a text in this state can come to the other one by what a carrier says: once it has left it is never ordered
    /// again, and what is certain stays.
    pub fn may_become(self, next: TextState) -> bool {
        use TextState as S;
        match self {
            S::Leaving => matches!(next, S::Ordered | S::Sent | S::Failed | S::Unknown | S::Delivered),
            S::Sent => matches!(next, S::Failed | S::Unknown | S::Delivered),
            S::Unknown => matches!(next, S::Failed | S::Delivered),
            S::Ordered | S::Failed | S::Lapsed | S::Delivered | S::Suppressed => false,
        }
    }

    /// Whether a carrier's receipt may still change it.
    pub fn awaits_receipt(self) -> bool {
        matches!(self, TextState::Leaving | TextState::Sent | TextState::Unknown)
    }
}

/// What a carrier said of a text that was taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextSettled {
    /// Which text.
    pub key: TextKey,
    /// What became of it; [`TextState::Ordered`]: nothing of it has left, and it waits again.
    pub state: TextState,
    /// Why, where anything is to be said.
    pub reason: Option<Said>,
    /// The account, and the names under which its receipts will speak of the text.
    pub references: Option<(String, Vec<String>)>,
}

impl TextSettled {
    /// A text that came to this state, without reason or names.
    pub fn new(key: TextKey, state: TextState) -> TextSettled {
        TextSettled { key, state, reason: None, references: None }
    }
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
    /// Why, where anything was said.
    pub reason: Option<Said>,
}

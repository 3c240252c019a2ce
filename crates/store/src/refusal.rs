//! Calls and texts that the law refused (R37).

use crate::ids::ContactId;
use crate::suppression::Channel;
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;

/// A call or text that the law refused (R37).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// For whom it was.
    pub contact: ContactId,
    /// The number.
    pub phone: Phone,
    /// Name of the rule, for example `FR-OPTIN`.
    pub rule: String,
    /// Whether it was a call or a text.
    pub channel: Channel,
    /// When it would have left.
    pub at: Instant,
    /// The first instant at which the rule allows it; `None`: none is known.
    pub earliest: Option<Instant>,
}

/// How often one rule refused one number of a contact (R37). It is kept once, however often it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RefusalRecord {
    /// The latest refusal.
    pub last: Refusal,
    /// When the first one was.
    pub first_at: Instant,
    /// How many there were.
    pub times: u64,
}

impl RefusalRecord {
    /// Where the next page of refusals begins.
    pub fn mark(&self) -> RefusalMark {
        let Refusal { contact, phone, rule, channel, .. } = &self.last;
        RefusalMark { contact: *contact, phone: *phone, rule: rule.clone(), channel: *channel }
    }
}

/// A place in the list of refusals: by contact in file order, number and rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RefusalMark {
    /// The contact.
    pub contact: ContactId,
    /// The number.
    pub phone: Phone,
    /// The rule.
    pub rule: String,
    /// Call or text.
    pub channel: Channel,
}

//! The one interface through which texts leave.

use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use std::sync::Arc;

/// The dialer's own identifier of one text, unique for ever and durable before the text leaves: it stands for one (contact,
/// number, status, i), so that nothing is sent twice (R18).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TextId(pub u64);

/// Who the text says it comes from.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Sender {
    /// A number, which can be answered.
    Number(Phone),
    /// A name of at most 11 letters and digits, which cannot.
    Name(Arc<str>),
}

/// One text to send.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextOrder {
    /// Identifier of this text, never used before.
    pub id: TextId,
    /// Number to send to; whether it can receive texts was decided before (R18).
    pub to: Phone,
    /// Displayed sender.
    pub from: Sender,
    /// The text, its template filled in.
    pub body: Arc<str>,
}

/// Something that happened to a text: accepted at most once, then one of the others exactly once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TextEvent {
    /// The text.
    pub id: TextId,
    /// When it happened.
    pub at: Instant,
    /// What happened.
    pub what: TextProgress,
}

/// How far a text has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TextProgress {
    /// The account took it over; it counts as sent from here.
    Accepted,
    /// The telephone has it.
    Delivered,
    /// It will not arrive.
    Failed(Failure),
    /// No receipt came, or the account lost sight of it: it may have arrived and is not sent again.
    Unknown,
}

/// Why a text did not arrive.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Failure {
    /// The account refused it: credit, sender, content. Nothing left.
    Refused,
    /// The number does not exist or takes no texts.
    Undeliverable,
    /// The telephone stayed out of reach until the text expired.
    Expired,
}

/// An account that sends texts.
///
/// No method waits and none fails: a text that cannot leave ends as failed.
pub trait Texting: Send {
    /// What this account is, for screens and logs. A simulated account says that it is one.
    fn label(&self) -> &str;

    /// Sends a text. An identifier that is still on its way is not sent again.
    fn send(&mut self, order: TextOrder, now: Instant);

    /// Appends to `events` everything that happened until `now` (included) and was not told before, oldest first.
    fn poll(&mut self, now: Instant, events: &mut Vec<TextEvent>);

    /// When the next event is due, if the account knows, as only a simulated one does: virtual time may jump there.
    fn next_event_at(&self) -> Option<Instant>;
}

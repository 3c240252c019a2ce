//! The one interface through which texts leave.

use rappel_strategy::phone::Phone;
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use std::sync::Arc;

/// The dialer's own identifier of one text, unique for ever and durable before the text leaves: it stands for one (contact,
/// number, status, i), so that nothing is sent twice (R18).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TextId(pub u64);

/// Written as sixteen hexadecimal digits: what a carrier is given as our reference.
impl std::fmt::Display for TextId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Who the text says it comes from.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Sender {
    /// A number, which can be answered.
    Number(Phone),
    /// A name of at most 11 letters and digits, which cannot, or the digits of a short number, which can.
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
    /// It must not leave from this instant on: the hours in which texts are allowed are over, or it waited too long. Then it
    /// is [`TextProgress::Returned`].
    pub leave_before: Instant,
}

/// The name under which the carrier's receipts speak of a text, or of a segment of it.
pub type CarrierRef = Arc<str>;

/// Something that happened to a text: accepted at most once, then one of the others exactly once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextEvent {
    /// The text.
    pub id: TextId,
    /// When it happened, or was told.
    pub at: Instant,
    /// What happened.
    pub what: TextProgress,
    /// Why, in words to be shown; empty where nothing is to be said.
    pub reason: Said,
    /// The names under which receipts will speak of it, one for each segment that was accepted; empty where the account does
    /// not give any.
    pub refs: Vec<CarrierRef>,
}

impl TextEvent {
    /// An event without reason or names.
    pub fn new(id: TextId, at: Instant, what: TextProgress) -> TextEvent {
        TextEvent { id, at, what, reason: Said::default(), refs: Vec::new() }
    }
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
    /// Nothing of it has left: its time was over, or it was recalled. It may be sent later as if for the first time.
    Returned,
}

/// Why a text did not arrive.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Failure {
    /// The account refused it: credit, sender, content.
    Refused,
    /// The number does not exist or takes no texts.
    Undeliverable,
    /// The telephone stayed out of reach until the text expired.
    Expired,
    /// The account does not serve such numbers. Nothing left.
    NotServed,
}

/// An account that sends texts.
///
/// No method waits and none fails: a text that cannot leave ends as failed or comes back.
pub trait Texting: Send {
    /// What this account is, for screens and logs. A simulated account says that it is one.
    fn label(&self) -> &str;

    /// The key under which the names are kept by which its receipts speak of texts.
    fn account(&self) -> &str {
        self.label()
    }

    /// How many texts it would take now. What it cannot pass on soon had better stay where it is kept: what an account holds
    /// when the process dies becomes unknown.
    fn room(&self) -> usize {
        usize::MAX
    }

    /// Sends a text. An identifier that is still on its way is not sent again.
    fn send(&mut self, order: TextOrder, now: Instant);

    /// Asks for everything back of which nothing has left; what comes back is told as [`TextProgress::Returned`].
    fn recall(&mut self) {}

    /// Appends to `events` everything that happened until `now` (included) and was not told before, oldest first.
    fn poll(&mut self, now: Instant, events: &mut Vec<TextEvent>);

    /// When the next event is due, if the account knows, as only a simulated one does: virtual time may jump there.
    fn next_event_at(&self) -> Option<Instant>;
}

//! What the dialer hands in at the end of a tick, to be kept as one.

use crate::contact::Ticket;
use crate::ids::{CampaignId, ContactId, Edition, Version};
use crate::refusal::Refusal;
use crate::text::TextOrder;
use rappel_strategy::engine::{CallbackAsked, State, Turn, Why};
use rappel_strategy::phone::Phone;
use rappel_strategy::status::Status;
use rappel_strategy::time::Instant;

/// Everything that happened in a campaign since the tick before.
#[derive(Clone, PartialEq, Debug)]
pub struct Tick {
    /// The campaign.
    pub campaign: CampaignId,
    /// The edition its plans were made under.
    pub edition: Edition,
    /// The instant its plans were made at.
    pub at: Instant,
    /// Attempts that ended.
    pub outcomes: Vec<Outcome>,
    /// Contacts that were planned, or planned again, without a call. Claims on them end.
    pub plans: Vec<Replan>,
    /// Calls about to leave. None may leave before the store says that the tick is kept.
    pub intents: Vec<Intent>,
    /// Claims given back as they were: the contact can be claimed again, by the same plan.
    pub releases: Vec<ContactId>,
    /// Calls that the law refused (R37).
    pub refusals: Vec<Refusal>,
}

impl Tick {
    /// A tick in which nothing happened yet.
    pub fn new(campaign: CampaignId, edition: Edition, at: Instant) -> Tick {
        Tick {
            campaign,
            edition,
            at,
            outcomes: Vec::new(),
            plans: Vec::new(),
            intents: Vec::new(),
            releases: Vec::new(),
            refusals: Vec::new(),
        }
    }
}

/// What comes next for a contact (R35, R36).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Next {
    /// It can be claimed within `[from, until)`.
    Call {
        /// In which turn (R38).
        turn: Turn,
        /// First instant.
        from: Instant,
        /// First instant at which it must be planned again instead. The store may have it planned again earlier, but never
        /// less than 24 hours after `from`.
        until: Instant,
    },
    /// It is never called again, with this result.
    End(String),
}

/// A contact that was planned without a call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Replan {
    /// The ticket it came with.
    pub ticket: Ticket,
    /// Its new state, where planning changed it.
    pub state: Option<Box<State>>,
    /// What comes next.
    pub next: Next,
}

/// A call about to leave.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Intent {
    /// The ticket the contact came with. It is spent, so that one decision is dialled once.
    pub ticket: Ticket,
    /// The number to be dialled.
    pub phone: Phone,
    /// The number to be displayed, if one is (R13).
    pub shown: Option<Phone>,
    /// The strategy version that decided, or `None` for the classic rules (R60).
    pub version: Option<Version>,
    /// Why (R61).
    pub why: Why,
    /// When it is dialled.
    pub placed_at: Instant,
}

/// An attempt that ended.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    /// The contact.
    pub contact: ContactId,
    /// The ordinal of the attempt, from 1.
    pub n: u32,
    /// When it ended.
    pub ended_at: Instant,
    /// How it ended.
    pub status: Status,
    /// A message was left on a machine (R17).
    pub message_left: bool,
    /// The agent who talked, if one did.
    pub agent: Option<u32>,
    /// How long they talked, in milliseconds.
    pub talk_ms: u32,
    /// With a callback qualification: what was agreed (R22).
    pub callback: Option<CallbackAsked>,
    /// The state after the attempt.
    pub state: State,
    /// What comes next.
    pub next: Next,
    /// Texts that it calls for; those ordered before are not ordered again (R18).
    pub texts: Vec<TextOrder>,
    /// Numbers that must never be called again (R22).
    pub suppress: Vec<Phone>,
}

/// What became of a tick. Everything in it was kept but what is refused here.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Committed {
    /// Parts of the tick that were not kept because they no longer hold.
    pub refused: Vec<Refused>,
    /// Texts newly ordered.
    pub texts_ordered: u64,
}

/// A part of a tick that was not kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Refused {
    /// The contact must not be dialled: its ticket is void, or a call is already in flight.
    Intent(ContactId),
    /// The contact was meanwhile called, planned, imported or ended by somebody else.
    Plan(ContactId),
    /// The attempt with this ordinal is not in flight: it never was, or its outcome is known.
    Outcome(ContactId, u32),
}

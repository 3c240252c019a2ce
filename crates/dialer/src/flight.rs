//! A call in flight.

use crate::agents::Talk;
use crate::engines::Compiled;
use rappel_store::{ContactId, Version};
use rappel_strategy::engine::{Contact, State};
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use rappel_telephony::CallOrder;
use std::sync::Arc;

/// What is known of a call between its intent and its outcome.
#[derive(Clone, Debug)]
pub struct Flight {
    /// Whom it is for.
    pub contact_id: ContactId,
    /// Its ordinal among the contact's attempts, from 1.
    pub n: u32,
    /// What decisions about the contact need.
    pub contact: Contact,
    /// The state before the call.
    pub state: State,
    /// The number dialled.
    pub phone: Phone,
    /// The number displayed.
    pub shown: Option<Phone>,
    /// The version that decided; `None`: the classic rules.
    pub version: Option<Version>,
    /// That version, which decides what its outcome leads to (R60).
    pub compiled: Arc<Compiled>,
    /// When it left.
    pub placed_at: Instant,
    /// The trunk it left by, as it stands in the campaign; beyond the last one when the campaign has it no more.
    pub trunk: u16,
    /// The agent reserved for it, until the agent talks.
    pub reserved: Option<u32>,
    /// The conversation, once an agent took the call.
    pub talk: Option<Talk>,
    /// A person is on the line and waits for an agent.
    pub waits: bool,
    /// A message was left on a machine.
    pub message_left: bool,
    /// As it was ordered; `None` when an earlier process did.
    pub order: Option<CallOrder>,
    /// Trunks that refused it.
    pub tried: Vec<Arc<str>>,
    /// The end of the window in which it may be placed.
    pub until: Instant,
}

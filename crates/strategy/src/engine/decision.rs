//! What a decision says.

use super::contact::{EndReason, RuleRef, packed};
use crate::phone::Phone;
use crate::status::Status;
use crate::time::Instant;
use serde::{Deserialize, Serialize};

/// What comes next for a contact (R35, R36).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Plan {
    /// It is called, now or later.
    Call(NextCall),
    /// It is never called again.
    End(EndReason),
}

/// The next call of a contact. It stands for every instant of `[from, until)`; afterwards it must be planned again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NextCall {
    /// Rank of the number, from 0.
    pub rank: u8,
    /// The number.
    pub phone: Phone,
    /// First instant at which it may be dialled, never before the instant of planning.
    pub from: Instant,
    /// First instant at which it may no longer, or another call takes its place.
    pub until: Instant,
    /// Where it comes from.
    pub why: Why,
    /// It may be dialled only with an agent reserved: the last call, congestion apart, was abandoned (R21), or the law says so (R37).
    pub agent_reserved: bool,
}

/// Where a call comes from (R61).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Why {
    /// What asked for it.
    pub cause: Cause,
    /// Why the number that was asked for is not the one called.
    pub replaced: Option<Replaced>,
    /// How the number was found.
    pub selection: Selection,
}

/// What asked for a call.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Cause {
    /// Nothing happened yet.
    Fresh,
    /// A recall rule.
    Rule(Cited),
    /// A short retry after congestion, counted from 1 (R21).
    Retry(Cited, u8),
    /// The contact, through an agent: kept for this agent until that instant, if it is personal (R22).
    Callback(Cited, Option<Personal>),
    /// Somebody in charge, whatever happened before.
    ByHand,
}

/// An agent for whom a callback is kept, and until when (R22).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Personal {
    /// The agent.
    pub agent: u32,
    /// When the callback becomes general.
    #[serde(with = "packed::instant")]
    pub until: Instant,
}

/// A rule and the attempt it followed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Cited {
    /// Where the rule stands.
    pub rule: RuleRef,
    /// When the attempt was dialled.
    #[serde(with = "packed::instant")]
    pub at: Instant,
    /// The number it dialled.
    #[serde(with = "packed::phone")]
    pub phone: Phone,
    /// Which attempt on that number, from 1.
    pub attempt: u16,
    /// How it ended.
    #[serde(with = "packed::status")]
    pub status: Status,
}

/// Why the strategy chooses instead of the rule (R16, R35).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Replaced {
    /// The target is dead.
    Dead,
    /// Lower ranks still owe preliminary calls then.
    NotOpen,
    /// The target is capped then.
    Capped,
    /// The recall is no longer valid then, or has no instant within the horizon.
    Lapsed,
}

/// How the number of a call was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Selection {
    /// It was asked for.
    Target,
    /// The lowest rank that owes preliminary calls.
    Owing,
    /// By the strategy's choice once all gates are open (R10).
    Property,
}

/// In which turn a due call is taken; earlier turns first (R38).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum Turn {
    /// A callback kept for an agent.
    PersonalCallback,
    /// Any other callback.
    Callback,
    /// A recall.
    Recall,
    /// A first call.
    Fresh,
}

/// Bytes of a reason, at most but for rare ones.
const WHY_LEN: usize = 48;

impl Why {
    /// The reason in few bytes, as it is kept with an attempt.
    pub fn encode(&self) -> Vec<u8> {
        // What most reasons take, so that their bytes are not moved as they grow.
        let bytes = Vec::with_capacity(WHY_LEN);
        postcard::to_extend(self, bytes).expect("a reason has no type that postcard refuses")
    }

    /// Reads what [`Why::encode`] wrote; `None` when the bytes are not a reason.
    pub fn decode(bytes: &[u8]) -> Option<Why> {
        postcard::from_bytes(bytes).ok()
    }
}

impl NextCall {
    /// In which turn this call is taken once it is due (R38).
    pub fn turn(&self) -> Turn {
        match self.why.cause {
            Cause::Callback(_, Some(_)) => Turn::PersonalCallback,
            Cause::Callback(_, None) | Cause::ByHand => Turn::Callback,
            Cause::Rule(_) | Cause::Retry(..) => Turn::Recall,
            Cause::Fresh => Turn::Fresh,
        }
    }
}

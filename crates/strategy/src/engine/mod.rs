//! Deciding: what a compiled strategy plans, what an outcome changes, and why (R30–R40, R61).
//!
//! `plan` says which call comes next, `apply` what an attempt changes, `explain` why. All three look at the same numbers of a
//! contact, so that they cannot disagree.

mod contact;
mod decision;
pub mod seed;
pub mod timeline;

pub use contact::{
    Aim, Attempt, Call, Callback, CallbackAsked, Contact, CorruptState, EndReason, Level, Pending, Recall, RecallKind,
    RuleRef, Slot, State, ZoneId,
};
pub use decision::{Cause, Cited, NextCall, Plan, Replaced, Selection, Turn, Why};

//! Deciding: what a compiled strategy plans, what an outcome changes, and why (R30–R40, R61).
//!
//! `plan` says which call comes next, `apply` what an attempt changes, `explain` why. All three look at the same numbers of a
//! contact, so that they cannot disagree.

mod apply;
mod by_hand;
mod compile;
mod contact;
mod decision;
mod display;
mod effect;
mod explain;
mod limits;
mod moment;
mod numbers;
mod plan;
pub mod seed;
mod standing;
mod table;
pub mod timeline;

pub use apply::{Applied, TextOrder};
pub use by_hand::NotNow;
pub use compile::{CompileError, Engine, status, status_name};
pub use contact::{
    Aftermath, Aim, Attempt, Barred, Call, Callback, CallbackAsked, Contact, CorruptState, EndReason, Level, Pending,
    Recall, RecallKind, RuleRef, Slot, State, ZoneId,
};
pub use decision::{Cause, Cited, NextCall, Personal, Plan, Replaced, Selection, Turn, Why};
pub use effect::{Change, Effect};
pub use explain::{Explanation, NumberVerdict, Obstacle};
pub use numbers::Dead;
pub use standing::{Due, Standing};

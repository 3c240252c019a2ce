//! How a call leaves: one trait, and the simulated network.
//!
//! Why this crate exists: the dialer must not know whether a call travels through a switch or through a simulation, so that
//! what is tested on virtual time is what runs. What may not come in: the strategy's decisions, storage, and the clock
//! (time is an argument). A driver for a real switch implements [`Telephony`] and reports what it hears as [`CallEvent`]s;
//! [`cause`] reads signalling causes the same way for all of them (R20).

pub mod asterisk;
pub mod call;
pub mod cause;
pub mod event;
pub mod simulated;
mod telephony;

pub use call::{CallId, CallOrder, LineKind, Shown};
pub use cause::{CancelledBy, Release, Verdict};
pub use event::{AnsweredBy, CallEvent, Ending, Progress};
pub use simulated::{Conversation, Profile, ProfileError, SimulatedAgents, SimulatedNetwork};
pub use telephony::{Fate, Telephony, TrunkState};

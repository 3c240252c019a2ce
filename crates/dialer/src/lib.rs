//! The running campaign: claim → place → outcome → plan again.
//!
//! Why this crate exists: it is the one place where decisions, storage and the network meet. [`Core`] is the campaign as a pure
//! step: it is told what happened and which contacts are due, and says what to keep, whom to call and when to hang up; it does
//! no I/O and never reads the clock, so that a forecast can drive it on virtual time. [`Runner`] carries its words to the store
//! and the network. The only module that reads the clock is [`clock`].

mod agents;
mod breaker;
pub mod clock;
mod core;
mod deferred;
mod effect;
mod engaged;
mod engines;
mod explained;
mod flight;
mod law;
mod limiter;
mod runner;
mod standing;
mod stats;
mod strategies;
mod subject;
mod texts;
mod trunks;

pub use agents::{Agents, Seats, Talk};
pub use breaker::BreakerSettings;
pub use clock::{Clock, Speed};
pub use core::{Actions, Core};
pub use effect::{EffectError, Replacement, effect};
pub use engines::{Compiled, Engines, LoadError, Numbered, campaign_of};
pub use explained::explain;
pub use flight::Flight;
pub use law::{Law, bar, bar_by};
pub use runner::{Finish, Observed, RunError, Runner};
pub use standing::{Breakdown, Share, Stands, standing};
pub use stats::Stats;
pub use strategies::Strategies;
pub use subject::{Subject, SubjectError, contact, numbered, state};
pub use texts::Texts;
pub use trunks::{Pause, TrunkSeen, Trunks};

//! A simulated network: labelled as such, seeded and deterministic.
//!
//! Why: a campaign must be rehearsed, forecast and tested on virtual time with answers that look like life. Every number has a
//! hidden truth that is hashed from (seed, number) and never stored; every call is drawn from (seed, number, call). Only calls
//! in flight take memory. What it emits are signalling causes, read by [`crate::cause`] like those of a real switch.

mod agent;
mod draw;
mod flight;
mod line;
mod log;
mod network;
mod plan;
mod profile;
mod shipped;
mod truth;

pub use agent::{Conversation, SimulatedAgents};
pub use network::{ENDINGS_REMEMBERED_MAX, SimulatedNetwork};
pub use profile::{
    AgentProfile, Detection, LineProfile, MachineTimes, NetworkProfile, OutcomeShare, Persons, Profile, ProfileError,
    RingTimes, Week,
};

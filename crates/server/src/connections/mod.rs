//! The ways out to the networks: what administrators say of them, their secrets, and those that are open.

mod kept;
mod networks;
mod secrets;
mod sounds;
mod trial;

pub use kept::{Connection, Settings, SwitchSettings};
pub use networks::{Networks, OpenError, Out, SwitchSeen};
pub use secrets::{SecretsAt, SecretsSent};
pub use trial::{TrialCall, TrialHeard, try_call};

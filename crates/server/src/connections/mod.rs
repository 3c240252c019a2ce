//! The ways out to the networks: what administrators say of them, their secrets, and those that are open.

mod carriers;
mod kept;
mod networks;
mod secrets;
mod sounds;
mod trial;

pub use carriers::{Carriers, hear};
pub use kept::{Connection, Settings, SwitchSettings, checked_name};
pub use networks::{Networks, Out, SwitchSeen};
pub use secrets::{Keeper, SecretsAt, SecretsSent};
pub use trial::{TrialCall, TrialHeard, try_call};

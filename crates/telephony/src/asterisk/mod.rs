//! Calls through an Asterisk, by its REST Interface.
//!
//! Why this module exists: a campaign calls through a switch that the call centre has, and a carrier that no one here wrote. One
//! [`Switch`] is one connection to one Asterisk; every running campaign has a [`Line`] on it, which is its [`crate::Telephony`].
//! What happens to a call is a pure step (`call`); what travels is `ari` (requests) and `socket` (events); `worker` carries the
//! one to the other on a thread of its own. The dialplan that listens who answered is in `crates/telephony/asterisk`, and
//! docs/telephony.md says how all of it is set up and what each status is on the wire.

mod ari;
mod board;
mod call;
mod config;
mod line;
mod names;
mod numbers;
mod release;
mod resync;
mod socket;
mod switch;
mod tasks;
mod worker;

pub use config::{ConfigError, NumberFormat, Secret, SwitchConfig, TrunkConfig};
pub use line::Line;
pub use switch::{Switch, SwitchError};

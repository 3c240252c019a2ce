//! How a text leaves: one trait, templates, segments, accounts with carriers, and the simulated account.
//!
//! Why this crate exists: the dialer must not know whether a text travels through an aggregator or through a simulation, and the
//! screens must show what a text will cost before it is sent (R18). What may not come in: the decision to send, storage, and
//! the clock (time is an argument). An account with a carrier speaks SMPP ([`smpp`]) or HTTP ([`http`]) on a thread of its own
//! and is shared by the campaigns that send by it ([`Account`]).

mod account;
mod coverage;
mod gsm7;
pub mod http;
mod secret;
pub mod segments;
pub mod simulated;
pub mod smpp;
mod stop;
pub mod template;
mod texting;
mod tls;

pub use account::{Account, AccountConfig, AccountError, Inbound, Link, Protocol, Receipt, Seat};
pub use coverage::refusal;
pub use secret::{Secret, Secrets};
pub use segments::{Alphabet, Measure, measure};
pub use simulated::{SimulatedAccount, TextingProfile};
pub use stop::{Reply, means_stop};
pub use template::{Template, TemplateError};
pub use texting::{CarrierRef, Failure, Sender, TextEvent, TextId, TextOrder, TextProgress, Texting};
pub use tls::Tls;

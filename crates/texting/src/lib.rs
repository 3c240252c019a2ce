//! How a text leaves: one trait, templates, segments, and the simulated account.
//!
//! Why this crate exists: the dialer must not know whether a text travels through an aggregator or through a simulation, and the
//! screens must show what a text will cost before it is sent (R18). What may not come in: the decision to send, storage, and
//! the clock (time is an argument). An account with an aggregator implements [`Texting`].

pub mod segments;
pub mod simulated;
pub mod template;
mod texting;

pub use segments::{Alphabet, Measure, measure};
pub use simulated::{SimulatedAccount, TextingProfile};
pub use template::{Template, TemplateError};
pub use texting::{Failure, Sender, TextEvent, TextId, TextOrder, TextProgress, Texting};

//! A contact as people see and change it.
//!
//! What may not come in: HTTP. The routes take requests apart and call what is here within one transaction.

mod detail;
mod edit;
mod found;
mod hand;
mod row;
mod standing;
mod why;

pub use detail::{ContactDetail, detail};
pub use edit::{ContactChange, edit};
pub use found::{ContactPage, PAGE_MAX, PhaseName, Sought, find};
pub use hand::{call_again, call_now, never_again};
pub use standing::Standing;
pub use why::Speech;

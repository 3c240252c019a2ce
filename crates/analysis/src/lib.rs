//! What can be known before a call is made: what a strategy will do to its contacts, and the next call of one that somebody asks
//! about, and why.

pub mod findings;
pub mod next;

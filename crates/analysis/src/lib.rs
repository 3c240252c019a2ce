//! What can be known before a call is made: the next call of a contact that somebody asks about, and why.

pub mod next;

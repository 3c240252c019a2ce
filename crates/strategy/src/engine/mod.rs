//! Deciding: what a compiled strategy plans, what an outcome changes, and why (R30–R40, R61).

pub mod timeline;

//! What the analysis finds, and that it is so.

mod base;
mod holes;
mod replay;

//! What a call strategy is and what it decides.
//!
//! Why this crate exists: production, forecast, explanation and tests must decide by the same code. Everything here is pure: no
//! I/O, no clock, no async, no randomness but what is derived from a seed that is passed in (R39).

pub mod check;
pub mod engine;
pub mod file;
pub mod holidays;
pub mod hours;
pub mod lang;
pub mod law;
pub mod model;
mod nearest;
pub mod phone;
pub mod said;
pub mod status;
pub mod time;
pub mod words;
pub mod zone;

pub use nearest::nearest;

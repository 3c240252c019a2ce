//! What the law asks of a call beyond its hour (R37).
//!
//! Why this crate exists: what is lawful is asked by the proof, the dialer and the screens alike, and changes by date and country.
//! The rules themselves, and the windows, counts and quarantines that are part of every decision, are in `strategy::law`, so that
//! no engine is built without them. Here is what takes facts from outside the decision: the [`Guard`] at the time of dialling, the
//! rate of [`abandonment`], and the proof of what a strategy can break. No I/O and no clock.

pub mod abandonment;
pub mod evidence;
mod guard;
mod proof;

pub use evidence::Papers;
pub use guard::{Asked, Denial, Guard};
pub use proof::{Proven, Verdict, Witness, WitnessContact, WitnessStep, prove};

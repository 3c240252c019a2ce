//! The runner on a store in a file, with a simulated network at full speed.

mod base;
#[path = "../../../texting/tests/smpp/carrier.rs"]
#[expect(dead_code, reason = "other tests ask more of it")]
mod carrier;
mod changes;
mod crash;
mod hours;
mod killed;
mod law;
mod pacing;
mod standing;
mod texts;

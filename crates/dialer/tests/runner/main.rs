//! The runner on a store in a file, with a simulated network at full speed.

mod base;
mod changes;
mod crash;
mod hours;
mod pacing;
mod texts;

//! What `forecast`, `replay` and `profile` have in common: agents by hour, answer profiles, call files, and how it is told to people.

mod call_file;
mod learned;
mod options;
mod text;

pub use call_file::file;
pub use learned::learned;
pub use options::{AgentsOptions, profile};
pub use text::{comparison, verdicts};

use crate::progress;
use indicatif::ProgressBar;
use std::ops::ControlFlow;

/// A bar and what moves it.
pub fn watched() -> (ProgressBar, impl Fn(f64) -> ControlFlow<()> + Sync) {
    let bar = progress::share();
    let moved = bar.clone();
    let watch = move |share: f64| {
        moved.set_position((share * 100.0) as u64);
        ControlFlow::Continue(())
    };
    (bar, watch)
}

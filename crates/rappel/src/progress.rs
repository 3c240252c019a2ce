//! Progress bars, on the terminal only.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar of bytes; without a total, a counter.
pub fn bytes(total: Option<u64>) -> ProgressBar {
    let bar = total.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
    let style = ProgressStyle::with_template("import {bar:40} {bytes}/{total_bytes} {eta}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// A bar of contacts with a line of counters.
pub fn contacts(total: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}");
    ProgressBar::new(total).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// A bar of hundredths with the time that is left.
pub fn share() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos} % {eta}");
    ProgressBar::new(100).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

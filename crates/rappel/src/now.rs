//! The clock, where the instant asked about is not given.

use rappel_strategy::time::Instant;

/// The present instant.
#[expect(clippy::disallowed_methods, reason = "the one place of the command that reads the clock")]
pub fn now() -> Instant {
    jiff::Timestamp::now().into()
}

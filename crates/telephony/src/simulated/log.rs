//! An account of what was really dialled, kept outside the dialer.
//!
//! Crash tests need a witness that does not crash with the dialer: one line for each call, written out before the call counts
//! as placed.

use crate::call::CallOrder;
use rappel_strategy::time::Instant;
use std::io::{self, Write};

/// An append-only log of calls placed: identifier, number and instant, separated by spaces, one call a line.
pub(super) struct CallLog {
    out: Box<dyn Write + Send>,
    line: Vec<u8>,
}

impl CallLog {
    /// A log written to `out`.
    pub(super) fn new(out: Box<dyn Write + Send>) -> CallLog {
        CallLog { out, line: Vec::with_capacity(64) }
    }

    /// Records a call in one write, then flushes. On an error the call must not leave.
    pub(super) fn record(&mut self, order: &CallOrder, now: Instant) -> io::Result<()> {
        self.line.clear();
        writeln!(self.line, "{} {} {now}", order.id, order.to)?;
        self.out.write_all(&self.line)?;
        self.out.flush()
    }
}

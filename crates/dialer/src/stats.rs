//! What a running campaign counts.

use rappel_strategy::status::Status;

/// Counters since the runner was started.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Stats {
    /// Calls placed.
    pub placed: u64,
    /// Calls that ended.
    pub ended: u64,
    /// Calls that ended, by the code of their status.
    pub by_status: Vec<u64>,
    /// Calls that an agent took.
    pub talked: u64,
    /// Contacts that were closed.
    pub closed: u64,
    /// Contacts planned again because their window passed, or for the first time.
    pub planned: u64,
    /// Intents the store refused because the contact had changed.
    pub refused: u64,
    /// Calls that the law refused (R37).
    pub unlawful: u64,
    /// Calls for which an agent was kept free because the rate of abandonment allowed no other (R37).
    pub reserved_by_law: u64,
    /// Texts handed to the carrier.
    pub texts_sent: u64,
    /// Calls in progress now.
    pub in_flight: u64,
}

impl Stats {
    pub(crate) fn ended(&mut self, status: Status) {
        let code = usize::from(status.code());
        if self.by_status.len() <= code {
            self.by_status.resize(code + 1, 0);
        }
        self.by_status[code] += 1;
        self.ended += 1;
    }

    /// Calls that ended with a status.
    pub fn of(&self, status: Status) -> u64 {
        self.by_status.get(usize::from(status.code())).copied().unwrap_or(0)
    }
}

//! What is counted of a campaign while it runs, so that no screen has to count.

use rappel_strategy::status::Status;
use rappel_strategy::time::Instant;

/// Calls whose outcome is known, dialled in a quarter of an hour to a column, that ended with a status.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CallCount {
    /// When the quarter begins. The days and hours of every zone are whole quarters.
    pub at: Instant,
    /// The phone column, from 0; `None` where the number was not the contact's any more when the call ended.
    pub column: Option<u8>,
    /// How they ended.
    pub status: Status,
    /// How many.
    pub calls: u64,
}

/// What became of contacts in a quarter of an hour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ContactCount {
    /// When the quarter begins.
    pub at: Instant,
    /// Contacts with whom an agent first talked in a call dialled then.
    pub reached: u64,
    /// Contacts that ended then.
    pub closed: u64,
}

/// What was counted within a time, by quarters in their order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Calls.
    pub calls: Vec<CallCount>,
    /// Contacts.
    pub contacts: Vec<ContactCount>,
}

impl Counts {
    /// Those of the quarters that begin within `[from, until)`.
    pub fn within(&self, from: Instant, until: Instant) -> Counts {
        let inside = |at: Instant| from <= at && at < until;
        Counts {
            calls: self.calls.iter().filter(|count| inside(count.at)).copied().collect(),
            contacts: self.contacts.iter().filter(|count| inside(count.at)).copied().collect(),
        }
    }
}

//! A campaign as people see and change it: its documents, what was found in them, how it stands.
//!
//! What may not come in: HTTP. The routes take requests apart and call what is here within one transaction.

mod change;
mod detail;
mod locked;
mod stored;
mod summary;

pub use change::{Changed, Made, archive, change, create, duplicate, has_caps};
pub use detail::{CampaignDetail, PutVersion, detail};
pub use stored::{Stored, strategy_of};
pub use summary::{CampaignSummary, Contacts, State, summary};

//! What is remembered: one trait in domain verbs and its SQLite implementation.
//!
//! Why this crate exists: the database is the queue. Every event of a contact is planned into the next window in which it is
//! callable, and that window stands in an ordered queue, so that finding who is callable now costs the same at ten thousand
//! contacts and at ten million. What may not come in: decisions (they come in made, as a turn and a window), the clock, and
//! words of a database in the trait.
//!
//! Three promises, whatever is killed and when:
//! * every contact is in exactly one [`Phases`] phase;
//! * one decision is dialled once: a call needs a [`Ticket`], and a ticket is spent once;
//! * a text is taken to be sent once (R18).

mod accounts;
mod attempt;
mod campaign;
mod changes;
mod connections;
mod contact;
mod counts;
mod desk;
mod error;
mod ids;
mod list;
pub mod order;
mod refusal;
mod run;
mod sounds;
mod sqlite;
mod store;
mod suppression;
mod text;
mod tick;

pub use accounts::{
    Account, AccountChange, AccountId, Accounts, AuditEntry, AuditFilter, AuditId, AuditRecord, NewAccount, Role,
    Session, TokenHash,
};
pub use attempt::{AttemptRecord, CallElsewhere, Ending, ExportedAttempt, Unresolved};
pub use campaign::{CampaignRecord, CampaignState, Phases, StrategyVersion};
pub use changes::{Change, Changes, Signature};
pub use connections::{ConnectionChange, ConnectionKind, ConnectionRecord, Connections};
pub use contact::{Candidate, ContactPhone, ContactRecord, Imported, ImportedContact, Phase, Ticket};
pub use counts::{CallCount, ContactCount, Counts};
pub use desk::{ContactEdit, Desk};
pub use error::{Error, Result};
pub use ids::{AttemptId, CampaignId, ContactId, Edition, Revision, Version, ZoneKey};
pub use list::{ContactList, ContactPage, NoPageMark, PageMark};
pub use refusal::{Refusal, RefusalMark, RefusalRecord};
pub use run::RunRecord;
pub use sounds::{NewSound, SoundRecord, Sounds};
pub use sqlite::SqliteStore;
pub use store::Store;
pub use suppression::{Channel, Suppressed};
pub use text::{TextKey, TextOrder, TextRecord, TextSettled, TextState, TextTaken};
pub use tick::{Committed, Intent, Next, Outcome, Refused, Replan, Tick};

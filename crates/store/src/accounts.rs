//! Accounts, sessions and the audit log, in verbs of the domain.
//!
//! What is secret comes in as a hash; how it is made, how long a session lasts and who may do what are the server's affair.

use crate::error::Result;
use crate::ids::CampaignId;
use rappel_strategy::lang::Lang;
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An account.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct AccountId(pub u32);

/// An entry of the audit log; later ones are greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct AuditId(pub u64);

/// The SHA-256 of a session's token.
pub type TokenHash = [u8; 32];

/// What an account is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Role {
    /// Decides everything, accounts included.
    Administrator,
    /// Runs campaigns.
    Supervisor,
    /// Talks to people.
    Agent,
    /// Sees everything and changes nothing.
    Auditor,
}

impl Role {
    /// Every role, in the order of their codes.
    pub const ALL: [Role; 4] = [Role::Administrator, Role::Supervisor, Role::Agent, Role::Auditor];
}

/// An account as it is remembered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Account {
    /// What it goes by.
    pub id: AccountId,
    /// The name by which it signs in, in lower case, unique.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// What it is for.
    pub role: Role,
    /// The language its screens speak.
    pub lang: Lang,
    /// Whether it can no longer sign in.
    pub disabled: bool,
    /// The hash of its password, as a PHC string.
    pub password: String,
    /// When it was made.
    pub created_at: Instant,
    /// When it was last seen, to some minutes.
    pub last_seen_at: Option<Instant>,
}

/// An account on its way in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewAccount {
    /// The name by which it signs in, in lower case.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// What it is for.
    pub role: Role,
    /// The language its screens speak.
    pub lang: Lang,
    /// The hash of its password, as a PHC string.
    pub password: String,
    /// When it is made.
    pub created_at: Instant,
}

/// What changes in an account; what is `None` stays.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AccountChange {
    /// The person's name.
    pub name: Option<String>,
    /// What it is for.
    pub role: Option<Role>,
    /// The language its screens speak.
    pub lang: Option<Lang>,
    /// Whether it can no longer sign in; its sessions end.
    pub disabled: Option<bool>,
    /// The hash of its password, as a PHC string.
    pub password: Option<String>,
}

/// Somebody who is signed in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    /// Who.
    pub account: Account,
    /// Since when.
    pub begun_at: Instant,
    /// When the session was last used, to some minutes.
    pub seen_at: Instant,
}

/// A line of the audit log on its way in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AuditEntry {
    /// When.
    pub at: Instant,
    /// Who; `None` where nobody was signed in.
    pub account: Option<AccountId>,
    /// What, as a dotted name: `campaign.started`.
    pub action: String,
    /// The campaign concerned.
    pub campaign: Option<CampaignId>,
    /// More about it, JSON by convention; opaque here. Never a secret.
    pub detail: String,
}

/// A line of the audit log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AuditRecord {
    /// What it goes by.
    pub id: AuditId,
    /// What was recorded.
    pub entry: AuditEntry,
    /// The name of the account, as it is now.
    pub account_name: Option<String>,
    /// The name of the campaign, as it is now.
    pub campaign_name: Option<String>,
}

/// Which lines of the audit log are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct AuditFilter {
    /// Of this account.
    pub account: Option<AccountId>,
    /// About this campaign.
    pub campaign: Option<CampaignId>,
}

/// Who may use Rappel, who is signed in, and who did what.
///
/// As with [`crate::Store`], every verb is kept as a whole or not at all, and none reads the clock. A verb and its line in the
/// audit log are kept as one by [`crate::SqliteStore::together`].
///
/// # Errors
/// As those of [`crate::Store`]; others are named with the verb.
pub trait Accounts: Send {
    /// Makes the first account.
    ///
    /// # Errors
    /// `AlreadySetUp`.
    fn create_first_account(&mut self, account: &NewAccount) -> Result<AccountId>;
    /// Makes an account.
    ///
    /// # Errors
    /// `LoginTaken`.
    fn create_account(&mut self, account: &NewAccount) -> Result<AccountId>;
    /// Changes an account. Its sessions end when it is disabled.
    ///
    /// # Errors
    /// `LastAdministrator`.
    fn change_account(&mut self, account: AccountId, change: &AccountChange) -> Result<()>;
    /// An account.
    fn account(&mut self, account: AccountId) -> Result<Account>;
    /// The account with this login, in lower case, if there is one.
    fn account_by_login(&mut self, login: &str) -> Result<Option<Account>>;
    /// All accounts by name.
    fn accounts(&mut self) -> Result<Vec<Account>>;
    /// Whether there is any account.
    fn has_accounts(&mut self) -> Result<bool>;

    /// Begins a session. Of an account's sessions, the `sessions_max` used last are kept.
    fn begin_session(&mut self, token: &TokenHash, account: AccountId, at: Instant, sessions_max: u32) -> Result<()>;
    /// The session with this token, if there is one.
    fn session(&mut self, token: &TokenHash) -> Result<Option<Session>>;
    /// Remembers that a session and its account were seen.
    fn see_session(&mut self, token: &TokenHash, at: Instant) -> Result<()>;
    /// Ends a session, if it has not ended.
    fn end_session(&mut self, token: &TokenHash) -> Result<()>;
    /// Ends every session of an account but one.
    fn end_sessions(&mut self, account: AccountId, but: Option<&TokenHash>) -> Result<()>;
    /// Forgets the sessions that were not seen since an instant, or begun before another.
    fn forget_sessions(&mut self, seen_before: Instant, begun_before: Instant) -> Result<()>;

    /// Adds a line to the audit log.
    fn record(&mut self, entry: &AuditEntry) -> Result<AuditId>;
    /// Up to `limit` lines of the audit log, newest first, before the given one.
    fn audit(&mut self, filter: AuditFilter, before: Option<AuditId>, limit: usize) -> Result<Vec<AuditRecord>>;
}

//! The ways out to the networks, in verbs of the domain: the switch, its trunks, text accounts.
//!
//! What stands in their documents, and how a secret is sealed, are the server's affair.

use crate::accounts::AccountId;
use crate::error::Result;
use crate::ids::Revision;
use rappel_strategy::time::Instant;

/// What a connection is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum ConnectionKind {
    /// The switch that places calls. There is one at most, whatever its name.
    Switch,
    /// A way from the switch to the telephone network.
    Trunk,
    /// An account with a carrier of texts.
    TextAccount,
}

/// A connection as it is remembered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConnectionRecord {
    /// Its name, unique among those of its kind.
    pub name: String,
    /// What it is like (JSON by convention); opaque here, and never a secret.
    pub document: String,
    /// Its secret, sealed; `None` where it has none, or one that is elsewhere.
    pub sealed: Option<Vec<u8>>,
    /// Goes up with every change.
    pub revision: Revision,
    /// Who changed it last.
    pub changed_by: Option<AccountId>,
    /// When.
    pub changed_at: Instant,
}

/// A connection on its way in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConnectionChange<'a> {
    /// What it is like.
    pub document: &'a str,
    /// Its secret from now on, sealed.
    pub sealed: Option<&'a [u8]>,
    /// The revision that is changed; `None` makes a new one.
    pub from: Option<Revision>,
    /// Who changes it.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}

/// The ways out to the networks. As with [`crate::Store`], every verb is kept as a whole or not at all.
///
/// # Errors
/// As those of [`crate::Store`]; others are named with the verb.
pub trait Connections: Send {
    /// The connections of a kind by name.
    fn connections(&mut self, kind: ConnectionKind) -> Result<Vec<ConnectionRecord>>;
    /// A connection.
    ///
    /// # Errors
    /// `NotFound`.
    fn connection(&mut self, kind: ConnectionKind, name: &str) -> Result<ConnectionRecord>;
    /// Makes or changes a connection.
    ///
    /// # Errors
    /// `NameTaken` for a new one; `NotFound` or `Stale` for a change; `Limit` beyond 100 of a kind.
    fn put_connection(&mut self, kind: ConnectionKind, name: &str, change: &ConnectionChange<'_>) -> Result<Revision>;
    /// Takes a connection away.
    ///
    /// # Errors
    /// `NotFound`, `Stale`.
    fn remove_connection(&mut self, kind: ConnectionKind, name: &str, from: Revision) -> Result<()>;
}

//! What can go wrong, in words that say what to do.

use crate::ids::{Edition, Revision};

/// The result of a verb of the store.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a verb of the store failed. Nothing of it was kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Somebody else is writing and did not finish in time; the verb can be tried again.
    #[error("the database is in use by another writer; try again")]
    Busy,
    /// The database cannot grow.
    #[error("the disk of the database is full")]
    Full,
    /// What is stored cannot be read.
    #[error("the database is damaged: {0}")]
    Corrupt(String),
    /// The database was written by a later release.
    #[error("the database has format {found}, this release knows formats up to {known}; use a later release")]
    TooNew {
        /// The format found.
        found: u32,
        /// The latest format this release knows.
        known: u32,
    },
    /// There is no such thing.
    #[error("there is no {what} `{name}`{}", nearest.as_ref().map(|n| format!("; did you mean `{n}`?")).unwrap_or_default())]
    NotFound {
        /// What was looked for: `campaign`, `contact`, `strategy version`.
        what: &'static str,
        /// The name, key or number that was given.
        name: String,
        /// The existing name that is nearest to it.
        nearest: Option<String>,
    },
    /// Something of its kind has that name already.
    #[error("the name `{0}` is taken")]
    NameTaken(String),
    /// An account with that login exists already.
    #[error("there is already an account `{0}`")]
    LoginTaken(String),
    /// The first account can only be made while there is none.
    #[error("this installation has its first account already; sign in")]
    AlreadySetUp,
    /// Without an administrator nobody could make another one.
    #[error("this is the last administrator; make another account administrator first")]
    LastAdministrator,
    /// Classic rules cannot be edited while a strategy is in place (R3).
    #[error("campaign `{0}` runs on a strategy: its classic recall rules can be edited once the strategy is removed")]
    ClassicLocked(String),
    /// Somebody changed it since the revision that a change was made from.
    #[error("somebody else changed it meanwhile: it is at revision {}", current.0)]
    Stale {
        /// The revision that it is at.
        current: Revision,
    },
    /// Somebody else changed the contact meanwhile.
    #[error("contact `{0}` was changed meanwhile; look at it again before you change it")]
    ContactChanged(String),
    /// A contact that did not end by hand lately cannot be taken back.
    #[error("contact `{0}` was not withdrawn by hand, or was too long ago")]
    NotWithdrawn(String),
    /// A tick says it was planned under an edition that does not exist yet.
    #[error("planned under edition {} of the campaign, which is at edition {}", given.0, current.0)]
    EditionAhead {
        /// The edition of the tick.
        given: Edition,
        /// The campaign's edition.
        current: Edition,
    },
    /// Something is larger than the store can hold.
    #[error("{what}: at most {max}")]
    Limit {
        /// What is too large.
        what: &'static str,
        /// How large it may be.
        max: u64,
    },
    /// Any other failure of the database.
    #[error("the database failed: {0}")]
    Database(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// The error for something that does not exist, with the nearest name among those that do.
    pub(crate) fn not_found(
        what: &'static str,
        name: impl Into<String>,
        candidates: impl IntoIterator<Item = String>,
    ) -> Error {
        let name = name.into();
        let nearest = rappel_strategy::nearest(&name, candidates);
        Error::NotFound { what, name, nearest }
    }
}

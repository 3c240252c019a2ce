//! What is kept of a connection.

use super::secrets::{Keeper, Kept, SecretsAt, SecretsSent};
use crate::campaign::Made;
use crate::problem::Problem;
use rappel_store::{Accounts, ConnectionChange, ConnectionKind, ConnectionRecord, Connections, Revision, SqliteStore};
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use rappel_telephony::asterisk::{ConfigError, SwitchConfig, TrunkConfig};
use rappel_texting::{AccountConfig, AccountError};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Most characters of a name.
const NAME_MAX: usize = 60;
/// Most characters of a folder's name.
const FOLDER_MAX: usize = 1_000;

/// What an administrator says of a connection of some kind.
pub trait Settings: Serialize + DeserializeOwned + Clone {
    /// The kind.
    const KIND: ConnectionKind;
    /// What it has secrets for.
    const SECRETS: &'static [&'static str];
    /// What it is called in the audit log.
    const ACTION: &'static str;

    /// Its name.
    fn name(&self) -> &str;

    /// Whether it can be used.
    ///
    /// # Errors
    /// The first thing that cannot, with its place.
    fn check(&self) -> Result<(), Problem>;
}

/// An Asterisk.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SwitchSettings {
    /// Where it is and how it is spoken to.
    pub asterisk: SwitchConfig,
    /// A folder of this machine that Asterisk sees as `rappel` among its sounds: the sounds of a campaign are put there when it
    /// starts. Absent: somebody else does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sounds_folder: Option<String>,
}

impl Settings for SwitchSettings {
    const KIND: ConnectionKind = ConnectionKind::Switch;
    const SECRETS: &'static [&'static str] = &["password"];
    const ACTION: &'static str = "switch";

    fn name(&self) -> &str {
        "asterisk"
    }

    fn check(&self) -> Result<(), Problem> {
        self.asterisk.check().map_err(|error| wrong("settings.asterisk", &error))?;
        match &self.sounds_folder {
            Some(folder) if !folder.starts_with('/') || folder.len() > FOLDER_MAX => Err(Problem::invalid(
                "settings.sounds_folder",
                Said::new(
                    "Indiquez le chemin complet du dossier, depuis /.",
                    "Give the whole path of the folder, beginning with /.",
                ),
            )),
            _ => Ok(()),
        }
    }
}

impl Settings for TrunkConfig {
    const KIND: ConnectionKind = ConnectionKind::Trunk;
    const SECRETS: &'static [&'static str] = &[];
    const ACTION: &'static str = "trunk";

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self) -> Result<(), Problem> {
        TrunkConfig::check(self).map_err(|error| wrong("settings", &error))
    }
}

impl Settings for AccountConfig {
    const KIND: ConnectionKind = ConnectionKind::TextAccount;
    const SECRETS: &'static [&'static str] = &["account", "webhook"];
    const ACTION: &'static str = "text_account";

    fn name(&self) -> &str {
        &self.name
    }

    fn check(&self) -> Result<(), Problem> {
        AccountConfig::check(self).map_err(|error| {
            let AccountError { place, message } = error;
            Problem::invalid(&format!("settings.{place}"), message.sentence())
        })
    }
}

fn wrong(place: &str, error: &ConfigError) -> Problem {
    let (field, french) = match error {
        ConfigError::Url(given) => (
            "url",
            format!(
                "«\u{a0}{given}\u{a0}» n’est pas l’adresse du serveur HTTP d’un Asterisk\u{202f}; par exemple http://127.0.0.1:8088."
            ),
        ),
        ConfigError::Name { what, given } => {
            (*what, format!("«\u{a0}{given}\u{a0}» ne peut compter que lettres, chiffres, - et _, de 1 à 32."))
        }
        ConfigError::Pattern { what, given, place } => {
            let field = ["seat", "sound"].into_iter().find(|field| what == field).unwrap_or("endpoint");
            (field, format!("«\u{a0}{given}\u{a0}» doit contenir une fois {place}."))
        }
        ConfigError::TwoTrunks(name) => ("name", format!("Deux faisceaux s’appellent «\u{a0}{name}\u{a0}».")),
        ConfigError::Setup(given) => ("setup_s", format!("{given} n’est pas un nombre de secondes de 2 à 120.")),
    };
    Problem::invalid(&format!("{place}.{field}"), Said::new(french, format!("{error}.")))
}

/// A connection with what is said of it.
pub struct Connection<S> {
    /// What is said of it.
    pub settings: S,
    /// Its secrets, and where they are.
    pub kept: Kept,
    /// The revision that a change is made from.
    pub revision: Revision,
    /// When it was changed last.
    pub changed_at: Instant,
}

/// A connection as its document is written.
#[derive(Serialize, Deserialize)]
struct Document<S> {
    settings: S,
    secrets: SecretsAt,
}

impl<S: Settings> Connection<S> {
    fn read(record: ConnectionRecord) -> Result<Connection<S>, rappel_store::Error> {
        let read: Result<Document<S>, _> = serde_json::from_str(&record.document);
        let Document { settings, secrets } =
            read.map_err(|error| rappel_store::Error::Corrupt(format!("connection `{}`: {error}", record.name)))?;
        let kept = Kept { at: secrets, sealed: record.sealed };
        Ok(Connection { settings, kept, revision: record.revision, changed_at: record.changed_at })
    }

    /// Those of its kind by name.
    ///
    /// # Errors
    /// The database failed.
    pub fn all(store: &mut SqliteStore) -> Result<Vec<Connection<S>>, rappel_store::Error> {
        store.connections(S::KIND)?.into_iter().map(Connection::read).collect()
    }

    /// One of them.
    ///
    /// # Errors
    /// There is none of that name, or the database failed.
    pub fn named(store: &mut SqliteStore, name: &str) -> Result<Connection<S>, rappel_store::Error> {
        Connection::read(store.connection(S::KIND, name)?)
    }

    /// Whose its secrets are, for the seal.
    pub fn owner(name: &str) -> String {
        format!("{} {name}", S::ACTION)
    }

    /// Makes a connection, or changes the one of its name from the revision that was `seen`; none: 0.
    ///
    /// # Errors
    /// It cannot be used, or somebody else changed it meanwhile.
    pub fn put(
        store: &mut SqliteStore,
        keeper: &Keeper,
        (settings, secrets): (S, SecretsSent),
        seen: u32,
        made: &Made<'_>,
    ) -> Result<Revision, Problem> {
        settings.check()?;
        let name = settings.name().to_owned();
        let from = (seen > 0).then_some(Revision(seen));
        let before = match from {
            Some(_) => Connection::<S>::named(store, &name)?.kept,
            None => Kept::default(),
        };
        let kept = keeper.keep(&Self::owner(&name), S::SECRETS, &before, secrets)?;
        let document = Document { settings, secrets: kept.at };
        let document = serde_json::to_string(&document).map_err(Problem::internal)?;
        let (by, at) = (made.who.account.id, made.at);
        let change = ConnectionChange { document: &document, sealed: kept.sealed.as_deref(), from, by, at };
        let revision = store.put_connection(S::KIND, &name, &change)?;
        Self::record(store, "put", &name, made)?;
        Ok(revision)
    }

    /// Takes a connection away.
    ///
    /// # Errors
    /// There is none, or somebody else changed it meanwhile.
    pub fn remove(store: &mut SqliteStore, name: &str, seen: u32, made: &Made<'_>) -> Result<(), Problem> {
        store.remove_connection(S::KIND, name, Revision(seen))?;
        Self::record(store, "removed", name, made)
    }

    fn record(store: &mut SqliteStore, what: &str, name: &str, made: &Made<'_>) -> Result<(), Problem> {
        let action = format!("{}.{what}", S::ACTION);
        store.record(&made.who.entry(made.at, &action, None, &json!({ "name": name })))?;
        Ok(())
    }
}

/// Refuses settings whose name is not that of the address, or that no address can hold.
///
/// # Errors
/// When it is so.
pub fn checked_name(name: &str, said: &str) -> Result<(), Problem> {
    if name != said {
        return Err(Problem::invalid(
            "settings.name",
            Said::new("Le nom n’est pas celui de l’adresse.", "The name is not that of the address."),
        ));
    }
    let bad = |c: char| c.is_control() || c == '/';
    if name.trim() != name || name.is_empty() || name.chars().count() > NAME_MAX || name.chars().any(bad) {
        return Err(Problem::invalid(
            "settings.name",
            Said::new(
                format!("Le nom doit compter de 1 à {NAME_MAX} caractères, sans barre oblique."),
                format!("The name must have 1 to {NAME_MAX} characters, without slashes."),
            ),
        ));
    }
    Ok(())
}

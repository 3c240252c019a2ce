//! Secrets of connections: sent, kept, and brought out when a connection is opened. They are never shown.

use crate::problem::Problem;
use crate::vault::Vault;
use rappel_strategy::said::Said;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Most bytes of a secret.
const SECRET_BYTES_MAX: usize = 1_000;
/// What the names of variables begin with that may hold secrets: an account must not be able to read all others.
const VARIABLE_PREFIX: &str = "RAPPEL_";
/// Most letters of the name of a variable or file.
const NAME_MAX: usize = 100;

/// Where a secret is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SecretAt {
    /// In the database, sealed.
    Stored,
    /// In this environment variable of the server, whose name begins with `RAPPEL_`.
    Environment(String),
    /// In this file of the server's folder of secrets.
    File(String),
}

/// A secret as it is sent.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SecretSent {
    /// It stays as it is.
    Keep,
    /// This one, to be stored sealed.
    Value(String),
    /// The one in this environment variable of the server, whose name begins with `RAPPEL_`.
    Environment(String),
    /// The one in this file of the server's folder of secrets.
    File(String),
}

/// Secrets by what they are for.
pub type SecretsAt = BTreeMap<String, SecretAt>;
/// Secrets as they are sent; those that are absent are taken away.
pub type SecretsSent = BTreeMap<String, SecretSent>;

/// Keeps secrets: the key of the database, and the folder of files.
pub struct Keeper {
    vault: Vault,
    folder: PathBuf,
}

/// What is kept of the secrets of a connection.
#[derive(Debug, Default)]
pub struct Kept {
    /// Where each is.
    pub at: SecretsAt,
    /// Those that are stored, sealed.
    pub sealed: Option<Vec<u8>>,
}

impl Keeper {
    /// A keeper whose key and folder of secrets are in the folder of files.
    ///
    /// # Errors
    /// The key cannot be read or made.
    pub fn open(files: &Path) -> std::io::Result<Keeper> {
        Ok(Keeper { vault: Vault::open(files)?, folder: files.join("secrets") })
    }

    /// A name of this installation that no other has, and that stays.
    pub fn installation(&self) -> String {
        self.vault.name().to_owned()
    }

    /// What is to be kept for `owner` of what was sent, after what was `before`. Only secrets that are for one of `purposes` exist.
    ///
    /// # Errors
    /// One is for nothing, has no good name, is empty, or stays although there is none.
    pub fn keep(&self, owner: &str, purposes: &[&str], before: &Kept, sent: SecretsSent) -> Result<Kept, Problem> {
        let old = before.sealed.as_deref().map(|sealed| self.stored(owner, sealed)).transpose();
        let mut stored = BTreeMap::new();
        let mut at = BTreeMap::new();
        for (purpose, sent) in sent {
            let place = format!("secrets.{purpose}");
            if !purposes.contains(&purpose.as_str()) {
                return Err(Problem::invalid(
                    &place,
                    Said::new(
                        format!("Secret inconnu\u{202f}; attendus\u{a0}: {}.", purposes.join(", ")),
                        format!("Unknown secret; expected: {}.", purposes.join(", ")),
                    ),
                ));
            }
            let kept = match sent {
                SecretSent::Keep => match before.at.get(&purpose) {
                    Some(SecretAt::Stored) => {
                        let value = old.as_ref().map_err(|said| Problem::invalid(&place, (*said).clone()))?;
                        let value = value.as_ref().and_then(|stored| stored.get(&purpose)).cloned();
                        stored.insert(purpose.clone(), value.unwrap_or_default());
                        SecretAt::Stored
                    }
                    Some(elsewhere) => elsewhere.clone(),
                    None => continue,
                },
                SecretSent::Value(value) => {
                    if value.is_empty() || value.len() > SECRET_BYTES_MAX || value.chars().any(char::is_control) {
                        return Err(Problem::invalid(
                            &place,
                            Said::new(
                                format!("Un secret compte de 1 à {SECRET_BYTES_MAX} octets, sans retour à la ligne."),
                                format!("A secret has 1 to {SECRET_BYTES_MAX} bytes, without line breaks."),
                            ),
                        ));
                    }
                    stored.insert(purpose.clone(), value);
                    SecretAt::Stored
                }
                SecretSent::Environment(name) => SecretAt::Environment(variable(&place, name)?),
                SecretSent::File(name) => SecretAt::File(file(&place, name)?),
            };
            at.insert(purpose, kept);
        }
        let sealed = match stored.is_empty() {
            true => None,
            false => {
                let words = serde_json::to_string(&stored).map_err(Problem::internal)?;
                Some(self.vault.seal(owner, &words).map_err(Problem::internal)?)
            }
        };
        Ok(Kept { at, sealed })
    }

    /// The secrets themselves, to open a connection with.
    ///
    /// # Errors
    /// One is not where it should be; which, and where, but not a word of it.
    pub fn bring_out(&self, owner: &str, kept: &Kept) -> Result<BTreeMap<String, String>, Said> {
        let mut stored = kept.sealed.as_deref().map(|sealed| self.stored(owner, sealed)).transpose()?;
        let mut secrets = BTreeMap::new();
        for (purpose, at) in &kept.at {
            let secret = match at {
                SecretAt::Stored => stored.as_mut().and_then(|stored| stored.remove(purpose)),
                SecretAt::Environment(name) => std::env::var(name).ok(),
                SecretAt::File(name) => self.file(name),
            };
            let secret = secret.filter(|secret| !secret.is_empty()).ok_or_else(|| missing(purpose, at))?;
            secrets.insert(purpose.clone(), secret);
        }
        Ok(secrets)
    }

    fn stored(&self, owner: &str, sealed: &[u8]) -> Result<BTreeMap<String, String>, Said> {
        let words = self.vault.unseal(owner, sealed);
        words.and_then(|words| serde_json::from_str(&words).ok()).ok_or_else(|| {
            Said::new(
                "le secret a été scellé par une autre clé\u{202f}; saisissez-le de nouveau",
                "the secret was sealed by another key; enter it again",
            )
        })
    }

    fn file(&self, name: &str) -> Option<String> {
        let mut text = String::new();
        File::open(self.folder.join(name)).ok()?.take(SECRET_BYTES_MAX as u64).read_to_string(&mut text).ok()?;
        Some(text.trim_end_matches(['\r', '\n']).to_owned())
    }
}

fn missing(purpose: &str, at: &SecretAt) -> Said {
    match at {
        SecretAt::Stored => {
            Said::new(format!("le secret «\u{a0}{purpose}\u{a0}» manque"), format!("the secret “{purpose}” is missing"))
        }
        SecretAt::Environment(name) => Said::new(
            format!("la variable d’environnement {name} est absente ou vide"),
            format!("the environment variable {name} is missing or empty"),
        ),
        SecretAt::File(name) => Said::new(
            format!("le fichier «\u{a0}{name}\u{a0}» du dossier des secrets est absent, vide ou illisible"),
            format!("the file “{name}” of the folder of secrets is missing, empty or unreadable"),
        ),
    }
}

fn variable(place: &str, name: String) -> Result<String, Problem> {
    let fits = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    if name.len() > VARIABLE_PREFIX.len()
        && name.len() <= NAME_MAX
        && name.starts_with(VARIABLE_PREFIX)
        && name.chars().all(fits)
    {
        return Ok(name);
    }
    Err(Problem::invalid(
        place,
        Said::new(
            format!("Le nom de la variable commence par {VARIABLE_PREFIX} et ne compte que majuscules, chiffres et _."),
            format!("The name of the variable begins with {VARIABLE_PREFIX} and has only capitals, digits and _."),
        ),
    ))
}

fn file(place: &str, name: String) -> Result<String, Problem> {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if !name.is_empty() && name.len() <= NAME_MAX && !name.starts_with('.') && name.chars().all(fits) {
        return Ok(name);
    }
    Err(Problem::invalid(
        place,
        Said::new(
            "Indiquez le nom d’un fichier du dossier des secrets, sans dossier\u{a0}: lettres, chiffres, - _ et .",
            "Give the name of a file in the folder of secrets, without a folder: letters, digits, - _ and .",
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(purpose: &str, secret: SecretSent) -> SecretsSent {
        BTreeMap::from([(purpose.to_owned(), secret)])
    }

    #[test]
    fn what_is_sent_is_kept_sealed_stays_and_comes_out() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = Keeper::open(folder.path()).unwrap();
        let value = sent("password", SecretSent::Value("motdepasse".into()));
        let kept = keeper.keep("a", &["password"], &Kept::default(), value).unwrap();
        assert_eq!(kept.at["password"], SecretAt::Stored);
        let kept = keeper.keep("a", &["password"], &kept, sent("password", SecretSent::Keep)).unwrap();
        assert_eq!(keeper.bring_out("a", &kept).unwrap()["password"], "motdepasse");
        assert!(keeper.bring_out("b", &kept).is_err(), "another's");
        let gone = keeper.keep("a", &["password"], &kept, BTreeMap::new()).unwrap();
        assert!(gone.at.is_empty() && gone.sealed.is_none());
    }

    #[test]
    fn a_secret_elsewhere_is_read_when_it_is_needed() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = Keeper::open(folder.path()).unwrap();
        let kept = keeper.keep("a", &["p"], &Kept::default(), sent("p", SecretSent::File("ari".into()))).unwrap();
        assert!(keeper.bring_out("a", &kept).unwrap_err().en.contains("“ari”"));
        std::fs::create_dir(folder.path().join("secrets")).unwrap();
        std::fs::write(folder.path().join("secrets/ari"), "xyz\n").unwrap();
        assert_eq!(keeper.bring_out("a", &kept).unwrap()["p"], "xyz");
    }

    #[test]
    fn nothing_else_of_the_machine_can_be_named() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = Keeper::open(folder.path()).unwrap();
        let refused = |purpose, secret| keeper.keep("a", &["p"], &Kept::default(), sent(purpose, secret)).is_err();
        for name in ["PATH", "RAPPEL_", "RAPPEL_a", ""] {
            assert!(refused("p", SecretSent::Environment(name.into())), "{name}");
        }
        for name in ["../secrets.key", "/etc/passwd", ".hidden", "", "a b"] {
            assert!(refused("p", SecretSent::File(name.into())), "{name}");
        }
        assert!(refused("q", SecretSent::Value("x".into())) && refused("p", SecretSent::Value(String::new())));
    }
}

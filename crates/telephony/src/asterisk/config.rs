//! What an administrator says of a switch and its trunks.

use rappel_strategy::phone::Country;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// A word that opens something. It is never written out: not by `Debug`, not into a file.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Arc<str>);

impl Secret {
    /// This word.
    pub fn new(word: impl Into<Arc<str>>) -> Secret {
        Secret(word.into())
    }

    /// The word itself, for whoever must present it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// An Asterisk and how to speak to it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SwitchConfig {
    /// Where its HTTP server is, for example `http://127.0.0.1:8088`. It is spoken to in the clear: beyond this machine, a tunnel
    /// belongs in between.
    pub url: String,
    /// User of `ari.conf`.
    pub user: String,
    /// Name of our application; two installations on one Asterisk need two.
    #[serde(default = "app_default")]
    pub app: String,
    /// Dialplan context that a call enters when it is answered.
    #[serde(default = "context_default")]
    pub context: String,
    /// Endpoint of an agent's line, with `{seat}` in it.
    #[serde(default = "seat_default")]
    pub seat: String,
    /// Media of a message, with `{sound}` in it, as Asterisk's `play` takes it. Sounds lie on Asterisk's machine.
    #[serde(default = "sound_default")]
    pub sound: String,
    /// Whether Asterisk listens who answered; without, everybody who answers is a person.
    #[serde(default = "detect_default")]
    pub detect: bool,
    /// Longest wait for any sign of ringing, seconds; a call of which nothing is heard until then is congestion.
    #[serde(default = "setup_default")]
    pub setup_s: u16,
}

fn app_default() -> String {
    "rappel".into()
}

fn context_default() -> String {
    "rappel".into()
}

fn seat_default() -> String {
    "PJSIP/{seat}".into()
}

fn sound_default() -> String {
    "sound:rappel/{sound}".into()
}

fn detect_default() -> bool {
    true
}

fn setup_default() -> u16 {
    20
}

/// A way out of that Asterisk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrunkConfig {
    /// Name that campaigns know it by.
    pub name: String,
    /// Endpoint to dial, with `{number}` in it, for example `PJSIP/{number}@carrier`.
    pub endpoint: String,
    /// How it wants numbers, dialled and displayed.
    #[serde(default)]
    pub number_format: NumberFormat,
    /// Whether a hidden number may be told to it (RFC 3325): it keeps the number to itself and passes it on to emergency services
    /// and authorities only.
    #[serde(default)]
    pub trusted: bool,
    /// Our own number there, asserted to a trusted trunk when the number is hidden, E.164.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<rappel_strategy::phone::Phone>,
}

/// How a trunk writes telephone numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NumberFormat {
    /// `+33639981204`.
    #[default]
    Plus,
    /// `0033639981204`.
    InternationalPrefix,
    /// `33639981204`.
    Digits,
    /// As dialled within a country, `0639981204`; with the prefix `00` for numbers elsewhere.
    National(Country),
}

/// What stands in the way of using a configuration.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ConfigError {
    /// Not an address that is spoken to.
    #[error("`{0}` is not an address of Asterisk's HTTP server; expected for example http://127.0.0.1:8088")]
    Url(String),
    /// A name that would not survive in an address or an identifier.
    #[error("{what} `{given}` may only have letters, digits, `-` and `_`, 1 to 32 of them")]
    Name {
        /// What it names.
        what: &'static str,
        /// As given.
        given: String,
    },
    /// A pattern without its place.
    #[error("{what} `{given}` must have {place} in it once")]
    Pattern {
        /// What it is for.
        what: String,
        /// As given.
        given: String,
        /// What is missing.
        place: &'static str,
    },
    /// Two trunks of one name.
    #[error("two trunks are named `{0}`; give one of them another name")]
    TwoTrunks(String),
    /// A figure out of its range.
    #[error("setup_s is {0}; expected 2 to 120 seconds")]
    Setup(u16),
}

/// The place of the number in [`TrunkConfig::endpoint`].
pub(super) const NUMBER: &str = "{number}";
/// The place of the line in [`SwitchConfig::seat`].
pub(super) const SEAT: &str = "{seat}";
/// The place of the sound in [`SwitchConfig::sound`].
pub(super) const SOUND: &str = "{sound}";

impl SwitchConfig {
    /// Whether it can be used.
    ///
    /// # Errors
    /// The first field that cannot, and what would do.
    pub fn check(&self) -> Result<(), ConfigError> {
        let host = self.url.strip_prefix("http://").unwrap_or_default();
        if host.is_empty() || host.contains([' ', '@', '?', '#']) {
            return Err(ConfigError::Url(self.url.clone()));
        }
        name("app", &self.app)?;
        name("context", &self.context)?;
        pattern("seat".into(), &self.seat, SEAT)?;
        pattern("sound".into(), &self.sound, SOUND)?;
        if (2..=120).contains(&self.setup_s) { Ok(()) } else { Err(ConfigError::Setup(self.setup_s)) }
    }
}

impl TrunkConfig {
    /// Whether it can be used.
    ///
    /// # Errors
    /// When its endpoint has no place for the number.
    pub fn check(&self) -> Result<(), ConfigError> {
        pattern(format!("the endpoint of trunk `{}`:", self.name), &self.endpoint, NUMBER)
    }

    /// The technology and endpoint that can be asked for its state: `PJSIP` and `carrier` of `PJSIP/{number}@carrier`.
    pub(super) fn peer(&self) -> Option<(&str, &str)> {
        let (technology, rest) = self.endpoint.split_once('/')?;
        let (_, peer) = rest.split_once('@')?;
        let plain =
            |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
        (technology == "PJSIP" && plain(peer)).then_some((technology, peer))
    }
}

/// Whether a word can stand in an address and an identifier.
pub(super) fn name(what: &'static str, given: &str) -> Result<(), ConfigError> {
    let fits = (1..=32).contains(&given.len())
        && given.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if fits { Ok(()) } else { Err(ConfigError::Name { what, given: given.to_owned() }) }
}

fn pattern(what: String, given: &str, place: &'static str) -> Result<(), ConfigError> {
    if given.matches(place).count() == 1 {
        Ok(())
    } else {
        Err(ConfigError::Pattern { what, given: given.to_owned(), place })
    }
}

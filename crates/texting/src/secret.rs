//! Words that must not be shown.

use serde::Deserialize;
use std::fmt;
use subtle::ConstantTimeEq;

/// A password or token. It shows nothing of itself, so that it cannot get into a log by accident, and it cannot be serialised:
/// whoever stores or sends it says so by [`Secret::reveal`].
#[derive(Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// A secret with this value.
    pub fn new(value: impl Into<String>) -> Secret {
        Secret(value.into())
    }

    /// The value itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether `other` is the same. How long the answer takes does not tell how much of it is.
    pub fn is(&self, other: &str) -> bool {
        bool::from(self.0.as_bytes().ct_eq(other.as_bytes()))
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "Secret(none)" } else { "Secret(…)" })
    }
}

/// The secrets of an account, kept apart from its configuration.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Secrets {
    /// Opens the account: the SMPP password, the HTTP token or password.
    pub account: Secret,
    /// What the carrier must show when it calls our webhook.
    pub webhook: Secret,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_shows_nothing_of_itself() {
        let secrets = Secrets { account: Secret::new("motdepasse"), webhook: Secret::default() };
        assert_eq!(format!("{secrets:?}"), "Secrets { account: Secret(…), webhook: Secret(none) }");
    }

    #[test]
    fn a_secret_is_only_itself() {
        let secret = Secret::new("abc");
        assert!(secret.is("abc"));
        assert!(["", "ab", "abcd", "abd"].iter().all(|other| !secret.is(other)));
    }
}

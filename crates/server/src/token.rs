//! Secrets that are handed out, and what is kept of them.

use crate::problem::Problem;
use rappel_store::TokenHash;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use subtle::ConstantTimeEq;

/// A random secret of 256 bits, in hexadecimal. It is never logged: it has no `Debug`.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn random() -> Result<Token, Problem> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(Problem::internal)?;
        Ok(Token(hexadecimal(&bytes)))
    }

    /// One that came back from outside.
    pub fn given(text: &str) -> Token {
        Token(text.to_owned())
    }

    /// As it is handed out.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    pub fn hash(&self) -> TokenHash {
        Sha256::digest(self.0.as_bytes()).into()
    }

    /// Another secret, which whoever knows this one can tell and which does not tell this one: sent with changes, so that other
    /// sites, which make the browser send the cookie but cannot read it, cannot make changes.
    pub fn csrf(&self) -> Token {
        let mut hasher = Sha256::new();
        hasher.update(b"rappel csrf ");
        hasher.update(self.0.as_bytes());
        Token(hexadecimal(&hasher.finalize()))
    }

    /// Whether a text is this secret, told in a time that does not depend on where they differ.
    pub fn is(&self, text: &str) -> bool {
        self.0.as_bytes().ct_eq(text.as_bytes()).into()
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_and_tell_neither_their_hash_nor_each_other() {
        let (one, other) = (Token::random().unwrap(), Token::random().unwrap());
        assert_eq!(one.text().len(), 64);
        assert_ne!(one.text(), other.text());
        assert_eq!(Token::given(one.text()).hash(), one.hash());
        assert!(one.is(one.text()) && !one.is(other.text()) && !one.is(""));
        assert_ne!(one.csrf().text(), one.text());
        assert_ne!(one.csrf().text(), other.csrf().text());
    }
}

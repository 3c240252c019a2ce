//! The one-time link by which the first administrator is made.

use crate::problem::Problem;
use crate::token::Token;
use rappel_store::TokenHash;
use rappel_strategy::time::{DAY_MS, Instant};
use std::sync::{Mutex, PoisonError};
use subtle::ConstantTimeEq;

/// How long the link is good for, if the server is not restarted before.
const LASTS_MS: i64 = DAY_MS;

/// The link that is good now, if one is. Only the hash of its token is kept, and only in memory: a restart makes another.
#[derive(Default)]
pub struct Setup(Mutex<Option<(TokenHash, Instant)>>);

impl Setup {
    /// Makes a new link good, and no other.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn begin(&self, now: Instant) -> Result<Token, Problem> {
        let token = Token::random()?;
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((token.hash(), now + LASTS_MS));
        Ok(token)
    }

    /// Refuses every token but the good one.
    ///
    /// # Errors
    /// [`Problem::wrong_setup_token`].
    pub fn check(&self, token: &Token, now: Instant) -> Result<(), Problem> {
        let good = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match good {
            Some((hash, until)) if now < until && bool::from(hash.ct_eq(&token.hash())) => Ok(()),
            _ => Err(Problem::wrong_setup_token()),
        }
    }

    /// It was used.
    pub fn end(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_good_for_a_day_and_once() {
        let (setup, now) = (Setup::default(), Instant::from_millis(0));
        let token = setup.begin(now).unwrap();
        assert!(setup.check(&token, now).is_ok());
        assert!(setup.check(&Token::random().unwrap(), now).is_err());
        assert!(setup.check(&token, now + LASTS_MS).is_err());
        setup.end();
        assert!(setup.check(&token, now).is_err());
    }

    #[test]
    fn a_new_link_ends_the_one_before() {
        let (setup, now) = (Setup::default(), Instant::from_millis(0));
        let before = setup.begin(now).unwrap();
        setup.begin(now).unwrap();
        assert!(setup.check(&before, now).is_err());
    }
}

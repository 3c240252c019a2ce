//! Passwords: what may be one, and what is kept of it.

use crate::problem::Problem;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use rappel_strategy::said::Said;
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Fewest and most characters of a password.
const LENGTH: std::ops::RangeInclusive<usize> = 12..=200;
/// Most passwords hashed at the same time: each takes 19 MiB and a processor.
static TURNS: Semaphore = Semaphore::const_new(2);
/// The hash of nobody's password, so that an unknown login takes as long as a known one.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| hash("nobody has this password").ok());

/// Refuses what is too short or too long to be a password.
///
/// # Errors
/// Named with `place`.
pub fn check(password: &str, place: &str) -> Result<(), Problem> {
    if LENGTH.contains(&password.chars().count()) {
        return Ok(());
    }
    let (min, max) = (LENGTH.start(), LENGTH.end());
    Err(Problem::invalid(
        place,
        Said::new(
            format!("Le mot de passe doit compter de {min} à {max} caractères."),
            format!("The password must have {min} to {max} characters."),
        ),
    ))
}

/// What is kept of a password: its argon2id hash with its salt, as a PHC string.
///
/// # Errors
/// When the system gives no random bytes.
pub async fn kept(password: String) -> Result<String, Problem> {
    aside(move || hash(&password)).await?.map_err(Problem::internal)
}

/// Whether a password is the one of which `kept` was kept; never without one, which takes as long.
///
/// # Errors
/// When what was kept cannot be read.
pub async fn is_right(password: String, kept: Option<String>) -> Result<bool, Problem> {
    let known = kept.is_some();
    let right = aside(move || {
        let kept = kept.or_else(|| NOBODY.clone()).unwrap_or_default();
        let kept = PasswordHash::new(&kept).map_err(|error| error.to_string())?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &kept).is_ok())
    });
    Ok(right.await?.map_err(|error: String| Problem::internal(error))? && known)
}

fn hash(password: &str) -> Result<String, argon2::password_hash::Error> {
    Ok(Argon2::default().hash_password(password.as_bytes())?.to_string())
}

async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    let _turn = TURNS.acquire().await.map_err(Problem::internal)?;
    tokio::task::spawn_blocking(work).await.map_err(Problem::internal)
}

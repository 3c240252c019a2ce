//! How often somebody may try passwords.

use rappel_strategy::time::{HOUR_MS, Instant, SECOND_MS};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Wrong attempts for a login after which the next has to wait.
const LOGIN_FREE: u32 = 5;
/// The same for an address, behind which several people may sit.
const ADDRESS_FREE: u32 = 20;
/// The longest wait, in seconds.
const WAIT_S_MAX: u64 = 900;
/// After so long without a wrong attempt, earlier ones are forgotten.
const FORGET_MS: i64 = HOUR_MS;
/// Most logins and addresses remembered.
const KEYS_MAX: usize = 20_000;

#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    Login(String),
    Address(IpAddr),
}

#[derive(Clone, Copy)]
struct Count {
    attempts: u32,
    last: Instant,
    free_from: Instant,
}

/// Counts attempts by login and by address. Each counts as wrong when it begins, so that trying many at once gains nothing.
#[derive(Default)]
pub struct Throttle(Mutex<HashMap<Key, Count>>);

impl Throttle {
    /// Begins an attempt.
    ///
    /// # Errors
    /// Seconds to wait before the next one counts.
    pub fn attempt(&self, login: &str, address: IpAddr, now: Instant) -> Result<(), u64> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let keys = [(Key::Login(login.to_owned()), LOGIN_FREE), (Key::Address(address), ADDRESS_FREE)];
        let free_from = keys.iter().filter_map(|(key, _)| counts.get(key)).map(|count| count.free_from).max();
        if let Some(wait_ms) = free_from.map(|free_from| free_from - now).filter(|wait_ms| *wait_ms > 0) {
            return Err((wait_ms as u64).div_ceil(SECOND_MS as u64));
        }
        for (key, free) in keys {
            make_room(&mut counts, now);
            let count = counts.entry(key).or_insert(Count { attempts: 0, last: now, free_from: now });
            if now - count.last > FORGET_MS {
                count.attempts = 0;
            }
            count.attempts += 1;
            count.last = now;
            count.free_from = now + wait_s(count.attempts, free) as i64 * SECOND_MS;
        }
        Ok(())
    }

    /// The attempt was right: the login begins anew.
    pub fn right(&self, login: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&Key::Login(login.to_owned()));
    }
}

/// The wait after so many wrong attempts: 1, 2, 4, 8… seconds once the free ones are used up.
fn wait_s(attempts: u32, free: u32) -> u64 {
    match attempts.checked_sub(free) {
        None => 0,
        Some(more) => 1u64.checked_shl(more).unwrap_or(WAIT_S_MAX).min(WAIT_S_MAX),
    }
}

/// Forgets what is old, and if that is not enough, what waits least.
fn make_room(counts: &mut HashMap<Key, Count>, now: Instant) {
    if counts.len() < KEYS_MAX {
        return;
    }
    counts.retain(|_, count| now - count.last <= FORGET_MS);
    if counts.len() >= KEYS_MAX {
        let mut attempts: Vec<u32> = counts.values().map(|count| count.attempts).collect();
        let half = attempts.len() / 2;
        let (_, median, _) = attempts.select_nth_unstable(half);
        let median = *median;
        let mut spare = counts.len() / 2;
        counts.retain(|_, count| {
            let goes = count.attempts <= median && spare > 0;
            spare -= usize::from(goes);
            !goes
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    fn at(seconds: i64) -> Instant {
        Instant::from_millis(seconds * SECOND_MS)
    }

    #[test]
    fn five_attempts_are_free_then_waits_double() {
        let throttle = Throttle::default();
        for _ in 0..LOGIN_FREE {
            assert_eq!(throttle.attempt("zoe", HERE, at(0)), Ok(()));
        }
        assert_eq!(throttle.attempt("zoe", HERE, at(0)), Err(1));
        assert_eq!(throttle.attempt("zoe", HERE, at(1)), Ok(()));
        assert_eq!(throttle.attempt("zoe", HERE, at(1)), Err(2));
        assert_eq!(throttle.attempt("zoe", HERE, at(3)), Ok(()));
        assert_eq!(throttle.attempt("zoe", HERE, at(3)), Err(4));
        assert_eq!(throttle.attempt("max", HERE, at(3)), Ok(()), "another login does not wait");
    }

    #[test]
    fn the_right_password_and_time_forget() {
        let throttle = Throttle::default();
        for _ in 0..LOGIN_FREE {
            assert_eq!(throttle.attempt("zoe", HERE, at(0)), Ok(()));
        }
        throttle.right("zoe");
        assert_eq!(throttle.attempt("zoe", HERE, at(0)), Ok(()));
        assert_eq!(throttle.attempt("zoe", HERE, at(2 * 3_600)), Ok(()));
        assert_eq!(throttle.attempt("zoe", HERE, at(2 * 3_600)), Ok(()));
    }

    #[test]
    fn an_address_waits_whatever_the_login() {
        let throttle = Throttle::default();
        for n in 0..ADDRESS_FREE {
            assert_eq!(throttle.attempt(&n.to_string(), HERE, at(0)), Ok(()));
        }
        assert_eq!(throttle.attempt("zoe", HERE, at(0)), Err(1));
    }

    #[test]
    fn waits_and_memory_are_bounded() {
        assert_eq!(wait_s(1_000_000, LOGIN_FREE), WAIT_S_MAX);
        let throttle = Throttle::default();
        for n in 0..3 * KEYS_MAX as u32 {
            let address = IpAddr::V4(Ipv4Addr::from(n));
            assert_eq!(throttle.attempt(&n.to_string(), address, at(0)), Ok(()));
        }
        assert!(throttle.0.lock().unwrap().len() <= KEYS_MAX);
    }
}

//! Calls per second of a trunk, over a rolling second.

use rappel_strategy::time::{Instant, SECOND_MS};
use std::collections::VecDeque;

/// Remembers what left in the last second `(t − 1 s, t]`, so that at most so many calls do.
#[derive(Clone, Debug, Default)]
pub struct Limiter {
    placed: VecDeque<Instant>,
}

impl Limiter {
    /// How many calls may leave at `now`.
    pub fn room(&mut self, calls_per_second: u32, now: Instant) -> usize {
        while self.placed.front().is_some_and(|&at| now - at >= SECOND_MS) {
            self.placed.pop_front();
        }
        (calls_per_second as usize).saturating_sub(self.placed.len())
    }

    /// Records a call that leaves at `now`. Instants never run backwards.
    pub fn place(&mut self, now: Instant) {
        self.placed.push_back(now);
    }

    /// When the next call may leave, if none may now.
    pub fn next_at(&self, calls_per_second: u32) -> Option<Instant> {
        let full = self.placed.len() >= calls_per_second as usize;
        full.then(|| self.placed.front().map(|&at| at + SECOND_MS)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_second_holds_more_calls_than_the_trunk_allows() {
        let mut limiter = Limiter::default();
        let mut placed: Vec<i64> = Vec::new();
        for ms in (0..5_000).step_by(70) {
            let now = Instant::from_millis(ms);
            for _ in 0..limiter.room(5, now).min(3) {
                limiter.place(now);
                placed.push(ms);
            }
        }
        assert!(placed.len() >= 24);
        for &end in &placed {
            assert!(placed.iter().filter(|&&at| at > end - 1_000 && at <= end).count() <= 5);
        }
        limiter.room(5, Instant::from_millis(60_000));
        assert_eq!(limiter.next_at(5), None);
    }
}

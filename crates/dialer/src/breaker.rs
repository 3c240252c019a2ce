//! A circuit breaker: a trunk that carries nothing any more is left alone for a while instead of being fed contacts.

use rappel_strategy::time::{Instant, MINUTE_MS, SECOND_MS};

/// When a trunk is left alone, and for how long.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BreakerSettings {
    /// After so many calls in a row that the network could not carry. At least 1.
    pub failures_max: u32,
    /// For so long at first, milliseconds; each time that it does not help twice as long, up to `pause_max_ms`.
    pub pause_ms: i64,
    /// The longest pause, milliseconds.
    pub pause_max_ms: i64,
}

impl Default for BreakerSettings {
    fn default() -> BreakerSettings {
        BreakerSettings { failures_max: 10, pause_ms: 30 * SECOND_MS, pause_max_ms: 5 * MINUTE_MS }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    /// Calls leave.
    Closed { failures: u32 },
    /// None do.
    Open { until: Instant, pause_ms: i64 },
    /// One tries whether the trunk is back.
    Probing { pause_ms: i64 },
}

/// The breaker of one trunk.
#[derive(Clone, Debug)]
pub struct Breaker {
    settings: BreakerSettings,
    state: State,
}

impl Breaker {
    /// One that lets calls leave.
    pub fn new(settings: BreakerSettings) -> Breaker {
        Breaker { settings, state: State::Closed { failures: 0 } }
    }

    /// How many calls may leave at `now`, if the breaker limits them: none during a pause, one after it.
    pub fn room(&self, now: Instant) -> Option<usize> {
        match self.state {
            State::Closed { .. } => None,
            State::Open { until, .. } => Some(usize::from(now >= until)),
            State::Probing { .. } => Some(0),
        }
    }

    /// A call leaves at `now`: after a pause it is the one that tries.
    pub fn placed(&mut self) {
        if let State::Open { pause_ms, .. } = self.state {
            self.state = State::Probing { pause_ms };
        }
    }

    /// The network could not carry a call.
    pub fn failed(&mut self, now: Instant) {
        let BreakerSettings { failures_max, pause_ms, pause_max_ms } = self.settings;
        self.state = match self.state {
            State::Closed { failures } if failures + 1 < failures_max => State::Closed { failures: failures + 1 },
            State::Closed { .. } => State::Open { until: now + pause_ms, pause_ms },
            State::Probing { pause_ms } => {
                let pause_ms = (pause_ms * 2).min(pause_max_ms);
                State::Open { until: now + pause_ms, pause_ms }
            }
            // A call that had left before the pause.
            open @ State::Open { .. } => open,
        };
    }

    /// The network carried a call: it rang, or the other side said why not.
    pub fn carried(&mut self) {
        // During a pause only calls that had left before it are heard of: they say nothing of now.
        if !matches!(self.state, State::Open { .. }) {
            self.state = State::Closed { failures: 0 };
        }
    }

    /// The call that was to try did not leave after all, or nobody heard what became of it.
    pub fn forgotten(&mut self, now: Instant) {
        if let State::Probing { pause_ms } = self.state {
            self.state = State::Open { until: now, pause_ms };
        }
    }

    /// Until when the trunk is left alone; `None` when it is not.
    pub fn paused_until(&self) -> Option<Instant> {
        match self.state {
            State::Open { until, .. } => Some(until),
            _ => None,
        }
    }

    /// Whether calls leave freely.
    pub fn is_closed(&self) -> bool {
        matches!(self.state, State::Closed { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_millis(seconds * SECOND_MS)
    }

    fn broken() -> Breaker {
        let mut breaker = Breaker::new(BreakerSettings { failures_max: 3, ..BreakerSettings::default() });
        for second in 0..3 {
            assert_eq!(breaker.room(at(second)), None);
            breaker.failed(at(second));
        }
        breaker
    }

    #[test]
    fn so_many_failures_in_a_row_pause_a_trunk_and_one_call_tries_r21() {
        let mut breaker = broken();
        assert_eq!(breaker.paused_until(), Some(at(32)));
        assert_eq!((breaker.room(at(31)), breaker.room(at(32))), (Some(0), Some(1)));
        breaker.placed();
        assert_eq!(breaker.room(at(33)), Some(0), "the first one must come back before a second leaves");
        breaker.carried();
        assert_eq!(breaker.room(at(33)), None);
    }

    #[test]
    fn a_trial_that_fails_doubles_the_pause_up_to_its_limit_r21() {
        let mut breaker = broken();
        let mut now = at(2);
        let mut pauses = Vec::new();
        for _ in 0..6 {
            let until = breaker.paused_until().unwrap();
            pauses.push((until - now) / SECOND_MS);
            now = until;
            breaker.placed();
            breaker.failed(now);
        }
        assert_eq!(pauses, [30, 60, 120, 240, 300, 300]);
    }

    #[test]
    fn what_had_left_before_the_pause_neither_ends_nor_prolongs_it() {
        let mut breaker = broken();
        breaker.failed(at(10));
        breaker.carried();
        assert_eq!(breaker.paused_until(), Some(at(32)));
    }

    #[test]
    fn a_carried_call_between_failures_begins_the_count_anew() {
        let mut breaker = Breaker::new(BreakerSettings { failures_max: 2, ..BreakerSettings::default() });
        for second in 0..10 {
            breaker.failed(at(second));
            breaker.carried();
        }
        assert!(breaker.is_closed());
    }

    #[test]
    fn a_trial_that_is_forgotten_is_made_again() {
        let mut breaker = broken();
        breaker.placed();
        breaker.forgotten(at(40));
        assert_eq!(breaker.room(at(40)), Some(1));
    }
}

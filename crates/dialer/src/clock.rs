//! The clock, and the only place that reads it.

use rappel_strategy::time::Instant;
use std::time::Duration;

/// How fast a campaign's time runs.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Speed {
    /// As the clock on the wall.
    Real,
    /// This many times faster; more than 0.
    Times(f64),
    /// As fast as the machine can: time jumps from event to event.
    Max,
}

impl std::str::FromStr for Speed {
    type Err = String;
    fn from_str(text: &str) -> Result<Speed, String> {
        match text {
            "real" => Ok(Speed::Real),
            "max" => Ok(Speed::Max),
            _ => match text.trim_end_matches('x').parse::<f64>() {
                Ok(factor) if factor > 0.0 && factor <= 1e6 => Ok(Speed::Times(factor)),
                _ => Err(format!("`{text}` is not a speed; expected `real`, `max`, or a factor such as `60x`")),
            },
        }
    }
}

/// Tells a campaign's time.
#[derive(Clone, Debug)]
pub struct Clock {
    origin: Instant,
    factor: Option<f64>,
    started: std::time::Instant,
    virtual_now: Instant,
}

impl Clock {
    /// A clock that shows `origin` now and runs at `speed`. At real speed it shows the wall clock instead.
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn start(origin: Instant, speed: Speed) -> Clock {
        let started = std::time::Instant::now();
        let (origin, factor) = match speed {
            Speed::Real => (Clock::wall(), Some(1.0)),
            Speed::Times(factor) => (origin, Some(factor)),
            Speed::Max => (origin, None),
        };
        Clock { origin, factor, started, virtual_now: origin }
    }

    /// The wall clock.
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn wall() -> Instant {
        Instant::from(jiff::Timestamp::now())
    }

    /// Seconds of machine time since the clock was started.
    pub fn elapsed_s(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }

    /// The campaign's time.
    pub fn now(&self) -> Instant {
        match self.factor {
            Some(factor) => self.origin + (self.elapsed_s() * 1000.0 * factor) as i64,
            None => self.virtual_now,
        }
    }

    /// Waits until the campaign's time reaches `at`, but at most `at_most` of machine time; at full speed, jumps there.
    pub fn wait_until(&mut self, at: Instant, at_most: Duration) {
        match self.factor {
            None => self.virtual_now = self.virtual_now.max(at),
            Some(factor) => {
                let wait_ms = (at - self.now()) as f64 / factor;
                if wait_ms > 0.0 {
                    std::thread::sleep(Duration::from_secs_f64(wait_ms / 1000.0).min(at_most));
                }
            }
        }
    }

    /// Whether time jumps instead of passing.
    pub fn jumps(&self) -> bool {
        self.factor.is_none()
    }
}

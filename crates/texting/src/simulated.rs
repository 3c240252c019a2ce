//! A simulated account: labelled as such, seeded and deterministic. It sends nothing to nobody.

use crate::texting::{Failure, TextEvent, TextId, TextOrder, TextProgress, Texting};
use rand::{RngExt, SeedableRng};
use rand_distr::{Distribution, LogNormal};
use rand_xoshiro::Xoshiro256PlusPlus;
use rappel_strategy::phone::Phone;
use rappel_strategy::time::{HOUR_MS, Instant, SECOND_MS};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};
use std::io::{self, Write};

/// How texts fare. The figures are estimates: replace them by the account's own.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TextingProfile {
    /// Texts that the account refuses.
    pub refused_percent: f64,
    /// Numbers that never receive a text.
    pub undeliverable_percent: f64,
    /// Texts to other numbers that expire.
    pub expired_percent: f64,
    /// Texts to other numbers of which no receipt comes.
    pub unknown_percent: f64,
    /// From acceptance to delivery on average, seconds.
    pub delivery_s_mean: f64,
    /// How long a text is tried before it expires or is given up as unknown, hours.
    pub validity_h: f64,
}

impl Default for TextingProfile {
    fn default() -> TextingProfile {
        TextingProfile {
            refused_percent: 0.2,
            undeliverable_percent: 2.5,
            expired_percent: 1.5,
            unknown_percent: 1.0,
            delivery_s_mean: 8.0,
            validity_h: 48.0,
        }
    }
}

/// A figure of a [`TextingProfile`] is out of its range.
#[derive(Clone, Copy, PartialEq, Debug, thiserror::Error)]
#[error("texting profile: `{key}` is {value}, but must be {expected}")]
pub struct TextingProfileError {
    key: &'static str,
    value: f64,
    expected: &'static str,
}

impl TextingProfile {
    /// Checks every figure.
    ///
    /// # Errors
    /// The first figure out of its range.
    pub fn check(&self) -> Result<(), TextingProfileError> {
        let rows = [
            ("refused_percent", self.refused_percent, 0.0, 100.0, "between 0 and 100"),
            ("undeliverable_percent", self.undeliverable_percent, 0.0, 100.0, "between 0 and 100"),
            ("expired_percent", self.expired_percent, 0.0, 100.0, "between 0 and 100"),
            (
                "unknown_percent",
                self.unknown_percent,
                0.0,
                100.0 - self.expired_percent,
                "at most 100 with the expired",
            ),
            ("delivery_s_mean", self.delivery_s_mean, 0.01, 100_000.0, "between 0.01 and 100000"),
            ("validity_h", self.validity_h, 0.01, 1_000.0, "between 0.01 and 1000"),
        ];
        let broken = rows.into_iter().find(|(_, value, least, most, _)| !(least..=most).contains(&value));
        broken.map_or(Ok(()), |(key, value, _, _, expected)| Err(TextingProfileError { key, value, expected }))
    }
}

/// An account that sends nothing and says what would have become of it.
///
/// Outcomes are drawn from (seed, number, text): the same seed and orders give the same events.
pub struct SimulatedAccount {
    label: String,
    seed: u64,
    profile: TextingProfile,
    delivery_s: LogNormal<f64>,
    /// What happens next, soonest first.
    queue: BinaryHeap<Reverse<(Instant, TextId, TextProgress)>>,
    on_its_way: HashSet<TextId>,
    log: Option<Box<dyn Write + Send>>,
}

impl SimulatedAccount {
    /// An account whose texts fare as `profile` says.
    ///
    /// # Errors
    /// When a figure of the profile is out of its range.
    pub fn new(seed: u64, profile: TextingProfile) -> Result<SimulatedAccount, TextingProfileError> {
        profile.check()?;
        Ok(SimulatedAccount {
            label: format!("simulated text account (seed {seed})"),
            seed,
            profile,
            delivery_s: LogNormal::from_mean_cv(profile.delivery_s_mean, 1.0)
                .expect("the profile was checked: the mean is above 0"),
            queue: BinaryHeap::new(),
            on_its_way: HashSet::new(),
            log: None,
        })
    }

    /// The same account, writing a line `text number instant` to `out` before a text counts as sent: the witness that crash
    /// tests compare with what the dialer remembers (R18). A text that cannot be written is refused.
    pub fn with_log(mut self, out: impl Write + Send + 'static) -> SimulatedAccount {
        self.log = Some(Box::new(out));
        self
    }

    fn record(&mut self, order: &TextOrder, now: Instant) -> io::Result<()> {
        let Some(out) = &mut self.log else { return Ok(()) };
        // One write for the whole line: a crash leaves it whole or not at all.
        out.write_all(format!("{} {} {now}\n", order.id.0, order.to).as_bytes())?;
        out.flush()
    }

    /// What becomes of a text that was accepted, and how long after its acceptance, milliseconds.
    fn fate(&self, order: &TextOrder, rng: &mut Xoshiro256PlusPlus) -> (i64, TextProgress) {
        let delivery_ms = (self.delivery_s.sample(rng) * SECOND_MS as f64) as i64;
        let validity_ms = (self.profile.validity_h * HOUR_MS as f64) as i64;
        let deaf = stream(self.seed, order.to, None).random::<f64>() * 100.0 < self.profile.undeliverable_percent;
        let draw = rng.random::<f64>() * 100.0;
        if deaf {
            (delivery_ms, TextProgress::Failed(Failure::Undeliverable))
        } else if draw < self.profile.expired_percent {
            (validity_ms, TextProgress::Failed(Failure::Expired))
        } else if draw < self.profile.expired_percent + self.profile.unknown_percent {
            (validity_ms, TextProgress::Unknown)
        } else {
            (delivery_ms.min(validity_ms), TextProgress::Delivered)
        }
    }
}

impl Texting for SimulatedAccount {
    fn label(&self) -> &str {
        &self.label
    }

    fn send(&mut self, order: TextOrder, now: Instant) {
        if !self.on_its_way.insert(order.id) {
            return;
        }
        let mut rng = stream(self.seed, order.to, Some(order.id));
        let accepted_at = now + rng.random_range(50..400);
        let refused = rng.random::<f64>() * 100.0 < self.profile.refused_percent;
        if refused || self.record(&order, now).is_err() {
            self.queue.push(Reverse((accepted_at, order.id, TextProgress::Failed(Failure::Refused))));
            return;
        }
        let (after_ms, end) = self.fate(&order, &mut rng);
        self.queue.push(Reverse((accepted_at, order.id, TextProgress::Accepted)));
        self.queue.push(Reverse((accepted_at + after_ms, order.id, end)));
    }

    fn poll(&mut self, now: Instant, events: &mut Vec<TextEvent>) {
        while let Some(&Reverse((at, id, what))) = self.queue.peek() {
            if at > now {
                break;
            }
            self.queue.pop();
            if what != TextProgress::Accepted {
                self.on_its_way.remove(&id);
            }
            events.push(TextEvent::new(id, at, what));
        }
    }

    fn next_event_at(&self) -> Option<Instant> {
        self.queue.peek().map(|&Reverse((at, ..))| at)
    }
}

/// The stream of draws for a number, or for one text to it.
fn stream(seed: u64, to: Phone, text: Option<TextId>) -> Xoshiro256PlusPlus {
    // Each step seeds the next, so that neighbouring numbers and texts share nothing.
    let of_number = Xoshiro256PlusPlus::seed_from_u64(seed).random::<u64>() ^ to.digits();
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(of_number);
    match text {
        None => rng,
        Some(TextId(id)) => Xoshiro256PlusPlus::seed_from_u64(rng.random::<u64>() ^ id),
    }
}

#[cfg(test)]
mod tests;

//! Reproducible draws: one stream of random numbers for each subject, derived from a seed and never shared.
//!
//! A stream of its own for each subject means that a draw added to one leaves all others as they were.

use crate::call::CallId;
use rand::{RngExt, SeedableRng};
use rand_distr::{Distribution, LogNormal};
use rand_xoshiro::Xoshiro256PlusPlus;
use rappel_strategy::phone::Phone;

/// What is drawn for.
#[derive(Clone, Copy)]
pub(super) enum Subject {
    /// The line behind a number.
    Line = 1,
    /// Whether a number belongs to the person of the file.
    Owner = 2,
    /// What happens to one call.
    Call = 3,
    /// What is said in one conversation.
    Conversation = 4,
}

/// The stream of `subject` for the two keys.
pub(super) fn stream(seed: u64, subject: Subject, number: Phone, call: CallId) -> Xoshiro256PlusPlus {
    // Mixing between the keys keeps neighbouring numbers and calls from sharing streams by cancelling each other out.
    Xoshiro256PlusPlus::seed_from_u64(mix(mix(
        mix(mix(seed ^ ((subject as u64) << 56)) ^ number.digits()) ^ call.contact
    ) ^ u64::from(call.attempt)))
}

/// The finalizer of SplitMix64: a bijection in which every bit of the input moves half of the output.
const fn mix(mut z: u64) -> u64 {
    z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// True in `percent` of cases.
pub(super) fn happens(rng: &mut Xoshiro256PlusPlus, percent: f64) -> bool {
    rng.random::<f64>() * 100.0 < percent
}

/// Milliseconds, evenly between two bounds given in seconds.
pub(super) fn between_ms(rng: &mut Xoshiro256PlusPlus, [least_s, most_s]: [f64; 2]) -> u32 {
    ((least_s + (most_s - least_s) * rng.random::<f64>()) * 1_000.0) as u32
}

/// Durations that people take: log-normal with the given mean, seconds, and a spread of six tenths of it.
#[derive(Clone, Copy)]
pub(super) struct Lasting(LogNormal<f64>);

impl Lasting {
    /// Durations with this mean, which is above 0.
    pub(super) fn with_mean_s(mean_s: f64) -> Lasting {
        Lasting(LogNormal::from_mean_cv(mean_s, 0.6).expect("profiles are checked: means are above 0"))
    }

    /// One duration in milliseconds, at most a day.
    pub(super) fn ms(&self, rng: &mut Xoshiro256PlusPlus) -> u32 {
        (self.0.sample(rng) * 1_000.0).min(86_400_000.0) as u32
    }
}

//! What a number is, unknown to the dialer: hashed from (seed, number), the same at every call.

use super::draw::{Subject, between_ms, happens, stream};
use super::line::LineModel;
use crate::call::CallId;
use rand::RngExt;
use rand_distr::Distribution;
use rappel_strategy::phone::Phone;

/// What stands behind a number.
pub(super) enum Line {
    /// Nothing: the network answers with this Q.850 cause and SIP code.
    Invalid(u8, u16),
    /// A fax.
    Fax,
    /// A telephone with its person.
    Telephone(Telephone),
}

/// A telephone and the habits of its person.
pub(super) struct Telephone {
    /// Chance of an answer at the best hour, 0 to 1: drawn from a beta distribution.
    pub(super) propensity: f64,
    /// When the person is likelier to answer.
    pub(super) habit: Habit,
    /// Chance of an engaged tone when nobody answers, percent.
    pub(super) busy_percent: f64,
    /// After how much ringing the machine answers, milliseconds; `None` without a machine.
    pub(super) machine_after_ms: Option<u32>,
}

/// When a person is likelier to answer than the hour's average. Half of all have no habit and the others balance each other, so
/// that the average over persons is the table's figure.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Habit {
    /// Any time.
    None,
    /// Office hours.
    Office,
    /// Outside office hours.
    Leisure,
}

/// What stands behind `number`.
pub(super) fn line(seed: u64, number: Phone, model: &LineModel) -> Line {
    let mut rng = stream(seed, Subject::Line, number, CallId::new(0, 0));
    if happens(&mut rng, model.profile.invalid_percent) {
        return match rng.random::<f64>() {
            x if x < 0.75 => Line::Invalid(1, 404),
            x if x < 0.90 => Line::Invalid(22, 410),
            _ => Line::Invalid(28, 484),
        };
    }
    if happens(&mut rng, model.profile.fax_percent) {
        return Line::Fax;
    }
    let habit = match rng.random::<f64>() {
        x if x < 0.5 => Habit::None,
        x if x < 0.75 => Habit::Office,
        _ => Habit::Leisure,
    };
    Line::Telephone(Telephone {
        propensity: model.propensity.sample(&mut rng),
        habit,
        busy_percent: model.profile.busy_percent * 2.0 * rng.random::<f64>(),
        machine_after_ms: happens(&mut rng, model.profile.machine_percent)
            .then(|| between_ms(&mut rng, model.machine_picks_up_s)),
    })
}

/// Whether `number` belongs to the person of the call file, where `wrong_person_percent` do not.
pub(super) fn right_person(seed: u64, number: Phone, wrong_person_percent: f64) -> bool {
    !happens(&mut stream(seed, Subject::Owner, number, CallId::new(0, 0)), wrong_person_percent)
}

//! Rates pulled towards what is expected of them: the beta-binomial model.

use crate::bands::round;
use crate::result::Band;
use statrs::distribution::{Beta, ContinuousCDF};
use statrs::function::beta::ln_beta;

/// How many attempts what is expected may be worth.
const WEIGHTS: [f64; 12] = [5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 320.0, 640.0, 1_280.0, 2_560.0, 5_120.0, 10_240.0];

/// How many it is taken to be worth before anything is counted, and how far from that, as a factor, it is expected to be: without
/// that, the few cells of a young installation would agree with anything, and their intervals would be far too narrow.
const WEIGHT: f64 = 80.0;
const WEIGHT_FACTOR: f64 = 4.0;

/// What was counted where such a rate was expected.
#[derive(Clone, Copy, Debug)]
pub(super) struct Observed {
    /// Attempts, each worth what it would have been as a first one.
    pub exposure: f64,
    pub answers: f64,
    /// 0 to 1, neither included.
    pub expected: f64,
}

/// How many attempts the expectation is worth, by the likelihood of all cells together: little where they disagree with it by
/// more than chance, much where they agree.
pub(super) fn weight(cells: &[Observed]) -> f64 {
    let likelihood = |weight: f64| -> f64 {
        let of = |cell: &Observed| {
            let (a, b) = (weight * cell.expected, weight * (1.0 - cell.expected));
            ln_beta(a + cell.answers, b + (cell.exposure - cell.answers).max(0.0)) - ln_beta(a, b)
        };
        let from_expected = (weight / WEIGHT).ln() / WEIGHT_FACTOR.ln();
        let counted: f64 = cells.iter().filter(|cell| cell.exposure > 0.0).map(of).sum();
        counted - 0.5 * from_expected * from_expected
    };
    let best = WEIGHTS.into_iter().max_by(|a, b| likelihood(*a).total_cmp(&likelihood(*b)));
    best.unwrap_or(WEIGHTS[0])
}

/// The rate of a cell with its 95 % interval, in percent.
pub(super) fn shrunken(cell: &Observed, weight: f64) -> Band {
    let a = weight * cell.expected + cell.answers;
    let b = weight * (1.0 - cell.expected) + (cell.exposure - cell.answers).max(0.0);
    let (low, high) = match Beta::new(a, b) {
        Ok(beta) => (beta.inverse_cdf(0.025), beta.inverse_cdf(0.975)),
        Err(_) => (0.0, 1.0),
    };
    let percent = |share: f64| round(share * 100.0);
    Band { low: percent(low), mean: percent(a / (a + b)), high: percent(high) }
}

/// A share pulled towards what is expected of it, which is worth `weight` cases; all in percent.
pub(super) fn share_percent(cases: f64, of: f64, expected_percent: f64, weight: f64) -> f64 {
    round((cases * 100.0 + weight * expected_percent) / (of + weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_attempts_change_little_and_many_decide() {
        let cell = |exposure: f64, answers: f64| Observed { exposure, answers, expected: 0.2 };
        let [none, few, many] = [cell(0.0, 0.0), cell(10.0, 5.0), cell(10_000.0, 5_000.0)].map(|c| shrunken(&c, 100.0));
        assert_eq!(none.mean, 20.0);
        assert!((20.0..25.0).contains(&few.mean) && few.low < 20.0, "{few:?}");
        assert!((49.0..50.0).contains(&many.mean) && many.high - many.low < 3.0, "{many:?}");
    }

    #[test]
    fn a_single_hour_leaves_a_wide_interval() {
        let cell = Observed { exposure: 45.0, answers: 8.0, expected: 0.18 };
        let band = shrunken(&cell, weight(&[cell]));
        assert!(band.low < 14.0 && band.high > 22.0, "{band:?}");
    }

    #[test]
    fn agreement_makes_the_expectation_weigh_more() {
        let cells = |rates: [f64; 4]| {
            rates.map(|rate| Observed { exposure: 1_000.0, answers: 1_000.0 * rate, expected: 0.2 }).to_vec()
        };
        let (agree, disagree) = (weight(&cells([0.20, 0.19, 0.21, 0.20])), weight(&cells([0.05, 0.40, 0.10, 0.30])));
        assert!(agree > 300.0 && disagree < 50.0, "{agree} {disagree}");
    }
}

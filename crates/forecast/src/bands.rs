//! How figures of few runs become bands.
//!
//! A band says what one run of the campaign may come to, in 95 of 100 cases: the mean over the seeds and, on both sides,
//! t · s · √(1 + 1/n), where s is the standard deviation between runs and t the quantile of Student's distribution. For totals s
//! comes from the n seeds alone. For quarter-hours and days few seeds would say little about s: there the variance is taken in
//! proportion to the mean, as counts have it, and the proportion is pooled over all quarter-hours of a day, or all days.

use crate::result::Band;
use statrs::distribution::{ContinuousCDF, StudentsT};

/// The quantile of Student's distribution beyond which 2.5 % lie, for so many degrees of freedom.
pub(crate) fn t_quantile(freedom: f64) -> f64 {
    StudentsT::new(0.0, 1.0, freedom.max(1.0)).map_or(f64::INFINITY, |student| student.inverse_cdf(0.975))
}

/// Probability of a t at least so far from 0, both sides together.
pub(crate) fn t_tail(t: f64, freedom: f64) -> f64 {
    StudentsT::new(0.0, 1.0, freedom.max(1.0)).map_or(1.0, |student| 2.0 * student.sf(t.abs()))
}

pub(crate) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// Variance between runs; 0 for a single one.
pub(crate) fn variance(values: &[f64]) -> f64 {
    let mean = mean(values);
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    squares / (values.len().saturating_sub(1).max(1)) as f64
}

/// The band of a total, from its value in each run. Below 0 there is nothing.
pub(crate) fn total(values: &[f64]) -> Band {
    let n = values.len() as f64;
    band(mean(values), variance(values), n, n - 1.0)
}

/// The bands of figures of one kind: `runs[r][i]` is figure i in run r.
pub(crate) fn pooled(runs: &[Vec<f64>]) -> Vec<Band> {
    let n = runs.len() as f64;
    let count = runs.first().map_or(0, Vec::len);
    let column = |at: usize| runs.iter().map(|run| run[at]).collect::<Vec<f64>>();
    let (mut dispersion, mut figures) = (0.0, 0.0);
    let moments: Vec<(f64, f64)> = (0..count).map(|at| (mean(&column(at)), variance(&column(at)))).collect();
    for &(mean, variance) in moments.iter().filter(|(mean, _)| *mean > 0.0) {
        dispersion += variance / mean;
        figures += 1.0;
    }
    let dispersion = if figures > 0.0 { dispersion / figures } else { 0.0 };
    moments.iter().map(|&(mean, _)| band(mean, dispersion * mean, n, (n - 1.0) * figures)).collect()
}

fn band(mean: f64, variance: f64, n: f64, freedom: f64) -> Band {
    let half = if n > 1.0 { t_quantile(freedom) * (variance * (1.0 + 1.0 / n)).sqrt() } else { 0.0 };
    Band { low: round((mean - half).max(0.0)), mean: round(mean), high: round(mean + half) }
}

/// Thousandths are enough.
pub(crate) fn round(value: f64) -> f64 {
    (value * 1_000.0).round() / 1_000.0
}

impl Band {
    /// The band of a percentage.
    pub(crate) fn percent(self) -> Band {
        Band { high: self.high.min(100.0), ..self }
    }

    /// Whether a value is inside.
    pub fn holds(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_tables() {
        for (freedom, quantile) in [(1.0, 12.706), (4.0, 2.776), (29.0, 2.045), (1e6, 1.960)] {
            assert!((t_quantile(freedom) - quantile).abs() < 0.001, "{freedom}");
            assert!((t_tail(quantile, freedom) - 0.05).abs() < 0.0005, "{freedom}");
        }
    }

    #[test]
    fn totals_have_the_band_of_one_more_run() {
        let band = total(&[10.0, 12.0, 14.0]);
        // s = 2, t = 4.303, √(4/3).
        assert_eq!((band.low, band.mean, band.high), (2.063, 12.0, 21.937));
        assert_eq!(total(&[5.0]), Band { low: 5.0, mean: 5.0, high: 5.0 });
    }

    #[test]
    fn figures_of_one_kind_share_their_dispersion() {
        let bands = pooled(&[vec![100.0, 0.0, 4.0], vec![100.0, 0.0, 8.0]]);
        assert_eq!(bands[1], Band::default());
        assert!(bands[0].low < 100.0 && bands[0].high > 100.0, "a quarter-hour that happened to agree is not certain");
        assert!(bands[2].low >= 0.0);
    }
}

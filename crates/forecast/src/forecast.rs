//! Many runs, on all processors, made into one answer.

use crate::bands::{mean, round, t_quantile, t_tail, variance};
use crate::error::ForecastError;
use crate::question::{DAYS_MAX, Named, Question, SEEDS_MAX, STRATEGIES_MAX, Watch, seeds_for};
use crate::result::{Band, Comparison, Difference, Differences, Figure, Forecast};
use crate::simulation::{Setting, Simulation};
use crate::slots::Slots;
use crate::summary::{Measures, Opening, summary};
use crate::tally::{Grid, Run};
use rappel_dialer::{Engines, LoadError};
use rappel_strategy::engine::{CompileError, seed};
use rappel_strategy::time::DAY_MS;
use rappel_strategy::zone::Zone;
use rappel_telephony::ProfileError;
use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

/// The coming weeks of a campaign under a strategy; `None` when `watch` did not let it go on.
///
/// # Errors
/// When the campaign, the strategy or the profile cannot be used.
pub fn forecast(
    question: &Question<'_>,
    strategy: Named<'_>,
    watch: Watch<'_>,
) -> Result<Option<Forecast>, ForecastError> {
    Ok(runs(question, &[strategy], watch)?.and_then(|mut told| told.pop()).map(|(forecast, _)| forecast))
}

/// Up to [`STRATEGIES_MAX`] strategies on common random numbers; `None` when `watch` did not let it go on.
///
/// # Errors
/// When there are none or too many, or one of them, the campaign or the profile cannot be used.
pub fn compare(
    question: &Question<'_>,
    strategies: &[Named<'_>],
    watch: Watch<'_>,
) -> Result<Option<Comparison>, ForecastError> {
    let count = strategies.len();
    within("the number of strategies", count as i64, (1..=STRATEGIES_MAX).contains(&count), "1 to 4")?;
    let Some(told) = runs(question, strategies, watch)? else { return Ok(None) };
    let (forecasts, measures): (Vec<Forecast>, Vec<Vec<Measures>>) = told.into_iter().unzip();
    let differences = (1..count).map(|strategy| Differences {
        strategy,
        figures: Figure::ALL.iter().map(|&figure| difference(figure, &measures[0], &measures[strategy])).collect(),
    });
    let differences = differences.collect();
    Ok(Some(Comparison { forecasts, differences }))
}

/// By a paired t test: the same seed brings the same persons, so that what is common to both falls out.
fn difference(figure: Figure, first: &[Measures], other: &[Measures]) -> Difference {
    let pairs: Vec<f64> = first.iter().zip(other).map(|(a, b)| b.of_figure(figure) - a.of_figure(figure)).collect();
    let (n, mean, deviation) = (pairs.len() as f64, mean(&pairs), variance(&pairs).sqrt());
    if pairs.len() < 2 {
        let alone = Band { low: round(mean), mean: round(mean), high: round(mean) };
        return Difference { figure, difference: alone, p: None, larger_than_noise: false };
    }
    let error = deviation / n.sqrt();
    let half = t_quantile(n - 1.0) * error;
    let p = match (error > 0.0, mean == 0.0) {
        (true, _) => t_tail(mean / error, n - 1.0),
        (false, true) => 1.0,
        (false, false) => 0.0,
    };
    let band = Band { low: round(mean - half), mean: round(mean), high: round(mean + half) };
    Difference { figure, difference: band, p: Some(p), larger_than_noise: mean.abs() > half }
}

fn within(what: &'static str, value: i64, is: bool, expected: &'static str) -> Result<(), ForecastError> {
    if is { Ok(()) } else { Err(ForecastError::OutOfRange { what, value, expected }) }
}

type Told = Vec<(Forecast, Vec<Measures>)>;

fn runs(question: &Question<'_>, strategies: &[Named<'_>], watch: Watch<'_>) -> Result<Option<Told>, ForecastError> {
    let Question { campaign, file, from, until, .. } = *question;
    question.agents.check()?;
    let days = (until - from).div_euclid(DAY_MS);
    within("the length in days", days, until > from && days <= i64::from(DAYS_MAX), "above 0 and at most 366")?;
    let seeds = question.seeds.unwrap_or_else(|| seeds_for(file.len() as u64));
    within("the number of seeds", seeds.into(), (1..=SEEDS_MAX).contains(&seeds), "1 to 200")?;
    within(
        "the time between two looks, in ms,",
        question.tick_ms,
        (1..=60_000).contains(&question.tick_ms),
        "1 to 60 000",
    )?;
    question.profile.check()?;
    let zone = Zone::load(&campaign.zone).map_err(|error| LoadError::from(CompileError::from(error)))?;
    let grid = Grid::new(from, until);
    let (mut compiled, mut slots) = (Vec::new(), Vec::new());
    for named in strategies {
        let mut engines = Engines::of(campaign.clone(), named.strategy, file.zones(), from).map_err(LoadError::from)?;
        slots.push(Slots::new(file, &mut engines).map_err(|error| LoadError::from(CompileError::from(error)))?);
        compiled.push(engines);
    }
    let settings: Vec<Setting<'_>> = compiled
        .iter()
        .zip(&slots)
        .map(|(engines, slots)| Setting {
            engines,
            slots,
            agents: &question.agents,
            zone: &zone,
            profile: question.profile,
            grid,
            from,
            until,
            tick_ms: question.tick_ms,
        })
        .collect();
    let Some(done) = pool(&settings, seeds, question.seed, watch)? else { return Ok(None) };
    let opening = Opening::new(&compiled[0], &zone, &question.agents, grid, from, until);
    let told = strategies.iter().zip(done).map(|(named, runs)| {
        let measures = runs.iter().map(|run| Measures::of(run, &opening)).collect();
        (summary(question, named.name, &runs, &opening, &zone), measures)
    });
    Ok(Some(told.collect()))
}

/// Runs every strategy under every seed, a run a job; the runs of each strategy, in the order of the seeds.
fn pool(
    settings: &[Setting<'_>],
    seeds: u32,
    seed: u64,
    watch: Watch<'_>,
) -> Result<Option<Vec<Vec<Run>>>, ForecastError> {
    let jobs = settings.len() * seeds as usize;
    let results: Mutex<Vec<Option<Run>>> = Mutex::new(vec![None; jobs]);
    let (next, quarters, stopped) = (AtomicUsize::new(0), AtomicU64::new(0), AtomicBool::new(false));
    let all = (jobs * settings[0].grid.count).max(1) as f64;
    let watched = || {
        let share = quarters.fetch_add(1, Ordering::Relaxed) as f64 / all;
        if watch(share.min(1.0)).is_break() {
            stopped.store(true, Ordering::Relaxed);
        }
        if stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let work = || -> Result<(), ProfileError> {
        loop {
            let job = next.fetch_add(1, Ordering::Relaxed);
            if job >= jobs || stopped.load(Ordering::Relaxed) {
                return Ok(());
            }
            let (strategy, run) = (job / seeds as usize, job % seeds as usize);
            let simulation = Simulation::new(&settings[strategy], seed::mix(seed, run as u64))?;
            if let Some(run) = simulation.run(&mut || watched())
                && let Ok(mut results) = results.lock()
            {
                results[job] = Some(run);
            }
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(jobs);
    std::thread::scope(|scope| -> Result<(), ForecastError> {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            match worker.join() {
                Ok(result) => result?,
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok(())
    })?;
    let results = results.into_inner().unwrap_or_default();
    let complete: Option<Vec<Run>> = results.into_iter().collect();
    Ok(complete.map(|runs| runs.chunks(seeds as usize).map(<[Run]>::to_vec).collect()))
}

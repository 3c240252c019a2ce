//! The work of a forecast: the contacts as they stand, then every strategy under every seed.

use super::asked::Planned;
use super::failure;
use crate::jobs::{Job, JobResult};
use crate::problem::Problem;
use rappel_forecast::{Named, Question, Since, TICK_MS, compare, file_of_store};
use rappel_store::SqliteStore;
use std::ops::ControlFlow;

/// In how many steps it is told how far the work is.
const STEPS: f64 = 1_000.0;
/// The share of the work that reading the contacts is.
const READING: f64 = 0.1;

/// Tells how far a job is, from 0 to 1, and hears whether to go on.
pub fn reached(job: &Job, share: f64) -> ControlFlow<()> {
    job.reached((share.clamp(0.0, 1.0) * STEPS) as u64, Some(STEPS as u64));
    if job.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}

impl Planned {
    /// Makes the forecast; nothing comes of it when the job is cancelled.
    ///
    /// # Errors
    /// The contacts cannot be read, or are too many.
    pub fn work(&self, store: &mut SqliteStore, job: &Job) -> Result<Option<JobResult>, Problem> {
        let profile = self.profile.load(store, &|| reached(job, 0.0))?;
        let Some((profile, profile_used)) = profile else { return Ok(None) };
        let mut watch = |read: u64| reached(job, READING * read as f64 / self.contacts.max(read) as f64);
        let file = file_of_store(store, self.id, Since::Now, &mut watch).map_err(failure::told)?;
        let Some(file) = file else { return Ok(None) };
        let question = Question {
            campaign: &self.campaign,
            file: &file,
            agents: self.agents.clone(),
            profile: &profile,
            profile_used,
            from: self.from,
            until: self.until,
            seeds: Some(self.seeds),
            seed: self.campaign.seed.into(),
            tick_ms: TICK_MS,
        };
        let named: Vec<Named<'_>> =
            self.strategies.iter().map(|(name, strategy)| Named { name, strategy: strategy.as_ref() }).collect();
        let watch = |share| reached(job, READING + (1.0 - READING) * share);
        let Some(compared) = compare(&question, &named, &watch).map_err(failure::told)? else { return Ok(None) };
        // Runs that end early leave a part of the way.
        job.reached(STEPS as u64, Some(STEPS as u64));
        Ok(Some(JobResult::Forecast(Box::new(compared))))
    }
}

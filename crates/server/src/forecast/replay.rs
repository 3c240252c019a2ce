//! What another strategy would have dialled, asked over HTTP.

use super::agents::AgentsAsked;
use super::profiles::Shipped;
use super::work::reached;
use super::{CLASSIC, decides, failure};
use crate::campaign::Stored;
use crate::finding::Findings;
use crate::jobs::{Job, JobResult};
use crate::problem::Problem;
use rappel_forecast::{AgentsWeek, Estimate, Named, ReplayQuestion, replay};
use rappel_store::{CampaignId, Changes, SqliteStore};
use rappel_strategy::model::Strategy;
use rappel_strategy::said::Said;
use schemars::JsonSchema;
use serde::Deserialize;

/// What is asked of a past campaign.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Replayed {
    /// The other strategy; null: the classic rules.
    strategy: Option<Box<Strategy>>,
    /// How many agents were there, for the estimate; absent: as many as the campaign has.
    agents: Option<AgentsAsked>,
    /// Whether the change in contacts reached is estimated by two forecasts; absent: yes.
    estimate: Option<bool>,
}

/// A replay that can be made.
pub struct Retold {
    id: CampaignId,
    strategy: Option<Box<Strategy>>,
    agents: AgentsWeek,
    estimate: bool,
    seed: u64,
}

impl Replayed {
    /// Settles what is asked of a campaign.
    ///
    /// # Errors
    /// The strategy cannot decide (R4), there are too many agents, or nobody was called yet.
    pub fn plan(self, store: &mut SqliteStore, stored: &Stored) -> Result<Retold, Problem> {
        let id = stored.record.id;
        if !store.has_attempts(id)? {
            return Err(Problem::conflict(Said::new(
                "La campagne n’a encore appelé personne\u{202f}: il n’y a rien à rejouer.",
                "The campaign has called nobody yet: there is nothing to replay.",
            )));
        }
        let strategy = self.strategy;
        decides(&stored.campaign, strategy.as_deref(), Findings::of(&stored.campaign, strategy.as_deref()))?;
        let agents = AgentsAsked::week(self.agents, stored.campaign.dialling.agents)?;
        let (estimate, seed) = (self.estimate.unwrap_or(true), stored.campaign.seed.into());
        Ok(Retold { id, strategy, agents, estimate, seed })
    }
}

impl Retold {
    /// Asks the other strategy at every attempt; nothing comes of it when the job is cancelled.
    ///
    /// # Errors
    /// What is stored cannot be read.
    pub fn work(&self, store: &mut SqliteStore, job: &Job) -> Result<Option<JobResult>, Problem> {
        let (strategy, shipped) = (self.strategy.as_deref(), Shipped::French.profile());
        let name = strategy.map_or(CLASSIC, |strategy| strategy.name.as_str());
        let estimate = Estimate { agents: &self.agents, shipped: &shipped, seed: self.seed, seeds: None };
        let question = ReplayQuestion {
            campaign: self.id,
            other: Named { name, strategy },
            estimate: self.estimate.then_some(estimate),
        };
        let told = replay(store, &question, &|share| reached(job, share)).map_err(failure::told)?;
        Ok(told.map(|told| JobResult::Replay(Box::new(told))))
    }
}

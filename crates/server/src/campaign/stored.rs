//! A stored campaign with its documents read.

use crate::finding::Findings;
use crate::problem::Problem;
use rappel_store::{CampaignId, CampaignRecord, SqliteStore, Store, StrategyVersion};
use rappel_strategy::file::{self, FileError};
use rappel_strategy::model::{Campaign, Strategy};

/// A campaign with its documents.
#[derive(Clone, Debug)]
pub struct Stored {
    /// As it is remembered.
    pub record: CampaignRecord,
    /// Its document, with the classic rules.
    pub campaign: Campaign,
    /// The strategy in place, and which version it is.
    pub strategy: Option<(StrategyVersion, Strategy)>,
}

impl Stored {
    /// Reads a campaign.
    ///
    /// # Errors
    /// There is none, or a document is damaged.
    pub fn read(store: &mut SqliteStore, id: CampaignId) -> Result<Stored, Problem> {
        let record = store.campaign(id)?;
        let campaign = rappel_dialer::campaign_of(&record).map_err(Problem::internal)?;
        let strategy = match record.strategy {
            Some(version) => {
                let put = store.strategy_version(id, version)?;
                let strategy = strategy_of(&put).map_err(Problem::internal)?;
                Some((put, strategy))
            }
            None => None,
        };
        Ok(Stored { record, campaign, strategy })
    }

    /// The strategy in place.
    pub fn strategy(&self) -> Option<&Strategy> {
        self.strategy.as_ref().map(|(_, strategy)| strategy)
    }

    /// What is wrong with the campaign as it is.
    pub fn findings(&self) -> Findings {
        Findings::in_place(&self.campaign, self.strategy())
    }
}

/// The strategy of a version.
///
/// # Errors
/// Its document is damaged.
pub fn strategy_of(version: &StrategyVersion) -> Result<Strategy, FileError> {
    file::read_strategy(&version.document, &format!("version {}", version.version))
}

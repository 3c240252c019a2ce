//! Strategy versions read once.

use crate::engines::LoadError;
use rappel_store::{CampaignId, Store, Version};
use rappel_strategy::file;
use rappel_strategy::model::Strategy;
use std::collections::HashMap;

/// The strategies of a campaign by version.
#[derive(Debug)]
pub struct Strategies {
    campaign: CampaignId,
    read: HashMap<Version, Strategy>,
}

impl Strategies {
    /// None read yet.
    pub fn new(campaign: CampaignId) -> Strategies {
        Strategies { campaign, read: HashMap::new() }
    }

    /// The strategy of a version; `None` for the classic rules.
    ///
    /// # Errors
    /// When the version is missing or cannot be read.
    pub fn get(&mut self, store: &mut dyn Store, version: Option<Version>) -> Result<Option<&Strategy>, LoadError> {
        let Some(version) = version else { return Ok(None) };
        if !self.read.contains_key(&version) {
            let document = store.strategy_version(self.campaign, version)?.document;
            self.read.insert(version, file::read_strategy(&document, &format!("version {version}"))?);
        }
        Ok(self.read.get(&version))
    }
}

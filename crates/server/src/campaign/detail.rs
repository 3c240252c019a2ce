//! Everything about a campaign that its screens show.

use super::stored::Stored;
use super::summary::{CampaignSummary, summary};
use crate::finding::Found;
use crate::problem::Problem;
use crate::schema::documented;
use crate::supervisor::Clocks;
use rappel_store::{AccountId, Accounts, CampaignId, Changes, Phases, SqliteStore, StrategyVersion, Version};
use rappel_strategy::model::{Campaign, ClassicRules};
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::Serialize;

/// A campaign with its documents.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CampaignDetail {
    #[serde(flatten)]
    summary: CampaignSummary,
    /// Its document, without the classic rules.
    campaign: Campaign,
    /// Its classic rules, in use while no strategy is in place (R3, R50).
    classic: Option<ClassicRules>,
    /// The strategy version in place.
    strategy_in_place: Option<PutVersion>,
    /// The name of who changed it last; null: it was not changed with an account.
    changed_by: Option<String>,
    /// When that was.
    changed_at: Option<Instant>,
    /// What is wrong with its documents.
    findings: Vec<Found>,
    /// What can no longer be changed in its document.
    locked: Locked,
}
documented!(CampaignDetail);

impl CampaignDetail {
    /// How often the campaign was changed.
    pub fn revision(&self) -> u32 {
        self.summary.revision()
    }

    /// What it goes by.
    pub fn id(&self) -> u32 {
        self.summary.id()
    }
}

/// A version of the strategy, without the strategy.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "StrategyVersion")]
pub struct PutVersion {
    /// Its number, from 1.
    pub version: Version,
    /// Why it was put.
    pub note: String,
    /// When.
    pub put_at: Instant,
    /// The name of who put it; null: it was not put with an account.
    pub put_by: Option<String>,
}

impl PutVersion {
    /// As it is shown.
    ///
    /// # Errors
    /// The database failed.
    pub fn of(store: &mut SqliteStore, version: &StrategyVersion) -> Result<PutVersion, rappel_store::Error> {
        Ok(PutVersion {
            version: version.version,
            note: version.note.clone(),
            put_at: version.put_at,
            put_by: name_of(store, version.put_by)?,
        })
    }
}

/// What can no longer be changed in a campaign's document.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Locked {
    /// Calls were made: qualifications may only be added, after the others.
    pub qualifications: bool,
    /// There are contacts: phone columns may only be added, after the others.
    pub phone_columns: bool,
}

impl Locked {
    /// What is locked in a campaign with so many contacts.
    ///
    /// # Errors
    /// The database failed.
    pub fn of(store: &mut SqliteStore, id: CampaignId, phases: &Phases) -> Result<Locked, rappel_store::Error> {
        Ok(Locked { qualifications: store.has_attempts(id)?, phone_columns: phases.total() > 0 })
    }
}

/// The name of an account.
///
/// # Errors
/// The database failed.
pub fn name_of(store: &mut SqliteStore, account: Option<AccountId>) -> Result<Option<String>, rappel_store::Error> {
    account.map(|account| Ok(store.account(account)?.name)).transpose()
}

/// A campaign as its screens show it.
///
/// # Errors
/// The database failed.
pub fn detail(store: &mut SqliteStore, stored: Stored, clocks: &Clocks) -> Result<CampaignDetail, Problem> {
    let record = &stored.record;
    let summary = summary(store, record, &stored.campaign, clocks)?;
    let strategy_in_place = match &stored.strategy {
        Some((version, _)) => Some(PutVersion::of(store, version)?),
        None => None,
    };
    let (changed_by, changed_at) = (name_of(store, record.changed_by)?, record.changed_at);
    let locked = Locked::of(store, record.id, &record.phases)?;
    let findings = stored.findings().found();
    let mut campaign = stored.campaign;
    let classic = campaign.classic.take();
    Ok(CampaignDetail { summary, campaign, classic, strategy_in_place, changed_by, changed_at, findings, locked })
}

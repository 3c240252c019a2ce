//! What is asked of every contact: under which rules, and how the answer is told.

use rappel_strategy::check::{Finding, check, check_campaign, may_start};
use rappel_strategy::engine::{CompileError, Engine};
use rappel_strategy::lang::Lang;
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::time::Instant;
use rappel_strategy::words::Words;
use rappel_strategy::zone::{UnknownZone, Zone};

/// What is asked of every contact.
pub struct Question {
    /// The campaign.
    pub campaign: Campaign,
    /// The strategy; without it the campaign's classic rules decide (R3, R50).
    pub strategy: Option<Strategy>,
    /// The campaign's zone, in which instants are read and told.
    pub zone: Zone,
    /// The language of sentences.
    pub lang: Lang,
    /// Whether the verdict on every number is asked for (R61).
    pub explain: bool,
}

/// Why nothing can be asked of a campaign and its strategy.
#[derive(Debug, thiserror::Error)]
pub enum QuestionError {
    /// They have findings with which nothing can be decided (R4).
    #[error("nothing can be decided with errors in the campaign or its strategy")]
    Findings(Vec<Finding>),
    /// The campaign's zone is none.
    #[error(transparent)]
    Zone(#[from] UnknownZone),
}

impl Question {
    /// The question of a campaign and its strategy, in French.
    ///
    /// # Errors
    /// When the campaign could not be started with them (R4).
    pub fn new(campaign: Campaign, strategy: Option<Strategy>) -> Result<Question, QuestionError> {
        let mut findings = strategy.as_ref().map(|strategy| check(strategy, &campaign)).unwrap_or_default();
        findings.extend(check_campaign(&campaign));
        if !may_start(&findings) {
            return Err(QuestionError::Findings(findings));
        }
        let zone = Zone::load(&campaign.zone)?;
        Ok(Question { campaign, strategy, zone, lang: Lang::Fr, explain: false })
    }

    /// The engine that decides, fastest around this instant.
    ///
    /// # Errors
    /// When the campaign has neither a strategy nor classic rules.
    pub fn engine(&self, around: Instant) -> Result<Engine, CompileError> {
        match &self.strategy {
            Some(strategy) => Engine::new(strategy, &self.campaign, around),
            None => Engine::classic(&self.campaign, around),
        }
    }

    /// The words in which answers are told, on the campaign's clock.
    pub fn words(&self) -> Words<'_> {
        Words { lang: self.lang, campaign: &self.campaign, strategy: self.strategy.as_ref(), zone: &self.zone }
    }
}

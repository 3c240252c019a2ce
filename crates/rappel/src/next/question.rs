//! What is asked of every contact: under which rules, when, and how the answer is told.

use super::moment;
use crate::failure::Failure;
use crate::files;
use crate::output::Format;
use rappel_strategy::engine::Engine;
use rappel_strategy::lang::Lang;
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::phone::Country;
use rappel_strategy::time::Instant;
use rappel_strategy::words::Words;
use rappel_strategy::zone::Zone;

/// What is asked of every contact.
pub struct Question {
    /// The campaign.
    pub campaign: Campaign,
    /// The strategy; without it the campaign's classic rules decide (R3, R50).
    pub strategy: Option<Strategy>,
    /// The campaign's zone, in which instants are read and told.
    pub zone: Zone,
    /// The country in whose way numbers are read.
    pub country: Country,
    /// The instant asked about; `None`: now, whenever that is.
    pub at: Option<Instant>,
    /// How answers are printed.
    pub format: Format,
    /// The language of sentences.
    pub lang: Lang,
    /// Whether the verdict on every number is asked for (R61).
    pub explain: bool,
}

impl Question {
    /// The question of a campaign and its strategy, in text and in French, about now.
    ///
    /// # Errors
    /// [`Failure::Unusable`]: they have findings with which nothing can be decided (R4).
    pub fn new(campaign: Campaign, strategy: Option<Strategy>) -> Result<Question, Failure> {
        files::startable(&campaign, strategy.as_ref())?;
        let zone = Zone::load(&campaign.zone).map_err(|error| Failure::Usage(error.to_string()))?;
        let country = Country::from_code(&campaign.country).ok_or_else(|| {
            Failure::Usage(format!(
                "`{}` is not a country with telephone numbers, expected for example FR",
                campaign.country
            ))
        })?;
        Ok(Question {
            campaign,
            strategy,
            zone,
            country,
            at: None,
            format: Format::Text,
            lang: Lang::Fr,
            explain: false,
        })
    }

    /// Asks about this instant instead of now, as it is written on the command line.
    ///
    /// # Errors
    /// [`Failure::Usage`]: it is not an instant.
    pub fn read_at(&mut self, at: Option<&str>) -> Result<(), Failure> {
        self.at = at.map(|at| moment::read(at, &self.zone)).transpose().map_err(Failure::Usage)?;
        Ok(())
    }

    /// The engine that decides, fastest around this instant.
    ///
    /// # Errors
    /// [`Failure::Unusable`]: the campaign has neither a strategy nor classic rules.
    pub fn engine(&self, around: Instant) -> Result<Engine, Failure> {
        let engine = match &self.strategy {
            Some(strategy) => Engine::new(strategy, &self.campaign, around),
            None => Engine::classic(&self.campaign, around),
        };
        engine.map_err(|error| Failure::Unusable {
            what: error.to_string(),
            help: "name a strategy with --strategy, or give the campaign [classic] rules".to_owned(),
        })
    }

    /// The words in which answers are told, on the campaign's clock.
    pub fn words(&self) -> Words<'_> {
        Words { lang: self.lang, campaign: &self.campaign, strategy: self.strategy.as_ref(), zone: &self.zone }
    }
}

//! What a campaign will come to, asked over HTTP: bounds, defaults, the work.

mod agents;
mod asked;
mod failure;
mod profiles;
mod replay;
mod work;

pub use asked::ForecastAsked;
pub use profiles::{Profiles, learned};
pub use replay::Replayed;
pub use work::reached;

use crate::campaign::Stored;
use crate::finding::Findings;
use crate::problem::Problem;
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::said::Said;

/// What the classic rules are called among strategies.
const CLASSIC: &str = "classic";

/// The name of the strategy in place.
fn name_in_place(stored: &Stored) -> String {
    stored.strategy().map_or(CLASSIC, |strategy| strategy.name.as_str()).to_owned()
}

/// Only what decides something can be forecast (R4).
fn decides(campaign: &Campaign, strategy: Option<&Strategy>, findings: Findings) -> Result<(), Problem> {
    if strategy.is_none() && campaign.classic.is_none() {
        return Err(Problem::conflict(Said::new(
            "Sans stratégie et sans règles de rappel classiques, personne ne serait appelé\u{202f}: mettez-en une en place.",
            "Without a strategy and without classic recall rules nobody would be called: put one in place.",
        )));
    }
    if findings.may_start() { Ok(()) } else { Err(findings.problem()) }
}

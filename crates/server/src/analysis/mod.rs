//! What can be proved of a campaign's strategy before a call is made, for the contacts that are stored.

mod count;
mod facts;
mod heed;

pub use facts::Facts;
pub use heed::{heed, may_start};

use crate::problem::Problem;
use rappel_analysis::findings::{Analysis, FileFacts, findings};
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::time::Instant;

/// Analyses a strategy in its campaign, both without errors (R4), as of an instant. Without contacts, for all kinds of contacts
/// that there can be. Classic rules have neither plannings nor preliminary calls: nothing is looked for in them.
///
/// # Errors
/// A defect: what has no errors compiles.
pub fn analyse(
    campaign: &Campaign,
    strategy: Option<&Strategy>,
    file: Option<&FileFacts>,
    from: Instant,
) -> Result<Analysis, Problem> {
    let Some(strategy) = strategy else {
        return Ok(Analysis { findings: Vec::new(), holes: Vec::new(), wait_days_max: None });
    };
    let file = file.filter(|file| !file.profiles.is_empty());
    findings(strategy, campaign, file, from).map_err(Problem::internal)
}

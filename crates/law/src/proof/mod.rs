//! What a strategy can break of the law its campaign chose, proved beforehand (R37).

mod verdict;

pub use verdict::{Proven, Verdict, Witness, WitnessContact, WitnessStep};

use rappel_strategy::engine::CompileError;
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::time::Instant;

/// For each rule that binds the campaign: could this strategy, without it, break it?
///
/// `around` is where calling begins if the campaign does not say.
///
/// # Errors
/// When the strategy or campaign does not compile.
pub fn prove(strategy: &Strategy, campaign: &Campaign, around: Instant) -> Result<Vec<Verdict>, CompileError> {
    let _ = (strategy, campaign, around);
    Ok(Vec::new())
}

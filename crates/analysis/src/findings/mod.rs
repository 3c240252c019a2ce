//! What can be proved of a strategy before a call is made, each finding with a contact that shows it.
//!
//! Why: plannings, preliminary calls, caps and recall rules together leave holes and dead ends that nobody sees by looking at them
//! one by one. How: which hours are open to which numbers is computed as sets of minutes of the week, exactly, for every kind of
//! contact; what that finds is played through the engine before it is told (R39), so that nothing is told that the engine would
//! not do. What may not come in: the clock, sampling, a second decision function.

mod code;
mod facts;
mod found;
mod holes;
mod hours;
mod play;
mod profile;
mod said;
mod scene;
mod sentence;
mod told;
mod week;

pub use facts::{FileFacts, ProfileCount};
pub use said::Said;
pub use told::{Analysis, Concerned, Hole, Progress, Step, Told, Witness, WitnessContact};

use rappel_strategy::engine::CompileError;
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::time::Instant;

/// Most profiles of a file that are looked at; those with the most contacts. All that ten numbers allow are fewer.
pub const PROFILES_MAX: usize = 1_024;
/// Most holes that are listed.
pub const HOLES_MAX: usize = 512;
/// Most kinds of holes that are told as findings.
pub const HOLES_TOLD_MAX: usize = 24;
/// The evening begins at this minute of the contact's day: most people who work are home by then.
const EVENING_MIN: i32 = 18 * 60;

/// Analyses a strategy in its campaign, as of an instant, for the contacts of a call file; without one, for all kinds of contacts
/// that the numbers allow.
///
/// # Errors
/// When the strategy does not compile for the campaign, or a zone of the file does not exist.
pub fn findings(
    strategy: &Strategy,
    campaign: &Campaign,
    file: Option<&FileFacts>,
    from: Instant,
) -> Result<Analysis, CompileError> {
    let mut scene = scene::Scene::new(strategy, campaign, from)?;
    let profiles = profile::Profiles::of(&mut scene, file)?;
    let (holes, found) = holes::find(&scene, &profiles);
    let mut findings: Vec<Told> = found.into_iter().map(found::Found::told).collect();
    findings.sort_by_key(|told| std::cmp::Reverse(told.severity));
    Ok(Analysis { findings, holes, wait_days_max: None })
}

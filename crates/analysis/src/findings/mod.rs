//! What can be proved of a strategy before a call is made, each finding with a contact that shows it.
//!
//! Why: plannings, preliminary calls, caps and recall rules together leave holes and dead ends that nobody sees by looking at them
//! one by one. How: which hours are open to which numbers is computed as sets of minutes of the week, exactly, for every kind of
//! contact, and which rules can come to be used from all cells of the tables; what that finds is played through the engine before
//! it is told (R39), so that nothing is told that the engine would not do. What may not come in: the clock, sampling, a second
//! decision function.

mod campaign;
mod code;
mod context;
mod dates;
mod drive;
mod ends;
mod facts;
mod found;
mod holes;
mod hours;
mod law;
mod moments;
mod moves;
mod numbers;
mod play;
mod profile;
mod reach;
mod rules;
mod scene;
mod sentence;
mod table;
mod texts;
mod told;
mod waits;
mod week;

pub use facts::{FileFacts, ProfileCount};
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
/// Who waits longer than so many days between two calls is told: plannings come back every week, so that whoever waits longer has
/// let each of his hours go by at least once.
pub const WAIT_DAYS: u32 = 7;
/// Most kinds of contacts that are played to their end.
const PLAYED_MAX: usize = 64;
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
    let scene = &scene;
    let dates = dates::Dates::of(scene);
    let reach = reach::Reach::of(scene, &profiles, &dates);
    let context = context::Context { scene, profiles: &profiles, dates: &dates, reach: &reach };
    let (holes, mut found) = holes::find(scene, &profiles);
    found.extend(numbers::find(&context));
    found.extend(rules::find(&context));
    let mut distances = moves::Distances::default();
    found.extend(moves::find(&context, &mut distances));
    let (wait_days_max, waits) = waits::find(&context, &mut distances);
    found.extend(waits);
    found.extend(ends::find(&context));
    found.extend(texts::find(&context));
    found.extend(campaign::find(&context));
    let mut findings: Vec<Told> = found.into_iter().map(found::Found::told).collect();
    findings.sort_by_key(|told| std::cmp::Reverse(told.severity));
    Ok(Analysis { findings, holes, wait_days_max })
}

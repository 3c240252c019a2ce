//! What a forecast says.

use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::Serialize;

/// A figure with what it may be in one run of the campaign: between `low` and `high` in 95 of 100.
///
/// `mean` is the mean over the seeds. See the crate's `bands` for how low and high are found. Figures are rounded to thousandths.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, JsonSchema)]
#[schemars(rename = "BandOf_{T}")]
pub struct Band<T = f64> {
    /// As little as this.
    pub low: T,
    /// On average.
    pub mean: T,
    /// As much as this.
    pub high: T,
}

/// The coming weeks of a campaign.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Forecast {
    /// The strategy forecast: its name, or the classic rules'.
    pub strategy: String,
    /// First instant.
    pub from: Instant,
    /// First instant after.
    pub until: Instant,
    /// The campaign's zone, by which dates are meant.
    pub zone: String,
    /// How many times the campaign was run through.
    pub seeds: u32,
    /// Contacts of the file that had not ended before.
    pub contacts: u64,
    /// Contacts of the file that had ended before: they stay so.
    pub ended_before: u64,
    /// The quarter-hours in which the campaign is open or something happened, in order; others are left out.
    pub quarters: Vec<Quarter>,
    /// The dates of these, in order.
    pub days: Vec<Day>,
    /// The whole time.
    pub totals: Totals,
    /// When no contact waits any more; `None` when some wait until the end of the time in at least one run.
    pub exhausted_at: Option<Band<Instant>>,
    /// Share of the runs in which nobody waits any more at the end, percent.
    pub exhausted_percent: f64,
    /// Open time with agents in which, in every run, contacts wait and none is callable.
    pub holes: Vec<Hole>,
    /// Who answers when.
    pub profile: ProfileUsed,
    /// What was taken for granted.
    pub assumptions: Vec<Said>,
}

/// A quarter of an hour.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Quarter {
    /// When it begins.
    pub at: Instant,
    /// Contacts callable as it begins.
    pub callable: Band,
    /// Calls placed.
    pub calls: Band,
    /// Persons who answered, abandoned ones included.
    pub answers: Band,
    /// Agents there, on average.
    pub agents: f64,
    /// Agents who talk or write up, on average.
    pub busy_agents: Band,
    /// `busy_agents` in percent of `agents`; 0 without agents.
    pub occupancy_percent: Band,
    /// Time in which agents wait for a call, seconds of all agents together.
    pub idle_agent_s: Band,
    /// Persons whom no agent took.
    pub abandoned: Band,
    /// Texts that may leave from now on.
    pub texts: Band,
    /// Messages left on machines.
    pub messages: Band,
}

/// A date.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ForecastDay")]
pub struct Day {
    /// The date, in the campaign's zone, `2026-11-23`.
    pub date: String,
    /// Contacts to whom an agent talked for the first time.
    pub reached: Band,
    /// Contacts that ended.
    pub ended: Band,
    /// Contacts that wait as the day ends.
    pub waiting: Band,
    /// Calls placed.
    pub calls: Band,
    /// Persons who answered, abandoned ones included.
    pub answers: Band,
    /// Persons whom no agent took.
    pub abandoned: Band,
    /// Agents who talk or write up, in percent of those there; 0 without agents.
    pub occupancy_percent: Band,
    /// Time in which agents wait for a call, seconds of all agents together.
    pub idle_agent_s: Band,
    /// Texts that may leave from then on.
    pub texts: Band,
    /// Messages left on machines.
    pub messages: Band,
}

/// The whole time.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
pub struct Totals {
    /// Contacts to whom an agent talked.
    pub reached: Band,
    /// Contacts that ended, by result, most frequent first.
    pub ended: Vec<EndedBy>,
    /// Contacts that wait at the end.
    pub waiting: Band,
    /// Calls placed.
    pub calls: Band,
    /// Persons who answered, abandoned ones included.
    pub answers: Band,
    /// Persons whom no agent took.
    pub abandoned: Band,
    /// `abandoned` in percent of `answers`.
    pub abandonment_percent: Band,
    /// Texts ordered.
    pub texts: Band,
    /// Messages left on machines.
    pub messages: Band,
    /// Agents who talk or write up, in percent of those there while the campaign is open.
    pub occupancy_percent: Band,
    /// Time in which agents wait for a call, hours of all agents together.
    pub idle_agent_h: Band,
}

/// Contacts that ended with one result.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct EndedBy {
    /// The result.
    pub result: String,
    /// How many.
    pub contacts: Band,
}

/// Open time in which agents are there and contacts wait, but none is callable.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ForecastHole")]
pub struct Hole {
    /// First instant.
    pub from: Instant,
    /// First instant after.
    pub until: Instant,
    /// Contacts that wait for later, on average.
    pub contacts_waiting: f64,
}

/// Who answers when.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct ProfileUsed {
    /// Its name.
    pub name: String,
    /// Whether it was learned from this installation's own attempts.
    pub learned: bool,
    /// What is to be known of it.
    pub note: Said,
}

/// Up to four strategies on common random numbers: the same persons answer, or do not.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Comparison {
    /// Each by itself, in the order asked.
    pub forecasts: Vec<Forecast>,
    /// Every later strategy against the first.
    pub differences: Vec<Differences>,
}

/// A strategy against the first one.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Differences {
    /// Which: an index into the forecasts.
    pub strategy: usize,
    /// Figure by figure.
    pub figures: Vec<Difference>,
}

/// How much a figure of the totals differs from the first strategy's.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Difference {
    /// The figure, a key of the totals; `ended` is all results together.
    pub figure: Figure,
    /// This strategy less the first: the mean over the seeds and its 95 % confidence interval, by a paired t test.
    pub difference: Band,
    /// Probability of so large a difference by chance alone, two-sided; `None` with one seed.
    pub p: Option<f64>,
    /// Whether it is larger than noise: 0 is outside of the interval.
    pub larger_than_noise: bool,
}

/// A figure of the totals that is compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// [`Totals::reached`].
    Reached,
    /// [`Totals::ended`], all results together.
    Ended,
    /// [`Totals::calls`].
    Calls,
    /// [`Totals::answers`].
    Answers,
    /// [`Totals::abandonment_percent`].
    AbandonmentPercent,
    /// [`Totals::texts`].
    Texts,
    /// [`Totals::messages`].
    Messages,
    /// [`Totals::occupancy_percent`].
    OccupancyPercent,
}

impl Figure {
    /// Every figure, in the order in which they are told.
    pub const ALL: [Figure; 8] = [
        Figure::Reached,
        Figure::Ended,
        Figure::Calls,
        Figure::Answers,
        Figure::AbandonmentPercent,
        Figure::Texts,
        Figure::Messages,
        Figure::OccupancyPercent,
    ];
}

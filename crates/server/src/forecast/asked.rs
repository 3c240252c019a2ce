//! A forecast as it is asked, and as it is carried out once everything about it is settled.

use super::agents::AgentsAsked;
use super::profiles::Profiles;
use super::{decides, name_in_place};
use crate::campaign::Stored;
use crate::finding::Findings;
use crate::problem::Problem;
use rappel_forecast::{AgentsWeek, DAYS_MAX, SEEDS_MAX, STRATEGIES_MAX, seeds_for};
use rappel_store::{CampaignId, RunRecord};
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::said::Said;
use rappel_strategy::time::{DAY_MS, Instant};
use rappel_strategy::zone::Zone;
use schemars::JsonSchema;
use serde::Deserialize;

/// Most days of all runs of all strategies together: their quarter-hours are in memory at once.
const RUN_DAYS_MAX: u64 = 50_000;
/// How far from now a forecast may begin, in days.
const FROM_DAYS_MAX: i64 = 3_653;
/// Most characters of a strategy's name.
const NAME_MAX: usize = 120;

/// What is to be forecast.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ForecastAsked {
    /// The strategies to compare, 1 to 4; absent: the one in place.
    strategies: Option<Vec<ForecastStrategy>>,
    /// First instant; absent: where the campaign's clock stands, or its first day. Not before what was called already.
    from: Option<Instant>,
    /// How many days, 1 to 366.
    days: u32,
    /// How many agents are there; absent: as many as the campaign has.
    agents: Option<AgentsAsked>,
    /// Who answers when: a name that `/forecast/profiles` lists; absent: `french`.
    profile: Option<String>,
    /// How often the campaign is run through, 1 to 200; absent: as often as its size allows within seconds.
    seeds: Option<u32>,
}

/// A strategy to compare.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ForecastStrategy {
    /// What it is called in the result.
    name: String,
    /// The strategy; null: the classic rules.
    strategy: Option<Box<Strategy>>,
}

/// A forecast that can be made.
pub struct Planned {
    /// Of which campaign.
    pub id: CampaignId,
    /// The campaign.
    pub campaign: Campaign,
    /// Its contacts when it was asked.
    pub contacts: u64,
    /// The strategies, with their names.
    pub strategies: Vec<(String, Option<Strategy>)>,
    /// First instant.
    pub from: Instant,
    /// First instant after.
    pub until: Instant,
    /// How many agents are there.
    pub agents: AgentsWeek,
    /// Who answers when.
    pub profile: Profiles,
    /// How often it is run through.
    pub seeds: u32,
}

impl ForecastAsked {
    /// Settles what is asked of a campaign whose clock shows `now`.
    ///
    /// # Errors
    /// A figure is out of its range, a strategy cannot decide (R4), or there are no contacts.
    pub fn plan(self, stored: Stored, run: &RunRecord, now: Instant) -> Result<Planned, Problem> {
        let contacts = stored.record.phases.total();
        if contacts == 0 {
            return Err(Problem::conflict(Said::new(
                "La campagne n’a aucune fiche\u{202f}: importez d’abord un fichier d’appels.",
                "The campaign has no contacts: import a call file first.",
            )));
        }
        within("days", self.days, DAYS_MAX)?;
        let seeds = self.seeds.unwrap_or_else(|| seeds_for(contacts));
        within("seeds", seeds, SEEDS_MAX)?;
        let agents = AgentsAsked::week(self.agents, stored.campaign.dialling.agents)?;
        let profile = Profiles::named(self.profile.as_deref())?;
        let from = begin(self.from, &stored.campaign, run, now)?;
        let strategies = match self.strategies {
            None => {
                decides(&stored.campaign, stored.strategy(), stored.findings())?;
                vec![(name_in_place(&stored), stored.strategy().cloned())]
            }
            Some(sent) => compared(sent, &stored.campaign)?,
        };
        let run_days = strategies.len() as u64 * u64::from(seeds) * u64::from(self.days);
        if run_days > RUN_DAYS_MAX {
            return Err(Problem::invalid(
                "seeds",
                Said::new(
                    format!(
                        "Stratégies × tirages × jours\u{a0}: {run_days}, au plus {RUN_DAYS_MAX}\u{202f}; réduisez l’un des trois."
                    ),
                    format!("Strategies × seeds × days: {run_days}, at most {RUN_DAYS_MAX}; reduce one of the three."),
                ),
            ));
        }
        let until = from + i64::from(self.days) * DAY_MS;
        let (id, campaign) = (stored.record.id, stored.campaign);
        Ok(Planned { id, campaign, contacts, strategies, from, until, agents, profile, seeds })
    }
}

fn within(place: &str, value: u32, most: u32) -> Result<(), Problem> {
    if (1..=most).contains(&value) {
        return Ok(());
    }
    Err(Problem::invalid(place, Said::new(format!("De 1 à {most}."), format!("From 1 to {most}."))))
}

/// Where the forecast begins: never before anything that was kept.
fn begin(asked: Option<Instant>, campaign: &Campaign, run: &RunRecord, now: Instant) -> Result<Instant, Problem> {
    let Some(from) = asked else {
        let zone = Zone::load(&campaign.zone).map_err(Problem::internal)?;
        let first = campaign.first_day.map(|day| zone.instant(day.into(), 0));
        return Ok(first.map_or(now, |first| now.max(first)));
    };
    if let Some(left) = run.last_at.filter(|left| from < *left) {
        return Err(Problem::invalid(
            "from",
            Said::new(
                format!("La campagne a déjà appelé jusqu’au {left}\u{202f}: la prévision ne peut commencer avant."),
                format!("The campaign has called until {left} already: a forecast cannot begin before."),
            ),
        ));
    }
    if (from - now).abs() > FROM_DAYS_MAX * DAY_MS {
        let said = Said::new("Au plus dix ans avant ou après maintenant.", "At most ten years before or after now.");
        return Err(Problem::invalid("from", said));
    }
    Ok(from)
}

fn compared(sent: Vec<ForecastStrategy>, campaign: &Campaign) -> Result<Vec<(String, Option<Strategy>)>, Problem> {
    if sent.is_empty() || sent.len() > STRATEGIES_MAX {
        let said = Said::new(
            format!("De 1 à {STRATEGIES_MAX} stratégies."),
            format!("From 1 to {STRATEGIES_MAX} strategies."),
        );
        return Err(Problem::invalid("strategies", said));
    }
    let mut compared = Vec::new();
    for (n, ForecastStrategy { name, strategy }) in (1..).zip(sent) {
        let length = name.trim().chars().count();
        if length == 0 || length > NAME_MAX || name.chars().any(char::is_control) {
            let said = Said::new(
                format!("Le nom doit compter de 1 à {NAME_MAX} caractères."),
                format!("The name must have 1 to {NAME_MAX} characters."),
            );
            return Err(Problem::invalid(&format!("strategies[{n}].name"), said));
        }
        decides(campaign, strategy.as_deref(), Findings::of(campaign, strategy.as_deref()))?;
        compared.push((name.trim().to_owned(), strategy.map(|strategy| *strategy)));
    }
    Ok(compared)
}

//! How many agents are there.

use crate::problem::Problem;
use rappel_forecast::{AGENTS_MAX, AgentsWeek};
use rappel_strategy::said::Said;
use schemars::JsonSchema;
use serde::Deserialize;

/// How many agents are there: as many at every open hour, or by weekday and hour.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "expected a number of agents, or `days`: seven lists of 24 numbers, Monday first")]
pub enum AgentsAsked {
    /// At every hour.
    Constant(u32),
    /// By weekday and hour, in the campaign's zone.
    Week(Box<AgentsWeek>),
}

impl AgentsAsked {
    /// By weekday and hour; absent: as many as the campaign has.
    ///
    /// # Errors
    /// Too many.
    pub fn week(asked: Option<AgentsAsked>, in_place: u32) -> Result<AgentsWeek, Problem> {
        let week = match asked {
            None => AgentsWeek::constant(in_place.min(AGENTS_MAX)),
            Some(AgentsAsked::Constant(agents)) => AgentsWeek::constant(agents),
            Some(AgentsAsked::Week(week)) => *week,
        };
        week.check().map_err(|_| {
            let said = Said::new(
                format!("Au plus {AGENTS_MAX} agents à la fois."),
                format!("At most {AGENTS_MAX} agents at a time."),
            );
            Problem::invalid("agents", said)
        })?;
        Ok(week)
    }
}

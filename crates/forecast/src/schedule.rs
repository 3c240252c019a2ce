//! How many agents are there, by weekday and hour.

use crate::error::ForecastError;
use rappel_strategy::time::{HOUR_MS, Instant};
use rappel_strategy::zone::Zone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Most agents at a time.
pub const AGENTS_MAX: u32 = 100_000;

/// Agents by weekday and hour, in the campaign's zone. They count while the campaign is open.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AgentsWeek {
    /// Monday to Sunday, hours 0 to 23.
    pub days: [[u32; 24]; 7],
}

impl AgentsWeek {
    /// As many at every hour.
    pub fn constant(agents: u32) -> AgentsWeek {
        AgentsWeek { days: [[agents; 24]; 7] }
    }

    /// How many are there at an instant.
    pub fn at(&self, zone: &Zone, at: Instant) -> u32 {
        let (day, time_ms) = zone.local(at);
        self.days[day.weekday()][(time_ms / HOUR_MS).clamp(0, 23) as usize]
    }

    /// Refuses more agents than a campaign may have.
    ///
    /// # Errors
    /// More than [`AGENTS_MAX`] at an hour.
    pub fn check(&self) -> Result<(), ForecastError> {
        match self.days.iter().flatten().find(|&&agents| agents > AGENTS_MAX) {
            Some(&agents) => Err(ForecastError::OutOfRange {
                what: "agents",
                value: agents.into(),
                expected: "at most 100 000 at an hour",
            }),
            None => Ok(()),
        }
    }

    /// Reads a table: a line for each weekday (`mon` … `sun`) or several (`mon-fri`), then hours and agents, for example
    /// `mon-fri,9-12,20`. Hours that are not named have no agents; a later line wins; empty lines and lines that begin with `#`
    /// are left out.
    ///
    /// # Errors
    /// The first line that is not so.
    pub fn parse(text: &str) -> Result<AgentsWeek, ForecastError> {
        let mut week = AgentsWeek::constant(0);
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let refused = |problem: String| ForecastError::Agents { line: index + 1, problem };
            let fields: Vec<&str> = line.split([',', ';', '\t']).map(str::trim).collect();
            let [days, hours, agents] = fields[..] else {
                return Err(refused(format!("`{line}` is not weekdays, hours and agents, such as `mon-fri,9-12,20`")));
            };
            let (first, last) = range(days, |name| DAYS.iter().position(|day| day.eq_ignore_ascii_case(name)))
                .filter(|(first, last)| first <= last)
                .ok_or_else(|| refused(format!("`{days}` is not a weekday or two in order; they are mon … sun")))?;
            let hour = |text: &str| text.parse::<usize>().ok().filter(|&hour| hour <= 24);
            let (from, until) = match range(hours, hour) {
                Some((from, until)) if hours.contains('-') && from < until => (from, until),
                Some((from, _)) if !hours.contains('-') && from < 24 => (from, from + 1),
                _ => {
                    return Err(refused(format!("`{hours}` is not an hour or a span of hours, such as `9` or `9-12`")));
                }
            };
            let agents: u32 = agents
                .parse()
                .ok()
                .filter(|&agents| agents <= AGENTS_MAX)
                .ok_or_else(|| refused(format!("`{agents}` is not a number of agents from 0 to {AGENTS_MAX}")))?;
            for day in &mut week.days[first..=last] {
                day[from..until].fill(agents);
            }
        }
        Ok(week)
    }
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

fn range(text: &str, one: impl Fn(&str) -> Option<usize>) -> Option<(usize, usize)> {
    match text.split_once('-') {
        Some((first, last)) => Some((one(first.trim())?, one(last.trim())?)),
        None => one(text).map(|only| (only, only)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_agents_are_read_by_weekday_and_hour() {
        let week =
            AgentsWeek::parse("# our week\nmon-fri,9-12,20\nmon-fri,14-20,30\n\nsat,9-12,5\nwed,10,1\n").unwrap();
        assert_eq!((week.days[0][8], week.days[0][9], week.days[0][11], week.days[0][12]), (0, 20, 20, 0));
        assert_eq!((week.days[2][9], week.days[2][10], week.days[2][11]), (20, 1, 20));
        assert_eq!((week.days[5][9], week.days[6][9]), (5, 0));
        for (text, said) in [
            ("mon,9", "not weekdays, hours and agents"),
            ("lundi,9,1", "not a weekday"),
            ("fri-mon,9,1", "not a weekday or two in order"),
            ("mon,12-9,1", "span of hours"),
            ("mon,25,1", "span of hours"),
            ("mon,9,many", "not a number of agents"),
        ] {
            let error = AgentsWeek::parse(&format!("\n{text}")).unwrap_err().to_string();
            assert!(error.contains("line 2") && error.contains(said), "{error}");
        }
    }

    #[test]
    fn hours_are_the_campaigns_r2() {
        let mut week = AgentsWeek::constant(0);
        week.days[0][9] = 7;
        let zone = Zone::load("Europe/Paris").unwrap();
        assert_eq!(week.at(&zone, "2026-11-23T08:30:00Z".parse().unwrap()), 7);
        assert_eq!(week.at(&zone, "2026-11-23T09:00:00Z".parse().unwrap()), 0);
    }
}

//! Options of the command line.

use crate::failure::Failure;
use rappel_forecast::AgentsWeek;
use rappel_strategy::model::Campaign;
use rappel_telephony::Profile;
use std::path::{Path, PathBuf};

/// How many agents are there.
#[derive(clap::Args, Clone, Debug)]
pub struct AgentsOptions {
    /// Agents while the campaign is open; default: those of the campaign
    #[arg(long, conflicts_with = "agents_week", value_parser = clap::value_parser!(u32).range(0..=100_000))]
    agents: Option<u32>,
    /// Agents by weekday and hour, in the campaign's zone: lines such as `mon-fri,9-12,20`
    #[arg(long, value_name = "FILE")]
    agents_week: Option<PathBuf>,
}

impl AgentsOptions {
    /// Hour by hour.
    pub fn week(&self, campaign: &Campaign) -> Result<AgentsWeek, Failure> {
        let Some(path) = &self.agents_week else {
            return Ok(AgentsWeek::constant(self.agents.unwrap_or(campaign.dialling.agents)));
        };
        AgentsWeek::parse(&read(path)?).map_err(|error| Failure::refused(path, error))
    }
}

/// The shipped profile of this name, or that of a file.
pub fn profile(name: &str) -> Result<Profile, Failure> {
    if let Some(profile) = Profile::shipped(name) {
        return Ok(profile);
    }
    let path = Path::new(name);
    Profile::from_toml(&read(path)?).map_err(|error| Failure::refused(path, error))
}

fn read(path: &Path) -> Result<String, Failure> {
    let unreadable = |source| Failure::Unreadable { file: path.display().to_string(), source };
    std::fs::read_to_string(path).map_err(unreadable)
}

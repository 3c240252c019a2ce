//! `rappel replay`: what another strategy would have dialled in a past campaign.

use crate::campaigns;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::files;
use crate::forecast::{self, AgentsOptions, watched};
use crate::output::{self, Format, Output, print_json};
use rappel_dialer::campaign_of;
use rappel_forecast::{Estimate, Named, ReplayQuestion, replay};
use rappel_strategy::zone::Zone;
use std::path::PathBuf;

/// Asks another strategy, at every recorded attempt, what it would have dialled then. Changes nothing.
///
/// The change in contacts reached is estimated by two forecasts on the answer profile learned from the recorded attempts.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  rappel replay --database var/demo.sqlite --strategy new.toml --agents 40")]
pub struct Args {
    /// The other strategy (TOML or JSON)
    #[arg(long, value_name = "FILE")]
    strategy: PathBuf,
    /// Database
    #[arg(long, value_name = "FILE", default_value = "rappel.sqlite")]
    database: PathBuf,
    /// Campaign in the database; may be left out when there is only one
    #[arg(long)]
    name: Option<String>,
    #[command(flatten)]
    agents: AgentsOptions,
    /// Do not estimate the change in contacts reached
    #[arg(long)]
    no_estimate: bool,
    /// How often each forecast is run through; default: 2 to 30 times by the size of the campaign
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=200))]
    seeds: Option<u32>,
    /// Where chance comes from
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The profile towards which the learned one is pulled: `french`, `survey`, `sales`, or a profile file
    #[arg(long, default_value = "french", value_name = "NAME|FILE")]
    profile: String,
    #[command(flatten)]
    output: Output,
}

/// Does it.
///
/// # Errors
/// When a file cannot be read or used, or the database fails.
pub fn run(args: &Args) -> Result<Exit, Failure> {
    let mut store = campaigns::open_existing(&args.database)?;
    let record = campaigns::find(&mut store, args.name.as_deref())?;
    let campaign = campaign_of(&record)?;
    let strategy = files::strategy(&args.strategy)?.value;
    files::startable(&campaign, Some(&strategy))?;
    let (agents, shipped) = (args.agents.week(&campaign)?, forecast::profile(&args.profile)?);
    let estimate = Estimate { agents: &agents, shipped: &shipped, seed: args.seed, seeds: args.seeds };
    let question = ReplayQuestion {
        campaign: record.id,
        other: Named { name: &strategy.name, strategy: Some(&strategy) },
        estimate: (!args.no_estimate).then_some(estimate),
    };
    let (bar, watch) = watched();
    let told = replay(&mut store, &question, &watch)?;
    bar.finish_and_clear();
    let Some(told) = told else { return Ok(Exit::Fine) };
    match args.output.format {
        Format::Json => print_json(&told)?,
        Format::Text => {
            let zone = Zone::load(&campaign.zone).map_err(|error| Failure::Usage(error.to_string()))?;
            let lang = args.output.lang();
            let mut page = forecast::verdicts(&told, &zone, lang);
            if let Some(estimate) = &told.estimate {
                page += "\n";
                page += &forecast::comparison(estimate, &zone, lang);
            }
            output::print(&page)?;
        }
    }
    Ok(Exit::Fine)
}

//! `rappel profile`: who answers when, learned from the recorded attempts.

use crate::campaigns;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::forecast;
use crate::output::{self, Format, Output, print_json};
use rappel_forecast::learn;
use rappel_store::{CampaignId, Store};
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Learns who answers when from the recorded attempts: answer rates by hour, weekday and attempt with 95 % intervals, pulled towards a
/// shipped profile where attempts are few. Changes nothing; `forecast --profile learned` uses the same.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  rappel profile --database var/demo.sqlite")]
pub struct Args {
    /// Database
    #[arg(long, value_name = "FILE", default_value = "rappel.sqlite")]
    database: PathBuf,
    /// Campaign to learn from; by default all of the database
    #[arg(long)]
    name: Option<String>,
    /// The profile towards which the rates are pulled: `french`, `survey`, `sales`, or a profile file
    #[arg(long, default_value = "french", value_name = "NAME|FILE")]
    profile: String,
    #[command(flatten)]
    output: Output,
}

/// Does it.
///
/// # Errors
/// When the database or the profile cannot be read.
pub fn run(args: &Args) -> Result<Exit, Failure> {
    let mut store = campaigns::open_existing(&args.database)?;
    let ids: Vec<CampaignId> = match &args.name {
        Some(name) => vec![campaigns::find(&mut store, Some(name))?.id],
        None => store.campaigns()?.iter().map(|record| record.id).collect(),
    };
    let shipped = forecast::profile(&args.profile)?;
    let Some(learned) = learn(&mut store, &ids, &shipped, &mut |_| ControlFlow::Continue(()))? else {
        return Ok(Exit::Fine);
    };
    match args.output.format {
        Format::Json => print_json(&learned)?,
        Format::Text => output::print(&forecast::learned(&learned, args.output.lang()))?,
    }
    Ok(Exit::Fine)
}

//! `rappel check`: what is wrong with a campaign and its strategy, where, and what will come of it (R4, R12).

mod report;
mod text;

use crate::exit::Exit;
use crate::facts;
use crate::failure::Failure;
use crate::files;
use crate::output::{self, Format, Output};
use rappel_analysis::findings::{Analysis, findings};
use rappel_analysis::next::read_instant;
use rappel_dialer::Clock;
use rappel_strategy::check::{check, check_campaign, may_start};
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::time::Instant;
use rappel_strategy::zone::Zone;
use report::Report;
use std::path::PathBuf;

/// The options of `rappel check`.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Ends with 1 when there is an error: such a campaign cannot be started.

Example:
  rappel check relance.toml --campaign campaign.toml --file contacts.csv
  rappel check --campaign campaign.toml --format json")]
pub struct Args {
    /// Strategy (TOML or JSON); without it only the campaign and its classic rules are checked
    strategy: Option<PathBuf>,
    /// Campaign (TOML or JSON)
    #[arg(long, value_name = "FILE")]
    campaign: PathBuf,
    /// Call file (CSV or XLSX): only its kinds of contacts are analysed, and they are counted
    #[arg(long, value_name = "FILE", requires = "strategy")]
    file: Option<PathBuf>,
    /// The instant from which the strategy is analysed, in RFC 3339 or local time of the campaign's zone [default: now]
    #[arg(long, value_name = "INSTANT", requires = "strategy")]
    at: Option<String>,
    #[command(flatten)]
    output: Output,
}

/// Checks and analyses, and prints what was found.
///
/// # Errors
/// When a file cannot be read or the findings cannot be written.
pub fn run(args: &Args) -> Result<Exit, Failure> {
    let campaign = files::campaign(&args.campaign)?;
    let strategy = args.strategy.as_deref().map(files::strategy).transpose()?;
    let mut checked = strategy.as_ref().map(|s| check(&s.value, &campaign.value)).unwrap_or_default();
    checked.extend(check_campaign(&campaign.value));
    let sound = may_start(&checked);
    let analysis = match &strategy {
        Some(strategy) => analysed(args, &strategy.value, &campaign.value, sound)?,
        None => None,
    };
    let report = Report::of(&checked, analysis.as_ref(), strategy.as_ref(), &campaign);
    match args.output.format {
        Format::Json => output::print_json(&report)?,
        Format::Text => {
            output::print(&text::of(&report, &campaign.value, strategy.as_ref().map(|s| &s.value), args.output.lang()))?
        }
    }
    Ok(if report.errors == 0 { Exit::Fine } else { Exit::No })
}

/// The analysis; none where what the check found keeps the strategy from being compiled.
fn analysed(args: &Args, strategy: &Strategy, campaign: &Campaign, sound: bool) -> Result<Option<Analysis>, Failure> {
    let facts = args.file.as_deref().map(|path| facts::of_file(path, campaign)).transpose()?;
    let from = args.at.as_deref().map(|at| instant(at, campaign)).transpose()?.unwrap_or_else(Clock::wall);
    match findings(strategy, campaign, facts.as_ref(), from) {
        Ok(analysis) => Ok(Some(analysis)),
        Err(_) if !sound => Ok(None),
        Err(error) => Err(Failure::Unusable {
            what: error.to_string(),
            help: "correct it in the campaign, the strategy or the call file".to_owned(),
        }),
    }
}

fn instant(at: &str, campaign: &Campaign) -> Result<Instant, Failure> {
    let zone = Zone::load(&campaign.zone).map_err(|error| Failure::Usage(error.to_string()))?;
    read_instant(at, &zone).map_err(|error| Failure::Usage(error.to_string()))
}

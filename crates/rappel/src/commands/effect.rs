//! `rappel effect`: what a replacement would change for the contacts that wait, before it is put in place (R60).

use crate::campaigns;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::files;
use crate::output::{self, Format, Output, print_json};
use crate::progress;
use rappel_dialer::{Clock, Replacement, effect};
use rappel_store::Phases;
use rappel_strategy::engine::Effect;
use rappel_strategy::lang::Lang;
use rappel_strategy::time::Instant;
use serde::Serialize;
use std::fmt::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Compares what is in place with what would replace it, for every contact that waits. Changes nothing.
///
/// What is not named stays as it is: with a strategy alone, the campaign in place; with a campaign alone, the strategy in place.
#[derive(clap::Args, Debug)]
#[command(
    group(clap::ArgGroup::new("replacement").required(true).multiple(true)),
    after_help = "\
Examples:
  rappel effect --database var/demo.sqlite --strategy new.toml
  rappel effect --database var/demo.sqlite --name 'Relance amiable' --remove --format json"
)]
pub struct Args {
    /// Strategy that would be put in place (TOML or JSON)
    #[arg(long, value_name = "FILE", group = "replacement")]
    strategy: Option<PathBuf>,
    /// The strategy would be removed: the campaign's classic rules come back
    #[arg(long, group = "replacement", conflicts_with = "strategy")]
    remove: bool,
    /// Campaign that would be put in place (TOML or JSON)
    #[arg(long, value_name = "FILE", group = "replacement")]
    campaign: Option<PathBuf>,
    /// Database
    #[arg(long, value_name = "FILE", default_value = "rappel.sqlite")]
    database: PathBuf,
    /// Campaign in the database; may be left out when there is only one
    #[arg(long)]
    name: Option<String>,
    /// The instant of the replacement; default: now
    #[arg(long, value_name = "INSTANT")]
    at: Option<Instant>,
    #[command(flatten)]
    output: Output,
}

/// What is told, for programs.
#[derive(Serialize)]
struct Report {
    at: Instant,
    #[serde(flatten)]
    effect: Effect,
    /// Calls that finish by their own version.
    in_flight: u64,
    /// Contacts that ended before, and stay so.
    ended_before: u64,
}

/// Does it.
///
/// # Errors
/// When a file cannot be read or used, or the database fails.
pub fn run(args: &Args) -> Result<Exit, Failure> {
    let mut store = campaigns::open_existing(&args.database)?;
    let record = campaigns::find(&mut store, args.name.as_deref())?;
    let campaign = match &args.campaign {
        Some(path) => files::campaign(path)?.value,
        None => rappel_dialer::campaign_of(&record)?,
    };
    let strategy = match &args.strategy {
        Some(path) => Some(files::strategy(path)?.value),
        None if args.remove => None,
        None => campaigns::in_place(&mut store, &record)?,
    };
    let startable = if args.strategy.is_some() { files::startable } else { files::startable_in_place };
    startable(&campaign, strategy.as_ref())?;
    let at = args.at.unwrap_or_else(Clock::wall);
    let Phases { unplanned, waiting, in_flight, ended } = record.phases;
    let bar = progress::contacts(unplanned + waiting + in_flight + ended);
    let replacement = Replacement { campaign: &campaign, strategy: strategy.as_ref() };
    let told = effect(&mut store, record.id, replacement, at, &mut |read, _| {
        bar.set_position(read);
        ControlFlow::Continue(())
    })?;
    bar.finish_and_clear();
    let report = Report { at, effect: told.unwrap_or_default(), in_flight, ended_before: ended };
    match args.output.format {
        Format::Json => print_json(&report)?,
        Format::Text => output::print(&text(&record.name, &report, args.output.lang()))?,
    }
    Ok(Exit::Fine)
}

fn text(name: &str, report: &Report, lang: Lang) -> String {
    let Effect { contacts, unchanged, moved, become_callable, become_waiting, ended, revived } = report.effect;
    let counts = [
        contacts,
        unchanged,
        moved,
        become_callable,
        become_waiting,
        ended,
        revived,
        report.in_flight,
        report.ended_before,
    ];
    let labels = match lang {
        Lang::Fr => [
            "Fiches en attente",
            "Sans changement",
            "Autre numéro ou autre heure",
            "Appelables aussitôt",
            "Appelables, devront attendre",
            "Closes",
            "Rappelées au lieu d’être closes",
            "Appels en cours, inchangés",
            "Déjà terminées, le restent",
        ],
        Lang::En => [
            "Waiting contacts",
            "Unchanged",
            "Another number or instant",
            "Callable at once",
            "Callable, will have to wait",
            "Ended",
            "Called instead of ended",
            "Calls in progress, unchanged",
            "Ended before, stay so",
        ],
    };
    let mut page = format!("{name}\n");
    for (label, count) in labels.into_iter().zip(counts) {
        let _ = writeln!(page, "  {label:<32} {count:>10}");
    }
    page
}

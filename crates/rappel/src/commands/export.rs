//! `rappel export`: what a database holds, as files.

use crate::campaigns;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use clap::ValueEnum;
use rappel_server::export::{self, ExportError};
use rappel_store::{CampaignId, Store};
use rappel_strategy::lang::Lang;
use rappel_strategy::model::Campaign;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes contacts, attempts, the campaign or its strategy.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  rappel export attempts --database var/demo.sqlite --output attempts.csv\n  rappel export strategy --database var/demo.sqlite --version 2"
)]
pub struct Args {
    /// What to write.
    #[arg(value_enum)]
    what: What,
    /// Database.
    #[arg(long, value_name = "FILE", default_value = "rappel.sqlite")]
    database: PathBuf,
    /// Campaign; may be left out when there is only one.
    #[arg(long)]
    name: Option<String>,
    /// With `strategy`: this version instead of the one in place.
    #[arg(long)]
    version: Option<u32>,
    /// Where to; default: standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    facts: Output,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum What {
    /// One line of CSV for each contact.
    Contacts,
    /// One line of CSV for each attempt, with the rule that caused it.
    Attempts,
    /// The campaign file.
    Campaign,
    /// The strategy file.
    Strategy,
}

/// Does it.
///
/// # Errors
/// When a file cannot be read or used, or the database fails.
pub fn run(args: &Args) -> Result<Exit, Failure> {
    args.run()
}

impl Args {
    fn run(&self) -> Result<Exit, Failure> {
        let lang = self.facts.lang();
        let mut store = campaigns::open_existing(&self.database)?;
        let record = campaigns::find(&mut store, self.name.as_deref())?;
        let campaign = rappel_dialer::campaign_of(&record)?;
        let path = self.output.clone().unwrap_or_else(|| PathBuf::from("/dev/stdout"));
        match self.what {
            What::Contacts => contacts_to(&mut store, record.id, &campaign, &path)?,
            What::Attempts => attempts_to(&mut store, record.id, &campaign, &path, lang)?,
            What::Campaign => write(&path, &rappel_strategy::file::write_campaign(&campaign))?,
            What::Strategy => {
                let version = self.version.or(record.strategy).ok_or_else(|| {
                    Failure::Usage(format!(
                        "campaign `{}` has no strategy in place; --version names an earlier one",
                        record.name
                    ))
                })?;
                write(&path, &store.strategy_version(record.id, version)?.document)?;
            }
        }
        Ok(Exit::Fine)
    }
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    create(path)?.write_all(text.as_bytes()).map_err(|error| Failure::disk(path, error))
}

/// Writes one line for each contact.
pub fn contacts_to(store: &mut dyn Store, id: CampaignId, campaign: &Campaign, path: &Path) -> Result<(), Failure> {
    export::contacts(store, id, campaign, create(path)?).map_err(|error| failed(path, error))
}

/// Writes one line for each attempt, with the rule that caused it.
pub fn attempts_to(
    store: &mut dyn Store,
    id: CampaignId,
    campaign: &Campaign,
    path: &Path,
    lang: Lang,
) -> Result<(), Failure> {
    export::attempts(store, id, campaign, lang, create(path)?).map_err(|error| failed(path, error))
}

fn create(path: &Path) -> Result<File, Failure> {
    File::create(path).map_err(|error| Failure::disk(path, error))
}

fn failed(path: &Path, error: ExportError) -> Failure {
    match error {
        ExportError::Zone(error) => Failure::Usage(error.to_string()),
        ExportError::Store(error) => error.into(),
        ExportError::Strategy(error) => error.into(),
        ExportError::Io(error) => Failure::disk(path, error),
    }
}

//! `rappel export`: what a database holds, as files.

use crate::campaigns;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use clap::ValueEnum;
use rappel_dialer::Strategies;
use rappel_store::{CampaignId, Phase, Store};
use rappel_strategy::engine::{Why, status_name};
use rappel_strategy::lang::Lang;
use rappel_strategy::model::Campaign;
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use rappel_strategy::words::Words;
use rappel_strategy::zone::Zone;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Rows read from the store at a time.
const PAGE: usize = 10_000;

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
    let mut file = File::create(path).map_err(|error| Failure::disk(path, error))?;
    file.write_all(text.as_bytes()).map_err(|error| Failure::disk(path, error))
}

/// A table as French spreadsheets open it: `;` and a byte order mark.
struct Table {
    path: PathBuf,
    csv: csv::Writer<File>,
}

impl Table {
    fn create(path: &Path, headings: &[&str]) -> Result<Table, Failure> {
        let mut file = File::create(path).map_err(|error| Failure::disk(path, error))?;
        file.write_all("\u{feff}".as_bytes()).map_err(|error| Failure::disk(path, error))?;
        let mut table =
            Table { path: path.to_owned(), csv: csv::WriterBuilder::new().delimiter(b';').from_writer(file) };
        table.row(headings.iter().map(|&heading| heading.to_owned()))?;
        Ok(table)
    }

    fn row(&mut self, fields: impl IntoIterator<Item = String>) -> Result<(), Failure> {
        self.csv.write_record(fields).map_err(|error| Failure::disk(&self.path, error))
    }

    fn finish(mut self) -> Result<(), Failure> {
        self.csv.flush().map_err(|error| Failure::disk(&self.path, error))
    }
}

fn local(zone: &Zone, at: Instant) -> String {
    let ms = zone.local_ms(at);
    let local = Instant::from_millis(ms - ms.rem_euclid(1_000)).to_string();
    local.trim_end_matches('Z').replace('T', " ")
}

/// Writes one line for each contact.
pub fn contacts_to(store: &mut dyn Store, id: CampaignId, campaign: &Campaign, path: &Path) -> Result<(), Failure> {
    let zone = Zone::load(&campaign.zone).map_err(|error| Failure::Usage(error.to_string()))?;
    let mut table = Table::create(path, &["key", "phase", "result", "attempts", "next_from", "ended_at"])?;
    let mut after = None;
    loop {
        let page = store.contacts(id, after, PAGE)?;
        let Some(last) = page.last() else { return table.finish() };
        after = Some(last.contact);
        for contact in page {
            let (phase, result, next, ended) = match &contact.phase {
                Phase::Unplanned => ("unplanned", "", None, None),
                Phase::Waiting { from, .. } => ("waiting", "", Some(*from), None),
                Phase::InFlight => ("in_flight", "", None, None),
                Phase::Ended { result, at } => ("ended", result.as_str(), None, Some(*at)),
            };
            let instant = |at: Option<Instant>| at.map_or_else(String::new, |at| local(&zone, at));
            let (next, ended) = (instant(next), instant(ended));
            table.row([contact.key, phase.to_owned(), result.to_owned(), contact.made.to_string(), next, ended])?;
        }
    }
}

/// Writes one line for each attempt, with the rule that caused it.
pub fn attempts_to(
    store: &mut dyn Store,
    id: CampaignId,
    campaign: &Campaign,
    path: &Path,
    lang: Lang,
) -> Result<(), Failure> {
    let zone = Zone::load(&campaign.zone).map_err(|error| Failure::Usage(error.to_string()))?;
    let mut strategies = Strategies::new(id);
    let headings = [
        "key",
        "attempt",
        "column",
        "phone",
        "displayed",
        "placed_at",
        "ended_at",
        "status",
        "message_left",
        "agent",
        "talk_s",
        "version",
        "why",
    ];
    let mut table = Table::create(path, &headings)?;
    let mut after = None;
    loop {
        let page = store.attempts(id, after, PAGE)?;
        let Some(last) = page.last() else { return table.finish() };
        after = Some(last.id);
        for exported in page {
            let attempt = exported.attempt;
            let column = exported
                .phones
                .iter()
                .find(|phone| phone.phone == attempt.phone)
                .map(|phone| usize::from(phone.column));
            let strategy = strategies.get(store, attempt.version)?;
            let words = Words { lang, campaign, strategy, zone: &zone };
            let ending = attempt.ending.as_ref();
            table.row([
                exported.key,
                attempt.n.to_string(),
                column.and_then(|column| campaign.phone_columns.get(column)).cloned().unwrap_or_default(),
                attempt.phone.to_string(),
                attempt.shown.map_or_else(String::new, |shown: Phone| shown.to_string()),
                local(&zone, attempt.placed_at),
                ending.map_or_else(String::new, |ending| local(&zone, ending.at)),
                ending.map_or("", |ending| status_name(campaign, ending.status)).to_owned(),
                ending.map_or_else(String::new, |ending| u8::from(ending.message_left).to_string()),
                ending.and_then(|ending| ending.agent).map_or_else(String::new, |agent| agent.to_string()),
                ending.map_or_else(String::new, |ending| (ending.talk_ms / 1_000).to_string()),
                attempt.version.map_or_else(String::new, |version| version.to_string()),
                Why::decode(&attempt.why).map_or_else(String::new, |why| words.why(&why)),
            ])?;
        }
    }
}

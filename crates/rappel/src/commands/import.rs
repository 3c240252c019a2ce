//! `rappel import`: a call file, or a suppression list, into a database.

use crate::call_file;
use crate::campaigns::{self, Files, StrategyOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Format, Output, print_json};
use rappel_callfile::{CallFile, ReadAs};
use rappel_dialer::Clock;
use rappel_store::{Channel, Store};
use rappel_strategy::lang::Lang;
use rappel_strategy::phone::{Country, Phone};
use std::path::{Path, PathBuf};

/// Imports contacts into a campaign, or numbers into the suppression list. Importing the same file again changes nothing.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Examples:\n  rappel import --campaign campaign.toml --strategy strategy.toml --file contacts.csv --database var/demo.sqlite\n  rappel import --suppression opposition.csv --database var/demo.sqlite"
)]
pub struct Args {
    /// Campaign file (TOML or JSON).
    #[arg(long, value_name = "FILE", required_unless_present = "suppression", requires = "file")]
    campaign: Option<PathBuf>,
    #[command(flatten)]
    strategy: StrategyOptions,
    /// Call file (CSV or XLSX).
    #[arg(long, value_name = "FILE", requires = "campaign")]
    file: Option<PathBuf>,
    /// Suppression list: a column of phone numbers (CSV, XLSX or plain lines).
    #[arg(long, value_name = "FILE")]
    suppression: Option<PathBuf>,
    /// With `--suppression`: the heading of the column of numbers.
    #[arg(long, requires = "suppression")]
    column: Option<String>,
    /// With `--suppression`: the country of numbers written nationally.
    #[arg(long, default_value = "FR")]
    country: String,
    /// Database; made where it does not exist.
    #[arg(long, value_name = "FILE", default_value = "rappel.sqlite")]
    database: PathBuf,
    /// Where rejected rows go; default: beside the call file.
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    #[command(flatten)]
    output: Output,
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
        let lang = self.output.lang();
        let mut store = campaigns::open(&self.database)?;
        let mut refused = false;
        if let Some(path) = &self.suppression {
            refused |= self.suppress(&mut store, path, lang)?;
        }
        if let (Some(campaign), Some(file)) = (&self.campaign, &self.file) {
            let files = Files::read(campaign, &self.strategy)?;
            let (id, _) = campaigns::put(&mut store, &files, Clock::wall())?;
            let report = call_file::import(&mut store, id, &files.campaign, file, self.rejects.as_deref(), lang)?;
            match self.output.format {
                Format::Json => print_json(&report)?,
                Format::Text => println!("{}", call_file::sentence(&report)),
            }
            refused |= report.rejected > 0;
        }
        Ok(if refused { Exit::No } else { Exit::Fine })
    }

    fn suppress(&self, store: &mut dyn Store, path: &Path, lang: Lang) -> Result<bool, Failure> {
        let file = CallFile::open(path, &ReadAs::default()).map_err(|error| Failure::refused(path, error))?;
        let country = Country::from_code(&self.country)
            .ok_or_else(|| Failure::Usage(format!("`{}` is not a country code such as `FR`", self.country)))?;
        let list = file.phones(self.column.as_deref(), country).map_err(|error| Failure::refused(path, error))?;
        let (mut phones, mut refused): (Vec<Phone>, u64) = (Vec::new(), 0);
        for line in list {
            match line.map_err(|error| Failure::refused(path, error))? {
                Ok(listed) => phones.push(listed.phone),
                Err(line) => {
                    refused += 1;
                    eprintln!("{}:{}: {}", path.display(), line.line, line.reason(lang));
                }
            }
        }
        let reason = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let listed = phones.len();
        let new = store.suppress(Channel::Calls, &mut phones.into_iter(), &reason, Clock::wall())?;
        match self.output.format {
            Format::Json => print_json(&serde_json::json!({ "listed": listed, "new": new, "refused": refused }))?,
            Format::Text => {
                println!("{listed} numbers on the list, {new} new on the suppression list, {refused} lines refused")
            }
        }
        Ok(refused > 0)
    }
}

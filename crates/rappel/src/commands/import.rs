//! `rappel import`: a call file, or a suppression list, into a database.

use crate::call_file;
use crate::campaigns::{self, Files};
use crate::failure::Failure;
use crate::output::{Format, print_json};
use clap::Args;
use rappel_callfile::{CallFile, ReadAs};
use rappel_dialer::Clock;
use rappel_store::Store;
use rappel_strategy::lang::Lang;
use rappel_strategy::phone::{Country, Phone};
use std::path::{Path, PathBuf};

/// Imports contacts into a campaign, or numbers into the suppression list. Importing the same file again changes nothing.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  rappel import --campaign campaign.toml --strategy strategy.toml --file contacts.csv --database var/demo.sqlite\n  rappel import --suppression opposition.csv --database var/demo.sqlite"
)]
pub struct Import {
    /// Campaign file (TOML or JSON).
    #[arg(long, value_name = "FILE", required_unless_present = "suppression", requires = "file")]
    campaign: Option<PathBuf>,
    /// Strategy file; without it the campaign's classic rules decide.
    #[arg(long, value_name = "FILE", requires = "campaign")]
    strategy: Option<PathBuf>,
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
}

impl Import {
    /// Runs the command.
    pub fn run(&self, format: Format, lang: Lang) -> Result<u8, Failure> {
        let mut store = campaigns::open(&self.database)?;
        let mut negative = 0;
        if let Some(path) = &self.suppression {
            negative |= self.suppress(&mut store, path, format, lang)?;
        }
        if let (Some(campaign), Some(file)) = (&self.campaign, &self.file) {
            let files = Files::read(campaign, self.strategy.as_deref(), lang)?;
            let id = campaigns::put(&mut store, &files, Clock::wall())?;
            let report = call_file::import(&mut store, id, &files.campaign, file, self.rejects.as_deref(), lang)?;
            match format {
                Format::Json => print_json(&report)?,
                Format::Text => println!("{}", report.sentence()),
            }
            negative |= u8::from(report.rejected > 0);
        }
        Ok(negative)
    }

    fn suppress(&self, store: &mut dyn Store, path: &Path, format: Format, lang: Lang) -> Result<u8, Failure> {
        let file = CallFile::open(path, &ReadAs::default()).map_err(|error| Failure::input(path, error))?;
        let country = Country::from_code(&self.country)
            .ok_or_else(|| Failure::Usage(format!("`{}` is not a country code such as `FR`", self.country)))?;
        let list = file.phones(self.column.as_deref(), country).map_err(|error| Failure::input(path, error))?;
        let (mut phones, mut refused): (Vec<Phone>, u64) = (Vec::new(), 0);
        for line in list {
            match line.map_err(|error| Failure::input(path, error))? {
                Ok(listed) => phones.push(listed.phone),
                Err(line) => {
                    refused += 1;
                    eprintln!("{}:{}: {}", path.display(), line.line, line.reason(lang));
                }
            }
        }
        let reason = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let listed = phones.len();
        let new = store.suppress(&mut phones.into_iter(), &reason, Clock::wall())?;
        match format {
            Format::Json => print_json(&serde_json::json!({ "listed": listed, "new": new, "refused": refused }))?,
            Format::Text => {
                println!("{listed} numbers on the list, {new} new on the suppression list, {refused} lines refused")
            }
        }
        Ok(u8::from(refused > 0))
    }
}

//! `rappel explain`: why a stored contact is called or not, and which rule caused each of its attempts; without a contact, where
//! all of them stand.

mod campaign;

use crate::campaigns;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Format, Output, print_json};
use rappel_dialer::{Clock, Engines, Strategies};
use rappel_store::{AttemptRecord, CampaignRecord, ContactRecord, Store};
use rappel_strategy::engine::{Why, status_name};
use rappel_strategy::lang::Lang;
use rappel_strategy::model::Campaign;
use rappel_strategy::time::Instant;
use rappel_strategy::words::Words;
use rappel_strategy::zone::Zone;
use std::path::PathBuf;

/// Says why a contact would or would not be called, when next, and which rule caused each attempt; without a contact, what keeps
/// the contacts of the campaign from being called, how many each.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rappel explain R2600102 --database var/demo.sqlite --at 2026-11-24T10:00:00+01:00
  rappel explain --database var/demo.sqlite --at 2026-11-24T10:00:00+01:00")]
pub struct Args {
    /// The contact's key; absent: the whole campaign.
    key: Option<String>,
    /// Database.
    #[arg(long, value_name = "FILE", default_value = "rappel.sqlite")]
    database: PathBuf,
    /// Campaign; may be left out when there is only one.
    #[arg(long)]
    name: Option<String>,
    /// Only this attempt, from 1.
    #[arg(long, requires = "key")]
    attempt: Option<u32>,
    /// The instant asked about; default: now.
    #[arg(long, value_name = "INSTANT")]
    at: Option<Instant>,
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
    match &args.key {
        Some(key) => args.contact(&mut store, &record, key),
        None => campaign::run(&mut store, &record, args.at.unwrap_or_else(Clock::wall), &args.output),
    }
}

impl Args {
    fn contact(&self, store: &mut dyn Store, record: &CampaignRecord, key: &str) -> Result<Exit, Failure> {
        let lang = self.output.lang();
        let campaign = rappel_dialer::campaign_of(record)?;
        let zone = Zone::load(&campaign.zone).map_err(|error| Failure::Usage(error.to_string()))?;
        let found = store.contact_by_key(record.id, key)?;
        let mut strategies = Strategies::new(record.id);
        let mut attempts = store.attempts_of(found.contact)?;
        if let Some(n) = self.attempt {
            attempts.retain(|attempt| attempt.n == n);
            if attempts.is_empty() {
                return Err(Failure::Usage(format!("contact `{key}` has no attempt {n}; it has {}", found.made)));
            }
        }
        let mut lines = Vec::new();
        for attempt in &attempts {
            let strategy = strategies.get(store, attempt.version)?;
            lines.push(Past::of(attempt, &campaign, Words { lang, campaign: &campaign, strategy, zone: &zone }));
        }
        let next = if self.attempt.is_none() {
            self.next(store, record, &found, Words { lang, campaign: &campaign, strategy: None, zone: &zone })?
        } else {
            Vec::new()
        };
        match self.output.format {
            Format::Json => print_json(&serde_json::json!({ "key": key, "attempts": lines, "now": next }))?,
            Format::Text => {
                println!("{key}");
                for line in &lines {
                    println!("  {}", line.text);
                }
                for line in &next {
                    println!("  {line}");
                }
            }
        }
        Ok(Exit::Fine)
    }

    fn next(
        &self,
        store: &mut dyn Store,
        record: &CampaignRecord,
        found: &ContactRecord,
        words: Words<'_>,
    ) -> Result<Vec<String>, Failure> {
        let at = self.at.unwrap_or_else(Clock::wall);
        let engines = Engines::load(store, record.id, at)?;
        let Some(explanation) = rappel_dialer::explain(store, &engines, found, at)? else {
            return Ok(vec![match words.lang {
                Lang::Fr => "Un appel est en cours.".to_owned(),
                Lang::En => "A call is in progress.".to_owned(),
            }]);
        };
        let mut strategies = Strategies::new(record.id);
        let strategy = strategies.get(store, record.strategy)?;
        Ok(Words { strategy, ..words }.explanation(&explanation))
    }
}

/// An attempt and the rule that caused it.
#[derive(serde::Serialize)]
struct Past {
    attempt: u32,
    placed_at: Instant,
    phone: rappel_strategy::phone::Phone,
    status: Option<String>,
    version: Option<u32>,
    why: String,
    #[serde(skip)]
    text: String,
}

impl Past {
    fn of(attempt: &AttemptRecord, campaign: &Campaign, words: Words<'_>) -> Past {
        let status = attempt.ending.as_ref().map(|ending| ending.status);
        let why = Why::decode(&attempt.why).map_or_else(|| "?".to_owned(), |why| words.why(&why));
        let said = status.map_or_else(|| "…".to_owned(), |status| words.status(status));
        let version = attempt.version.map_or_else(String::new, |version| format!("v{version}, "));
        let text = format!(
            "{}. {}, {}, {said} ({version}{why})",
            attempt.n,
            words.instant(attempt.placed_at),
            attempt.phone.national()
        );
        let status = status.map(|status| status_name(campaign, status).to_owned());
        Past {
            attempt: attempt.n,
            placed_at: attempt.placed_at,
            phone: attempt.phone,
            status,
            version: attempt.version,
            why,
            text,
        }
    }
}

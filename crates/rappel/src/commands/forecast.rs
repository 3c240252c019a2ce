//! `rappel forecast`: the coming weeks of a campaign, before it calls.

use crate::campaigns;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::files;
use crate::forecast::{self, AgentsOptions, watched};
use crate::output::{self, Language, print_json};
use crate::summary::Summary;
use rappel_dialer::{Clock, campaign_of};
use rappel_forecast::{
    Comparison, File, Named, ProfileUsed, Question, STRATEGIES_MAX, Since, TICK_MS, compare, file_of_store, learn,
    write_quarters,
};
use rappel_store::{CampaignId, SqliteStore, Store};
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::said::Said;
use rappel_strategy::time::{DAY_MS, Instant, LocalDay};
use rappel_strategy::zone::Zone;
use rappel_telephony::Profile;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Forecasts the coming weeks of a campaign by quarter-hour, and compares up to four strategies on the same persons.
///
/// The contacts are those of a call file, or those of a database from where they stand. The dialer's own code runs through the
/// campaign on virtual time, several times; figures come with the band in which 95 of 100 such runs lie.
#[derive(clap::Args, Debug)]
#[command(
    group(clap::ArgGroup::new("contacts").required(true).args(["file", "database"])),
    after_help = "\
Examples:
  rappel forecast --campaign campaign.toml --strategy strategy.toml --file contacts.csv --days 30 --agents 40
  rappel forecast --database var/demo.sqlite --strategy now.toml --strategy new.toml --profile learned"
)]
pub struct Args {
    /// Campaign file (TOML or JSON)
    #[arg(long, value_name = "FILE", required_unless_present = "database")]
    campaign: Option<PathBuf>,
    /// Strategy file, up to four times; default: the strategy in place, or the campaign's classic rules
    #[arg(long, value_name = "FILE")]
    strategy: Vec<PathBuf>,
    /// Call file (CSV or XLSX)
    #[arg(long, value_name = "FILE", requires = "campaign")]
    file: Option<PathBuf>,
    /// Database with the contacts
    #[arg(long, value_name = "FILE")]
    database: Option<PathBuf>,
    /// Campaign in the database; may be left out when there is only one
    #[arg(long, requires = "database")]
    name: Option<String>,
    #[command(flatten)]
    agents: AgentsOptions,
    /// First instant; default: the campaign's first day, else now; with a database, no earlier than its last call
    #[arg(long, value_name = "INSTANT")]
    start: Option<Instant>,
    /// How many days
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=366))]
    days: u32,
    /// How often the campaign is run through; default: 2 to 30 times by its size
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=200))]
    seeds: Option<u32>,
    /// Where chance comes from: the same seed gives the same forecast
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Who answers when: `french`, `survey`, `sales`, a profile file, or `learned` from the database's own attempts
    #[arg(long, default_value = "french", value_name = "NAME|FILE")]
    profile: String,
    /// For people, for programs, or the quarter-hours as a table
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    #[command(flatten)]
    language: Language,
}

/// For whom a forecast is printed.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    /// A summary with a line for each day
    Text,
    /// One JSON document
    Json,
    /// A line for each quarter-hour; one strategy only
    Csv,
}

/// Does it.
///
/// # Errors
/// When a file cannot be read or used, or the database fails.
pub fn run(args: &Args) -> Result<Exit, Failure> {
    args.run()
}

/// What is forecast.
struct Subject {
    campaign: Campaign,
    in_place: Option<Strategy>,
    file: File,
    /// Nothing is forecast before this instant.
    since: Instant,
    stored: Option<(SqliteStore, CampaignId)>,
}

impl Args {
    fn run(&self) -> Result<Exit, Failure> {
        if self.strategy.len() > STRATEGIES_MAX {
            return Err(Failure::Usage(format!("at most {STRATEGIES_MAX} strategies are compared at once")));
        }
        if self.format == Form::Csv && self.strategy.len() > 1 {
            return Err(Failure::Usage(
                "a table holds the quarter-hours of one strategy; use --format json".to_owned(),
            ));
        }
        let mut subject = match &self.database {
            Some(database) => self.stored(database)?,
            None => self.read_files()?,
        };
        let zone = Zone::load(&subject.campaign.zone).map_err(|error| Failure::Usage(error.to_string()))?;
        let (profile, profile_used) = self.profile(subject.stored.as_mut())?;
        let mut strategies = Vec::new();
        for path in &self.strategy {
            strategies.push(files::strategy(path)?.value);
        }
        if strategies.is_empty() {
            strategies.extend(subject.in_place.take());
        }
        for strategy in &strategies {
            files::startable(&subject.campaign, Some(strategy))?;
        }
        let mut named: Vec<Named<'_>> =
            strategies.iter().map(|strategy| Named { name: &strategy.name, strategy: Some(strategy) }).collect();
        if named.is_empty() {
            files::startable(&subject.campaign, None)?;
            named.push(Named { name: &subject.campaign.name, strategy: None });
        }
        let first = subject.campaign.first_day.map(|day| zone.instant(LocalDay::from(day), 0));
        let from = self.start.unwrap_or_else(|| first.unwrap_or_else(Clock::wall).max(subject.since));
        let question = Question {
            campaign: &subject.campaign,
            file: &subject.file,
            agents: self.agents.week(&subject.campaign)?,
            profile: &profile,
            profile_used,
            from,
            until: from + i64::from(self.days) * DAY_MS,
            seeds: self.seeds,
            seed: self.seed,
            tick_ms: TICK_MS,
        };
        let (bar, watch) = watched();
        let told = compare(&question, &named, &watch)?;
        bar.finish_and_clear();
        match told {
            Some(told) => self.print(&told, &zone),
            None => Ok(Exit::Fine),
        }
    }

    fn print(&self, told: &Comparison, zone: &Zone) -> Result<Exit, Failure> {
        match self.format {
            Form::Json => print_json(told)?,
            Form::Text => output::print(&forecast::comparison(told, zone, self.language.get()))?,
            Form::Csv => {
                let mut table = Vec::new();
                write_quarters(&told.forecasts[0], &mut table).map_err(Failure::Output)?;
                output::print(&String::from_utf8_lossy(&table))?;
            }
        }
        Ok(Exit::Fine)
    }

    fn read_files(&self) -> Result<Subject, Failure> {
        let (Some(campaign), Some(path)) = (&self.campaign, &self.file) else {
            return Err(Failure::Usage("give --campaign and --file, or --database".to_owned()));
        };
        let campaign = files::campaign(campaign)?.value;
        let (file, rejected) = forecast::file(path, &campaign)?;
        if rejected > 0 {
            eprintln!("{}: {rejected} rows are no contacts and are left out", path.display());
        }
        Ok(Subject { campaign, in_place: None, file, since: Instant::MIN, stored: None })
    }

    fn stored(&self, database: &Path) -> Result<Subject, Failure> {
        let mut store = campaigns::open_existing(database)?;
        let record = campaigns::find(&mut store, self.name.as_deref())?;
        let campaign = match &self.campaign {
            Some(path) => files::campaign(path)?.value,
            None => campaign_of(&record)?,
        };
        let in_place = campaigns::in_place(&mut store, &record)?;
        let since = Summary::of(&mut store, record.id, &campaign)?.last_call.unwrap_or(Instant::MIN);
        let file = file_of_store(&mut store, record.id, Since::Now, &mut |_| ControlFlow::Continue(()))?;
        let file = file.unwrap_or_default();
        Ok(Subject { campaign, in_place, file, since, stored: Some((store, record.id)) })
    }

    fn profile(&self, stored: Option<&mut (SqliteStore, CampaignId)>) -> Result<(Profile, ProfileUsed), Failure> {
        if self.profile == "learned" {
            let Some((store, _)) = stored else {
                return Err(Failure::Usage(
                    "--profile learned needs attempts to learn from: give the --database that holds them".to_owned(),
                ));
            };
            let all: Vec<CampaignId> = store.campaigns()?.into_iter().map(|record| record.id).collect();
            let learned = learn(store, &all, &Profile::french(), &mut |_| ControlFlow::Continue(()))?;
            if let Some(learned) = learned {
                let used = ProfileUsed { name: learned.profile.name.clone(), learned: true, note: learned.note };
                return Ok((learned.profile, used));
            }
        }
        let profile = forecast::profile(&self.profile)?;
        let note = Said::new(
            "Un profil livré n’est pas une mesure de vos fiches : comparez-le à vos propres appels (--profile learned).",
            "A shipped profile is no measurement of your contacts: compare it with your own calls (--profile learned).",
        );
        let used = ProfileUsed { name: profile.name.clone(), learned: false, note };
        Ok((profile, used))
    }
}

//! `rappel run`: a call file worked through under a strategy, without screens.

use crate::call_file;
use crate::campaigns::{self, Files, StrategyOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{self, Format, Output, print_json};
use crate::progress;
use crate::summary::Summary;
use rappel_dialer::{Clock, Core, Engines, Finish, Observed, Runner, Speed, Texts};
use rappel_store::{CampaignId, CampaignState, Store};
use rappel_strategy::time::{DAY_MS, Instant, LocalDay};
use rappel_strategy::words::Words;
use rappel_strategy::zone::Zone;
use rappel_telephony::{Profile, SimulatedAgents, SimulatedNetwork, Telephony};
use rappel_texting::{Sender, SimulatedAccount, TextingProfile};
use std::fs::OpenOptions;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Calls in flight looked at to find where time goes on.
const UNRESOLVED_MAX: usize = 1_000_000;

/// Imports a call file and runs its campaign on the simulated network.
///
/// Running again on the same database goes on where the last run stopped, however it stopped.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  rappel run --campaign campaign.toml --strategy strategy.toml --file contacts.csv \\\n    --database var/demo.sqlite --days 14 --speed max"
)]
pub struct Args {
    /// Campaign file (TOML or JSON).
    #[arg(long, value_name = "FILE")]
    campaign: PathBuf,
    #[command(flatten)]
    strategy: StrategyOptions,
    /// Call file (CSV or XLSX); without it the contacts already in the database are called.
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Database; made where it does not exist.
    #[arg(long, value_name = "FILE", default_value = "rappel.sqlite")]
    database: PathBuf,
    /// Stop after so many days of the campaign's time.
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=3660))]
    days: Option<u32>,
    /// First instant of the campaign's time; default: its first day, else now. Not with `--speed real`.
    #[arg(long, value_name = "INSTANT")]
    start: Option<Instant>,
    /// How fast time runs: `real`, a factor such as `60x`, or `max`.
    #[arg(long, default_value = "real")]
    speed: Speed,
    /// Seed of the simulated network.
    #[arg(long, default_value_t = 1)]
    network_seed: u64,
    /// Who answers when: `french`, `survey`, `sales`, or a profile file.
    #[arg(long, default_value = "french", value_name = "NAME|FILE")]
    profile: String,
    /// Where rejected rows go; default: beside the call file.
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    /// Write one line for each contact to this CSV file at the end.
    #[arg(long, value_name = "FILE")]
    results: Option<PathBuf>,
    /// Write one line for each attempt to this CSV file at the end.
    #[arg(long, value_name = "FILE")]
    attempts: Option<PathBuf>,
    /// Append every call the network carries to this file, as the network's own account.
    #[arg(long, value_name = "FILE")]
    network_log: Option<PathBuf>,
    /// Print every outcome once it is stored, as a line of JSON.
    #[arg(long)]
    follow: bool,
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
        let files = Files::read(&self.campaign, &self.strategy)?;
        let mut store = campaigns::open(&self.database)?;
        let _lock = campaigns::lock(&self.database)?;
        let (id, strategy) = campaigns::put(&mut store, &files, Clock::wall())?;
        if let Some(path) = &self.file {
            let report = call_file::import(&mut store, id, &files.campaign, path, self.rejects.as_deref(), lang)?;
            eprintln!("{}", call_file::sentence(&report));
        }
        store.set_state(id, CampaignState::Running)?;
        let begin = self.begin(&files)?;
        let origin = self.origin(&mut store, id, &files, begin)?;
        let until = self.days.map_or(Instant::MAX, |days| begin + i64::from(days) * DAY_MS);
        let finish = self.dial(&mut store, id, origin, until)?;
        store
            .set_state(id, if finish == Finish::Exhausted { CampaignState::Finished } else { CampaignState::Paused })?;
        if finish == Finish::Blocked {
            eprintln!("contacts wait, but nobody can be called: give the campaign agents and a trunk under [dialling]");
        }
        let summary = Summary::of(&mut store, id, &files.campaign)?;
        match self.output.format {
            Format::Json => print_json(&summary)?,
            Format::Text => {
                let zone = Zone::load(&files.campaign.zone).map_err(|error| Failure::Usage(error.to_string()))?;
                let words = Words { lang, campaign: &files.campaign, strategy: strategy.as_ref(), zone: &zone };
                output::print(&format!("{}\n{}", files.campaign.name, summary.text(&words)))?;
            }
        }
        if let Some(path) = &self.results {
            super::export::contacts_to(&mut store, id, &files.campaign, path)?;
        }
        if let Some(path) = &self.attempts {
            super::export::attempts_to(&mut store, id, &files.campaign, path, lang)?;
        }
        Ok(Exit::Fine)
    }

    /// Where the campaign's time begins: as asked, else at its first day.
    fn begin(&self, files: &Files) -> Result<Instant, Failure> {
        let zone = Zone::load(&files.campaign.zone).map_err(|error| Failure::Usage(error.to_string()))?;
        let first = files.campaign.first_day.map(|day| zone.instant(LocalDay::from(day), 0));
        Ok(self.start.or(first).unwrap_or_else(Clock::wall))
    }

    /// Where time goes on: never before what was stored.
    fn origin(&self, store: &mut dyn Store, id: CampaignId, files: &Files, begin: Instant) -> Result<Instant, Failure> {
        if self.speed == Speed::Real {
            return Ok(Clock::wall());
        }
        let stored = Summary::of(store, id, &files.campaign)?.last_call.unwrap_or(begin);
        let in_flight =
            store.unresolved(id, None, UNRESOLVED_MAX)?.into_iter().map(|call| call.attempt.placed_at).max();
        Ok(begin.max(stored).max(in_flight.unwrap_or(begin)))
    }

    fn dial(&self, store: &mut dyn Store, id: CampaignId, origin: Instant, until: Instant) -> Result<Finish, Failure> {
        let profile = self.profile()?;
        let mut network = SimulatedNetwork::new(self.network_seed, profile.clone())
            .map_err(|error| Failure::Usage(error.to_string()))?;
        if let Some(path) = &self.network_log {
            let log =
                OpenOptions::new().create(true).append(true).open(path).map_err(|error| Failure::disk(path, error))?;
            network = network.with_log(log);
        }
        let mut carrier = SimulatedAccount::new(self.network_seed, TextingProfile::default())
            .map_err(|error| Failure::Usage(error.to_string()))?;
        let agents =
            SimulatedAgents::new(self.network_seed, &profile).map_err(|error| Failure::Usage(error.to_string()))?;
        let clock = Clock::start(origin, self.speed);
        let now = clock.now();
        let engines = Engines::load(store, id, now)?;
        let campaign = engines.campaign.clone();
        let contacts = contacts(store, id)?;
        eprintln!("{}: {} contacts, {}", campaign.name, contacts, network.label());
        let stop = Arc::new(AtomicBool::new(false));
        let asked = stop.clone();
        ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed))
            .map_err(|error| Failure::Machine(error.to_string()))?;
        let core = Core::new(engines, agents);
        let texts = Texts::new(&mut carrier, Sender::Name("RAPPEL".into()));
        let closed_before = store.campaign(id)?.phases.ended;
        let mut runner = Runner::new(store, &mut network, texts, id, core, clock, until)?;
        let bar = progress::contacts(contacts);
        let follow = self.follow;
        let finish = runner.run(&|| stop.load(Ordering::Relaxed), &mut |observed: &Observed<'_>| {
            let stats = observed.stats;
            bar.set_position(closed_before + stats.closed);
            bar.set_message(format!(
                "{}  calls {}  conversations {}  in progress {}",
                observed.now, stats.placed, stats.talked, stats.in_flight
            ));
            if follow {
                super::follow::print(&campaign, observed.outcomes);
            }
        })?;
        bar.finish_and_clear();
        Ok(finish)
    }

    fn profile(&self) -> Result<Profile, Failure> {
        if let Some(profile) = Profile::shipped(&self.profile) {
            return Ok(profile);
        }
        let path = PathBuf::from(&self.profile);
        Profile::from_toml(&std::fs::read_to_string(&path).map_err(|error| Failure::refused(&path, error))?)
            .map_err(|error| Failure::refused(&path, error))
    }
}

fn contacts(store: &mut dyn Store, id: CampaignId) -> Result<u64, Failure> {
    let phases = store.campaign(id)?.phases;
    Ok(phases.unplanned + phases.waiting + phases.in_flight + phases.ended)
}

//! One run of a campaign, in a thread of its own: a runner on its network, and what becomes of the campaign after it.

use super::failure;
use super::live::Live;
use super::observer::Observer;
use super::snapshot::Snapshot;
use crate::connections::Out;
use rappel_dialer::{Clock, Core, Engines, Finish, LoadError, Runner, Speed, Texts};
use rappel_store::{CampaignId, CampaignState, Desk, SqliteStore, Store};
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use rappel_telephony::asterisk::Switch;
use rappel_telephony::{Profile, SimulatedAgents, SimulatedNetwork, Telephony};
use rappel_texting::{Account, Sender, SimulatedAccount, Texting, TextingProfile};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Who answers when, on the simulated network.
const PROFILE: &str = "french";
/// Under which name texts are sent.
const SENDER: &str = "RAPPEL";

/// What is wanted of a run. Whoever changes a wish keeps the campaign's state with it; a run that was let go on keeps its own end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wish {
    /// It goes on.
    GoOn,
    /// It settles its calls in flight and ends.
    End,
}

/// A wish shared between a run and whoever wishes.
#[derive(Clone)]
pub struct Wished(Arc<Mutex<Wish>>);

impl Default for Wished {
    fn default() -> Wished {
        Wished(Arc::new(Mutex::new(Wish::GoOn)))
    }
}

impl Wished {
    /// The wish, held still.
    pub fn hold(&self) -> MutexGuard<'_, Wish> {
        // A wish is one value: nobody leaves it half changed.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A run about to begin.
pub struct Run {
    /// The campaign.
    pub id: CampaignId,
    /// How fast its time runs.
    pub speed: Speed,
    /// Where its time begins.
    pub origin: Instant,
    /// The runner's handle.
    pub store: SqliteStore,
    /// Another one, for what is shown of it.
    pub view: SqliteStore,
    /// Whether its calls are simulated.
    pub simulated: bool,
    /// By whom its texts go; `None`: they are simulated.
    pub account: Option<Arc<Account>>,
    /// Where it is shown.
    pub live: Live,
    /// What is wanted of it.
    pub wished: Wished,
}

/// Why a run broke off.
#[derive(Debug, thiserror::Error)]
enum Broken {
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error(transparent)]
    Run(#[from] rappel_dialer::RunError),
    #[error("{0}")]
    Simulation(String),
}

impl From<rappel_store::Error> for Broken {
    fn from(error: rappel_store::Error) -> Broken {
        Broken::Run(error.into())
    }
}

impl Run {
    /// Runs to the end, its calls going `out`, and keeps what becomes of the campaign.
    pub fn run(mut self, out: Out) {
        let dialled = catch_unwind(AssertUnwindSafe(|| self.dial(out)));
        let at = match &dialled {
            Ok(Ok((_, at))) => *at,
            _ => self.origin,
        };
        let (state, error) = match dialled {
            Ok(Ok((Finish::Exhausted, _))) => (CampaignState::Finished, None),
            Ok(Ok((Finish::Blocked, _))) => (CampaignState::Paused, Some(failure::blocked())),
            Ok(Ok((Finish::Stopped | Finish::TimeUp, _))) => (CampaignState::Paused, None),
            Ok(Err(error)) => (CampaignState::Paused, Some(failure::broken(error))),
            Err(_) => (CampaignState::Paused, Some(failure::broken("internal error"))),
        };
        if let Err(error) = self.keep(state, at, error.as_ref()) {
            tracing::error!(campaign = self.id.get(), %error, "the end of a run cannot be kept");
        }
    }

    fn keep(&mut self, state: CampaignState, at: Instant, error: Option<&Said>) -> Result<(), Broken> {
        if let Some(error) = error {
            tracing::warn!(campaign = self.id.get(), error = error.en, "a campaign stopped by itself");
        }
        let wish = self.wished.hold();
        match *wish {
            Wish::GoOn => self.view.end_run(self.id, state, at, error.map(Said::kept).as_deref())?,
            Wish::End => self.view.reach(self.id, at)?,
        }
        drop(wish);
        self.live.tick(None);
        let record = self.view.campaign(self.id)?;
        let campaign = rappel_dialer::campaign_of(&record).map_err(LoadError::from)?;
        self.live.show(&Snapshot::at_rest(&mut self.view, &record, &campaign, self.simulated, Clock::wall())?);
        Ok(())
    }

    fn dial(&mut self, out: Out) -> Result<(Finish, Instant), Broken> {
        let simulation = |error: &dyn std::fmt::Display| Broken::Simulation(error.to_string());
        let profile = Profile::shipped(PROFILE).ok_or_else(|| simulation(&"no such network profile"))?;
        let engines = Engines::load(&mut self.store, self.id, self.origin)?;
        if engines.current().engine.has_caps() {
            self.store.enable_cross_campaign_caps()?;
        }
        let campaign = engines.campaign.clone();
        let seed = u64::from(campaign.seed);
        let agents = SimulatedAgents::new(seed, &profile).map_err(|error| simulation(&error))?;
        let (mut network, core, _held): (Box<dyn Telephony>, Core, Option<Arc<Switch>>) = match out {
            Out::Simulated => {
                let network = SimulatedNetwork::new(seed, profile).map_err(|error| simulation(&error))?;
                (Box::new(network), Core::new(engines, agents), None)
            }
            Out::Switch { line, trunks, switch } => {
                (Box::new(line), Core::new(engines, agents).sharing(&trunks), Some(switch))
            }
        };
        let (mut carrier, sender): (Box<dyn Texting>, Sender) = match &self.account {
            Some(account) => (Box::new(account.seat()), account.sender().clone()),
            None => {
                let account = SimulatedAccount::new(seed, TextingProfile::default());
                (Box::new(account.map_err(|error| simulation(&error))?), Sender::Name(SENDER.into()))
            }
        };
        let texts = Texts::new(carrier.as_mut(), sender);
        let clock = Clock::start(self.origin, self.speed);
        let mut observer = Observer::new(self.id, &mut self.view, self.live.clone(), self.simulated);
        let mut runner = Runner::new(&mut self.store, network.as_mut(), texts, self.id, core, clock, Instant::MAX)?;
        let finish = runner.run(&|| *self.wished.hold() == Wish::End, &mut |observed| observer.see(observed))?;
        Ok((finish, runner.now()))
    }
}

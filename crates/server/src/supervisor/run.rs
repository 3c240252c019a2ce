//! One run of a campaign, in a thread of its own: a runner on its network, and what becomes of the campaign after it.

use super::failure;
use super::live::Live;
use super::observer::Observer;
use super::snapshot::Snapshot;
use crate::connections::{Carriers, Networks, Out};
use crate::said::Said;
use rappel_dialer::{Clock, Core, Engines, Finish, LoadError, Runner, Speed, Texts};
use rappel_store::{CampaignId, CampaignState, Desk, SqliteStore, Store};
use rappel_strategy::time::Instant;
use rappel_telephony::asterisk::Switch;
use rappel_telephony::{Profile, SimulatedAgents, SimulatedNetwork, Telephony};
use rappel_texting::{Sender, SimulatedAccount, Texting, TextingProfile};
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
    /// Where its calls can go.
    pub networks: Networks,
    /// By whom its texts can go.
    pub carriers: Carriers,
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
    #[error("{}", _0.en)]
    Network(Said),
}

impl From<rappel_store::Error> for Broken {
    fn from(error: rappel_store::Error) -> Broken {
        Broken::Run(error.into())
    }
}

impl Run {
    /// Runs to the end, and keeps what becomes of the campaign.
    pub fn run(mut self) {
        let dialled = catch_unwind(AssertUnwindSafe(|| self.dial()));
        let at = match &dialled {
            Ok(Ok((_, at))) => *at,
            _ => self.origin,
        };
        let (state, error) = match dialled {
            Ok(Ok((Finish::Exhausted, _))) => (CampaignState::Finished, None),
            Ok(Ok((Finish::Blocked, _))) => (CampaignState::Paused, Some(failure::blocked())),
            Ok(Ok((Finish::Stopped | Finish::TimeUp, _))) => (CampaignState::Paused, None),
            Ok(Err(Broken::Network(said))) => (CampaignState::Paused, Some(failure::no_network(&said))),
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
            Wish::GoOn => self.view.end_run(self.id, state, at, error.map(failure::kept).as_deref())?,
            Wish::End => self.view.reach(self.id, at)?,
        }
        drop(wish);
        self.live.tick(None);
        let record = self.view.campaign(self.id)?;
        let campaign = rappel_dialer::campaign_of(&record).map_err(LoadError::from)?;
        self.live.show(&Snapshot::at_rest(
            &mut self.view,
            &record,
            &campaign,
            self.networks.simulates(&campaign),
            Clock::wall(),
        )?);
        Ok(())
    }

    fn dial(&mut self) -> Result<(Finish, Instant), Broken> {
        let simulation = |error: &dyn std::fmt::Display| Broken::Simulation(error.to_string());
        let profile = Profile::shipped(PROFILE).ok_or_else(|| simulation(&"no such network profile"))?;
        let engines = Engines::load(&mut self.store, self.id, self.origin)?;
        if engines.current().engine.has_caps() {
            self.store.enable_cross_campaign_caps()?;
        }
        let campaign = engines.campaign.clone();
        let seed = u64::from(campaign.seed);
        let agents = SimulatedAgents::new(seed, &profile).map_err(|error| simulation(&error))?;
        let (mut network, core, held): (Box<dyn Telephony>, Core, Option<Arc<Switch>>) =
            match self.networks.out(&mut self.store, self.id, &campaign).map_err(Broken::Network)? {
                Out::Simulated => {
                    let network = SimulatedNetwork::new(seed, profile).map_err(|error| simulation(&error))?;
                    (Box::new(network), Core::new(engines, agents), None)
                }
                Out::Switch { line, trunks, switch } => {
                    (Box::new(line), Core::new(engines, agents).sharing(&trunks), Some(switch))
                }
            };
        let account = match &campaign.text_account {
            // Texts of simulated calls are never sent.
            Some(name) if held.is_some() => Some(self.carriers.account(name).map_err(Broken::Network)?),
            _ => None,
        };
        let (mut carrier, sender): (Box<dyn Texting>, Sender) = match &account {
            Some(account) => (Box::new(account.seat()), account.sender().clone()),
            None => {
                let account = SimulatedAccount::new(seed, TextingProfile::default());
                (Box::new(account.map_err(|error| simulation(&error))?), Sender::Name(SENDER.into()))
            }
        };
        let texts = Texts::new(carrier.as_mut(), sender);
        let clock = Clock::start(self.origin, self.speed);
        let mut observer =
            Observer::new(self.id, &mut self.view, self.live.clone(), self.networks.simulates(&campaign));
        let mut runner = Runner::new(&mut self.store, network.as_mut(), texts, self.id, core, clock, Instant::MAX)?;
        let finish = runner.run(&|| *self.wished.hold() == Wish::End, &mut |observed| observer.see(observed))?;
        Ok((finish, runner.now()))
    }
}

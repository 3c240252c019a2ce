//! Campaigns that run: started, paused, stopped; each in a thread of its own, on the simulated network or through the switch.
//!
//! What is kept says whether a campaign runs: those that were running when the process ended run again when it begins.

mod failure;
mod live;
mod observer;
mod operate;
mod run;
pub mod snapshot;
mod speed;

pub use live::{Live, Viewer};
pub use operate::{StartAsked, pause, start, stop};
pub use speed::Speed;

use crate::connections::{Carriers, Networks, Out};
use crate::problem::Problem;
use crate::stores::Stores;
use rappel_store::{CampaignId, CampaignRecord, CampaignState, Desk, SqliteStore, Store};
use rappel_strategy::model::Campaign;
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use rappel_texting::Account;
use run::{Run, Wish, Wished};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// Most campaigns that run at once.
const RUNS_MAX: usize = 32;
/// How long a shutdown waits for calls in flight; the rest is settled when the campaign runs again.
const SETTLE_MAX: Duration = Duration::from_secs(5);
/// How often it looks whether they are settled.
const SETTLE_LOOK: Duration = Duration::from_millis(20);

/// The campaigns that run; clones are the same ones.
#[derive(Clone)]
pub struct Supervisor(Arc<Inner>);

struct Inner {
    stores: Stores,
    networks: Networks,
    carriers: Carriers,
    runs: Mutex<HashMap<CampaignId, Running>>,
    lives: Mutex<HashMap<CampaignId, Live>>,
    /// No run may begin any more.
    closed: AtomicBool,
}

struct Running {
    wished: Wished,
    thread: JoinHandle<()>,
}

/// How a campaign is to run.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    /// How fast its time runs.
    pub speed: Speed,
    /// Where its time begins; it never goes back.
    pub origin: Instant,
}

/// The clocks of the wall and of every campaign, as they were at one moment.
#[derive(Clone)]
pub struct Clocks {
    /// What the clock on the wall showed.
    pub wall: Instant,
    supervisor: Supervisor,
}

impl Clocks {
    /// The clocks now, while the one on the wall shows `wall`.
    pub fn new(supervisor: Supervisor, wall: Instant) -> Clocks {
        Clocks { wall, supervisor }
    }

    /// Whether a campaign's calls are simulated.
    pub fn simulates(&self, campaign: &Campaign) -> bool {
        self.supervisor.simulates(campaign)
    }

    /// What a campaign's clock shows.
    ///
    /// # Errors
    /// The database failed.
    pub fn now(&self, store: &mut SqliteStore, id: CampaignId) -> Result<Instant, rappel_store::Error> {
        self.supervisor.now(store, id, self.wall)
    }
}

impl Supervisor {
    /// No campaign runs yet.
    pub fn new(stores: Stores, networks: Networks, carriers: Carriers) -> Supervisor {
        let (runs, lives) = (Mutex::default(), Mutex::default());
        Supervisor(Arc::new(Inner { stores, networks, carriers, runs, lives, closed: AtomicBool::new(false) }))
    }

    /// What is seen of a campaign.
    pub fn live(&self, id: CampaignId) -> Live {
        locked(&self.0.lives).entry(id).or_default().clone()
    }

    /// What a campaign's clock shows while the one on the wall shows `wall`.
    ///
    /// # Errors
    /// The database failed.
    fn now(&self, store: &mut SqliteStore, id: CampaignId, wall: Instant) -> Result<Instant, rappel_store::Error> {
        let running = locked(&self.0.lives).get(&id).and_then(Live::now);
        running.map_or_else(|| Ok(store.run(id)?.now(wall)), Ok)
    }

    /// Whether a campaign's calls are simulated.
    pub fn simulates(&self, campaign: &Campaign) -> bool {
        self.0.networks.simulates(campaign)
    }

    /// Whether a campaign runs, or settles its last calls.
    pub fn is_running(&self, id: CampaignId) -> bool {
        locked(&self.0.runs).get(&id).is_some_and(|running| !running.thread.is_finished())
    }

    /// Runs a campaign. `keep` says that it runs, in the store, once it is settled that it can.
    ///
    /// # Errors
    /// Its last calls are not settled yet, too many campaigns run, its network cannot be used, or `keep` failed.
    pub fn start(
        &self,
        store: &mut SqliteStore,
        id: CampaignId,
        start: Start,
        keep: impl FnOnce(&mut SqliteStore) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        let mut runs = locked(&self.0.runs);
        runs.retain(|_, running| !running.thread.is_finished());
        if runs.contains_key(&id) {
            return Err(Problem::conflict(Said::new(
                "Les derniers appels de la campagne se terminent\u{202f}: réessayez dans un instant.",
                "The last calls of the campaign are ending: try again in a moment.",
            )));
        }
        if runs.len() >= RUNS_MAX || self.0.closed.load(Ordering::Relaxed) {
            return Err(Problem::conflict(Said::new(
                format!("Au plus {RUNS_MAX} campagnes tournent à la fois\u{202f}: mettez-en une en pause."),
                format!("At most {RUNS_MAX} campaigns run at once: pause one."),
            )));
        }
        let handles = (self.0.stores.handle()?, self.0.stores.handle()?);
        let (out, account) = self.ways(store, id)?;
        keep(store)?;
        let speed = start.speed.name().parse().map_err(Problem::internal)?;
        let wished = Wished::default();
        let live = self.live(id);
        let run = Run {
            id,
            speed,
            origin: start.origin,
            store: handles.0,
            view: handles.1,
            simulated: matches!(out, Out::Simulated),
            account,
            live,
            wished: wished.clone(),
        };
        let name = format!("campaign {}", id.get());
        let thread = std::thread::Builder::new().name(name).spawn(move || run.run(out)).map_err(Problem::internal)?;
        runs.insert(id, Running { wished, thread });
        Ok(())
    }

    /// Where the calls of a campaign go, and by whom its texts; held for as long as it runs.
    fn ways(&self, store: &mut SqliteStore, id: CampaignId) -> Result<(Out, Option<Arc<Account>>), Problem> {
        let campaign = rappel_dialer::campaign_of(&store.campaign(id)?).map_err(Problem::internal)?;
        let refused = |why: Said| Problem::conflict(failure::no_network(&why));
        let out = self.0.networks.out(store, id, &campaign).map_err(refused)?;
        let account = match (&out, &campaign.text_account) {
            // Texts of simulated calls are never sent.
            (Out::Simulated, _) => None,
            (Out::Switch { .. }, Some(name)) => Some(self.0.carriers.account(name).map_err(refused)?),
            (Out::Switch { .. }, None) if campaign.texts.is_empty() => None,
            (Out::Switch { .. }, None) => return Err(refused(failure::no_text_account())),
        };
        Ok((out, account))
    }

    /// Ends the run of a campaign, if it runs: its calls in flight are settled, no other is made. `keep` says in the store what it
    /// becomes.
    ///
    /// # Errors
    /// Those of `keep`.
    pub fn end<T>(
        &self,
        store: &mut SqliteStore,
        id: CampaignId,
        keep: impl FnOnce(&mut SqliteStore) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let wished = locked(&self.0.runs).get(&id).map(|running| running.wished.clone());
        let mut wish = wished.as_ref().map(Wished::hold);
        let kept = keep(store)?;
        if let Some(wish) = &mut wish {
            **wish = Wish::End;
        }
        Ok(kept)
    }

    /// Runs again what was running when the last process ended.
    ///
    /// # Errors
    /// The database failed.
    pub fn resume(&self, wall: Instant) -> Result<(), rappel_store::Error> {
        let mut store = self.0.stores.handle()?;
        for record in store.campaigns()?.into_iter().filter(|record| record.state == CampaignState::Running) {
            if let Err(said) = self.resume_one(&mut store, &record, wall) {
                tracing::warn!(campaign = record.id.get(), reason = said.en, "a campaign does not run again");
                let at = store.run(record.id)?.last_at.unwrap_or(wall);
                store.end_run(record.id, CampaignState::Paused, at, Some(&said.kept()))?;
            }
        }
        Ok(())
    }

    fn resume_one(&self, store: &mut SqliteStore, record: &CampaignRecord, wall: Instant) -> Result<(), Said> {
        let run = store.run(record.id).map_err(failure::broken)?;
        let speed = run.speed.as_ref().map(|speed| serde_json::from_value(speed.as_str().into()));
        let Some(Ok(speed)) = speed else { return Err(failure::unknown_speed()) };
        let start = Start { speed, origin: run.now(wall) };
        self.start(store, record.id, start, |_| Ok(())).map_err(|problem| problem.said().clone())
    }

    /// Ends every run, and waits some seconds for calls in flight. Their campaigns stay running in the
    /// store, and run again with the next process.
    pub async fn shut_down(&self) {
        self.0.closed.store(true, Ordering::Relaxed);
        for running in locked(&self.0.runs).values() {
            *running.wished.hold() = Wish::End;
        }
        let settled = async {
            while locked(&self.0.runs).values().any(|running| !running.thread.is_finished()) {
                tokio::time::sleep(SETTLE_LOOK).await;
            }
        };
        if tokio::time::timeout(SETTLE_MAX, settled).await.is_err() {
            tracing::warn!("calls in flight were not settled in time; they are when their campaigns run again");
        }
    }
}

/// The maps are only ever changed by whole entries.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

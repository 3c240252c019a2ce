//! What is known of stored contacts, counted once for each state of them and kept in memory.
//!
//! Small files are counted when they are asked for, large ones in the background and one at a time. Contacts change by imports and
//! by hand: whoever changes them says so with [`Facts::forget`]. Other processes cannot; their changes are seen by the number of
//! contacts, or after [`AGE_MS_MAX`].

use super::count::{PAGE, count};
use crate::app::App;
use crate::problem::Problem;
use rappel_analysis::findings::FileFacts;
use rappel_store::{CampaignId, CampaignRecord, SqliteStore, Store};
use rappel_strategy::said::Said;
use rappel_strategy::time::{Instant, MINUTE_MS};
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Semaphore, watch};

/// Most campaigns whose facts are kept.
const CAMPAIGNS_MAX: usize = 64;
/// After how long contacts are counted again, whoever may have changed them.
const AGE_MS_MAX: i64 = 10 * MINUTE_MS;
/// How long a start waits for a count.
const WAIT_MAX: Duration = Duration::from_secs(20);

/// What is known of the contacts of campaigns.
pub struct Facts {
    slots: Mutex<HashMap<CampaignId, Slot>>,
    /// One count at a time.
    turn: Semaphore,
    /// Says that a count has ended.
    ended: watch::Sender<()>,
}

#[derive(Default)]
struct Slot {
    /// How often its contacts were changed by this process.
    generation: u64,
    counting: bool,
    latest: Option<Counted>,
}

struct Counted {
    file: Arc<FileFacts>,
    /// How many contacts there were.
    contacts: u64,
    /// The generation when the count began.
    generation: u64,
    at: Instant,
}

impl Default for Facts {
    fn default() -> Facts {
        Facts { slots: Mutex::default(), turn: Semaphore::new(1), ended: watch::Sender::new(()) }
    }
}

impl Facts {
    /// What is known of the contacts of a campaign; `None` while they are being counted.
    ///
    /// # Errors
    /// The database failed.
    pub fn known(
        app: &App,
        store: &mut SqliteStore,
        record: &CampaignRecord,
    ) -> Result<Option<Arc<FileFacts>>, rappel_store::Error> {
        let contacts = record.phases.total();
        if contacts <= PAGE as u64 {
            return Ok(count(store, record.id, &mut || ControlFlow::Continue(()))?.map(Arc::new));
        }
        let now = app.clock.now();
        let mut slots = app.facts.slots();
        let slot = slots.entry(record.id).or_default();
        let fits = |latest: &&Counted| latest.generation == slot.generation && latest.contacts == contacts;
        let latest = slot.latest.as_ref().filter(fits);
        let fresh = latest.is_some_and(|latest| (now - latest.at).abs() < AGE_MS_MAX);
        let known = latest.map(|latest| latest.file.clone());
        if !fresh && !slot.counting {
            slot.counting = true;
            tokio::spawn(begin(app.clone(), record.id, slot.generation));
        }
        Ok(known)
    }

    /// What is known of the contacts of a campaign, once they are counted.
    ///
    /// # Errors
    /// There is no such campaign, or counting takes too long.
    pub async fn settled(app: &App, id: CampaignId) -> Result<Arc<FileFacts>, Problem> {
        let mut ended = app.facts.ended.subscribe();
        let asked = app.clone();
        let known = app.stores.with(move |store| {
            let record = store.campaign(id)?;
            Facts::known(&asked, store, &record)
        });
        if let Some(file) = known.await? {
            return Ok(file);
        }
        let is_counted = |_: &()| !app.facts.slots().get(&id).is_some_and(|slot| slot.counting);
        let counted = tokio::time::timeout(WAIT_MAX, ended.wait_for(is_counted)).await.is_ok();
        // Contacts that came meanwhile are counted the next time.
        let latest = app.facts.slots().get(&id).and_then(|slot| Some(slot.latest.as_ref()?.file.clone()));
        latest.filter(|_| counted).ok_or_else(|| {
            Problem::unavailable(Said::new(
                "Les fiches de la campagne sont encore en cours de comptage\u{202f}; réessayez dans un instant.",
                "The contacts of the campaign are still being counted; try again in a moment.",
            ))
        })
    }

    /// Says that contacts of a campaign were added or changed.
    pub fn forget(&self, id: CampaignId) {
        if let Some(slot) = self.slots().get_mut(&id) {
            slot.generation += 1;
        }
    }

    /// A slot is only ever changed by whole fields.
    fn slots(&self) -> MutexGuard<'_, HashMap<CampaignId, Slot>> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, id: CampaignId, counted: Option<Counted>) {
        let mut slots = self.slots();
        let slot = slots.entry(id).or_default();
        slot.counting = false;
        slot.latest = counted.or(slot.latest.take());
        while slots.len() > CAMPAIGNS_MAX {
            let idle = slots.iter().filter(|(other, slot)| **other != id && !slot.counting);
            let oldest = idle.min_by_key(|(_, slot)| slot.latest.as_ref().map(|latest| latest.at)).map(|(id, _)| *id);
            let Some(oldest) = oldest else { break };
            slots.remove(&oldest);
        }
        drop(slots);
        self.ended.send_replace(());
    }
}

/// Counts when its turn comes.
async fn begin(app: App, id: CampaignId, generation: u64) {
    let turn = app.facts.turn.acquire().await;
    let (worker, at) = (app.clone(), app.clock.now());
    let counting = tokio::task::spawn_blocking(move || {
        let mut store = worker.stores.handle()?;
        let go_on = || if *worker.closing.borrow() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        count(&mut store, id, &mut || go_on())
    });
    let counted = match counting.await {
        Ok(Ok(file)) => file.map(|file| Counted::of(file, generation, at)),
        Ok(Err(error)) => failed(id, &error),
        Err(panic) => failed(id, &panic),
    };
    drop(turn);
    app.facts.keep(id, counted);
}

fn failed(id: CampaignId, error: &dyn std::fmt::Display) -> Option<Counted> {
    tracing::warn!(campaign = id.get(), %error, "the contacts of a campaign could not be counted");
    None
}

impl Counted {
    fn of(file: FileFacts, generation: u64, at: Instant) -> Counted {
        let contacts = file.profiles.iter().map(|profile| profile.contacts).sum();
        Counted { file: Arc::new(file), contacts, generation, at }
    }
}

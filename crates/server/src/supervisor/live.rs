//! What is seen of a campaign while it runs, by any number of people at no cost to the run.
//!
//! Why two channels: of the snapshot only the latest matters, so that who is slow simply misses some; attempts come as they are
//! made, and who is too slow for them loses the oldest.

use crate::supervisor::snapshot::{AttemptSeen, Snapshot};
use rappel_strategy::time::Instant;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tokio::sync::{broadcast, watch};

/// Batches of attempts that a slow viewer may be behind before it loses the oldest.
const BATCHES_MAX: usize = 16;

/// A campaign as it is watched; clones are the same one.
#[derive(Clone)]
pub struct Live {
    snapshot: watch::Sender<Option<Arc<str>>>,
    attempts: broadcast::Sender<Arc<str>>,
    /// The campaign's clock in milliseconds while it runs.
    now: Arc<AtomicI64>,
}

/// What the clock of a campaign that does not run shows.
const NO_CLOCK: i64 = i64::MIN;

/// One viewer's side.
pub struct Viewer {
    /// The latest snapshot as JSON; `None` until there is one.
    pub snapshot: watch::Receiver<Option<Arc<str>>>,
    /// The attempts made since, as JSON.
    pub attempts: broadcast::Receiver<Arc<str>>,
}

impl Default for Live {
    fn default() -> Live {
        Live {
            snapshot: watch::Sender::new(None),
            attempts: broadcast::Sender::new(BATCHES_MAX),
            now: Arc::new(AtomicI64::new(NO_CLOCK)),
        }
    }
}

impl Live {
    /// Another viewer.
    pub fn watch(&self) -> Viewer {
        Viewer { snapshot: self.snapshot.subscribe(), attempts: self.attempts.subscribe() }
    }

    /// Whether anybody watches.
    pub fn is_watched(&self) -> bool {
        self.snapshot.receiver_count() > 0
    }

    /// What the campaign's clock shows; `None` while it does not run.
    pub fn now(&self) -> Option<Instant> {
        Some(self.now.load(Ordering::Relaxed)).filter(|now| *now != NO_CLOCK).map(Instant::from_millis)
    }

    /// The campaign's clock shows this, or stops.
    pub fn tick(&self, now: Option<Instant>) {
        self.now.store(now.map_or(NO_CLOCK, Instant::millis), Ordering::Relaxed);
    }

    /// Shows a snapshot, written once for all who watch.
    pub fn show(&self, snapshot: &Snapshot) {
        if let Some(text) = written(snapshot) {
            self.snapshot.send_replace(Some(text));
        }
    }

    /// Shows attempts, written once for all who watch.
    pub fn tell(&self, attempts: &[AttemptSeen]) {
        if !attempts.is_empty()
            && let Some(text) = written(attempts)
        {
            // Nobody listening is no failure.
            let _ = self.attempts.send(text);
        }
    }

    /// Forgets the snapshot of a run that is over.
    pub fn clear(&self) {
        self.snapshot.send_replace(None);
    }
}

fn written(value: &(impl serde::Serialize + ?Sized)) -> Option<Arc<str>> {
    serde_json::to_string(value)
        .map(Arc::from)
        .inspect_err(|error| tracing::error!(%error, "a live event cannot be written"))
        .ok()
}

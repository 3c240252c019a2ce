//! What a run shows of itself, often enough for people and seldom enough not to slow it.

use super::live::Live;
use super::snapshot::{AttemptSeen, Snapshot, attempt_seen};
use rappel_dialer::{Clock, LoadError, Observed, Speed, Strategies};
use rappel_store::{CampaignId, ContactId, Desk, SqliteStore, Store};
use rappel_strategy::time::Instant;
use rappel_strategy::zone::Zone;
use std::collections::VecDeque;

/// Seconds of real time between snapshots.
const SHOW_S: f64 = 0.5;
/// Seconds of real time after which the campaign's time is kept although nothing happened.
const REACH_S: f64 = 5.0;
/// Most attempts told with a snapshot: the newest.
const ATTEMPTS_MAX: usize = 50;

/// Looks at a run after every tick.
pub struct Observer<'a> {
    id: CampaignId,
    store: &'a mut SqliteStore,
    live: Live,
    /// Whether its calls are.
    simulated: bool,
    strategies: Strategies,
    /// Tells the machine's time.
    clock: Clock,
    shown_s: f64,
    kept_s: f64,
    placed: u64,
    ended: VecDeque<(ContactId, u32)>,
}

impl<'a> Observer<'a> {
    /// An observer that has seen nothing yet.
    pub fn new(id: CampaignId, store: &'a mut SqliteStore, live: Live, simulated: bool) -> Observer<'a> {
        Observer {
            id,
            store,
            live,
            simulated,
            strategies: Strategies::new(id),
            clock: Clock::start(Instant::MIN, Speed::Times(1.0)),
            shown_s: f64::NEG_INFINITY,
            kept_s: 0.0,
            placed: 0,
            ended: VecDeque::new(),
        }
    }

    /// Takes in a tick. What goes wrong here is logged: a run does not stop because it cannot be shown.
    pub fn see(&mut self, observed: &Observed<'_>) {
        self.live.tick(Some(observed.now));
        self.ended.extend(observed.outcomes.iter().map(|outcome| (outcome.contact, outcome.n)));
        self.ended.drain(..self.ended.len().saturating_sub(ATTEMPTS_MAX));
        let now_s = self.clock.elapsed_s();
        if now_s - self.kept_s >= REACH_S {
            self.kept_s = now_s;
            self.logged(|observer| Ok(observer.store.reach(observer.id, observed.now)?));
        }
        if now_s - self.shown_s >= SHOW_S {
            let calls = observed.stats.placed - self.placed;
            let calls_per_second = if self.shown_s.is_finite() { calls as f64 / (now_s - self.shown_s) } else { 0.0 };
            (self.shown_s, self.placed) = (now_s, observed.stats.placed);
            let ended = std::mem::take(&mut self.ended);
            if self.live.is_watched() {
                self.logged(|observer| observer.show(observed, calls_per_second, ended));
            } else {
                // What was true when nobody looked is nothing to begin with.
                self.live.clear();
            }
        }
    }

    fn logged(&mut self, work: impl FnOnce(&mut Self) -> Result<(), LoadError>) {
        if let Err(error) = work(self) {
            tracing::warn!(campaign = self.id.get(), %error, "a run cannot be shown");
        }
    }

    fn show(
        &mut self,
        observed: &Observed<'_>,
        calls_per_second: f64,
        ended: VecDeque<(ContactId, u32)>,
    ) -> Result<(), LoadError> {
        let campaign = &observed.core.engines().campaign;
        let zone = Zone::load(&campaign.zone).unwrap_or_else(|_| Zone::utc());
        let record = self.store.campaign(self.id)?;
        self.live.show(&Snapshot::running(self.store, &record, (&zone, self.simulated), observed, calls_per_second)?);
        let mut seen: Vec<AttemptSeen> = Vec::with_capacity(ended.len());
        for attempt in ended {
            seen.extend(attempt_seen(self.store, &mut self.strategies, campaign, &zone, attempt)?);
        }
        self.live.tell(&seen);
        Ok(())
    }
}

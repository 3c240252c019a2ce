//! Trunks: how much each may carry, what is on it, and whether it carries anything.
//!
//! Campaigns that call through the same trunk share its limits: what counts belongs to the trunk, not to the campaign.

use crate::breaker::{Breaker, BreakerSettings};
use crate::engaged::Numbers;
use crate::limiter::Limiter;
use rappel_strategy::model::Trunk;
use rappel_strategy::time::Instant;
use rappel_telephony::TrunkState;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The trunks of a switch, and the numbers being called, for all campaigns that call through it.
#[derive(Clone, Debug, Default)]
pub struct Trunks {
    pub(crate) numbers: Numbers,
    settings: BreakerSettings,
    used: Arc<Mutex<HashMap<String, Arc<Mutex<Used>>>>>,
}

impl Trunks {
    /// Trunks on which nothing has left yet, watched by breakers with these settings.
    pub fn new(settings: BreakerSettings) -> Trunks {
        Trunks { settings, ..Trunks::default() }
    }

    fn of(&self, name: &str) -> Arc<Mutex<Used>> {
        let used =
            || Arc::new(Mutex::new(Used { limiter: Limiter::default(), up: 0, breaker: Breaker::new(self.settings) }));
        lock(&self.used).entry(name.to_owned()).or_insert_with(used).clone()
    }
}

/// What is on a trunk, whoever called.
#[derive(Debug)]
struct Used {
    limiter: Limiter,
    up: u32,
    breaker: Breaker,
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    // Counts are changed in one step each: a thread that panics leaves none half changed.
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Why nothing leaves by a trunk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pause {
    /// The network says so: [`TrunkState::SwitchUnreachable`], [`TrunkState::NotConfigured`] or [`TrunkState::Unreachable`].
    Network(TrunkState),
    /// Calls failed in a row; the next one tries at this instant.
    Failing(Instant),
    /// A call tries whether it is back.
    Trying,
}

/// A trunk of the campaign at one instant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TrunkSeen {
    /// Its name.
    pub name: Arc<str>,
    /// Calls of this campaign on it.
    pub up: u32,
    /// Why nothing leaves by it, if so.
    pub pause: Option<Pause>,
}

/// A trunk of a campaign.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) name: Arc<str>,
    calls_per_second: u32,
    calls_max: u32,
    /// Calls of this campaign in progress.
    pub(crate) up: u32,
    state: TrunkState,
    used: Arc<Mutex<Used>>,
}

impl Line {
    pub(crate) fn of(trunk: &Trunk, trunks: &Trunks) -> Line {
        Line {
            name: trunk.name.as_str().into(),
            calls_per_second: trunk.calls_per_second,
            calls_max: trunk.calls_max,
            up: 0,
            state: TrunkState::Ready,
            used: trunks.of(&trunk.name),
        }
    }

    /// Takes over the calls of the same trunk before its limits changed.
    pub(crate) fn go_on_from(&mut self, before: &mut Line) {
        self.up += std::mem::take(&mut before.up);
        self.state = before.state;
    }

    pub(crate) fn see(&mut self, state: TrunkState) {
        self.state = state;
    }

    /// How many calls may leave on it at `now`.
    pub(crate) fn room(&self, now: Instant) -> usize {
        self.room_of(&mut lock(&self.used), now)
    }

    fn room_of(&self, used: &mut Used, now: Instant) -> usize {
        if self.state != TrunkState::Ready {
            return 0;
        }
        let room = used.limiter.room(self.calls_per_second, now).min(self.calls_max.saturating_sub(used.up) as usize);
        used.breaker.room(now).map_or(room, |most| room.min(most))
    }

    /// A call leaves on it, if there is room; whether there was. Another campaign may take the last room at the same time.
    pub(crate) fn place(&mut self, now: Instant) -> bool {
        let mut used = lock(&self.used);
        if self.room_of(&mut used, now) == 0 {
            return false;
        }
        used.up += 1;
        used.limiter.place(now);
        used.breaker.placed();
        drop(used);
        self.up += 1;
        true
    }

    /// A call is on it that left before.
    pub(crate) fn take(&mut self) {
        self.up += 1;
        lock(&self.used).up += 1;
    }

    /// A call on it is over.
    pub(crate) fn free(&mut self) {
        if self.up > 0 {
            self.up -= 1;
            lock(&self.used).up -= 1;
        }
    }

    pub(crate) fn failed(&self, now: Instant) {
        let mut used = lock(&self.used);
        let free = used.breaker.is_closed();
        used.breaker.failed(now);
        if free && !used.breaker.is_closed() {
            tracing::warn!(trunk = %self.name, "calls fail in a row: the trunk is left alone for a while");
        }
    }

    pub(crate) fn carried(&self) {
        lock(&self.used).breaker.carried();
    }

    pub(crate) fn forgotten(&self, now: Instant) {
        lock(&self.used).breaker.forgotten(now);
    }

    /// When more may leave, where time alone changes that.
    pub(crate) fn next_at(&self) -> Option<Instant> {
        let used = lock(&self.used);
        used.limiter.next_at(self.calls_per_second).max(used.breaker.paused_until())
    }

    pub(crate) fn pause(&self) -> Option<Pause> {
        let used = lock(&self.used);
        match (self.state, used.breaker.paused_until()) {
            (TrunkState::Ready, Some(until)) => Some(Pause::Failing(until)),
            (TrunkState::Ready, None) if !used.breaker.is_closed() => Some(Pause::Trying),
            (TrunkState::Ready, None) => None,
            (state, _) => Some(Pause::Network(state)),
        }
    }

    /// Whether there may be room again although no call of this campaign ends: after a pause, or when another campaign's does.
    pub(crate) fn waits_for_others(&self) -> bool {
        self.pause().is_some() || lock(&self.used).up > self.up
    }

    pub(crate) fn seen(&self) -> TrunkSeen {
        TrunkSeen { name: self.name.clone(), up: self.up, pause: self.pause() }
    }
}

/// A campaign that goes leaves the lines of its calls to the others.
impl Drop for Line {
    fn drop(&mut self) {
        let mut used = lock(&self.used);
        used.up = used.up.saturating_sub(self.up);
    }
}

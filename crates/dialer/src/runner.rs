//! Carries the words of the core to the store and the network, tick by tick.

use crate::clock::Clock;
use crate::core::{Actions, Core};
use crate::engines::{Engines, LoadError};
use crate::flight::Flight;
use crate::law;
use crate::stats::Stats;
use crate::subject::{self, Subject, SubjectError};
use crate::texts::Texts;
use rappel_store::{CampaignId, Candidate, Committed, Outcome, Store, Tick, Unresolved};
use rappel_strategy::time::{Instant, SECOND_MS};
use rappel_telephony::{CallEvent, CallId, Fate, Progress, Telephony};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

/// How many contacts are planned in one tick while time passes.
const PLANS_PER_TICK: usize = 5_000;
/// Most contacts claimed in one tick.
const CLAIMS_PER_TICK: usize = 20_000;
/// Shortest time between ticks, in the campaign's time.
const TICK_MS: i64 = 100;
/// The same where time jumps: new calls leave at most this often.
const JUMP_MS: i64 = 2 * SECOND_MS;
/// How often changes of the campaign are looked for.
const LOOK_MS: i64 = SECOND_MS;
/// Longest sleep, so that a wish to stop is heard.
const SLEEP_MAX: Duration = Duration::from_millis(100);

/// Why a campaign cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] rappel_store::Error),
    /// The campaign or its strategy cannot be made ready.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// A contact cannot be decided about.
    #[error(transparent)]
    Subject(#[from] SubjectError),
}

/// What is seen of a run after a tick.
#[derive(Clone, Copy)]
pub struct Observed<'a> {
    /// The campaign's time.
    pub now: Instant,
    /// What was counted so far.
    pub stats: &'a Stats,
    /// The campaign as it stands.
    pub core: &'a Core,
    /// The outcomes that the store has kept in this tick.
    pub outcomes: &'a [Outcome],
}

/// Why a run came to its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Finish {
    /// No contact waits any more.
    Exhausted,
    /// Contacts wait, but nobody can be called: there is no agent, or no trunk.
    Blocked,
    /// The instant to stop at was reached.
    TimeUp,
    /// Somebody asked for it.
    Stopped,
}

/// A campaign that runs.
pub struct Runner<'a> {
    store: &'a mut dyn Store,
    network: &'a mut dyn Telephony,
    texts: Texts<'a>,
    campaign: CampaignId,
    core: Core,
    clock: Clock,
    /// No call is placed from this instant on.
    until: Instant,
    events: Vec<CallEvent>,
    /// What happened and is not kept yet.
    tick: Tick,
    /// Outcomes that are kept and were not told yet. A tick may keep several times, and so does recovery.
    untold: Vec<Outcome>,
    looked_at: Instant,
    /// When to look again for contacts to plan.
    plan_at: Instant,
}

impl<'a> Runner<'a> {
    /// A runner; what an earlier process left unfinished is settled at once: calls that the network does not know become
    /// interrupted and count, texts whose fate is unknown are not sent again (R18, R20).
    ///
    /// # Errors
    /// When the store fails or holds what cannot be read.
    pub fn new(
        store: &'a mut dyn Store,
        network: &'a mut dyn Telephony,
        texts: Texts<'a>,
        campaign: CampaignId,
        core: Core,
        clock: Clock,
        until: Instant,
    ) -> Result<Runner<'a>, RunError> {
        let mut runner = Runner {
            tick: Tick::new(campaign, core.engines().edition, clock.now()),
            untold: Vec::new(),
            store,
            network,
            texts,
            campaign,
            core,
            clock,
            until,
            events: Vec::new(),
            looked_at: Instant::MIN,
            plan_at: Instant::MIN,
        };
        runner.recover()?;
        Ok(runner)
    }

    /// What was counted so far.
    pub fn stats(&self) -> &Stats {
        &self.core.stats
    }

    /// The campaign's time.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Runs until nobody waits, the time is up, or `stop` says so; then lets the calls in flight end. `observe` is called after
    /// every tick.
    ///
    /// # Errors
    /// When the store fails. What was kept is kept: a new runner goes on from there.
    pub fn run(&mut self, stop: &dyn Fn() -> bool, observe: &mut dyn FnMut(&Observed<'_>)) -> Result<Finish, RunError> {
        let mut finish = None;
        loop {
            let now = self.clock.now();
            if finish.is_none() {
                let time_up = (now >= self.until).then_some(Finish::TimeUp);
                finish = if stop() { Some(Finish::Stopped) } else { time_up };
            }
            let claiming = finish.is_none();
            let outcomes = self.tick(now, claiming)?;
            observe(&Observed { now, stats: &self.core.stats, core: &self.core, outcomes: &outcomes });
            match finish {
                Some(finish) if self.core.is_idle() && self.texts.is_idle() => return Ok(finish),
                _ => {}
            }
            let Some(next) = self.next_at(now, claiming)? else {
                let phases = self.store.campaign(self.campaign)?.phases;
                let waiting = phases.unplanned + phases.waiting > 0;
                if finish.is_none() && waiting && self.core.waits_for_trunks() {
                    self.pass_time(now, now + LOOK_MS);
                    continue;
                }
                return Ok(finish.unwrap_or(if waiting { Finish::Blocked } else { Finish::Exhausted }));
            };
            let next = if claiming { next.min(self.until) } else { next };
            self.pass_time(now, next);
        }
    }

    /// Lets time pass until the next tick. Where it jumps, what happens on the network in between happens at its own instant.
    fn pass_time(&mut self, now: Instant, next: Instant) {
        if !self.clock.jumps() {
            self.clock.wait_until(next.max(now + TICK_MS), SLEEP_MAX);
            return;
        }
        let next = next.max(now + JUMP_MS);
        loop {
            let event = self.network.next_event_at().into_iter().chain(self.core.next_agent_at()).min();
            let Some(at) = event.filter(|&at| at < next) else { break };
            self.clock.wait_until(at, SLEEP_MAX);
            self.advance(at.max(self.clock.now()));
        }
        self.clock.wait_until(next, SLEEP_MAX);
    }

    fn next_at(&mut self, now: Instant, claiming: bool) -> Result<Option<Instant>, RunError> {
        let own = self.network.next_event_at().into_iter().chain(self.core.next_at()).min();
        let room = claiming && self.core.room(now) > 0;
        let due =
            if room { self.store.next_due_at(self.campaign, now, &|contact| self.core.defers(contact))? } else { None };
        let texts = self.texts.next_at(self.store, self.campaign, claiming)?;
        let network_busy = (!self.core.is_idle()).then_some(now + TICK_MS);
        Ok(own.or(network_busy).into_iter().chain(due).chain(texts).min())
    }

    /// Takes in what the network and the agents did until `now`; outcomes wait for the next tick.
    fn advance(&mut self, now: Instant) {
        let mut actions = Actions::default();
        self.events.clear();
        self.network.poll(now, &mut self.events);
        self.core.advance(now, &self.events, &mut self.tick, &mut actions);
        for (call, seat) in actions.connect {
            self.network.connect(call, &seat, now);
        }
        for call in actions.hang_up {
            self.network.hang_up(call, now);
        }
        for order in actions.place {
            self.network.place(order, now);
        }
    }

    /// One tick; returns the outcomes that were kept since the tick before.
    fn tick(&mut self, now: Instant, claiming: bool) -> Result<Vec<Outcome>, RunError> {
        self.look_for_changes(now)?;
        self.core.see_trunks(claiming, |trunk| self.network.trunk(trunk));
        self.advance(now);
        if claiming {
            self.plan_waiting(now)?;
            let room = self.core.room(now).min(CLAIMS_PER_TICK);
            if room > 0 {
                let percent = self.core.engines().campaign.fresh_percent;
                let left_out = |contact| self.core.defers(contact);
                let claimed = self.store.claim(self.campaign, now, room, percent, &left_out)?;
                self.core.look(&claimed);
                let mut subjects = self.read(&claimed, now)?;
                law::bar(self.store, self.core.engines(), &mut subjects, now)?;
                self.core.decide(subjects, now, &mut self.tick);
            }
        }
        let committed = self.keep(now)?;
        for order in self.core.kept(&committed) {
            self.network.place(order, now);
        }
        let sent = self.texts.pump(self.store, self.campaign, self.core.engines_mut(), now, claiming)?;
        self.core.stats.texts_sent += sent;
        Ok(std::mem::take(&mut self.untold))
    }

    /// Has the store keep what happened, and begins anew.
    fn keep(&mut self, now: Instant) -> Result<Committed, RunError> {
        let fresh = Tick::new(self.campaign, self.core.engines().edition, now);
        let ticks = [std::mem::replace(&mut self.tick, fresh)];
        let committed = if is_empty(&ticks[0]) { Committed::default() } else { self.store.commit(&ticks)? };
        let [tick] = ticks;
        self.untold.extend(tick.outcomes);
        Ok(committed)
    }

    /// Takes up a new edition of the campaign or its strategy, at most once a second (R60).
    fn look_for_changes(&mut self, now: Instant) -> Result<(), RunError> {
        if now - self.looked_at >= LOOK_MS {
            self.looked_at = now;
            if self.store.campaign(self.campaign)?.edition != self.core.engines().edition {
                self.load(now)?;
                self.plan_at = now;
            }
        }
        Ok(())
    }

    /// Takes up the campaign and its strategy as they are now; what was decided before is kept first.
    fn load(&mut self, now: Instant) -> Result<(), RunError> {
        self.keep(now)?;
        let mut engines = Engines::load(self.store, self.campaign, now)?;
        let mut older = HashMap::new();
        for version in self.core.older_versions(engines.version) {
            older.insert(version, engines.of_version(self.store, self.campaign, version, now)?);
        }
        self.core.place_flights(&mut engines, &mut older).map_err(SubjectError::Zone)?;
        self.core.take_up(engines, &older);
        self.tick.edition = self.core.engines().edition;
        Ok(())
    }

    /// Plans contacts that are new or whose window passed. Where time jumps, all of them; else so many a tick.
    fn plan_waiting(&mut self, now: Instant) -> Result<(), RunError> {
        if now < self.plan_at {
            return Ok(());
        }
        loop {
            let mut batch = self.store.unplanned(self.campaign, PLANS_PER_TICK)?;
            batch.extend(self.store.overdue(self.campaign, now, PLANS_PER_TICK)?);
            for subject in self.read(&batch, now)? {
                self.core.plan(&subject, now, &mut self.tick);
            }
            if batch.is_empty() {
                self.plan_at = now + SECOND_MS;
            }
            if !self.clock.jumps() || batch.is_empty() {
                return Ok(());
            }
            self.keep(now)?;
        }
    }

    fn read(&mut self, candidates: &[Candidate], now: Instant) -> Result<Vec<Subject>, RunError> {
        // An import may have brought zones since the last look: nobody is called by another zone's clock meanwhile (R2).
        let current = self.core.engines().current();
        if candidates.iter().any(|candidate| !subject::zones(candidate).all(|zone| current.knows(zone))) {
            self.load(now)?;
        }
        Ok(Subject::read(self.store, candidates, self.core.engines_mut(), now)?)
    }

    fn recover(&mut self) -> Result<(), RunError> {
        let now = self.clock.now();
        self.store.recover_claims()?;
        self.store.recover_texts(self.campaign, now)?;
        let mut after = None;
        loop {
            let unresolved = self.store.unresolved(self.campaign, after, PLANS_PER_TICK)?;
            let Some(last) = unresolved.last() else { return Ok(()) };
            after = Some(last.contact.contact);
            let mut ids = Vec::new();
            for call in &unresolved {
                let flight = self.flight(call, now)?;
                ids.push(CallId::new(flight.contact_id.get(), flight.n));
                self.core.adopt(flight);
            }
            let mut events = Vec::new();
            for (id, fate) in self.network.resolve(&ids) {
                match fate {
                    Fate::Up => {}
                    Fate::Unknown => self.core.interrupt(id, now, &mut self.tick),
                    Fate::Ended(ending) => events.push(CallEvent { id, at: ending.at, what: Progress::Ended(ending) }),
                }
            }
            self.core.advance(now, &events, &mut self.tick, &mut Actions::default());
            self.keep(now)?;
        }
    }

    fn flight(&mut self, call: &Unresolved, now: Instant) -> Result<Flight, RunError> {
        let record = &call.contact;
        let attempt = &call.attempt;
        let mut compiled = self.core.engines().of_version(self.store, self.campaign, attempt.version, now)?;
        let numbers = subject::numbered(&record.phones, record.zone);
        Arc::make_mut(&mut compiled).learn(numbers).map_err(SubjectError::Zone)?;
        let state = subject::state(&record.state, &record.key)?;
        let suppressed = subject::suppressed(self.store, &[record])?[0];
        let contact = subject::contact(&record.key, &record.phones, record.zone, suppressed, &compiled);
        Ok(Flight {
            contact_id: record.contact,
            n: attempt.n,
            contact,
            state,
            phone: attempt.phone,
            shown: attempt.shown,
            version: attempt.version,
            compiled,
            placed_at: attempt.placed_at,
            trunk: 0,
            reserved: None,
            talk: None,
            waits: false,
            message_left: false,
            order: None,
            tried: Vec::new(),
            until: Instant::MIN,
        })
    }
}

fn is_empty(tick: &Tick) -> bool {
    tick.outcomes.is_empty()
        && tick.plans.is_empty()
        && tick.intents.is_empty()
        && tick.releases.is_empty()
        && tick.refusals.is_empty()
}

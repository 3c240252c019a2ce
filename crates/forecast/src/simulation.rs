//! A campaign run through once on virtual time: the dialer's core, a simulated network, and a queue in memory.
//!
//! The course of a tick is that of `rappel_dialer::Runner`, with memory in place of the store.

use crate::queue::{EDITION, Moved, Queue, contact_id};
use crate::schedule::AgentsWeek;
use crate::shared::SharedCalls;
use crate::slots::Slots;
use crate::tally::{Grid, Run, Tally};
use rappel_dialer::{Actions, Core, Engines, Subject, bar_by};
use rappel_store::order::{self, Place, Share};
use rappel_store::{CampaignId, Committed, ContactId, Next, Outcome, Tick};
use rappel_strategy::engine::{Contact, NextCall, Plan, State, Turn};
use rappel_strategy::phone::Phone;
use rappel_strategy::status::SystemStatus;
use rappel_strategy::time::{Instant, SECOND_MS};
use rappel_strategy::zone::Zone;
use rappel_telephony::{CallEvent, Profile, ProfileError, Progress, SimulatedAgents, SimulatedNetwork, Telephony};
use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

/// Most contacts claimed at once.
const CLAIMED_MAX: usize = 20_000;
/// Contacts that are read together, so that the processor waits for memory once and not for each.
const READ: usize = 16;

/// What every run of a strategy has in common.
pub(crate) struct Setting<'a> {
    pub(crate) engines: &'a Engines,
    pub(crate) slots: &'a Slots<'a>,
    pub(crate) agents: &'a AgentsWeek,
    pub(crate) zone: &'a Zone,
    pub(crate) profile: &'a Profile,
    pub(crate) grid: Grid,
    pub(crate) from: Instant,
    pub(crate) until: Instant,
    pub(crate) tick_ms: i64,
}

impl Setting<'_> {
    /// Where a contact stands that was planned at `now`.
    fn place(&self, contact: u32, made: u32, call: &NextCall, now: Instant) -> Place {
        let (whose, window) = ((contact_id(contact), EDITION, made), (call.from, call.until));
        Place::planned(whose, call.turn(), window, now, self.slots.priority(contact))
    }
}

pub(crate) struct Simulation<'a> {
    setting: &'a Setting<'a>,
    core: Core,
    network: SimulatedNetwork,
    queue: Queue<'a>,
    share: Share,
    /// As each contact's last call left it.
    states: Vec<State>,
    reached: Vec<u64>,
    calls: SharedCalls,
    suppressed: HashSet<Phone>,
    tick: Tick,
    events: Vec<CallEvent>,
    tally: Tally,
    plan_at: Instant,
}

impl<'a> Simulation<'a> {
    /// A run that has not begun.
    ///
    /// # Errors
    /// The profile is out of its ranges.
    pub(crate) fn new(setting: &'a Setting<'a>, seed: u64) -> Result<Simulation<'a>, ProfileError> {
        let file = setting.slots.file();
        let agents = SimulatedAgents::new(seed, setting.profile)?;
        let mut simulation = Simulation {
            core: Core::new(setting.engines.clone(), agents),
            network: SimulatedNetwork::new(seed, setting.profile.clone())?,
            queue: Queue::new(setting.slots),
            share: Share::default(),
            states: file.states(),
            reached: vec![0; file.len().div_ceil(64)],
            calls: SharedCalls::before(file, &setting.engines.campaign),
            suppressed: HashSet::new(),
            tick: Tick::new(campaign(), EDITION, setting.from),
            events: Vec::new(),
            tally: Tally::new(setting.grid, setting.from, file.len() as u64),
            plan_at: Instant::MIN,
            setting,
        };
        simulation.enter_single();
        Ok(simulation)
    }

    /// Runs to the end. `watch` is called as each quarter-hour begins and says whether to go on; `None` when it did not.
    pub(crate) fn run(mut self, watch: &mut dyn FnMut() -> ControlFlow<()>) -> Option<Run> {
        let setting = self.setting;
        let mut now = setting.from;
        let mut quarter = 0;
        let mut agents = setting.engines.campaign.dialling.agents;
        loop {
            let begins = setting.grid.of(now).is_some_and(|at| at >= quarter);
            if begins {
                if watch().is_break() {
                    return None;
                }
                let wanted = setting.agents.at(setting.zone, now);
                if wanted != agents {
                    agents = wanted;
                    self.set_agents(agents);
                }
            }
            self.tick(now, begins);
            if begins {
                quarter = setting.grid.of(now).map_or(setting.grid.count, |at| at + 1);
            }
            if self.tally.run.waiting == 0 && self.core.is_idle() {
                self.tally.run.exhausted_at = Some(now);
                // Agents still write up what they heard.
                self.let_pass(setting.until);
                break;
            }
            let boundary = if quarter < setting.grid.count { setting.grid.begin(quarter) } else { setting.until };
            let next =
                self.next_at(now).unwrap_or(boundary).max(now + setting.tick_ms).min(boundary).min(setting.until);
            self.let_pass(next);
            now = next;
            if now >= setting.until {
                break;
            }
        }
        self.keep(now);
        Some(self.tally.run)
    }

    fn set_agents(&mut self, agents: u32) {
        let mut engines = self.core.engines().clone();
        engines.campaign.dialling.agents = agents;
        self.core.take_up(engines, &HashMap::new());
    }

    fn next_at(&mut self, now: Instant) -> Option<Instant> {
        let own = self.network.next_event_at().into_iter().chain(self.core.next_at()).min();
        // Nothing is looked at before the next tick anyway.
        let soon = own.is_some_and(|own| own <= now + self.setting.tick_ms);
        let due = if !soon && self.core.room(now) > 0 { self.next_due_at(now) } else { None };
        own.into_iter().chain(due).min()
    }

    fn next_due_at(&self, now: Instant) -> Option<Instant> {
        let Ok(due) = order::next_due_at(&self.queue, &|contact| self.core.defers(contact), now);
        due
    }

    /// Lets what happens on the network and among the agents happen at its own instant.
    fn let_pass(&mut self, until: Instant) {
        loop {
            let event = self.network.next_event_at().into_iter().chain(self.core.next_agent_at()).min();
            let Some(at) = event.filter(|&at| at < until) else { break };
            self.advance(at);
        }
        self.tally.busy(self.core.agents_occupied(), until);
    }

    fn advance(&mut self, now: Instant) {
        self.tally.busy(self.core.agents_occupied(), now);
        let mut actions = Actions::default();
        self.events.clear();
        self.network.poll(now, &mut self.events);
        for event in &self.events {
            if event.what == Progress::PersonOnLine
                && let Some(counts) = self.tally.at(event.at)
            {
                counts.answers += 1;
            }
        }
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

    fn tick(&mut self, now: Instant, begins: bool) {
        self.advance(now);
        self.keep(now);
        if begins || now >= self.plan_at {
            self.plan_at = now + SECOND_MS;
            self.plan_waiting(now);
        }
        if begins {
            self.look(now);
        }
        let room = self.core.room(now).min(CLAIMED_MAX);
        if room > 0 {
            let percent = self.setting.engines.campaign.fresh_percent;
            let left_out = |contact| self.core.defers(contact);
            let Ok(claimed) = order::claim(&self.queue, &left_out, now, room, percent, &mut self.share);
            let mut subjects: Vec<Subject> = claimed.iter().map(|place| self.subject(place)).collect();
            self.bar(&mut subjects, now);
            for subject in self.core.decide(subjects, now, &mut self.tick) {
                self.states[subject.ticket.contact().position() as usize] = subject.state;
            }
        }
        self.keep(now);
        let orders = self.core.kept(&Committed::default());
        if let Some(counts) = self.tally.at(now) {
            counts.calls += orders.len() as u32;
        }
        for order in orders {
            self.network.place(order, now);
        }
    }

    /// How many are callable and wait as a quarter-hour begins.
    fn look(&mut self, now: Instant) {
        let callable = |turn| {
            let Ok(count) = order::count(&self.queue, turn, now, u64::MAX);
            count
        };
        let callable: u64 = order::TURNS.into_iter().map(callable).sum();
        let waiting = self.tally.run.waiting;
        if let Some(counts) = self.tally.at(now) {
            counts.callable = callable as u32;
            counts.waiting = waiting as u32;
        }
    }

    /// Contacts that are unlike others stand where they have to be planned at once.
    fn enter_single(&mut self) {
        let file = self.setting.slots.file();
        for &contact in file.single() {
            let made = file.made(contact);
            let priority = file.priority(contact);
            let place =
                Place { edition: EDITION, ..Place::unplanned(contact_id(contact), Turn::Fresh, priority, made) };
            self.queue.insert(&place);
        }
    }

    fn plan_waiting(&mut self, now: Instant) {
        if self.queue.groups_due(now) {
            let Simulation { queue, setting, tally, .. } = self;
            let engine = &setting.engines.current().engine;
            let mut seen = Contact::default();
            queue.plan_groups(now, |contact, count| {
                setting.slots.see(contact, &mut seen);
                match engine.plan(&seen, &State::default(), now) {
                    Plan::Call(call) => Some(setting.place(contact, 0, &call, now)),
                    Plan::End(reason) => {
                        tally.ended(reason.result(&setting.engines.campaign), count, now);
                        None
                    }
                }
            });
        }
        let (mut moved, mut seen) = (Moved::default(), Contact::default());
        while let Some(overdue) = self.queue.take_overdue(now) {
            for places in overdue.chunks(READ) {
                self.read(places);
                for place in places {
                    let contact = place.contact.position();
                    self.see(contact, &mut seen);
                    let state = &self.states[contact as usize];
                    match self.setting.engines.current().engine.plan(&seen, state, now) {
                        Plan::Call(call) => moved.put(&self.setting.place(contact, place.made, &call, now)),
                        Plan::End(reason) => self.tally.ended(reason.result(&self.setting.engines.campaign), 1, now),
                    }
                }
            }
        }
        self.queue.insert_all(moved);
    }

    /// Has what is known of contacts brought into the processor's cache.
    fn read(&self, places: &[Place]) {
        let of = |place: &Place| {
            let contact = place.contact.position();
            let called = self.states[contact as usize].calls.first().map(|call| call.at.millis() as u64);
            (self.setting.slots.first_digits(contact), called)
        };
        let sum = places.iter().map(of).fold(0, |sum, (digits, called)| sum ^ digits ^ called.unwrap_or(0));
        std::hint::black_box(sum);
    }

    /// Notes whom the law does not let call now (R37).
    fn bar(&self, subjects: &mut [Subject], now: Instant) {
        let engines = self.core.engines();
        if engines.law.guard.refuses() {
            for subject in subjects {
                let papers = self.setting.slots.file().papers(subject.ticket.contact().position());
                bar_by(engines, subject, papers, now);
            }
        }
    }

    /// What the core decides about. Its state goes with it, until it is given back or its call is over.
    fn subject(&mut self, place: &Place) -> Subject {
        let at = place.contact.position();
        let mut contact = Contact::default();
        self.see(at, &mut contact);
        let ticket = place.ticket(self.setting.slots.priority(at));
        Subject { ticket, made: place.made, contact, state: std::mem::take(&mut self.states[at as usize]) }
    }

    /// Makes a contact the one at a position: its room is used again.
    fn see(&self, contact: u32, seen: &mut Contact) {
        self.setting.slots.see(contact, seen);
        let compiled = self.setting.engines.current();
        if !self.suppressed.is_empty() {
            for slot in seen.slots.iter_mut().flatten() {
                slot.suppressed |= self.suppressed.contains(&slot.phone);
            }
        }
        self.calls.tell(contact, &compiled.engine, seen);
    }

    /// Keeps what happened, as the store would.
    fn keep(&mut self, now: Instant) {
        // Contacts given back stand where they stood.
        self.tick.releases.clear();
        self.tick.refusals.clear();
        let Tick { outcomes, plans, intents, .. } = &self.tick;
        if outcomes.is_empty() && plans.is_empty() && intents.is_empty() {
            return;
        }
        let mut tick = std::mem::replace(&mut self.tick, Tick::new(campaign(), EDITION, now));
        for outcome in tick.outcomes.drain(..) {
            self.keep_outcome(outcome, now);
        }
        for plan in tick.plans.drain(..) {
            let place = Place::of(&plan.ticket);
            self.queue.remove(&place);
            self.enter(place.contact, place.made, plan.next, now, now);
        }
        for intent in tick.intents.drain(..) {
            let place = Place::of(&intent.ticket);
            self.queue.remove(&place);
            if self.setting.slots.file().shares(intent.phone) {
                self.calls.placed(place.contact.position(), intent.phone, intent.placed_at);
            }
        }
        // Its room is used again.
        self.tick = tick;
        self.tick.at = now;
    }

    fn keep_outcome(&mut self, outcome: Outcome, now: Instant) {
        let contact = outcome.contact.position();
        let abandoned = outcome.status.is(SystemStatus::Abandoned);
        let first = outcome.status.as_qualification().is_some() && !self.was_reached(contact);
        if first {
            self.reached[contact as usize / 64] |= 1 << (contact % 64);
        }
        if let Some(counts) = self.tally.at(outcome.ended_at) {
            counts.reached += u32::from(first);
            counts.abandoned += u32::from(abandoned);
            counts.messages += u32::from(outcome.message_left);
        }
        for text in &outcome.texts {
            if let Some(counts) = self.tally.at(text.send_from) {
                counts.texts += 1;
            }
        }
        self.suppressed.extend(outcome.suppress.iter().filter(|&&phone| self.setting.slots.file().shares(phone)));
        if let Some(call) = outcome.state.calls.last() {
            self.calls.ended(contact, call, &self.setting.engines.campaign);
        }
        let ends = matches!(outcome.next, Next::End(_));
        self.states[contact as usize] = if ends { State::default() } else { outcome.state };
        self.enter(outcome.contact, outcome.n, outcome.next, now, outcome.ended_at);
    }

    fn enter(&mut self, contact: ContactId, made: u32, next: Next, planned_at: Instant, at: Instant) {
        match next {
            Next::Call { turn, from, until } => {
                let priority = self.setting.slots.priority(contact.position());
                let whose = (contact, EDITION, made);
                self.queue.insert(&Place::planned(whose, turn, (from, until), planned_at, priority));
            }
            Next::End(result) => self.tally.ended(result, 1, at),
        }
    }

    fn was_reached(&self, contact: u32) -> bool {
        self.reached[contact as usize / 64] >> (contact % 64) & 1 == 1
            || self.setting.slots.file().reached_before(contact)
    }
}

fn campaign() -> CampaignId {
    contact_id(0).campaign()
}

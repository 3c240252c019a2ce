//! The campaign as a step: told what happened, it says what to keep and what to do.
//!
//! No I/O and no clock. A tick is: [`Core::advance`] with what the network told, [`Core::decide`] with the contacts that are due,
//! the store keeps the tick, and [`Core::kept`] says which calls may leave.

use crate::agents::{Agents, Seats};
use crate::deferred::{Awaited, Deferred};
use crate::engaged::Engaged;
use crate::engines::{Compiled, Engines};
use crate::flight::Flight;
use crate::law;
use crate::stats::Stats;
use crate::subject::Subject;
use crate::trunks::{Line, TrunkSeen, Trunks};
use rappel_store::{
    Candidate, Committed, ContactId, Intent, Next, Outcome, Refused, Replan, TextKey, TextOrder, Tick, Ticket, Version,
};
use rappel_strategy::engine::{Attempt, CallbackAsked, Cause, Contact, NextCall, Plan, ZoneId};
use rappel_strategy::law::UNKNOWN_JURISDICTION;
use rappel_strategy::model::Undetermined;
use rappel_strategy::phone::Phone;
use rappel_strategy::status::{Qualification, QualificationKind, Status, SystemStatus};
use rappel_strategy::time::{DAY_MS, HOUR_MS, Instant, SECOND_MS};
use rappel_strategy::zone::UnknownZone;
use rappel_telephony::{
    AnsweredBy, CallEvent, CallId, CallOrder, Ending, LineKind, Progress, Release, Shown, SimulatedAgents, TrunkState,
};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::Arc;

/// How long a person waits for an agent before we hang up.
const PATIENCE_MS: i64 = 2_000;
/// How long an agent whose line could not be reached is left alone.
const LINE_FAILED_MS: i64 = 30_000;
/// How long a personal callback is kept for its agent beyond the instant agreed, before it becomes general.
const PERSONAL_MS: i64 = HOUR_MS;
/// How long a text may wait for hours in which it is allowed.
const TEXT_LAPSES_MS: i64 = 3 * DAY_MS;

/// What a tick leads to besides what is kept.
#[derive(Debug, Default)]
pub struct Actions {
    /// Persons to bring together with an agent's line.
    pub connect: Vec<(CallId, String)>,
    /// Calls to end.
    pub hang_up: Vec<CallId>,
    /// Calls that a trunk refused, to place on another one: the same attempt, whose intent is kept already.
    pub place: Vec<CallOrder>,
}

/// A running campaign.
pub struct Core {
    /// What was counted.
    pub stats: Stats,
    engines: Engines,
    conversations: SimulatedAgents,
    agents: Agents,
    /// As they stand in the campaign.
    trunks: Vec<Line>,
    /// What they share with other campaigns.
    shared: Trunks,
    flights: FxHashMap<CallId, Box<Flight>>,
    /// Persons on the line without an agent, longest first.
    waiting: VecDeque<(Instant, CallId)>,
    /// Calls in flight that may still need a free agent.
    undecided: usize,
    /// Numbers being called: whoever shares one is not called at once, and its caps are counted one call at a time.
    engaged: Engaged,
    /// Those of them whose call is over and not kept yet: what it came to may forbid the next one (R37, R40).
    over: Vec<Phone>,
    /// Calls whose intent is not kept yet.
    leaving: Vec<(Box<Flight>, CallOrder)>,
    /// Who is not claimed now because an agent or a number is busy.
    deferred: Deferred,
    /// Whether calls may leave now.
    may_place: bool,
    /// Releases that the table does not know and the log has.
    unknown: HashSet<Release>,
}

impl Core {
    /// A campaign that has done nothing yet. `conversations` says what simulated agents hear and choose.
    pub fn new(engines: Engines, conversations: SimulatedAgents) -> Core {
        let dialling = &engines.campaign.dialling;
        let shared = Trunks::default();
        Core {
            agents: Agents::new(dialling.agents),
            trunks: dialling.trunk.iter().map(|trunk| Line::of(trunk, &shared)).collect(),
            shared,
            engines,
            stats: Stats::default(),
            conversations,
            flights: FxHashMap::default(),
            waiting: VecDeque::new(),
            undecided: 0,
            engaged: Engaged::default(),
            over: Vec::new(),
            leaving: Vec::new(),
            deferred: Deferred::default(),
            may_place: true,
            unknown: HashSet::new(),
        }
    }

    /// The same campaign, sharing its trunks, and the numbers that it must not call at once, with those that were given the same.
    pub fn sharing(mut self, trunks: &Trunks) -> Core {
        self.engaged = Engaged::among(&trunks.numbers);
        self.shared = trunks.clone();
        self.trunks = self.engines.campaign.dialling.trunk.iter().map(|trunk| Line::of(trunk, trunks)).collect();
        self
    }

    /// What decides, and the campaign it decides for.
    pub fn engines(&self) -> &Engines {
        &self.engines
    }

    /// The same, to have it know more places.
    pub(crate) fn engines_mut(&mut self) -> &mut Engines {
        &mut self.engines
    }

    /// Has the engines that are about to be taken up know the places of the calls in flight.
    ///
    /// # Errors
    /// When a zone is not known.
    pub(crate) fn place_flights(
        &self,
        engines: &mut Engines,
        older: &mut HashMap<Option<Version>, Arc<Compiled>>,
    ) -> Result<(), UnknownZone> {
        for flight in self.flights.values() {
            engines.learn_from(&flight.compiled, &flight.contact)?;
            if let Some(compiled) = older.get_mut(&flight.version) {
                Arc::make_mut(compiled).learn_from(&flight.compiled, &flight.contact)?;
            }
        }
        Ok(())
    }

    /// The versions other than `current` that decided calls in flight.
    pub fn older_versions(&self, current: Option<Version>) -> BTreeSet<Option<Version>> {
        self.flights.values().map(|flight| flight.version).filter(|version| *version != current).collect()
    }

    /// Takes up what an edit of the campaign changed: its strategy (R60), agents, trunks, qualifications. `older` are the versions of
    /// the calls in flight, compiled for the campaign as it is now: a call finishes by its own version, in today's campaign.
    pub fn take_up(&mut self, engines: Engines, older: &HashMap<Option<Version>, Arc<Compiled>>) {
        let dialling = &engines.campaign.dialling;
        self.agents.set_count(dialling.agents);
        let lines = dialling.trunk.iter().map(|trunk| Line::of(trunk, &self.shared)).collect();
        let before = std::mem::replace(&mut self.trunks, lines);
        let mut moved = Vec::with_capacity(before.len());
        for mut line in before {
            let index = self.trunks.iter().position(|trunk| trunk.name == line.name);
            moved.push(index.map_or(NO_TRUNK, |index| index as u16));
            if let Some(trunk) = index.map(|index| &mut self.trunks[index]) {
                trunk.go_on_from(&mut line);
            }
        }
        self.engines = engines;
        self.deferred.clear();
        for flight in self.flights.values_mut() {
            flight.trunk = moved.get(usize::from(flight.trunk)).copied().unwrap_or(NO_TRUNK);
            let compiled = match older.get(&flight.version) {
                Some(compiled) => compiled.clone(),
                None => self.engines.current_shared(),
            };
            flight.contact = translated(&flight.contact, &flight.compiled, &compiled).into_owned();
            flight.compiled = compiled;
        }
    }

    /// Whether no call is in flight.
    pub fn is_idle(&self) -> bool {
        self.flights.is_empty()
    }

    /// How many agents do what.
    pub fn seats(&self) -> Seats {
        self.agents.seats()
    }

    /// How many agents talk or write up, those included who have left the campaign since.
    pub fn agents_occupied(&self) -> u32 {
        self.agents.occupied()
    }

    /// How many of the campaign's calls each trunk carries, in the order of the campaign.
    pub fn on_trunks(&self) -> impl Iterator<Item = &u32> {
        self.trunks.iter().map(|trunk| &trunk.up)
    }

    /// The trunks in the order of the campaign, and why nothing leaves by one.
    pub fn trunks(&self) -> impl Iterator<Item = TrunkSeen> {
        self.trunks.iter().map(Line::seen)
    }

    /// Takes in which trunks the network can use, and whether calls may leave at all.
    pub fn see_trunks(&mut self, may_place: bool, state: impl Fn(&str) -> TrunkState) {
        self.may_place = may_place;
        for trunk in &mut self.trunks {
            let seen = state(&trunk.name);
            trunk.see(seen);
        }
    }

    /// Whether somebody else may give room: a trunk that comes back, or another campaign.
    pub fn waits_for_trunks(&self) -> bool {
        self.agents.count() > 0 && self.trunks.iter().any(Line::waits_for_others)
    }

    /// When agents or trunks next change what can be done.
    pub fn next_at(&self) -> Option<Instant> {
        let others = self.next_agent_at().into_iter().chain(self.deferred.next_at());
        self.trunks.iter().filter_map(Line::next_at).chain(others).min()
    }

    /// When an agent next does something, or a person on the line has waited long enough.
    pub fn next_agent_at(&self) -> Option<Instant> {
        let waiting = self.waiting.front().map(|(since, _)| *since + PATIENCE_MS);
        self.agents.next_at().into_iter().chain(waiting).min()
    }

    /// Takes in what happened until `now`; outcomes go into the tick.
    pub fn advance(&mut self, now: Instant, events: &[CallEvent], tick: &mut Tick, actions: &mut Actions) {
        self.agents.advance(now, &mut actions.hang_up);
        for event in events {
            match event.what {
                Progress::Ringing | Progress::Answered => {
                    if let Some(trunk) = self.trunk_of(event.id) {
                        trunk.carried();
                    }
                }
                Progress::PersonOnLine => self.on_line(event.id, event.at),
                Progress::UnsureOnLine if self.engines.campaign.dialling.undetermined == Undetermined::Agent => {
                    self.on_line(event.id, event.at);
                }
                Progress::UnsureOnLine => actions.hang_up.push(event.id),
                Progress::Unconnected => self.unconnected(event.id, event.at, now),
                Progress::MessageLeft => {
                    if let Some(flight) = self.flights.get_mut(&event.id) {
                        flight.message_left = true;
                    }
                }
                Progress::Ended(ending) => self.ended(event.id, &ending, now, tick, actions),
                Progress::Lost => self.interrupt(event.id, now, tick),
            }
        }
        self.connect_waiting(now, actions);
    }

    fn trunk_of(&self, id: CallId) -> Option<&Line> {
        self.trunks.get(usize::from(self.flights.get(&id)?.trunk))
    }

    /// Places a call that its trunk refused on the next trunk that was not tried and has room; whether there is one. It is the
    /// same attempt, decided once: nothing had rung. The hours that allowed it must still do so.
    fn place_elsewhere(&mut self, id: CallId, now: Instant, actions: &mut Actions) -> bool {
        let Some(flight) = self.flights.get_mut(&id).filter(|_| self.may_place) else { return false };
        let Some(order) = flight.order.as_mut().filter(|_| now < flight.until) else { return false };
        flight.tried.push(order.trunk.clone());
        let takes = |trunk: &mut Line| !flight.tried.contains(&trunk.name) && trunk.place(now);
        let Some(next) = self.trunks.iter_mut().position(takes) else { return false };
        order.trunk = self.trunks[next].name.clone();
        let before = std::mem::replace(&mut flight.trunk, next as u16);
        actions.place.push(order.clone());
        self.free_line(before);
        true
    }

    fn free_line(&mut self, trunk: u16) {
        if let Some(trunk) = self.trunks.get_mut(usize::from(trunk)) {
            trunk.free();
        }
    }

    /// Somebody waits for an agent.
    fn on_line(&mut self, id: CallId, at: Instant) {
        if let Some(flight) = self.flights.get_mut(&id) {
            flight.waits = true;
            self.waiting.push_back((at, id));
        }
    }

    /// The agent's line failed: the person waits again, for another one.
    fn unconnected(&mut self, id: CallId, at: Instant, now: Instant) {
        let Some(flight) = self.flights.get_mut(&id) else { return };
        let Some(talk) = flight.talk.take() else { return };
        flight.waits = true;
        self.agents.line_failed(talk.agent, now + LINE_FAILED_MS);
        self.stats.talked -= 1;
        self.undecided += 1;
        self.waiting.push_front((at, id));
    }

    fn connect_waiting(&mut self, now: Instant, actions: &mut Actions) {
        let mut still_waiting = VecDeque::new();
        while let Some((since, id)) = self.waiting.pop_front() {
            let Some(flight) = self.flights.get_mut(&id).filter(|flight| flight.waits) else { continue };
            let reserved = flight.reserved.take();
            let was_reserved = reserved.is_some();
            let Some(agent) = reserved.or_else(|| self.agents.take(None)) else {
                if now - since >= PATIENCE_MS {
                    actions.hang_up.push(id);
                } else {
                    still_waiting.push_back((since, id));
                }
                continue;
            };
            flight.waits = false;
            let conversation = self.conversations.conversation(id, flight.phone);
            flight.talk = Some(self.agents.talk(agent, id, conversation, now));
            self.stats.talked += 1;
            self.undecided -= usize::from(!was_reserved);
            actions.connect.push((id, format!("agent-{agent}")));
        }
        self.waiting = still_waiting;
    }

    fn ended(&mut self, id: CallId, ending: &Ending, now: Instant, tick: &mut Tick, actions: &mut Actions) {
        let verdict = ending.verdict();
        let congested = verdict.is_some_and(|verdict| verdict.status == SystemStatus::Congestion);
        if let Some(trunk) = self.trunk_of(id) {
            if congested { trunk.failed(now) } else { trunk.carried() }
        }
        if congested && ending.trunk_refused && self.place_elsewhere(id, now, actions) {
            return;
        }
        let Some(flight) = self.land(id) else { return };
        let (status, callback) = match (&flight.talk, ending.answered_by) {
            (Some(talk), _) => {
                let status = qualification(&self.engines.campaign.qualification, talk.conversation.kind);
                let callback = talk.conversation.callback_in_ms.map(|in_ms| {
                    let at = ending.at + in_ms;
                    // Every other simulated agent wants to make the call again in person.
                    let personal = (talk.agent % 2 == 0).then(|| (talk.agent, at + PERSONAL_MS));
                    CallbackAsked { at, phone: None, personal }
                });
                (status, callback)
            }
            (None, _) if flight.waits => (SystemStatus::Abandoned.into(), None),
            // An earlier process had brought an agent: what was said is lost with it.
            (None, Some(AnsweredBy::Person)) => (SystemStatus::Interrupted.into(), None),
            (None, _) => {
                if verdict.is_some_and(|verdict| !verdict.known) && self.unknown.insert(ending.release) {
                    tracing::warn!(release = ?ending.release, "unknown release cause: such calls are undetermined");
                }
                (verdict.map_or(SystemStatus::Undetermined, |verdict| verdict.status).into(), None)
            }
        };
        self.outcome(flight, status, callback, ending.at, now, tick);
    }

    /// Takes a call out of flight: its line and an agent who did not talk are free again, its number once the outcome is kept.
    fn land(&mut self, id: CallId) -> Option<Box<Flight>> {
        let mut flight = self.flights.remove(&id)?;
        self.over.push(flight.phone);
        self.free_line(flight.trunk);
        if flight.talk.is_none() {
            match flight.reserved.take() {
                Some(agent) => self.agents.give_back(agent),
                None => self.undecided -= 1,
            }
        }
        Some(flight)
    }

    /// A call of which nothing more will be heard: it counts, as interrupted (R20, R21).
    pub fn interrupt(&mut self, id: CallId, now: Instant, tick: &mut Tick) {
        if let Some(trunk) = self.trunk_of(id) {
            trunk.forgotten(now);
        }
        if let Some(flight) = self.land(id) {
            self.outcome(flight, SystemStatus::Interrupted.into(), None, now, now, tick);
        }
    }

    /// A call that was found again after a restart.
    pub fn adopt(&mut self, flight: Flight) {
        self.undecided += 1;
        self.engaged.take(flight.phone);
        if let Some(trunk) = self.trunks.get_mut(usize::from(flight.trunk)) {
            trunk.take();
        }
        self.flights.insert(CallId::new(flight.contact_id.get(), flight.n), Box::new(flight));
    }

    fn outcome(
        &mut self,
        mut flight: Box<Flight>,
        status: Status,
        callback: Option<CallbackAsked>,
        ended_at: Instant,
        now: Instant,
        tick: &mut Tick,
    ) {
        let mut state = std::mem::take(&mut flight.state);
        let attempt = Attempt {
            at: flight.placed_at,
            phone: flight.phone,
            status,
            shown: flight.shown,
            message_left: flight.message_left,
            callback,
        };
        let applied = flight.compiled.engine.apply(&flight.contact, &mut state, &attempt);
        let current = self.engines.current();
        let contact = translated(&flight.contact, &flight.compiled, current);
        let next = next(&self.engines, &current.engine.plan(&contact, &state, now));
        self.stats.ended(status);
        let day = current.engine.zone_of(ZoneId::CAMPAIGN).day(flight.placed_at);
        self.engines.law.ended(&self.engines.campaign, day, status);
        self.stats.closed += u64::from(matches!(next, Next::End(_)));
        let text = applied.text.and_then(|text| {
            let send_from = text.from?;
            let key = TextKey { contact: flight.contact_id, phone: text.phone, status: text.status, i: text.ordinal };
            Some(TextOrder {
                key,
                template: text.template.to_string(),
                send_from,
                send_until: send_from + TEXT_LAPSES_MS,
            })
        });
        tick.outcomes.push(Outcome {
            contact: flight.contact_id,
            n: flight.n,
            ended_at,
            status,
            message_left: flight.message_left,
            agent: flight.talk.map(|talk| talk.agent),
            talk_ms: flight.talk.map_or(0, |talk| talk.conversation.talk_ms),
            callback,
            state,
            next,
            texts: text.into_iter().collect(),
            suppress: if applied.suppress { vec![flight.phone] } else { Vec::new() },
        });
    }

    /// How many contacts to claim at `now`, since as many calls may leave: no more than there are agents for, lines on the trunks,
    /// and calls per second. [`Core::defers`] says whom to leave out.
    pub fn room(&mut self, now: Instant) -> usize {
        self.deferred.refresh(&self.agents, &self.engaged, now);
        let for_agents = (self.agents.free() as f64 * self.engines.campaign.dialling.calls_per_agent) as usize;
        let for_agents = for_agents.saturating_sub(self.undecided);
        if for_agents == 0 {
            return 0;
        }
        let on_trunks: usize = self.trunks.iter().map(|trunk| trunk.room(now)).sum();
        for_agents.min(on_trunks)
    }

    /// Whether a contact waited for an agent or a number when [`Core::room`] was asked last: it would be given back.
    pub fn defers(&self, contact: ContactId) -> bool {
        self.deferred.holds(contact)
    }

    /// To be told whom [`Core::decide`] will be asked about, before they are read: while that lasts another campaign may end a call
    /// to one of their numbers (R37).
    pub fn look(&mut self, candidates: &[Candidate]) {
        self.engaged.look(candidates.iter().flat_map(|candidate| &candidate.phones).map(|number| number.phone));
    }

    /// Plans a contact that nobody calls now.
    pub fn plan(&mut self, subject: &Subject, now: Instant, tick: &mut Tick) {
        let plan = self.engines.current().engine.plan(&subject.contact, &subject.state, now);
        self.stats.planned += 1;
        for phone in self.engines.current().engine.uncovered(&subject.contact) {
            self.stats.unlawful += 1;
            tick.refusals.push(law::refusal(subject.ticket.contact(), phone, UNKNOWN_JURISDICTION, now, None));
        }
        self.replan(subject.ticket, &plan, tick);
    }

    fn replan(&mut self, ticket: Ticket, plan: &Plan, tick: &mut Tick) {
        let next = next(&self.engines, plan);
        self.stats.closed += u64::from(matches!(next, Next::End(_)));
        tick.plans.push(Replan { ticket, state: None, next });
    }

    /// Decides about claimed contacts: whoever is callable at `now` gets an intent, the others are planned again or given back.
    /// Answers with these others.
    pub fn decide(&mut self, subjects: Vec<Subject>, now: Instant, tick: &mut Tick) -> Vec<Subject> {
        let mut others = Vec::new();
        for subject in subjects {
            if !subject.contact.barred.is_empty()
                && let Some(refusal) = law::refused(&self.engines, &subject, now)
            {
                self.stats.unlawful += 1;
                tick.refusals.push(refusal);
            }
            match self.engines.current().engine.plan(&subject.contact, &subject.state, now) {
                Plan::Call(call) if call.from <= now => others.extend(self.intend(subject, &call, now, tick)),
                plan => {
                    self.replan(subject.ticket, &plan, tick);
                    others.push(subject);
                }
            }
        }
        others
    }

    /// Whether one more call may leave without an agent kept free for it (R37).
    fn may_over_dial(&self, now: Instant) -> bool {
        let law = &self.engines.law;
        if !law.guard.bounds_abandonment() {
            return true;
        }
        let today = self.engines.current().engine.zone_of(ZoneId::CAMPAIGN).day(now);
        law.allows_over_dialling(today, self.undecided as u64 + 1)
    }

    /// An intent for this call, unless its number is engaged or its agent busy: then the contact is given back.
    fn intend(&mut self, subject: Subject, call: &NextCall, now: Instant, tick: &mut Tick) -> Option<Subject> {
        let personal = match call.why.cause {
            Cause::Callback(_, Some(personal)) if personal.agent < self.agents.count() => Some(personal.agent),
            _ => None,
        };
        let reserved_by_law = personal.is_none() && !call.agent_reserved && !self.may_over_dial(now);
        let needs_agent = personal.is_some() || call.agent_reserved || reserved_by_law;
        let reserved = if needs_agent { self.agents.take(personal) } else { None };
        let taken = self.engaged.take(call.phone);
        let may_leave = (reserved.is_some() || !needs_agent) && taken;
        let trunk = if may_leave { self.trunks.iter_mut().position(|trunk| trunk.place(now)) } else { None };
        let Some(trunk) = trunk else {
            let contact = subject.ticket.contact();
            // Nothing tells that another campaign's call is over.
            let others = !taken && !self.engaged.is_own(call.phone);
            let until = if others { call.until.min(now + SECOND_MS) } else { call.until };
            let awaited = if taken { personal.map(Awaited::Agent) } else { Some(Awaited::Number(call.phone)) };
            if let Some(awaited) = awaited {
                self.deferred.put(contact, awaited, now, until);
            }
            if taken {
                self.engaged.free(call.phone);
            }
            if let Some(agent) = reserved {
                self.agents.give_back(agent);
            }
            tick.releases.push(contact);
            return Some(subject);
        };
        let compiled = self.engines.current_shared();
        let engine = &compiled.engine;
        let slot = subject.contact.slots[engine.column(call.rank)].expect("a planned number is not empty");
        let shown = engine.shown(&subject.contact, &subject.state, call.rank, now);
        let n = subject.made + 1;
        let order = CallOrder {
            id: CallId::new(subject.ticket.contact().get(), n),
            to: call.phone,
            kind: if slot.takes_texts { LineKind::Mobile } else { LineKind::Fixed },
            utc_offset_s: (engine.zone_of(slot.zone).offset_ms(now) / 1_000) as i32,
            shown: shown.map_or(Shown::Hidden, Shown::Number),
            ring_s: u16::from(self.engines.law.guard.ring_s(
                call.phone,
                now,
                engine.zone_of(slot.zone),
                engine.ring_s(call.rank),
            )),
            message: engine.message(&subject.contact, &subject.state, call.rank, now).map(Arc::from),
            trunk: self.trunks[trunk].name.clone(),
        };
        tick.intents.push(Intent {
            ticket: subject.ticket,
            phone: call.phone,
            shown,
            version: self.engines.version,
            why: call.why,
            placed_at: now,
        });
        self.undecided += usize::from(reserved.is_none());
        self.stats.reserved_by_law += u64::from(reserved_by_law);
        let flight = Box::new(Flight {
            contact_id: subject.ticket.contact(),
            n,
            contact: subject.contact,
            state: subject.state,
            phone: call.phone,
            shown,
            version: self.engines.version,
            compiled,
            placed_at: now,
            trunk: trunk as u16,
            reserved,
            talk: None,
            waits: false,
            message_left: false,
            order: Some(order.clone()),
            tried: Vec::new(),
            until: call.until,
        });
        self.leaving.push((flight, order));
        None
    }

    /// The calls that may leave, now that the store has kept the tick.
    pub fn kept(&mut self, committed: &Committed) -> Vec<CallOrder> {
        for phone in self.over.drain(..) {
            self.engaged.free(phone);
        }
        let mut orders = Vec::with_capacity(self.leaving.len());
        for (mut flight, order) in self.leaving.drain(..) {
            if committed.refused.contains(&Refused::Intent(flight.contact_id)) {
                self.stats.refused += 1;
                self.engaged.free(flight.phone);
                if let Some(trunk) = self.trunks.get_mut(usize::from(flight.trunk)) {
                    trunk.free();
                    trunk.forgotten(flight.placed_at);
                }
                match flight.reserved.take() {
                    Some(agent) => self.agents.give_back(agent),
                    None => self.undecided -= 1,
                }
                continue;
            }
            self.stats.placed += 1;
            self.flights.insert(order.id, flight);
            orders.push(order);
        }
        self.stats.in_flight = self.flights.len() as u64;
        orders
    }
}

/// The place of a trunk that the campaign does not have.
const NO_TRUNK: u16 = u16::MAX;

/// What comes next, as the store keeps it.
fn next(engines: &Engines, plan: &Plan) -> Next {
    match plan {
        Plan::Call(call) => Next::Call { turn: call.turn(), from: call.from, until: call.until },
        Plan::End(reason) => Next::End(reason.result(&engines.campaign)),
    }
}

/// The campaign's qualification of this kind; where it has none, the first one that closes the contact.
fn qualification(qualifications: &[Qualification], kind: QualificationKind) -> Status {
    let index = qualifications
        .iter()
        .position(|q| q.kind == kind)
        .or_else(|| qualifications.iter().position(|q| q.is_final))
        .unwrap_or(0);
    Status::qualification(index)
}

/// A contact as another engine sees it: zones go by different names there.
fn translated<'c>(contact: &'c Contact, from: &Arc<Compiled>, to: &Compiled) -> Cow<'c, Contact> {
    let mut contact = Cow::Borrowed(contact);
    if !std::ptr::eq(from.as_ref(), to) {
        for slot in contact.to_mut().slots.iter_mut().flatten() {
            slot.zone = to.place_like(slot.phone, from, slot.zone);
        }
    }
    contact
}

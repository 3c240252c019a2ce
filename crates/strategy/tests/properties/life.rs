//! One story, lived step by step.

use crate::generate::{Step, Story, ZONES, phone};
use crate::reference::{Found, Reference};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use rappel_strategy::engine::{
    Aim, Attempt, CallbackAsked, Cause, Contact, EndReason, Engine, NextCall, Pending, Plan, RecallKind, Slot, State,
    status,
};
use rappel_strategy::model::{CapWindow, LimitKey, Period};
use rappel_strategy::time::{DAY_MS, HOUR_MS, Instant, MINUTE_MS};

/// A contact in the middle of its story.
pub struct Life<'a> {
    story: &'a Story,
    engines: [Engine; 2],
    /// Which strategy is in place.
    current: usize,
    contact: Contact,
    zones: Vec<String>,
    pub state: State,
    /// What was applied so far, and by which strategy.
    attempts: Vec<(usize, Contact, Attempt)>,
    pub now: Instant,
    /// The dialer missed a window since the last call.
    missed: bool,
}

/// From so many days on, a horizon holds a window of whatever is planned by the week.
const WEEK_AND_MORE: u16 = 9;

fn minute(at: Instant) -> Instant {
    Instant::from_millis(at.millis().div_euclid(MINUTE_MS) * MINUTE_MS)
}

impl<'a> Life<'a> {
    pub fn begin(story: &'a Story) -> Life<'a> {
        let (day, minutes) = story.begins;
        let midnight = day.to_zoned(jiff::tz::TimeZone::UTC).expect("in range");
        let now = Instant::from(midnight.timestamp()) + minutes * MINUTE_MS;
        let mut engines =
            story.strategies.each_ref().map(|strategy| Engine::new(strategy, &story.campaign, now).expect("compiles"));
        let ids = ZONES.map(|zone| {
            let [id, same] = engines.each_mut().map(|engine| engine.zone(zone).expect("known"));
            assert_eq!(id, same, "both engines know the same zones");
            id
        });
        let mut contact = Contact { seed: story.seed, ..Contact::default() };
        let mut zones = Vec::new();
        for (column, slot) in story.slots.iter().enumerate() {
            contact.slots[column] = slot.map(|(index, zone)| Slot {
                phone: phone(index),
                zone: ids[zone],
                takes_texts: false,
                suppressed: false,
            });
            zones.push(ZONES[slot.map_or(0, |(_, zone)| zone)].to_owned());
        }
        contact.elsewhere =
            story.elsewhere.iter().map(|&(index, hours)| (phone(index), now + -hours * HOUR_MS)).collect();
        Life {
            story,
            engines,
            current: 0,
            contact,
            zones,
            state: State::default(),
            attempts: Vec::new(),
            now,
            missed: false,
        }
    }

    pub fn plan(&self, now: Instant) -> Plan {
        self.engines[self.current].plan(&self.contact, &self.state, now)
    }

    fn next(&self, now: Instant) -> Option<NextCall> {
        match self.plan(now) {
            Plan::Call(call) => Some(call),
            Plan::End(_) => None,
        }
    }

    fn reference(&self) -> Reference<'_> {
        Reference {
            strategy: &self.story.strategies[self.current],
            campaign: &self.story.campaign,
            contact: &self.contact,
            zones: &self.zones,
            state: &self.state,
        }
    }

    /// Number displayed by a call on each rank.
    pub fn shown(&self) -> Vec<Option<rappel_strategy::phone::Phone>> {
        let engine = &self.engines[self.current];
        (0..engine.numbers() as u8).map(|rank| engine.shown(&self.contact, &self.state, rank, self.now)).collect()
    }

    /// What happens while the contact waits: a suppression, a dialer that comes late.
    pub fn befall(&mut self, step: &Step) {
        if let Some(index) = step.suppress {
            for slot in self.contact.slots.iter_mut().flatten() {
                slot.suppressed |= slot.phone == phone(index);
            }
        }
        if let (Some(hours), Some(call)) = (step.late, self.next(self.now)) {
            self.now = minute(call.until + hours * HOUR_MS);
            self.missed = true;
        }
    }

    pub fn swap(&mut self) {
        self.current = 1 - self.current;
    }

    /// Dials the next call and ends it; `false` when there is none.
    pub fn dial(&mut self, step: &Step) -> bool {
        let Some(call) = self.next(self.now) else { return false };
        let at = minute(call.from + (call.until - call.from) * step.dialled / 1_000).max(call.from);
        let engine = &self.engines[self.current];
        let (hours, column, personal) = step.callback;
        let asked = minute(at) + hours * HOUR_MS;
        let attempt = Attempt {
            at,
            phone: call.phone,
            status: status(&self.story.campaign, step.status).expect("known"),
            shown: engine.shown(&self.contact, &self.state, call.rank, at),
            message_left: step.status == "machine",
            callback: (step.status == "callback").then(|| CallbackAsked {
                at: asked,
                phone: self.contact.slots[column].map(|slot| slot.phone),
                personal: personal.map(|hours| (7, asked + hours * HOUR_MS)),
            }),
        };
        engine.apply(&self.contact, &mut self.state, &attempt);
        self.attempts.push((self.current, self.contact.clone(), attempt));
        let next = self.next(minute(at) + MINUTE_MS);
        self.now = minute(at) + (step.then + 1) * MINUTE_MS;
        // A window may pass while the call lasts.
        self.missed = next.is_some_and(|next| next.until <= self.now);
        true
    }

    /// Instants of a stretch that are worth looking at: its ends, its middle, and near them.
    fn sample(from: Instant, until: Instant) -> impl Iterator<Item = Instant> {
        let length = until - from;
        [0, 1, length / 3, length / 2, length - MINUTE_MS, length - 1]
            .into_iter()
            .filter(move |ms| (0..length.max(1)).contains(ms))
            .map(move |ms| from + ms)
    }

    fn trace(&self) -> String {
        format!("at {} after {:#?}\nplan {:?}", self.now, self.state, self.plan(self.now))
    }

    pub fn agrees_with_reference(&self) -> Result<(), TestCaseError> {
        let mut instants = vec![self.now];
        if let Some(call) = self.next(self.now) {
            // Missed by a little, by a lot.
            instants.extend([minute(call.until), minute(call.until + 30 * HOUR_MS)]);
        }
        for now in instants {
            let found = self.reference().plan(now);
            let agrees = match (self.plan(now), found) {
                (Plan::Call(call), Found::Call(rank, from)) => (call.rank, call.from) == (rank, from),
                (Plan::End(EndReason::Ceiling), Found::Ceiling) => true,
                (Plan::End(EndReason::NoNumber), Found::NoNumber) => true,
                (Plan::End(EndReason::NoInstant | EndReason::CampaignOver | EndReason::Law(_)), Found::NoInstant) => {
                    true
                }
                (Plan::End(_), Found::Closed) => matches!(self.state.pending, Pending::Closed(_)),
                _ => false,
            };
            prop_assert!(agrees, "planned at {now}: {:?}\nreference: {found:?}\n{}", self.plan(now), self.trace());
        }
        Ok(())
    }

    pub fn keeps_every_limit(&self) -> Result<(), TestCaseError> {
        let Some(call) = self.next(self.now) else { return Ok(()) };
        let rank = usize::from(call.rank);
        let reference = self.reference();
        let of_contact = matches!(call.why.cause, Cause::Callback(..))
            && call.why.selection == rappel_strategy::engine::Selection::Target;
        for at in Self::sample(call.from, call.until) {
            let says = |what: &str| format!("{what} at {at}\n{}", self.trace());
            prop_assert!(reference.hard_hours(rank, at), "{}", says("closed"));
            prop_assert!(!reference.dead(rank), "{}", says("dead"));
            prop_assert!(!reference.capped_by_law(rank, at, LimitKey::Number), "{}", says("capped by law"));
            prop_assert!(!reference.capped_by_law(rank, at, LimitKey::Contact), "{}", says("capped by law"));
            let retry = matches!(call.why.cause, Cause::Retry(..)) && call.why.replaced.is_none();
            let favour = self.story.strategies[self.current].favour_number_order;
            let callable = if retry || (favour && call.why.cause == Cause::Fresh) {
                reference.callable_off_planning(rank, at)
            } else {
                reference.callable(rank, at)
            };
            prop_assert!(of_contact || callable, "{}", says("not callable"));
        }
        self.keeps_caps_over_any_window()
    }

    /// R40, counted over the whole history: no rolling window ever holds more calls than the cap, callbacks apart.
    fn keeps_caps_over_any_window(&self) -> Result<(), TestCaseError> {
        if self.attempts.iter().any(|(strategy, _, attempt)| *strategy != self.current || attempt.callback.is_some()) {
            return Ok(());
        }
        let reference = self.reference();
        for (rank, number) in self.story.strategies[self.current].number.iter().enumerate() {
            let Some(cap) = number.cap.filter(|cap| cap.window == CapWindow::Rolling && !reference.dead(rank)) else {
                continue;
            };
            let column = usize::from(number.column.as_bytes()[1] - b'1');
            let phone = self.contact.slots[column].map(|slot| slot.phone);
            let calls: Vec<Instant> =
                self.state.calls.iter().filter(|c| Some(c.phone) == phone).map(|c| c.at).collect();
            let days = match cap.per {
                Period::Day => 1,
                // A local date less: that many days lie inside the dates of the period, one of them perhaps an hour short.
                other => i64::from(other.dates()) - 1,
            };
            let shortest = days * DAY_MS - if cap.per == Period::Day { 0 } else { HOUR_MS };
            for full in calls.windows(usize::from(cap.calls) + 1) {
                prop_assert!(full[full.len() - 1] - full[0] >= shortest, "{cap:?} {full:?}\n{}", self.trace());
            }
        }
        Ok(())
    }

    pub fn holds_still(&self) -> Result<(), TestCaseError> {
        let Some(call) = self.next(self.now) else { return Ok(()) };
        prop_assert!(call.from >= self.now && call.until > call.from, "{}", self.trace());
        // A number whose window was missed is passed over while its next one is beyond the horizon, and the horizon then moves
        // with the asking; with days to spare it does not come to that.
        if self.missed && self.story.strategies[self.current].horizon_days < WEEK_AND_MORE {
            return Ok(());
        }
        for now in Self::sample(self.now, call.from) {
            let again = self.next(now).map(|again| (again.rank, again.from, again.until));
            prop_assert_eq!(
                again,
                Some((call.rank, call.from, call.until)),
                "planned again at {}\n{}",
                now,
                self.trace()
            );
        }
        for now in Self::sample(call.from, call.until) {
            let again = self.next(now).map(|again| (again.rank, again.from));
            prop_assert_eq!(again, Some((call.rank, now)), "planned again at {}\n{}", now, self.trace());
        }
        Ok(())
    }

    pub fn explains_what_it_plans(&self) -> Result<(), TestCaseError> {
        let favour_order = self.story.strategies[self.current].favour_number_order;
        let mut instants = vec![self.now, minute(self.now + 5 * HOUR_MS), minute(self.now + 31 * HOUR_MS)];
        instants.extend(self.next(self.now).map(|call| call.from));
        for at in instants {
            let explanation = self.engines[self.current].explain(&self.contact, &self.state, at);
            prop_assert_eq!(&explanation.plan, &self.plan(at));
            let reference = self.reference();
            for (rank, number) in explanation.numbers.iter().enumerate() {
                let callable =
                    if favour_order { reference.callable_off_planning(rank, at) } else { reference.callable(rank, at) };
                prop_assert_eq!(
                    number.obstacles.is_empty(),
                    callable,
                    "TEL{} at {}: {:?}\n{}",
                    rank + 1,
                    at,
                    &number.obstacles,
                    self.trace()
                );
            }
            if let Plan::Call(NextCall { rank, from, why, .. }) = explanation.plan
                && from == at
                && matches!(why.cause, Cause::Fresh | Cause::Rule(_))
            {
                prop_assert!(explanation.numbers[usize::from(rank)].obstacles.is_empty(), "{}", self.trace());
            }
        }
        Ok(())
    }

    pub fn keeps_ceilings(&self) -> Result<(), TestCaseError> {
        let strategy = &self.story.strategies[self.current];
        let technical = rappel_strategy::status::SystemStatus::Congestion;
        let counted = |of: &dyn Fn(rappel_strategy::phone::Phone) -> bool| {
            self.state.calls.iter().filter(|call| of(call.phone) && !call.status.is(technical)).count()
        };
        let Some(call) = self.next(self.now) else { return Ok(()) };
        prop_assert!(counted(&|_| true) < usize::from(strategy.attempts_max), "{}", self.trace());
        let ceiling = strategy.number[usize::from(call.rank)].attempts_max.map_or(usize::MAX, usize::from);
        prop_assert!(counted(&|phone| phone == call.phone) < ceiling, "{}", self.trace());
        Ok(())
    }

    pub fn folds(&self) -> Result<(), TestCaseError> {
        let mut folded = State::default();
        for (strategy, contact, attempt) in &self.attempts {
            self.engines[*strategy].apply(contact, &mut folded, attempt);
        }
        prop_assert_eq!(&folded, &self.state);
        let bytes = self.state.encode();
        prop_assert_eq!(&State::decode(&bytes).expect("readable"), &self.state);
        // A shortened state is refused or read as another one, never a panic.
        for length in 0..bytes.len() {
            let _ = State::decode(&bytes[..length]);
        }
        if let Pending::Recall(recall) = &self.state.pending {
            let last = self.state.calls.last().expect("a recall follows a call");
            let asked = matches!(recall.kind, RecallKind::Callback(_));
            prop_assert!(asked || recall.earliest >= last.at, "{}", self.trace());
            prop_assert!(!asked || matches!(recall.aim, Aim::Phone(_)), "{}", self.trace());
        }
        Ok(())
    }
}

//! A slow, plain reading of the rules: which call comes next, found by walking from minute to minute.
//!
//! Why: the engine looks windows up and reasons about when something changes; here nothing is looked up and nothing is reasoned.
//! At each minute every condition is tested as the rule states it, with civil time from the time zone database itself. Where both
//! agree over many generated campaigns, the shortcuts of the engine are sound.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use rappel_strategy::engine::{Aim, Contact, Pending, Recall, RecallKind, State};
use rappel_strategy::hours::DaySpan;
use rappel_strategy::model::{Campaign, CapScope, CapWindow, Choice, LimitKey, OffPlanning, Period, Strategy};
use rappel_strategy::phone::Phone;
use rappel_strategy::status::SystemStatus;
use rappel_strategy::time::{DAY_MS, Instant, MINUTE_MS};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// What the reference finds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// This rank (from 0), from this instant on.
    Call(u8, Instant),
    /// The ceiling of the contact is reached.
    Ceiling,
    /// No live number.
    NoNumber,
    /// It was closed.
    Closed,
    /// No instant within the horizon.
    NoInstant,
}

/// Which windows a search respects.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Inside {
    Hard,
    Planning,
}

/// One contact under one strategy.
pub struct Reference<'a> {
    pub strategy: &'a Strategy,
    pub campaign: &'a Campaign,
    pub contact: &'a Contact,
    /// Name of the zone of each phone column.
    pub zones: &'a [String],
    pub state: &'a State,
}

impl Reference<'_> {
    /// The next call at or after `now` (R30–R36).
    pub fn plan(&self, now: Instant) -> Found {
        if matches!(self.state.pending, Pending::Closed(_)) {
            return Found::Closed;
        }
        if self.attempts(|_| true) >= usize::from(self.strategy.attempts_max) {
            return Found::Ceiling;
        }
        if self.ranks().all(|rank| self.dead(rank)) {
            return Found::NoNumber;
        }
        let found = match &self.state.pending {
            Pending::Recall(recall) => self.recall(recall, now),
            _ => {
                let t0 = self.start().max(now);
                self.choice(t0, now, Inside::Hard)
            }
        };
        found.map_or(Found::NoInstant, |(rank, at)| Found::Call(rank as u8, at))
    }

    fn ranks(&self) -> std::ops::Range<usize> {
        0..self.strategy.number.len()
    }

    fn column(&self, rank: usize) -> usize {
        let column = &self.strategy.number[rank].column;
        self.campaign.phone_columns.iter().position(|c| c == column).expect("a column of the campaign")
    }

    fn phone(&self, rank: usize) -> Option<Phone> {
        self.contact.slots[self.column(rank)].map(|slot| slot.phone)
    }

    fn zone(&self, rank: usize) -> &str {
        &self.zones[self.column(rank)]
    }

    /// R21: congestion does not count.
    fn attempts(&self, on: impl Fn(Phone) -> bool) -> usize {
        self.state.calls.iter().filter(|c| on(c.phone) && !c.status.is(SystemStatus::Congestion)).count()
    }

    fn attempts_on(&self, rank: usize) -> usize {
        self.phone(rank).map_or(0, |phone| self.attempts(|p| p == phone))
    }

    fn start(&self) -> Instant {
        self.campaign.first_day.map_or(Instant::MIN, |day| midnight(&self.campaign.zone, day))
    }

    /// R30, and the ceiling of the number (R11).
    pub fn dead(&self, rank: usize) -> bool {
        let Some(slot) = self.contact.slots[self.column(rank)] else { return true };
        slot.suppressed
            || (0..rank).any(|lower| self.phone(lower) == Some(slot.phone))
            || self.state.calls.iter().any(|call| call.phone == slot.phone && call.gave_up)
            || self.strategy.number[rank].attempts_max.is_some_and(|max| self.attempts_on(rank) >= usize::from(max))
    }

    fn owes(&self, rank: usize) -> bool {
        self.attempts_on(rank) < usize::from(self.strategy.number[rank].preliminary_calls)
    }

    /// Calls to a number, or to any, that a cap looks at.
    fn dialled(&self, phone: Option<Phone>, elsewhere: bool) -> Vec<Instant> {
        let own = self.state.calls.iter().map(|call| (call.phone, call.at));
        let others = self.contact.elsewhere.iter().copied().filter(|_| elsewhere);
        own.chain(others).filter(|(p, _)| phone.is_none_or(|phone| phone == *p)).map(|(_, at)| at).collect()
    }

    /// R40: so many calls stand in the window that ends at this instant.
    fn calls_in_window(&self, rank: usize, at: Instant) -> usize {
        let (Some(phone), Some(cap)) = (self.phone(rank), self.strategy.number[rank].cap) else { return 0 };
        let zone = self.zone(rank);
        let today = local(zone, at).0;
        let inside = |call: &Instant| {
            if cap.window == CapWindow::Rolling && cap.per == Period::Day {
                return at - *call < DAY_MS;
            }
            let day = local(zone, *call).0;
            match (cap.window, cap.per) {
                (CapWindow::Rolling, Period::Week) => days_between(day, today) < 7,
                (CapWindow::Rolling, _) => days_between(day, today) < 31,
                (CapWindow::Calendar, Period::Day) => day == today,
                (CapWindow::Calendar, Period::Week) => {
                    day.iso_week_date().week() == today.iso_week_date().week() && days_between(day, today) < 7
                }
                (CapWindow::Calendar, Period::Month) => (day.year(), day.month()) == (today.year(), today.month()),
            }
        };
        self.dialled(Some(phone), cap.scope == CapScope::AllCampaigns).iter().filter(|call| inside(call)).count()
    }

    fn capped_by_strategy(&self, rank: usize, at: Instant) -> bool {
        self.strategy.number[rank].cap.is_some_and(|cap| self.calls_in_window(rank, at) >= usize::from(cap.calls))
    }

    /// R37: a cap of the law that counts together what this key says.
    pub fn capped_by_law(&self, rank: usize, at: Instant, key: LimitKey) -> bool {
        let zone = self.zone(rank);
        let caps = self.campaign.limit.iter().filter_map(|limit| limit.cap).filter(|cap| cap.per == key);
        caps.into_iter().any(|cap| {
            let today = local(zone, at).0;
            let phone = if key == LimitKey::Contact { None } else { self.phone(rank) };
            let calls = self.dialled(phone, true);
            let counted = calls.iter().filter(|call| days_between(local(zone, **call).0, today) < i32::from(cap.days));
            counted.count() >= usize::from(cap.calls)
        })
    }

    fn capped(&self, rank: usize, at: Instant) -> bool {
        self.capped_by_strategy(rank, at) || self.capped_by_law(rank, at, LimitKey::Number)
    }

    /// R1, R37: opening hours, closed days, first and last day, legal windows.
    pub fn hard_hours(&self, rank: usize, at: Instant) -> bool {
        let (day, minute) = local(&self.campaign.zone, at);
        let week = &self.campaign.hours;
        let open = match self.campaign.exceptional_opening.iter().find(|e| e.date == day) {
            Some(exceptional) => within(&exceptional.hours, minute),
            None => !self.campaign.closed_days.dates.contains(&day) && within(week.day(weekday(day)), minute),
        };
        let (theirs, their_minute) = local(self.zone(rank), at);
        open && self.campaign.first_day.is_none_or(|first| day >= first)
            && self.campaign.last_day.is_none_or(|last| day <= last)
            && self.campaign.limit.iter().all(|limit| {
                limit.hours.as_ref().is_none_or(|hours| within(hours.day(weekday(theirs)), their_minute))
                    && !limit.closed_days.dates.contains(&theirs)
            })
    }

    /// R12: in one of its plannings; a number without planning always is.
    fn in_planning(&self, rank: usize, at: Instant) -> bool {
        let plannings = &self.strategy.number[rank].planning;
        let (day, minute) = local(self.zone(rank), at);
        plannings.is_empty() || plannings.iter().any(|p| within(p.hours.day(weekday(day)), minute))
    }

    fn inside(&self, rank: usize, inside: Inside, at: Instant) -> bool {
        (inside == Inside::Hard || self.in_planning(rank, at))
            && self.hard_hours(rank, at)
            && !self.capped_by_law(rank, at, LimitKey::Contact)
    }

    /// R31, R32.
    fn gate(&self, rank: usize, at: Instant) -> bool {
        self.dead(rank)
            || !self.owes(rank)
            || self.capped(rank, at)
            || (!self.strategy.favour_number_order
                && self.strategy.off_planning == OffPlanning::Skip
                && !self.inside(rank, Inside::Planning, at))
    }

    fn open(&self, rank: usize, at: Instant) -> bool {
        (0..rank).all(|lower| self.gate(lower, at))
    }

    fn horizon_ms(&self) -> i64 {
        i64::from(self.strategy.horizon_days) * DAY_MS
    }

    /// Every instant of `[from, until)` at which something can begin: whole minutes, and those at which a call of an odd second
    /// leaves its 24 hours.
    fn instants(&self, from: Instant, until: Instant) -> impl Iterator<Item = Instant> + use<> {
        let mut odd: Vec<Instant> = self.dialled(None, true).into_iter().map(|call| call + DAY_MS).collect();
        odd.retain(|at| at.millis() % MINUTE_MS != 0 && *at > from && *at < until);
        odd.push(from);
        odd.sort_unstable();
        odd.reverse();
        let mut minute = Instant::from_millis((from.millis().div_euclid(MINUTE_MS) + 1) * MINUTE_MS);
        std::iter::from_fn(move || {
            if odd.last().is_some_and(|at| *at < minute) {
                return odd.pop().filter(|at| *at < until);
            }
            let at = minute;
            minute = minute + MINUTE_MS;
            (at < until).then_some(at)
        })
    }

    fn recall(&self, recall: &Recall, now: Instant) -> Option<(usize, Instant)> {
        let t0 = recall.earliest;
        let target = match recall.aim {
            Aim::Phone(phone) => self.ranks().find(|&rank| self.phone(rank) == Some(phone)),
            _ => None,
        };
        if let Some(rank) = target.filter(|&rank| !self.dead(rank)) {
            let found = match recall.kind {
                // R40: past the strategy's cap, its gates and plannings, but past no limit.
                RecallKind::Callback(_) => {
                    let first = |from: Instant| {
                        self.instants(from, from + self.horizon_ms()).find(|&at| {
                            self.inside(rank, Inside::Hard, at) && !self.capped_by_law(rank, at, LimitKey::Number)
                        })
                    };
                    first(t0).and_then(|_| first(t0.max(now)))
                }
                RecallKind::Retry(_) => self.target(rank, recall, now, Inside::Hard),
                RecallKind::Rule => self.target(rank, recall, now, Inside::Planning),
            };
            if let Some(at) = found {
                return Some((rank, at));
            }
        }
        self.choice(t0, now, Inside::Planning)
    }

    /// R35: the target at the first instant it may be called, unless it is capped or not open then.
    ///
    /// What was settled at the first such instant after `t0` stays settled when that instant is missed.
    fn target(&self, rank: usize, recall: &Recall, now: Instant, inside: Inside) -> Option<Instant> {
        let mut found = None;
        for from in [recall.earliest, recall.earliest.max(now)] {
            let until = (from + self.horizon_ms()).min(recall.valid_until);
            let at = self.instants(from, until).find(|&at| self.inside(rank, inside, at))?;
            if self.capped(rank, at) || !self.open(rank, at) {
                return None;
            }
            found = Some(at);
        }
        found
    }

    fn choice(&self, t0: Instant, now: Instant, inside: Inside) -> Option<(usize, Instant)> {
        if self.strategy.favour_number_order {
            self.number_first(t0, now, inside)
        } else {
            self.planning_first(t0.max(now))
        }
    }

    /// R35, favour-order off.
    fn planning_first(&self, from: Instant) -> Option<(usize, Instant)> {
        self.instants(from, from + self.horizon_ms())
            .find_map(|at| Some((self.preferred(|rank| self.callable(rank, at))?, at)))
    }

    /// R32.
    pub fn callable(&self, rank: usize, at: Instant) -> bool {
        !self.dead(rank) && self.inside(rank, Inside::Planning, at) && !self.capped(rank, at) && self.open(rank, at)
    }

    /// R33.
    pub fn callable_off_planning(&self, rank: usize, at: Instant) -> bool {
        !self.dead(rank) && self.inside(rank, Inside::Hard, at) && !self.capped(rank, at) && self.open(rank, at)
    }

    /// R35, favour-order on: the number is kept while it is open, and passed over where it has no window within the horizon, nor
    /// after its windows were missed, unless another one is chosen before that.
    fn number_first(&self, t0: Instant, now: Instant, inside: Inside) -> Option<(usize, Instant)> {
        let window = |rank: usize, from: Instant| {
            self.instants(from, from + self.horizon_ms()).any(|at| self.inside(rank, inside, at))
        };
        let mut kept: Option<usize> = None;
        let mut uncapped: Option<Vec<usize>> = None;
        let before = t0.max(now) + self.horizon_ms();
        for at in self.instants(t0, before + self.horizon_ms()) {
            let free: Vec<usize> = self.ranks().filter(|&rank| !self.dead(rank) && !self.capped(rank, at)).collect();
            let changed = uncapped.as_ref() != Some(&free);
            // A fresh contact is looked at anew whenever a number is uncapped; it has no call that its choice could date from.
            if kept.is_some_and(|rank| !self.open(rank, at)) || (changed && inside == Inside::Hard) {
                kept = None;
            }
            if at >= before && kept.is_none() {
                return None;
            }
            if kept.is_none() && changed {
                let missed_for_good = |rank: usize| {
                    !window(rank, at.max(now)) && self.instants(at, before).all(|later| self.open(rank, later))
                };
                let mut passed_over = Vec::new();
                let choose = |passed_over: &[usize]| {
                    self.preferred(|rank| {
                        free.contains(&rank) && self.open(rank, at) && window(rank, at) && !passed_over.contains(&rank)
                    })
                };
                kept = choose(&passed_over);
                while let Some(rank) = kept.filter(|&rank| missed_for_good(rank)) {
                    passed_over.push(rank);
                    kept = choose(&passed_over);
                }
            }
            uncapped = Some(free);
            if let Some(rank) = kept.filter(|&rank| at >= now && self.inside(rank, inside, at)) {
                return Some((rank, at));
            }
        }
        None
    }

    /// R35, R10: the lowest that owes, else by the property.
    fn preferred(&self, candidate: impl Fn(usize) -> bool) -> Option<usize> {
        let candidates: Vec<usize> = self.ranks().filter(|&rank| candidate(rank)).collect();
        if let Some(&owing) = candidates.iter().find(|&&rank| self.owes(rank)) {
            return Some(owing);
        }
        match self.strategy.choice {
            Choice::First => candidates.first().copied(),
            Choice::LeastCalled => {
                let fewest = candidates.iter().map(|&rank| self.attempts_on(rank)).min()?;
                candidates.into_iter().find(|&rank| self.attempts_on(rank) == fewest)
            }
            Choice::Rotate => {
                let last =
                    self.state.calls.last().and_then(|call| self.ranks().find(|&r| self.phone(r) == Some(call.phone)));
                let after = candidates.iter().find(|&&rank| last.is_none_or(|last| rank > last));
                after.or(candidates.first()).copied()
            }
        }
    }
}

fn weekday(day: Date) -> usize {
    day.weekday().to_monday_zero_offset() as usize
}

fn within(spans: &[DaySpan], minute: u16) -> bool {
    spans.iter().any(|span| span.from.minutes() <= minute && minute < span.to.minutes())
}

fn days_between(earlier: Date, later: Date) -> i32 {
    later.since(earlier).expect("dates of this century").get_days()
}

fn midnight(zone: &str, day: Date) -> Instant {
    day.to_zoned(TimeZone::get(zone).expect("known")).expect("in range").timestamp().into()
}

/// The local date, and the minute of the day that the clock shows.
pub fn local(zone: &str, at: Instant) -> (Date, u16) {
    type Day = Rc<Vec<(Date, u16)>>;
    thread_local! {
        // Only a memory of what the database said: the same minutes are asked for again and again.
        static KNOWN: RefCell<HashMap<(String, i64), Day>> = RefCell::default();
    }
    let (day, minute) = (at.millis().div_euclid(DAY_MS), at.millis().rem_euclid(DAY_MS) / MINUTE_MS);
    KNOWN.with_borrow_mut(|known| {
        let minutes = match known.get(&(zone.to_owned(), day)) {
            Some(minutes) => minutes.clone(),
            None => {
                let zone_rules = TimeZone::get(zone).expect("known");
                let shown = (0..1440).map(|minute| {
                    let shown: DateTime =
                        zone_rules.to_datetime(Instant::from_millis(day * DAY_MS + minute * MINUTE_MS).timestamp());
                    (shown.date(), shown.hour() as u16 * 60 + shown.minute() as u16)
                });
                let minutes = Rc::new(shown.collect::<Vec<_>>());
                known.insert((zone.to_owned(), day), minutes.clone());
                minutes
            }
        };
        minutes[minute as usize]
    })
}

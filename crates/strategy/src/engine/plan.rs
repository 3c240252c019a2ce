//! Which call comes next (R32, R33, R35–R37).
//!
//! A plan is a function of the state and the instant alone, and it holds still: planned again at any instant up to its own
//! beginning, it comes out the same.

use super::compile::Engine;
use super::contact::{Aim, Callback, Contact, EndReason, Level, Pending, Recall, RecallKind, State};
use super::decision::{Cause, Cited, NextCall, Personal, Plan, Replaced, Selection, Why};
use super::numbers::{Numbers, counts};
use super::timeline::{Timeline, Window};
use crate::model::{Choice, NUMBERS_MAX, OffPlanning};
use crate::status::SystemStatus;
use crate::time::Instant;

/// How often a window is looked at for a change of the decision before it is simply ended early.
const CHANGES_MAX: usize = 16;

/// A number and the window in which it is called.
#[derive(Clone, Copy, Debug)]
struct Pick {
    rank: usize,
    window: Window,
    selection: Selection,
}

/// Which windows a call must respect.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// Opening hours and legal windows.
    Hard,
    /// Also the number's plannings.
    Work,
}

impl Engine {
    /// The next call of a contact, at or after `now`, or why there is none (R35, R36, R39).
    pub fn plan(&self, contact: &Contact, state: &State, now: Instant) -> Plan {
        if let Pending::Closed(reason) = &state.pending {
            return Plan::End(reason.clone());
        }
        let mut numbers = Numbers::unread(self, contact, state);
        numbers.read();
        Planner { engine: self, numbers: &numbers, now }.plan()
    }
}

pub(super) struct Planner<'a> {
    pub engine: &'a Engine,
    pub numbers: &'a Numbers<'a>,
    pub now: Instant,
}

impl Planner<'_> {
    pub fn plan(&self) -> Plan {
        let numbers = self.numbers;
        if numbers.attempts >= self.engine.policy.attempts_max {
            return Plan::End(EndReason::Ceiling);
        }
        if !numbers.any_alive() {
            let barred = numbers.law_end(self.now);
            return Plan::End(barred.map_or(EndReason::NoNumber, |rule| EndReason::Law(rule.into())));
        }
        let found = match &numbers.state.pending {
            Pending::Recall(recall) => self.recall(recall),
            Pending::Fresh | Pending::Closed(_) => self.fresh(),
        };
        match found {
            Some((pick, why)) => Plan::Call(NextCall {
                rank: pick.rank as u8,
                phone: numbers.get(pick.rank).slot.expect("a picked number is not empty").phone,
                from: pick.window.from,
                until: pick.window.until,
                why,
                // A call back that met congestion reached nobody: it is still owed an agent.
                agent_reserved: numbers
                    .state
                    .calls
                    .iter()
                    .rfind(|call| counts(call))
                    .is_some_and(|call| call.status.is(SystemStatus::Abandoned))
                    || (self.engine.law_counts && numbers.needs_agent(pick.rank, pick.window.from)),
            }),
            None => Plan::End(match numbers.law_end(self.before(self.now).min(self.engine.end)) {
                Some(rule) => EndReason::Law(rule.into()),
                None if self.engine.end < self.before(self.now) => EndReason::CampaignOver,
                None => EndReason::NoInstant,
            }),
        }
    }

    /// The first instant that is beyond the horizon of a search from `from` on (R36).
    fn before(&self, from: Instant) -> Instant {
        from.max(self.now) + self.engine.policy.horizon_ms
    }

    fn fresh(&self) -> Option<(Pick, Why)> {
        let from = self.engine.start.max(self.now);
        let pick = self.choose(from, Lines::Hard)?;
        Some((pick, Why { cause: Cause::Fresh, replaced: None, selection: pick.selection }))
    }

    fn recall(&self, recall: &Recall) -> Option<(Pick, Why)> {
        let (cause, lines) = match recall.kind {
            RecallKind::Rule => (Cause::Rule(self.cite(recall)), Lines::Work),
            RecallKind::Retry(k) => (Cause::Retry(self.cite(recall), k), Lines::Hard),
            RecallKind::Callback(callback) => {
                if let Some(mut pick) = self.callback(recall) {
                    let cause = self.asked(recall, callback, pick.window.from);
                    if let Cause::Callback(_, Some(personal)) = cause {
                        pick.window.until = pick.window.until.min(personal.until);
                    }
                    return Some((pick, Why { cause, replaced: None, selection: Selection::Target }));
                }
                (self.asked(recall, callback, self.now), Lines::Work)
            }
        };
        let (replaced, stands_until) = match self.aimed(recall, lines) {
            Ok(pick) => return Some((pick, Why { cause, replaced: None, selection: Selection::Target })),
            Err(verdict) => verdict,
        };
        let mut pick = self.choose(recall.earliest, Lines::Work)?;
        if pick.window.from < stands_until {
            pick.window.until = pick.window.until.min(stands_until);
        }
        Some((pick, Why { cause, replaced, selection: pick.selection }))
    }

    /// Who asked for a callback, and for whom it is kept if it is made from an instant on.
    fn asked(&self, recall: &Recall, callback: Callback, from: Instant) -> Cause {
        if recall.rule.level == Level::Hand {
            return Cause::ByHand;
        }
        let agent = callback.agent.filter(|_| from < callback.personal_until);
        let personal = agent.map(|agent| Personal { agent, until: callback.personal_until });
        Cause::Callback(self.cite(recall), personal)
    }

    fn cite(&self, recall: &Recall) -> Cited {
        let calls = &self.numbers.state.calls;
        let last = calls.last().expect("a recall follows a call");
        let made = match self.numbers.rank_of(last.phone) {
            Some(rank) => self.numbers.get(rank).attempts,
            None => calls.iter().filter(|call| call.phone == last.phone && counts(call)).count() as u16,
        };
        let attempt = made - u16::from(counts(last)) + 1;
        Cited { rule: recall.rule, at: last.at, phone: last.phone, attempt, status: last.status }
    }

    fn line(&self, rank: usize, lines: Lines) -> Option<&Timeline> {
        match lines {
            Lines::Hard => self.numbers.zone_lines(rank).map(|zone| &zone.hard),
            Lines::Work => self.numbers.lines(rank).map(|lines| &lines.work),
        }
    }

    /// The first window of a number from `at` on, inside the hard limits, whatever its gate and cap.
    fn next(&self, rank: usize, lines: Lines, at: Instant, before: Instant) -> Option<Window> {
        self.line(rank, lines)?.next(at.max(self.numbers.get(rank).contact_free), before)
    }

    /// A callback passes gates, plannings and the strategy's cap, but no hard limit (R22, R37, R40).
    fn callback(&self, recall: &Recall) -> Option<Pick> {
        let Aim::Phone(phone) = recall.aim else { return None };
        let rank = self.numbers.rank_of(phone).filter(|&rank| self.numbers.alive(rank))?;
        let free = self.numbers.get(rank).law_free;
        // As with a rule's target, whether it can be kept at all is settled by the instant it was asked for.
        self.next(rank, Lines::Hard, recall.earliest.max(free), recall.earliest + self.engine.policy.horizon_ms)?;
        let from = recall.earliest.max(self.now).max(free);
        let window = self.next(rank, Lines::Hard, from, self.before(recall.earliest))?;
        Some(Pick { rank, window, selection: Selection::Target })
    }

    /// The call a rule asks for, or why the strategy chooses instead (R35), and until when that stands.
    fn aimed(&self, recall: &Recall, lines: Lines) -> Result<Pick, (Option<Replaced>, Instant)> {
        let numbers = self.numbers;
        let for_ever = |replaced| (replaced, Instant::MAX);
        let rank = match recall.aim {
            Aim::Choice => return Err(for_ever(None)),
            Aim::Missing(_) => return Err(for_ever(Some(Replaced::Dead))),
            Aim::Phone(phone) => {
                let alive = numbers.rank_of(phone).filter(|&rank| numbers.alive(rank));
                alive.ok_or(for_ever(Some(Replaced::Dead)))?
            }
        };
        let lapsed = for_ever(Some(Replaced::Lapsed));
        let next = |from: Instant| {
            self.next(rank, lines, from, (from + self.engine.policy.horizon_ms).min(recall.valid_until)).ok_or(lapsed)
        };
        // Whether it is replaced is settled by the first instant it could have been called, whenever that is asked: a horizon
        // that moved with the asking would bring a target back that the strategy's choice has already replaced.
        let first = next(recall.earliest)?;
        let mut window = next(recall.earliest.max(self.now))?;
        // Where only those inside their plannings hold others back, who does so in this window may not do so in the next one. It is
        // called itself then, no later than this window begins.
        let policy = &self.engine.policy;
        let skip = !policy.favour_number_order && policy.off_planning == OffPlanning::Skip;
        let in_this_window = if skip { window.until } else { Instant::MAX };
        for (at, stands_until) in [(first.from, Instant::MAX), (window.from, in_this_window)] {
            if numbers.capped(rank, at) {
                return Err((Some(Replaced::Capped), stands_until));
            }
            if !numbers.open(rank, at) {
                return Err((Some(Replaced::NotOpen), stands_until));
            }
        }
        window.until = window.until.min(recall.valid_until).min(self.open_until(rank, window));
        Ok(Pick { rank, window, selection: Selection::Target })
    }

    /// When the gate of a lower rank closes within a window in which `rank` is open.
    fn open_until(&self, rank: usize, window: Window) -> Instant {
        let mut at = window.from;
        for _ in 0..CHANGES_MAX {
            at = (0..rank).map(|lower| self.next_change(lower, at)).min().unwrap_or(Instant::MAX);
            if at >= window.until {
                return window.until;
            }
            if !self.numbers.open(rank, at) {
                return at;
            }
        }
        at
    }

    /// The first instant after `at` at which a number can begin to be called, or to hold others back.
    fn next_change(&self, rank: usize, at: Instant) -> Instant {
        if !self.numbers.alive(rank) {
            return Instant::MAX;
        }
        let free = self.numbers.uncapped_from(rank);
        if free > at {
            return free;
        }
        let before = at + super::timeline::WINDOW_MAX_MS;
        let begins = |from| self.next(rank, Lines::Work, from, before).map_or(Instant::MAX, |w| w.from);
        match self.next(rank, Lines::Work, at, before) {
            None => Instant::MAX,
            Some(window) if window.from > at => window.from,
            Some(window) => begins(window.until),
        }
    }

    /// The strategy's choice from `t0` on (R35).
    fn choose(&self, t0: Instant, recall_lines: Lines) -> Option<Pick> {
        if self.engine.policy.favour_number_order {
            self.choose_number_first(t0, recall_lines)
        } else {
            self.choose_planning_first(t0.max(self.now))
        }
    }

    /// The first instant after `at` at which some capped number is uncapped.
    fn next_release(&self, at: Instant) -> Instant {
        let releases =
            self.numbers.ranks().filter(|&rank| self.numbers.alive(rank)).map(|rank| self.numbers.uncapped_from(rank));
        releases.filter(|&free| free > at).min().unwrap_or(Instant::MAX)
    }

    /// The numbers that are open as far as preliminary calls and caps go, plannings aside: those up to this rank.
    fn last_open(&self, at: Instant) -> usize {
        let holds_back = |&rank: &usize| {
            let number = self.numbers.get(rank);
            number.dead.is_none() && number.owes && !self.numbers.capped(rank, at)
        };
        self.numbers.ranks().find(holds_back).unwrap_or(self.engine.ranks.len().saturating_sub(1))
    }

    fn choose_planning_first(&self, from: Instant) -> Option<Pick> {
        let before = self.before(from);
        let skip = self.engine.policy.off_planning == OffPlanning::Skip;
        let mut at = from;
        loop {
            let release = self.next_release(at);
            // With `skip`, whoever is inside its planning first is open: a lower rank that owes and is inside would be called itself.
            let last = if skip { self.engine.ranks.len().saturating_sub(1) } else { self.last_open(at) };
            let mut windows = [None; NUMBERS_MAX];
            let mut first = release.min(before);
            for (rank, found) in windows.iter_mut().enumerate().take(last + 1) {
                if self.numbers.alive(rank) && !self.numbers.capped(rank, at) {
                    *found = self.next(rank, Lines::Work, at, first + 1);
                    first = found.map_or(first, |window| first.min(window.from));
                }
            }
            if first < release && first < before {
                let (rank, selection) = self.among(|rank| windows[rank].is_some_and(|w: Window| w.from == first))?;
                let mut window = windows[rank].expect("a candidate has a window");
                window.until = self.chosen_until(rank, window);
                return Some(Pick { rank, window, selection });
            }
            if release >= before {
                return None;
            }
            at = release;
        }
    }

    /// The number to call among candidates: the lowest that owes, else by the property (R10, R35).
    fn among(&self, candidate: impl Fn(usize) -> bool) -> Option<(usize, Selection)> {
        if let Some(rank) = self.numbers.ranks().find(|&rank| candidate(rank) && self.numbers.get(rank).owes) {
            return Some((rank, Selection::Owing));
        }
        let mut candidates = self.numbers.ranks().filter(|&rank| candidate(rank));
        let rank = match self.engine.policy.choice {
            Choice::First => candidates.next(),
            Choice::LeastCalled => candidates.min_by_key(|&rank| self.numbers.get(rank).attempts),
            Choice::Rotate => {
                let last = self.numbers.state.calls.last().and_then(|call| self.numbers.rank_of(call.phone));
                let after = last.map_or(0, |rank| rank + 1);
                let count = self.engine.ranks.len();
                candidates.min_by_key(|&rank| (rank + count - after) % count)
            }
        };
        rank.map(|rank| (rank, Selection::Property))
    }

    /// Whether a number may be called at this very instant by R32.
    fn callable_by_planning(&self, rank: usize, at: Instant) -> bool {
        self.numbers.alive(rank)
            && !self.numbers.capped(rank, at)
            && self.next(rank, Lines::Work, at, at + 1).is_some()
            && self.numbers.open(rank, at)
    }

    /// When another number takes the place of the chosen one within its window.
    fn chosen_until(&self, chosen: usize, window: Window) -> Instant {
        let mut at = window.from;
        for _ in 0..CHANGES_MAX {
            let others = self.numbers.ranks().filter(|&rank| rank != chosen);
            at = others.map(|rank| self.next_change(rank, at)).min().unwrap_or(Instant::MAX);
            if at >= window.until {
                return window.until;
            }
            if self.among(|rank| self.callable_by_planning(rank, at)).is_none_or(|(rank, _)| rank != chosen) {
                return at;
            }
        }
        at
    }

    /// The number first, then its instant; the number is kept as long as it is open (R35).
    fn choose_number_first(&self, t0: Instant, lines: Lines) -> Option<Pick> {
        let before = self.before(t0);
        let mut at = t0;
        loop {
            let last = self.last_open(at);
            let window_from =
                |rank: usize, from: Instant| self.next(rank, lines, from, from + self.engine.policy.horizon_ms);
            // The horizon is counted from where the number is chosen, so that it does not move with the asking.
            let candidate = |rank: usize| {
                rank <= last
                    && self.numbers.alive(rank)
                    && !self.numbers.capped(rank, at)
                    && window_from(rank, at).is_some()
            };
            let mut chosen_anew_at = self.next_release(at);
            let mut passed_over = [false; NUMBERS_MAX];
            while let Some((rank, selection)) = self.among(|rank| candidate(rank) && !passed_over[rank]) {
                // A fresh contact has no attempt that the choice could be counted from: it is made anew at each release, so that
                // it does not depend on when it is asked.
                let release = match lines {
                    Lines::Hard => chosen_anew_at,
                    Lines::Work => (0..rank)
                        .filter(|&lower| self.numbers.alive(lower) && self.numbers.get(lower).owes)
                        .map(|lower| self.numbers.uncapped_from(lower))
                        .filter(|&free| free > at)
                        .min()
                        .unwrap_or(Instant::MAX),
                };
                match window_from(rank, at.max(self.now)) {
                    Some(mut window) if window.from < release => {
                        window.until = window.until.min(release);
                        return Some(Pick { rank, window, selection });
                    }
                    // Its windows were missed, and the next one is beyond the horizon; nobody would be chosen anew before that.
                    None if release >= before => passed_over[rank] = true,
                    _ => {
                        chosen_anew_at = release;
                        break;
                    }
                }
            }
            if chosen_anew_at >= before {
                return None;
            }
            at = chosen_anew_at;
        }
    }
}

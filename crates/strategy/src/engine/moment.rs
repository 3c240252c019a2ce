//! From when on a recall rule lets call (R16).

use super::compile::Engine;
use super::numbers::{Numbers, counts};
use super::table::When;
use super::timeline::Timeline;
use crate::model::{Day, Time};
use crate::time::{DAY_MS, Instant, MINUTE_MS};
use crate::zone::Zone;

const QUARTER_MS: i64 = 15 * MINUTE_MS;
const QUARTERS: u32 = 96;
/// How far from unanswered calls another time of day is looked for, in quarters of an hour: the farthest that can be had.
const DISTANCES: [u32; 4] = [12, 8, 4, 2];
/// How many days another time of day is looked for.
const OTHER_TIME_DAYS: i64 = 7;

/// The moments that follow one attempt.
pub(super) struct Moments<'a> {
    pub engine: &'a Engine,
    pub numbers: &'a Numbers<'a>,
    /// When the attempt was dialled.
    pub at: Instant,
    /// Rank of the number dialled.
    pub called: Option<usize>,
}

impl Moments<'_> {
    /// The earliest instant a moment allows, for a target of this rank or the strategy's choice.
    pub fn instant(&self, when: When, target: Option<usize>) -> Instant {
        match when {
            When::After(delay) => self.at + delay.millis(),
            When::On { day, time } => self.on(day, time, self.zone(target)),
            When::NextPlanning(planning) => self.next_planning(planning, target),
            When::OtherTimeOfDay => self.other_time(target),
        }
    }

    fn zone(&self, rank: Option<usize>) -> &Zone {
        let lines = rank.or(self.called).and_then(|rank| self.numbers.zone_lines(rank));
        &lines.unwrap_or(&self.engine.zones[0]).zone
    }

    /// The first instant after the attempt that fits the day and the time.
    fn on(&self, day: Day, time: Time, zone: &Zone) -> Instant {
        let today = zone.day(self.at);
        let time_ms = match time {
            Time::At(time) => time.millis(),
            Time::SameHour => zone.time_of_day_ms(self.at),
        };
        let later = |day, step| {
            let at = zone.instant(day, time_ms);
            if at > self.at { at } else { zone.instant(day + step, time_ms) }
        };
        match day {
            Day::Same => later(today, 1),
            Day::InDays(days) => zone.instant(today + i32::from(days), time_ms),
            Day::On(weekday) => later(today + (i32::from(weekday.0) - today.weekday() as i32).rem_euclid(7), 7),
        }
    }

    fn next_planning(&self, planning: Option<u8>, target: Option<usize>) -> Instant {
        let opening = |rank: usize| {
            let lines = self.numbers.lines(rank)?;
            let line = planning.and_then(|index| lines.plannings.get(usize::from(index)));
            match line {
                Some(line) => self.opens_after(line),
                None if lines.plannings.is_empty() => self.opens_after(&lines.work),
                None => lines.plannings.iter().filter_map(|line| self.opens_after(line)).min(),
            }
        };
        let found = match target {
            Some(rank) => opening(rank),
            None => self.numbers.ranks().filter(|&rank| self.numbers.alive(rank)).filter_map(opening).min(),
        };
        // Where it never opens, the plan finds no instant either and says so.
        found.unwrap_or(self.at)
    }

    /// The first instant after the attempt at which a line opens.
    fn opens_after(&self, line: &Timeline) -> Option<Instant> {
        let before = self.at + self.engine.policy.horizon_ms;
        let window = line.next(self.at, before)?;
        if window.from > self.at { Some(window.from) } else { line.next(window.until, before).map(|w| w.from) }
    }

    /// The first instant of the target's windows that is away from every unanswered call on it, in time of day.
    fn other_time(&self, target: Option<usize>) -> Instant {
        let zone = self.zone(target);
        let phone = target.and_then(|rank| self.numbers.get(rank).slot).map(|slot| slot.phone);
        let failed = self.numbers.state.calls.iter().filter(|call| {
            phone.is_none_or(|phone| phone == call.phone) && call.status.as_system().is_some() && counts(call)
        });
        let taken = failed.fold(0u128, |taken, call| taken | 1 << quarter(zone, call.at));
        let line = match target {
            Some(rank) => self.numbers.lines(rank).map(|lines| &lines.work),
            None => self.called.and_then(|rank| self.numbers.zone_lines(rank)).map(|lines| &lines.hard),
        };
        let Some(line) = line else { return self.at };
        let found = DISTANCES.iter().find_map(|&distance| self.away(line, zone, near(taken, distance)));
        found.or_else(|| self.opens_after(line)).unwrap_or(self.at)
    }

    /// The first instant after the attempt, inside the line, whose quarter of an hour is not among `avoided`.
    fn away(&self, line: &Timeline, zone: &Zone, avoided: u128) -> Option<Instant> {
        let before = self.at + OTHER_TIME_DAYS * DAY_MS;
        let mut at = self.at + 1;
        while let Some(window) = line.next(at, before) {
            at = window.from;
            while at < window.until {
                if avoided & (1 << quarter(zone, at)) == 0 {
                    return Some(at);
                }
                at = at + (QUARTER_MS - zone.time_of_day_ms(at) % QUARTER_MS);
            }
            at = window.until;
        }
        None
    }
}

fn quarter(zone: &Zone, at: Instant) -> u32 {
    (zone.time_of_day_ms(at) / QUARTER_MS) as u32
}

/// The quarters less than `distance` quarters from one of `taken`, round the clock.
fn near(taken: u128, distance: u32) -> u128 {
    const DAY: u128 = (1 << QUARTERS) - 1;
    (1..distance).fold(taken, |near, step| {
        let later = taken << step | taken >> (QUARTERS - step);
        let earlier = taken >> step | taken << (QUARTERS - step);
        near | (later & DAY) | (earlier & DAY)
    })
}

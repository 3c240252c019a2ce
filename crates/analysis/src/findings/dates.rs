//! What closed days do to windows: how long one may have to wait for the next.

use super::scene::{DAYS_MAX, Scene};
use super::week::{DAY_MIN, Week};
use rappel_strategy::holidays;
use rappel_strategy::model::ClosedDays;
use rappel_strategy::time::{Instant, LocalDay, MINUTE_MS};
use std::collections::BTreeSet;

/// The dates that are not as their weekday is.
pub struct Dates {
    first: LocalDay,
    last: LocalDay,
    /// On the campaign's calendar, with those near them for contacts whose day begins at another hour.
    odd: BTreeSet<i32>,
}

/// A stretch without a window.
#[derive(Clone, Copy, Debug)]
pub struct Gap {
    /// The last instant of a window before it.
    pub from: Instant,
    /// Its length.
    pub minutes: i64,
}

impl Dates {
    /// The dates from the scene's start on.
    pub fn of(scene: &Scene<'_>) -> Dates {
        let first = scene.zone.day(scene.start);
        let last = scene.zone.day(scene.end + -1).min(first + DAYS_MAX);
        let mut odd = BTreeSet::new();
        let near = (first + -2)..(last + 2);
        let mut put = |day: LocalDay, around: i32| {
            for day in day.0 - around..=day.0 + around {
                if near.contains(&LocalDay(day)) {
                    odd.insert(day);
                }
            }
        };
        let elsewhere = i32::from(scene.zones().any(|zone| scene.hours(zone).ahead_min != 0));
        closed(&scene.campaign.closed_days, &mut |day| put(day, 0));
        for limit in &scene.campaign.limit {
            closed(&limit.closed_days, &mut |day| put(day, elsewhere));
        }
        for (days, with_eves) in &scene.law.closed {
            closed(days, &mut |day| {
                put(day, elsewhere);
                if *with_eves {
                    put(day + -1, elsewhere);
                }
            });
        }
        for opening in &scene.campaign.exceptional_opening {
            put(opening.date.into(), 0);
        }
        // On the day of a clock change an hour is missing, or there twice.
        for zone in scene.zones() {
            let clock = scene.clock(zone);
            for day in first.0..last.0 {
                let midnight = |day| clock.offset_ms(clock.instant(LocalDay(day), 0));
                if midnight(day) != midnight(day + 1) {
                    put(LocalDay(day), elsewhere);
                }
            }
        }
        Dates { first, last, odd }
    }

    /// Whether a date is unlike its weekday.
    pub fn is_odd(&self, day: LocalDay) -> bool {
        self.odd.contains(&day.0)
    }

    /// The longest that somebody who would be called in a window waits when that window falls on an odd date, in minutes.
    pub fn delay(&self, week: &Week) -> Option<Gap> {
        let starts = self.windows(week);
        let mut longest: Option<Gap> = None;
        let mut waiting: Option<i64> = None;
        for (from, _, odd) in starts {
            match (odd, waiting) {
                (true, None) => waiting = Some(from),
                (false, Some(since)) => {
                    let gap = Gap { from: self.instant(since), minutes: from - since };
                    longest = longest.filter(|known| known.minutes >= gap.minutes).or(Some(gap));
                    waiting = None;
                }
                _ => {}
            }
        }
        longest
    }

    /// The longest stretch without a window, odd dates having none.
    pub fn gap(&self, week: &Week) -> Option<Gap> {
        let mut longest: Option<Gap> = None;
        let mut before: Option<i64> = None;
        for (from, until, _) in self.windows(week).into_iter().filter(|(.., odd)| !odd) {
            if let Some(before) = before {
                let gap = Gap { from: self.instant(before), minutes: from - before };
                longest = longest.filter(|known| known.minutes >= gap.minutes).or(Some(gap));
            }
            before = Some(until);
        }
        longest
    }

    /// Whether a call off planning may come after which none of the number's plannings opens within the horizon.
    pub fn may_end_off_planning(&self, scene: &Scene<'_>, rank: usize) -> bool {
        let horizon_min =
            i64::from(scene.strategy.horizon_days - scene.strategy.horizon_days.min(1)) * i64::from(DAY_MIN);
        scene.end < Instant::MAX
            || scene.zones().any(|zone| {
                let hours = scene.hours(zone);
                hours.clocks_move || self.gap(&hours.work[rank].ordinary).is_none_or(|gap| gap.minutes >= horizon_min)
            })
    }

    /// The windows of all dates, in minutes since the first, and whether their date is odd.
    fn windows(&self, week: &Week) -> Vec<(i64, i64, bool)> {
        let runs: Vec<(i32, i32)> = week
            .cells()
            .iter()
            .map(|cell| {
                let midnight = i32::from(cell.weekday) * DAY_MIN;
                (midnight + i32::from(cell.span.from.minutes()), midnight + i32::from(cell.span.to.minutes()))
            })
            .collect();
        let mut windows: Vec<(i64, i64, bool)> = Vec::new();
        for day in self.first.0..self.last.0 {
            let weekday = LocalDay(day).weekday() as i32;
            for (from, until) in runs.iter().filter(|(from, _)| from / DAY_MIN == weekday) {
                let midnight = i64::from(day - self.first.0) * i64::from(DAY_MIN);
                let begins = midnight + i64::from(from % DAY_MIN);
                windows.push((begins, begins + i64::from(until - from), self.is_odd(LocalDay(day))));
            }
        }
        windows
    }

    fn instant(&self, minutes: i64) -> Instant {
        // Only where to begin looking: the clock's own word is the engine's.
        Instant::from_millis(i64::from(self.first.0) * i64::from(DAY_MIN) * MINUTE_MS + minutes * MINUTE_MS)
    }
}

fn closed(days: &ClosedDays, put: &mut dyn FnMut(LocalDay)) {
    for &date in &days.dates {
        put(date.into());
    }
    for calendar in days.calendars.iter().filter_map(|code| holidays::calendar(code)) {
        calendar.days().iter().for_each(|day| put(*day));
    }
}

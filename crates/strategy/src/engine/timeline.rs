//! Windows of time, precomputed.
//!
//! Why: opening hours, closed days, plannings, legal windows, zones and clock changes are settled here once, so that a decision
//! only looks up the next window. Beyond the precomputed span the same code computes a further piece on demand: slower, never
//! different.

use crate::hours::{DaySpan, WeekHours};
use crate::time::{DAY_MS, Instant, LocalDay};
use crate::zone::Zone;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A half-open stretch of time, never empty.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Window {
    /// First instant inside.
    pub from: Instant,
    /// First instant after.
    pub until: Instant,
}

/// Longest window that is ever reported: a campaign open day and night has no natural end.
pub(super) const WINDOW_MAX_MS: i64 = 7 * DAY_MS;

/// Hours of the week in one zone, with days that differ (R1, R2).
#[derive(Clone, Debug)]
pub struct Hours {
    /// Whose clock.
    pub zone: Arc<Zone>,
    /// The ordinary week.
    pub week: WeekHours,
    /// Days without hours, sorted.
    pub closed: Arc<[LocalDay]>,
    /// Days with other hours; they override `closed`.
    pub exceptional: Arc<BTreeMap<LocalDay, Vec<DaySpan>>>,
    /// The first day on which they hold, and the first on which they no longer do: other days are open throughout.
    pub valid: (LocalDay, LocalDay),
}

/// Every day there is.
pub const ALWAYS: (LocalDay, LocalDay) = (LocalDay(i32::MIN), LocalDay(i32::MAX));

impl Hours {
    /// Hours of an ordinary week without closed days.
    pub fn weekly(zone: Arc<Zone>, week: WeekHours) -> Hours {
        Hours { zone, week, closed: Arc::from([]), exceptional: Arc::default(), valid: ALWAYS }
    }

    /// The hours of one local day.
    pub fn spans(&self, day: LocalDay) -> &[DaySpan] {
        if day < self.valid.0 || self.valid.1 <= day {
            return &[DaySpan::WHOLE];
        }
        if let Some(spans) = self.exceptional.get(&day) {
            return spans;
        }
        if self.closed.binary_search(&day).is_ok() { &[] } else { self.week.day(day.weekday()) }
    }

    /// Whether this instant is inside.
    pub fn contains(&self, at: Instant) -> bool {
        let time_ms = self.zone.time_of_day_ms(at);
        self.spans(self.zone.day(at)).iter().any(|s| s.from.millis() <= time_ms && time_ms < s.to.millis())
    }

    /// All windows that touch `[from, until)`, cut to it, sorted, those that touch made one.
    fn windows(&self, from: Instant, until: Instant) -> Vec<Window> {
        let mut windows = Vec::new();
        let (first, last) = (self.zone.day(from).0 - 1, self.zone.day(until).0 + 1);
        for day in (first..=last).map(LocalDay) {
            for span in self.spans(day) {
                self.zone.instants_within(day, span.from.millis(), span.to.millis(), |a, b| {
                    let window = Window { from: a.max(from), until: b.min(until) };
                    if window.from < window.until {
                        windows.push(window);
                    }
                });
            }
        }
        merged(windows)
    }
}

fn merged(mut windows: Vec<Window>) -> Vec<Window> {
    windows.sort_by_key(|w| w.from);
    let mut merged: Vec<Window> = Vec::with_capacity(windows.len());
    for window in windows {
        match merged.last_mut() {
            Some(last) if window.from <= last.until => last.until = last.until.max(window.until),
            _ => merged.push(window),
        }
    }
    merged
}

fn intersection(a: &[Window], b: &[Window]) -> Vec<Window> {
    let (mut i, mut j) = (0, 0);
    let mut common = Vec::new();
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let window = Window { from: x.from.max(y.from), until: x.until.min(y.until) };
        if window.from < window.until {
            common.push(window);
        }
        if x.until <= y.until { i += 1 } else { j += 1 }
    }
    common
}

/// What a timeline is made of: the instants inside every one of `all`, inside some one of `any` (no `any`: no condition), and
/// inside `[start, end)`.
#[derive(Clone, Debug)]
pub struct Recipe {
    /// Every one must be open.
    pub all: Vec<Arc<Hours>>,
    /// At least one must be open, unless there is none.
    pub any: Vec<Arc<Hours>>,
    /// First instant of all.
    pub start: Instant,
    /// First instant after all.
    pub end: Instant,
}

impl Recipe {
    fn windows(&self, from: Instant, until: Instant) -> Vec<Window> {
        let (from, until) = (from.max(self.start), until.min(self.end));
        if from >= until {
            return Vec::new();
        }
        let mut windows = vec![Window { from, until }];
        if !self.any.is_empty() {
            windows = merged(self.any.iter().flat_map(|hours| hours.windows(from, until)).collect());
        }
        for hours in &self.all {
            windows = intersection(&windows, &hours.windows(from, until));
        }
        windows
    }

    /// The first window that ends after `at`, its beginning cut to `at`; `None` when it would begin at `before` or later.
    pub fn first(&self, at: Instant, before: Instant) -> Option<Window> {
        let mut from = at;
        let step_ms = 32 * DAY_MS;
        while from < before.min(self.end) {
            let windows = self.windows(from, from + (step_ms + WINDOW_MAX_MS));
            if let Some(window) = windows.first() {
                return cut(*window, at, before);
            }
            from = from + step_ms;
        }
        None
    }
}

/// The windows of a recipe, looked up in constant time within a span.
#[derive(Clone, Debug)]
pub struct Timeline {
    recipe: Recipe,
    span: Window,
    windows: Vec<Window>,
    /// For each day of the span, counted from its start, the first window that ends after the day begins.
    first_of_day: Vec<u32>,
}

impl Timeline {
    /// Precomputes the windows of `recipe` within `span`.
    pub fn new(recipe: Recipe, span: Window) -> Timeline {
        let windows = recipe.windows(span.from, span.until);
        let days = (span.until - span.from) / DAY_MS + 1;
        let mut first = 0;
        let first_of_day = (0..days)
            .map(|day| {
                let begin = span.from + day * DAY_MS;
                while windows.get(first).is_some_and(|w| w.until <= begin) {
                    first += 1;
                }
                first as u32
            })
            .collect();
        Timeline { recipe, span, windows, first_of_day }
    }

    /// The first window that ends after `at`, its beginning cut to `at`; `None` when it would begin at `before` or later.
    pub fn next(&self, at: Instant, before: Instant) -> Option<Window> {
        let window = if at >= self.span.from && at < self.span.until + -(2 * WINDOW_MAX_MS) {
            let day = ((at - self.span.from) / DAY_MS) as usize;
            let mut index = self.first_of_day[day] as usize;
            while self.windows.get(index).is_some_and(|w| w.until <= at) {
                index += 1;
            }
            match self.windows.get(index) {
                Some(window) => *window,
                None => return self.search(self.span.until.max(at), before),
            }
        } else {
            return self.search(at, before);
        };
        cut(window, at, before)
    }

    /// The same, computed on demand.
    fn search(&self, at: Instant, before: Instant) -> Option<Window> {
        self.recipe.first(at, before)
    }

    /// Whether `at` is inside.
    pub fn contains(&self, at: Instant) -> bool {
        self.next(at, at + 1).is_some()
    }
}

fn cut(window: Window, at: Instant, before: Instant) -> Option<Window> {
    let from = window.from.max(at);
    let until = window.until.min(from + WINDOW_MAX_MS);
    (from < before).then_some(Window { from, until })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{HOUR_MS, MINUTE_MS};
    use jiff::civil::date;

    fn at(text: &str) -> Instant {
        text.parse().expect("valid")
    }

    fn paris(json: &str) -> Hours {
        let zone = Arc::new(Zone::load("Europe/Paris").expect("known"));
        Hours::weekly(zone, serde_json::from_str(json).expect("valid"))
    }

    #[test]
    fn r1_r2_lookup_agrees_with_the_minute_by_minute_clock() {
        let mut opening = paris(r#"{"mon-fri":["09:00-12:00","13:00-20:00"],"sun":["00:00-24:00"]}"#);
        opening.closed = Arc::from([LocalDay::from(date(2026, 10, 26))]);
        opening.exceptional = Arc::new(BTreeMap::from([(
            LocalDay::from(date(2026, 10, 31)),
            vec!["10:00-11:00".parse().expect("valid")],
        )]));
        let island = Arc::new(Zone::load("Indian/Reunion").expect("known"));
        let planning = Hours::weekly(
            island,
            serde_json::from_str(r#"{"mon-sat":["12:00-14:00","17:30-21:00"],"sun":["03:00-08:00"]}"#).expect("valid"),
        );
        let recipe = Recipe {
            all: vec![Arc::new(opening.clone())],
            any: vec![Arc::new(planning.clone())],
            start: at("2026-10-01T00:00:00Z"),
            end: at("2026-12-01T00:00:00Z"),
        };
        let timeline =
            Timeline::new(recipe, Window { from: at("2026-10-10T00:00:00Z"), until: at("2026-11-20T00:00:00Z") });
        let mut expected = None;
        let mut minute = at("2026-12-05T00:00:00Z");
        while minute > at("2026-09-25T00:00:00Z") {
            minute = minute + -MINUTE_MS;
            let inside = opening.contains(minute)
                && planning.contains(minute)
                && minute >= at("2026-10-01T00:00:00Z")
                && minute < at("2026-12-01T00:00:00Z");
            if inside {
                expected = Some(minute);
            }
            assert_eq!(timeline.next(minute, Instant::MAX).map(|w| w.from), expected, "{minute}");
            assert_eq!(timeline.contains(minute), inside, "{minute}");
        }
    }

    #[test]
    fn a_campaign_open_day_and_night_reports_a_bounded_window() {
        let hours = Arc::new(paris(r#"{"mon-sun":["00:00-24:00"]}"#));
        let recipe = Recipe { all: vec![hours], any: Vec::new(), start: Instant::MIN, end: Instant::MAX };
        let timeline =
            Timeline::new(recipe, Window { from: at("2026-01-01T00:00:00Z"), until: at("2026-03-01T00:00:00Z") });
        for instant in [at("2026-01-10T00:00:00Z"), at("2026-02-28T00:00:00Z"), at("2031-01-01T12:00:00Z")] {
            let window = timeline.next(instant, Instant::MAX).expect("open");
            assert_eq!((window.from, window.until - window.from), (instant, 7 * 24 * HOUR_MS));
        }
    }
}

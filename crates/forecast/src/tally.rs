//! What is counted of one run, by quarter-hour.

use rappel_strategy::time::{Instant, MINUTE_MS};
use std::collections::HashMap;

/// A quarter of an hour.
pub(crate) const QUARTER_MS: i64 = 15 * MINUTE_MS;

/// The quarter-hours of a forecast.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grid {
    /// The first one begins here, at a whole quarter.
    pub(crate) from: Instant,
    pub(crate) count: usize,
}

impl Grid {
    pub(crate) fn new(from: Instant, until: Instant) -> Grid {
        let first = from.millis().div_euclid(QUARTER_MS);
        let last = (until.millis() - 1).div_euclid(QUARTER_MS);
        Grid { from: Instant::from_millis(first * QUARTER_MS), count: (last - first + 1).max(0) as usize }
    }

    pub(crate) fn begin(&self, quarter: usize) -> Instant {
        self.from + quarter as i64 * QUARTER_MS
    }

    /// The quarter of an instant, if it is among these.
    pub(crate) fn of(&self, at: Instant) -> Option<usize> {
        let index = (at - self.from).div_euclid(QUARTER_MS);
        usize::try_from(index).ok().filter(|&index| index < self.count)
    }
}

/// What happened in a quarter-hour.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) callable: u32,
    /// Contacts that wait as it begins, callable ones included.
    pub(crate) waiting: u32,
    pub(crate) calls: u32,
    pub(crate) answers: u32,
    pub(crate) abandoned: u32,
    pub(crate) texts: u32,
    pub(crate) messages: u32,
    pub(crate) reached: u32,
    pub(crate) ended: u32,
    pub(crate) busy_agent_ms: u64,
}

/// One run.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) quarters: Vec<Counts>,
    pub(crate) ended: HashMap<String, u64>,
    /// Contacts that wait at the end, those with a call in progress included.
    pub(crate) waiting: u64,
    pub(crate) exhausted_at: Option<Instant>,
}

/// Counts as time goes on.
pub(crate) struct Tally {
    pub(crate) grid: Grid,
    pub(crate) run: Run,
    /// Since when agents were last counted.
    since: Instant,
}

impl Tally {
    pub(crate) fn new(grid: Grid, from: Instant, waiting: u64) -> Tally {
        let quarters = vec![Counts::default(); grid.count];
        Tally { grid, run: Run { quarters, ended: HashMap::new(), waiting, exhausted_at: None }, since: from }
    }

    /// Counts of the quarter of an instant; what is after the end falls away.
    pub(crate) fn at(&mut self, at: Instant) -> Option<&mut Counts> {
        self.grid.of(at).map(|quarter| &mut self.run.quarters[quarter])
    }

    /// So many agents talked or wrote up until `now`.
    pub(crate) fn busy(&mut self, agents: u32, now: Instant) {
        while self.since < now {
            let Some(quarter) = self.grid.of(self.since) else {
                self.since = now;
                return;
            };
            let until = now.min(self.grid.begin(quarter + 1));
            self.run.quarters[quarter].busy_agent_ms += u64::from(agents) * (until - self.since) as u64;
            self.since = until;
        }
    }

    /// So many contacts ended.
    pub(crate) fn ended(&mut self, result: String, contacts: u64, at: Instant) {
        if let Some(counts) = self.at(at) {
            counts.ended += contacts as u32;
        }
        *self.run.ended.entry(result).or_default() += contacts;
        self.run.waiting -= contacts;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_whole_and_time_is_shared_out_among_them() {
        let at = |text: &str| text.parse::<Instant>().unwrap();
        let (from, until) = (at("2026-11-23T08:05:00Z"), at("2026-11-23T08:50:00Z"));
        let grid = Grid::new(from, until);
        assert_eq!((grid.from, grid.count), (at("2026-11-23T08:00:00Z"), 4));
        assert_eq!((grid.of(until), grid.of(at("2026-11-23T09:00:00Z"))), (Some(3), None));
        let mut tally = Tally::new(grid, from, 0);
        tally.busy(2, at("2026-11-23T08:20:00Z"));
        tally.busy(1, at("2026-11-23T09:10:00Z"));
        let busy: Vec<u64> = tally.run.quarters.iter().map(|counts| counts.busy_agent_ms / 60_000).collect();
        assert_eq!(busy, [20, 20, 15, 15]);
    }
}

//! The rows of a turn: by the minute their windows close, then by start, rank and contact.

use rappel_store::order::{Place, lane_of, lane_start};
use rappel_strategy::time::Instant;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

/// What orders the rows of a lane: start, rank and contact, packed so that two compare in one step.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(u128);

impl Key {
    pub fn new(due_from: i64, rank: i64, contact: u32) -> Key {
        let rank = rank.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32;
        // The sign bit the other way round: what is less stays less.
        let (start, rank) = (due_from as u64 ^ 1 << 63, rank as u32 ^ 1 << 31);
        Key(u128::from(start) << 64 | u128::from(rank) << 32 | u128::from(contact))
    }

    /// Before all rows that start then.
    pub fn first(due_from: i64) -> Key {
        Key::new(due_from, i64::MIN, 0)
    }

    /// After all rows that start then.
    pub fn last(due_from: i64) -> Key {
        Key::new(due_from, i64::MAX, u32::MAX)
    }

    pub fn of(place: &Place) -> Key {
        Key::new(place.due_from, place.rank, place.contact.position())
    }

    pub fn due_from(self) -> i64 {
        ((self.0 >> 64) as u64 ^ 1 << 63) as i64
    }

    pub fn rank(self) -> i64 {
        i64::from(((self.0 >> 32) as u32 ^ 1 << 31) as i32)
    }

    pub fn contact(self) -> u32 {
        self.0 as u32
    }
}

#[derive(Clone, Copy)]
pub(super) struct Row {
    pub close_ms: u16,
    pub made: u16,
}

impl Row {
    pub fn of(place: &Place) -> Row {
        Row { close_ms: place.close_ms as u16, made: u16::try_from(place.made).unwrap_or(u16::MAX) }
    }
}

/// The rows of a lane.
#[derive(Default)]
pub(super) struct Lane {
    pub rows: BTreeMap<Key, Row>,
    /// Up to which start rows were counted last, and how many start by then: time goes on, so that only later ones are counted anew.
    counted: Cell<(i64, u64)>,
}

impl Lane {
    pub fn first(&self) -> Option<i64> {
        self.rows.first_key_value().map(|(key, _)| key.due_from())
    }

    /// The first start from this one on.
    pub fn first_from(&self, due_from: i64) -> Option<i64> {
        self.rows.range(Key::first(due_from)..).next().map(|(key, _)| key.due_from())
    }

    /// Up to `limit` rows that start then, after a rank and a contact.
    pub fn window(&self, start: i64, (rank, contact): (i64, i64), limit: usize) -> impl Iterator<Item = (&Key, &Row)> {
        let after = Bound::Excluded(Key::new(start, rank, contact.max(0) as u32));
        self.rows.range((after, Bound::Unbounded)).take_while(move |(key, _)| key.due_from() == start).take(limit)
    }

    fn insert(&mut self, key: Key, row: Row) {
        let (until, count) = self.counted.get();
        if self.rows.insert(key, row).is_none() && key.due_from() <= until {
            self.counted.set((until, count + 1));
        }
    }

    /// Inserts rows in order that are not there.
    fn insert_all(&mut self, rows: Vec<(Key, Row)>) {
        // To go through both in order takes as long as to look up a few.
        if rows.len() < self.rows.len() / 8 {
            rows.into_iter().for_each(|(key, row)| self.insert(key, row));
            return;
        }
        let (until, count) = self.counted.get();
        let counted = rows.iter().take_while(|(key, _)| key.due_from() <= until).count();
        self.counted.set((until, count + counted as u64));
        self.rows.append(&mut rows.into_iter().collect());
    }

    /// Whether it was there.
    fn remove(&mut self, key: &Key) -> bool {
        let (until, count) = self.counted.get();
        let was = self.rows.remove(key).is_some();
        if was && key.due_from() <= until {
            self.counted.set((until, count - 1));
        }
        was
    }

    pub fn count(&self, due_from_max: i64) -> u64 {
        let (until, count) = self.counted.get();
        if due_from_max < until {
            return self.rows.range(..=Key::last(due_from_max)).count() as u64;
        }
        let later = self.rows.range((Bound::Excluded(Key::last(until)), Bound::Included(Key::last(due_from_max))));
        let count = if due_from_max > until { count + later.count() as u64 } else { count };
        self.counted.set((due_from_max, count));
        count
    }
}

/// The rows of a turn.
#[derive(Default)]
pub(super) struct Lanes {
    pub rows: BTreeMap<i64, Lane>,
    /// Each lane with the start of its first row, by that.
    pub starts: BTreeSet<(i64, i64)>,
}

impl Lanes {
    pub fn insert(&mut self, lane: i64, key: Key, row: Row) {
        let rows = self.rows.entry(lane).or_default();
        let before = rows.first();
        rows.insert(key, row);
        self.moved(lane, before, Some(before.map_or(key.due_from(), |before| before.min(key.due_from()))));
    }

    /// Whether it was there.
    pub fn remove(&mut self, lane: i64, key: &Key) -> bool {
        let Some(rows) = self.rows.get_mut(&lane) else { return false };
        let before = rows.first();
        let was = rows.remove(key);
        let now = rows.first();
        if now.is_none() {
            self.rows.remove(&lane);
        }
        self.moved(lane, before, now);
        was
    }

    /// Inserts rows that are not there.
    pub fn insert_all(&mut self, lane: i64, mut rows: Vec<(Key, Row)>) {
        // Mostly runs in order already.
        rows.sort_by_key(|(key, _)| *key);
        let Some(first) = rows.first().map(|(key, _)| key.due_from()) else { return };
        let before = self.rows.get(&lane).and_then(Lane::first);
        self.rows.entry(lane).or_default().insert_all(rows);
        self.moved(lane, before, Some(before.map_or(first, |before| before.min(first))));
    }

    /// Takes out the rows of some lane that are over at `now`, in order; `None` when there are none.
    pub fn take_overdue(&mut self, now: Instant) -> Option<(i64, Vec<(Key, Row)>)> {
        let (&lane, here) = self.rows.first_key_value().filter(|(lane, _)| **lane <= lane_of(now))?;
        let over = |row: &Row| lane_start(lane) + i64::from(row.close_ms) <= now;
        if !here.rows.values().any(over) {
            return None;
        }
        self.moved(lane, here.first(), None);
        let rows = self.rows.remove(&lane).map(|lane| lane.rows).unwrap_or_default();
        let (over, left) = rows.into_iter().partition(|(_, row)| over(row));
        self.insert_all(lane, left);
        Some((lane, over))
    }

    /// The first start of a lane may have changed.
    fn moved(&mut self, lane: i64, before: Option<i64>, now: Option<i64>) {
        if before != now {
            if let Some(before) = before {
                self.starts.remove(&(before, lane));
            }
            self.starts.extend(now.map(|now| (now, lane)));
        }
    }
}

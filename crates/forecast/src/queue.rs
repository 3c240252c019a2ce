//! The queue of a campaign in memory, in the store's own order (R38).
//!
//! Contacts that were called, or that are unlike others, stand in a b-tree a turn; the others in [`groups`].

mod groups;
mod lanes;

use crate::slots::Slots;
use groups::Groups;
use lanes::{Key, Lane, Lanes, Row};
use rappel_store::order::{Place, Position, Rows, TURNS, WINDOW_MAX_MS, before_lane, first_free, lane_of};
use rappel_store::{CampaignId, ContactId, Edition};
use rappel_strategy::engine::Turn;
use rappel_strategy::time::Instant;
use rustc_hash::FxHashMap;
use std::convert::Infallible;
use std::ops::Bound;

/// The edition of everything here: a campaign does not change while it is forecast.
pub(crate) const EDITION: Edition = Edition(1);

/// The contact at a position of the file.
pub(crate) fn contact_id(contact: u32) -> ContactId {
    ContactId::new(CampaignId::new(1).expect("1 is a campaign"), contact)
}

/// Rows on their way to new places, by turn and lane: many are put there faster than one by one.
#[derive(Default)]
pub(crate) struct Moved(FxHashMap<(usize, i64), Vec<(Key, Row)>>);

impl Moved {
    pub(crate) fn put(&mut self, place: &Place) {
        self.0.entry((place.turn as usize, place.lane)).or_default().push((Key::of(place), Row::of(place)));
    }
}

pub(crate) struct Queue<'f> {
    turns: [Lanes; 4],
    groups: Groups<'f>,
}

impl<'f> Queue<'f> {
    /// The groups of fresh contacts of a file, unplanned.
    pub(crate) fn new(slots: &'f Slots<'f>) -> Queue<'f> {
        Queue { turns: Default::default(), groups: Groups::new(slots) }
    }

    pub(crate) fn insert(&mut self, place: &Place) {
        self.turns[place.turn as usize].insert(place.lane, Key::of(place), Row::of(place));
    }

    /// Inserts rows whose contacts have none.
    pub(crate) fn insert_all(&mut self, moved: Moved) {
        for ((turn, lane), rows) in moved.0 {
            self.turns[turn].insert_all(lane, rows);
        }
    }

    /// Takes out the rows of some lane that are over at `now`; `None` once there are no more. Those of groups stay.
    pub(crate) fn take_overdue(&mut self, now: Instant) -> Option<Vec<Place>> {
        TURNS.into_iter().find_map(|turn| {
            let (lane, rows) = self.turns[turn as usize].take_overdue(now)?;
            Some(rows.iter().map(|(key, row)| Queue::row(turn, lane, key, row)).collect())
        })
    }

    /// Takes a contact out from where it stands.
    pub(crate) fn remove(&mut self, place: &Place) {
        if !self.turns[place.turn as usize].remove(place.lane, &Key::of(place)) {
            self.groups.take(place.contact.position());
        }
    }

    /// Whether some group has to be planned at `now`.
    pub(crate) fn groups_due(&self, now: Instant) -> bool {
        self.groups.due(now)
    }

    /// Has `plan` place the groups whose window is over, each as its first member is; `None` ends them, and their number is told.
    pub(crate) fn plan_groups(&mut self, now: Instant, plan: impl FnMut(u32, u64) -> Option<Place>) {
        self.groups.plan(now, plan);
    }

    fn row(turn: Turn, lane: i64, key: &Key, row: &Row) -> Place {
        Place {
            contact: contact_id(key.contact()),
            edition: EDITION,
            turn,
            lane,
            due_from: key.due_from(),
            rank: key.rank(),
            close_ms: i64::from(row.close_ms),
            made: u32::from(row.made),
        }
    }

    /// Rows of a lane after a position, up to a key.
    fn in_rows(&self, turn: Turn, at: Position, last: Key, limit: usize) -> Vec<Place> {
        let Some(lane) = self.turns[turn as usize].rows.get(&at.0) else { return Vec::new() };
        let place = |(key, row): (&Key, &Row)| (*key <= last).then(|| Queue::row(turn, at.0, key, row));
        if at == before_lane(at.0) {
            return lane.rows.iter().take(limit).map_while(place).collect();
        }
        lane.rows.range((Bound::Excluded(bound(at)), Bound::Unbounded)).take(limit).map_while(place).collect()
    }
}

/// The last key of its lane that is not after a position.
fn bound((_, due_from, rank, contact): Position) -> Key {
    Key::new(due_from, rank, if contact < 0 { 0 } else { contact as u32 })
}

impl Rows for Queue<'_> {
    type Error = Infallible;
    const PORTION_MIN: usize = 1;

    fn head(&self, turn: Turn, lane: i64, due_from: i64) -> Result<Option<(i64, i64)>, Infallible> {
        let lanes = &self.turns[turn as usize].rows;
        let within = |(&at, here): (&i64, &Lane)| {
            let start = if at == lane && due_from > i64::MIN { here.first_from(due_from) } else { here.first() };
            start.map(|start| (at, start))
        };
        let row = lanes.range(lane..).find_map(within);
        let groups = (turn == Turn::Fresh).then(|| self.groups.head((lane, due_from))).flatten();
        Ok(row.into_iter().chain(groups).min())
    }

    fn started(
        &self,
        turn: Turn,
        (lane_min, lane_max): (i64, i64),
        due_from_max: i64,
        limit: usize,
    ) -> Result<Vec<i64>, Infallible> {
        let starts = &self.turns[turn as usize].starts;
        if turn != Turn::Fresh && starts.first().is_none_or(|(start, _)| *start > due_from_max) {
            return Ok(Vec::new());
        }
        let started = starts.range(..=(due_from_max, i64::MAX)).map(|&(_, lane)| lane);
        let groups = || self.groups.windows((lane_min, lane_max), due_from_max).map(|(lane, _)| lane);
        let groups = (turn == Turn::Fresh).then(groups);
        let lanes = started.chain(groups.into_iter().flatten());
        let lanes = lanes.filter(|lane| (lane_min..=lane_max).contains(lane));
        if limit == 1 {
            return Ok(lanes.min().into_iter().collect());
        }
        let mut lanes: Vec<i64> = lanes.collect();
        lanes.sort_unstable();
        lanes.dedup();
        lanes.truncate(limit);
        Ok(lanes)
    }

    fn fresh(&self, now: Instant, after: (i64, i64), limit: usize) -> Result<Vec<Place>, Infallible> {
        let lanes = lane_of(now)..=lane_of(now + WINDOW_MAX_MS);
        let mut rows = self.groups.open(lanes.clone(), now, after, limit);
        for (&lane, here) in self.turns[Turn::Fresh as usize].rows.range(lanes) {
            let mut next = here.first();
            while let Some(start) = next.filter(|start| *start <= now.millis()) {
                rows.extend(here.window(start, after, limit).map(|(key, row)| Queue::row(Turn::Fresh, lane, key, row)));
                next = here.first_from(start + 1);
            }
        }
        rows.sort_unstable_by_key(|place| (place.rank, place.contact));
        rows.truncate(limit);
        Ok(rows)
    }

    fn first_start(
        &self,
        turn: Turn,
        lane_min: i64,
        (_, before): (i64, i64),
        held: &dyn Fn(ContactId) -> bool,
    ) -> Result<Option<i64>, Infallible> {
        let mut best = None;
        let mut look = |start, lane| {
            let bound = best.unwrap_or(before);
            if start < bound && lane >= lane_min {
                let Ok(free) = first_free(self, turn, lane, held);
                best = free.filter(|start| *start < bound).or(best);
            }
            start < bound
        };
        if turn == Turn::Fresh {
            self.groups.windows((lane_min, i64::MAX), before).for_each(|(lane, start)| {
                look(start, lane);
            });
        }
        // By start: once one is too late, all others are.
        let _ = self.turns[turn as usize].starts.iter().take_while(|(start, lane)| look(*start, *lane)).count();
        Ok(best)
    }

    fn in_lane(&self, turn: Turn, at: Position, due_from_max: i64, limit: usize) -> Result<Vec<Place>, Infallible> {
        Ok(self.in_rows(turn, at, Key::last(due_from_max), limit))
    }

    fn in_window(&self, turn: Turn, at: Position, limit: usize) -> Result<Vec<Place>, Infallible> {
        let (lane, due_from, rank, contact) = at;
        let mut rows = self.in_rows(turn, at, Key::last(due_from), limit);
        if turn == Turn::Fresh {
            rows.extend(self.groups.in_window((lane, due_from), (rank, contact), limit));
            rows.sort_unstable_by_key(|place| (place.rank, place.contact));
            rows.truncate(limit);
        }
        Ok(rows)
    }

    fn onward(&self, turn: Turn, at: Position, lane_max: i64, limit: usize) -> Result<Vec<Place>, Infallible> {
        let mut rows: Vec<Place> = Vec::new();
        if at.0 <= lane_max {
            for (&lane, here) in self.turns[turn as usize].rows.range(at.0..=lane_max) {
                let after = if lane == at.0 { Bound::Excluded(bound(at)) } else { Bound::Unbounded };
                let room = limit - rows.len();
                let here = here.rows.range((after, Bound::Unbounded)).take(room);
                rows.extend(here.map(|(key, row)| Queue::row(turn, lane, key, row)));
                if rows.len() == limit {
                    break;
                }
            }
        }
        if turn == Turn::Fresh {
            rows.extend(self.groups.onward((at.0, at.1), (at.2, at.3), lane_max, limit));
            rows.sort_unstable_by_key(|place| (place.lane, place.due_from, place.rank, place.contact));
            rows.truncate(limit);
        }
        Ok(rows)
    }

    fn count(&self, turn: Turn, lane: i64, due_from_max: i64, at_most: u64) -> Result<u64, Infallible> {
        let mut count = self.turns[turn as usize].rows.get(&lane).map_or(0, |here| here.count(due_from_max));
        if turn == Turn::Fresh {
            count += self.groups.count(lane, due_from_max);
        }
        Ok(count.min(at_most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::{File, FileBuilder, FileContact, FileNumber};
    use proptest::prelude::*;
    use rappel_dialer::Engines;
    use rappel_store::order::TURNS;
    use rappel_strategy::file::{read_campaign, read_strategy};
    use rappel_strategy::phone::Phone;

    /// Contacts of three classes with priorities.
    fn file(contacts: u32) -> File {
        let mut builder = FileBuilder::default();
        for contact in 0..contacts {
            let phone = Phone::from_e164(33_199_000_000 + u64::from(contact)).expect("a number");
            let (column, takes_texts) = ((contact % 3) as u8, false);
            let numbers = vec![FileNumber { column, phone, takes_texts, suppressed: false, zone: None }];
            let priority = (contact * 7 % 4) as i32;
            builder.push(FileContact { key: "k", numbers, priority, ..FileContact::default() }).expect("fits");
        }
        builder.finish()
    }

    /// Engines of a campaign with three numbers.
    fn engines() -> Engines {
        let (campaign, strategy) = (
            include_str!("../../../examples/relance-amiable/campaign.toml"),
            include_str!("../../../examples/relance-amiable/strategy.toml"),
        );
        let campaign = read_campaign(campaign, "campaign").expect("a campaign");
        let strategy = read_strategy(strategy, "strategy").expect("a strategy");
        Engines::of(campaign, Some(&strategy), Vec::new(), Instant::from_millis(0)).expect("compiles")
    }

    fn place(turn: Turn, contact: u32, lane: i64, due_from: i64, rank: i64) -> Place {
        Place { contact: contact_id(contact), edition: EDITION, turn, lane, due_from, rank, close_ms: 7, made: 0 }
    }

    fn rank(slots: &Slots<'_>, contact: u32) -> i64 {
        -i64::from(slots.priority(contact))
    }

    fn position(place: &Place) -> Position {
        (place.lane, place.due_from, place.rank, place.contact.get() as i64)
    }

    proptest! {
        /// R38: groups and single rows together read as one sorted table.
        #[test]
        fn r38_rows_are_those_of_a_sorted_table(
            windows in proptest::collection::vec((0_i64..3, 0_i64..3), 3),
            singles in proptest::collection::vec((0_usize..4, 0_i64..4, 0_i64..4), 0..40),
            taken in proptest::collection::vec(0_u32..30, 0..20),
            at in (0_i64..4, 0_i64..4, -4_i64..2, 0_u32..40),
            limit in 1_usize..12,
        ) {
            let (file, mut engines) = (file(30), engines());
            let slots = Slots::new(&file, &mut engines).expect("places");
            let mut queue = Queue::new(&slots);
            let mut table: Vec<Place> = Vec::new();
            queue.plan_groups(Instant::MIN, |first, _| {
                let (lane, due_from) = windows[first as usize % 3];
                Some(place(Turn::Fresh, first, lane, due_from, 0))
            });
            for contact in (0..30).filter(|contact| !taken.contains(contact)) {
                let (lane, due_from) = windows[contact as usize % 3];
                table.push(place(Turn::Fresh, contact, lane, due_from, rank(&slots, contact)));
            }
            for &contact in &taken {
                let (lane, due_from) = windows[contact as usize % 3];
                queue.remove(&place(Turn::Fresh, contact, lane, due_from, rank(&slots, contact)));
            }
            for (index, &(turn, lane, due_from)) in singles.iter().enumerate() {
                // Fresh ones among them, as contacts that share a number stand.
                let row = place(TURNS[turn], 30 + index as u32, lane, due_from, 0);
                queue.insert(&row);
                if index % 5 == 0 {
                    queue.remove(&row);
                } else {
                    table.push(row);
                }
            }
            let at = (at.0, at.1, at.2, contact_id(at.3).get() as i64);
            for turn in TURNS {
                let mut rows: Vec<Place> = table.iter().copied().filter(|row| row.turn == turn).collect();
                rows.sort_by_key(position);
                let after: Vec<Place> = rows.iter().copied().filter(|row| position(row) > at).collect();
                let first = |wanted: &dyn Fn(&Place) -> bool| -> Vec<Place> {
                    after.iter().copied().filter(|row| wanted(row)).take(limit).collect()
                };
                prop_assert_eq!(queue.onward(turn, at, 2, limit), Ok(first(&|row| row.lane <= 2)));
                let window = (at.0, at.1);
                prop_assert_eq!(
                    queue.in_window(turn, at, limit),
                    Ok(first(&|row| (row.lane, row.due_from) == window))
                );
                if turn != Turn::Fresh {
                    let lane = (at.0, i64::MIN, i64::MIN, i64::MIN);
                    let here = rows.iter().copied().filter(|row| row.lane == at.0 && row.due_from <= 2);
                    prop_assert_eq!(queue.in_lane(turn, lane, 2, limit), Ok(here.take(limit).collect()));
                }
                let heads = rows.iter().map(|row| (row.lane, row.due_from));
                prop_assert_eq!(queue.head(turn, at.0, at.1), Ok(heads.filter(|head| *head >= window).min()));
                let mut lanes: Vec<i64> =
                    rows.iter().filter(|row| row.due_from <= 1 && row.lane >= 1).map(|row| row.lane).collect();
                lanes.dedup();
                lanes.truncate(limit);
                prop_assert_eq!(queue.started(turn, (1, 9), 1, limit), Ok(lanes));
                if turn == Turn::Fresh {
                    let now = Instant::from_millis(1);
                    let open = rows.iter().copied().filter(|row| row.due_from <= 1);
                    let mut open: Vec<Place> = open.filter(|row| (row.rank, row.contact.get() as i64) > (at.2, at.3)).collect();
                    open.sort_by_key(|row| (row.rank, row.contact));
                    open.truncate(limit);
                    prop_assert_eq!(queue.fresh(now, (at.2, at.3), limit), Ok(open));
                }
                let held = |contact: ContactId| contact.position() % 3 == 1;
                let free = rows.iter().filter(|row| row.lane >= at.0 && !held(row.contact)).map(|row| row.due_from);
                let first = free.min().filter(|start| *start < 3);
                prop_assert_eq!(queue.first_start(turn, at.0, (i64::MIN, 3), &held), Ok(first));
                for until in [0, 1, 3, 2] {
                    let begun = rows.iter().filter(|row| row.lane == at.0 && row.due_from <= until).count() as u64;
                    prop_assert_eq!(queue.count(turn, at.0, until, u64::MAX), Ok(begun));
                }
            }
        }
    }
}

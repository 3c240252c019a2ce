//! The queue of a campaign in memory, in the store's own order (R38).
//!
//! Contacts that were called, or that are unlike others, stand in a b-tree a turn. Fresh contacts that are planned alike stand
//! together: their group has one window, and moves in one step when it passes.

use crate::slots::Slots;
use rappel_store::order::{Place, Position, Rows, lane_start};
use rappel_store::{CampaignId, ContactId, Edition};
use rappel_strategy::engine::Turn;
use rappel_strategy::time::Instant;
use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::binary_heap::PeekMut;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::convert::Infallible;
use std::ops::Bound;

/// The edition of everything here: a campaign does not change while it is forecast.
pub(crate) const EDITION: Edition = Edition(1);

/// The contact at a position of the file.
pub(crate) fn contact_id(contact: u32) -> ContactId {
    ContactId::new(CampaignId::new(1).expect("1 is a campaign"), contact)
}

/// What orders the rows of a lane.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    due_from: i64,
    rank: i32,
    contact: u32,
}

impl Key {
    /// Before all rows that start then.
    fn first(due_from: i64) -> Key {
        Key { due_from, rank: i32::MIN, contact: 0 }
    }

    /// After all rows that start then.
    fn last(due_from: i64) -> Key {
        Key { due_from, rank: i32::MAX, contact: u32::MAX }
    }
}

#[derive(Clone, Copy)]
struct Row {
    close_ms: u16,
    made: u16,
}

/// The rows of a lane.
#[derive(Default)]
struct Lane {
    rows: BTreeMap<Key, Row>,
    /// Up to which start rows were counted last, and how many start by then: time goes on, so that only later ones are counted anew.
    counted: Cell<(i64, u64)>,
}

impl Lane {
    fn first(&self) -> Option<i64> {
        self.rows.first_key_value().map(|(key, _)| key.due_from)
    }

    fn insert(&mut self, key: Key, row: Row) {
        let (until, count) = self.counted.get();
        if self.rows.insert(key, row).is_none() && key.due_from <= until {
            self.counted.set((until, count + 1));
        }
    }

    /// Whether it was there.
    fn remove(&mut self, key: &Key) -> bool {
        let (until, count) = self.counted.get();
        let was = self.rows.remove(key).is_some();
        if was && key.due_from <= until {
            self.counted.set((until, count - 1));
        }
        was
    }

    fn count(&self, due_from_max: i64) -> u64 {
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
struct Lanes {
    rows: BTreeMap<i64, Lane>,
    /// Each lane with the start of its first row, by that.
    starts: BTreeSet<(i64, i64)>,
}

impl Lanes {
    fn insert(&mut self, lane: i64, key: Key, row: Row) {
        let rows = self.rows.entry(lane).or_default();
        let before = rows.first();
        rows.insert(key, row);
        self.moved(lane, before, Some(before.map_or(key.due_from, |before| before.min(key.due_from))));
    }

    /// Whether it was there.
    fn remove(&mut self, lane: i64, key: &Key) -> bool {
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

/// Where a group stands.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Window {
    lane: i64,
    due_from: i64,
    close_ms: i64,
}

/// A group of fresh contacts, of which some were taken.
struct Group<'f> {
    members: &'f [u32],
    /// Members before this one were taken.
    cursor: usize,
    left: u64,
    /// What orders its first member that is left.
    head: (i64, u32),
    /// `None` before it is planned, and when nobody is left.
    window: Option<Window>,
}

pub(crate) struct Queue<'f> {
    slots: &'f Slots<'f>,
    turns: [Lanes; 4],
    groups: Vec<Group<'f>>,
    /// Members that left their group, a bit each.
    taken: Vec<u64>,
    /// The earliest end of a group's window.
    groups_until: Instant,
}

impl<'f> Queue<'f> {
    /// The groups of fresh contacts of a file, unplanned.
    pub(crate) fn new(slots: &'f Slots<'f>) -> Queue<'f> {
        let group = |members: &'f Vec<u32>| Group {
            members,
            cursor: 0,
            left: members.len() as u64,
            head: members.first().map_or((0, 0), |&first| order(slots, first)),
            window: None,
        };
        Queue {
            slots,
            turns: Default::default(),
            groups: slots.groups().iter().map(group).collect(),
            taken: vec![0; slots.file().len().div_ceil(64)],
            groups_until: Instant::MIN,
        }
    }

    pub(crate) fn insert(&mut self, place: &Place) {
        let row = Row { close_ms: place.close_ms as u16, made: u16::try_from(place.made).unwrap_or(u16::MAX) };
        self.turns[place.turn as usize].insert(place.lane, key(place), row);
    }

    /// Takes a contact out from where it stands.
    pub(crate) fn remove(&mut self, place: &Place) {
        if self.turns[place.turn as usize].remove(place.lane, &key(place)) {
            return;
        }
        let contact = place.contact.position();
        if is_set(&self.taken, contact) {
            return;
        }
        let taken = &mut self.taken;
        if let Some(group) = self.groups.get_mut(self.slots.group_of(contact)) {
            taken[contact as usize / 64] |= 1 << (contact % 64);
            group.left -= 1;
            while group.members.get(group.cursor).is_some_and(|&member| is_set(taken, member)) {
                group.cursor += 1;
            }
            group.head = group.members.get(group.cursor).map_or((0, 0), |&first| order(self.slots, first));
            if group.left == 0 {
                group.window = None;
            }
        }
    }

    /// Whether some group has to be planned at `now`.
    pub(crate) fn groups_due(&self, now: Instant) -> bool {
        self.groups_until <= now
    }

    /// Has `plan` place the groups whose window is over, each as its first member is; `None` ends them, and their number is told.
    pub(crate) fn plan_groups(&mut self, now: Instant, mut plan: impl FnMut(u32, u64) -> Option<Place>) {
        self.groups_until = Instant::MAX;
        for group in self.groups.iter_mut().filter(|group| group.left > 0) {
            if group.window.is_none_or(|window| until(&window) <= now) {
                let place = plan(group.members[group.cursor], group.left);
                group.window =
                    place.map(|place| Window { lane: place.lane, due_from: place.due_from, close_ms: place.close_ms });
                if group.window.is_none() {
                    group.left = 0;
                }
            }
            if let Some(window) = &group.window {
                self.groups_until = self.groups_until.min(until(window));
            }
        }
    }

    fn row(turn: Turn, lane: i64, key: &Key, row: &Row) -> Place {
        Place {
            contact: contact_id(key.contact),
            edition: EDITION,
            turn,
            lane,
            due_from: key.due_from,
            rank: i64::from(key.rank),
            close_ms: i64::from(row.close_ms),
            made: u32::from(row.made),
        }
    }

    /// Rows of a lane after a position, up to a key.
    fn in_rows(&self, turn: Turn, at: Position, last: Key, limit: usize) -> Vec<Place> {
        let Some(lane) = self.turns[turn as usize].rows.get(&at.0) else { return Vec::new() };
        let after = bound(at);
        if after > last {
            return Vec::new();
        }
        let rows = lane.rows.range((Bound::Excluded(after), Bound::Included(last)));
        rows.take(limit).map(|(key, row)| Queue::row(turn, at.0, key, row)).collect()
    }

    /// Where the members of a group after a position begin, taken ones left out.
    fn begin(&self, group: &Group<'f>, after: (i64, i64)) -> usize {
        let is_after = |(rank, contact): (i64, u32)| (rank, contact_id(contact).get() as i64) > after;
        if group.left == 0 || is_after(group.head) {
            return group.cursor;
        }
        let begin = group.members.partition_point(|&member| !is_after(order(self.slots, member)));
        self.free_from(group, begin)
    }

    fn free_from(&self, group: &Group<'f>, begin: usize) -> usize {
        let taken = group.members[begin..].iter().take_while(|&&member| is_set(&self.taken, member)).count();
        begin + taken
    }

    /// Merges members of groups that stand in one window into rows, by rank and file order, up to `limit` rows.
    fn merge(&self, window: (i64, i64), after: (i64, i64), rows: Vec<Place>, limit: usize) -> Vec<Place> {
        // What orders the next member of each group, the group, and where that member stands in it.
        let here = self
            .groups
            .iter()
            .enumerate()
            .filter(|(_, group)| group.window.is_some_and(|standing| (standing.lane, standing.due_from) == window));
        let heads = here.filter_map(|(index, group)| {
            let at = self.begin(group, after);
            let head = if at == group.cursor { Some(group.head) } else { self.order_at(group, at) };
            head.filter(|_| at < group.members.len()).map(|head| Reverse((head, index, at)))
        });
        let mut heads: BinaryHeap<_> = heads.collect();
        if heads.is_empty() {
            return rows;
        }
        let mut merged = Vec::with_capacity(limit.min(64));
        let mut rows = rows.into_iter().peekable();
        while merged.len() < limit {
            let member = heads.peek().map(|Reverse((head, ..))| *head);
            let row = rows.peek().map(|row| (row.rank, row.contact.position()));
            match (member, row) {
                (Some(member), row) if row.is_none_or(|row| member < row) => {
                    let Some(mut head) = heads.peek_mut() else { break };
                    let Reverse((_, index, at)) = *head;
                    let group = &self.groups[index];
                    merged.extend(group.window.map(|window| self.member(window, member)));
                    let at = self.free_from(group, at + 1);
                    match self.order_at(group, at) {
                        Some(next) => *head = Reverse((next, index, at)),
                        None => drop(PeekMut::pop(head)),
                    }
                }
                (_, Some(_)) => merged.extend(rows.next()),
                (_, None) => break,
            }
        }
        merged
    }

    /// What orders the member of a group at an index, if there is one.
    fn order_at(&self, group: &Group<'f>, at: usize) -> Option<(i64, u32)> {
        group.members.get(at).map(|&member| order(self.slots, member))
    }

    fn member(&self, window: Window, (rank, member): (i64, u32)) -> Place {
        Place {
            contact: contact_id(member),
            edition: EDITION,
            turn: Turn::Fresh,
            lane: window.lane,
            due_from: window.due_from,
            rank,
            close_ms: window.close_ms,
            made: 0,
        }
    }

    /// Groups that stand somewhere.
    fn standing(&self) -> impl Iterator<Item = (&Group<'f>, Window)> {
        self.groups.iter().filter_map(|group| Some((group, group.window?)))
    }
}

fn order(slots: &Slots<'_>, contact: u32) -> (i64, u32) {
    (-i64::from(slots.priority(contact)), contact)
}

fn until(window: &Window) -> Instant {
    lane_start(window.lane) + window.close_ms
}

fn is_set(bits: &[u64], at: u32) -> bool {
    bits[at as usize / 64] >> (at % 64) & 1 == 1
}

fn key(place: &Place) -> Key {
    Key {
        due_from: place.due_from,
        rank: place.rank.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32,
        contact: place.contact.position(),
    }
}

/// The last key of its lane that is not after a position.
fn bound((_, due_from, rank, contact): Position) -> Key {
    let rank = rank.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32;
    Key { due_from, rank, contact: if contact < 0 { 0 } else { contact as u32 } }
}

impl Rows for Queue<'_> {
    type Error = Infallible;
    const PORTION_MIN: usize = 2;

    fn head(&self, turn: Turn, lane: i64, due_from: i64) -> Result<Option<(i64, i64)>, Infallible> {
        let lanes = &self.turns[turn as usize].rows;
        let within = |(&at, here): (&i64, &Lane)| {
            let start = if at == lane && due_from > i64::MIN {
                here.rows.range(Key::first(due_from)..).next().map(|(key, _)| key.due_from)
            } else {
                here.first()
            };
            start.map(|start| (at, start))
        };
        let row = lanes.range(lane..).find_map(within);
        let groups = (turn == Turn::Fresh)
            .then(|| self.standing().map(|(_, window)| (window.lane, window.due_from)))
            .and_then(|windows| windows.filter(|&window| window >= (lane, due_from)).min());
        Ok(row.into_iter().chain(groups).min())
    }

    fn started(
        &self,
        turn: Turn,
        (lane_min, lane_max): (i64, i64),
        due_from_max: i64,
        limit: usize,
    ) -> Result<Vec<i64>, Infallible> {
        let started = self.turns[turn as usize].starts.range(..=(due_from_max, i64::MAX)).map(|&(_, lane)| lane);
        let open = self.standing().filter(|(_, window)| turn == Turn::Fresh && window.due_from <= due_from_max);
        let lanes = started.chain(open.map(|(_, window)| window.lane));
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

    fn in_lane(&self, turn: Turn, at: Position, due_from_max: i64, limit: usize) -> Result<Vec<Place>, Infallible> {
        Ok(self.in_rows(turn, at, Key::last(due_from_max), limit))
    }

    fn in_window(&self, turn: Turn, at: Position, limit: usize) -> Result<Vec<Place>, Infallible> {
        let (lane, due_from, rank, contact) = at;
        let rows = self.in_rows(turn, at, Key::last(due_from), limit);
        Ok(if turn == Turn::Fresh { self.merge((lane, due_from), (rank, contact), rows, limit) } else { rows })
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
            let here = (at.0, at.1);
            for (group, window) in self.standing().filter(|(_, window)| window.lane <= lane_max) {
                let place = (window.lane, window.due_from);
                if place >= here {
                    let after = if place == here { (at.2, at.3) } else { (i64::MIN, i64::MIN) };
                    let members = group.members[self.begin(group, after)..].iter();
                    let free = members.filter(|&&member| !is_set(&self.taken, member));
                    rows.extend(free.take(limit).map(|&member| self.member(window, order(self.slots, member))));
                }
            }
            rows.sort_unstable_by_key(|place| (place.lane, place.due_from, place.rank, place.contact));
            rows.truncate(limit);
        }
        Ok(rows)
    }

    fn count(&self, turn: Turn, lane: i64, due_from_max: i64, at_most: u64) -> Result<u64, Infallible> {
        let mut count = self.turns[turn as usize].rows.get(&lane).map_or(0, |here| here.count(due_from_max));
        if turn == Turn::Fresh {
            let here = self.standing().filter(|(_, window)| window.lane == lane && window.due_from <= due_from_max);
            count += here.map(|(group, _)| group.left).sum::<u64>();
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
            builder.push(&FileContact { key: "k", numbers, priority, ..FileContact::default() }).expect("fits");
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
                table.push(place(Turn::Fresh, contact, lane, due_from, order(&slots, contact).0));
            }
            for &contact in &taken {
                let (lane, due_from) = windows[contact as usize % 3];
                queue.remove(&place(Turn::Fresh, contact, lane, due_from, order(&slots, contact).0));
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
                for until in [0, 1, 3, 2] {
                    let begun = rows.iter().filter(|row| row.lane == at.0 && row.due_from <= until).count() as u64;
                    prop_assert_eq!(queue.count(turn, at.0, until, u64::MAX), Ok(begun));
                }
            }
        }
    }
}

//! The queue of a campaign in memory, in the store's own order (R38).
//!
//! Contacts that were called, or that are unlike others, stand in a b-tree a turn. Fresh contacts that are planned alike stand
//! together: their group has one window, and moves in one step when it passes.

use crate::file::{File, FreshGroup};
use rappel_store::order::{Place, Position, Rows, lane_start};
use rappel_store::{CampaignId, ContactId, Edition};
use rappel_strategy::engine::Turn;
use rappel_strategy::time::Instant;
use std::collections::BTreeMap;
use std::convert::Infallible;

/// The edition of everything here: a campaign does not change while it is forecast.
pub(crate) const EDITION: Edition = Edition(1);

/// The contact at a position of the file.
pub(crate) fn contact_id(contact: u32) -> ContactId {
    ContactId::new(CampaignId::new(1).expect("1 is a campaign"), contact)
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    lane: u32,
    due_from: i64,
    rank: i32,
    contact: u32,
}

#[derive(Clone, Copy)]
struct Row {
    close_ms: u16,
    made: u16,
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
    /// `None` before it is planned, and when nobody is left.
    window: Option<Window>,
}

pub(crate) struct Queue<'f> {
    file: &'f File,
    turns: [BTreeMap<Key, Row>; 4],
    groups: Vec<Group<'f>>,
    /// Members that left their group, a bit each.
    taken: Vec<u64>,
    /// The earliest end of a group's window.
    groups_until: Instant,
}

impl<'f> Queue<'f> {
    /// The fresh contacts of a file, unplanned.
    pub(crate) fn new(file: &'f File) -> Queue<'f> {
        let group = |group: &'f FreshGroup| Group {
            members: &group.members,
            cursor: 0,
            left: group.members.len() as u64,
            window: None,
        };
        Queue {
            file,
            turns: Default::default(),
            groups: file.groups().iter().map(group).collect(),
            taken: vec![0; file.len().div_ceil(64)],
            groups_until: Instant::MIN,
        }
    }

    pub(crate) fn insert(&mut self, place: &Place) {
        let row = Row { close_ms: place.close_ms as u16, made: u16::try_from(place.made).unwrap_or(u16::MAX) };
        self.turns[place.turn as usize].insert(key(place), row);
    }

    /// Takes a contact out from where it stands.
    pub(crate) fn remove(&mut self, place: &Place) {
        if self.turns[place.turn as usize].remove(&key(place)).is_some() {
            return;
        }
        let contact = place.contact.position();
        if is_set(&self.taken, contact) {
            return;
        }
        let taken = &mut self.taken;
        if let Some(group) = self.groups.get_mut(self.file.group_of(contact)) {
            taken[contact as usize / 64] |= 1 << (contact % 64);
            group.left -= 1;
            while group.members.get(group.cursor).is_some_and(|&member| is_set(taken, member)) {
                group.cursor += 1;
            }
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

    fn row(&self, turn: Turn, key: &Key, row: &Row) -> Place {
        Place {
            contact: contact_id(key.contact),
            edition: EDITION,
            turn,
            lane: i64::from(key.lane),
            due_from: key.due_from,
            rank: i64::from(key.rank),
            close_ms: i64::from(row.close_ms),
            made: u32::from(row.made),
        }
    }

    fn rows(&self, turn: Turn, from: Position, until: Option<Key>, limit: usize) -> Vec<Place> {
        let rows = self.turns[turn as usize].range((
            std::ops::Bound::Excluded(bound(from)),
            until.map_or(std::ops::Bound::Unbounded, std::ops::Bound::Included),
        ));
        rows.take(limit).map(|(key, row)| self.row(turn, key, row)).collect()
    }

    /// The members of a group after a position within its window.
    fn members<'a>(
        &'a self,
        group: &'a Group<'f>,
        window: Window,
        after: (i64, i64),
    ) -> impl Iterator<Item = Place> + 'a {
        let begin = group.members.partition_point(|&member| {
            let (rank, contact) = order(self.file, member);
            (rank, contact_id(contact).get() as i64) <= after
        });
        group.members[begin.max(group.cursor)..].iter().filter(|&&member| !is_set(&self.taken, member)).map(
            move |&member| Place {
                contact: contact_id(member),
                edition: EDITION,
                turn: Turn::Fresh,
                lane: window.lane,
                due_from: window.due_from,
                rank: order(self.file, member).0,
                close_ms: window.close_ms,
                made: 0,
            },
        )
    }

    /// Groups that stand somewhere.
    fn standing(&self) -> impl Iterator<Item = (&Group<'f>, Window)> {
        self.groups.iter().filter_map(|group| Some((group, group.window?)))
    }
}

fn order(file: &File, contact: u32) -> (i64, u32) {
    (-i64::from(file.priority(contact)), contact)
}

fn until(window: &Window) -> Instant {
    lane_start(window.lane) + window.close_ms
}

fn is_set(bits: &[u64], at: u32) -> bool {
    bits[at as usize / 64] >> (at % 64) & 1 == 1
}

fn key(place: &Place) -> Key {
    Key {
        lane: place.lane as u32,
        due_from: place.due_from,
        rank: place.rank.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32,
        contact: place.contact.position(),
    }
}

/// The last key that is not after a position.
fn bound((lane, due_from, rank, contact): Position) -> Key {
    let narrow = |value: i64| value.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32;
    Key {
        lane: lane.clamp(0, i64::from(u32::MAX)) as u32,
        due_from,
        rank: narrow(rank),
        contact: if contact < 0 { 0 } else { contact as u32 },
    }
}

impl Rows for Queue<'_> {
    type Error = Infallible;

    fn head(&self, turn: Turn, lane: i64, due_from: i64) -> Result<Option<(i64, i64)>, Infallible> {
        let first = Key { lane: lane.clamp(0, i64::from(u32::MAX)) as u32, due_from, rank: i32::MIN, contact: 0 };
        let row = self.turns[turn as usize].range(first..).next().map(|(key, _)| (i64::from(key.lane), key.due_from));
        let groups = (turn == Turn::Fresh)
            .then(|| self.standing().map(|(_, window)| (window.lane, window.due_from)))
            .and_then(|windows| windows.filter(|&window| window >= (lane, due_from)).min());
        Ok(row.into_iter().chain(groups).min())
    }

    fn in_lane(&self, turn: Turn, at: Position, due_from_max: i64, limit: usize) -> Result<Vec<Place>, Infallible> {
        let last = Key { lane: at.0 as u32, due_from: due_from_max, rank: i32::MAX, contact: u32::MAX };
        Ok(if bound(at) > last { Vec::new() } else { self.rows(turn, at, Some(last), limit) })
    }

    fn in_window(&self, turn: Turn, at: Position, limit: usize) -> Result<Vec<Place>, Infallible> {
        let (lane, due_from, rank, contact) = at;
        let last = Key { lane: lane as u32, due_from, rank: i32::MAX, contact: u32::MAX };
        let mut rows = self.rows(turn, at, Some(last), limit);
        let mut runs = usize::from(!rows.is_empty());
        for (group, window) in self.standing().filter(|(_, window)| (window.lane, window.due_from) == (lane, due_from))
        {
            rows.extend(self.members(group, window, (rank, contact)).take(limit));
            runs += 1;
        }
        if runs > 1 {
            rows.sort_unstable_by_key(|place| (place.rank, place.contact));
            rows.truncate(limit);
        }
        Ok(rows)
    }

    fn onward(&self, turn: Turn, at: Position, lane_max: i64, limit: usize) -> Result<Vec<Place>, Infallible> {
        let last = Key {
            lane: lane_max.clamp(0, i64::from(u32::MAX)) as u32,
            due_from: i64::MAX,
            rank: i32::MAX,
            contact: u32::MAX,
        };
        let mut rows = if bound(at) > last { Vec::new() } else { self.rows(turn, at, Some(last), limit) };
        if turn == Turn::Fresh {
            let here = (at.0, at.1);
            for (group, window) in self.standing().filter(|(_, window)| window.lane <= lane_max) {
                let place = (window.lane, window.due_from);
                if place >= here {
                    let after = if place == here { (at.2, at.3) } else { (i64::MIN, i64::MIN) };
                    rows.extend(self.members(group, window, after).take(limit));
                }
            }
            rows.sort_unstable_by_key(|place| (place.lane, place.due_from, place.rank, place.contact));
            rows.truncate(limit);
        }
        Ok(rows)
    }

    fn count(&self, turn: Turn, lane: i64, due_from_max: i64, at_most: u64) -> Result<u64, Infallible> {
        let first = Key { lane: lane as u32, due_from: i64::MIN, rank: i32::MIN, contact: 0 };
        let last = Key { lane: lane as u32, due_from: due_from_max, rank: i32::MAX, contact: u32::MAX };
        let mut count = self.turns[turn as usize].range(first..=last).count() as u64;
        if turn == Turn::Fresh {
            let here = self.standing().filter(|(_, window)| window.lane == lane && window.due_from <= due_from_max);
            count += here.map(|(group, _)| group.left).sum::<u64>();
        }
        Ok(count.min(at_most))
    }
}

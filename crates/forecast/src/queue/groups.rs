//! Fresh contacts that are planned alike stand together: their group has one window, and moves in one step when it passes.

use super::{EDITION, contact_id};
use crate::slots::Slots;
use rappel_store::order::{Place, lane_start};
use rappel_strategy::engine::Turn;
use rappel_strategy::time::Instant;
use std::cmp::Reverse;
use std::collections::binary_heap::PeekMut;
use std::collections::{BTreeMap, BinaryHeap, VecDeque};
use std::ops::RangeInclusive;

/// Members that are put in one order ahead of their turn, where a window has as many.
const FRONT: usize = 64;

/// Lane and start of a window.
type Start = (i64, i64);

#[derive(Clone, Copy)]
struct Window {
    start: Start,
    close_ms: i64,
}

/// A group, of which some were taken.
struct Group<'f> {
    members: &'f [u32],
    /// Members before this one were taken.
    cursor: usize,
    left: u64,
    /// `None` before it is planned, and when it ended.
    window: Option<Window>,
}

/// What orders a member, and its group.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Member {
    rank: i64,
    contact: u32,
    group: usize,
}

impl Member {
    fn is_after(&self, (rank, contact): (i64, i64)) -> bool {
        (self.rank, contact_id(self.contact).get() as i64) > (rank, contact)
    }
}

/// The groups that stand in windows with one start.
struct Standing {
    start: Start,
    groups: Vec<usize>,
    left: u64,
    /// Their first members, by rank and file order.
    front: VecDeque<Member>,
}

pub(super) struct Groups<'f> {
    slots: &'f Slots<'f>,
    groups: Vec<Group<'f>>,
    /// Members that left their group, a bit each.
    taken: Vec<u64>,
    /// By start; none without members.
    standing: Vec<Standing>,
    /// The earliest end of a window.
    until: Instant,
}

impl<'f> Groups<'f> {
    /// The groups of a file, unplanned.
    pub(super) fn new(slots: &'f Slots<'f>) -> Groups<'f> {
        let group = |members: &'f Vec<u32>| Group { members, cursor: 0, left: members.len() as u64, window: None };
        Groups {
            slots,
            groups: slots.groups().iter().map(group).collect(),
            taken: vec![0; slots.file().len().div_ceil(64)],
            standing: Vec::new(),
            until: Instant::MIN,
        }
    }

    /// Whether some group has to be planned at `now`.
    pub(super) fn due(&self, now: Instant) -> bool {
        self.until <= now
    }

    /// Has `plan` place the groups whose window is over, each as its first member is; `None` ends them, and their number is told.
    pub(super) fn plan(&mut self, now: Instant, mut plan: impl FnMut(u32, u64) -> Option<Place>) {
        self.until = Instant::MAX;
        let mut standing: BTreeMap<Start, Vec<usize>> = BTreeMap::new();
        for (index, group) in self.groups.iter_mut().enumerate().filter(|(_, group)| group.left > 0) {
            if group.window.is_none_or(|window| until(&window) <= now) {
                let place = plan(group.members[group.cursor], group.left);
                group.window =
                    place.map(|place| Window { start: (place.lane, place.due_from), close_ms: place.close_ms });
            }
            match &group.window {
                Some(window) => {
                    self.until = self.until.min(until(window));
                    standing.entry(window.start).or_default().push(index);
                }
                None => group.left = 0,
            }
        }
        let stand = |(start, groups): (Start, Vec<usize>)| Standing {
            start,
            left: groups.iter().map(|&group| self.groups[group].left).sum(),
            front: self.front(&groups),
            groups,
        };
        self.standing = standing.into_iter().map(stand).collect();
    }

    /// Takes a contact out of its group, if it has one and is still there.
    pub(super) fn take(&mut self, contact: u32) {
        if is_set(&self.taken, contact) {
            return;
        }
        let Some(group) = self.groups.get_mut(self.slots.group_of(contact)) else { return };
        self.taken[contact as usize / 64] |= 1 << (contact % 64);
        group.left -= 1;
        while group.members.get(group.cursor).is_some_and(|&member| is_set(&self.taken, member)) {
            group.cursor += 1;
        }
        let start = group.window.map(|window| window.start);
        let Some(at) = self.standing.iter().position(|standing| Some(standing.start) == start) else { return };
        let standing = &mut self.standing[at];
        standing.left -= 1;
        if let Some(index) = standing.front.iter().position(|member| member.contact == contact) {
            standing.front.remove(index);
        }
        if standing.left == 0 {
            self.standing.remove(at);
        } else if standing.front.len() < FRONT / 4 && standing.left > standing.front.len() as u64 {
            self.standing[at].front = self.front(&self.standing[at].groups);
        }
    }

    fn front(&self, groups: &[usize]) -> VecDeque<Member> {
        self.merged(groups, (i64::MIN, i64::MIN)).take(FRONT).collect()
    }

    /// Members of groups after a position, by rank and file order.
    fn merged(&self, groups: &[usize], after: (i64, i64)) -> impl Iterator<Item = Member> {
        let first = |&group: &usize| {
            let at = self.begin(group, after);
            self.member(group, at).map(|member| Reverse((member, at)))
        };
        let mut heads: BinaryHeap<Reverse<(Member, usize)>> = groups.iter().filter_map(first).collect();
        std::iter::from_fn(move || {
            let mut head = heads.peek_mut()?;
            let Reverse((member, at)) = *head;
            let at = self.free_from(member.group, at + 1);
            match self.member(member.group, at) {
                Some(next) => *head = Reverse((next, at)),
                None => drop(PeekMut::pop(head)),
            }
            Some(member)
        })
    }

    /// Where the members of a group after a position begin, taken ones left out.
    fn begin(&self, group: usize, after: (i64, i64)) -> usize {
        let Group { members, cursor, .. } = self.groups[group];
        let later = members[cursor..].partition_point(|&contact| !self.ordered(group, contact).is_after(after));
        self.free_from(group, cursor + later)
    }

    fn free_from(&self, group: usize, begin: usize) -> usize {
        let taken = self.groups[group].members[begin..].iter().take_while(|&&member| is_set(&self.taken, member));
        begin + taken.count()
    }

    fn member(&self, group: usize, at: usize) -> Option<Member> {
        self.groups[group].members.get(at).map(|&contact| self.ordered(group, contact))
    }

    fn ordered(&self, group: usize, contact: u32) -> Member {
        Member { rank: -i64::from(self.slots.priority(contact)), contact, group }
    }

    fn place(&self, member: Member) -> Option<Place> {
        let Window { start: (lane, due_from), close_ms } = self.groups[member.group].window?;
        let (contact, rank) = (contact_id(member.contact), member.rank);
        Some(Place { contact, edition: EDITION, turn: Turn::Fresh, lane, due_from, rank, close_ms, made: 0 })
    }

    /// The first lane and start from these on.
    pub(super) fn head(&self, from: Start) -> Option<Start> {
        self.standing.iter().map(|standing| standing.start).find(|&start| start >= from)
    }

    /// The windows within lanes that start by an instant, in order.
    pub(super) fn windows(&self, (lane_min, lane_max): Start, due_from_max: i64) -> impl Iterator<Item = Start> {
        let starts = self.standing.iter().map(|standing| standing.start);
        starts.filter(move |start| (lane_min..=lane_max).contains(&start.0) && start.1 <= due_from_max)
    }

    /// The first members after a rank and a contact, up to `limit` of each window in these lanes that is open at `now`.
    pub(super) fn open(&self, lanes: RangeInclusive<i64>, now: Instant, after: (i64, i64), limit: usize) -> Vec<Place> {
        let mut places = Vec::with_capacity(limit.min(FRONT));
        for standing in self.standing.iter().filter(|standing| lanes.contains(&standing.start.0)) {
            if standing.start.1 <= now.millis() {
                self.members(standing, after, limit, |member| places.extend(self.place(member)));
            }
        }
        places
    }

    /// Has `see` see the first members of a window after a position, up to `limit`.
    fn members(&self, standing: &Standing, after: (i64, i64), limit: usize, see: impl FnMut(Member)) {
        let before = standing.front.partition_point(|member| !member.is_after(after));
        let all = standing.front.len() as u64 == standing.left;
        if all || standing.front.len() - before >= limit {
            standing.front.range(before..).copied().take(limit).for_each(see);
        } else {
            self.merged(&standing.groups, after).take(limit).for_each(see);
        }
    }

    /// Up to `limit` members after a rank and a contact that stand in one window.
    pub(super) fn in_window(&self, start: Start, after: (i64, i64), limit: usize) -> Vec<Place> {
        let mut places = Vec::new();
        if let Some(standing) = self.standing.iter().find(|standing| standing.start == start) {
            self.members(standing, after, limit, |member| places.extend(self.place(member)));
        }
        places
    }

    /// Up to `limit` members after a position, up to a lane.
    pub(super) fn onward(&self, from: Start, after: (i64, i64), lane_max: i64, limit: usize) -> Vec<Place> {
        let mut places = Vec::new();
        for standing in self.standing.iter().filter(|standing| standing.start >= from && standing.start.0 <= lane_max) {
            let after = if standing.start == from { after } else { (i64::MIN, i64::MIN) };
            let room = limit - places.len();
            self.members(standing, after, room, |member| places.extend(self.place(member)));
            if places.len() == limit {
                break;
            }
        }
        places
    }

    /// How many stand in a lane whose windows have started.
    pub(super) fn count(&self, lane: i64, due_from_max: i64) -> u64 {
        let here = |standing: &&Standing| standing.start.0 == lane && standing.start.1 <= due_from_max;
        self.standing.iter().filter(here).map(|standing| standing.left).sum()
    }
}

fn until(window: &Window) -> Instant {
    lane_start(window.start.0) + window.close_ms
}

fn is_set(bits: &[u64], at: u32) -> bool {
    bits[at as usize / 64] >> (at % 64) & 1 == 1
}

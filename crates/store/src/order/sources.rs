//! The three orders in which contacts of a turn are taken (R38), as streams that read no further than they are asked.
//!
//! The rows of a turn stand by lane (the minute their window closes), then by start. At an instant, what is callable is a range
//! at the front of some lanes; since no window is longer than [`WINDOW_MAX_MS`], these lanes are among the next 25 hours'.
//! With L such lanes that have rows (at most 1 501, in practice the few ends of plannings and opening hours), finding the first
//! row of a turn takes O(L) seeks, and each further one O(log L) comparisons. Rows that are not callable cost one seek a lane.

use super::place::{Place, WINDOW_MAX_MS, lane_of};
use super::rows::{Position, Rows, after, before_lane};
use crate::ids::ContactId;
use rappel_strategy::engine::Turn;
use rappel_strategy::time::Instant;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// What a stream looks at.
pub(super) struct View<'a, R> {
    pub rows: &'a R,
    pub now: Instant,
    /// Whether somebody holds a contact already.
    pub held: &'a dyn Fn(ContactId) -> bool,
    /// How many rows will be taken at most.
    pub limit: usize,
}

impl<R: Rows> View<'_, R> {
    /// Whether a row that has started can be taken: its window is not over and nobody holds it.
    fn is_free(&self, place: &Place) -> bool {
        place.until() > self.now && !(self.held)(place.contact)
    }

    /// The first `limit` lanes from `lane` on that hold rows that have started.
    fn lanes(&self, turn: Turn, lane: i64, limit: usize) -> Result<Vec<i64>, R::Error> {
        self.rows.started(turn, (lane, lane_of(self.now + WINDOW_MAX_MS)), self.now.millis(), limit)
    }
}

/// Where the rows of a run stand.
#[derive(Clone, Copy)]
enum Where {
    /// In one lane, by start: those that have started.
    Lane,
    /// In one window, by rank and file order.
    Window,
    /// In all windows that are open, by rank and file order.
    Windows,
}

/// Rows in an order in which they can be read portion by portion.
pub(super) struct Run {
    turn: Turn,
    stand: Where,
    at: Position,
    rows: VecDeque<Place>,
    portion: usize,
    ended: bool,
}

impl Run {
    fn new(turn: Turn, stand: Where, at: Position, portion: usize) -> Run {
        Run { turn, stand, at, rows: VecDeque::new(), portion, ended: false }
    }

    fn lane(turn: Turn, lane: i64, portion: usize) -> Run {
        Run::new(turn, Where::Lane, before_lane(lane), portion)
    }

    /// Fresh contacts by priority, then file order.
    pub(super) fn fresh<R: Rows>(view: &View<'_, R>) -> Run {
        Run::new(Turn::Fresh, Where::Windows, before_lane(i64::MIN), view.limit.max(R::PORTION_MIN))
    }

    pub(super) fn next<R: Rows>(&mut self, view: &View<'_, R>) -> Result<Option<Place>, R::Error> {
        loop {
            while let Some(place) = self.rows.pop_front() {
                if view.is_free(&place) {
                    return Ok(Some(place));
                }
            }
            if self.ended {
                return Ok(None);
            }
            let (.., rank, contact) = self.at;
            let rows = match self.stand {
                Where::Lane => view.rows.in_lane(self.turn, self.at, view.now.millis(), self.portion)?,
                Where::Window => view.rows.in_window(self.turn, self.at, self.portion)?,
                Where::Windows => view.rows.fresh(view.now, (rank, contact), self.portion)?,
            };
            self.ended = rows.len() < self.portion;
            if let Some(last) = rows.last() {
                self.at = after(last);
            }
            self.rows = rows.into();
        }
    }
}

/// Up to `limit` fresh contacts after a rank and a contact whose windows are open at `now`: merged from one run a window.
pub(super) fn merged_windows<R: Rows>(
    rows: &R,
    now: Instant,
    (rank, contact): (i64, i64),
    limit: usize,
) -> Result<Vec<Place>, R::Error> {
    let view = View { rows, now, held: &|_| false, limit };
    let mut runs = Vec::new();
    let mut next = (lane_of(now), i64::MIN);
    let last = lane_of(now + WINDOW_MAX_MS);
    while let Some((lane, start)) = rows.head(Turn::Fresh, next.0, next.1)?.filter(|(lane, _)| *lane <= last) {
        next = if start <= now.millis() {
            runs.push(Run::new(Turn::Fresh, Where::Window, (lane, start, rank, contact), limit));
            (lane, start + 1)
        } else {
            (lane + 1, i64::MIN)
        };
    }
    let (mut merged, mut places) = (Merged::of(runs, &view)?, Vec::new());
    while places.len() < limit
        && let Some(place) = merged.next(&view)?
    {
        places.push(place);
    }
    Ok(places)
}

/// Recalls: lane after lane, so that what closes soonest comes first.
pub(super) struct ByEnd {
    turn: Turn,
    /// `None` when there are no more.
    next_lane: Option<i64>,
    run: Option<Run>,
}

impl ByEnd {
    pub(super) fn new<R: Rows>(turn: Turn, view: &View<'_, R>) -> ByEnd {
        ByEnd { turn, next_lane: Some(lane_of(view.now)), run: None }
    }

    pub(super) fn next<R: Rows>(&mut self, view: &View<'_, R>) -> Result<Option<Place>, R::Error> {
        loop {
            if let Some(run) = &mut self.run {
                if let Some(place) = run.next(view)? {
                    return Ok(Some(place));
                }
                self.run = None;
            }
            let Some(from) = self.next_lane else { return Ok(None) };
            let lane = view.lanes(self.turn, from, 1)?.first().copied();
            self.next_lane = lane.map(|lane| lane + 1);
            let Some(lane) = lane else { return Ok(None) };
            self.run = Some(Run::lane(self.turn, lane, view.limit));
        }
    }
}

/// Callbacks by start, or fresh contacts by rank, merged from the runs in which they stand in that order already.
pub(super) struct Merged {
    runs: Vec<(Run, Option<Place>)>,
    /// The least first: what a run's first row is ordered by, and the run.
    heads: BinaryHeap<Reverse<(i64, u64, usize)>>,
    /// The run whose first row was taken: its next one is not read before it is asked for.
    taken: Option<usize>,
}

impl Merged {
    /// Callbacks by the instant agreed: one run a lane.
    pub(super) fn callbacks<R: Rows>(turn: Turn, view: &View<'_, R>) -> Result<Merged, R::Error> {
        let lanes = view.lanes(turn, lane_of(view.now), usize::MAX)?;
        let runs = lanes.into_iter().map(|lane| Run::lane(turn, lane, view.limit)).collect();
        Merged::of(runs, view)
    }

    fn of<R: Rows>(runs: Vec<Run>, view: &View<'_, R>) -> Result<Merged, R::Error> {
        let least = R::PORTION_MIN;
        let portion = (view.limit * 2 / runs.len().max(1)).clamp(least, view.limit.max(least));
        let mut merged = Merged { runs: Vec::with_capacity(runs.len()), heads: BinaryHeap::new(), taken: None };
        for (index, mut run) in runs.into_iter().enumerate() {
            run.portion = portion;
            let head = run.next(view)?;
            merged.runs.push((run, None));
            merged.put(index, head);
        }
        Ok(merged)
    }

    fn put(&mut self, index: usize, head: Option<Place>) {
        if let Some(place) = &head {
            let contact = place.contact.get();
            let key = if place.turn == Turn::Fresh { place.rank } else { place.due_from };
            self.heads.push(Reverse((key, contact, index)));
        }
        self.runs[index].1 = head;
    }

    pub(super) fn next<R: Rows>(&mut self, view: &View<'_, R>) -> Result<Option<Place>, R::Error> {
        if let Some(index) = self.taken.take() {
            let head = self.runs[index].0.next(view)?;
            self.put(index, head);
        }
        let Some(Reverse((_, _, index))) = self.heads.pop() else { return Ok(None) };
        self.taken = Some(index);
        Ok(self.runs[index].1.take())
    }
}

//! Which numbers, plannings and rules can come to be used at all.
//!
//! Over-approximated: whatever the engine may do is in here, and perhaps more. What is not in here can therefore never happen.

use super::dates::Dates;
use super::profile::Profiles;
use super::scene::Scene;
use super::table::{ATTEMPTS_MAX, Meaning, Site, Tables, statuses};
use rappel_strategy::model::OffPlanning;
use rappel_strategy::status::Status;
use std::collections::BTreeMap;

/// Why the strategy never calls a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unreached {
    /// None of its plannings is ever open.
    Hours,
    /// In every profile that has it, this rank, from 0, owes calls for ever and holds it back.
    HeldBack(usize),
    /// No contact of the file has it.
    Empty,
}

/// A cell of the tables: a call on a number.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// Rank, from 0.
    pub rank: usize,
    /// The planning whose rules count.
    pub planning: Option<usize>,
    /// Attempt, from 0.
    pub attempt: u16,
    /// How it ends.
    pub status: Status,
}

/// How a rule comes to be used.
#[derive(Clone, Debug)]
pub struct Use {
    /// One cell that leads to it for each rank whose calls do.
    pub cells: Vec<Cell>,
    /// Only by calls off planning after which no planning opens any more.
    pub late_only: bool,
}

/// What can come to be used.
pub struct Reach {
    /// Why each number is never called, if so.
    pub numbers: Vec<Option<Unreached>>,
    /// For each number, which of its plannings are ever open.
    pub plannings: Vec<Vec<bool>>,
    /// The rules that can fire.
    pub rules: BTreeMap<Site, Use>,
    /// The tables.
    pub tables: Tables,
    /// Every status and what it leads to.
    pub statuses: Vec<(Status, Meaning)>,
}

impl Reach {
    /// Looks at all numbers, plannings and cells.
    pub fn of(scene: &Scene<'_>, profiles: &Profiles, dates: &Dates) -> Reach {
        let ever = |rank: usize, planning: usize| {
            scene.zones().any(|zone| !scene.hours(zone).plannings[rank][planning].ever.is_empty())
        };
        let plannings = scene.strategy.number.iter().enumerate();
        let mut reach = Reach {
            numbers: (0..scene.numbers()).map(|rank| unreached(scene, profiles, rank)).collect(),
            plannings: plannings.map(|(rank, n)| (0..n.planning.len()).map(|p| ever(rank, p)).collect()).collect(),
            rules: BTreeMap::new(),
            tables: Tables::of(scene),
            statuses: statuses(scene.campaign),
        };
        for rank in 0..scene.numbers() {
            reach.cells(scene, dates, rank);
        }
        reach
    }

    /// Attempts that can be made on a number.
    pub fn attempts(&self, scene: &Scene<'_>, rank: usize) -> u16 {
        scene.strategy.number[rank].attempts_max.unwrap_or(u16::MAX).min(scene.strategy.attempts_max)
    }

    /// The plannings whose rules a call on a number may follow.
    pub fn contexts(&self, scene: &Scene<'_>, dates: &Dates, rank: usize) -> Vec<(Option<usize>, bool)> {
        let open = (0..self.plannings[rank].len()).filter(|&planning| self.plannings[rank][planning]);
        let mut contexts: Vec<(Option<usize>, bool)> = open.map(|planning| (Some(planning), false)).collect();
        if self.plannings[rank].is_empty() {
            contexts.push((None, false));
        } else if dates.may_end_off_planning(scene, rank) {
            contexts.push((None, true));
        }
        contexts
    }

    fn cells(&mut self, scene: &Scene<'_>, dates: &Dates, rank: usize) {
        if self.numbers[rank].is_some() {
            return;
        }
        let attempts = self.attempts(scene, rank).min(self.tables.settled(rank) + 1).min(ATTEMPTS_MAX);
        for (planning, late) in self.contexts(scene, dates, rank) {
            for attempt in 0..attempts {
                for &(status, meaning) in &self.statuses {
                    if matches!(meaning, Meaning::Final | Meaning::DoNotCall) {
                        continue;
                    }
                    let Some(site) = self.tables.rule(rank, planning, attempt, status, meaning) else { continue };
                    let cell = Cell { rank, planning, attempt, status };
                    let known = self.rules.entry(site).or_insert(Use { cells: Vec::new(), late_only: late });
                    if known.late_only && !late {
                        *known = Use { cells: Vec::new(), late_only: false };
                    }
                    if known.late_only == late && known.cells.last().is_none_or(|last| last.rank != rank) {
                        known.cells.push(cell);
                    }
                }
            }
        }
    }
}

/// Why no contact ever comes to a number by the strategy itself, callbacks and calls by hand apart.
fn unreached(scene: &Scene<'_>, profiles: &Profiles, rank: usize) -> Option<Unreached> {
    let favour = scene.strategy.favour_number_order;
    let holds = !favour && scene.strategy.off_planning == OffPlanning::Wait;
    let mut why = Unreached::Empty;
    for profile in profiles.all.iter().filter(|profile| profile.has(rank)) {
        let hours = scene.hours(profile.zone);
        let open = |rank: usize| if favour { &hours.hard.ever } else { &hours.work[rank].ever };
        let holder = (0..rank).find(|&lower| {
            holds && profile.has(lower) && scene.strategy.number[lower].preliminary_calls > 0 && open(lower).is_empty()
        });
        why = match holder {
            _ if open(rank).is_empty() => Unreached::Hours,
            Some(lower) => Unreached::HeldBack(lower),
            None => return None,
        };
    }
    Some(why)
}

//! Why a contact would or would not be called at an instant (R61).
//!
//! The obstacles of a number are the very conditions of `plan`: a number without obstacle is callable, and nothing else is.

use super::compile::Engine;
use super::contact::{Contact, Pending, Slot, State};
use super::decision::Plan;
use super::numbers::{Dead, Numbers};
use crate::phone::Phone;
use crate::time::Instant;

/// Why a contact would or would not be called at an instant, and when next (R61).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explanation {
    /// The instant asked about.
    pub at: Instant,
    /// What comes next, and why.
    pub plan: Plan,
    /// The recall does not let call before this instant, although a number may be callable.
    pub waits_until: Option<Instant>,
    /// Attempts that count against the ceiling, and the ceiling (R10).
    pub attempts: (u16, u16),
    /// Every number of the strategy, by rank.
    pub numbers: Vec<NumberVerdict>,
}

/// What keeps a number from being called at an instant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NumberVerdict {
    /// The number, if the column holds a valid one.
    pub phone: Option<Phone>,
    /// Attempts on it that count.
    pub attempts: u16,
    /// Preliminary calls it still owes (R31).
    pub owes: u16,
    /// Everything in the way; empty: it is callable (R32, R33).
    pub obstacles: Vec<Obstacle>,
}

/// One thing in the way of a call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Obstacle {
    /// The number is never called (R30).
    Dead(Dead),
    /// Its cap is reached until then (R40).
    Capped(Instant),
    /// A cap of the law is reached until then (R37). Names the limit.
    LawCap(String, Instant),
    /// This lower rank (from 0) still owes preliminary calls (R31).
    HeldBack(u8),
    /// The campaign is closed at this hour, or on this day (R1).
    Closed,
    /// A legal window forbids this hour until then (R37); [`Instant::MAX`]: throughout the horizon. Names the limit.
    Forbidden(String, Instant),
    /// The law does not let this number be called until then (R37); [`Instant::MAX`]: as long as nothing changes. Names the rule.
    Barred(String, Instant),
    /// None of its plannings is open (R32).
    OffPlanning,
}

impl Engine {
    /// Why a contact would or would not be called at `at`, and when next.
    pub fn explain(&self, contact: &Contact, state: &State, at: Instant) -> Explanation {
        let mut numbers = Numbers::unread(self, contact, state);
        numbers.read();
        Explanation {
            at,
            plan: self.plan(contact, state, at),
            waits_until: match &state.pending {
                Pending::Recall(recall) if recall.earliest > at => Some(recall.earliest),
                _ => None,
            },
            attempts: (numbers.attempts, self.policy.attempts_max),
            numbers: numbers
                .ranks()
                .map(|rank| NumberVerdict {
                    phone: numbers.get(rank).slot.map(|slot| slot.phone),
                    attempts: numbers.get(rank).attempts,
                    owes: if numbers.alive(rank) {
                        self.ranks[rank].preliminary_calls.saturating_sub(numbers.get(rank).attempts)
                    } else {
                        0
                    },
                    obstacles: self.obstacles(&numbers, rank, at),
                })
                .collect(),
        }
    }

    /// What the law has against calling the number of this rank, from 0, at an instant, whatever the strategy says of it (R37): empty
    /// where it lets call.
    pub fn legal_obstacles(&self, contact: &Contact, state: &State, rank: u8, at: Instant) -> Vec<Obstacle> {
        let mut numbers = Numbers::unread(self, contact, state);
        numbers.read();
        let rank = usize::from(rank);
        let Some(slot) = numbers.get(rank).slot else { return Vec::new() };
        law_holds(&numbers, rank, &slot, at).chain(self.forbidden(&slot, at)).collect()
    }

    fn forbidden(&self, slot: &Slot, at: Instant) -> impl Iterator<Item = Obstacle> {
        self.forbidding(slot.zone, at).into_iter().map(|(name, until)| Obstacle::Forbidden(name.to_owned(), until))
    }

    pub(super) fn obstacles(&self, numbers: &Numbers<'_>, rank: usize, at: Instant) -> Vec<Obstacle> {
        let number = numbers.get(rank);
        match number.dead {
            Some(Dead::Barred) => {
                let rule = numbers.barred_by(rank).map(|(rule, _)| rule.to_owned()).unwrap_or_default();
                return vec![Obstacle::Barred(rule, Instant::MAX)];
            }
            Some(dead) => return vec![Obstacle::Dead(dead)],
            None => {}
        }
        let mut obstacles = Vec::new();
        if at < number.cap_free {
            obstacles.push(Obstacle::Capped(number.cap_free));
        }
        if let Some(slot) = &number.slot {
            obstacles.extend(law_holds(numbers, rank, slot, at));
            obstacles.extend(
                (0..rank)
                    .find(|&lower| !numbers.gate_satisfied(lower, at))
                    .map(|lower| Obstacle::HeldBack(lower as u8)),
            );
            if !self.opening().contains(at) || at < self.start || at >= self.end {
                obstacles.push(Obstacle::Closed);
            }
            obstacles.extend(self.forbidden(slot, at));
            let has_plannings = !self.ranks[rank].plannings.is_empty() && !self.policy.favour_number_order;
            if has_plannings && self.planning_at(numbers, rank, at).is_none() {
                obstacles.push(Obstacle::OffPlanning);
            }
        }
        obstacles
    }
}

/// Bars, counts and quarantines of the law that hold a number at an instant.
fn law_holds(numbers: &Numbers<'_>, rank: usize, slot: &Slot, at: Instant) -> impl Iterator<Item = Obstacle> {
    let barred = numbers.barred_by(rank).map(|(rule, until)| (rule, until.unwrap_or(Instant::MAX)));
    let barred = barred.filter(|(_, until)| at < *until).map(|(rule, until)| Obstacle::Barred(rule.to_owned(), until));
    let held = numbers.law_holds(rank, slot).filter(move |(_, free)| at < *free);
    barred.into_iter().chain(held.map(|(name, free)| Obstacle::LawCap(name.to_owned(), free)))
}

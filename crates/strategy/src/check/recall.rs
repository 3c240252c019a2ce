//! One recall rule: its target, its planning, its moment (R16).

use super::report::Report;
use super::rules::Owner;
use super::{Code, Place};
use crate::model::{Day, Moment, NumberStrategy, Recall, Target, Time};
use crate::nearest::nearest;

/// Checks a recall.
pub fn check(recall: &Recall, owner: &Owner<'_>, place: &Place, report: &mut Report) {
    match recall {
        Recall::GiveUpNumber => {}
        Recall::Close { result } => {
            if result.trim().is_empty() {
                report.put(place.field("close"), Code::ResultEmpty);
            }
        }
        Recall::Call { target, moment, valid } => {
            target_exists(*target, owner, place, report);
            if let Moment::NextPlanning(Some(name)) = moment {
                planning_exists(name, *target, owner, &place.field("next_planning"), report);
            }
            if *moment == (Moment::On { day: Day::Same, time: Time::SameHour }) {
                report.put(place.clone(), Code::SameDaySameHour);
            }
            if let Moment::After(after) = moment
                && after.seconds() == 0
                && calls_same_number(*target, owner)
            {
                report.put(place.field("after"), Code::RecallAtOnce);
            }
            if let (Moment::After(after), Some(valid)) = (moment, valid)
                && valid < after
            {
                report.put(place.field("valid"), Code::ValidBeforeMoment { valid: *valid, after: *after });
            }
        }
    }
}

/// Whether a target is sure to be the number just called.
fn calls_same_number(target: Target, owner: &Owner<'_>) -> bool {
    match target {
        Target::Same => true,
        Target::Number(rank) => owner.rank == Some(usize::from(rank)),
        Target::Next | Target::Choice => owner.strategy.number.len() == 1,
    }
}

fn target_exists(target: Target, owner: &Owner<'_>, place: &Place, report: &mut Report) {
    let numbers = owner.strategy.number.len();
    if let Target::Number(target) = target
        && !(1..=numbers).contains(&usize::from(target))
    {
        report.put(place.field("call"), Code::TargetUnknown { target, numbers });
    }
}

/// The planning must be one of the target's. A default of the strategy that calls the same number can follow a call on any
/// number, so that each must have it.
fn planning_exists(name: &str, target: Target, owner: &Owner<'_>, place: &Place, report: &mut Report) {
    let rank = match target {
        Target::Next | Target::Choice => {
            return report.put(place.clone(), Code::PlanningWithoutNumber { planning: name.to_owned() });
        }
        Target::Number(rank) => Some(usize::from(rank)),
        Target::Same => owner.rank,
    };
    let lacks = |number: &NumberStrategy| number.planning.iter().all(|planning| planning.name != name);
    let mut candidates = (1..).zip(&owner.strategy.number).filter(|(other, _)| rank.is_none_or(|rank| rank == *other));
    if let Some((rank, number)) = candidates.find(|(_, number)| lacks(number)) {
        let nearest = nearest(name, number.planning.iter().map(|planning| planning.name.clone()));
        report.put(place.clone(), Code::PlanningUnknown { planning: name.to_owned(), rank, nearest });
    }
}

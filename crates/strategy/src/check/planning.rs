//! The plannings of a number (R12).

use super::report::Report;
use super::rules::{Owner, table};
use super::{Code, Part, Place};
use crate::model::{PLANNINGS_MAX, Planning};

/// Checks the plannings of a number, by wall clock: for contacts in other zones the intersection counts (R12).
pub fn check(owner: &Owner<'_>, plannings: &[Planning], number: &Place, report: &mut Report) {
    let names = plannings.iter().map(|planning| planning.name.as_str());
    report.names(names, |row| number.item(Part::Planning, row).field("name"));
    for (index, planning) in plannings.iter().enumerate().take(PLANNINGS_MAX) {
        let place = number.item(Part::Planning, index + 1);
        if planning.name == "any" {
            report.put(place.field("name"), Code::PlanningNameReserved);
        }
        hours(owner, &plannings[..index], planning, &place.field("hours"), report);
        if let Some(caller_id) = planning.caller_id {
            report.caller_id(place.field("caller_id"), caller_id, owner.campaign);
        }
        table(&planning.rule, owner, |row| place.item(Part::Rule, row), report);
    }
}

fn hours(owner: &Owner<'_>, earlier: &[Planning], planning: &Planning, place: &Place, report: &mut Report) {
    if planning.hours.is_empty() {
        report.put(place.clone(), Code::PlanningEmpty);
    }
    for other in earlier {
        let cells: Vec<_> = other.hours.intersection(&planning.hours).cells().collect();
        if !cells.is_empty() {
            let (first, second) = (other.name.clone(), planning.name.clone());
            report.put(place.clone(), Code::PlanningsOverlap { first, second, cells });
        }
    }
    let cells: Vec<_> = planning.hours.difference(&owner.campaign.hours).cells().collect();
    if !cells.is_empty() {
        report.put(place.clone(), Code::PlanningOutsideOpening { planning: planning.name.clone(), cells });
    }
}

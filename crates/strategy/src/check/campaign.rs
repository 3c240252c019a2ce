//! The campaign as a whole (R1, R2, R22, R37, R38).

use super::report::{Report, with_first};
use super::{Code, Listed, Named, Part, Place, Quantity, classic, law};
use crate::model::{Campaign, Dialling, Limit, NUMBERS_MAX};
use crate::status::{QUALIFICATIONS_MAX, SystemStatus};
use crate::zone::Zone;

/// Checks a campaign.
pub fn check(campaign: &Campaign, report: &mut Report) {
    let here = Place::campaign();
    if let Err(unknown) = Zone::load(&campaign.zone) {
        let code = Code::Unknown { what: Named::Zone, name: unknown.name, nearest: unknown.nearest };
        report.put(here.field("zone"), code);
    }
    columns(campaign, &here, report);
    days(campaign, &here, report);
    if let Some(percent) = campaign.fresh_percent {
        report.range(here.field("fresh_percent"), Quantity::FreshPercent, percent, 0, 100);
    }
    dialling(&campaign.dialling, &here.field("dialling"), report);
    qualifications(campaign, &here, report);
    for (row, limit) in (1..).zip(&campaign.limit) {
        self::limit(limit, &here.item(Part::Limit, row), report);
    }
    let names = campaign.limit.iter().map(|limit| limit.name.as_str());
    report.names(names, |row| here.item(Part::Limit, row).field("name"));
    law::check(campaign, &here.field("law"), report);
    if let Some(rules) = &campaign.classic {
        classic::check(rules, campaign, &here.field("classic"), report);
    }
}

fn columns(campaign: &Campaign, here: &Place, report: &mut Report) {
    let count = campaign.phone_columns.len();
    let place = here.field("phone_columns");
    if count == 0 {
        report.put(place.clone(), Code::NoPhoneColumn);
    }
    if count > NUMBERS_MAX {
        report.put(place, Code::TooMany { what: Listed::PhoneColumns, count, max: NUMBERS_MAX });
    }
    let names = campaign.phone_columns.iter().map(String::as_str);
    report.names(names, |row| here.item(Part::PhoneColumn, row));
}

fn days(campaign: &Campaign, here: &Place, report: &mut Report) {
    if campaign.hours.is_empty() && campaign.exceptional_opening.iter().all(|opening| opening.hours.is_empty()) {
        report.put(here.field("hours"), Code::OpeningEmpty);
    }
    if let (Some(first), Some(last)) = (campaign.first_day, campaign.last_day)
        && last < first
    {
        report.put(here.field("last_day"), Code::DaysReversed { first, last });
    }
    report.calendars(&here.field("closed_days"), &campaign.closed_days.calendars);
    for (row, date, first) in with_first(campaign.exceptional_opening.iter().map(|opening| opening.date)) {
        if first < row {
            let place = here.item(Part::ExceptionalOpening, row).field("date");
            report.put(place, Code::OpeningDuplicate { date, first });
        }
    }
}

fn dialling(dialling: &Dialling, place: &Place, report: &mut Report) {
    report.range(place.field("agents"), Quantity::Agents, dialling.agents, 0, 100_000);
    report.range(place.field("calls_per_agent"), Quantity::CallsPerAgent, dialling.calls_per_agent, 1, 10);
    if dialling.trunk.is_empty() {
        report.put(place.field("trunk"), Code::NoTrunk);
    }
    for (row, trunk) in (1..).zip(&dialling.trunk) {
        let place = place.item(Part::Trunk, row);
        report.range(place.field("calls_per_second"), Quantity::CallsPerSecond, trunk.calls_per_second, 1, 100_000);
        report.range(place.field("calls_max"), Quantity::CallsInProgress, trunk.calls_max, 1, 1_000_000);
    }
    let names = dialling.trunk.iter().map(|trunk| trunk.name.as_str());
    report.names(names, |row| place.item(Part::Trunk, row).field("name"));
}

fn qualifications(campaign: &Campaign, here: &Place, report: &mut Report) {
    let count = campaign.qualification.len();
    if count > QUALIFICATIONS_MAX {
        let code = Code::TooMany { what: Listed::Qualifications, count, max: QUALIFICATIONS_MAX };
        report.put(here.field("qualification"), code);
    }
    let name_of = |row| here.item(Part::Qualification, row).field("name");
    for (row, qualification) in (1..).zip(&campaign.qualification) {
        if SystemStatus::ALL.iter().any(|status| status.name() == qualification.name) {
            report.put(name_of(row), Code::QualificationNameReserved { name: qualification.name.clone() });
        }
    }
    report.names(campaign.qualification.iter().map(|qualification| qualification.name.as_str()), name_of);
}

fn limit(limit: &Limit, place: &Place, report: &mut Report) {
    let closes = !limit.closed_days.calendars.is_empty() || !limit.closed_days.dates.is_empty();
    if limit.hours.is_none() && limit.cap.is_none() && !closes {
        report.put(place.clone(), Code::LimitEmpty);
    }
    if limit.hours.as_ref().is_some_and(|hours| hours.is_empty()) {
        report.put(place.field("hours"), Code::LimitForbidsAll);
    }
    report.calendars(&place.field("closed_days"), &limit.closed_days.calendars);
    if let Some(cap) = limit.cap {
        report.range(place.field("cap").field("calls"), Quantity::CapCalls, cap.calls, 1, 100);
        report.range(place.field("cap").field("days"), Quantity::CapDays, cap.days, 1, 366);
    }
}

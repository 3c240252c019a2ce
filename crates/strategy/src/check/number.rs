//! One number of a strategy (R11, R13, R17, R18, R34).

use super::planning;
use super::recall;
use super::report::{Report, with_first};
use super::rules::{Owner, table};
use super::{Code, Listed, Named, Part, Place, Quantity};
use crate::model::{NumberStrategy, PLANNINGS_MAX};

/// Checks a number; `owner` says whose it is.
pub fn check(owner: &Owner<'_>, number: &NumberStrategy, place: &Place, report: &mut Report) {
    let columns = owner.campaign.phone_columns.iter().map(String::as_str);
    report.known(place.field("column"), Named::Column, &number.column, columns);
    ranges(number, place, report);
    report.caller_id(place.field("caller_id"), number.caller_id, owner.campaign);
    preliminary(owner, number, place, report);
    messages(owner, number, place, report);
    texts(owner, number, place, report);
    table(&number.default, owner, |row| place.item(Part::Default, row), report);
    let count = number.planning.len();
    if count > PLANNINGS_MAX {
        let code = Code::TooMany { what: Listed::Plannings, count, max: PLANNINGS_MAX };
        report.put(place.field("planning"), code);
    }
    planning::check(owner, &number.planning, place, report);
}

fn ranges(number: &NumberStrategy, place: &Place, report: &mut Report) {
    report.range(place.field("ring_s"), Quantity::RingSeconds, number.ring_s, 15, 60);
    report.range(place.field("preliminary_calls"), Quantity::PreliminaryCalls, number.preliminary_calls, 0, 20);
    if let Some(cap) = number.cap {
        report.range(place.field("cap").field("calls"), Quantity::CapCalls, cap.calls, 1, 100);
        if cap.calls < u16::from(number.preliminary_calls) {
            let code = Code::CapBelowPreliminary { cap: cap.calls, calls: number.preliminary_calls };
            report.put(place.field("cap"), code);
        }
    }
    if let Some(ceiling) = number.attempts_max {
        let place = place.field("attempts_max");
        report.range(place.clone(), Quantity::AttemptsMax, ceiling, 1, 100);
        if ceiling < u16::from(number.preliminary_calls) {
            report.put(place, Code::CeilingBelowPreliminary { ceiling, owed: number.preliminary_calls.into() });
        }
    }
}

fn preliminary(owner: &Owner<'_>, number: &NumberStrategy, place: &Place, report: &mut Report) {
    if number.preliminary_calls > 0 && owner.rank == Some(owner.strategy.number.len()) {
        report.put(place.field("preliminary_calls"), Code::PreliminaryOnLastNumber);
    }
    let (rules, calls) = (number.preliminary_rule.len(), usize::from(number.preliminary_calls));
    let list = place.field("preliminary_rule");
    if !number.use_preliminary_rules {
        if rules > 0 {
            report.put(list, Code::PreliminaryRulesUnused);
        }
        return;
    }
    if owner.strategy.favour_number_order {
        if rules > 0 {
            report.put(list, Code::PreliminaryRulesIgnored);
        }
        return;
    }
    if rules != calls {
        report.put(list, Code::PreliminaryRuleCount { rules, calls });
    }
    for (call, rule) in (1..).zip(&number.preliminary_rule) {
        let place = place.item(Part::PreliminaryRule, call);
        recall::check(rule, owner, &place, report);
        if let Some((target, rank)) = owner.not_open_target(rule).filter(|_| call < calls) {
            report.put(place.field("call"), Code::PreliminaryTargetNotOpen { call, calls, target, rank });
        }
    }
}

fn messages(owner: &Owner<'_>, number: &NumberStrategy, place: &Place, report: &mut Report) {
    let place = place.field("machine");
    for (row, sound) in (1..).zip(&number.machine.messages) {
        report.sound(place.item(Part::Message, row), sound, owner.campaign);
    }
    if let Some(max) = number.machine.max {
        report.range(place.field("max").field("messages"), Quantity::MachineMessages, max.messages, 1, 100);
    }
}

fn texts(owner: &Owner<'_>, number: &NumberStrategy, place: &Place, report: &mut Report) {
    if !number.text.is_empty() && !number.texts_accepted {
        report.put(place.field("text"), Code::TextsNotAccepted);
    }
    let statuses = number.text.iter().map(|list| list.status.as_str());
    for ((row, _, first), list) in with_first(statuses).zip(&number.text) {
        let place = place.item(Part::Text, row);
        report.status(place.field("status"), &list.status, owner.campaign);
        if first < row {
            report.put(place.clone(), Code::TextListDuplicate { status: list.status.clone(), first });
        }
        if list.templates.is_empty() {
            report.put(place.field("templates"), Code::TextListEmpty);
        }
        for (index, template) in (1..).zip(&list.templates) {
            let known = owner.campaign.texts.keys().map(String::as_str);
            report.known(place.item(Part::Template, index), Named::Template, template, known);
        }
    }
}

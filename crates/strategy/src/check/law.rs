//! The law of a campaign (R37).

use super::report::Report;
use super::{Code, Listed, Named, Part, Place, Quantity};
use crate::law::{self, Channel, Requirement, Rule, covers, in_force};
use crate::model::{Campaign, LAW_PRESETS_MAX, LAW_RULES_MAX, Law};

/// Checks what a campaign says of the law.
pub fn check(campaign: &Campaign, place: &Place, report: &mut Report) {
    let Some(law) = &campaign.law else {
        report.put(place.clone(), Code::LawNotChosen);
        return;
    };
    presets(campaign, law, place, report);
    let count = law.rule.len();
    if count > LAW_RULES_MAX {
        report.put(place.field("rule"), Code::TooMany { what: Listed::LawRules, count, max: LAW_RULES_MAX });
    }
    let rules = law.rule.iter().take(LAW_RULES_MAX);
    for (row, rule) in (1..).zip(rules.clone()) {
        self::rule(rule, &place.item(Part::LawRule, row).field("requires"), report);
    }
    report.names(rules.map(|rule| rule.id.as_str()), |row| place.item(Part::LawRule, row).field("id"));
    if let Some(responsibility) = &law.responsibility {
        let place = place.field("responsibility");
        for (name, value) in [("by", &responsibility.by), ("reason", &responsibility.reason)] {
            if value.trim().is_empty() {
                report.put(place.field(name), Code::NameEmpty);
            }
        }
    }
    if !covers(campaign, Some(campaign.country)) {
        report.put(place.clone(), Code::LawUncovered { country: campaign.country });
    }
    proofs(campaign, law, place, report);
}

fn presets(campaign: &Campaign, law: &Law, place: &Place, report: &mut Report) {
    let count = law.presets.len();
    if count > LAW_PRESETS_MAX {
        report.put(place.field("presets"), Code::TooMany { what: Listed::Presets, count, max: LAW_PRESETS_MAX });
    }
    let names = law.presets.iter().take(LAW_PRESETS_MAX);
    let binding = in_force(campaign);
    for (row, name) in (1..).zip(names.clone()) {
        let here = place.item(Part::Preset, row);
        match law::preset(name) {
            None => {
                let known = law::presets().iter().map(|preset| preset.name.as_str());
                report.known(here, Named::Preset, name, known);
            }
            Some(preset) if binding.iter().all(|rule| rule.preset != Some(&preset.name)) => {
                report.put(here, Code::LawIdle { preset: name.clone() });
            }
            Some(_) => {}
        }
    }
    report.names(names.map(String::as_str), |row| place.item(Part::Preset, row));
}

fn rule(rule: &Rule, place: &Place, report: &mut Report) {
    let hours = |report: &mut Report, name, hours: Option<u16>, min| {
        if let Some(hours) = hours {
            report.range(place.field(name).field("hours"), Quantity::CapHours, hours, min, 9_000);
        }
    };
    match &rule.requires {
        Requirement::Window(window) => {
            let place = place.field("window");
            if window.hours.is_none() && window.closed_days.is_empty() {
                report.put(place.clone(), Code::LimitEmpty);
            }
            if window.hours.as_ref().is_some_and(|hours| hours.is_empty()) {
                report.put(place.field("hours"), Code::LimitForbidsAll);
            }
            report.calendars(&place.field("closed_days"), &window.closed_days.calendars);
        }
        Requirement::Count(count) => {
            report.range(place.field("count").field("calls"), Quantity::CapCalls, count.calls, 1, 100);
            hours(report, "count", count.hours, 1);
            if let Some(days) = count.days {
                report.range(place.field("count").field("days"), Quantity::CapDays, days, 1, 366);
            }
            if count.hours.is_some() == count.days.is_some() {
                report.put(place.field("count"), Code::LawCountSpan);
            }
        }
        Requirement::Quarantine(quarantine) => {
            hours(report, "quarantine", quarantine.hours, 1);
            if let Some(days) = quarantine.days {
                report.range(place.field("quarantine").field("days"), Quantity::CapDays, days, 0, 366);
            }
            if quarantine.hours.is_some() && quarantine.days.is_some() {
                report.put(place.field("quarantine"), Code::LawCountSpan);
            }
        }
        Requirement::Abandonment(rate) => {
            let percent = place.field("abandonment").field("limit_percent");
            report.range(percent, Quantity::Percent, rate.limit_percent, 0, 100);
        }
        Requirement::Ring(ring) => {
            for (name, seconds) in [("min_s", ring.min_s), ("max_s", ring.max_s)] {
                if let Some(seconds) = seconds {
                    report.range(place.field("ring").field(name), Quantity::RingSeconds, seconds, 1, 120);
                }
            }
        }
        Requirement::Consent(_) | Requirement::Contract(_) | Requirement::Displayed(_) => {}
    }
}

/// A rule that needs a proof, in a campaign that names no column for it, refuses every call.
fn proofs(campaign: &Campaign, law: &Law, place: &Place, report: &mut Report) {
    let mut missing = [false; 2];
    for binding in in_force(campaign) {
        let rule = binding.rule;
        let later = rule.effective_from.zip(campaign.last_day).is_some_and(|(from, last)| last < from);
        let over = rule.effective_to.zip(campaign.first_day).is_some_and(|(to, first)| to <= first);
        let home = binding.binds_country(Some(campaign.country)) && rule.prefixes.is_empty();
        if later || over || !home || rule.channel != Channel::Calls {
            continue;
        }
        let (which, setting) = match &rule.requires {
            Requirement::Consent(consent) if consent.or_contract && law.contract_column.is_some() => continue,
            Requirement::Consent(_) if law.consent_column.is_none() => (0, "consent_column"),
            Requirement::Contract(_) if law.contract_column.is_none() => (1, "contract_column"),
            _ => continue,
        };
        if !std::mem::replace(&mut missing[which], true) {
            report.put(place.field(setting), Code::LawColumnMissing { rule: rule.id.clone(), setting });
        }
    }
}

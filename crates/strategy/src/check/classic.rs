//! Classic recall rules (R50).

use super::report::{Report, with_first};
use super::{Code, Part, Place, Quantity};
use crate::model::{Campaign, ClassicRules, NextNumber};

/// Checks the classic rules of a campaign.
pub fn check(rules: &ClassicRules, campaign: &Campaign, place: &Place, report: &mut Report) {
    report.range(place.field("attempts_max"), Quantity::AttemptsMax, rules.attempts_max, 1, 100);
    report.range(place.field("ring_s"), Quantity::RingSeconds, rules.ring_s, 15, 60);
    report.caller_id(place.field("caller_id"), rules.caller_id, campaign);
    if rules.rule.iter().all(|rule| rule.status.is_some()) {
        report.put(place.field("rule"), Code::ClassicDefaultMissing);
    }
    let statuses = rules.rule.iter().map(|rule| rule.status.as_deref());
    for ((row, _, first), rule) in with_first(statuses).zip(&rules.rule) {
        let place = place.item(Part::Rule, row);
        if first < row {
            report.put(place.clone(), Code::RuleDuplicate { attempt: None, status: rule.status.clone(), first });
        }
        if let Some(status) = &rule.status {
            report.status(place.field("status"), status, campaign);
        }
        let same = rule.next == NextNumber::Same || campaign.phone_columns.len() == 1;
        if same && rule.after.seconds() == 0 && rule.tries_max > 0 {
            report.put(place.field("after"), Code::RecallAtOnce);
        }
        report.range(place.field("tries_max"), Quantity::Tries, rule.tries_max, 0, 100);
    }
}

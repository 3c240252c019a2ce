//! The strategy as a whole (R10, R15, R21).

use super::report::{Report, with_first};
use super::rules::{Owner, table};
use super::{Code, Listed, Part, Place, Quantity, number};
use crate::model::{Campaign, NUMBERS_MAX, Rule, Strategy};

/// Most retries after congestion (R21).
const CONGESTION_RETRIES_MAX: usize = 10;

/// Checks a strategy against its campaign.
pub fn check(strategy: &Strategy, campaign: &Campaign, report: &mut Report) {
    let here = Place::strategy();
    report.range(here.field("attempts_max"), Quantity::AttemptsMax, strategy.attempts_max, 1, 100);
    report.range(here.field("horizon_days"), Quantity::HorizonDays, strategy.horizon_days, 1, 400);
    let retries = strategy.congestion_retry_min.len();
    if retries > CONGESTION_RETRIES_MAX {
        let code = Code::TooMany { what: Listed::CongestionRetries, count: retries, max: CONGESTION_RETRIES_MAX };
        report.put(here.field("congestion_retry_min"), code);
    }
    ceiling(strategy, &here, report);
    defaults(strategy, campaign, &here, report);
    numbers(strategy, campaign, &here, report);
}

fn ceiling(strategy: &Strategy, here: &Place, report: &mut Report) {
    let owed = strategy.number.iter().map(|number| u32::from(number.preliminary_calls)).sum();
    if u32::from(strategy.attempts_max) < owed {
        let code = Code::CeilingBelowPreliminary { ceiling: strategy.attempts_max, owed };
        report.put(here.field("attempts_max"), code);
    }
}

fn defaults(strategy: &Strategy, campaign: &Campaign, here: &Place, report: &mut Report) {
    let stands_for_all = |rule: &Rule| rule.attempt.is_none() && rule.status.is_none();
    if !strategy.default.iter().any(stands_for_all) {
        report.put(here.field("default"), Code::DefaultMissing);
    }
    let owner = Owner { strategy, campaign, rank: None };
    table(&strategy.default, &owner, |row| here.item(Part::Default, row), report);
}

fn numbers(strategy: &Strategy, campaign: &Campaign, here: &Place, report: &mut Report) {
    let count = strategy.number.len();
    if count == 0 {
        report.put(here.field("number"), Code::NoNumber);
    }
    if count > NUMBERS_MAX {
        let code = Code::TooMany { what: Listed::Numbers, count, max: NUMBERS_MAX };
        report.put(here.field("number"), code);
    }
    let columns = strategy.number.iter().map(|number| number.column.as_str());
    for ((rank, _, first), own) in with_first(columns).zip(&strategy.number).take(NUMBERS_MAX) {
        let place = here.item(Part::Number, rank);
        if first < rank {
            report.put(place.field("column"), Code::ColumnDuplicate { column: own.column.clone(), first });
        }
        number::check(&Owner { strategy, campaign, rank: Some(rank) }, own, &place, report);
    }
}

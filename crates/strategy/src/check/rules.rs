//! Tables attempt × status (R14, R15).

use super::report::{Report, with_first};
use super::{Code, Listed, Place, recall};
use crate::model::{Campaign, OffPlanning, Recall, Rule, Strategy, Target};
use crate::status::SystemStatus;

/// Most rules of a table: twenty attempts of fifty statuses.
const RULES_MAX: usize = 1_000;

/// Whose rules are checked.
pub struct Owner<'a> {
    /// The strategy they are in.
    pub strategy: &'a Strategy,
    /// The campaign it is for.
    pub campaign: &'a Campaign,
    /// The rank of their number; `None` for the strategy's defaults.
    pub rank: Option<usize>,
}

impl Owner<'_> {
    /// The target of a recall and the owner's rank, if the target cannot be open while the owner still owes calls (R34).
    ///
    /// The next rank is a higher one, except after the last, where it wraps to the first; the strategy chooses among open
    /// numbers only.
    pub fn not_open_target(&self, recall: &Recall) -> Option<(Target, usize)> {
        let rank = self.rank?;
        let Recall::Call { target, .. } = recall else { return None };
        let not_open = match *target {
            Target::Same | Target::Choice => false,
            Target::Next => rank < self.strategy.number.len(),
            Target::Number(other) => usize::from(other) > rank,
        };
        not_open.then_some((*target, rank))
    }

    /// Preliminary calls of the owner that are followed by the rules of its tables, not by its preliminary rules (R33, R34).
    ///
    /// Where a number off planning lets the others pass, they may well be open: then none.
    fn preliminary_calls_by_table(&self) -> usize {
        let Some(number) = self.rank.and_then(|rank| self.strategy.number.get(rank - 1)) else { return 0 };
        let favour = self.strategy.favour_number_order;
        let by_table = favour || (!number.use_preliminary_rules && self.strategy.off_planning == OffPlanning::Wait);
        if by_table { usize::from(number.preliminary_calls) } else { 0 }
    }
}

/// Checks a table; `place` gives the place of a row, counted from 1.
pub fn table(rules: &[Rule], owner: &Owner<'_>, place: impl Fn(usize) -> Place, report: &mut Report) {
    let calls = owner.preliminary_calls_by_table();
    if rules.len() > RULES_MAX {
        let code = Code::TooMany { what: Listed::Rules, count: rules.len(), max: RULES_MAX };
        report.put(place(RULES_MAX + 1), code);
    }
    let cells = rules.iter().map(|rule| (rule.attempt, rule.status.as_deref()));
    for ((row, _, first), rule) in with_first(cells).zip(rules).take(RULES_MAX) {
        let place = place(row);
        if first < row {
            let (attempt, status) = (rule.attempt.map(u16::from), rule.status.clone());
            report.put(place.clone(), Code::RuleDuplicate { attempt, status, first });
        }
        if let Some(status) = &rule.status {
            report.status(place.field("status"), status, owner.campaign);
        }
        message(rule, owner, &place, report);
        recall::check(&rule.recall, owner, &place.field("recall"), report);
        let attempt = rule.attempt.map_or(usize::MAX, |attempt| attempt.get().into());
        if let Some((target, rank)) = owner.not_open_target(&rule.recall).filter(|_| attempt < calls) {
            let place = place.field("recall").field("call");
            report.put(place, Code::TargetNotOpenYet { attempt, calls, target, rank });
        }
    }
}

fn message(rule: &Rule, owner: &Owner<'_>, place: &Place, report: &mut Report) {
    let Some(sound) = &rule.message else { return };
    let place = place.field("message");
    report.sound(place.clone(), sound, owner.campaign);
    if let Some(status) = rule.status.as_ref().filter(|status| *status != SystemStatus::Machine.name()) {
        report.put(place, Code::MessageNotForMachine { status: status.clone() });
    }
}

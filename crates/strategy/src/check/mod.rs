//! What can be told of a strategy and a campaign before any call: structure, names, ranges (R4, R10–R18, R34).
//!
//! Why: a strategy that starts must never meet a missing rule or a number that is not there (R60), and an administrator must see
//! at once which cell or rule is at fault. What takes time or contacts to find (holes, witnesses, costs) belongs to the analysis
//! crate. What stands beyond the allowed length of a list is reported and not looked into, so that a check's cost is bounded.

mod campaign;
mod classic;
mod code;
mod english;
mod finding;
mod french;
mod kinds;
mod law;
mod names;
mod number;
mod place;
mod planning;
mod recall;
mod report;
mod rules;
mod strategy;
pub mod words;

pub use crate::lang::Lang;
pub use code::Code;
pub use finding::Finding;
pub use kinds::{Listed, Named, Quantity, Severity};
pub use place::{Part, Place, Step};

use crate::model::{Campaign, Strategy};

/// What is wrong with a strategy put in place in a campaign, in the order of the strategy (R4, R12).
///
/// The campaign's own findings are [`check_campaign`]'s.
pub fn check(strategy: &Strategy, campaign: &Campaign) -> Vec<Finding> {
    let mut report = report::Report::default();
    strategy::check(strategy, campaign, &mut report);
    report.findings
}

/// What is wrong with a strategy that was kept under other opening hours perhaps: what leaves them now was inside then, and only
/// flagged (R12).
pub fn check_in_place(strategy: &Strategy, campaign: &Campaign) -> Vec<Finding> {
    let flagged = |finding: Finding| match finding.code {
        Code::PlanningOutsideOpening { planning, cells } => {
            Finding { place: finding.place, code: Code::PlanningCutByOpening { planning, cells } }
        }
        _ => finding,
    };
    check(strategy, campaign).into_iter().map(flagged).collect()
}

/// What is wrong with a campaign, its classic rules included (R1, R2, R22, R37, R50).
pub fn check_campaign(campaign: &Campaign) -> Vec<Finding> {
    let mut report = report::Report::default();
    campaign::check(campaign, &mut report);
    report.findings
}

/// Whether a campaign with these findings may be started (R4).
pub fn may_start(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| finding.severity() < Severity::Error)
}

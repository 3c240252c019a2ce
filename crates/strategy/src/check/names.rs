//! Stable names and severities of findings.

use super::code::Code;
use super::kinds::{Listed, Named, Severity};
use crate::hours::Cells;

impl Code {
    /// The stable name, for programs and documentation.
    pub const fn name(&self) -> &'static str {
        match self {
            Code::NoNumber => "no-number",
            Code::TooMany { what, .. } => match what {
                Listed::Numbers => "too-many-numbers",
                Listed::Plannings => "too-many-plannings",
                Listed::Rules => "too-many-rules",
                Listed::CongestionRetries => "too-many-congestion-retries",
                Listed::PhoneColumns => "too-many-phone-columns",
                Listed::Qualifications => "too-many-qualifications",
                Listed::Presets => "too-many-presets",
                Listed::LawRules => "too-many-law-rules",
            },
            Code::OutOfRange { .. } => "out-of-range",
            Code::Unknown { what, .. } => match what {
                Named::Column => "unknown-column",
                Named::Status => "unknown-status",
                Named::Sound => "unknown-sound",
                Named::Template => "unknown-template",
                Named::Zone => "unknown-zone",
                Named::Calendar => "unknown-calendar",
                Named::Preset => "unknown-preset",
            },
            Code::NameEmpty => "name-empty",
            Code::ResultEmpty => "result-empty",
            Code::NameDuplicate { .. } => "name-duplicate",
            Code::PlanningNameReserved => "planning-name-reserved",
            Code::QualificationNameReserved { .. } => "qualification-name-reserved",
            Code::ColumnDuplicate { .. } => "column-duplicate",
            Code::PlanningEmpty => "planning-empty",
            Code::PlanningsOverlap { .. } => "plannings-overlap",
            Code::PlanningOutsideOpening { .. } => "planning-outside-opening",
            Code::PlanningCutByOpening { .. } => "planning-cut-by-opening",
            Code::PreliminaryRuleCount { .. } => "preliminary-rule-count",
            Code::PreliminaryTargetNotOpen { .. } => "preliminary-target-not-open",
            Code::TargetNotOpenYet { .. } => "target-not-open-yet",
            Code::TargetUnknown { .. } => "target-unknown",
            Code::PlanningUnknown { .. } => "planning-unknown",
            Code::PlanningWithoutNumber { .. } => "planning-without-number",
            Code::CallerIdNotListed { .. } => "caller-id-not-listed",
            Code::CallerIdListEmpty => "caller-id-list-empty",
            Code::DefaultMissing => "default-missing",
            Code::ClassicDefaultMissing => "classic-default-missing",
            Code::RuleDuplicate { .. } => "rule-duplicate",
            Code::MessageNotForMachine { .. } => "message-not-for-machine",
            Code::TextListDuplicate { .. } => "text-list-duplicate",
            Code::TextListEmpty => "text-list-empty",
            Code::TextsNotAccepted => "texts-not-accepted",
            Code::PreliminaryRulesIgnored => "preliminary-rules-ignored",
            Code::PreliminaryRulesUnused => "preliminary-rules-unused",
            Code::PreliminaryOnLastNumber => "preliminary-on-last-number",
            Code::CapBelowPreliminary { .. } => "cap-below-preliminary",
            Code::CeilingBelowPreliminary { .. } => "ceiling-below-preliminary",
            Code::SameDaySameHour => "same-day-same-hour",
            Code::RecallAtOnce => "recall-at-once",
            Code::ValidBeforeMoment { .. } => "valid-before-moment",
            Code::OpeningEmpty => "opening-empty",
            Code::DaysReversed { .. } => "days-reversed",
            Code::OpeningDuplicate { .. } => "opening-duplicate",
            Code::NoPhoneColumn => "no-phone-column",
            Code::NoTrunk => "no-trunk",
            Code::LimitEmpty => "limit-empty",
            Code::LimitForbidsAll => "limit-forbids-all",
            Code::LawNotChosen => "law-not-chosen",
            Code::LawIdle { .. } => "law-idle",
            Code::LawUncovered { .. } => "law-uncovered",
            Code::LawColumnMissing { .. } => "law-column-missing",
            Code::LawCountSpan => "law-count-span",
        }
    }

    /// How serious it is.
    pub const fn severity(&self) -> Severity {
        match self {
            Code::PreliminaryRulesIgnored | Code::PreliminaryRulesUnused | Code::PreliminaryOnLastNumber => {
                Severity::Info
            }
            Code::PlanningCutByOpening { .. }
            | Code::TargetNotOpenYet { .. }
            | Code::TextListEmpty
            | Code::TextsNotAccepted
            | Code::CapBelowPreliminary { .. }
            | Code::CeilingBelowPreliminary { .. }
            | Code::SameDaySameHour
            | Code::RecallAtOnce
            | Code::LawNotChosen
            | Code::LawIdle { .. }
            | Code::LawUncovered { .. }
            | Code::ValidBeforeMoment { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// The exact week cells it is about.
    pub fn cells(&self) -> &[Cells] {
        match self {
            Code::PlanningsOverlap { cells, .. }
            | Code::PlanningOutsideOpening { cells, .. }
            | Code::PlanningCutByOpening { cells, .. } => cells,
            _ => &[],
        }
    }
}

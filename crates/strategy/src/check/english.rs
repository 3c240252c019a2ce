//! Findings in English.

use super::{Code, Lang, Listed, Named, Quantity, words};
use crate::model::Target;

/// What the finding says.
pub fn sentence(code: &Code) -> String {
    match code {
        Code::NoNumber => "The strategy calls no number: it needs TEL1 at least.".to_owned(),
        Code::TooMany { what, count, max } => format!("{count} {}: at most {max} are allowed.", listed(*what)),
        Code::OutOfRange { what, value, min, max } => {
            let number = |value: &f64| words::number(*value, Lang::En);
            format!("{}: {} is out of range ({} to {}).", quantity(*what), number(value), number(min), number(max))
        }
        Code::Unknown { what, name, nearest } => unknown(*what, name, nearest.as_deref()),
        Code::NameEmpty => "The name is empty.".to_owned(),
        Code::ResultEmpty => "The result under which the contact closes is empty.".to_owned(),
        Code::NameDuplicate { name, first } => format!("The name “{name}” is already taken by row {first}."),
        Code::PlanningNameReserved => {
            "A planning cannot be called “any”: in rules that word means whatever planning.".to_owned()
        }
        Code::QualificationNameReserved { name } => {
            format!("“{name}” is a status of the system: rules could not tell this qualification from it.")
        }
        Code::ColumnDuplicate { column, first } => {
            format!("Column “{column}” is already TEL{first}: this rank would never be called.")
        }
        Code::PlanningEmpty => "The planning has no hour: paint one, or delete the planning.".to_owned(),
        Code::PlanningsOverlap { first, second, cells } => {
            format!("Plannings “{first}” and “{second}” overlap: {}.", words::cells(cells, Lang::En))
        }
        Code::PlanningOutsideOpening { planning, cells } => {
            format!("Planning “{planning}” leaves the campaign’s opening hours: {}.", words::cells(cells, Lang::En))
        }
        Code::PlanningCutByOpening { planning, cells } => format!(
            "The opening hours have changed: planning “{planning}” no longer calls outside of them ({}).",
            words::cells(cells, Lang::En)
        ),
        Code::PreliminaryRuleCount { rules, calls } => {
            format!("Each preliminary call needs one rule: {calls} owed, {rules} given.")
        }
        Code::PreliminaryTargetNotOpen { call, calls, target, rank } => format!(
            "After preliminary call {call} of {calls}, {} cannot be called yet: choose {}, or let the strategy choose.",
            called(*target),
            if *rank == 1 { "TEL1".to_owned() } else { format!("a rank from TEL1 to TEL{rank}") }
        ),
        Code::TargetNotOpenYet { attempt, calls, target, rank } => format!(
            "After attempt {attempt}, TEL{rank} still owes preliminary calls ({calls} in all): {} is not open then, and the strategy will choose instead.",
            called(*target)
        ),
        Code::TargetUnknown { target, numbers } => {
            format!("The rule calls TEL{target}, but the strategy ends at TEL{numbers}.")
        }
        Code::PlanningUnknown { planning, rank, nearest } => {
            format!("TEL{rank} has no planning “{planning}”{}", way_out(nearest.as_deref()))
        }
        Code::PlanningWithoutNumber { planning } => format!(
            "The rule names planning “{planning}” without saying of which number: call `same` or a rank such as TEL1, or wait for any planning."
        ),
        Code::CallerIdNotListed { number } => {
            format!("{number} is not in the campaign’s list of displayed numbers.")
        }
        Code::CallerIdListEmpty => {
            "A random number is displayed, but the campaign’s list of displayed numbers is empty.".to_owned()
        }
        Code::DefaultMissing => "The strategy needs one default rule for every attempt and every status.".to_owned(),
        Code::ClassicDefaultMissing => "The classic rules need one rule without status, for every other status.".to_owned(),
        Code::RuleDuplicate { attempt, status, first } => {
            let attempt = attempt.map_or("every attempt".to_owned(), |attempt| format!("attempt {attempt}"));
            let status = status.as_ref().map_or("every status".to_owned(), |status| format!("status “{status}”"));
            format!("Rule {first} already speaks for {attempt} and {status}.")
        }
        Code::MessageNotForMachine { status } => {
            format!("A message is left on answering machines only, and this rule is for status “{status}”.")
        }
        Code::TextListDuplicate { status, first } => format!("Text list {first} is already for status “{status}”."),
        Code::TextListEmpty => "The text list is empty: nothing will be sent.".to_owned(),
        Code::TextsNotAccepted => "Texts are listed, but this number accepts none: nothing will be sent.".to_owned(),
        Code::PreliminaryRulesIgnored => {
            "The rules for preliminary calls are ignored, because number order is favoured over plannings.".to_owned()
        }
        Code::PreliminaryRulesUnused => {
            "The rules for preliminary calls are not used: their box is not ticked.".to_owned()
        }
        Code::PreliminaryOnLastNumber => {
            "No number follows: these preliminary calls hold nothing back, they only put this number first until they are made.".to_owned()
        }
        Code::CapBelowPreliminary { cap, calls } => format!(
            "The cap lets {cap} of the {calls} preliminary calls through in a period: until the next one this number waits, and the next numbers are called meanwhile."
        ),
        Code::CeilingBelowPreliminary { ceiling, owed } => {
            format!("Ceiling of attempts: {ceiling}; preliminary calls owed: {owed}. Not all of them can be made.")
        }
        Code::SameDaySameHour => {
            "Same day at the same hour has always passed: the recall moves to the next day.".to_owned()
        }
        Code::RecallAtOnce => {
            "The same number would be called again at once, in the second in which the call failed: give a delay."
                .to_owned()
        }
        Code::ValidBeforeMoment { valid, after } => {
            format!("The recall expires after {valid}, before it begins after {after}: it will never be made.")
        }
        Code::OpeningEmpty => "The campaign is never open: nothing can be called.".to_owned(),
        Code::DaysReversed { first, last } => format!("The last day ({last}) is before the first ({first})."),
        Code::OpeningDuplicate { date, first } => format!("{date} already has the hours of row {first}."),
        Code::NoPhoneColumn => "The campaign has no phone column: there is nothing to call.".to_owned(),
        Code::NoTrunk => "The campaign has no way out to the network.".to_owned(),
        Code::LimitEmpty => "The limit limits nothing: give it hours, closed days or a cap.".to_owned(),
        Code::LimitForbidsAll => "The limit’s hours are empty: it forbids every call.".to_owned(),
        Code::LawNotChosen => {
            "No legal rules are chosen: only the campaign’s own hours and limits hold. Choose those of the countries called."
                .to_owned()
        }
        Code::LawIdle { preset } => format!("The rule set “{preset}” has no rule for this purpose of calling."),
        Code::LawUncovered { country } => format!(
            "No chosen rule set covers {country}: calls to its numbers are refused, unless somebody answers for them."
        ),
        Code::LawColumnMissing { rule, setting } => {
            format!("Rule {rule} needs proof from the call file: without “{setting}”, it refuses every call.")
        }
        Code::LawCountSpan => "A count needs either hours or days, and not both.".to_owned(),
    }
}

fn quantity(what: Quantity) -> &'static str {
    match what {
        Quantity::AttemptsMax => "Ceiling of attempts",
        Quantity::HorizonDays => "Give-up horizon, in days",
        Quantity::RingSeconds => "Ring time, in seconds",
        Quantity::PreliminaryCalls => "Preliminary calls",
        Quantity::CapCalls => "Calls of the cap",
        Quantity::CapDays => "Days of the cap",
        Quantity::CapHours => "Hours of the cap",
        Quantity::Percent => "Rate, in percent",
        Quantity::MachineMessages => "Messages in a period",
        Quantity::FreshPercent => "Share of fresh contacts, in percent",
        Quantity::Agents => "Agents",
        Quantity::CallsPerAgent => "Calls per free agent",
        Quantity::CallsPerSecond => "Calls per second",
        Quantity::CallsInProgress => "Calls in progress",
        Quantity::Tries => "Further tries",
    }
}

fn listed(what: Listed) -> &'static str {
    match what {
        Listed::Numbers => "numbers",
        Listed::Plannings => "plannings",
        Listed::Rules => "rules",
        Listed::CongestionRetries => "retries after congestion",
        Listed::PhoneColumns => "phone columns",
        Listed::Qualifications => "qualifications",
        Listed::Presets => "legal rule sets",
        Listed::LawRules => "own legal rules",
    }
}

fn unknown(what: Named, name: &str, nearest: Option<&str>) -> String {
    let what = match what {
        Named::Column => "a phone column of the campaign",
        Named::Status => "a status of the system nor a qualification of the campaign",
        Named::Sound => "a sound of the campaign",
        Named::Template => "a text template of the campaign",
        Named::Zone => "a time zone",
        Named::Calendar => "a known holiday calendar",
        Named::Preset => "a shipped legal rule set",
    };
    let neither = if what.contains(" nor ") { "neither" } else { "not" };
    format!("“{name}” is {neither} {what}{}", way_out(nearest))
}

fn way_out(nearest: Option<&str>) -> String {
    nearest.map_or(".".to_owned(), |nearest| format!("; did you mean “{nearest}”?"))
}

fn called(target: Target) -> String {
    match target {
        Target::Same => "the same number".to_owned(),
        Target::Next => "the next number".to_owned(),
        Target::Choice => "the strategy’s choice".to_owned(),
        Target::Number(rank) => format!("TEL{rank}"),
    }
}

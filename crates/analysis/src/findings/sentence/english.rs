//! Findings in English.

use super::super::code::{Code, Never, NeverReached, NoText, Undecided, WaitCause};
use super::super::law::Hold;
use super::super::told::Progress;
use rappel_strategy::check::words;
use rappel_strategy::hours::Cells;
use rappel_strategy::lang::Lang;
use rappel_strategy::model::{Moment, Target};

/// What the finding says.
pub fn sentence(code: &Code) -> String {
    match code {
        Code::Hole { columns, profiles, progress, holding, minutes, cells } => {
            let who = match progress {
                Progress::Fresh => "contacts never called".to_owned(),
                Progress::Owing(rank) => format!("contacts that still owe TEL{rank} preliminary calls"),
                Progress::Free => "contacts whose preliminary calls are made".to_owned(),
            };
            let why = holding.map_or(String::new(), |rank| {
                format!(
                    " Off planning, TEL{rank} holds back the numbers after it as long as it owes preliminary calls."
                )
            });
            format!(
                "Hole of {} a week: {}. The campaign is open, but {who} cannot be called ({}).{why}",
                duration(*minutes),
                hours(cells),
                kind(columns, *profiles),
            )
        }
        Code::NumberNeverReached { rank, why } => match why {
            NeverReached::Hours => format!("TEL{rank} is never called: none of its hours is open and allowed."),
            NeverReached::HeldBack { by } => {
                format!("TEL{rank} is never called: TEL{by} owes preliminary calls that can never be made.")
            }
            NeverReached::Empty { column } => {
                format!("TEL{rank} is never called: no contact of the file has a number in “{column}”.")
            }
        },
        Code::PlanningNeverOpen { planning, .. } => format!(
            "Planning “{planning}” is never open: all its hours are closed or forbidden, and its rules serve nothing."
        ),
        Code::RuleNeverFires { why } => match why {
            Never::Ceiling { attempts } => format!("This rule never fires: there are at most {attempts} attempts."),
            Never::Agent => "This rule never fires: the qualification closes the contact by itself.".to_owned(),
            Never::Shadowed { by, last_row: true, .. } => format!(
                "This rule never fires: in the same table the last attempt that is named stands for the later ones too, and that row always comes first ({}).",
                by.en
            ),
            Never::Shadowed { by, same_table: true, .. } => {
                format!("This rule never fires: in the same table another one always comes first ({}).", by.en)
            }
            Never::Shadowed { by, .. } => {
                format!("This rule never fires: another one always comes first ({}).", by.en)
            }
            Never::ButLate => {
                "This rule fires only after a call off planning that no planning follows any more: perhaps never."
                    .to_owned()
            }
        },
        Code::RecallAlwaysMoves { target, moment, least_min, most_min } => format!(
            "The recall never comes when the rule says ({}, {}): nothing is open then. It moves by {}.",
            called(*target),
            said(moment),
            between(*least_min, *most_min)
        ),
        Code::LongWait { days, cause } => {
            let cause = match cause {
                WaitCause::Rule { asked: true } => "the rule asks for it".to_owned(),
                WaitCause::Rule { asked: false } => "the rule and the hours of its target miss each other".to_owned(),
                WaitCause::Cap => "the number’s cap is reached and the contact has no other".to_owned(),
                WaitCause::Limit { name } => format!("limit “{name}” stops the contact"),
                WaitCause::ClosedDays => "closed days fall on the hours of the number".to_owned(),
            };
            format!("Between two calls contacts wait more than 7 days, up to {days} days: {cause}.")
        }
        Code::NeverCalled { columns, profiles, unused, .. } => {
            let why = if *unused {
                "the strategy uses none of their columns"
            } else {
                "there is no callable instant within the horizon"
            };
            format!("Contacts are never called ({}): {why}.", kind(columns, *profiles))
        }
        Code::MayNeverBeCalled { columns, horizon_days } => format!(
            "Contacts may end without a single call ({}): their hours lie farther apart than the give-up horizon ({horizon_days} days).",
            kind(columns, 1)
        ),
        Code::NeverInEvening { columns, profiles, cells } => format!(
            "Contacts are never called in the evening, after 18:00 where they are ({}), although the campaign is open: {}.",
            kind(columns, *profiles),
            hours(cells)
        ),
        Code::EndsWithoutEvening { columns, profiles, calls } => format!(
            "If nobody answers and every call is made as soon as it may be, contacts end after {calls} calls without a single one in the evening, after 18:00 ({}).",
            kind(columns, *profiles)
        ),
        Code::DatesTooShort { columns, calls, most, owing } => {
            let owing = if *owing { " Preliminary calls remain owed: some numbers are not reached." } else { "" };
            format!(
                "The campaign is too short: even if every call is made as soon as it may be and nobody answers, {calls} of {most} calls fit before the last day ({}).{owing}",
                kind(columns, 1)
            )
        }
        Code::TextNeverSent { why } => match why {
            NoText::Hours => "No text is ever sent: the hours for texts are empty.".to_owned(),
            NoText::DoNotCall { status } => {
                format!("No text is sent after “{status}”: the person wants to be left alone.")
            }
            NoText::Once { status, templates } => {
                format!("Of {templates} texts only the first can be sent: “{status}” closes the contact.")
            }
            NoText::Occurrences { status, templates, most } => format!(
                "Of {templates} texts at most {most} can be sent: “{status}” does not occur more often on this number."
            ),
        },
        Code::MessageNeverLeft { messages, most, last_again } => {
            let again = if *last_again { " (nor the last, which was to be repeated)" } else { "" };
            format!("Of {messages} messages at most {most} can be left{again}: this number meets no more machines.")
        }
        Code::LimitBelowPreliminary { name, calls, hold, owed } => format!(
            "Limit “{name}” allows {} on this number, which owes {owed}: once it is reached, the numbers after it come before the preliminary calls are done.",
            allowed(*calls, *hold)
        ),
        Code::CallerIdAlone { shown } => {
            format!("The displayed number is drawn from a list of one: it is always {shown}.")
        }
        Code::OpeningForbidden { zone, cells } => {
            format!("Limits forbid calls in opening hours (contacts of zone {zone}): {}.", hours(cells))
        }
        Code::NotDecided { what } => match what {
            Undecided::Profiles { profiles } => format!(
                "Not decided: {profiles} combinations of filled columns, the rarest of the file, were not looked at."
            ),
            Undecided::Clocks { zone } => format!(
                "Not decided for the whole campaign: {zone} and the campaign’s zone move apart during the year. The hours given hold for the difference at the beginning."
            ),
            Undecided::LawChanges { rules } => format!(
                "Not decided for the whole campaign: {} of the law changes while it runs. The hours given are those of its first day, and waits have no bound.",
                rules.join(", ")
            ),
            Undecided::LawZones { country } => format!(
                "Not decided: numbers of {country} may be in several time zones, and the hours of the law must be kept in all of them. The hours given are those of one, and waits have no bound."
            ),
            Undecided::LawOfOthers { rules } => format!(
                "Not decided: {} of the law binds other numbers than those looked at here, and waits have no bound.",
                rules.join(", ")
            ),
            Undecided::Attempts { most } => format!("Not decided: rules beyond attempt {most}."),
        },
    }
}

fn hours(cells: &[Cells]) -> String {
    words::cells(cells, Lang::En)
}

/// `45 h`, `1 h 30`, `20 min`.
fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}

fn allowed(calls: u16, hold: Hold) -> String {
    let calls = if calls == 1 { "one call".to_owned() } else { format!("{calls} calls") };
    match hold {
        Hold::Days(1) => format!("{calls} a day"),
        Hold::Days(days) => format!("{calls} in {days} days"),
        Hold::Minutes(minutes) => format!("{calls} in {}", duration(minutes.unsigned_abs())),
    }
}

fn between(least: u32, most: u32) -> String {
    if least == most { duration(least) } else { format!("at least {}, at most {}", duration(least), duration(most)) }
}

/// Which contacts: those of the first profile, and how many kinds more.
fn kind(columns: &[String], profiles: usize) -> String {
    let columns = columns.join(", ");
    match profiles {
        0 | 1 => format!("columns filled: {columns}"),
        2 => format!("columns filled: {columns}; and one other combination"),
        more => format!("columns filled: {columns}; and {} other combinations", more - 1),
    }
}

fn called(target: Target) -> String {
    match target {
        Target::Same => "the same number".to_owned(),
        Target::Next => "the next number".to_owned(),
        Target::Choice => "the strategy’s choice".to_owned(),
        Target::Number(rank) => format!("TEL{rank}"),
    }
}

fn said(moment: &Moment) -> String {
    use rappel_strategy::model::{Day, Time};
    match moment {
        Moment::After(delay) => format!("after {delay}"),
        Moment::On { day, time } => {
            let day = match day {
                Day::Same => "the same day".to_owned(),
                Day::InDays(1) => "the next day".to_owned(),
                Day::InDays(days) => format!("in {days} days"),
                Day::On(weekday) => {
                    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
                    format!("on {}", days[usize::from(weekday.0)])
                }
            };
            match time {
                Time::At(time) => format!("{day} at {time}"),
                Time::SameHour => format!("{day} at the same hour"),
            }
        }
        Moment::NextPlanning(_) => "at the next planning".to_owned(),
        Moment::OtherTimeOfDay => "at another time of day".to_owned(),
    }
}

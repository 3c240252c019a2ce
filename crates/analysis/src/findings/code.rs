//! What the analysis can find, with what each finding needs to be told.

use super::law::Hold;
use super::told::Progress;
use rappel_strategy::check::Severity;
use rappel_strategy::hours::Cells;
use rappel_strategy::model::{Moment, Target};
use rappel_strategy::phone::Phone;
use rappel_strategy::said::Said;

/// What was found. Ranks, attempts and rows are counted from 1; columns are those that the first kind of contact concerned has
/// filled, and `profiles` says how many kinds are concerned.
#[derive(Clone, PartialEq, Debug)]
pub enum Code {
    /// Open hours in which contacts cannot be called (R31–R33).
    Hole {
        columns: Vec<String>,
        profiles: usize,
        progress: Progress,
        holding: Option<u8>,
        minutes: u32,
        cells: Vec<Cells>,
    },
    /// The strategy never calls a number.
    NumberNeverReached { rank: u8, why: NeverReached },
    /// A planning lies outside of what opening hours and limits ever allow (R12, R37).
    PlanningNeverOpen { planning: String, cells: Vec<Cells> },
    /// A rule that no call ever leads to (R14, R15).
    RuleNeverFires { why: Never },
    /// A recall that never comes when its rule says (R35).
    RecallAlwaysMoves { target: Target, moment: Moment, least_min: u32, most_min: u32 },
    /// Contacts that wait long between two calls.
    LongWait { days: u32, cause: WaitCause },
    /// Contacts that are never called at all.
    NeverCalled { columns: Vec<String>, profiles: usize, unused: bool, unusable: bool },
    /// Contacts that may be given up without a call, because their hours lie farther apart than the horizon (R36).
    MayNeverBeCalled { columns: Vec<String>, horizon_days: u16 },
    /// Contacts that can never be called in the evening although the campaign is open.
    NeverInEvening { columns: Vec<String>, profiles: usize, cells: Vec<Cells> },
    /// Contacts that end without a call in the evening although they could have one.
    EndsWithoutEvening { columns: Vec<String>, profiles: usize, calls: usize },
    /// The campaign ends before the calls that the strategy means are made.
    DatesTooShort { columns: Vec<String>, calls: usize, most: u16, owing: bool },
    /// Texts that can never be sent (R18).
    TextNeverSent { why: NoText },
    /// Messages for machines that can never be left (R17).
    MessageNeverLeft { messages: usize, most: usize, last_again: bool },
    /// A cap of the law below the preliminary calls (R31, R37).
    LimitBelowPreliminary { name: String, calls: u16, hold: Hold, owed: u8 },
    /// A random displayed number from a list of one (R13).
    CallerIdAlone { shown: Phone },
    /// Opening hours that limits forbid (R37).
    OpeningForbidden { zone: String, cells: Vec<Cells> },
    /// Where the analysis is cut.
    NotDecided { what: Undecided },
}

/// Why a number is never reached.
#[derive(Clone, PartialEq, Debug)]
pub enum NeverReached {
    /// None of its hours is ever open.
    Hours,
    /// This rank owes calls that can never be made.
    HeldBack { by: u8 },
    /// No contact of the file has it.
    Empty { column: String },
}

/// Why a rule never fires.
#[derive(Clone, PartialEq, Debug)]
pub enum Never {
    /// So many attempts are made at most.
    Ceiling { attempts: u16 },
    /// The qualification ends the contact by itself (R22).
    Agent,
    /// Another rule takes precedence wherever this one could apply: one of the same table, perhaps the row of its last attempt.
    Shadowed { by: Said, same_table: bool, last_row: bool },
    /// Only after a call off planning that no planning follows any more.
    ButLate,
}

/// What lets contacts wait long.
#[derive(Clone, PartialEq, Debug)]
pub enum WaitCause {
    /// A rule, by itself or with the hours of its target.
    Rule { asked: bool },
    /// The cap of a number.
    Cap,
    /// A cap of the law.
    Limit { name: String },
    /// Closed days.
    ClosedDays,
}

/// Why a text is never sent.
#[derive(Clone, PartialEq, Debug)]
pub enum NoText {
    /// No hour for texts.
    Hours,
    /// Whoever is not to be called gets no text.
    DoNotCall { status: String },
    /// The status ends the contact the first time.
    Once { status: String, templates: usize },
    /// It cannot occur so often.
    Occurrences { status: String, templates: usize, most: usize },
}

/// Where the analysis is cut.
#[derive(Clone, PartialEq, Debug)]
pub enum Undecided {
    /// So many kinds of contacts are left out.
    Profiles { profiles: usize },
    /// The clocks of this zone and of the campaign move apart during the year.
    Clocks { zone: String },
    /// Attempts beyond this one.
    Attempts { most: u16 },
    /// Rules of the law that begin or end while the campaign runs, by name.
    LawChanges { rules: Vec<String> },
    /// The hours of the law where the person called may be in several zones.
    LawZones { country: String },
    /// Rules of the law for numbers of other countries, or for some numbers only, by name.
    LawOfOthers { rules: Vec<String> },
}

/// A recall that moves by so many minutes costs calls.
const MOVES_FAR_MIN: u32 = 24 * 60;

impl Code {
    /// The stable name, for programs and documentation.
    pub const fn name(&self) -> &'static str {
        match self {
            Code::Hole { .. } => "hole",
            Code::NumberNeverReached { .. } => "number-never-reached",
            Code::PlanningNeverOpen { .. } => "planning-never-open",
            Code::RuleNeverFires { why: Never::Shadowed { .. } } => "rule-shadowed",
            Code::RuleNeverFires { .. } => "rule-never-fires",
            Code::RecallAlwaysMoves { .. } => "recall-always-moves",
            Code::LongWait { .. } => "long-wait",
            Code::NeverCalled { .. } => "never-called",
            Code::MayNeverBeCalled { .. } => "may-never-be-called",
            Code::NeverInEvening { .. } => "never-in-evening",
            Code::EndsWithoutEvening { .. } => "ends-without-evening",
            Code::DatesTooShort { .. } => "dates-too-short",
            Code::TextNeverSent { .. } => "text-never-sent",
            Code::MessageNeverLeft { .. } => "message-never-left",
            Code::LimitBelowPreliminary { .. } => "limit-below-preliminary",
            Code::CallerIdAlone { .. } => "caller-id-alone",
            Code::OpeningForbidden { .. } => "opening-forbidden",
            Code::NotDecided { .. } => "not-decided",
        }
    }

    /// How serious it is: an error makes the strategy unusable, a warning costs calls.
    pub const fn severity(&self) -> Severity {
        match self {
            Code::NeverCalled { unusable: true, .. } => Severity::Error,
            Code::RecallAlwaysMoves { least_min, .. } if *least_min < MOVES_FAR_MIN => Severity::Info,
            Code::LongWait { cause: WaitCause::Rule { asked: true }, .. } => Severity::Info,
            Code::DatesTooShort { owing: false, .. } => Severity::Info,
            Code::NumberNeverReached { why: NeverReached::Empty { .. }, .. }
            | Code::RuleNeverFires { .. }
            | Code::EndsWithoutEvening { .. }
            | Code::MessageNeverLeft { .. }
            | Code::CallerIdAlone { .. }
            | Code::OpeningForbidden { .. }
            | Code::NotDecided { .. } => Severity::Info,
            _ => Severity::Warning,
        }
    }

    /// The week cells it is about.
    pub fn cells(&self) -> Vec<Cells> {
        match self {
            Code::Hole { cells, .. }
            | Code::PlanningNeverOpen { cells, .. }
            | Code::NeverInEvening { cells, .. }
            | Code::OpeningForbidden { cells, .. } => cells.clone(),
            _ => Vec::new(),
        }
    }
}

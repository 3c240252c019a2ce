//! What a check can find, with what each finding needs to be told.

use super::kinds::{Listed, Named, Quantity};
use crate::hours::Cells;
use crate::model::{Delay, Target};
use crate::phone::{Country, Phone};
use jiff::civil::Date;

/// What a check found. Ranks, calls, attempts and rows are counted from 1.
#[derive(Clone, PartialEq, Debug)]
pub enum Code {
    /// A strategy without a number (R10).
    NoNumber,
    /// A list is longer than it may be.
    TooMany {
        /// Which list.
        what: Listed,
        /// Its length.
        count: usize,
        /// The longest allowed.
        max: usize,
    },
    /// A value outside its range, bounds included.
    OutOfRange {
        /// Of what.
        what: Quantity,
        /// What was given.
        value: f64,
        /// The least allowed.
        min: f64,
        /// The greatest allowed.
        max: f64,
    },
    /// A name that is not there.
    Unknown {
        /// What it should name.
        what: Named,
        /// What was given.
        name: String,
        /// The right name nearest to it.
        nearest: Option<String>,
    },
    /// A name without a letter.
    NameEmpty,
    /// A contact would close with an empty result (R16).
    ResultEmpty,
    /// The same name earlier in the same list.
    NameDuplicate {
        /// The name.
        name: String,
        /// Its first row.
        first: usize,
    },
    /// `any` as the name of a planning: in rules it means whatever planning (R16).
    PlanningNameReserved,
    /// A qualification named like a system status (R22).
    QualificationNameReserved {
        /// The name.
        name: String,
    },
    /// Two ranks on one column: the second would always be dead (R30).
    ColumnDuplicate {
        /// The column.
        column: String,
        /// The lower rank.
        first: usize,
    },
    /// A planning without an hour (R12).
    PlanningEmpty,
    /// Two plannings of one number share hours (R12).
    PlanningsOverlap {
        /// Name of the earlier one.
        first: String,
        /// Name of the later one.
        second: String,
        /// What they share.
        cells: Vec<Cells>,
    },
    /// A planning leaves the campaign's opening hours, by wall clock (R12).
    PlanningOutsideOpening {
        /// Its name.
        planning: String,
        /// What lies outside.
        cells: Vec<Cells>,
    },
    /// The opening hours changed after the strategy was kept, and leave out a part of a planning: the intersection runs (R12).
    PlanningCutByOpening {
        /// Its name.
        planning: String,
        /// What lies outside.
        cells: Vec<Cells>,
    },
    /// Not one rule for each preliminary call (R11).
    PreliminaryRuleCount {
        /// Rules given.
        rules: usize,
        /// Calls owed.
        calls: usize,
    },
    /// A preliminary rule calls a number that is not open yet (R34).
    PreliminaryTargetNotOpen {
        /// The preliminary call.
        call: usize,
        /// Calls owed.
        calls: usize,
        /// What the rule calls.
        target: Target,
        /// The rank it belongs to.
        rank: usize,
    },
    /// A rule for an attempt among the preliminary calls calls a number that is not open then: it is replaced (R35).
    TargetNotOpenYet {
        /// The attempt.
        attempt: usize,
        /// Calls owed.
        calls: usize,
        /// What the rule calls.
        target: Target,
        /// The rank it belongs to.
        rank: usize,
    },
    /// A rule calls a rank that the strategy has not (R16).
    TargetUnknown {
        /// The rank it calls.
        target: u8,
        /// Numbers of the strategy.
        numbers: usize,
    },
    /// A rule names a planning that its target has not (R16).
    PlanningUnknown {
        /// The name.
        planning: String,
        /// The target's rank.
        rank: usize,
        /// The target's planning whose name is nearest.
        nearest: Option<String>,
    },
    /// A rule names a planning without saying of which number (R16).
    PlanningWithoutNumber {
        /// The name.
        planning: String,
    },
    /// A displayed number that is not in the campaign's list (R13).
    CallerIdNotListed {
        /// The number.
        number: Phone,
    },
    /// A random displayed number from an empty list (R13).
    CallerIdListEmpty,
    /// No strategy default for every attempt and status (R15).
    DefaultMissing,
    /// No classic rule for every other status (R50).
    ClassicDefaultMissing,
    /// Two rules for the same attempt and status (R14).
    RuleDuplicate {
        /// The attempt, or every one.
        attempt: Option<u16>,
        /// The status, or every one.
        status: Option<String>,
        /// The earlier row.
        first: usize,
    },
    /// A message on a status that is not answering machine (R17).
    MessageNotForMachine {
        /// The status.
        status: String,
    },
    /// Two lists of texts for the same status (R18).
    TextListDuplicate {
        /// The status.
        status: String,
        /// The earlier list.
        first: usize,
    },
    /// A list of texts without a text (R18).
    TextListEmpty,
    /// Texts for a number that accepts none (R18).
    TextsNotAccepted,
    /// Preliminary rules that *favour number order* puts out of use (R33).
    PreliminaryRulesIgnored,
    /// Preliminary rules whose box is not ticked (R34).
    PreliminaryRulesUnused,
    /// Preliminary calls on the last number hold nobody back (R31).
    PreliminaryOnLastNumber,
    /// The cap allows fewer calls than are owed (R31, R40).
    CapBelowPreliminary {
        /// Calls in a period.
        cap: u16,
        /// Calls owed.
        calls: u8,
    },
    /// A ceiling of attempts below the preliminary calls it must let through (R10, R31).
    CeilingBelowPreliminary {
        /// The ceiling.
        ceiling: u16,
        /// Calls owed.
        owed: u32,
    },
    /// `same` day at the `same` hour has always passed: the recall moves to the next day (R16).
    SameDaySameHour,
    /// The same number is called again without any delay (R16).
    RecallAtOnce,
    /// The recall expires before it begins (R16).
    ValidBeforeMoment {
        /// How long it stands.
        valid: Delay,
        /// When it begins.
        after: Delay,
    },
    /// Opening hours without an hour (R1).
    OpeningEmpty,
    /// The last day is before the first.
    DaysReversed {
        /// First day.
        first: Date,
        /// Last day.
        last: Date,
    },
    /// Two exceptional openings of one date (R1).
    OpeningDuplicate {
        /// The date.
        date: Date,
        /// The earlier row.
        first: usize,
    },
    /// No phone column (R10).
    NoPhoneColumn,
    /// No way out to the network.
    NoTrunk,
    /// A limit that limits nothing (R37).
    LimitEmpty,
    /// A limit whose hours are empty: it forbids every call (R37).
    LimitForbidsAll,
    /// No legal rules are chosen (R37).
    LawNotChosen,
    /// A chosen rule set has no rule for the campaign's purpose (R37).
    LawIdle {
        /// Its name.
        preset: String,
    },
    /// Numbers of the campaign's country are refused: no chosen rule set covers it, and nobody answers for it (R37).
    LawUncovered {
        /// The country.
        country: Country,
    },
    /// A rule needs a column that is not named: every call is refused (R37).
    LawColumnMissing {
        /// The rule.
        rule: String,
        /// The setting that names the column.
        setting: &'static str,
    },
    /// A count without a stretch of time, or with two (R37).
    LawCountSpan,
}

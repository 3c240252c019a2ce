//! One rule of the law, as it stands in files: what it demands, of whom, from when to when, and on what authority (R37).

use crate::hours::{DaySpan, WeekHours};
use crate::model::ClosedDays;
use crate::phone::Country;
use crate::said::Said;
use crate::status::{QualificationKind, Status, SystemStatus};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One rule (R37): a single demand, dated and sourced.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LawRule")]
pub struct Rule {
    /// Name cited when a call is refused, for example `FR-WINDOW`.
    pub id: String,
    /// In a few words.
    pub title: Said,
    /// What it demands, and why it is read so.
    #[serde(default)]
    pub explanation: Said,
    /// Countries of the numbers it binds; empty: those of its rule set, or every number for an own rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<Country>,
    /// First digits of the numbers it binds, country code first (`1305`); empty: all of its countries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prefixes: Vec<String>,
    /// First day on which it holds, in the called party's time; absent: always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub effective_from: Option<Date>,
    /// First day on which it no longer holds; absent: it holds on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub effective_to: Option<Date>,
    /// Where it is written: addresses or citations.
    pub sources: Vec<String>,
    /// When somebody last looked there.
    #[schemars(with = "String")]
    pub checked: Date,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// On what authority it rests.
    pub strength: Strength,
    /// What it binds.
    #[serde(default)]
    pub channel: Channel,
    /// The purposes of calling it binds; empty: every one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<Purpose>,
    /// What it demands.
    pub requires: Requirement,
}

/// How sure the reading of a rule is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "LawConfidence")]
pub enum Confidence {
    /// The text of the rule or its regulator's page was seen.
    Verified,
    /// By the account of lawyers, the press or vendors.
    Reported,
    /// From memory, or not settled in law.
    Unsettled,
}

impl Confidence {
    /// The mark shown beside a rule.
    pub const fn mark(self) -> char {
        match self {
            Confidence::Verified => '✔',
            Confidence::Reported => '◐',
            Confidence::Unsettled => '⚠',
        }
    }
}

/// On what authority a rule rests.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "LawStrength")]
pub enum Strength {
    /// A law or decree.
    Statute,
    /// A decision of a regulator.
    Regulator,
    /// A code of conduct that its adherents keep.
    Code,
    /// A demand of the carriers.
    Carrier,
    /// Caution beyond the law.
    Policy,
}

/// What a rule binds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "LawChannel")]
pub enum Channel {
    /// Calls.
    #[default]
    Calls,
    /// Texts (R18).
    Texts,
}

/// Why people are called.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "LawPurpose")]
pub enum Purpose {
    /// Something is to be sold to consumers.
    Prospection,
    /// A running contract of the person called.
    Contract,
    /// A debt.
    Collection,
    /// Questions, with nothing to sell.
    Survey,
}

/// What a rule demands: one of these.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "LawRequirement")]
pub enum Requirement {
    /// Calls begin inside these hours, in every zone in which the called party may be (R2).
    Window(Box<Window>),
    /// No more than so many calls.
    Count(Count),
    /// Nothing after an outcome, for a while or for ever.
    Quarantine(Quarantine),
    /// Prior consent of the person.
    Consent(Consent),
    /// A running contract with the person.
    Contract(Contract),
    /// A number displayed, of a certain kind.
    Displayed(Displayed),
    /// How long it rings.
    Ring(Ring),
    /// No more than so many answered calls without an agent.
    Abandonment(Abandonment),
}

/// Hours in which calls may begin, half-open, in the called party's time.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LawWindow")]
pub struct Window {
    /// The ordinary week; absent: all hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<WeekHours>,
    /// Days without hours.
    #[serde(default, skip_serializing_if = "ClosedDays::is_empty")]
    pub closed_days: ClosedDays,
    /// Hours of the days before those; absent: the ordinary ones. They open no day that is closed otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eve_hours: Option<Vec<DaySpan>>,
}

/// At most `calls` calls in a stretch of time, counted under a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LawCount")]
pub struct Count {
    /// 1…100.
    pub calls: u16,
    /// The stretch in rolling hours, 1…9000. Either this or `days`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<u16>,
    /// The stretch in local dates, today included, 1…366.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
    /// What is counted together.
    pub per: Key,
    /// Which calls count.
    #[serde(default, skip_serializing_if = "Counted::is_all")]
    pub counts: Counted,
}

/// What is counted together, or kept quiet together.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "LawKey")]
pub enum Key {
    /// The number, whoever calls it for whom.
    Number,
    /// The contact on all its numbers, in all campaigns.
    Contact,
    /// The contact on all its numbers, in all campaigns of the same principal.
    Principal,
    /// The contact as the one matter its row stands for (a debt): calls for other rows do not count.
    Matter,
}

/// Which calls a count looks at.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "LawCounted")]
pub enum Counted {
    /// Every dialled call.
    #[default]
    All,
    /// Calls that reached the telephone: not busy, invalid, congested or blocked. Nobody need have answered.
    Connected,
}

impl Counted {
    fn is_all(&self) -> bool {
        *self == Counted::All
    }
}

/// Nothing after an outcome: for so many hours, or until so many full local days have passed; with neither, for ever.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LawQuarantine")]
pub struct Quarantine {
    /// After which outcome.
    pub after: After,
    /// Rolling hours, 1…9000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<u16>,
    /// Full local days, 0…366, the day of the call not counted: 60 lets call on the 61st day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
    /// Who is left alone.
    pub per: Key,
    /// A call is allowed all the same when an agent is kept free for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unless_agent_reserved: bool,
}

/// An outcome after which nobody calls.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "LawAfter")]
pub enum After {
    /// A qualification of kind *refusal* or *do not call*.
    Refusal,
    /// A qualification of kind *do not call*.
    Opposition,
    /// A person answered and no agent came.
    Abandoned,
    /// An answering machine was detected.
    Machine,
    /// An agent talked with somebody.
    Conversation,
}

impl After {
    /// The outcomes that a call with this status had; `kind` tells of the campaign's qualifications, by place, what they mean, and
    /// `None` where that is not known.
    pub fn of(status: Status, kind: impl FnOnce(usize) -> Option<QualificationKind>) -> &'static [After] {
        match (status.as_system(), status.as_qualification().and_then(kind)) {
            (Some(SystemStatus::Abandoned), _) => &[After::Abandoned],
            (Some(SystemStatus::Machine), _) => &[After::Machine],
            (_, Some(QualificationKind::Refusal)) => &[After::Conversation, After::Refusal],
            (_, Some(QualificationKind::DoNotCall)) => &[After::Conversation, After::Refusal, After::Opposition],
            (_, Some(_)) => &[After::Conversation],
            _ => &[],
        }
    }
}

/// Prior consent, proved by the campaign's consent column.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LawConsent")]
pub struct Consent {
    /// How long it stands, in days; absent: until it is withdrawn. A consent without a date does not satisfy it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_age_days: Option<u16>,
    /// A running contract stands in for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub or_contract: bool,
}

/// A running contract, proved by the campaign's contract column.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LawContract")]
pub struct Contract {}

/// Demands on the displayed number. Each given one must hold.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LawDisplayed")]
pub struct Displayed {
    /// Some number is displayed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub visible: bool,
    /// It is no mobile number.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_mobile: bool,
    /// It begins with one of these digits, country code first (`33162`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prefixes: Vec<String>,
    /// It is one of the campaign's numbers, which the principal owns and answers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

/// How long a call rings before it is given up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LawRing")]
pub struct Ring {
    /// At least so many seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_s: Option<u8>,
    /// At most so many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_s: Option<u8>,
}

/// A bound on answered calls without an agent, with its own definition of the rate.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LawAbandonment")]
pub struct Abandonment {
    /// From when the agent's delay is counted.
    pub anchor: Anchor,
    /// The longest delay before the call counts as abandoned, in seconds.
    pub tau_s: f64,
    /// Over which time the rate is taken.
    pub window: RateWindow,
    /// The highest rate allowed, in percent.
    pub limit_percent: f64,
    /// Of what: of all answered calls, or of those an agent took.
    #[serde(default)]
    pub of: RateBase,
    /// Persons taken for machines count as abandoned (detection's estimate is added).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub count_false_positives: bool,
    /// Estimated machines among the abandoned are taken off, where nothing detects machines.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub subtract_machines: bool,
}

/// From when an agent's delay is counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "LawAnchor")]
pub enum Anchor {
    /// The answer.
    Answer,
    /// The first word of the person.
    GreetingStart,
    /// The end of their greeting.
    GreetingEnd,
}

/// Over which time a rate of abandonment is taken; always within the campaign.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "LawRateWindow")]
pub enum RateWindow {
    /// From the campaign's beginning.
    Campaign,
    /// Stretches of 30 days counted from the campaign's beginning.
    ThirtyDays,
    /// The calendar day, on the campaign's clock.
    CalendarDay,
    /// The calendar month, on the campaign's clock.
    CalendarMonth,
}

/// What a rate of abandonment is a share of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "LawRateBase")]
pub enum RateBase {
    /// Calls answered by a person: with an agent and abandoned.
    #[default]
    Answered,
    /// Calls that an agent took.
    Successful,
}

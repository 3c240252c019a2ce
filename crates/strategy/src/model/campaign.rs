//! A campaign: its hours, days, zone, displayed numbers, limits, and the classic rules (R1–R3, R22, R37, R38, R50).

use super::{CallerId, Delay, Law, Period};
use crate::hours::{DaySpan, WeekHours};
use crate::phone::{Country, Phone};
use crate::status::Qualification;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One outbound job (R1–R3).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// Name shown to people.
    pub name: String,
    /// IANA zone of the agents' day (R2).
    pub zone: String,
    /// Country of phone numbers written nationally, ISO 3166 (`FR`).
    #[serde(default)]
    pub country: Country,
    /// First day of calling, in the campaign's zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub first_day: Option<Date>,
    /// Last day of calling, included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub last_day: Option<Date>,
    /// Phone columns of the call file in order, 1…10.
    pub phone_columns: Vec<String>,
    /// Column of the contact's key; guessed from the headings when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_column: Option<String>,
    /// Column of the contact's IANA zone, if the file has one (R2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone_column: Option<String>,
    /// Column of the contact's priority, if the file has one: higher is called earlier (R38).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority_column: Option<String>,
    /// Of 100 calls placed while both fresh contacts and recalls are due, how many go to fresh contacts; absent: recalls first (R38).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fresh_percent: Option<u8>,
    /// Seed of every random choice of this campaign (R13, R39).
    #[serde(default)]
    pub seed: u32,
    /// Numbers that may be displayed (R13).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caller_ids: Vec<Phone>,
    /// Opening hours in the campaign's zone (R1).
    pub hours: WeekHours,
    /// Closed days (R1).
    #[serde(default, skip_serializing_if = "ClosedDays::is_empty")]
    pub closed_days: ClosedDays,
    /// How calls leave.
    #[serde(default)]
    pub dialling: Dialling,
    /// Sounds by name: files for answering-machine messages (R17).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sounds: BTreeMap<String, String>,
    /// Text templates by name, with the contact's columns as `{COLUMN}` (R18).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, String>,
    /// Hours in which texts may leave, in the contact's time; absent: Monday to Saturday 8–20, closed days excluded (R18).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_hours: Option<WeekHours>,
    /// Name of the account with a carrier that sends the texts; texts of simulated calls are not sent (R18).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_account: Option<String>,
    /// Openings that override the closed days and the hours of their date (R1).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptional_opening: Vec<ExceptionalOpening>,
    /// What agents can say of a conversation (R22). At most 48; absent: one of each kind.
    #[serde(default = "qualification_default")]
    pub qualification: Vec<Qualification>,
    /// Hard limits beyond the opening hours: legal windows and caps of the law (R37).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limit: Vec<Limit>,
    /// The law: shipped rule sets, own rules, and what they need to know (R37).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<Law>,
    /// Classic recall rules, used while the campaign has no strategy (R3, R50).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub classic: Option<ClassicRules>,
}

fn qualification_default() -> Vec<Qualification> {
    use crate::status::QualificationKind as Kind;
    let qualification = |name: &str, kind, is_final| Qualification { name: name.to_owned(), kind, is_final };
    vec![
        qualification("positive", Kind::Positive, true),
        qualification("negative", Kind::Negative, true),
        qualification("refusal", Kind::Refusal, true),
        qualification("wrong_person", Kind::WrongPerson, false),
        qualification("callback", Kind::Callback, false),
        qualification("do_not_call", Kind::DoNotCall, true),
    ]
}

/// Days on which nothing is dialled (R1).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClosedDays {
    /// Codes of holiday calendars, for example `FR` or `FR-RE`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calendars: Vec<String>,
    /// Own closed dates.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub dates: Vec<Date>,
}

impl ClosedDays {
    pub(crate) fn is_empty(&self) -> bool {
        *self == ClosedDays::default()
    }
}

/// Hours of one date that override its closed day and its weekday's hours (R1).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExceptionalOpening {
    /// The date, in the campaign's zone.
    #[schemars(with = "String")]
    pub date: Date,
    /// Its opening hours; empty closes the day.
    pub hours: Vec<DaySpan>,
}

/// A hard limit that no rule can pass (R37): a window, a cap, or both.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Name cited when a call is refused, for example `FR-WINDOW`.
    pub name: String,
    /// Hours in which calls are allowed, in the contact's time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<WeekHours>,
    /// Days on which they are not, in the contact's time.
    #[serde(default, skip_serializing_if = "ClosedDays::is_empty")]
    pub closed_days: ClosedDays,
    /// At most so many calls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<LimitCap>,
}

/// A cap of the law: at most `calls` calls in the last `days` local dates, today included (R37).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitCap {
    /// 1…100.
    pub calls: u16,
    /// 1…366.
    pub days: u16,
    /// What is counted together.
    pub per: LimitKey,
}

/// What a cap of the law counts together (R37).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LimitKey {
    /// All calls to the contact, on any number.
    Contact,
    /// Calls to the same number.
    Number,
}

/// How calls leave.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dialling {
    /// Agents who take answered calls. 0…100 000.
    #[serde(default = "agents_default")]
    pub agents: u32,
    /// Calls placed for each agent who is free: 1 never abandons, more waits less. 1.0…10.0.
    #[serde(default = "calls_per_agent_default")]
    pub calls_per_agent: f64,
    /// What becomes of an answered call of which detection cannot tell whether a person is there.
    #[serde(default, skip_serializing_if = "Undetermined::is_default")]
    pub undetermined: Undetermined,
    /// Ways out, in order of preference.
    #[serde(default = "trunk_default")]
    pub trunk: Vec<Trunk>,
}

/// What becomes of an answered call of which detection cannot tell whether a person is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Undetermined {
    /// It goes to an agent, as a person does.
    #[default]
    Agent,
    /// It is hung up on.
    HangUp,
}

impl Undetermined {
    fn is_default(&self) -> bool {
        *self == Undetermined::default()
    }
}

impl Default for Dialling {
    fn default() -> Dialling {
        Dialling {
            agents: agents_default(),
            calls_per_agent: calls_per_agent_default(),
            undetermined: Undetermined::default(),
            trunk: trunk_default(),
        }
    }
}

fn agents_default() -> u32 {
    10
}

fn calls_per_agent_default() -> f64 {
    1.0
}

fn trunk_default() -> Vec<Trunk> {
    vec![Trunk { name: "simulated".to_owned(), calls_per_second: 50, calls_max: 500 }]
}

/// A way out to the network.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Trunk {
    /// Name.
    pub name: String,
    /// Most calls placed in any second. 1…100 000.
    pub calls_per_second: u32,
    /// Most calls in progress. 1…1 000 000.
    pub calls_max: u32,
}

/// Recall rules of a campaign without a strategy (R50).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClassicRules {
    /// Ceiling of attempts per contact. 1…100.
    pub attempts_max: u16,
    /// Displayed number.
    pub caller_id: CallerId,
    /// Seconds to let it ring, 15…60.
    #[serde(default = "ring_s_default")]
    pub ring_s: u8,
    /// One rule for each status; the one without status stands for the others and must exist.
    pub rule: Vec<ClassicRule>,
}

fn ring_s_default() -> u8 {
    25
}

/// What follows a status (R50).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClassicRule {
    /// System status or qualification; absent: every other status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// How long after the attempt.
    pub after: Delay,
    /// How often this status is tried again before the contact closes. 0…100.
    pub tries_max: u16,
    /// Which number.
    pub next: NextNumber,
}

/// Which number a classic rule calls next (R50).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NextNumber {
    /// The number just called.
    Same,
    /// The next one in the order of the file, after the last one the first.
    Next,
}

impl Period {
    /// Dates of the rolling period, today included (R40): 7 or 31; a rolling day is 24 hours instead.
    pub fn dates(self) -> i32 {
        match self {
            Period::Day => 1,
            Period::Week => 7,
            Period::Month => 31,
        }
    }
}

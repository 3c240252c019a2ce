//! A call strategy (R10–R18).

use super::{Recall, Rule};
use crate::hours::WeekHours;
use crate::phone::Phone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A call strategy: one to ten numbers in order, and general properties (R10).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Strategy {
    /// Name shown to people.
    pub name: String,
    /// Favour number order over plannings: numbers are called in their order even off planning; plannings then only place
    /// recalls (R33).
    #[serde(default)]
    pub favour_number_order: bool,
    /// What a number that owes preliminary calls does to higher ranks while it is off planning (R32).
    #[serde(default)]
    pub off_planning: OffPlanning,
    /// Ceiling of attempts per contact; congestion does not count (R10, R21). 1…100.
    #[serde(default = "attempts_max_default")]
    pub attempts_max: u16,
    /// A contact without a callable instant within this many days closes (R36). 1…400.
    #[serde(default = "horizon_days_default")]
    pub horizon_days: u16,
    /// Which number is chosen once no preliminary call is owed (R10, R35).
    #[serde(default)]
    pub choice: Choice,
    /// Delays in minutes of the short retries after congestion (R21). At most 10.
    #[serde(default = "congestion_retry_min_default")]
    pub congestion_retry_min: Vec<u16>,
    /// Rules for what no planning and no number says; must hold one for every attempt and status (R15).
    pub default: Vec<Rule>,
    /// The numbers in order: the first is TEL1 (R10).
    pub number: Vec<NumberStrategy>,
}

fn attempts_max_default() -> u16 {
    20
}

fn horizon_days_default() -> u16 {
    60
}

fn congestion_retry_min_default() -> Vec<u16> {
    vec![2, 5, 15]
}

/// What a number that still owes preliminary calls does to higher ranks while it is off planning (R32).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OffPlanning {
    /// It holds them back.
    #[default]
    Wait,
    /// It lets them be called.
    Skip,
}

/// Which callable number is chosen once none owes preliminary calls (R10).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// The lowest rank.
    #[default]
    First,
    /// The rank after the one called last, then from the first on.
    Rotate,
    /// The one with the fewest attempts; among equals the lowest rank.
    LeastCalled,
}

/// What holds for one number of the contact (R11).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberStrategy {
    /// Name shown to people, for example `Mobile`.
    pub name: String,
    /// Phone column of the call file.
    pub column: String,
    /// At most so many calls in a period (R40).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Cap>,
    /// Whether texts may be sent to this number (R18).
    #[serde(default)]
    pub texts_accepted: bool,
    /// Calls owed to this number before the next one may be considered; 0 = none (R31). 0…20.
    #[serde(default)]
    pub preliminary_calls: u8,
    /// During preliminary calls, use `preliminary_rule` instead of the rules of the plannings (R34).
    #[serde(default)]
    pub use_preliminary_rules: bool,
    /// One recall rule for each preliminary call, in order (R34).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub preliminary_rule: Vec<Recall>,
    /// Seconds to let it ring, 15…60.
    #[serde(default = "ring_s_default")]
    pub ring_s: u8,
    /// Ceiling of attempts on this number; congestion does not count. 1…100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempts_max: Option<u16>,
    /// Displayed number (R13).
    pub caller_id: CallerId,
    /// Messages left on answering machines (R17).
    #[serde(default, skip_serializing_if = "Machine::is_empty")]
    pub machine: Machine,
    /// Texts sent after a status (R18).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<TextList>,
    /// Rules for what the planning does not say (R15).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub default: Vec<Rule>,
    /// Up to four plannings; none means the whole opening hours (R12).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub planning: Vec<Planning>,
}

fn ring_s_default() -> u8 {
    25
}

/// Preferred hours of a number, with their own rules (R12, R14).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Planning {
    /// Name, unique within the number.
    pub name: String,
    /// Week cells in the contact's time.
    pub hours: WeekHours,
    /// Displayed number instead of the number's own (R13).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caller_id: Option<CallerId>,
    /// Table attempt × status (R14).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rule: Vec<Rule>,
}

/// At most `calls` calls dialled to a number in a period (R40).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cap {
    /// 1…100.
    pub calls: u16,
    /// The period.
    pub per: Period,
    /// How the period is laid.
    #[serde(default)]
    pub window: CapWindow,
    /// Whose calls count.
    #[serde(default)]
    pub scope: CapScope,
}

/// A period of a cap (R40).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// The last 24 hours, or the calendar day.
    Day,
    /// The last 7 local dates, or the calendar week from Monday.
    Week,
    /// The last 31 local dates, or the calendar month.
    Month,
}

/// How the period of a cap is laid (R40).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CapWindow {
    /// Back from the moment of dialling.
    #[default]
    Rolling,
    /// The contact's calendar.
    Calendar,
}

/// Whose calls a cap counts (R40).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CapScope {
    /// Those of this campaign.
    #[default]
    Campaign,
    /// Those of every campaign of this installation.
    AllCampaigns,
}

/// Which number the person called sees (R13).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "CallerIdText", into = "CallerIdText")]
#[schemars(with = "CallerIdText")]
pub enum CallerId {
    /// None.
    Hidden,
    /// This number.
    Fixed(Phone),
    /// The number being called.
    Called,
    /// This number of the campaign's list.
    Listed(Phone),
    /// A random number of the campaign's list, another one than last time.
    Random {
        /// Always the same one for a contact.
        sticky: bool,
    },
}

/// A displayed number as it is written in files.
#[derive(Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CallerIdText {
    /// Which of the five ways.
    show: Show,
    /// With `fixed` and `listed`: the number, in E.164.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<Phone>,
    /// With `random`: always the same one for a contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    sticky: Option<bool>,
}

#[derive(Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Show {
    Hidden,
    Fixed,
    Called,
    Listed,
    Random,
}

impl TryFrom<CallerIdText> for CallerId {
    type Error = String;
    fn try_from(text: CallerIdText) -> Result<CallerId, String> {
        match (text.show, text.number, text.sticky) {
            (Show::Hidden, None, None) => Ok(CallerId::Hidden),
            (Show::Called, None, None) => Ok(CallerId::Called),
            (Show::Fixed, Some(number), None) => Ok(CallerId::Fixed(number)),
            (Show::Listed, Some(number), None) => Ok(CallerId::Listed(number)),
            (Show::Random, None, sticky) => Ok(CallerId::Random { sticky: sticky.unwrap_or(false) }),
            (Show::Fixed | Show::Listed, None, _) => Err("`fixed` and `listed` need `number = \"+33…\"`".to_owned()),
            _ => Err("`number` goes with `fixed` and `listed`, `sticky` with `random`".to_owned()),
        }
    }
}

impl From<CallerId> for CallerIdText {
    fn from(caller_id: CallerId) -> CallerIdText {
        let (show, number, sticky) = match caller_id {
            CallerId::Hidden => (Show::Hidden, None, None),
            CallerId::Fixed(number) => (Show::Fixed, Some(number), None),
            CallerId::Called => (Show::Called, None, None),
            CallerId::Listed(number) => (Show::Listed, Some(number), None),
            CallerId::Random { sticky } => (Show::Random, None, sticky.then_some(true)),
        };
        CallerIdText { show, number, sticky }
    }
}

/// Messages for answering machines (R17).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Machine {
    /// Sounds in order: the k-th machine met on the number gets the k-th.
    #[serde(default)]
    pub messages: Vec<String>,
    /// What later machines get.
    #[serde(default)]
    pub after_last: AfterLast,
    /// At most so many messages in a period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<MachineMax>,
}

impl Machine {
    fn is_empty(&self) -> bool {
        *self == Machine::default()
    }
}

/// What machines after the last message of the list get (R17).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AfterLast {
    /// The last message again.
    #[default]
    Last,
    /// Nothing.
    Nothing,
}

/// At most so many messages left on a number in a period (R17).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MachineMax {
    /// 1…100.
    pub messages: u16,
    /// The rolling period.
    pub per: Period,
}

/// Texts of a (number, status): the i-th time the status occurs on the number sends the i-th (R18).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextList {
    /// System status or qualification.
    pub status: String,
    /// Names of text templates of the campaign, in order.
    pub templates: Vec<String>,
}

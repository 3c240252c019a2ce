//! The answer: the next call of a contact, or why there is none.

use super::explained::Explained;
use super::moment::Moment;
use super::origin::{After, CauseName, Personal, ReplacedName, Rule, SelectionName};
use rappel_strategy::phone::Phone;
use schemars::JsonSchema;
use serde::Serialize;

/// The next call of a contact, or its end. Instants carry the offset of the campaign's zone.
#[derive(Serialize, JsonSchema)]
pub struct Answer<'a> {
    /// Key of the contact.
    pub key: &'a str,
    /// The instant asked about.
    pub at: Moment,
    /// Whether it is called now, later, or never again.
    pub outcome: Outcome,
    /// Whether it may be dialled at the instant asked about.
    pub now: bool,
    /// The call; null at the end.
    #[serde(flatten)]
    pub call: CallFields<'a>,
    /// The reason in a sentence (R61).
    pub reason: String,
    /// Why the contact is never called again; null while it is.
    pub end: Option<End>,
    /// The result as it stands in the campaign's results; null while the contact is called.
    pub result: Option<String>,
    /// Phones that count as empty because they are no telephone numbers (R30).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub invalid: Vec<Invalid<'a>>,
    /// With `--explain`: why each number would or would not be called (R61).
    #[serde(flatten)]
    pub explained: Option<Explained<'a>>,
}

/// The next call; every field is null at the end of a contact.
#[derive(Serialize, JsonSchema, Default)]
pub struct CallFields<'a> {
    /// First instant at which it may be dialled.
    pub instant: Option<Moment>,
    /// First instant at which it may no longer, or another call takes its place.
    pub until: Option<Moment>,
    /// Rank of the number, from 1.
    pub number: Option<u8>,
    /// The same as a name: `TEL1`.
    pub tel: Option<&'a str>,
    /// Phone column it comes from.
    pub column: Option<&'a str>,
    /// The number to dial.
    pub phone: Option<Phone>,
    /// IANA zone in which its plannings and legal windows are read (R2).
    pub zone: Option<&'a str>,
    /// The number to display; null when hidden (R13).
    pub displayed: Option<Phone>,
    /// Whether no number is displayed.
    pub hidden: bool,
    /// Seconds to let it ring.
    pub ring_s: Option<u8>,
    /// Sound to leave on an answering machine; null: none (R17).
    pub message: Option<&'a str>,
    /// It may be dialled only with an agent reserved: the last call was abandoned (R21).
    pub agent_reserved: bool,
    /// Planning of the number that is open at `instant`; null: none, or none is drawn.
    pub planning: Option<&'a str>,
    /// The rule it comes from; null for a first call.
    pub rule: Option<Rule<'a>>,
    /// The attempt the rule followed; null for a first call.
    pub after: Option<After<'a>>,
    /// What asked for the call.
    pub cause: Option<CauseName>,
    /// The agent for whom a personal callback is kept (R22).
    pub personal: Option<Personal>,
    /// Why another number is called than the one asked for (R35).
    pub replaced: Option<ReplacedName>,
    /// How the number was found.
    pub selection: Option<SelectionName>,
}

/// What comes next.
#[derive(Serialize, JsonSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is called now.
    Call,
    /// It is called later.
    Wait,
    /// It is never called again.
    End,
}

/// Why a contact is never called again.
#[derive(Serialize, JsonSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// An agent's final qualification (R22).
    Qualified,
    /// The person asked never to be called again (R22).
    DoNotCall,
    /// A recall rule closed it (R16).
    Rule,
    /// It has no live number (R30).
    NoNumber,
    /// Its ceiling of attempts is reached (R10).
    Ceiling,
    /// There is no callable instant within the horizon (R36).
    NoInstant,
    /// There is no callable instant before the campaign ends.
    CampaignOver,
    /// The classic rules allow no further try (R50).
    TriesExhausted,
    /// A rule of the law lets none of its numbers be called any more (R37).
    Law,
}

/// A phone that counts as empty.
#[derive(Serialize, JsonSchema)]
pub struct Invalid<'a> {
    /// Phone column.
    pub column: &'a str,
    /// What stands there.
    pub phone: &'a str,
    /// Why it is no number.
    pub error: &'a str,
}

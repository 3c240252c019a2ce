//! What a decision is about: a contact, and what happened to it so far.

use crate::law::After;
use crate::model::{Campaign, NUMBERS_MAX};
use crate::phone::Phone;
use crate::status::Status;
use crate::time::Instant;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A zone known to one engine.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ZoneId(pub(super) u16);

impl ZoneId {
    /// The campaign's own zone.
    pub const CAMPAIGN: ZoneId = ZoneId(0);
}

/// A valid number of a contact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
    /// The number.
    pub phone: Phone,
    /// The zone in which its windows are tested: the contact's own, else the number's, else the campaign's (R2).
    pub zone: ZoneId,
    /// Whether it can receive texts (R18).
    pub takes_texts: bool,
    /// Whether it is on a suppression list (R30, R37).
    pub suppressed: bool,
}

/// What is known of a contact besides its attempts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Contact {
    /// Where its random choices come from: [`super::seed::of_key`] of its key (R13, R39).
    pub seed: u64,
    /// Its numbers by phone column of the campaign; empty and invalid ones are `None`.
    pub slots: [Option<Slot>; NUMBERS_MAX],
    /// Calls to its numbers for other contacts of this campaign: a cap counts calls to the number, whoever is behind it (R40).
    /// Any order.
    pub neighbours: Vec<(Phone, Instant)>,
    /// Calls to its numbers by other campaigns, for caps that count them (R40). Any order.
    pub elsewhere: Vec<(Phone, Instant)>,
    /// The same by campaigns of other principals, which counts by principal leave out (R37). Any order.
    pub other_principals: Vec<(Phone, Instant)>,
    /// How calls to its numbers for others ended, where the law keeps quiet after it (R37). Any order.
    pub aftermath: Vec<Aftermath>,
    /// Numbers that the law does not let call for reasons of the contact: no consent, no contract … (R37).
    pub barred: Vec<Barred>,
}

/// An outcome of a call for somebody else after which the law keeps quiet (R37).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Aftermath {
    /// Which.
    pub after: After,
    /// The number that was called.
    pub phone: Phone,
    /// When it was dialled.
    pub at: Instant,
    /// Whether the call was made for the principal of this campaign.
    pub same_principal: bool,
}

/// A number that the law does not let call (R37).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Barred {
    /// The phone column, from 0.
    pub column: u8,
    /// The rule.
    pub rule: Arc<str>,
    /// Until when; `None`: for as long as nothing changes.
    pub until: Option<Instant>,
}

/// A dialled call, as the decisions after it need it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Call {
    /// When it was dialled.
    #[serde(with = "packed::instant")]
    pub at: Instant,
    /// The number dialled.
    #[serde(with = "packed::phone")]
    pub phone: Phone,
    /// How it ended.
    #[serde(with = "packed::status")]
    pub status: Status,
    /// The number displayed, if one was.
    #[serde(with = "packed::phone_option")]
    pub shown: Option<Phone>,
    /// A message was left on a machine (R17).
    pub message_left: bool,
    /// The rule that followed gave up the number (R16).
    pub gave_up: bool,
}

/// The state of a contact: the fold of its attempts.
///
/// Everything a decision needs of the past is in the calls; `pending` is what the last one led to, or what somebody in charge
/// asked for since.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// Every dialled call, oldest first.
    pub calls: Vec<Call>,
    /// What comes next.
    pub pending: Pending,
}

/// What comes next for a contact.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Pending {
    /// It was never called.
    #[default]
    Fresh,
    /// It is to be called again.
    Recall(Recall),
    /// It is never called again.
    Closed(EndReason),
}

/// A call to come (R35).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Recall {
    /// What kind of call.
    pub kind: RecallKind,
    /// Which number.
    pub aim: Aim,
    /// Never before this instant.
    #[serde(with = "packed::instant")]
    pub earliest: Instant,
    /// From this instant on the strategy chooses instead (R16).
    #[serde(with = "packed::instant")]
    pub valid_until: Instant,
    /// The rule that said so.
    pub rule: RuleRef,
}

/// What kind of call a recall is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum RecallKind {
    /// By a recall rule, inside the target's plannings.
    Rule,
    /// The k-th short retry after congestion, inside the hard limits (R21).
    Retry(u8),
    /// The contact asked for it, or somebody in charge; inside the hard limits, past the strategy's cap (R22, R40).
    Callback(Callback),
}

/// Who takes a callback (R22).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Callback {
    /// The agent for whom it is kept, if it is personal.
    pub agent: Option<u32>,
    /// When a personal callback becomes general.
    #[serde(with = "packed::instant")]
    pub personal_until: Instant,
}

/// Which number a recall aims at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Aim {
    /// The strategy chooses.
    Choice,
    /// This number.
    Phone(#[serde(with = "packed::phone")] Phone),
    /// The number of this rank (from 0), which the contact does not have, or has at a lower rank already.
    Missing(u8),
}

/// Why a contact is never called again.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum EndReason {
    /// An agent's final qualification (R22).
    Qualified(#[serde(with = "packed::status")] Status),
    /// The person asked never to be called again (R22).
    DoNotCall,
    /// A recall rule closed it with this result (R16).
    Rule(Arc<str>),
    /// It has no live number (R30).
    NoNumber,
    /// Its ceiling of attempts is reached (R10).
    Ceiling,
    /// There is no callable instant within the horizon (R36).
    NoInstant,
    /// There is no callable instant before the campaign ends.
    CampaignOver,
    /// The classic rules allow no further try after this status (R50).
    TriesExhausted(#[serde(with = "packed::status")] Status),
    /// This rule of the law lets none of its numbers be called any more (R37).
    Law(Arc<str>),
}

impl EndReason {
    /// The result as it stands in the campaign's results: a rule's own word, a qualification's name, or a word of the system.
    pub fn result(&self, campaign: &Campaign) -> String {
        match self {
            EndReason::Qualified(status) => super::status_name(campaign, *status).to_owned(),
            EndReason::Rule(result) => result.to_string(),
            EndReason::TriesExhausted(status) => format!("tries_exhausted:{}", super::status_name(campaign, *status)),
            EndReason::Law(rule) => format!("law:{rule}"),
            EndReason::DoNotCall => "do_not_call".to_owned(),
            EndReason::NoNumber => "no_number".to_owned(),
            EndReason::Ceiling => "attempts_max".to_owned(),
            EndReason::NoInstant => "no_instant".to_owned(),
            EndReason::CampaignOver => "campaign_over".to_owned(),
        }
    }

    /// The reason behind a result that is a word of the system. A qualification or a rule may give a result the same name; it then
    /// means the same.
    pub fn of_result(result: &str, campaign: &Campaign) -> Option<EndReason> {
        const SYSTEM: [EndReason; 5] = [
            EndReason::DoNotCall,
            EndReason::NoNumber,
            EndReason::Ceiling,
            EndReason::NoInstant,
            EndReason::CampaignOver,
        ];
        if let Some(rule) = result.strip_prefix("law:") {
            return Some(EndReason::Law(rule.into()));
        }
        if let Some(name) = result.strip_prefix("tries_exhausted:") {
            return super::status(campaign, name).ok().map(EndReason::TriesExhausted);
        }
        SYSTEM.into_iter().find(|reason| reason.result(campaign) == result)
    }
}

/// Where a rule stands (R15, R61). Ranks, plannings and rows count from 0.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct RuleRef {
    /// The table.
    pub level: Level,
    /// The row, or `None` for every attempt.
    pub attempt: Option<u16>,
    /// The column, or `None` for every status.
    #[serde(with = "packed::status_option")]
    pub status: Option<Status>,
}

/// The table a rule stands in, in order of precedence (R15).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Level {
    /// The rule of a preliminary call, counted from 1 (R34).
    Preliminary {
        /// Rank.
        rank: u8,
        /// Which preliminary call.
        call: u8,
    },
    /// The table of a planning.
    Planning {
        /// Rank.
        rank: u8,
        /// Planning.
        planning: u8,
    },
    /// The defaults of a number.
    Number {
        /// Rank.
        rank: u8,
    },
    /// The defaults of the strategy.
    Strategy,
    /// The classic rules (R50).
    Classic,
    /// What holds where nobody says otherwise: a number found invalid or a fax is given up, congestion is retried (R21).
    BuiltIn,
    /// The agent's word: callback, do not call, final qualification (R22).
    Agent,
    /// Somebody in charge asked for a call at once; see [`super::Engine::call_now`].
    Hand,
}

/// An attempt that ended, as it changes the state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attempt {
    /// When it was dialled.
    pub at: Instant,
    /// The number dialled.
    pub phone: Phone,
    /// How it ended.
    pub status: Status,
    /// The number displayed, if one was.
    pub shown: Option<Phone>,
    /// A message was left on a machine.
    pub message_left: bool,
    /// With a callback qualification: what was agreed.
    pub callback: Option<CallbackAsked>,
}

/// What a contact and an agent agreed (R22).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CallbackAsked {
    /// When to call.
    pub at: Instant,
    /// Which number; `None`: the one just called.
    pub phone: Option<Phone>,
    /// For whom it is kept, and until when.
    pub personal: Option<(u32, Instant)>,
}

/// Bytes of a state without calls, and of a call, at most but for rare ones.
const STATE_LEN: usize = 48;
const CALL_LEN: usize = 24;

impl State {
    /// The state in few bytes.
    pub fn encode(&self) -> Vec<u8> {
        // What most states take, so that their bytes are not moved as they grow.
        let bytes = Vec::with_capacity(STATE_LEN + self.calls.len() * CALL_LEN);
        postcard::to_extend(self, bytes).expect("a state has no type that postcard refuses")
    }

    /// Reads what [`State::encode`] wrote.
    ///
    /// # Errors
    /// When the bytes are not a state.
    pub fn decode(bytes: &[u8]) -> Result<State, CorruptState> {
        postcard::from_bytes(bytes).map_err(|_| CorruptState)
    }
}

/// The bytes are not a state.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the stored state of a contact cannot be read")]
pub struct CorruptState;

/// Small numbers instead of the readable forms of files.
pub(super) mod packed {
    macro_rules! packed {
        ($module:ident, $type:ty, $small:ty, $pack:expr, $unpack:expr) => {
            pub mod $module {
                use super::super::*;
                use serde::{Deserializer, Serializer, de::Error};
                pub fn serialize<S: Serializer>(value: &$type, serializer: S) -> Result<S::Ok, S::Error> {
                    let pack: fn(&$type) -> $small = $pack;
                    pack(value).serialize(serializer)
                }
                pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                    let unpack: fn($small) -> Option<$type> = $unpack;
                    unpack(<$small>::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("out of range"))
                }
            }
        };
    }
    packed!(instant, Instant, i64, |i| i.millis(), |ms| Some(Instant::from_millis(ms)));
    packed!(phone, Phone, u64, |p| p.digits(), Phone::from_e164);
    packed!(phone_option, Option<Phone>, u64, |p| p.map_or(0, Phone::digits), |d| {
        if d == 0 { Some(None) } else { Phone::from_e164(d).map(Some) }
    });
    packed!(status, Status, u8, |s| s.code(), |code| Some(Status::from_code(code)));
    packed!(status_option, Option<Status>, Option<u8>, |s| s.map(Status::code), |code| Some(
        code.map(Status::from_code)
    ));
}

//! Where a call comes from, as fields: the rule, the attempt it followed, what replaced what (R15, R35, R61).

use super::moment::Moment;
use super::question::Question;
use rappel_strategy::engine::{Cause, Cited, Level, Replaced, RuleRef, Selection, Why, status_name};
use rappel_strategy::phone::Phone;
use schemars::JsonSchema;
use serde::Serialize;

/// Where a rule stands. Ranks, attempts and calls count from 1; what does not apply is null.
#[derive(Serialize, JsonSchema)]
pub struct Rule<'a> {
    /// The table.
    pub level: LevelName,
    /// Rank of the number whose rule it is.
    pub number: Option<u8>,
    /// Name of the planning.
    pub planning: Option<&'a str>,
    /// Which preliminary call.
    pub preliminary_call: Option<u8>,
    /// The row; null: every attempt.
    pub attempt: Option<u16>,
    /// The column; null: every status.
    pub status: Option<&'a str>,
}

/// The table a rule stands in.
#[derive(Serialize, JsonSchema, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub enum LevelName {
    /// The rule of a preliminary call (R34).
    Preliminary,
    /// The table of a planning.
    Planning,
    /// The defaults of a number.
    Number,
    /// The defaults of the strategy.
    Strategy,
    /// The classic rules (R50).
    Classic,
    /// What holds where nobody says otherwise (R21).
    BuiltIn,
    /// The agent's word (R22).
    Agent,
    /// Somebody in charge.
    Hand,
}

/// The attempt that a rule followed.
#[derive(Serialize, JsonSchema)]
pub struct After<'a> {
    /// When it was dialled.
    pub at: Moment,
    /// The number it dialled.
    pub phone: Phone,
    /// Which attempt on that number, from 1.
    pub attempt: u16,
    /// How it ended.
    pub status: &'a str,
}

/// What asked for a call.
#[derive(Serialize, JsonSchema, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub enum CauseName {
    /// Nothing happened yet.
    Fresh,
    /// A recall rule.
    Rule,
    /// A short retry after congestion (R21).
    Retry,
    /// The contact, through an agent (R22).
    Callback,
    /// Somebody in charge.
    ByHand,
}

/// An agent for whom a callback is kept, and until when.
#[derive(Serialize, JsonSchema)]
pub struct Personal {
    /// The agent.
    pub agent: u32,
    /// When the callback becomes general.
    pub until: Moment,
}

/// Why the strategy chooses instead of the rule.
#[derive(Serialize, JsonSchema, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub enum ReplacedName {
    /// The target is dead.
    Dead,
    /// Lower ranks still owe preliminary calls then.
    NotOpen,
    /// The target is capped then.
    Capped,
    /// The recall is no longer valid then, or has no instant within the horizon.
    Lapsed,
}

/// How the number of a call was found.
#[derive(Serialize, JsonSchema, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub enum SelectionName {
    /// It was asked for.
    Target,
    /// The lowest rank that owes preliminary calls.
    Owing,
    /// By the strategy's choice once all gates are open.
    Property,
}

/// Where a call comes from, as fields.
pub struct Origin<'a> {
    /// What asked for it.
    pub cause: CauseName,
    /// The rule.
    pub rule: Option<Rule<'a>>,
    /// The attempt it followed.
    pub after: Option<After<'a>>,
    /// The agent for whom it is kept.
    pub personal: Option<Personal>,
    /// Why another number is called.
    pub replaced: Option<ReplacedName>,
    /// How the number was found.
    pub selection: SelectionName,
}

impl<'a> Origin<'a> {
    /// The fields of a reason.
    pub fn new(question: &'a Question, why: &Why) -> Origin<'a> {
        let (cause, cited, personal) = match &why.cause {
            Cause::Fresh => (CauseName::Fresh, None, None),
            Cause::Rule(cited) => (CauseName::Rule, Some(cited), None),
            Cause::Retry(cited, _) => (CauseName::Retry, Some(cited), None),
            Cause::Callback(cited, personal) => (CauseName::Callback, Some(cited), personal.as_ref()),
            Cause::ByHand => (CauseName::ByHand, None, None),
        };
        Origin {
            cause,
            rule: cited.map(|cited| rule(question, &cited.rule)),
            after: cited.map(|cited| after(question, cited)),
            personal: personal
                .map(|personal| Personal { agent: personal.agent, until: Moment::new(personal.until, &question.zone) }),
            replaced: why.replaced.map(|replaced| match replaced {
                Replaced::Dead => ReplacedName::Dead,
                Replaced::NotOpen => ReplacedName::NotOpen,
                Replaced::Capped => ReplacedName::Capped,
                Replaced::Lapsed => ReplacedName::Lapsed,
            }),
            selection: match why.selection {
                Selection::Target => SelectionName::Target,
                Selection::Owing => SelectionName::Owing,
                Selection::Property => SelectionName::Property,
            },
        }
    }
}

fn rule<'a>(question: &'a Question, rule: &RuleRef) -> Rule<'a> {
    let (level, rank, planning, call) = match rule.level {
        Level::Preliminary { rank, call } => (LevelName::Preliminary, Some(rank), None, Some(call)),
        Level::Planning { rank, planning } => (LevelName::Planning, Some(rank), Some(planning), None),
        Level::Number { rank } => (LevelName::Number, Some(rank), None, None),
        Level::Strategy => (LevelName::Strategy, None, None, None),
        Level::Classic => (LevelName::Classic, None, None, None),
        Level::BuiltIn => (LevelName::BuiltIn, None, None, None),
        Level::Agent => (LevelName::Agent, None, None, None),
        Level::Hand => (LevelName::Hand, None, None, None),
    };
    let number = rank.and_then(|rank| question.strategy.as_ref()?.number.get(usize::from(rank)));
    Rule {
        level,
        number: rank.map(|rank| rank + 1),
        planning: planning.and_then(|index| Some(number?.planning.get(usize::from(index))?.name.as_str())),
        preliminary_call: call,
        attempt: rule.attempt.map(|attempt| attempt + 1),
        status: rule.status.map(|status| status_name(&question.campaign, status)),
    }
}

fn after<'a>(question: &'a Question, cited: &Cited) -> After<'a> {
    After {
        at: Moment::new(cited.at, &question.zone),
        phone: cited.phone,
        attempt: cited.attempt,
        status: status_name(&question.campaign, cited.status),
    }
}

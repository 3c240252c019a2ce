//! Why a contact is called or not, and when next (R61).

use rappel_strategy::engine::{Cause, Dead, Explanation, NumberVerdict, Obstacle, Plan, Replaced, Selection, Why};
use rappel_strategy::lang::Lang;
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::phone::Phone;
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use rappel_strategy::words::Words;
use rappel_strategy::zone::Zone;
use schemars::JsonSchema;
use serde::Serialize;

/// What comes next for a contact, and why.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NextView {
    /// What comes next.
    kind: NextKind,
    /// The same in a sentence.
    sentence: Said,
    /// Where the call comes from.
    reason: Option<Said>,
    /// First instant at which it may be made.
    from: Option<Instant>,
    /// First instant at which it may no longer.
    until: Option<Instant>,
    /// Rank of the number it goes to, from 1.
    number: Option<u8>,
    /// The number.
    phone: Option<Phone>,
    /// The recall is not due before this instant, although a number may be callable.
    waits_until: Option<Instant>,
    /// Attempts that count against the ceiling.
    attempts: Option<u16>,
    /// The ceiling.
    attempts_max: Option<u16>,
    /// Every number of the strategy, by rank.
    numbers: Vec<NumberView>,
}

/// What comes next.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum NextKind {
    /// It may be called now.
    Now,
    /// It is called later.
    Later,
    /// A call is in progress.
    InFlight,
    /// It is never called again.
    End,
    /// Nothing can be decided: the documents have errors.
    Undecided,
}

/// A number of the strategy and what is in the way of a call to it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct NumberView {
    /// What it is called: `TEL1 (Mobile)`.
    tel: String,
    /// The number, if the contact has one there.
    phone: Option<Phone>,
    /// As people in its country write it.
    national: Option<String>,
    /// Attempts on it that count.
    attempts: u16,
    /// Preliminary calls it still owes.
    owes: u16,
    /// Everything in the way; empty: it may be called.
    obstacles: Vec<ObstacleView>,
}

/// One thing in the way of a call.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct ObstacleView {
    /// Which kind of thing.
    code: &'static str,
    /// In a sentence.
    sentence: Said,
    /// When it is out of the way, where that is known.
    until: Option<Instant>,
}

/// Where a call came from.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct WhyView {
    /// What asked for it: `fresh`, `rule`, `retry`, `callback`, `by_hand`.
    cause: &'static str,
    /// Why the number asked for was not the one called: `dead`, `not_open`, `capped`, `lapsed`.
    replaced: Option<&'static str>,
    /// How the number was found: `target`, `owing`, `property`.
    selection: &'static str,
}

impl From<&Why> for WhyView {
    fn from(why: &Why) -> WhyView {
        WhyView {
            cause: match why.cause {
                Cause::Fresh => "fresh",
                Cause::Rule(_) => "rule",
                Cause::Retry(..) => "retry",
                Cause::Callback(..) => "callback",
                Cause::ByHand => "by_hand",
            },
            replaced: why.replaced.map(|replaced| match replaced {
                Replaced::Dead => "dead",
                Replaced::NotOpen => "not_open",
                Replaced::Capped => "capped",
                Replaced::Lapsed => "lapsed",
            }),
            selection: match why.selection {
                Selection::Target => "target",
                Selection::Owing => "owing",
                Selection::Property => "property",
            },
        }
    }
}

/// What names and clocks the sentences need.
#[derive(Clone, Copy)]
pub struct Speech<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// The strategy that decides, or decided.
    pub strategy: Option<&'a Strategy>,
    /// The campaign's zone.
    pub zone: &'a Zone,
}

impl<'a> Speech<'a> {
    /// Its words in a language.
    pub fn words(self, lang: Lang) -> Words<'a> {
        Words { lang, campaign: self.campaign, strategy: self.strategy, zone: self.zone }
    }

    /// What it says, in both.
    pub fn said(self, say: impl Fn(&Words<'a>) -> String) -> Said {
        Said::of(|lang| say(&self.words(lang)))
    }
}

impl NextView {
    /// While a call is in progress.
    pub fn in_flight() -> NextView {
        let sentence = Said::new("Un appel est en cours.", "A call is in progress.");
        NextView::without_plan(NextKind::InFlight, sentence)
    }

    /// While the campaign's documents have errors.
    pub fn undecided() -> NextView {
        let sentence = Said::new(
            "La stratégie ou la campagne comporte des erreurs\u{202f}: rien ne peut être décidé avant leur correction.",
            "The strategy or the campaign has errors: nothing can be decided before they are corrected.",
        );
        NextView::without_plan(NextKind::Undecided, sentence)
    }

    fn without_plan(kind: NextKind, sentence: Said) -> NextView {
        NextView {
            kind,
            sentence,
            reason: None,
            from: None,
            until: None,
            number: None,
            phone: None,
            waits_until: None,
            attempts: None,
            attempts_max: None,
            numbers: Vec::new(),
        }
    }

    /// From an explanation.
    pub fn of(speech: Speech<'_>, explanation: &Explanation) -> NextView {
        let call = match &explanation.plan {
            Plan::Call(call) => Some(call),
            Plan::End(_) => None,
        };
        let first = |words: &Words<'_>| words.explanation(explanation).into_iter().next().unwrap_or_default();
        let number = |(rank, verdict)| NumberView::of(speech, rank, verdict);
        NextView {
            kind: match call {
                Some(call) if call.from <= explanation.at => NextKind::Now,
                Some(_) => NextKind::Later,
                None => NextKind::End,
            },
            sentence: speech.said(first),
            reason: call.map(|call| speech.said(|words| words.why(&call.why))),
            from: call.map(|call| call.from),
            until: call.map(|call| call.until),
            number: call.map(|call| call.rank + 1),
            phone: call.map(|call| call.phone),
            waits_until: explanation.waits_until,
            attempts: Some(explanation.attempts.0),
            attempts_max: Some(explanation.attempts.1),
            numbers: (0..).zip(&explanation.numbers).map(number).collect(),
        }
    }
}

impl NumberView {
    fn of(speech: Speech<'_>, rank: u8, verdict: &NumberVerdict) -> NumberView {
        let obstacle = |obstacle: &Obstacle| ObstacleView {
            code: code(obstacle),
            sentence: speech.said(|words| words.obstacle(obstacle)),
            until: match obstacle {
                Obstacle::Capped(until)
                | Obstacle::LawCap(_, until)
                | Obstacle::Forbidden(_, until)
                | Obstacle::Barred(_, until) => Some(*until).filter(|until| *until < Instant::MAX),
                _ => None,
            },
        };
        NumberView {
            tel: speech.words(Lang::Fr).number(rank),
            phone: verdict.phone,
            national: verdict.phone.map(Phone::national),
            attempts: verdict.attempts,
            owes: verdict.owes,
            obstacles: verdict.obstacles.iter().map(obstacle).collect(),
        }
    }
}

fn code(obstacle: &Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Dead(Dead::Empty) => "empty",
        Obstacle::Dead(Dead::SameAs(_)) => "same_number",
        Obstacle::Dead(Dead::GivenUp) => "given_up",
        Obstacle::Dead(Dead::Suppressed) => "suppressed",
        Obstacle::Dead(Dead::Ceiling) => "ceiling",
        Obstacle::Dead(Dead::Barred) | Obstacle::Barred(..) => "barred",
        Obstacle::Capped(_) => "capped",
        Obstacle::LawCap(..) => "law_cap",
        Obstacle::HeldBack(_) => "held_back",
        Obstacle::Closed => "closed",
        Obstacle::Forbidden(..) => "forbidden",
        Obstacle::OffPlanning => "off_planning",
    }
}

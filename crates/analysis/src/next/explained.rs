//! Why each number of a contact would or would not be called, as fields and sentences (R61).

use super::moment::Moment;
use super::question::Question;
use rappel_strategy::engine::{Dead, Explanation, NumberVerdict, Obstacle};
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use rappel_strategy::words::Words;
use schemars::JsonSchema;
use serde::Serialize;

/// What `--explain` adds to an answer.
#[derive(Serialize, JsonSchema)]
pub struct Explained<'a> {
    /// The recall does not let call before this instant, although a number may be callable.
    waits_until: Option<Moment>,
    /// Attempts that count against the ceiling (R10).
    attempts: u16,
    /// The ceiling.
    attempts_max: u16,
    /// Every number, by rank.
    numbers: Vec<NumberExplained<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct NumberExplained<'a> {
    /// Rank, from 1.
    number: u8,
    /// The same as a name: `TEL1`.
    tel: &'a str,
    /// Phone column.
    column: &'a str,
    /// The number, if the column holds a valid one.
    phone: Option<Phone>,
    /// Attempts on it that count.
    attempts: u16,
    /// Preliminary calls it still owes (R31).
    owes: u16,
    /// Whether nothing is in the way.
    callable: bool,
    /// Everything in the way.
    obstacles: Vec<ObstacleExplained<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct ObstacleExplained<'a> {
    obstacle: ObstacleName,
    /// Rank (from 1) of the lower number that holds it back, or that is the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u8>,
    /// Name of the limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<&'a str>,
    /// When it is out of the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Moment>,
    /// The same in a sentence.
    sentence: String,
}

#[derive(Serialize, JsonSchema, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum ObstacleName {
    /// The column is empty, or holds no valid number (R30).
    Empty,
    /// The same number stands at a lower rank (R30).
    SameNumber,
    /// A rule or its status gave it up (R16, R21).
    GivenUp,
    /// It is on a suppression list (R37).
    Suppressed,
    /// Its ceiling of attempts is reached (R11).
    Ceiling,
    /// Its cap is reached (R40).
    Capped,
    /// A cap of the law is reached (R37).
    LawCap,
    /// A lower rank owes preliminary calls (R31).
    HeldBack,
    /// The campaign is closed (R1).
    Closed,
    /// A legal window forbids the hour (R37).
    Forbidden,
    /// The law does not let it be called (R37).
    Barred,
    /// None of its plannings is open (R32).
    OffPlanning,
}

impl<'a> Explained<'a> {
    /// The fields of an explanation; `tels` and `columns` name the numbers by rank.
    pub fn new(
        question: &Question,
        tels: &'a [String],
        columns: &[&'a str],
        explanation: &'a Explanation,
    ) -> Explained<'a> {
        let words = question.words();
        let names = tels.iter().zip(columns);
        Explained {
            waits_until: explanation.waits_until.map(|at| Moment::new(at, &question.zone)),
            attempts: explanation.attempts.0,
            attempts_max: explanation.attempts.1,
            numbers: (1..)
                .zip(&explanation.numbers)
                .zip(names)
                .map(|((number, verdict), (tel, column))| explained(&words, number, tel, column, verdict))
                .collect(),
        }
    }
}

fn explained<'a>(
    words: &Words<'_>,
    number: u8,
    tel: &'a str,
    column: &'a str,
    verdict: &'a NumberVerdict,
) -> NumberExplained<'a> {
    NumberExplained {
        number,
        tel,
        column,
        phone: verdict.phone,
        attempts: verdict.attempts,
        owes: verdict.owes,
        callable: verdict.obstacles.is_empty(),
        obstacles: verdict.obstacles.iter().map(|obstacle| obstacle_explained(words, obstacle)).collect(),
    }
}

fn obstacle_explained<'a>(words: &Words<'_>, obstacle: &'a Obstacle) -> ObstacleExplained<'a> {
    type Parts<'a> = (ObstacleName, Option<u8>, Option<&'a str>, Option<Instant>);
    let (name, rank, limit, until): Parts<'a> = match obstacle {
        Obstacle::Dead(Dead::Empty) => (ObstacleName::Empty, None, None, None),
        Obstacle::Dead(Dead::SameAs(rank)) => (ObstacleName::SameNumber, Some(*rank), None, None),
        Obstacle::Dead(Dead::GivenUp) => (ObstacleName::GivenUp, None, None, None),
        Obstacle::Dead(Dead::Suppressed) => (ObstacleName::Suppressed, None, None, None),
        Obstacle::Dead(Dead::Barred) => (ObstacleName::Barred, None, None, None),
        Obstacle::Dead(Dead::Ceiling) => (ObstacleName::Ceiling, None, None, None),
        Obstacle::Capped(until) => (ObstacleName::Capped, None, None, Some(*until)),
        Obstacle::LawCap(limit, until) => (ObstacleName::LawCap, None, Some(limit), Some(*until)),
        Obstacle::HeldBack(rank) => (ObstacleName::HeldBack, Some(*rank), None, None),
        Obstacle::Closed => (ObstacleName::Closed, None, None, None),
        Obstacle::Forbidden(limit, until) => (ObstacleName::Forbidden, None, Some(limit), Some(*until)),
        Obstacle::Barred(rule, until) => (ObstacleName::Barred, None, Some(rule), Some(*until)),
        Obstacle::OffPlanning => (ObstacleName::OffPlanning, None, None, None),
    };
    ObstacleExplained {
        obstacle: name,
        number: rank.map(|rank| rank + 1),
        limit,
        until: until.filter(|at| *at < Instant::MAX).map(|at| Moment::new(at, words.zone)),
        sentence: words.obstacle(obstacle),
    }
}

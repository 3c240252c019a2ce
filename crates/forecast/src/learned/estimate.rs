//! From counts to a profile, and to a report of how far it can be trusted.

use super::counts::{ATTEMPTS, Counts, Tried};
use super::shrink::{Observed, share_percent, shrunken, weight};
use crate::bands::round;
use crate::result::Band;
use rappel_strategy::said::Said;
use rappel_strategy::status::QualificationKind;
use rappel_strategy::time::Instant;
use rappel_telephony::Profile;
use schemars::JsonSchema;
use serde::Serialize;

/// Answers of one kind of line below which the shipped profile decides more than the attempts do.
const ANSWERS_MIN: f64 = 100.0;
/// How many cases shares of lines and of conversations are expected to be worth.
const SHARE_WEIGHT: f64 = 200.0;
/// How many attempts the mean of a kind of line is worth for a weekday, or for an attempt on the number.
const MEAN_WORTH: f64 = 20.0;
/// How many conversations an expected length is worth.
const TALK_WEIGHT: f64 = 20.0;
/// Spreads of the persons' propensities to answer that are tried.
const SPREADS: [f64; 14] = [0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 40.0, 80.0];
/// How far, as a factor, the spread is expected to be from the shipped one.
const SPREAD_FACTOR: f64 = 2.0;

/// What was learned.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Learned {
    /// The profile, for the simulated network.
    #[serde(skip)]
    pub profile: Profile,
    /// The shipped profile it was pulled towards.
    pub shipped: String,
    /// Attempts read.
    pub attempts: u64,
    /// The first one; `None` without any.
    pub first: Option<Instant>,
    /// The last one.
    pub last: Option<Instant>,
    /// Whether there were enough for the attempts to weigh more than the shipped profile.
    pub enough: bool,
    /// What is to be known of it.
    pub note: Said,
    /// Fixed lines and mobiles.
    pub lines: Vec<Lines>,
    /// How alike persons are: small, and the chance of an answer declines fast with the attempts.
    pub spread: f64,
}

/// Lines of one kind.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(rename = "LearnedLines")]
pub struct Lines {
    /// `fixed` or `mobile`.
    pub line: &'static str,
    /// Attempts on numbers that exist.
    pub attempts: u64,
    /// Persons who answered.
    pub answers: u64,
    /// How many attempts of an hour of the week the shipped figure is worth.
    pub shipped_worth: f64,
    /// Answer rates by hour of the week, where there were attempts.
    pub hours: Vec<Cell>,
    /// Answer rates by weekday, Monday first.
    pub weekdays: Vec<Rate>,
    /// Answer rates by attempt on the number; the last one stands for all later ones.
    pub by_attempt: Vec<Rate>,
}

/// The days of the week that a profile tells apart.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "LearnedDays")]
pub enum Days {
    /// Monday to Thursday.
    MondayToThursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

const DAYS: [(Days, std::ops::Range<usize>); 4] =
    [(Days::MondayToThursday, 0..4), (Days::Friday, 4..5), (Days::Saturday, 5..6), (Days::Sunday, 6..7)];

/// The answer rate of an hour of the week.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(rename = "LearnedHour")]
pub struct Cell {
    /// Which days.
    pub days: Days,
    /// Which hour of the contact's day, 0 to 23.
    pub hour: u8,
    /// Attempts.
    pub attempts: u64,
    /// Persons who answered.
    pub answers: u64,
    /// A first attempt's chance of an answer, percent, with its 95 % interval.
    pub estimate_percent: Band,
    /// The shipped profile's figure.
    pub shipped_percent: f64,
}

/// An answer rate.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(rename = "LearnedRate")]
pub struct Rate {
    /// Attempts.
    pub attempts: u64,
    /// Persons who answered.
    pub answers: u64,
    /// The rate, percent, with its 95 % interval.
    pub estimate_percent: Band,
}

/// What an attempt is worth after so many without an answer, where 1 is a first one: the mean of the beta distribution of
/// propensities, given these failures.
fn worth(attempts_before: usize, spread: f64) -> f64 {
    spread / (spread + attempts_before as f64)
}

pub(super) fn estimate(counts: &Counts, shipped: &Profile) -> Learned {
    let spread = spread(counts, shipped);
    let mut profile = Profile { name: "learned".to_owned(), ..shipped.clone() };
    profile.persons.spread = spread;
    let lines: Vec<Lines> = (0..2).map(|line| lines(counts, line, spread, &mut profile)).collect();
    conversations(counts, &mut profile);
    let enough = lines.iter().any(|line| line.answers as f64 >= ANSWERS_MIN);
    Learned {
        profile,
        shipped: shipped.name.clone(),
        attempts: counts.read,
        first: counts.first,
        last: counts.last,
        enough,
        note: note(&lines, &shipped.name),
        lines,
        spread: round(spread),
    }
}

fn note(lines: &[Lines], shipped: &str) -> Said {
    let few: Vec<&Lines> = lines.iter().filter(|line| (line.answers as f64) < ANSWERS_MIN).collect();
    let all: u64 = lines.iter().map(|line| line.attempts).sum();
    match few[..] {
        [] => Said::new(
            format!(
                "Appris de {all} tentatives de cette installation, ramené vers le profil « {shipped} » là où elles sont rares."
            ),
            format!(
                "Learned from {all} attempts of this installation, pulled towards the profile “{shipped}” where they are few."
            ),
        ),
        [line] => {
            let (fr, en) = if line.line == "fixed" { ("les fixes", "fixed lines") } else { ("les mobiles", "mobiles") };
            Said::new(
                format!(
                    "Appris de {all} tentatives de cette installation. Trop peu de réponses sur {fr} ({}) : là, le profil « {shipped} » l’emporte.",
                    line.answers
                ),
                format!(
                    "Learned from {all} attempts of this installation. Too few answers on {en} ({}): there, the profile “{shipped}” prevails.",
                    line.answers
                ),
            )
        }
        _ => Said::new(
            format!("Trop peu de données ({all} tentatives) : le profil « {shipped} » l’emporte."),
            format!("Too few data ({all} attempts): the profile “{shipped}” prevails."),
        ),
    }
}

/// The cells of a kind of line: days, hour, what was counted by attempts before, and the shipped figure.
fn cells<'a>(
    counts: &'a Counts,
    line: usize,
    profile: &'a Profile,
) -> impl Iterator<Item = (Days, usize, [Tried; ATTEMPTS], f64)> + 'a {
    let shipped = if line == 1 { &profile.mobile } else { &profile.fixed };
    DAYS.into_iter().flat_map(move |(days, weekdays)| {
        (0..24).map(move |hour| {
            let mut sum = [Tried::default(); ATTEMPTS];
            for weekday in weekdays.clone() {
                for (sum, tried) in sum.iter_mut().zip(&counts.hours[line][weekday][hour]) {
                    sum.attempts += tried.attempts;
                    sum.answers += tried.answers;
                }
            }
            (days, hour, sum, shipped.answer_percent.at(weekdays.start, hour))
        })
    })
}

/// What was counted, each attempt worth what it would have been as a first one.
fn observed(tried: &[Tried], spread: f64, expected: f64) -> Observed {
    let exposure = tried.iter().enumerate().map(|(before, tried)| tried.attempts * worth(before, spread)).sum();
    let answers = tried.iter().map(|tried| tried.answers).sum();
    Observed { exposure, answers, expected: expected.clamp(0.000_1, 0.999) }
}

/// How much oftener than shipped lines of a kind answer, pulled towards as often.
fn level(cells: &[Observed]) -> f64 {
    /// Answers that "as often" is worth.
    const WORTH: f64 = 20.0;
    let expected: f64 = cells.iter().map(|cell| cell.exposure * cell.expected).sum();
    let answers: f64 = cells.iter().map(|cell| cell.answers).sum();
    (answers + WORTH) / (expected + WORTH)
}

/// Cells whose expectation is the shipped figure at the level of this installation.
fn levelled(counts: &Counts, line: usize, shipped: &Profile, spread: f64) -> Vec<Observed> {
    let mut cells: Vec<Observed> =
        cells(counts, line, shipped).map(|(_, _, tried, percent)| observed(&tried, spread, percent / 100.0)).collect();
    let level = level(&cells);
    for cell in &mut cells {
        cell.expected = (cell.expected * level).clamp(0.000_1, 0.95);
    }
    cells
}

/// The spread under which the decline of answers with the attempts is likeliest, pulled towards the shipped one.
fn spread(counts: &Counts, shipped: &Profile) -> f64 {
    let likelihood = |spread: f64| -> f64 {
        let from_shipped = (spread / shipped.persons.spread).ln() / SPREAD_FACTOR.ln();
        let mut sum = -0.5 * from_shipped * from_shipped;
        for line in 0..2 {
            let levelled = levelled(counts, line, shipped, spread);
            for ((.., tried, _), cell) in cells(counts, line, shipped).zip(levelled) {
                for (before, tried) in tried.iter().enumerate().filter(|(_, tried)| tried.attempts > 0.0) {
                    let rate = (cell.expected * worth(before, spread)).clamp(1e-6, 1.0 - 1e-6);
                    sum += tried.answers * rate.ln() + (tried.attempts - tried.answers) * (1.0 - rate).ln();
                }
            }
        }
        sum
    };
    let tried = SPREADS.into_iter().chain([shipped.persons.spread]);
    tried.max_by(|a, b| likelihood(*a).total_cmp(&likelihood(*b))).unwrap_or(shipped.persons.spread)
}

fn lines(counts: &Counts, line: usize, spread: f64, profile: &mut Profile) -> Lines {
    let before = profile.clone();
    let levelled = levelled(counts, line, &before, spread);
    let shipped_worth = weight(&levelled);
    // What the highest figure may be: with the habits on top of it, it stays a chance.
    let highest = 98.0 / (1.0 + before.persons.habit_percent / 100.0);
    let mut hours = Vec::new();
    let (mut attempts, mut answers) = (0.0, 0.0);
    for ((days, hour, tried, shipped_percent), cell) in cells(counts, line, &before).zip(&levelled) {
        let estimate_percent = shrunken(cell, shipped_worth);
        let to = if line == 1 { &mut profile.mobile } else { &mut profile.fixed };
        let day = match days {
            Days::MondayToThursday => &mut to.answer_percent.monday_to_thursday,
            Days::Friday => &mut to.answer_percent.friday,
            Days::Saturday => &mut to.answer_percent.saturday,
            Days::Sunday => &mut to.answer_percent.sunday,
        };
        day[hour] = estimate_percent.mean.min(highest);
        let made: f64 = tried.iter().map(|tried| tried.attempts).sum();
        attempts += made;
        answers += cell.answers;
        if made > 0.0 {
            let (attempts, answers) = (made as u64, cell.answers as u64);
            hours.push(Cell { days, hour: hour as u8, attempts, answers, estimate_percent, shipped_percent });
        }
    }
    other_figures(counts, line, profile);
    let mean = (answers / attempts.max(1.0)).clamp(0.000_1, 0.999);
    let rate = |tried: &[Tried], expected: f64| {
        let attempts = tried.iter().map(|tried| tried.attempts).sum();
        let answers = tried.iter().map(|tried| tried.answers).sum();
        let cell = Observed { exposure: attempts, answers, expected };
        Rate { attempts: attempts as u64, answers: answers as u64, estimate_percent: shrunken(&cell, MEAN_WORTH) }
    };
    let weekday = |weekday: usize| rate(counts.hours[line][weekday].as_flattened(), mean);
    let by_attempt = |before: usize| {
        let tried: Vec<Tried> = counts.hours[line].as_flattened().iter().map(|tried| tried[before]).collect();
        rate(&tried, mean)
    };
    Lines {
        line: if line == 1 { "mobile" } else { "fixed" },
        attempts: attempts as u64,
        answers: answers as u64,
        shipped_worth,
        hours,
        weekdays: (0..7).map(weekday).collect(),
        by_attempt: (0..ATTEMPTS).map(by_attempt).collect(),
    }
}

/// What else is known of lines: numbers that do not exist, engaged tones, machines.
fn other_figures(counts: &Counts, line: usize, profile: &mut Profile) {
    let seen = &counts.unanswered[line];
    let to = if line == 1 { &mut profile.mobile } else { &mut profile.fixed };
    to.invalid_percent = share_percent(seen.invalid, seen.numbers, to.invalid_percent, SHARE_WEIGHT);
    to.fax_percent = share_percent(seen.fax, seen.numbers - seen.invalid, to.fax_percent, SHARE_WEIGHT);
    to.busy_percent = share_percent(seen.busy, seen.calls, to.busy_percent, SHARE_WEIGHT).min(40.0);
    to.absent_percent = share_percent(seen.absent, seen.calls, to.absent_percent, SHARE_WEIGHT).min(10.0);
    to.rejected_percent = share_percent(seen.rejected, seen.calls, to.rejected_percent, SHARE_WEIGHT).min(10.0);
    let rang_out = seen.calls - seen.busy - seen.absent - seen.rejected;
    to.machine_percent = share_percent(seen.machine, rang_out, to.machine_percent, SHARE_WEIGHT);
}

/// What agents choose, and how long they talk.
fn conversations(counts: &Counts, profile: &mut Profile) {
    let of = |kind: QualificationKind| counts.conversations.get(&kind).copied().unwrap_or_default();
    let all: f64 = counts.conversations.values().map(|(count, _)| count).sum();
    let (wrong, wrong_talk_s) = of(QualificationKind::WrongPerson);
    let persons = &mut profile.persons;
    persons.wrong_person_percent = share_percent(wrong, all, persons.wrong_person_percent, SHARE_WEIGHT);
    let mean_s = |count: f64, talk_s: f64, expected: f64| {
        round((talk_s + TALK_WEIGHT * expected) / (count + TALK_WEIGHT)).max(0.01)
    };
    let agents = &mut profile.agents;
    agents.wrong_person_talk_s_mean = mean_s(wrong, wrong_talk_s, agents.wrong_person_talk_s_mean);
    let right = all - wrong;
    let mut sum = 0.0;
    for outcome in &mut agents.outcomes {
        let (count, talk_s) = of(outcome.kind);
        outcome.percent = (count * 100.0 + SHARE_WEIGHT * outcome.percent) / (right + SHARE_WEIGHT);
        outcome.talk_s_mean = mean_s(count, talk_s, outcome.talk_s_mean);
        sum += outcome.percent;
    }
    // What agents chose that the shipped profile does not know is shared out among what it knows.
    for outcome in &mut agents.outcomes {
        outcome.percent *= 100.0 / sum;
    }
}

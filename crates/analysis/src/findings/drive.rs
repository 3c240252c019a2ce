//! Leading a contact to where a finding can be seen.

use super::moves::dialled;
use super::play::Play;
use super::reach::Cell;
use super::scene::Scene;
use super::week::{DAY_MIN, Week};
use rappel_strategy::engine::{Applied, Dead, NextCall, Obstacle, Plan};
use rappel_strategy::status::{Status, SystemStatus};
use rappel_strategy::time::{DAY_MS, Instant, MINUTE_MS};

/// How many windows are tried for a call.
const WINDOWS_MAX: usize = 200;
/// How many weeks ahead an instant is looked for at which something can be seen: caps and closed days pass.
const WEEKS_MAX: i32 = 60;
/// How calls fail, in the order in which it is tried, so that they count and nothing ends.
const UNANSWERED: [SystemStatus; 7] = [
    SystemStatus::NoAnswer,
    SystemStatus::Busy,
    SystemStatus::Machine,
    SystemStatus::Absent,
    SystemStatus::Rejected,
    SystemStatus::Undetermined,
    SystemStatus::Interrupted,
];

/// The contact after its next call, which nobody answers, in a way that lets it be called again.
pub fn unanswered<'a>(play: &Play<'a>) -> Option<Play<'a>> {
    let living = alive(play);
    UNANSWERED.into_iter().find_map(|status| {
        let mut next = play.clone();
        next.step(Status::system(status))?;
        (alive(&next) == living && next.next().is_some()).then_some(next)
    })
}

/// The numbers that live, as bits.
fn alive(play: &Play<'_>) -> u16 {
    let numbers = play.explain(play.now).numbers;
    let living =
        numbers.iter().enumerate().filter(|(_, n)| !n.obstacles.iter().any(|o| matches!(o, Obstacle::Dead(_))));
    living.fold(0, |set, (rank, _)| set | 1 << rank)
}

/// A contact with these columns, at the call of a cell: dialled at an instant of the planning, and of `within`.
pub fn at_cell<'a>(
    scene: &'a Scene<'a>,
    columns: u16,
    zone: usize,
    cell: &Cell,
    within: Option<&Week>,
) -> Option<(Play<'a>, NextCall, Instant)> {
    let planning = cell.planning.map(|planning| dialled(scene, Some(planning), cell.rank, zone));
    let within = match (planning, within) {
        (Some(planning), Some(within)) => Some(planning.and(within)),
        (planning, within) => planning.or_else(|| within.cloned()),
    };
    let mut play = Play::fresh(scene, columns, zone);
    for _ in 0..WINDOWS_MAX {
        let call = play.next()?;
        let made = play.explain(play.now).numbers[cell.rank].attempts;
        if usize::from(call.rank) != cell.rank || made < cell.attempt {
            play = unanswered(&play)?;
        } else if made > cell.attempt {
            return None;
        } else if let Some(at) = inside(scene, &call, within.as_ref()) {
            return Some((play, call, at));
        } else {
            play.now = call.until;
        }
    }
    None
}

/// The first instant of a call's window that is in a week.
fn inside(scene: &Scene<'_>, call: &NextCall, within: Option<&Week>) -> Option<Instant> {
    let Some(week) = within else { return Some(call.from) };
    let (day, time_ms) = scene.zone.local(call.from);
    let minute = day.weekday() as i32 * DAY_MIN + (time_ms / MINUTE_MS) as i32;
    let after = (0..7 * DAY_MIN).find(|after| week.has(minute + after))?;
    let at = if after == 0 {
        call.from
    } else {
        let target = i64::from(minute % DAY_MIN + after);
        scene.zone.instant(day + (target / i64::from(DAY_MIN)) as i32, target % i64::from(DAY_MIN) * MINUTE_MS)
    };
    (at >= call.from && at < call.until).then_some(at)
}

/// A contact with these columns after the call of a cell, and what that led to.
pub fn after_cell<'a>(
    scene: &'a Scene<'a>,
    columns: u16,
    zone: usize,
    cell: &Cell,
    within: Option<&Week>,
) -> Option<(Play<'a>, Applied)> {
    let (mut play, call, at) = at_cell(scene, columns, zone, cell, within)?;
    let mut applied = play.call(&call, at, cell.status);
    // The short retries come first (R21).
    if cell.status.is(SystemStatus::Congestion) {
        for _ in &scene.strategy.congestion_retry_min {
            let next = play.next().filter(|next| usize::from(next.rank) == cell.rank)?;
            applied = play.call(&next, next.from, cell.status);
        }
    }
    Some((play, applied))
}

/// The contact once a ceiling lets a number be called no more.
pub fn to_ceiling<'a>(mut play: Play<'a>, rank: usize) -> Option<Play<'a>> {
    for _ in 0..WINDOWS_MAX {
        let explanation = play.explain(play.now);
        let (made, most) = explanation.attempts;
        if made >= most || explanation.numbers[rank].obstacles.contains(&Obstacle::Dead(Dead::Ceiling)) {
            return Some(play);
        }
        play = match unanswered(&play) {
            Some(next) => next,
            None => {
                play.step(Status::system(SystemStatus::NoAnswer))?;
                play
            }
        };
    }
    None
}

/// The contact when nobody ever answers and every call is made as soon as it may be, to its end.
pub fn nobody_answers<'a>(scene: &'a Scene<'a>, columns: u16, zone: usize) -> Play<'a> {
    let mut play = Play::fresh(scene, columns, zone);
    for _ in 0..WINDOWS_MAX {
        if play.step(Status::system(SystemStatus::NoAnswer)).is_none() {
            break;
        }
    }
    play
}

/// A contact that waits longer than `wait_ms` for its next call, looked for from `from` on while nobody answers.
pub fn waiting<'a>(mut play: Play<'a>, from: Instant, until: Instant, wait_ms: i64) -> Option<(Play<'a>, i64)> {
    play.now = play.now.max(from);
    for _ in 0..WINDOWS_MAX {
        play = unanswered(&play)?;
        let wait = play.next()?.from - play.now;
        if wait > wait_ms {
            return Some((play, wait));
        }
        if play.now >= until {
            return None;
        }
    }
    None
}

/// Instants of the weeks to come at which the stretches of `week` begin, from `now` on.
pub fn instants<'a>(scene: &'a Scene<'_>, week: &Week, now: Instant) -> impl Iterator<Item = Instant> + 'a {
    let monday = scene.zone.day(now).week_start();
    let begins: Vec<i32> = week.runs().into_iter().map(|(from, _)| from).collect();
    (0..WEEKS_MAX)
        .flat_map(move |week| {
            let begins = begins.clone();
            begins.into_iter().map(move |minute| (monday + 7 * week + minute / DAY_MIN, minute % DAY_MIN))
        })
        .map(|(day, minute)| scene.zone.instant(day, i64::from(minute) * MINUTE_MS))
        .filter(move |at| *at >= now && *at < scene.end)
}

/// What the plan says at an instant is no call of this rank: the contact ends, or another number is called.
pub fn not_called(play: &Play<'_>, at: Instant, rank: usize) -> bool {
    match play.plan(at) {
        Plan::End(_) => true,
        Plan::Call(call) => usize::from(call.rank) != rank,
    }
}

/// So many days in milliseconds.
pub const fn days_ms(days: i64) -> i64 {
    days * DAY_MS
}

//! When what can be called, as weeks on the campaign's clock, for contacts of one zone.
//!
//! Two readings of every week: the *ordinary* one, by the difference of clocks that holds when the analysis begins and without
//! closed days or exceptional openings; and *ever*, whatever may be open on some date under some difference of clocks. What is not
//! in the second can never happen; what is in the first happens in any ordinary week.

use super::law::Law;
use super::week::{DAY_MIN, Week};
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::time::{DAY_MS, HOUR_MS, Instant, MINUTE_MS};
use rappel_strategy::zone::Zone;

/// How far ahead changes of the clock are looked for.
const CLOCKS_DAYS: i64 = 400;

/// A week as it ordinarily is, and as it may ever be.
#[derive(Clone, Default)]
pub struct Open {
    /// In an ordinary week.
    pub ordinary: Week,
    /// On any date at all.
    pub ever: Week,
}

/// The hours of contacts of one zone.
pub struct Hours {
    /// Minutes that their clock is ahead of the campaign's when the analysis begins.
    pub ahead_min: i32,
    /// Whether that changes.
    pub clocks_move: bool,
    /// Opening hours inside the limits and the hours of the law (R37).
    pub hard: Open,
    /// Opening hours that a limit or the law forbids.
    pub forbidden: Week,
    /// For each rank: its plannings together inside the hard hours; without planning, these (R12).
    pub work: Vec<Open>,
    /// For each rank, each of its plannings.
    pub plannings: Vec<Vec<Open>>,
    /// The hours from 18:00 to midnight on the contact's clock, on the campaign's.
    pub evening: Week,
}

impl Hours {
    /// The hours of a zone from `start` on.
    pub fn of(strategy: &Strategy, campaign: &Campaign, law: &Law, own: &Zone, zone: &Zone, start: Instant) -> Hours {
        let shifts = shifts(own, zone, start, campaign);
        let ahead_min = shifts[0];
        let opening = Open { ordinary: Week::of(&campaign.hours), ever: opening_ever(campaign) };
        let limits: Vec<Week> = campaign.limit.iter().filter_map(|limit| limit.hours.as_ref()).map(Week::of).collect();
        let limits = limits.iter().fold(Week::all(), |lawful, limit| lawful.and(limit));
        let (lawful, ever) = (limits.and(&law.ordinary), limits.and(&law.ever));
        // What the contact's clock shows at a minute of the campaign's is `ahead_min` later.
        let inside = |theirs: &Week| Open {
            ordinary: opening.ordinary.and(&theirs.and(&lawful).later(-ahead_min)),
            ever: shifts
                .iter()
                .fold(Week::default(), |all, shift| all.or(&opening.ever.and(&theirs.and(&ever).later(-shift)))),
        };
        let hard = inside(&Week::all());
        let plannings: Vec<Vec<Open>> = strategy
            .number
            .iter()
            .map(|number| number.planning.iter().map(|planning| inside(&Week::of(&planning.hours))).collect())
            .collect();
        let work = plannings
            .iter()
            .map(|plannings: &Vec<Open>| match plannings.as_slice() {
                [] => hard.clone(),
                some => some.iter().fold(Open::default(), |all, one| Open {
                    ordinary: all.ordinary.or(&one.ordinary),
                    ever: all.ever.or(&one.ever),
                }),
            })
            .collect();
        let mut evening = Week::default();
        for day in 0..7 {
            evening.add(day * DAY_MIN + super::EVENING_MIN, (day + 1) * DAY_MIN);
        }
        Hours {
            ahead_min,
            clocks_move: shifts.len() > 1,
            forbidden: opening.ordinary.minus(&hard.ordinary),
            hard,
            work,
            plannings,
            evening: evening.later(-ahead_min),
        }
    }
}

/// Opening hours, and those of exceptional openings on their weekdays.
fn opening_ever(campaign: &Campaign) -> Week {
    let mut ever = Week::of(&campaign.hours);
    for opening in &campaign.exceptional_opening {
        let midnight = opening.date.weekday().to_monday_zero_offset() as i32 * DAY_MIN;
        for span in &opening.hours {
            ever.add(midnight + i32::from(span.from.minutes()), midnight + i32::from(span.to.minutes()));
        }
    }
    ever
}

/// The differences of clocks that occur, in minutes; the first is that of `start`.
fn shifts(own: &Zone, zone: &Zone, start: Instant, campaign: &Campaign) -> Vec<i32> {
    let ahead = |at: Instant| ((zone.offset_ms(at) - own.offset_ms(at)) / MINUTE_MS) as i32;
    let mut shifts = vec![ahead(start)];
    if own.name() == zone.name() {
        return shifts;
    }
    let end = campaign.last_day.map_or(Instant::MAX, |day| own.instant(day.into(), 0) + DAY_MS);
    for hour in 0..CLOCKS_DAYS * 24 {
        let at = start + hour * HOUR_MS;
        if at >= end {
            break;
        }
        if !shifts.contains(&ahead(at)) {
            shifts.push(ahead(at));
        }
    }
    shifts
}

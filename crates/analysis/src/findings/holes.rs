//! Open hours in which contacts cannot be called (R31–R33).
//!
//! Exact for ordinary weeks: which numbers are open depends on which is the lowest that owes preliminary calls and on nothing else,
//! caps apart, and each is called inside its plannings.

use super::code::Code;
use super::drive::{instants, unanswered};
use super::found::Found;
use super::play::Play;
use super::profile::{Profile, Profiles};
use super::scene::Scene;
use super::sentence;
use super::told::{Hole, Progress};
use super::week::Week;
use rappel_strategy::check::{Part, Place};
use rappel_strategy::model::OffPlanning;

/// The hole of a kind of contact at a point of its progress.
struct Gap {
    progress: Progress,
    week: Week,
}

/// The holes of every profile, and what is told of them.
pub fn find(scene: &Scene<'_>, profiles: &Profiles) -> (Vec<Hole>, Vec<Found>) {
    let mut holes: Vec<(u64, u32, Profile, Gap)> = Vec::new();
    for profile in &profiles.all {
        for gap in gaps(scene, profile) {
            holes.push((profile.contacts.unwrap_or(0), gap.week.minutes(), *profile, gap));
        }
    }
    holes.sort_by_key(|(contacts, minutes, _, gap)| {
        (std::cmp::Reverse(*contacts), std::cmp::Reverse(*minutes), gap.progress)
    });
    holes.truncate(super::HOLES_MAX);
    let holes = holes.into_iter().map(|(_, minutes_per_week, profile, gap)| Hole {
        columns: names(scene, profile.columns),
        zone: scene.clock(profile.zone).name().to_owned(),
        contacts: profile.contacts,
        progress: gap.progress,
        cells: gap.week.cells(),
        minutes_per_week,
    });
    (holes.collect(), told(scene, profiles))
}

/// The names of phone columns.
pub fn names(scene: &Scene<'_>, columns: u16) -> Vec<String> {
    let names = scene.campaign.phone_columns.iter().enumerate();
    names.filter(|(column, _)| columns >> column & 1 == 1).map(|(_, name)| name.clone()).collect()
}

/// The holes of a profile, by progress.
fn gaps(scene: &Scene<'_>, profile: &Profile) -> Vec<Gap> {
    let hours = scene.hours(profile.zone);
    let ranks = || (0..scene.numbers()).filter(|rank| profile.has(*rank));
    let owing: Vec<usize> = ranks().filter(|&rank| scene.strategy.number[rank].preliminary_calls > 0).collect();
    let favour = scene.strategy.favour_number_order;
    let skip = scene.strategy.off_planning == OffPlanning::Skip && !favour;
    // The hours of the numbers up to a rank: higher ones are held back. In number order first, plannings place recalls but keep
    // nobody from being called (R33).
    let up_to = |last: Option<usize>| {
        let last = last.filter(|_| !skip);
        let open = ranks().filter(|&rank| last.is_none_or(|last| rank <= last));
        open.fold(Week::default(), |all, rank| {
            all.or(if favour { &hours.hard.ordinary } else { &hours.work[rank].ordinary })
        })
    };
    let fresh = up_to(owing.first().copied());
    let owed_before = |rank: usize| -> u32 {
        owing
            .iter()
            .take_while(|&&lower| lower < rank)
            .map(|&lower| u32::from(scene.strategy.number[lower].preliminary_calls))
            .sum()
    };
    // A contact is closed before it gets there when its ceiling is reached first, or that of a number.
    let reached = |calls: u32, below: usize| {
        calls < u32::from(scene.strategy.attempts_max)
            && owing.iter().take_while(|&&lower| lower < below).all(|&lower| {
                let number = &scene.strategy.number[lower];
                number.attempts_max.is_none_or(|most| most > u16::from(number.preliminary_calls))
            })
    };
    let mut gaps = vec![(Progress::Fresh, fresh)];
    for &rank in &owing {
        if reached(owed_before(rank), rank) {
            gaps.push((Progress::Owing(rank as u8 + 1), up_to(Some(rank))));
        }
    }
    if ranks().next().is_some() && reached(owed_before(usize::MAX), usize::MAX) {
        gaps.push((Progress::Free, up_to(None)));
    }
    gaps.into_iter()
        .map(|(progress, callable)| Gap { progress, week: hours.hard.ordinary.minus(&callable) })
        .filter(|gap| !gap.week.is_empty())
        .collect()
}

/// One finding for each kind of hole, with all profiles that have it.
fn told(scene: &Scene<'_>, profiles: &Profiles) -> Vec<Found> {
    let mut kinds: Vec<(Gap, Vec<&Profile>)> = Vec::new();
    for profile in profiles.told.iter().filter(|profile| profile.ranks != 0) {
        let mut before: Vec<Week> = Vec::new();
        for gap in gaps(scene, profile) {
            // What is a hole from the first is not told again later.
            if before.iter().any(|earlier| gap.week.within(earlier)) {
                continue;
            }
            before.push(gap.week.clone());
            match kinds.iter_mut().find(|(kind, _)| kind.progress == gap.progress && kind.week == gap.week) {
                Some((_, alike)) => alike.push(profile),
                None => kinds.push((gap, vec![profile])),
            }
        }
    }
    kinds.sort_by_key(|(gap, alike)| {
        std::cmp::Reverse((alike.iter().filter_map(|profile| profile.contacts).sum::<u64>(), gap.week.minutes()))
    });
    kinds.truncate(super::HOLES_TOLD_MAX);
    kinds.into_iter().map(|(gap, alike)| one(scene, profiles, &gap, &alike)).collect()
}

fn one(scene: &Scene<'_>, profiles: &Profiles, gap: &Gap, alike: &[&Profile]) -> Found {
    let profile = alike[0];
    let holding = match gap.progress {
        Progress::Owing(rank) => Some(usize::from(rank)),
        Progress::Fresh if !scene.strategy.favour_number_order && scene.strategy.off_planning == OffPlanning::Wait => {
            (0..scene.numbers())
                .find(|&rank| profile.has(rank) && scene.strategy.number[rank].preliminary_calls > 0)
                .map(|rank| rank + 1)
        }
        _ => None,
    };
    let only = (profile.ranks.count_ones() == 1).then(|| profile.ranks.trailing_zeros() as usize + 1);
    let place = match holding.or(only) {
        Some(rank) => Place::strategy().item(Part::Number, rank),
        None => Place::strategy(),
    };
    let witness = seen(scene, profile, gap);
    let code = Code::Hole {
        columns: names(scene, profile.columns),
        profiles: alike.len(),
        progress: gap.progress,
        holding: holding.map(|rank| rank as u8),
        minutes: gap.week.minutes(),
        cells: gap.week.cells(),
    };
    Found { concerned: profiles.concerned(alike.iter().copied()), ..Found::shown(place, code, witness) }
}

/// A contact of the profile that has come so far, and an instant of the hole at which it waits.
fn seen(scene: &Scene<'_>, profile: &Profile, gap: &Gap) -> Option<super::told::Witness> {
    let mut play = Play::fresh(scene, profile.columns, profile.zone);
    while progress(&play) != gap.progress {
        play = unanswered(&play)?;
    }
    let at = instants(scene, &gap.week, play.now).find(|&at| play.idle(at))?;
    let shows = sentence::idle(scene, at);
    Some(play.witness(at, shows))
}

/// How far a contact is, by the engine's own word.
fn progress(play: &Play<'_>) -> Progress {
    if play.steps().is_empty() {
        return Progress::Fresh;
    }
    let numbers = play.explain(play.now).numbers;
    match (1..).zip(&numbers).find(|(_, number)| number.owes > 0) {
        Some((rank, _)) => Progress::Owing(rank),
        None => Progress::Free,
    }
}

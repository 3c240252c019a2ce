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
use std::cmp::Reverse;

/// The hole of a kind of contact at a point of its progress.
struct Gap {
    progress: Progress,
    week: Week,
}

/// The holes of every profile, and what is told of them.
pub fn find(scene: &Scene<'_>, profiles: &Profiles) -> (Vec<Hole>, Vec<Found>) {
    // Weeks are large and profiles many: only the weeks of those that are listed are kept.
    let mut sizes: Vec<(Reverse<u64>, Reverse<u32>, Progress, &Profile)> = Vec::new();
    for profile in &profiles.all {
        let contacts = Reverse(profile.contacts.unwrap_or(0));
        sizes.extend(gaps(scene, profile).map(|gap| (contacts, Reverse(gap.week.minutes()), gap.progress, profile)));
    }
    sizes.sort_by_key(|(contacts, minutes, progress, _)| (*contacts, *minutes, *progress));
    sizes.truncate(super::HOLES_MAX);
    let holes = sizes.into_iter().filter_map(|(_, Reverse(minutes_per_week), progress, profile)| {
        Some(Hole {
            columns: names(scene, profile.columns),
            zone: scene.clock(profile.zone).name().to_owned(),
            contacts: profile.contacts,
            progress,
            cells: gaps(scene, profile).find(|gap| gap.progress == progress)?.week.cells(),
            minutes_per_week,
        })
    });
    (holes.collect(), told(scene, profiles))
}

/// The names of phone columns.
pub fn names(scene: &Scene<'_>, columns: u16) -> Vec<String> {
    let names = scene.campaign.phone_columns.iter().enumerate();
    names.filter(|(column, _)| columns >> column & 1 == 1).map(|(_, name)| name.clone()).collect()
}

/// The holes of a profile, by progress.
fn gaps(scene: &Scene<'_>, profile: &Profile) -> impl Iterator<Item = Gap> {
    let hours = scene.hours(profile.zone);
    let strategy = scene.strategy;
    let favour = strategy.favour_number_order;
    let ranks = || (0..scene.numbers()).filter(|rank| profile.has(*rank));
    // In number order first, plannings place recalls but keep nobody from being called (R33).
    let of_rank = |rank: usize| if favour { &hours.hard.ordinary } else { &hours.work[rank].ordinary };
    let mut callable: Vec<(Progress, Week)> = Vec::new();
    // The hours of the numbers up to a rank: those above are held back, unless whoever is off planning lets them pass (R32).
    let mut open = Week::default();
    if strategy.off_planning == OffPlanning::Skip && !favour {
        open = ranks().fold(open, |open, rank| open.or(of_rank(rank)));
    }
    // Calls that come before, and whether no lower number is dead by its own ceiling when they are made.
    let (mut calls, mut alive) = (0, true);
    for rank in ranks() {
        let number = &strategy.number[rank];
        open = open.or(of_rank(rank));
        if number.preliminary_calls > 0 {
            if callable.is_empty() {
                callable.push((Progress::Fresh, open.clone()));
            }
            if alive && calls < strategy.attempts_max {
                callable.push((Progress::Owing(rank as u8 + 1), open.clone()));
            }
            calls = calls.saturating_add(number.preliminary_calls.into());
            alive &= number.attempts_max.is_none_or(|most| most > u16::from(number.preliminary_calls));
        }
    }
    if callable.is_empty() {
        callable.push((Progress::Fresh, open.clone()));
    }
    if profile.ranks != 0 && alive && calls < strategy.attempts_max {
        callable.push((Progress::Free, open));
    }
    let gaps =
        callable.into_iter().map(|(progress, callable)| Gap { progress, week: hours.hard.ordinary.minus(&callable) });
    gaps.filter(|gap| !gap.week.is_empty())
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

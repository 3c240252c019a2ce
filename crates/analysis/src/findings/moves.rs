//! Recalls that never come when their rule says, because nothing of the target is open then (R35).

use super::code::Code;
use super::context::Context;
use super::drive::after_cell;
use super::found::Found;
use super::moments;
use super::reach::Use;
use super::scene::Scene;
use super::sentence::{self, Shown};
use super::table::Site;
use super::told::Witness;
use super::week::Week;
use rappel_strategy::engine::{Pending, Plan};
use rappel_strategy::model::{Moment, Recall, Target};
use std::collections::HashMap;

/// Distances to the next minute of a rank's hours, by zone and rank; computed when asked for.
#[derive(Default)]
pub struct Distances(HashMap<(usize, u16), Option<Vec<u16>>>);

impl Distances {
    /// For every minute of the week, how long until one of these ranks (as bits) is inside its hours.
    pub fn of(&mut self, scene: &Scene<'_>, zone: usize, ranks: u16) -> Option<&[u16]> {
        let known = self.0.entry((zone, ranks)).or_insert_with(|| together(scene, zone, ranks).distances());
        known.as_deref()
    }
}

/// The ordinary hours of some ranks together.
fn together(scene: &Scene<'_>, zone: usize, ranks: u16) -> Week {
    let hours = scene.hours(zone);
    let some = (0..scene.numbers()).filter(|rank| ranks >> rank & 1 == 1);
    some.fold(Week::default(), |all, rank| all.or(&hours.work[rank].ordinary))
}

/// The minutes at which a call can be made that the rules of a planning follow, retries and callbacks apart; `None`: any rules.
pub fn dialled(scene: &Scene<'_>, planning: Option<usize>, rank: usize, zone: usize) -> Week {
    let hours = scene.hours(zone);
    match planning {
        Some(planning) if scene.strategy.favour_number_order => {
            // Off planning the next to open decides: everything but the other plannings.
            let others = hours.plannings[rank].iter().enumerate().filter(|(other, _)| *other != planning);
            others.fold(hours.hard.ordinary.clone(), |left, (_, other)| left.minus(&other.ordinary))
        }
        Some(planning) => hours.plannings[rank][planning].ordinary.clone(),
        None if scene.strategy.favour_number_order => hours.hard.ordinary.clone(),
        None => hours.work[rank].ordinary.clone(),
    }
}

/// The ranks, as bits, that a rule of a rank may call.
fn targets(scene: &Scene<'_>, target: Target, rank: usize) -> u16 {
    match target {
        Target::Same => 1 << rank,
        Target::Number(number) => 1 << (number - 1),
        Target::Next | Target::Choice => (1 << scene.numbers()) - 1,
    }
}

/// By how many minutes the recalls of a rule move, if they always do.
fn always(
    scene: &Scene<'_>,
    distances: &mut Distances,
    site: Site,
    used: &Use,
    moment: &Moment,
    target: Target,
    zones: &[usize],
) -> Option<(u32, u32)> {
    let (mut least, mut most) = (u32::MAX, 0);
    for &zone in zones {
        for rank in used.cells.iter().map(|cell| cell.rank) {
            let ahead_min = scene.hours(zone).ahead_min;
            let to_next = distances.of(scene, zone, targets(scene, target, rank))?;
            for minute in dialled(scene, site.planning(), rank, zone).each() {
                let (soonest, latest) = moments::after(moment, minute, ahead_min)?;
                for after in [soonest, latest] {
                    let wait = to_next[(minute + after).rem_euclid(super::week::WEEK_MIN) as usize];
                    if wait == 0 {
                        return None;
                    }
                    least = least.min(wait.into());
                    most = most.max(wait.into());
                }
            }
        }
    }
    (most > 0).then_some((least, most))
}

/// Looks at every rule that can fire and says when.
pub fn find(context: &Context<'_>, distances: &mut Distances) -> Vec<Found> {
    let scene = context.scene;
    let mut zones: Vec<usize> = context.profiles.all.iter().map(|profile| profile.zone).collect();
    zones.sort_unstable();
    zones.dedup();
    let mut found = Vec::new();
    for (&site, used) in &context.reach.rules {
        let Some(Recall::Call { target, moment, .. }) = site.recall(scene) else { continue };
        if matches!(target, Target::Number(rank) if usize::from(*rank) > scene.numbers()) {
            continue;
        }
        let Some((least, most)) = always(scene, distances, site, used, moment, *target, &zones) else { continue };
        let code =
            Code::RecallAlwaysMoves { target: *target, moment: moment.clone(), least_min: least, most_min: most };
        found.push(Found::shown(site.place(), code, moved(context, site, used, *target)));
    }
    found
}

/// The number called and the one the rule calls by rank, as bits: fewer numbers, fewer ways astray.
pub fn pair(rank: usize, target: Target) -> u16 {
    match target {
        Target::Number(number) => 1 << rank | 1 << (number - 1),
        Target::Same | Target::Next | Target::Choice => 1 << rank,
    }
}

/// A call after which the recall is not made when its rule says.
fn moved(context: &Context<'_>, site: Site, used: &Use, target: Target) -> Option<Witness> {
    let scene = context.scene;
    let zone = context.zone();
    used.cells.iter().find_map(|cell| {
        let within = dialled(scene, cell.planning, cell.rank, zone);
        let full = (1 << scene.numbers()) - 1;
        [pair(cell.rank, target), full].into_iter().find_map(|ranks| {
            let (play, applied) = after_cell(scene, context.columns(ranks), zone, cell, Some(&within))?;
            let Pending::Recall(recall) = &play.state.pending else { return None };
            let Plan::Call(call) = play.plan(play.now) else { return None };
            let shown = Shown::Moved { asked: recall.earliest, comes: call.from };
            let shows = sentence::shows(scene, &shown, play.now);
            (site.is(scene, &applied.rule) && call.from > recall.earliest).then(|| play.witness(play.now, shows))
        })
    })
}

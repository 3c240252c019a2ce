//! Numbers that are never reached and plannings that never open.

use super::code::{Code, NeverReached};
use super::context::Context;
use super::drive::{instants, not_called};
use super::found::Found;
use super::play::Play;
use super::reach::Unreached;
use super::sentence::{self, Shown};
use super::week::Week;
use rappel_strategy::check::{Part, Place};

/// Looks at every number and planning.
pub fn find(context: &Context<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (rank, why) in context.reach.numbers.iter().enumerate() {
        match why {
            Some(why) => found.push(number(context, rank, *why)),
            None => found.extend(plannings(context, rank)),
        }
    }
    found
}

fn number(context: &Context<'_>, rank: usize, why: Unreached) -> Found {
    let place = Place::strategy().item(Part::Number, rank + 1);
    let name = context.scene.strategy.number[rank].column.clone();
    let why = match why {
        Unreached::Empty => {
            let code = Code::NumberNeverReached { rank: rank as u8 + 1, why: NeverReached::Empty { column: name } };
            return Found { concerned: context.profiles.concerned([]), ..Found::stated(place, code) };
        }
        Unreached::Hours => NeverReached::Hours,
        Unreached::HeldBack(lower) => NeverReached::HeldBack { by: lower as u8 + 1 },
    };
    let having = || context.profiles.all.iter().filter(move |profile| profile.has(rank));
    let profile = having().min_by_key(|profile| profile.ranks.count_ones());
    let witness = profile.and_then(|profile| {
        let play = Play::fresh(context.scene, profile.columns, profile.zone);
        let shows = sentence::shows(context.scene, &Shown::NotCalled(rank), play.now);
        not_called(&play, play.now, rank).then(|| play.witness(play.now, shows))
    });
    let code = Code::NumberNeverReached { rank: rank as u8 + 1, why };
    Found { concerned: context.profiles.concerned(having()), ..Found::shown(place, code, witness) }
}

/// Plannings of a number that lie outside of what opening hours and limits ever allow.
fn plannings(context: &Context<'_>, rank: usize) -> Vec<Found> {
    let closed = context.reach.plannings[rank].iter().enumerate().filter(|(_, ever)| !**ever);
    closed
        .filter(|(planning, _)| !context.scene.strategy.number[rank].planning[*planning].hours.is_empty())
        .map(|(index, _)| {
            let planning = &context.scene.strategy.number[rank].planning[index];
            let zone = context.zone();
            let here = Week::of(&planning.hours).later(-context.scene.hours(zone).ahead_min);
            let play = Play::fresh(context.scene, context.columns(1 << rank), zone);
            let at = instants(context.scene, &here, play.now)
                .find(|&at| !play.explain(at).numbers[rank].obstacles.is_empty());
            let shows = |at| sentence::shows(context.scene, &Shown::Closed, at);
            let code =
                Code::PlanningNeverOpen { planning: planning.name.clone(), cells: planning.hours.cells().collect() };
            let place = Place::strategy().item(Part::Number, rank + 1).item(Part::Planning, index + 1);
            Found::shown(place, code, at.map(|at| play.witness(at, shows(at))))
        })
        .collect()
}

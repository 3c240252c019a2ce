//! Contacts that are never called, never in the evening, or not as often as the strategy means to.

use super::code::Code;
use super::context::Context;
use super::drive::{days_ms, instants, nobody_answers};
use super::found::Found;
use super::holes::names;
use super::play::Play;
use super::profile::Profile;
use super::sentence::{self, Shown};
use super::told::Witness;
use super::week::Week;
use rappel_strategy::check::{Part, Place};
use rappel_strategy::engine::{EndReason, Plan};
use rappel_strategy::time::{HOUR_MS, MINUTE_MS};

/// Looks at every kind of contact that is told of.
pub fn find(context: &Context<'_>) -> Vec<Found> {
    let mut found = never_called(context);
    found.extend(may_never_be_called(context));
    found.extend(never_in_evening(context));
    found.extend(to_the_end(context));
    found
}

fn told<'c>(context: &'c Context<'_>) -> impl Iterator<Item = &'c Profile> {
    context.profiles.told.iter().filter(|profile| profile.columns != 0)
}

/// Contacts that no first call is planned for.
fn never_called(context: &Context<'_>) -> Vec<Found> {
    let scene = context.scene;
    let mut kinds: Vec<(bool, Vec<(&Profile, Witness)>)> = Vec::new();
    let mut called = false;
    for profile in told(context) {
        let play = Play::fresh(scene, profile.columns, profile.zone);
        let Plan::End(reason) = play.plan(play.now) else {
            called = true;
            continue;
        };
        let shows = sentence::shows(scene, &Shown::End(reason.clone()), play.now);
        let witness = play.witness(play.now, shows);
        // What the law asks of a contact, the made-up one cannot know.
        if matches!(reason, EndReason::Law(_)) {
            called = true;
            continue;
        }
        let unused = reason == EndReason::NoNumber;
        match kinds.iter_mut().find(|(kind, _)| *kind == unused) {
            Some((_, alike)) => alike.push((profile, witness)),
            None => kinds.push((unused, vec![(profile, witness)])),
        }
    }
    let one = |(unused, alike): (bool, Vec<(&Profile, Witness)>)| {
        let (profile, witness) = alike.first()?;
        let unusable = !called || (context.profiles.total.is_some() && !unused);
        let columns = names(scene, profile.columns);
        let code = Code::NeverCalled { columns, profiles: alike.len(), unused, unusable };
        let only = (profile.ranks.count_ones() == 1).then(|| profile.ranks.trailing_zeros() as usize + 1);
        let place = only.map_or(Place::strategy(), |rank| Place::strategy().item(Part::Number, rank));
        let concerned = context.profiles.concerned(alike.iter().map(|(profile, _)| *profile));
        Some(Found { concerned, ..Found::shown(place, code, Some(witness.clone())) })
    };
    kinds.into_iter().filter_map(one).collect()
}

/// The hours in which a fresh contact is called at all.
fn callable(context: &Context<'_>, profile: &Profile) -> Week {
    let hours = context.scene.hours(profile.zone);
    if context.scene.strategy.favour_number_order {
        return hours.hard.ordinary.clone();
    }
    let ranks = (0..context.scene.numbers()).filter(|&rank| profile.has(rank));
    ranks.fold(Week::default(), |all, rank| all.or(&hours.work[rank].ordinary))
}

/// Contacts whose hours lie so far apart that they are given up before the next ones (R36).
fn may_never_be_called(context: &Context<'_>) -> Option<Found> {
    let scene = context.scene;
    let horizon_ms = days_ms(scene.strategy.horizon_days.into());
    told(context).find_map(|profile| {
        let hours = scene.hours(profile.zone);
        let owing =
            (0..scene.numbers()).find(|&rank| profile.has(rank) && scene.strategy.number[rank].preliminary_calls > 0);
        let week = match owing {
            _ if scene.strategy.favour_number_order => hours.hard.ordinary.clone(),
            Some(last) => (0..=last)
                .filter(|&rank| profile.has(rank))
                .fold(Week::default(), |all, rank| all.or(&hours.work[rank].ordinary)),
            None => callable(context, profile),
        };
        let gap = context.dates.gap(&week).filter(|gap| gap.minutes * MINUTE_MS >= horizon_ms)?;
        let play = Play::fresh(scene, profile.columns, profile.zone);
        // Where the gap begins is known to a day: the engine says when exactly.
        let at = (0..=48)
            .map(|hours| gap.from + days_ms(-1) + hours * HOUR_MS)
            .find(|&at| at >= play.now && play.plan(at) == Plan::End(EndReason::NoInstant))?;
        let shows = sentence::shows(scene, &Shown::End(EndReason::NoInstant), at);
        let code = Code::MayNeverBeCalled {
            columns: names(scene, profile.columns),
            horizon_days: scene.strategy.horizon_days,
        };
        let place = Place::strategy().field("horizon_days");
        Some(Found {
            concerned: context.profiles.concerned([profile]),
            ..Found::shown(place, code, Some(play.witness(at, shows)))
        })
    })
}

/// Contacts that can never be called in the evening although the campaign is open then.
fn never_in_evening(context: &Context<'_>) -> Option<Found> {
    let scene = context.scene;
    let mut alike: Vec<(&Profile, Week)> = Vec::new();
    for profile in told(context).filter(|profile| profile.ranks != 0) {
        let hours = scene.hours(profile.zone);
        let evening = hours.hard.ordinary.and(&hours.evening);
        let callable = callable(context, profile);
        // Who is never called at all is told so.
        if !evening.is_empty() && !callable.is_empty() && callable.and(&evening).is_empty() {
            alike.push((profile, evening));
        }
    }
    let (profile, evening) = alike.first()?;
    let play = Play::fresh(scene, profile.columns, profile.zone);
    let at = instants(scene, evening, play.now).find(|&at| play.idle(at));
    let witness = at.map(|at| play.witness(at, sentence::idle(scene, at)));
    let columns = names(scene, profile.columns);
    let code = Code::NeverInEvening { columns, profiles: alike.len(), cells: evening.cells() };
    let only = (profile.ranks.count_ones() == 1).then(|| profile.ranks.trailing_zeros() as usize + 1);
    let place = only.map_or(Place::strategy(), |rank| Place::strategy().item(Part::Number, rank));
    let concerned = context.profiles.concerned(alike.iter().map(|(profile, _)| *profile));
    Some(Found { concerned, ..Found::shown(place, code, witness) })
}

/// What happens when nobody answers and every call is made as soon as it may be: no evening among them, or the end of the campaign
/// before the calls that are meant.
fn to_the_end(context: &Context<'_>) -> Vec<Found> {
    let scene = context.scene;
    let mut no_evening: Vec<(&Profile, Witness, usize)> = Vec::new();
    let mut cut: Vec<(&Profile, Witness, usize, bool)> = Vec::new();
    for profile in told(context).filter(|profile| profile.ranks != 0).take(super::PLAYED_MAX) {
        let play = nobody_answers(scene, profile.columns, profile.zone);
        let made = play.steps().len();
        let Plan::End(reason) = play.plan(play.now) else { continue };
        if made == 0 {
            continue;
        }
        let hours = scene.hours(profile.zone);
        let could = !callable(context, profile).and(&hours.evening).is_empty();
        let clock = scene.clock(profile.zone);
        let evening = |at| clock.time_of_day_ms(at) >= i64::from(super::EVENING_MIN) * MINUTE_MS;
        if could && !play.steps().iter().any(|step| evening(step.at)) {
            let shows = sentence::shows(scene, &Shown::NoEvening(made), play.now);
            no_evening.push((profile, play.witness(play.now, shows), made));
        }
        if reason == EndReason::CampaignOver {
            let owing = play.explain(play.now).numbers.iter().any(|number| number.owes > 0);
            let shows = sentence::shows(scene, &Shown::End(reason.clone()), play.now);
            cut.push((profile, play.witness(play.now, shows), made, owing));
        }
    }
    let mut found = Vec::new();
    if let Some((profile, witness, made)) = no_evening.first() {
        let columns = names(scene, profile.columns);
        let code = Code::EndsWithoutEvening { columns, profiles: no_evening.len(), calls: *made };
        let concerned = context.profiles.concerned(no_evening.iter().map(|(profile, ..)| *profile));
        found.push(Found { concerned, ..Found::shown(Place::strategy(), code, Some(witness.clone())) });
    }
    if let Some((profile, witness, made, owing)) = cut.iter().max_by_key(|(.., owing)| *owing) {
        let columns = names(scene, profile.columns);
        let code = Code::DatesTooShort { columns, calls: *made, most: scene.strategy.attempts_max, owing: *owing };
        let concerned = context.profiles.concerned(cut.iter().map(|(profile, ..)| *profile));
        found.push(Found {
            concerned,
            ..Found::shown(Place::campaign().field("last_day"), code, Some(witness.clone()))
        });
    }
    found
}

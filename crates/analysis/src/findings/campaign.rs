//! What the campaign makes of the strategy: hours that limits forbid, limits below the preliminary calls, a list of displayed
//! numbers without choice; and what is not decided.

use super::code::{Code, Undecided};
use super::context::Context;
use super::drive::{instants, unanswered};
use super::found::Found;
use super::law::Hold;
use super::play::Play;
use super::sentence::{self, Shown};
use super::table::ATTEMPTS_MAX;
use rappel_strategy::check::{Part, Place};
use rappel_strategy::engine::Obstacle;
use rappel_strategy::model::{CallerId, LimitKey};

/// Looks at the campaign.
pub fn find(context: &Context<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = forbidden(context).into_iter().collect();
    found.extend(limits(context));
    found.extend(displayed(context));
    found.extend(undecided(context));
    found
}

/// Opening hours that a limit or the law forbids to contacts of a zone.
fn forbidden(context: &Context<'_>) -> Option<Found> {
    let scene = context.scene;
    let zone = context.zone();
    let hours = scene.hours(zone);
    if hours.forbidden.is_empty() {
        return None;
    }
    let profile = context.profiles.told.iter().find(|profile| profile.zone == zone && profile.ranks != 0)?;
    let play = Play::fresh(scene, profile.columns, zone);
    let refused = |at| {
        let numbers = play.explain(at).numbers;
        let mut obstacles = numbers.iter().flat_map(|number| &number.obstacles).peekable();
        obstacles.peek().is_some()
            && numbers.iter().any(|n| n.obstacles.iter().any(|o| matches!(o, Obstacle::Forbidden(..))))
            && !numbers.iter().any(|n| n.obstacles.contains(&Obstacle::Closed))
    };
    let at = instants(scene, &hours.forbidden, play.now).find(|&at| refused(at));
    let shows = |at| sentence::shows(scene, &Shown::Forbidden, at);
    let code = Code::OpeningForbidden { zone: scene.clock(zone).name().to_owned(), cells: hours.forbidden.cells() };
    let here = context.profiles.all.iter().filter(|profile| profile.zone == zone);
    let witness = at.map(|at| play.witness(at, shows(at)));
    Some(Found {
        concerned: context.profiles.concerned(here),
        ..Found::shown(Place::campaign().field("hours"), code, witness)
    })
}

/// Caps of the law per number below the preliminary calls of a number: it passes for called before it is (R31).
fn limits(context: &Context<'_>) -> Vec<Found> {
    let scene = context.scene;
    let mut found = Vec::new();
    for (rank, number) in scene.strategy.number.iter().enumerate() {
        let caps = scene.campaign.limit.iter().filter_map(|limit| Some((&limit.name, limit.cap?)));
        let caps = caps.filter(|(_, cap)| cap.per == LimitKey::Number);
        let caps = caps.map(|(name, cap)| (name, cap.calls, Hold::Days(cap.days.into())));
        let counts = scene.law.counts.iter().filter(|count| count.by_number);
        let below = caps
            .chain(counts.map(|count| (&count.rule, count.calls, count.hold)))
            .filter(|(_, calls, _)| *calls < u16::from(number.preliminary_calls))
            .min_by_key(|(_, calls, _)| *calls);
        let Some((name, calls, hold)) = below.filter(|_| context.reach.numbers[rank].is_none()) else { continue };
        let mut play = Some(Play::fresh(scene, context.columns(1 << rank), context.zone()));
        let mut seen = None;
        for _ in 0..=number.preliminary_calls {
            let Some(here) = play else { break };
            let numbers = here.explain(here.now).numbers;
            let capped =
                numbers[rank].obstacles.iter().any(|o| matches!(o, Obstacle::LawCap(limit, _) if limit == name));
            if numbers[rank].owes > 0 && capped {
                seen = Some(here);
                break;
            }
            play = unanswered(&here);
        }
        let witness =
            seen.map(|play| play.witness(play.now, sentence::shows(scene, &Shown::StillOwed(rank), play.now)));
        let code = Code::LimitBelowPreliminary { name: name.clone(), calls, hold, owed: number.preliminary_calls };
        let place = Place::strategy().item(Part::Number, rank + 1).field("preliminary_calls");
        found.push(Found::shown(place, code, witness));
    }
    found
}

/// Numbers displayed at random from a list of one: always the same one is shown (R13). An empty list the check tells.
fn displayed(context: &Context<'_>) -> Vec<Found> {
    let scene = context.scene;
    let random = |caller_id: CallerId| matches!(caller_id, CallerId::Random { sticky: false });
    if scene.campaign.caller_ids.len() != 1 {
        return Vec::new();
    }
    let numbers = scene.strategy.number.iter().enumerate();
    numbers
        .filter(|(rank, number)| random(number.caller_id) && context.reach.numbers[*rank].is_none())
        .map(|(rank, _)| {
            let mut play = Some(Play::fresh(scene, context.columns(1 << rank), context.zone()));
            for _ in 0..2 {
                play = play.as_ref().and_then(unanswered);
            }
            let same = |play: &Play<'_>| play.state.calls.windows(2).all(|calls| calls[0].shown == calls[1].shown);
            let witness = play
                .filter(same)
                .map(|play| play.witness(play.now, sentence::shows(scene, &Shown::SameDisplayed, play.now)));
            let place = Place::strategy().item(Part::Number, rank + 1).field("caller_id");
            Found::shown(place, Code::CallerIdAlone { shown: scene.campaign.caller_ids[0] }, witness)
        })
        .collect()
}

/// Where the abstraction is cut.
fn undecided(context: &Context<'_>) -> Vec<Found> {
    let scene = context.scene;
    let mut found = Vec::new();
    let mut tell = |place: Place, what: Undecided, concerned| {
        found.push(Found { decided: false, concerned, ..Found::stated(place, Code::NotDecided { what }) });
    };
    if let Some((profiles, contacts)) = context.profiles.left_out {
        let total = context.profiles.total.unwrap_or(contacts);
        let concerned = Some(super::told::Concerned { count: contacts, total });
        tell(Place::campaign().field("phone_columns"), Undecided::Profiles { profiles }, concerned);
    }
    if !scene.law.changing.is_empty() {
        let rules = scene.law.changing.clone();
        tell(Place::campaign().field("law"), Undecided::LawChanges { rules }, None);
    }
    if scene.law.wide {
        let country = scene.campaign.country.to_string();
        tell(Place::campaign().field("law"), Undecided::LawZones { country }, None);
    }
    if !scene.law.others.is_empty() {
        let rules = scene.law.others.clone();
        tell(Place::campaign().field("law"), Undecided::LawOfOthers { rules }, None);
    }
    for zone in scene.zones().filter(|&zone| scene.hours(zone).clocks_move) {
        let here = context.profiles.all.iter().filter(|profile| profile.zone == zone);
        let what = Undecided::Clocks { zone: scene.clock(zone).name().to_owned() };
        tell(Place::campaign().field("zone"), what, context.profiles.concerned(here));
    }
    for rank in 0..scene.numbers() {
        if context.reach.tables.settled(rank) >= ATTEMPTS_MAX && context.reach.attempts(scene, rank) > ATTEMPTS_MAX {
            tell(Place::strategy().item(Part::Number, rank + 1), Undecided::Attempts { most: ATTEMPTS_MAX }, None);
        }
    }
    found
}

//! Rules that can never fire, and those that take their place (R14, R15, R34).

use super::code::{Code, Never};
use super::context::Context;
use super::drive::{after_cell, at_cell, to_ceiling};
use super::found::Found;
use super::play::Play;
use super::reach::Cell;
use super::sentence::{self, Shown};
use super::table::{Meaning, Site};
use super::told::Witness;
use rappel_strategy::engine::{Level, status};
use rappel_strategy::said::Said;
use rappel_strategy::status::Status;

/// Looks at every rule of the numbers that are reached and of their plannings that open.
pub fn find(context: &Context<'_>) -> Vec<Found> {
    sites(context).into_iter().filter_map(|site| unused(context, site)).collect()
}

/// Every rule that could be used: duplicates, which the check tells, left out, and what belongs to numbers and plannings that are
/// told as a whole.
pub fn sites(context: &Context<'_>) -> Vec<Site> {
    let scene = context.scene;
    let mut sites = Vec::new();
    for (rank, number) in scene.strategy.number.iter().enumerate() {
        if context.reach.numbers[rank].is_some() {
            continue;
        }
        // Which preliminary rules are out of use the check tells.
        if number.use_preliminary_rules && !scene.strategy.favour_number_order {
            let calls = number.preliminary_rule.len().min(usize::from(number.preliminary_calls));
            sites.extend((0..calls).map(|call| Site::Preliminary { rank, call }));
        }
        for (planning, rules) in number.planning.iter().enumerate() {
            if context.reach.plannings[rank][planning] {
                sites.extend((0..rules.rule.len()).map(|row| Site::Planning { rank, planning, row }));
            }
        }
        sites.extend((0..number.default.len()).map(|row| Site::Number { rank, row }));
    }
    sites.extend((0..scene.strategy.default.len()).map(|row| Site::Strategy { row }));
    let key = |site: &Site| site.row(scene).map(|rule| (rule.attempt, rule.status.as_deref()));
    let table = |site: &Site| match *site {
        Site::Preliminary { rank, call } => (0, rank, call),
        Site::Planning { rank, planning, .. } => (1, rank, planning),
        Site::Number { rank, .. } => (2, rank, 0),
        Site::Strategy { .. } => (3, 0, 0),
    };
    let mut seen = std::collections::HashSet::new();
    sites.retain(|site| seen.insert((table(site), key(site))));
    // The one for every attempt and status has to be there (R15), used or not.
    sites.retain(|site| !matches!(site, Site::Strategy { .. }) || key(site) != Some((None, None)));
    sites
}

fn unused(context: &Context<'_>, site: Site) -> Option<Found> {
    let found =
        |why: Never, witness: Option<Witness>| Some(Found::shown(site.place(), Code::RuleNeverFires { why }, witness));
    match context.reach.rules.get(&site) {
        Some(known) if known.late_only => return found(Never::ButLate, None),
        Some(_) => return None,
        None => {}
    }
    let ranks: Vec<usize> = match site {
        Site::Preliminary { rank, .. } | Site::Planning { rank, .. } | Site::Number { rank, .. } => vec![rank],
        Site::Strategy { .. } => {
            (0..context.scene.numbers()).filter(|&rank| context.reach.numbers[rank].is_none()).collect()
        }
    };
    let attempt = match site {
        Site::Preliminary { call, .. } => Some(call as u16),
        _ => site.row(context.scene)?.attempt.map(|attempt| attempt.get() - 1),
    };
    let named = site.row(context.scene).and_then(|rule| rule.status.as_deref());
    let named = named.and_then(|name| status(context.scene.campaign, name).ok());
    let &rank = ranks.first()?;
    let most = ranks.iter().map(|&rank| context.reach.attempts(context.scene, rank)).max()?;
    if attempt.is_some_and(|attempt| attempt >= most) {
        return found(Never::Ceiling { attempts: most }, at_ceiling(context, rank, most));
    }
    let meaning = named.and_then(|named| context.reach.statuses.iter().find(|(status, _)| *status == named));
    if let Some((status, Meaning::Final | Meaning::DoNotCall)) = meaning {
        return found(Never::Agent, by_agent(context, site, rank, *status));
    }
    let (cell, by) = ranks.iter().find_map(|&rank| instead(context, site, rank, attempt, named))?;
    let witness = shadowed(context, &cell, by);
    let why = Never::Shadowed {
        by: Said::of(|lang| by.place().label(lang)),
        same_table: same_table(site, by),
        last_row: last_row(context, site, by),
    };
    found(why, witness)
}

/// Whether a row for every attempt gives way to the row of the last attempt that is named, which stands for all later ones (R14).
fn last_row(context: &Context<'_>, site: Site, by: Site) -> bool {
    let attempt = |site: Site| site.row(context.scene).and_then(|rule| rule.attempt);
    same_table(site, by) && attempt(site).is_none() && attempt(by).is_some()
}

fn same_table(one: Site, other: Site) -> bool {
    match (one, other) {
        (Site::Planning { rank, planning, .. }, Site::Planning { rank: other, planning: same, .. }) => {
            (rank, planning) == (other, same)
        }
        (Site::Number { rank, .. }, Site::Number { rank: other, .. }) => rank == other,
        (Site::Strategy { .. }, Site::Strategy { .. }) => true,
        _ => false,
    }
}

/// A cell that the rule is written for, and the rule that decides it instead.
fn instead(
    context: &Context<'_>,
    site: Site,
    rank: usize,
    attempt: Option<u16>,
    named: Option<Status>,
) -> Option<(Cell, Site)> {
    let reach = context.reach;
    let contexts = reach.contexts(context.scene, context.dates, rank);
    let plannings = contexts.into_iter().filter(|(_, late)| !late).map(|(planning, _)| planning);
    let plannings = plannings.filter(|planning| site.planning().is_none() || *planning == site.planning());
    plannings.into_iter().find_map(|planning| {
        let statuses = reach.statuses.iter().filter(|(status, meaning)| {
            matches!(meaning, Meaning::Rule | Meaning::Named) && named.is_none_or(|named| named == *status)
        });
        statuses.into_iter().find_map(|&(status, meaning)| {
            let attempt = attempt.unwrap_or(0);
            let by = reach.tables.rule(rank, planning, attempt, status, meaning)?;
            Some((Cell { rank, planning, attempt, status }, by))
        })
    })
}

/// A call that the rule is written for, after which another one decides.
fn shadowed(context: &Context<'_>, cell: &Cell, by: Site) -> Option<Witness> {
    let (play, applied) = after_cell(context.scene, context.columns(1 << cell.rank), context.zone(), cell, None)?;
    let shown = Shown::Rule(applied.rule);
    let shows = sentence::shows(context.scene, &shown, play.now);
    by.is(context.scene, &applied.rule).then(|| play.witness(play.now, shows))
}

/// A call that ends with a qualification which no rule follows.
fn by_agent(context: &Context<'_>, site: Site, rank: usize, status: Status) -> Option<Witness> {
    let cell = Cell { rank, planning: site.planning(), attempt: 0, status };
    let (mut play, call, at) = at_cell(context.scene, context.columns(1 << rank), context.zone(), &cell, None)?;
    let applied = play.call(&call, at, status);
    let shows = sentence::shows(context.scene, &Shown::Rule(applied.rule), at);
    (applied.rule.level == Level::Agent).then(|| play.witness(at, shows))
}

/// A contact that has had all the calls it can have.
fn at_ceiling(context: &Context<'_>, rank: usize, most: u16) -> Option<Witness> {
    let play = to_ceiling(Play::fresh(context.scene, context.columns(1 << rank), context.zone()), rank)?;
    let shows = sentence::shows(context.scene, &Shown::Ceiling(most), play.now);
    Some(play.witness(play.now, shows))
}

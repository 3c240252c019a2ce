//! Texts that are never sent and messages that are never left (R17, R18).

use super::code::{Code, NoText};
use super::context::Context;
use super::drive::at_cell;
use super::found::Found;
use super::play::Play;
use super::reach::Cell;
use super::sentence::{self, Shown};
use super::table::{ATTEMPTS_MAX, Meaning};
use super::told::Witness;
use rappel_strategy::check::{Part, Place};
use rappel_strategy::engine::status;
use rappel_strategy::model::{AfterLast, Recall};
use rappel_strategy::status::{Status, SystemStatus};

/// Looks at every list of texts and messages of the numbers that are reached.
pub fn find(context: &Context<'_>) -> Vec<Found> {
    let scene = context.scene;
    let mut found = Vec::new();
    let sends = scene.strategy.number.iter().any(|number| number.texts_accepted && !number.text.is_empty());
    if sends && scene.campaign.text_hours.as_ref().is_some_and(|hours| hours.is_empty()) {
        let place = Place::campaign().field("text_hours");
        return vec![Found::stated(place, Code::TextNeverSent { why: NoText::Hours })];
    }
    for (rank, number) in scene.strategy.number.iter().enumerate() {
        if context.reach.numbers[rank].is_some() {
            continue;
        }
        let place = Place::strategy().item(Part::Number, rank + 1);
        for (row, list) in (1..).zip(&number.text).filter(|_| number.texts_accepted) {
            let Ok(of) = status(scene.campaign, &list.status) else { continue };
            found.extend(self::list(
                context,
                rank,
                of,
                &place.item(Part::Text, row),
                &list.status,
                list.templates.len(),
            ));
        }
        found.extend(messages(context, rank, &place));
    }
    found
}

/// A list of texts of which some can never be sent.
fn list(context: &Context<'_>, rank: usize, of: Status, place: &Place, name: &str, templates: usize) -> Option<Found> {
    let meaning = context.reach.statuses.iter().find(|(status, _)| *status == of)?.1;
    let (sent, why) = match meaning {
        Meaning::DoNotCall => (0, NoText::DoNotCall { status: name.to_owned() }),
        Meaning::Final => (1, NoText::Once { status: name.to_owned(), templates }),
        _ => {
            let most = occurrences(context, rank, of, meaning)?;
            (most, NoText::Occurrences { status: name.to_owned(), templates, most })
        }
    };
    if sent >= templates {
        return None;
    }
    let witness = occurring(context, rank, of, sent);
    Some(Found::shown(place.item(Part::Template, sent + 1), Code::TextNeverSent { why }, witness))
}

/// How often a status can occur on a number; `None`: without end.
fn occurrences(context: &Context<'_>, rank: usize, of: Status, meaning: Meaning) -> Option<usize> {
    if of.is(SystemStatus::Congestion) {
        return None;
    }
    let attempts = context.reach.attempts(context.scene, rank).min(ATTEMPTS_MAX);
    let contexts = context.reach.contexts(context.scene, context.dates, rank);
    // Attempts after whose status the number may be called again.
    let mut survived = 0;
    let mut most = 0;
    for attempt in 0..attempts {
        most = most.max(survived + 1);
        let calls_again = contexts.iter().any(|&(planning, _)| {
            let site = context.reach.tables.rule(rank, planning, attempt, of, meaning);
            matches!(site.and_then(|site| site.recall(context.scene)), Some(Recall::Call { .. }))
        });
        survived += usize::from(calls_again);
    }
    Some(most)
}

/// A contact on whose number the status occurs at every call, to its end: no more texts than said leave.
fn occurring(context: &Context<'_>, rank: usize, of: Status, most: usize) -> Option<Witness> {
    let cell = Cell { rank, planning: None, attempt: 0, status: of };
    let (mut play, call, at) = at_cell(context.scene, context.columns(1 << rank), context.zone(), &cell, None)?;
    let mut texts = usize::from(play.call(&call, at, of).text.is_some());
    for _ in 0..ATTEMPTS_MAX {
        match play.step(of) {
            Some(applied) => texts += usize::from(applied.text.is_some()),
            None => break,
        }
    }
    let shows = sentence::shows(context.scene, &Shown::Texts(texts), play.now);
    (texts <= most && play.next().is_none()).then(|| play.witness(play.now, shows))
}

/// Messages for machines that can never be left: so many machines are never met.
fn messages(context: &Context<'_>, rank: usize, place: &Place) -> Option<Found> {
    let machine = &context.scene.strategy.number[rank].machine;
    let of = Status::system(SystemStatus::Machine);
    let most = occurrences(context, rank, of, Meaning::Rule)?;
    // The last one is also what follows the others, so it counts only where there are more than can be met.
    if machine.messages.len() <= most {
        return None;
    }
    let place = place.field("machine").item(Part::Message, most + 1);
    let code = Code::MessageNeverLeft {
        messages: machine.messages.len(),
        most,
        last_again: machine.after_last == AfterLast::Last,
    };
    let mut play = Play::fresh(context.scene, context.columns(1 << rank), context.zone());
    let mut met = 0;
    while met <= most && play.step(of).is_some() {
        met += 1;
    }
    let shows = sentence::shows(context.scene, &Shown::Machines(met), play.now);
    Some(Found::shown(place, code, (met <= most).then(|| play.witness(play.now, shows))))
}

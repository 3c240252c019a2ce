//! What people have done with a contact: called at once, never called again, and back.

use super::why::Speech;
use crate::campaign::{Made, Stored};
use crate::names::zone_of;
use crate::problem::Problem;
use rappel_dialer::{Engines, Subject, bar};
use rappel_store::{Accounts, CampaignState, ContactId, Desk, Next, Phase, Refused, Replan, SqliteStore, Store, Tick};
use rappel_strategy::engine::{EndReason, NextCall};
use rappel_strategy::said::Said;
use rappel_strategy::time::{HOUR_MS, Instant};
use serde_json::json;

/// How long a contact that was withdrawn can be taken back.
const UNDO_MS: i64 = HOUR_MS;
/// Most characters of a reason.
const REASON_MAX: usize = 200;
/// Times a call is agreed anew when the dialer changed the contact meanwhile.
const TRIES: usize = 5;

/// Has a contact called at once, at the instant its campaign's clock shows: agreed as a callback, taken by the dialer like every
/// other call, inside every hard limit (R37).
///
/// # Errors
/// The campaign does not run, the contact is in a call or closed, or a hard limit forbids it: the problem names the limit and the
/// first instant at which it may be called.
pub fn call_now(store: &mut SqliteStore, id: ContactId, now: Instant, made: &Made<'_>) -> Result<NextCall, Problem> {
    let stored = Stored::read(store, id.campaign())?;
    if stored.record.state != CampaignState::Running {
        return Err(Problem::conflict(Said::new(
            "La campagne ne tourne pas\u{202f}: démarrez-la pour appeler cette fiche.",
            "The campaign does not run: start it to call this contact.",
        )));
    }
    let mut engines = Engines::load(store, id.campaign(), now).map_err(Problem::internal)?;
    for _ in 0..TRIES {
        if let Some(call) = agree(store, &stored, &mut engines, id, now, made)? {
            return Ok(call);
        }
    }
    Err(Problem::unavailable(Said::new(
        "La fiche est en train de changer\u{202f}; réessayez.",
        "The contact is changing; try again.",
    )))
}

/// Agrees the call; `None` when the dialer changed the contact meanwhile.
fn agree(
    store: &mut SqliteStore,
    stored: &Stored,
    engines: &mut Engines,
    id: ContactId,
    now: Instant,
    made: &Made<'_>,
) -> Result<Option<NextCall>, Problem> {
    let candidate = match store.candidate(id)? {
        Some(candidate) => candidate,
        None => return Err(not_waiting(&store.contact(id)?.phase)),
    };
    let mut subjects =
        Subject::read(store, std::slice::from_ref(&candidate), engines, now).map_err(Problem::internal)?;
    bar(store, engines, &mut subjects, now)?;
    let subject = subjects.pop().ok_or_else(|| Problem::internal("no subject"))?;
    let (state, call) =
        engines.current().engine.call_now(&subject.contact, &subject.state, now).map_err(|refused| {
            let zone = zone_of(&stored.campaign);
            let speech = Speech { campaign: &stored.campaign, strategy: stored.strategy(), zone: &zone };
            Problem::conflict(speech.said(|words| words.not_now(&refused)))
        })?;
    let mut tick = Tick::new(id.campaign(), engines.edition, now);
    let next = Next::Call { turn: call.turn(), from: call.from, until: call.until };
    tick.plans = vec![Replan { ticket: subject.ticket, state: Some(Box::new(state)), next }];
    store.together(|store| {
        if store.commit(&[tick])?.refused.contains(&Refused::Plan(id)) {
            return Ok(None);
        }
        let detail = json!({ "contact": id.get(), "key": candidate.key });
        store.record(&made.who.entry(made.at, "contact.called", Some(id.campaign()), &detail))?;
        Ok(Some(call))
    })
}

fn not_waiting(phase: &Phase) -> Problem {
    Problem::conflict(match phase {
        Phase::Ended { result, .. } => Said::new(
            format!("La fiche est close («\u{a0}{result}\u{a0}»)\u{202f}: elle n’est plus appelée."),
            format!("The contact is closed (“{result}”): it is not called any more."),
        ),
        _ => Said::new(
            "Un appel est déjà en cours avec cette fiche.",
            "A call with this contact is in progress already.",
        ),
    })
}

/// Never calls a contact again: its numbers go on the suppression list of every campaign, and it closes (R30, R37).
///
/// # Errors
/// There is no such contact, or the reason is too long.
pub fn never_again(
    store: &mut SqliteStore,
    id: ContactId,
    reason: &str,
    now: Instant,
    made: &Made<'_>,
) -> Result<(), Problem> {
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_MAX || reason.chars().any(char::is_control) {
        return Err(Problem::invalid(
            "reason",
            Said::new(
                format!("La raison doit compter de 1 à {REASON_MAX} caractères."),
                format!("The reason must have 1 to {REASON_MAX} characters."),
            ),
        ));
    }
    store.together(|store| {
        let campaign = Stored::read(store, id.campaign())?.campaign;
        let result = EndReason::DoNotCall.result(&campaign);
        let record = store.withdraw(id, &result, reason, now, made.at)?;
        let detail = json!({ "contact": id.get(), "key": record.key, "reason": reason });
        store.record(&made.who.entry(made.at, "contact.suppressed", Some(id.campaign()), &detail))?;
        Ok(())
    })
}

/// Takes back that a contact is never called again, soon after it was said.
///
/// # Errors
/// It was not said, or was too long ago.
pub fn call_again(store: &mut SqliteStore, id: ContactId, made: &Made<'_>) -> Result<(), Problem> {
    store.together(|store| {
        let record = store.restore(id, made.at + -UNDO_MS)?;
        let detail = json!({ "contact": id.get(), "key": record.key });
        store.record(&made.who.entry(made.at, "contact.restored", Some(id.campaign()), &detail))?;
        Ok(())
    })
}

//! Everything about a contact that its screen shows.

use super::row::{ContactRow, Rows};
use super::why::{NextView, Speech, WhyView};
use crate::campaign::Stored;
use crate::names::{status_name, zone_of};
use crate::problem::Problem;
use rappel_dialer::{Engines, Strategies, explain};
use rappel_store::{AttemptRecord, ContactId, ContactRecord, SqliteStore, Store, TextRecord, TextState};
use rappel_strategy::engine::{CallbackAsked, Why, status_name as status_code};
use rappel_strategy::phone::Phone;
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::Serialize;

/// A contact with its history and what comes next.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContactDetail {
    #[serde(flatten)]
    row: ContactRow,
    /// Its campaign.
    campaign_id: u32,
    /// Its calls, oldest first; the one in progress included.
    attempts: Vec<AttemptView>,
    /// Its texts.
    texts: Vec<TextView>,
    /// What comes next, and why.
    next: NextView,
    /// The campaign's clock.
    now: Instant,
}

/// A call to a contact.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Attempt")]
struct AttemptView {
    /// Its ordinal, from 1.
    n: u32,
    /// When it was dialled.
    placed_at: Instant,
    /// When it ended; null while it is in progress.
    ended_at: Option<Instant>,
    /// The number dialled.
    phone: Phone,
    /// As people in its country write it.
    national: String,
    /// Its phone column; null: it is not the contact's any more.
    tel: Option<String>,
    /// The number displayed.
    shown: Option<Phone>,
    /// How it ended, as files write it.
    status: Option<String>,
    /// What that is called.
    status_name: Option<Said>,
    /// Whether a message was left on a machine.
    message_left: bool,
    /// The agent who talked.
    agent: Option<u32>,
    /// How long they talked, in milliseconds.
    talk_ms: u32,
    /// The strategy version that decided; null: the classic rules.
    version: Option<u32>,
    /// What was agreed.
    callback: Option<CallbackView>,
    /// Why it was made, in a sentence.
    rule: Said,
    /// The same in fields; null where it cannot be read.
    why: Option<WhyView>,
}

/// A callback that was agreed.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Callback")]
struct CallbackView {
    /// When to call.
    at: Instant,
    /// Which number; null: the one just called.
    phone: Option<Phone>,
    /// The agent for whom it is kept.
    agent: Option<u32>,
    /// Until when it is kept for that agent.
    until: Option<Instant>,
}

impl From<CallbackAsked> for CallbackView {
    fn from(asked: CallbackAsked) -> CallbackView {
        let (agent, until) = asked.personal.unzip();
        CallbackView { at: asked.at, phone: asked.phone, agent, until }
    }
}

/// A text to a contact.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ContactText")]
struct TextView {
    /// The number it goes to.
    phone: Phone,
    /// As people in its country write it.
    national: String,
    /// The status it follows, as files write it.
    status: String,
    /// What that is called.
    status_name: Said,
    /// The how-manieth time that status occurred on the number, from 1.
    ordinal: u16,
    /// The template.
    template: String,
    /// What became of it.
    state: &'static str,
    /// Not before this instant.
    send_from: Instant,
    /// Since when it is what it is.
    settled_at: Option<Instant>,
    /// Why; null where nothing was said.
    reason: Option<Said>,
}

/// A contact as its screen shows it while its campaign's clock shows `now`.
///
/// # Errors
/// There is none, something stored is damaged, or the database failed.
pub fn detail(store: &mut SqliteStore, id: ContactId, now: Instant) -> Result<ContactDetail, Problem> {
    let record = store.contact(id)?;
    let stored = Stored::read(store, id.campaign())?;
    let zone = zone_of(&stored.campaign);
    let speech = Speech { campaign: &stored.campaign, strategy: stored.strategy(), zone: &zone };
    let rows = Rows::new(store, &stored.campaign)?;
    let row = rows.row(store, &record)?;
    let mut strategies = Strategies::new(id.campaign());
    let mut attempts = Vec::new();
    for attempt in store.attempts_of(id)? {
        let strategy = strategies.get(store, attempt.version).map_err(Problem::internal)?;
        attempts.push(attempt_view(&attempt, &record, &rows, Speech { strategy, ..speech }));
    }
    let texts = store.texts_of(id)?.iter().map(|text| text_view(text, speech)).collect();
    let next = next(store, &stored, &record, speech, now)?;
    Ok(ContactDetail { row, campaign_id: id.campaign().get(), attempts, texts, next, now })
}

fn next(
    store: &mut SqliteStore,
    stored: &Stored,
    record: &ContactRecord,
    speech: Speech<'_>,
    now: Instant,
) -> Result<NextView, Problem> {
    let engines = match Engines::load(store, stored.record.id, now) {
        Ok(engines) => engines,
        // A draft may hold what cannot decide yet; its findings say what.
        Err(rappel_dialer::LoadError::Compile(_)) => return Ok(NextView::undecided()),
        Err(error) => return Err(Problem::internal(error)),
    };
    let explanation = explain(store, &engines, record, now).map_err(Problem::internal)?;
    Ok(explanation.map_or_else(NextView::in_flight, |explanation| NextView::of(speech, &explanation)))
}

fn attempt_view(attempt: &AttemptRecord, record: &ContactRecord, rows: &Rows<'_>, speech: Speech<'_>) -> AttemptView {
    let ending = attempt.ending.as_ref();
    let status = ending.map(|ending| ending.status);
    let column = record.phones.iter().find(|number| number.phone == attempt.phone).map(|number| number.column);
    let why = Why::decode(&attempt.why);
    AttemptView {
        n: attempt.n,
        placed_at: attempt.placed_at,
        ended_at: ending.map(|ending| ending.at),
        phone: attempt.phone,
        national: attempt.phone.national(),
        tel: column.and_then(|column| rows.column(column)).map(str::to_owned),
        shown: attempt.shown,
        status: status.map(|status| status_code(speech.campaign, status).to_owned()),
        status_name: status.map(|status| status_name(speech.campaign, speech.zone, status)),
        message_left: ending.is_some_and(|ending| ending.message_left),
        agent: ending.and_then(|ending| ending.agent),
        talk_ms: ending.map_or(0, |ending| ending.talk_ms),
        version: attempt.version,
        callback: ending.and_then(|ending| ending.callback).map(CallbackView::from),
        rule: speech.said(|words| why.as_ref().map_or_else(|| "?".to_owned(), |why| words.why(why))),
        why: why.as_ref().map(WhyView::from),
    }
}

fn text_view(text: &TextRecord, speech: Speech<'_>) -> TextView {
    let key = &text.order.key;
    TextView {
        phone: key.phone,
        national: key.phone.national(),
        status: status_code(speech.campaign, key.status).to_owned(),
        status_name: status_name(speech.campaign, speech.zone, key.status),
        ordinal: key.i,
        template: text.order.template.clone(),
        state: match text.state {
            TextState::Ordered => "waiting",
            TextState::Leaving => "leaving",
            TextState::Sent => "sent",
            TextState::Failed => "failed",
            TextState::Unknown => "unknown",
            TextState::Lapsed => "lapsed",
            TextState::Delivered => "delivered",
            TextState::Suppressed => "suppressed",
        },
        send_from: text.order.send_from,
        settled_at: text.settled_at,
        reason: text.reason.clone(),
    }
}

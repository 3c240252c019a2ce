//! A question about the next call of a contact: one that is made up, or one that is stored and to which something more happens.

use crate::campaign::Stored;
use crate::extract;
use crate::finding::Findings;
use crate::problem::Problem;
use crate::schema::documented;
use rappel_analysis::next::{
    Answerer, AttemptLine, CallbackLine, ContactLine, Mistake, Past, Phones, Question, QuestionError, Text,
    TextOrNumber, read_instant,
};
use rappel_store::{Channel, ContactId, Phase, SqliteStore, Store};
use rappel_strategy::engine::Engine;
use rappel_strategy::lang::Lang;
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::phone::Phone;
use rappel_strategy::said::Said;
use rappel_strategy::time::{DAY_MS, HOUR_MS, Instant};
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// How far back calls for others can matter to a cap: the longest of the law, and a margin for zones.
const OTHERS_MS: i64 = 368 * DAY_MS;
/// How long a personal callback is kept for its agent.
const PERSONAL_MS: i64 = HOUR_MS;

/// A question about the next call of a contact.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhatIf {
    /// The campaign.
    campaign: Option<Box<Campaign>>,
    /// Or the number of one that is stored, with its classic rules.
    campaign_id: Option<u32>,
    /// The strategy; null: the campaign's classic rules decide (R3).
    strategy: Option<Box<Strategy>>,
    /// The contact.
    contact: Option<MadeUp>,
    /// Or the number of one that is stored, with everything that happened to it.
    contact_id: Option<u64>,
    /// What happens to it, in any order; at most 1000.
    #[serde(default)]
    attempts: Vec<WhatIfAttempt>,
    /// The instant asked about, in RFC 3339 or local time of the campaign's zone.
    at: String,
    /// The language of sentences.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    lang: Lang,
}
documented!(WhatIf);

/// A contact that is made up.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "WhatIfContact")]
struct MadeUp {
    /// Its key; random choices come from it (R13, R39).
    key: String,
    /// Its IANA zone; absent: from each number, else the campaign's (R2).
    zone: Option<String>,
    /// Its numbers by phone column, as people write them.
    phones: BTreeMap<String, Option<String>>,
}

/// A call and how it ended.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct WhatIfAttempt {
    /// When it is dialled.
    at: String,
    /// Which number: its rank from 1, its phone column, or the telephone number.
    number: NumberNamed,
    /// How it ends: a system status or a qualification of the campaign (R20, R22).
    status: String,
    /// Whether a message is left on a machine (R17).
    #[serde(default)]
    message_left: bool,
    /// With a qualification of kind `callback`: what is agreed (R22).
    callback: Option<WhatIfCallback>,
}

/// What a contact and an agent agree.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct WhatIfCallback {
    /// When to call.
    at: String,
    /// Which telephone number; absent: the one just called.
    phone: Option<String>,
    /// Whether it is kept for the agent for an hour.
    #[serde(default)]
    personal: bool,
}

/// A number of the contact.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum NumberNamed {
    /// By its rank, from 1.
    Rank(u64),
    /// By its phone column, or itself.
    Name(String),
}

/// The answer as JSON.
///
/// # Errors
/// There is no such campaign or contact, the documents have errors (R4), or something about the contact is wrong.
pub fn answer(store: &mut SqliteStore, asked: WhatIf) -> Result<Vec<u8>, Problem> {
    let WhatIf { campaign, campaign_id, strategy, contact, contact_id, attempts, at, lang } = asked;
    let contact_id = contact_id.map(|id| ContactId::from_number(id).ok_or_else(|| no_contact(id))).transpose()?;
    let campaign_id = campaign_id.map(extract::campaign).transpose()?;
    let campaign = match (campaign, campaign_id.or(contact_id.map(ContactId::campaign))) {
        (Some(campaign), _) => *campaign,
        (None, Some(id)) => Stored::read(store, id)?.campaign,
        (None, None) => return Err(Problem::neither("campaign", "campaign_id")),
    };
    let mut question = Question::new(campaign, strategy.map(|strategy| *strategy)).map_err(unanswerable)?;
    question.lang = lang;
    question.explain = true;
    let at = read_instant(&at, &question.zone).map_err(|mistake| wrong("at", &mistake))?;
    let engine = question.engine(at).map_err(|_| no_rules())?;
    let (mut line, past) = match (contact, contact_id) {
        (Some(contact), None) => (made_up(contact), Past::default()),
        (None, Some(id)) => stored(store, id, &question, &engine, at)?,
        _ => return Err(Problem::neither("contact", "contact_id")),
    };
    for (index, attempt) in (1..).zip(attempts) {
        let place = format!("attempts[{index}]");
        line.attempts.push(attempt_line(attempt, &question).map_err(|mistake| wrong(&place, &mistake))?);
    }
    let mut answerer = Answerer::new(&question, engine);
    let decided = answerer.decide(&line, &past, at).map_err(|mistake| {
        let place = mistake.attempt().map_or_else(|| "contact".to_owned(), |index| format!("attempts[{index}]"));
        wrong(&place, &mistake)
    })?;
    serde_json::to_vec(&decided.answer()).map_err(Problem::internal)
}

fn line(key: String, zone: Option<String>, phones: Phones<'static>) -> ContactLine<'static> {
    ContactLine {
        key: key.into(),
        phones,
        zone: zone.map(|zone| Text(zone.into())),
        suppressed: Vec::new(),
        at: None,
        calls_elsewhere: Vec::new(),
        attempts: Vec::new(),
    }
}

fn made_up(contact: MadeUp) -> ContactLine<'static> {
    let phones = contact.phones.into_iter();
    let phones =
        phones.map(|(column, phone)| (Cow::Owned(column), phone.map(|phone| TextOrNumber::Text(phone.into()))));
    line(contact.key, contact.zone, Phones(phones.collect()))
}

/// A stored contact as it stands, and what happened to it.
fn stored(
    store: &mut SqliteStore,
    id: ContactId,
    question: &Question,
    engine: &Engine,
    at: Instant,
) -> Result<(ContactLine<'static>, Past), Problem> {
    let contact = store.contact(id)?;
    if contact.phase == Phase::InFlight {
        return Err(Problem::conflict(Said::new(
            "Un appel à cette fiche est en cours\u{a0}: attendez sa fin.",
            "A call to this contact is in progress: wait until it has ended.",
        )));
    }
    let zone = match contact.zone {
        Some(key) => store.zones()?.into_iter().find(|(known, _)| *known == key).map(|(_, name)| name),
        None => None,
    };
    let phones: Vec<Phone> = contact.phones.iter().map(|own| own.phone).collect();
    let named = contact.phones.iter().filter_map(|own| {
        let column = question.campaign.phone_columns.get(usize::from(own.column))?;
        Some((Cow::Owned(column.clone()), Some(TextOrNumber::Text(own.phone.to_string().into()))))
    });
    let mut known = line(contact.key.clone(), zone, Phones(named.collect()));
    let suppressed =
        phones.iter().zip(store.suppressed(Channel::Calls, &phones)?).filter(|(_, suppressed)| *suppressed);
    known.suppressed = suppressed.map(|(phone, _)| Text(phone.to_string().into())).collect();
    let state = rappel_dialer::state(&contact.state, &contact.key).map_err(Problem::internal)?;
    let mut past = Past { state, ..Past::default() };
    if engine.has_caps() {
        // In two columns, a number is one all the same, and its calls count once (R40).
        let numbers: Vec<_> = phones.iter().collect::<BTreeSet<_>>().into_iter().map(|&phone| (id, phone)).collect();
        for call in store.calls_elsewhere(&numbers, at + -OTHERS_MS)? {
            let own = call.contact.campaign() == id.campaign();
            let calls = if own { &mut past.neighbours } else { &mut past.elsewhere };
            calls.push((numbers[call.asked].1, call.at));
        }
    }
    Ok((known, past))
}

fn attempt_line(attempt: WhatIfAttempt, question: &Question) -> Result<AttemptLine<'static>, Mistake> {
    let callback = attempt.callback.map(|asked| callback_line(asked, question)).transpose()?;
    Ok(AttemptLine {
        at: attempt.at.into(),
        number: match attempt.number {
            NumberNamed::Rank(rank) => TextOrNumber::Number(rank),
            NumberNamed::Name(name) => TextOrNumber::Text(name.into()),
        },
        status: attempt.status.into(),
        shown: None,
        message_left: attempt.message_left,
        callback,
        _manual: false,
    })
}

fn callback_line(asked: WhatIfCallback, question: &Question) -> Result<CallbackLine<'static>, Mistake> {
    let until = read_instant(&asked.at, &question.zone)? + PERSONAL_MS;
    Ok(CallbackLine {
        at: asked.at.into(),
        number: asked.phone.map(|phone| TextOrNumber::Text(phone.into())),
        // Whichever agent it is, the answer is the same.
        agent: asked.personal.then_some(1),
        personal_until: asked.personal.then(|| Text(until.to_string().into())),
    })
}

fn unanswerable(error: QuestionError) -> Problem {
    match error {
        QuestionError::Findings(findings) => Findings::from(findings).problem(),
        QuestionError::Zone(zone) => wrong("campaign.zone", &Mistake::Zone(zone)),
    }
}

fn wrong(place: &str, mistake: &Mistake) -> Problem {
    Problem::invalid(place, Said::of(|lang| mistake.sentence(lang)).sentence())
}

fn no_rules() -> Problem {
    Problem::conflict(Said::new(
        "Sans stratégie et sans règles de rappel classiques, rien ne peut être décidé\u{a0}: donnez l’une ou les autres.",
        "Without a strategy and without classic recall rules nothing can be decided: give one of them.",
    ))
}

fn no_contact(id: u64) -> Problem {
    Problem::not_found(&Said::new(format!("fiche {id}"), format!("contact {id}")))
}

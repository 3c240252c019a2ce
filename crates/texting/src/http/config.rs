//! How an aggregator is asked over HTTP, as an administrator writes it.

use super::webhook::Webhook;
use crate::account::{AccountError, within, wrong};
use crate::template::{Template, TemplateError};
use rappel_strategy::said::Said;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Names that may stand in braces in a template.
pub const PLACES: [&str; 8] = ["to", "from", "text", "id", "alphabet", "validity_min", "secret", "webhook"];
/// Most entries of a table.
const ENTRIES_MAX: usize = 50;

/// An HTTP account: a request for each text. Everywhere below, `{to}`, `{from}`, `{text}`, `{id}` (our reference),
/// `{alphabet}`, `{validity_min}`, `{secret}` and `{webhook}` (where receipts are awaited) are replaced, and written as the place asks for;
/// `{{` and `}}` stand for braces.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HttpConfig {
    /// `https://…`, or `http://…` within a private network.
    pub url: String,
    /// How it is asked.
    #[serde(default)]
    pub method: Method,
    /// Added to the address.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub query: BTreeMap<String, String>,
    /// Headers, such as `Authorization = "Bearer {secret}"`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, String>,
    /// With a user, the secret is the password of basic authentication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basic_user: Option<String>,
    /// What is sent.
    #[serde(default)]
    pub body: Body,
    /// How numbers are written.
    #[serde(default)]
    pub numbers: Numbers,
    /// What `{alphabet}` says.
    #[serde(default)]
    pub alphabets: AlphabetWords,
    /// What the answer says.
    #[serde(default)]
    pub answer: Answer,
    /// What receipts will call the text.
    #[serde(default)]
    pub receipts_by: ReceiptsBy,
    /// Requests at a time; 1 to 32.
    #[serde(default = "connections_default")]
    pub connections: u16,
    /// How long an answer may take, seconds; 1 to 120. A text that is not answered by then is *unknown*.
    #[serde(default = "answer_s_default")]
    pub answer_s: u16,
    /// How the aggregator tells of receipts and replies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub webhook: Option<Webhook>,
}

/// How an address is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// GET, without a body.
    Get,
    /// POST.
    #[default]
    Post,
    /// PUT.
    Put,
}

/// The body of a request.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// Nothing.
    #[default]
    None,
    /// `application/x-www-form-urlencoded`.
    Form(BTreeMap<String, String>),
    /// `application/json`; templates stand in its strings.
    Json(Value),
}

/// How numbers are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Numbers {
    /// `+33639980001`.
    #[default]
    E164,
    /// `33639980001`.
    Digits,
}

/// What an aggregator calls the alphabets, if it wants to be told.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AlphabetWords {
    /// GSM 7-bit.
    pub gsm7: String,
    /// UCS-2.
    pub ucs2: String,
}

impl Default for AlphabetWords {
    fn default() -> AlphabetWords {
        AlphabetWords { gsm7: "gsm7".into(), ucs2: "ucs2".into() }
    }
}

/// What receipts will call the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptsBy {
    /// By the identifier of the answer.
    #[default]
    Answer,
    /// By our reference, `{id}`.
    OurReference,
}

/// What the answer says. Places in it are JSON pointers (RFC 6901): `/messages/0/id`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "HttpAnswer")]
pub struct Answer {
    /// Statuses that say that the text was taken.
    pub accepted: Vec<u16>,
    /// And that this place holds one of these values; where an answer says 200 to everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub and: Option<Holds>,
    /// Where the identifier of the text stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Where the error stands, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// That a place holds one of some values.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Holds {
    /// The place.
    pub at: String,
    /// The values, as words.
    pub one_of: Vec<String>,
}

impl Default for Answer {
    fn default() -> Answer {
        Answer { accepted: vec![200, 201, 202], and: None, id: None, error: None }
    }
}

fn connections_default() -> u16 {
    4
}

fn answer_s_default() -> u16 {
    20
}

impl HttpConfig {
    /// Checks every value and template.
    ///
    /// # Errors
    /// The first one that is wrong.
    pub fn check(&self) -> Result<(), AccountError> {
        if !self.url.starts_with("https://") && !self.url.starts_with("http://") {
            return Err(wrong(
                "protocol.http.url",
                Said::new("l’adresse commence par https:// ou http://", "the address begins with https:// or http://"),
            ));
        }
        template("url", &self.url)?;
        for (table, entries) in [("query", &self.query), ("headers", &self.headers)] {
            strings(table, entries)?;
        }
        for name in self.headers.keys() {
            reqwest::header::HeaderName::from_bytes(name.as_bytes()).map_err(|_| {
                let said = Said::new("ce n’est pas un nom d’en-tête", "this is not the name of a header");
                wrong(format!("protocol.http.headers.{name}"), said)
            })?;
        }
        match &self.body {
            Body::None => {}
            Body::Form(fields) => strings("body.form", fields)?,
            Body::Json(value) => json("body.json", value)?,
        }
        if self.answer.accepted.is_empty() {
            return Err(wrong(
                "protocol.http.answer.accepted",
                Said::new(
                    "il n’y a aucun statut\u{a0}: aucun texto ne passerait jamais pour accepté",
                    "there is no status: no text would ever be taken",
                ),
            ));
        }
        let places = [&self.answer.id, &self.answer.error].into_iter().flatten();
        for place in places.chain(self.answer.and.iter().map(|holds| &holds.at)) {
            pointer("answer", place)?;
        }
        within("protocol.http.connections", self.connections, 1..=32)?;
        within("protocol.http.answer_s", self.answer_s, 1..=120)?;
        self.webhook.as_ref().map_or(Ok(()), Webhook::check)
    }
}

fn strings(table: &str, entries: &BTreeMap<String, String>) -> Result<(), AccountError> {
    if entries.len() > ENTRIES_MAX {
        return Err(wrong(
            format!("protocol.http.{table}"),
            Said::new(
                format!("il y a plus de {ENTRIES_MAX} entrées"),
                format!("there are more than {ENTRIES_MAX} entries"),
            ),
        ));
    }
    entries.iter().try_for_each(|(name, text)| template(&format!("{table}.{name}"), text))
}

fn json(place: &str, value: &Value) -> Result<(), AccountError> {
    match value {
        Value::String(text) => template(place, text),
        Value::Array(items) => items.iter().enumerate().try_for_each(|(i, item)| json(&format!("{place}.{i}"), item)),
        Value::Object(fields) => fields.iter().try_for_each(|(name, field)| json(&format!("{place}.{name}"), field)),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

fn template(place: &str, text: &str) -> Result<(), AccountError> {
    let parsed = Template::parse(text, &PLACES);
    parsed.map(|_| ()).map_err(|error| wrong(format!("protocol.http.{place}"), unreadable(&error)))
}

/// What is wrong with a template of a request, whose places are not columns.
pub fn unreadable(error: &TemplateError) -> Said {
    match error {
        TemplateError::UnknownColumn { name, nearest: Some(nearest), .. } => Said::new(
            format!("«\u{a0}{name}\u{a0}» ne désigne rien\u{202f}; était-ce «\u{a0}{nearest}\u{a0}»\u{202f}?"),
            format!("`{name}` stands for nothing; did you mean `{nearest}`?"),
        ),
        TemplateError::UnknownColumn { name, nearest: None, .. } => Said::new(
            format!("«\u{a0}{name}\u{a0}» ne désigne rien\u{202f}; il y a {}", PLACES.join(", ")),
            format!("`{name}` stands for nothing; there are {}", PLACES.join(", ")),
        ),
        error => error.said(),
    }
}

/// Checks that this is a JSON pointer.
pub fn pointer(place: &str, pointer: &str) -> Result<(), AccountError> {
    if pointer.is_empty() || pointer.starts_with('/') {
        return Ok(());
    }
    Err(wrong(
        format!("protocol.http.{place}"),
        Said::new(
            format!("«\u{a0}{pointer}\u{a0}» n’est pas un pointeur JSON\u{202f}; écrivez «\u{a0}/{pointer}\u{a0}»"),
            format!("`{pointer}` is not a JSON pointer; write `/{pointer}`"),
        ),
    ))
}

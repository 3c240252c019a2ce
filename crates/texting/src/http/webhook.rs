//! What an aggregator tells by itself: receipts and replies. Nothing but reading; who listens is somebody else.

use super::answer::word;
use super::config::pointer;
use crate::account::{AccountError, Inbound, Receipt, wrong};
use crate::secret::Secret;
use crate::smpp::caller;
use crate::stop::Reply;
use crate::texting::{Failure, TextProgress};
use rappel_strategy::phone::Country;
use rappel_strategy::said::Said;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Largest body that is read, octets.
const BODY_MAX: usize = 1024 * 1024;
/// Most items of a body.
const ITEMS_MAX: usize = 10_000;

/// How an aggregator's calls are read. Places are JSON pointers (RFC 6901); a form counts as an object of its fields: `/status`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Webhook {
    /// Where the aggregator shows the secret that we agreed on.
    pub secret: SecretPlace,
    /// Where the list stands, if one call tells of several texts; each of its items is read as if it came alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// How a receipt is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<ReceiptPlaces>,
    /// How a reply is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<ReplyPlaces>,
}

/// Where a call shows the secret.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SecretPlace {
    /// In this header, alone or after `Bearer`.
    Header(String),
    /// In this parameter of the address.
    Query(String),
}

/// Where the parts of a receipt stand. Words are compared without case.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiptPlaces {
    /// The text's name: the identifier of the answer, or our reference.
    pub id: String,
    /// What became of it.
    pub status: String,
    /// Words that mean that the telephone has it.
    pub delivered: Vec<String>,
    /// Words that mean that it will not arrive.
    pub failed: Vec<String>,
    /// Words that mean that it was tried until it expired.
    #[serde(default)]
    pub expired: Vec<String>,
    /// Words that mean that nobody knows.
    #[serde(default)]
    pub unknown: Vec<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Where the parts of a reply stand.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyPlaces {
    /// Who sent it.
    pub from: String,
    /// What it says.
    pub text: String,
}

/// A call that cannot be read. Nothing of it was taken in.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum WebhookError {
    /// Too large.
    #[error("the body is larger than {BODY_MAX} octets, or tells of more than {ITEMS_MAX} texts")]
    TooLarge,
    /// Neither JSON nor a form.
    #[error("`{0}` is not read; send application/json or application/x-www-form-urlencoded")]
    ContentType(String),
    /// Not what its type says.
    #[error("the body is not JSON: {0}")]
    Json(String),
    /// The list is not there.
    #[error("there is no list at `{0}`")]
    List(String),
}

impl Webhook {
    /// Checks every place.
    ///
    /// # Errors
    /// The first one that is wrong.
    pub fn check(&self) -> Result<(), AccountError> {
        let (SecretPlace::Header(name) | SecretPlace::Query(name)) = &self.secret;
        if name.trim().is_empty() {
            return Err(wrong(
                "protocol.http.webhook.secret",
                Said::new(
                    "il faut nommer l’en-tête ou le paramètre qui porte le secret",
                    "the header or parameter that holds the secret has to be named",
                ),
            ));
        }
        let receipt =
            self.receipt.iter().flat_map(|places| [&places.id, &places.status].into_iter().chain(&places.reason));
        let reply = self.reply.iter().flat_map(|places| [&places.from, &places.text]);
        self.list.iter().chain(receipt).chain(reply).try_for_each(|place| pointer("webhook", place))
    }

    /// Whether a call shows the secret. Without a secret, none does.
    pub fn is_authentic<'c>(
        &self,
        secret: &Secret,
        header: impl Fn(&str) -> Option<&'c str>,
        query: impl Fn(&str) -> Option<&'c str>,
    ) -> bool {
        let shown = match &self.secret {
            SecretPlace::Header(name) => header(name).map(|value| value.strip_prefix("Bearer ").unwrap_or(value)),
            SecretPlace::Query(name) => query(name),
        };
        !secret.is_empty() && shown.is_some_and(|shown| secret.is(shown))
    }

    /// Reads a call. For one without body (GET), give the query string as `application/x-www-form-urlencoded`. What is neither a final
    /// receipt nor a reply is left out. Numbers without country code are read as in `default_country`.
    ///
    /// # Errors
    /// When the body cannot be read.
    pub fn parse(
        &self,
        content_type: &str,
        body: &[u8],
        default_country: Country,
    ) -> Result<Vec<Inbound>, WebhookError> {
        if body.len() > BODY_MAX {
            return Err(WebhookError::TooLarge);
        }
        let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let value: Value = match essence.as_str() {
            "application/x-www-form-urlencoded" => {
                let fields = form_urlencoded::parse(body)
                    .map(|(name, value)| (name.into_owned(), Value::String(value.into_owned())));
                Value::Object(fields.collect::<Map<_, _>>())
            }
            json if json == "application/json" || json.ends_with("+json") => {
                serde_json::from_slice(body).map_err(|error| WebhookError::Json(error.to_string()))?
            }
            _ => return Err(WebhookError::ContentType(essence)),
        };
        let items = match &self.list {
            None => std::slice::from_ref(&value),
            Some(place) => {
                let list = value.pointer(place).and_then(Value::as_array);
                list.ok_or_else(|| WebhookError::List(place.clone()))?.as_slice()
            }
        };
        if items.len() > ITEMS_MAX {
            return Err(WebhookError::TooLarge);
        }
        Ok(items.iter().filter_map(|item| self.read(item, default_country)).collect())
    }

    fn read(&self, item: &Value, default_country: Country) -> Option<Inbound> {
        let receipt = self.receipt.as_ref().and_then(|places| places.read(item));
        receipt.map(Inbound::Receipt).or_else(|| {
            let places = self.reply.as_ref()?;
            let from = caller(&at(item, &places.from)?, default_country)?;
            Some(Inbound::Reply(Reply::new(from, at(item, &places.text)?)))
        })
    }
}

impl ReceiptPlaces {
    fn read(&self, item: &Value) -> Option<Receipt> {
        let status = at(item, &self.status)?;
        let is = |words: &[String]| words.iter().any(|word| word.to_lowercase() == status.to_lowercase());
        let what = if is(&self.delivered) {
            TextProgress::Delivered
        } else if is(&self.expired) {
            TextProgress::Failed(Failure::Expired)
        } else if is(&self.failed) {
            TextProgress::Failed(Failure::Undeliverable)
        } else if is(&self.unknown) {
            TextProgress::Unknown
        } else {
            return None;
        };
        let reason = self.reason.as_ref().and_then(|place| at(item, place)).unwrap_or(status);
        let reason = if what == TextProgress::Delivered { String::new() } else { reason };
        Some(Receipt { carrier_ref: at(item, &self.id)?.into(), what, reason: Said::same(reason) })
    }
}

fn at(item: &Value, place: &str) -> Option<String> {
    item.pointer(place).and_then(word)
}

//! A text as a request.

use super::config::{Body, HttpConfig, Method, Numbers, PLACES, unreadable};
use super::webhook::SecretPlace;
use crate::account::{AccountError, wrong};
use crate::secret::Secrets;
use crate::segments::{Alphabet, measure};
use crate::template::Template;
use crate::texting::{Sender, TextOrder};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use rappel_strategy::said::Said;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, RequestBuilder, Url};
use serde_json::Value;

/// A request that cannot be made of a text.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.en)]
pub struct Unmakeable(pub Said);

/// Makes requests of texts.
pub struct Requests {
    config: HttpConfig,
    secrets: Secrets,
    validity_min: String,
    webhook_url: String,
}

impl Requests {
    pub fn new(
        config: &HttpConfig,
        secrets: &Secrets,
        validity_h: u16,
        webhook_url: &str,
    ) -> Result<Requests, AccountError> {
        if secrets.account.is_empty() && (config.basic_user.is_some() || names(config, "{secret}")) {
            return Err(wrong(
                "secret",
                Said::new(
                    "le compte n’a pas de secret, mais ses requêtes en ont besoin",
                    "the account has no secret, but its requests need one",
                ),
            ));
        }
        if webhook_url.is_empty() && names(config, "{webhook}") {
            return Err(wrong(
                "webhook",
                Said::new(
                    "les requêtes disent notre adresse, qui n’est pas connue\u{a0}: réglez l’adresse du serveur",
                    "requests tell our address, which is not known: set the address of the server",
                ),
            ));
        }
        Ok(Requests {
            config: config.clone(),
            webhook_url: address(config, secrets, webhook_url)?,
            secrets: secrets.clone(),
            validity_min: (u32::from(validity_h) * 60).to_string(),
        })
    }

    /// The request for a text.
    pub fn make(&self, client: &Client, order: &TextOrder) -> Result<RequestBuilder, Unmakeable> {
        let values = Values::of(self, order);
        let address =
            values.fill(&self.config.url, |value| utf8_percent_encode(value, NON_ALPHANUMERIC).to_string())?;
        let mut url = Url::parse(&address).map_err(|error| {
            Unmakeable(Said::new("l’adresse est fausse", "the address is wrong").because(Said::same(error.to_string())))
        })?;
        let plain = |text: &String| values.fill(text, str::to_owned);
        for (name, text) in &self.config.query {
            url.query_pairs_mut().append_pair(name, &plain(text)?);
        }
        let mut headers = HeaderMap::new();
        let (method, body) = match (self.config.method, &self.config.body) {
            (Method::Get, _) => (reqwest::Method::GET, None),
            (Method::Post, body) => (reqwest::Method::POST, Some(body)),
            (Method::Put, body) => (reqwest::Method::PUT, Some(body)),
        };
        let octets = match body {
            None | Some(Body::None) => None,
            Some(Body::Form(fields)) => {
                headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
                let mut form = form_urlencoded::Serializer::new(String::new());
                for (name, text) in fields {
                    form.append_pair(name, &plain(text)?);
                }
                Some(form.finish())
            }
            Some(Body::Json(value)) => {
                headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                Some(values.fill_json(value)?.to_string())
            }
        };
        for (name, text) in &self.config.headers {
            let wrong = |_| {
                Unmakeable(Said::new(
                    format!("l’en-tête «\u{a0}{name}\u{a0}» ne peut pas porter sa valeur"),
                    format!("the header `{name}` cannot hold its value"),
                ))
            };
            let value = plain(text)?;
            let mut value = HeaderValue::from_bytes(value.as_bytes()).map_err(|_| wrong(()))?;
            value.set_sensitive(true);
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| wrong(()))?;
            headers.insert(name, value);
        }
        let mut request = client.request(method, url).headers(headers);
        if let Some(user) = &self.config.basic_user {
            request = request.basic_auth(user, Some(self.secrets.account.reveal()));
        }
        Ok(match octets {
            Some(octets) => request.body(octets),
            None => request,
        })
    }
}

/// Where receipts are awaited, with the secret if it belongs there.
fn address(config: &HttpConfig, secrets: &Secrets, webhook_url: &str) -> Result<String, AccountError> {
    let Some(SecretPlace::Query(name)) = config.webhook.as_ref().map(|webhook| &webhook.secret) else {
        return Ok(webhook_url.to_owned());
    };
    if webhook_url.is_empty() {
        return Ok(String::new());
    }
    let mut url = Url::parse(webhook_url).map_err(|error| {
        let ours = Said::new("notre propre adresse est fausse", "our own address is wrong");
        wrong("webhook", ours.because(Said::same(error.to_string())))
    })?;
    url.query_pairs_mut().append_pair(name, secrets.webhook.reveal());
    Ok(url.into())
}

/// Whether a template of the account names this place.
fn names(config: &HttpConfig, place: &str) -> bool {
    let tables = [&config.query, &config.headers];
    let in_body = match &config.body {
        Body::None => false,
        Body::Form(fields) => fields.values().any(|text| text.contains(place)),
        Body::Json(value) => value.to_string().contains(place),
    };
    in_body || config.url.contains(place) || tables.iter().any(|table| table.values().any(|text| text.contains(place)))
}

/// What stands in the places of a template.
struct Values<'a> {
    to: String,
    from: String,
    id: String,
    alphabet: &'a str,
    text: &'a str,
    requests: &'a Requests,
}

impl<'a> Values<'a> {
    fn of(requests: &'a Requests, order: &'a TextOrder) -> Values<'a> {
        let written = |phone: rappel_strategy::phone::Phone| match requests.config.numbers {
            Numbers::E164 => phone.to_string(),
            Numbers::Digits => phone.digits().to_string(),
        };
        let from = match &order.from {
            Sender::Number(phone) => written(*phone),
            Sender::Name(name) => name.to_string(),
        };
        let alphabet = match measure(&order.body).alphabet {
            Alphabet::Gsm7 => &requests.config.alphabets.gsm7,
            Alphabet::Ucs2 => &requests.config.alphabets.ucs2,
        };
        Values { to: written(order.to), from, id: order.id.to_string(), alphabet, text: &order.body, requests }
    }

    fn of_place(&self, place: &str) -> Option<&str> {
        match place {
            "to" => Some(&self.to),
            "from" => Some(&self.from),
            "text" => Some(self.text),
            "id" => Some(&self.id),
            "alphabet" => Some(self.alphabet),
            "validity_min" => Some(&self.requests.validity_min),
            "secret" => Some(self.requests.secrets.account.reveal()),
            "webhook" => Some(&self.requests.webhook_url),
            _ => None,
        }
    }

    fn fill(&self, text: &str, written: impl Fn(&str) -> String) -> Result<String, Unmakeable> {
        let template = Template::parse(text, &PLACES).map_err(|error| Unmakeable(unreadable(&error)))?;
        let written: Vec<(&str, String)> =
            PLACES.iter().filter_map(|place| Some((*place, written(self.of_place(place)?)))).collect();
        let value = |place: &str| written.iter().find(|(name, _)| *name == place).map(|(_, value)| value.as_str());
        Ok(template.render(value))
    }

    fn fill_json(&self, value: &Value) -> Result<Value, Unmakeable> {
        Ok(match value {
            Value::String(text) => Value::String(self.fill(text, str::to_owned)?),
            Value::Array(items) => {
                Value::Array(items.iter().map(|item| self.fill_json(item)).collect::<Result<_, _>>()?)
            }
            Value::Object(fields) => {
                let filled = fields.iter().map(|(name, field)| Ok((name.clone(), self.fill_json(field)?)));
                Value::Object(filled.collect::<Result<_, _>>()?)
            }
            other => other.clone(),
        })
    }
}

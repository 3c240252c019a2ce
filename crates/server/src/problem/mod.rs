//! Every error as problem details (RFC 9457): what is wrong, where, and the way out.
//!
//! Problems are made by constructors that say what went wrong, not which status code. They carry both languages; which one is
//! written is settled at the edge, by [`spoken`].

mod code;
mod constructors;
mod spoken;
mod store;

pub use code::Code;
pub use spoken::{language, spoken};

use crate::schema::documented;
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use rappel_strategy::lang::Lang;
use rappel_strategy::said::Said;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// The media type of problem details.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// Why a request was not done.
#[derive(Clone, Debug)]
pub struct Problem(Box<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    code: Code,
    status: StatusCode,
    detail: Said,
    place: Option<String>,
    findings: Option<Value>,
    errors: Option<Value>,
    current: Option<Value>,
    setup_needed: Option<bool>,
    retry_after_s: Option<u64>,
}

/// A problem as it is written.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
pub struct Written<'a> {
    /// `urn:rappel:problem:` and the code.
    r#type: String,
    /// What kind of thing is wrong.
    code: Code,
    /// The same for people.
    title: &'a str,
    /// What is wrong here, and the way out.
    detail: &'a str,
    /// The status code of the answer.
    status: u16,
    /// The value at fault in what was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    /// What was found in the documents.
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<&'a Value>,
    /// What is wrong in a text that was sent, by line and column.
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<&'a Value>,
    /// What is there instead: the present revision, who made it and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<&'a Value>,
    /// Nobody can sign in yet: the first account is to be made.
    #[serde(skip_serializing_if = "Option::is_none")]
    setup_needed: Option<bool>,
}
documented!(Written<'static>);

impl Problem {
    fn new(code: Code, detail: Said) -> Problem {
        Problem(Box::new(Inner {
            code,
            status: code.status(),
            detail,
            place: None,
            findings: None,
            errors: None,
            current: None,
            setup_needed: None,
            retry_after_s: None,
        }))
    }

    fn at(mut self, place: impl Into<String>) -> Problem {
        self.0.place = Some(place.into());
        self
    }

    /// What is wrong here, and the way out.
    pub fn said(&self) -> &Said {
        &self.0.detail
    }

    fn written(&self, lang: Lang) -> Written<'_> {
        let inner = &*self.0;
        Written {
            r#type: format!("urn:rappel:problem:{}", inner.code.name()),
            code: inner.code,
            title: inner.code.title(lang),
            detail: inner.detail.to(lang),
            status: inner.status.as_u16(),
            place: inner.place.as_deref(),
            findings: inner.findings.as_ref(),
            errors: inner.errors.as_ref(),
            current: inner.current.as_ref(),
            setup_needed: inner.setup_needed,
        }
    }

    /// The problem as it is written, in a language, where it stands within an answer.
    pub fn value(&self, lang: Lang) -> Value {
        serde_json::to_value(self.written(lang)).unwrap_or_default()
    }

    fn write(&self, lang: Lang) -> Response {
        let inner = &*self.0;
        let body = serde_json::to_vec(&self.written(lang)).unwrap_or_default();
        let mut response = (inner.status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(if lang == Lang::En { "en" } else { "fr" }));
        if let Some(wait_s) = inner.retry_after_s {
            headers.insert(RETRY_AFTER, HeaderValue::from(wait_s));
        }
        response
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.write(Lang::default());
        response.extensions_mut().insert(self);
        response
    }
}

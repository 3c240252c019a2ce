//! Changes are made by our own screens only, not by another site that the browser happens to show.

use crate::problem::Problem;
use crate::token::Token;
use axum::extract::FromRequestParts;
use axum::http::header::{HOST, ORIGIN};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};

const HEADER: &str = "x-csrf-token";

/// Refuses a change without the token of the session it is made in.
///
/// # Errors
/// [`Problem::csrf`].
pub fn check(parts: &Parts, session: &Token) -> Result<(), Problem> {
    if matches!(parts.method, Method::GET | Method::HEAD) {
        return Ok(());
    }
    let sent = text(&parts.headers, HEADER).unwrap_or_default();
    if session.csrf().is(sent) { Ok(()) } else { Err(Problem::csrf()) }
}

/// For requests that are made before there is a session: refuses what a browser says comes from another site.
pub struct SameOrigin;

impl<S: Sync> FromRequestParts<S> for SameOrigin {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<SameOrigin, Problem> {
        let headers = &parts.headers;
        let site = text(headers, "sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
        let host = text(headers, HOST.as_str());
        let same = |origin: &str| origin.split_once("://").map(|(_, authority)| authority) == host;
        let origin = text(headers, ORIGIN.as_str()).is_none_or(same);
        if site && origin { Ok(SameOrigin) } else { Err(Problem::csrf()) }
    }
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).map(|value| value.to_str().unwrap_or_default())
}

//! What comes in with a request, read so that a mistake is named with its place.

use crate::problem::Problem;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::header::IF_MATCH;
use axum::http::request::Parts;
use axum::response::IntoResponse;
use rappel_store::CampaignId;
use rappel_strategy::said::Said;
use serde::de::DeserializeOwned;

/// Most bytes of a JSON body: a document as text, twice over.
pub const BODY_BYTES_MAX: usize = 8 * 1024 * 1024;

/// A JSON body.
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Body<T>, Problem> {
        let bytes = axum::body::Bytes::from_request(request, state).await.map_err(|rejection| {
            match rejection.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(BODY_BYTES_MAX as u64),
                _ => Problem::unreadable("", "the body broke off"),
            }
        })?;
        let mut reader = serde_json::Deserializer::from_slice(&bytes);
        let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            // `?` stands for what broke off before it had a name, `.` for the whole.
            let place = error.path().to_string();
            let place = place.trim_end_matches('?').trim_matches('.');
            Problem::unreadable(place, &error.inner().to_string())
        })?;
        reader.end().map_err(|error| Problem::unreadable("", &error.to_string()))?;
        Ok(Body(value))
    }
}

/// The options after the `?` of an address.
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Query<T>, Problem> {
        match axum::extract::Query::try_from_uri(&parts.uri) {
            Ok(axum::extract::Query(value)) => Ok(Query(value)),
            Err(rejection) => Err(Problem::unreadable("query", &rejection.body_text())),
        }
    }
}

/// The names in the path of an address. One that cannot be read names nothing that exists.
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Path<T>, Problem> {
        match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Path(value)),
            Err(_) => Err(Problem::no_such_address()),
        }
    }
}

/// The campaign with this number in the path of an address.
///
/// # Errors
/// There is none.
pub fn campaign(number: u32) -> Result<CampaignId, Problem> {
    let none = || Problem::not_found(&Said::new(format!("campagne {number}"), format!("campaign {number}")));
    CampaignId::new(number).ok_or_else(none)
}

/// What a change says it was made from: the tag in `If-Match`, without its quotation marks.
pub struct IfMatch(pub String);

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<IfMatch, Problem> {
        let header = parts.headers.get(IF_MATCH).ok_or_else(Problem::revision_missing)?;
        let tag = header.to_str().unwrap_or_default().trim();
        let tag = tag.strip_prefix("W/").unwrap_or(tag).trim_matches('"');
        if tag.is_empty() { Err(Problem::revision_missing()) } else { Ok(IfMatch(tag.to_owned())) }
    }
}

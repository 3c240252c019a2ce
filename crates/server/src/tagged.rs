//! Answers that carry the revision of their campaign, from which a change can be made.

use axum::Json;
use axum::http::HeaderValue;
use axum::http::header::ETAG;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// An answer with the revision of its campaign as entity tag.
pub struct Tagged<T>(pub u32, pub T);

impl<T: Serialize> IntoResponse for Tagged<T> {
    fn into_response(self) -> Response {
        let Tagged(revision, body) = self;
        let mut response = Json(body).into_response();
        if let Ok(tag) = HeaderValue::try_from(format!("\"{revision}\"")) {
            response.headers_mut().insert(ETAG, tag);
        }
        response
    }
}

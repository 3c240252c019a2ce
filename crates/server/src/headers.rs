//! Headers that every answer carries, against what browsers would otherwise allow.

use axum::Router;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue};
use tower_http::set_header::SetResponseHeaderLayer;

/// Everything comes from here, and nothing is shown within another page. Styles may stand within the page: the screens' library
/// puts its theme there.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Adds what every answer carries.
pub fn secured(router: Router) -> Router {
    let set = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
    };
    router
        .layer(set(CONTENT_SECURITY_POLICY, POLICY))
        .layer(set(X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(set(X_FRAME_OPTIONS, "DENY"))
        .layer(set(REFERRER_POLICY, "same-origin"))
        .layer(set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
}

/// Nothing of the interface is kept by browsers: it is about people, and who may read it changes.
pub fn not_kept<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    let value = HeaderValue::from_static("no-store");
    router.layer(SetResponseHeaderLayer::if_not_present(CACHE_CONTROL, value))
}

//! The web application, built into the binary.

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{Html, IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

/// What `web/` was built into. A server that was compiled before it was built serves a page that says so.
#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Application;

const INDEX: &str = "index.html";

const NOT_BUILT: &str = "<!doctype html><html lang=\"fr\"><meta charset=\"utf-8\"><title>Rappel</title>\
    <p>L’application web n’a pas été construite avec ce serveur&nbsp;: lancez <code>script/start</code>.\
    <p lang=\"en\">The web application was not built into this server: run <code>script/start</code>.</html>";

/// A file of the application; an address of one of its screens is the application itself.
pub async fn application(uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    match Application::get(path).filter(|_| !path.is_empty()) {
        Some(found) => file(path, found, &headers),
        None if is_file => StatusCode::NOT_FOUND.into_response(),
        None => match Application::get(INDEX) {
            Some(index) => file(INDEX, index, &headers),
            None => Html(NOT_BUILT).into_response(),
        },
    }
}

fn file(path: &str, found: EmbeddedFile, headers: &HeaderMap) -> Response {
    let tag = found.metadata.sha256_hash().iter().take(16).fold(String::new(), |tag, byte| format!("{tag}{byte:02x}"));
    let tag = format!("\"{tag}\"");
    // Files in `assets` carry their content's hash in their name.
    let kept = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let known = headers.get(IF_NONE_MATCH).is_some_and(|sent| sent.as_bytes() == tag.as_bytes());
    let (status, body) = if known {
        (StatusCode::NOT_MODIFIED, Body::empty())
    } else {
        (StatusCode::OK, Body::from(found.data.into_owned()))
    };
    let headers = [(CONTENT_TYPE, media_type(path)), (CACHE_CONTROL, kept), (ETAG, tag.as_str())];
    (status, headers, body).into_response()
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "webmanifest") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

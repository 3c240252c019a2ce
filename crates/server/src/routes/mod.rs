//! What is served, by area. Each module has `routes()`; long answers and uploads are in its `slow_routes()`.

mod accounts;
mod analysis;
mod audit;
mod call_file;
mod campaigns;
mod check;
mod connections;
mod contacts;
mod effect;
mod exports;
mod files;
mod forecasts;
mod health;
mod hooks;
pub mod jobs;
mod law;
mod live;
mod lookups;
mod ready_made;
mod results;
mod runs;
mod session;
mod sounds;
mod standing;
mod strategy;
mod suppression;
mod texts;
mod what_if;

use crate::app::App;
use crate::extract::BODY_BYTES_MAX;
use crate::openapi;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use std::time::Duration;
use tower_http::timeout::TimeoutLayer;
use utoipa_axum::router::OpenApiRouter;

/// Longest time an answer may take, in seconds.
const ANSWER_S_MAX: u64 = 30;

/// Everything, with its limits.
pub fn all() -> OpenApiRouter<App> {
    let timeout = TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(ANSWER_S_MAX));
    quick().layer(timeout).merge(slow()).layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
}

/// What is answered at once.
pub fn quick() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(openapi::head())
        .merge(health::routes())
        .merge(session::routes())
        .merge(accounts::routes())
        .merge(audit::routes())
        .merge(campaigns::routes())
        .merge(runs::routes())
        .merge(results::routes())
        .merge(contacts::routes())
        .merge(strategy::routes())
        .merge(effect::routes())
        .merge(standing::routes())
        .merge(check::routes())
        .merge(analysis::routes())
        .merge(forecasts::routes())
        .merge(law::routes())
        .merge(files::routes())
        .merge(ready_made::routes())
        .merge(what_if::routes())
        .merge(lookups::routes())
        .merge(jobs::routes())
        .merge(call_file::routes())
        .merge(suppression::routes())
        .merge(texts::routes())
        .merge(sounds::routes())
        .merge(connections::routes())
        .merge(hooks::routes())
}

/// What may take its time: streams of events, uploads, downloads.
pub fn slow() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(jobs::slow_routes())
        .merge(live::slow_routes())
        .merge(call_file::slow_routes())
        .merge(exports::slow_routes())
        .merge(forecasts::slow_routes())
        .merge(suppression::slow_routes())
        .merge(sounds::slow_routes())
        .merge(connections::slow_routes())
}

//! Whether the server answers, and what it serves.

use crate::app::App;
use crate::openapi::document;
use crate::schema::documented;
use axum::Json;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::sync::LazyLock;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

static DOCUMENT: LazyLock<Value> = LazyLock::new(document);

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(health)).routes(routes!(openapi))
}

/// That the server answers.
#[derive(Serialize, JsonSchema)]
struct Health {
    /// Always true.
    ok: bool,
}
documented!(Health);

/// Says that the server answers.
#[utoipa::path(get, path = "/health", tag = "server", responses((status = 200, body = Health)))]
async fn health() -> Json<Health> {
    Json(Health { ok: true })
}

/// Describes what is served.
#[utoipa::path(get, path = "/openapi.json", tag = "server",
    responses((status = 200, description = "An OpenAPI document", content_type = "application/json")))]
async fn openapi() -> Json<&'static Value> {
    Json(&DOCUMENT)
}

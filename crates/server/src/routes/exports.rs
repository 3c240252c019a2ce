//! Contacts and attempts as files.

use crate::app::App;
use crate::campaign::Stored;
use crate::download::{CSV, download};
use crate::export;
use crate::extract::{self, Path};
use crate::identity::Authorised;
use crate::problem::{self, Problem};
use crate::rights::needs;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes.
pub fn slow_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(export_contacts)).routes(routes!(export_attempts))
}

/// A line for each contact.
#[utoipa::path(get, path = "/campaigns/{id}/export/contacts.csv", tag = "call file", params(("id" = u32, Path)),
    responses((status = 200, description = "A CSV file", content_type = "text/csv")))]
async fn export_contacts(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    Path(id): Path<u32>,
) -> Result<Response, Problem> {
    let id = extract::campaign(id)?;
    let campaign = app.stores.with(move |store| Stored::read(store, id)).await?.campaign;
    let mut store = app.stores.handle()?;
    let name = format!("{} - contacts.csv", campaign.name);
    Ok(download(&name, CSV, move |out| export::contacts(&mut store, id, &campaign, out)))
}

/// A line for each attempt, with the rule that caused it.
#[utoipa::path(get, path = "/campaigns/{id}/export/attempts.csv", tag = "call file", params(("id" = u32, Path)),
    responses((status = 200, description = "A CSV file", content_type = "text/csv")))]
async fn export_attempts(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    headers: HeaderMap,
    Path(id): Path<u32>,
) -> Result<Response, Problem> {
    let id = extract::campaign(id)?;
    let lang = problem::language(&headers);
    let campaign = app.stores.with(move |store| Stored::read(store, id)).await?.campaign;
    let mut store = app.stores.handle()?;
    let name = format!("{} - attempts.csv", campaign.name);
    Ok(download(&name, CSV, move |out| export::attempts(&mut store, id, &campaign, lang, out)))
}

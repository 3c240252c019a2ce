//! Contacts: looked for, looked at, changed by hand.

use crate::app::App;
use crate::campaign::{Made, Stored};
use crate::contact::{self, ContactChange, ContactDetail, ContactPage, PAGE_MAX, PhaseName, Sought};
use crate::extract::{self, Body, IfMatch, Path, Query};
use crate::identity::Authorised;
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use rappel_store::ContactId;
use rappel_strategy::phone::Phone;
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Contacts of a page unless it is said how many.
const PAGE: usize = 50;

documented!(ContactPage, ContactDetail, ContactChange, PhaseName);

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(get, change))
        .routes(routes!(call_now))
        .routes(routes!(never_again))
        .routes(routes!(call_again))
}

/// Which contacts are wanted.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// Only those in this phase.
    #[param(inline)]
    phase: Option<PhaseName>,
    /// Only those that ended with this result.
    result: Option<String>,
    /// The beginning of a key, or a number in any writing. Narrowed by phase or result, a page may be short and be followed by
    /// others all the same.
    q: Option<String>,
    /// The page after the one that named this.
    after: Option<String>,
    /// Contacts of the page; at most 200.
    limit: Option<usize>,
}

/// A page of a campaign's contacts. It costs the same at any number of contacts.
#[utoipa::path(get, path = "/campaigns/{id}/contacts", tag = "contacts", params(("id" = u32, Path), Wanted),
    responses((status = 200, body = ContactPage)))]
async fn list(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    Path(id): Path<u32>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<ContactPage>, Problem> {
    let (id, clocks) = (extract::campaign(id)?, app.clocks());
    let Wanted { phase, result, q, after, limit } = wanted;
    let sought = Sought { phase, result, text: q, after, limit: limit.unwrap_or(PAGE).clamp(1, PAGE_MAX) };
    let page = app.stores.with(move |store| {
        let stored = Stored::read(store, id)?;
        let now = clocks.now(store, id)?;
        contact::find(store, id, &stored.campaign, &sought, now)
    });
    Ok(Json(page.await?))
}

fn contact_id(number: u64) -> Result<ContactId, Problem> {
    let none = || Problem::not_found(&Said::new(format!("fiche {number}"), format!("contact {number}")));
    ContactId::from_number(number).filter(|id| i64::try_from(id.get()).is_ok()).ok_or_else(none)
}

/// A contact with its history, what comes next, and why.
#[utoipa::path(get, path = "/contacts/{id}", tag = "contacts", params(("id" = u64, Path)),
    responses((status = 200, body = ContactDetail)))]
async fn get(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    Path(id): Path<u64>,
) -> Result<Json<ContactDetail>, Problem> {
    detail(app, contact_id(id)?).await
}

async fn detail(app: App, id: ContactId) -> Result<Json<ContactDetail>, Problem> {
    let clocks = app.clocks();
    let detail = app.stores.with(move |store| {
        let now = clocks.now(store, id.campaign())?;
        contact::detail(store, id, now)
    });
    Ok(Json(detail.await?))
}

/// Changes a contact's numbers, zone, priority or columns. It is planned again if that changes a plan.
#[utoipa::path(patch, path = "/contacts/{id}", tag = "contacts", params(("id" = u64, Path)),
    request_body = ContactChange, responses((status = 200, body = ContactDetail)))]
async fn change(
    State(app): State<App>,
    who: Authorised<needs::Contacts>,
    Path(id): Path<u64>,
    IfMatch(seen): IfMatch,
    Body(sent): Body<ContactChange>,
) -> Result<Json<ContactDetail>, Problem> {
    let (id, at) = (contact_id(id)?, app.clock.now());
    app.stores.with(move |store| contact::edit(store, id, &seen, &sent, &Made { who: &who, at })).await?;
    app.facts.forget(id.campaign());
    detail(app, id).await
}

/// A call that was agreed.
#[derive(Serialize, JsonSchema)]
struct Agreed {
    /// The number it goes to.
    phone: Phone,
    /// As people in its country write it.
    national: String,
    /// From when on it may be made.
    from: Instant,
    /// From when on it may no longer.
    until: Instant,
}
documented!(Agreed);

/// Has a contact called at once: it is taken next, like a callback, inside every hard limit.
#[utoipa::path(post, path = "/contacts/{id}/call-now", tag = "contacts", params(("id" = u64, Path)),
    responses((status = 202, body = Agreed)))]
async fn call_now(
    State(app): State<App>,
    who: Authorised<needs::Contacts>,
    Path(id): Path<u64>,
) -> Result<(StatusCode, Json<Agreed>), Problem> {
    let (id, clocks) = (contact_id(id)?, app.clocks());
    let call = app.stores.with(move |store| {
        let now = clocks.now(store, id.campaign())?;
        contact::call_now(store, id, now, &Made { who: &who, at: clocks.wall })
    });
    let call = call.await?;
    let agreed = Agreed { phone: call.phone, national: call.phone.national(), from: call.from, until: call.until };
    Ok((StatusCode::ACCEPTED, Json(agreed)))
}

/// Why a contact is never to be called again.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Reason {
    /// In the words of who says so.
    reason: String,
}
documented!(Reason);

/// Never calls a contact again: its numbers go on the suppression list of every campaign, and it closes.
#[utoipa::path(post, path = "/contacts/{id}/never-again", tag = "contacts", params(("id" = u64, Path)),
    request_body = Reason, responses((status = 200, body = ContactDetail)))]
async fn never_again(
    State(app): State<App>,
    who: Authorised<needs::Contacts>,
    Path(id): Path<u64>,
    Body(sent): Body<Reason>,
) -> Result<Json<ContactDetail>, Problem> {
    let (id, clocks) = (contact_id(id)?, app.clocks());
    let withdrawn = app.stores.with(move |store| {
        let now = clocks.now(store, id.campaign())?;
        contact::never_again(store, id, &sent.reason, now, &Made { who: &who, at: clocks.wall })
    });
    withdrawn.await?;
    detail(app, id).await
}

/// Takes back, within an hour, that a contact is never called again.
#[utoipa::path(post, path = "/contacts/{id}/call-again", tag = "contacts", params(("id" = u64, Path)),
    responses((status = 200, body = ContactDetail)))]
async fn call_again(
    State(app): State<App>,
    who: Authorised<needs::Contacts>,
    Path(id): Path<u64>,
) -> Result<Json<ContactDetail>, Problem> {
    let (id, at) = (contact_id(id)?, app.clock.now());
    app.stores.with(move |store| contact::call_again(store, id, &Made { who: &who, at })).await?;
    detail(app, id).await
}

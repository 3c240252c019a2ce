//! The strategy of a campaign and its versions (R3, R60, R62).

use crate::app::App;
use crate::campaign::{self, Changed, Made, PutVersion, Stored, strategy_of};
use crate::document::Document;
use crate::extract::{self, IfMatch, Path, Query};
use crate::identity::Authorised;
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use crate::tagged::Tagged;
use axum::Json;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use rappel_store::{Store, Version};
use rappel_strategy::model::Strategy;
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_strategy, put_strategy, remove_strategy))
        .routes(routes!(strategy_versions))
        .routes(routes!(strategy_version))
        .routes(routes!(export_strategy))
}

/// The strategy in place of a campaign; null everywhere: none is.
#[derive(Serialize, JsonSchema)]
struct InPlace {
    /// The revision of the campaign.
    revision: u32,
    /// Which version it is.
    version: Option<Version>,
    /// The strategy.
    strategy: Option<Strategy>,
    /// Why it was put.
    note: Option<String>,
    /// When.
    put_at: Option<Instant>,
    /// The name of who put it; null also where it was not put with an account.
    put_by: Option<String>,
}
documented!(InPlace);

/// The strategy in place.
#[utoipa::path(get, path = "/campaigns/{id}/strategy", tag = "strategy", params(("id" = u32, Path)),
    responses((status = 200, body = InPlace)))]
async fn get_strategy(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    Path(id): Path<u32>,
) -> Result<Tagged<InPlace>, Problem> {
    let id = extract::campaign(id)?;
    let in_place = app
        .stores
        .with(move |store| {
            let stored = Stored::read(store, id)?;
            let revision = stored.record.revision.0;
            Ok::<_, Problem>(match stored.strategy {
                Some((version, strategy)) => {
                    let PutVersion { version, note, put_at, put_by } = PutVersion::of(store, &version)?;
                    let (version, note, put_at) = (Some(version), Some(note), Some(put_at));
                    InPlace { revision, version, strategy: Some(strategy), note, put_at, put_by }
                }
                None => InPlace { revision, version: None, strategy: None, note: None, put_at: None, put_by: None },
            })
        })
        .await?;
    Ok(Tagged(in_place.revision, in_place))
}

/// A strategy to be put in place.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewStrategy {
    /// The strategy.
    strategy: Box<Strategy>,
    /// Why, at most 500 characters.
    #[serde(default)]
    note: String,
}
documented!(NewStrategy);

/// What a campaign has after a change of its strategy.
#[derive(Serialize, JsonSchema)]
struct Put {
    /// The revision of the campaign.
    revision: u32,
    /// The version in place; null: none.
    version: Option<Version>,
}
documented!(Put);

/// Puts a new version of the strategy in place; earlier ones are kept. While the campaign runs, errors refuse it (R4, R60).
#[utoipa::path(put, path = "/campaigns/{id}/strategy", tag = "strategy",
    params(("id" = u32, Path), ("If-Match" = String, Header)), request_body = NewStrategy,
    responses((status = 200, body = Put)))]
async fn put_strategy(
    State(app): State<App>,
    who: Authorised<needs::Edit>,
    Path(id): Path<u32>,
    seen: IfMatch,
    Document(sent): Document<NewStrategy>,
) -> Result<Tagged<Put>, Problem> {
    change(app, who, id, seen, Changed::Strategy(sent.strategy, sent.note)).await
}

/// Takes the strategy out of place: the classic rules are back (R3).
#[utoipa::path(delete, path = "/campaigns/{id}/strategy", tag = "strategy",
    params(("id" = u32, Path), ("If-Match" = String, Header)), responses((status = 200, body = Put)))]
async fn remove_strategy(
    State(app): State<App>,
    who: Authorised<needs::Edit>,
    Path(id): Path<u32>,
    seen: IfMatch,
) -> Result<Tagged<Put>, Problem> {
    change(app, who, id, seen, Changed::NoStrategy).await
}

async fn change(
    app: App,
    who: Authorised<needs::Edit>,
    id: u32,
    seen: IfMatch,
    changed: Changed,
) -> Result<Tagged<Put>, Problem> {
    let (id, at) = (extract::campaign(id)?, app.clock.now());
    let work = move |store: &mut rappel_store::SqliteStore| {
        campaign::change(store, id, &seen.0, changed, &Made { who: &who, at })
    };
    let record = app.stores.with(work).await?.record;
    let revision = record.revision.0;
    Ok(Tagged(revision, Put { revision, version: record.strategy }))
}

/// A version in the list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "StrategyVersionListed")]
struct Listed {
    #[serde(flatten)]
    put: PutVersion,
    /// Whether it is the one in place.
    in_place: bool,
}
documented!(Listed);

/// The versions of the strategy, newest first.
#[utoipa::path(get, path = "/campaigns/{id}/strategy/versions", tag = "strategy", params(("id" = u32, Path)),
    responses((status = 200, body = Vec<Listed>)))]
async fn strategy_versions(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    Path(id): Path<u32>,
) -> Result<Json<Vec<Listed>>, Problem> {
    let id = extract::campaign(id)?;
    let listed = app
        .stores
        .with(move |store| {
            let in_place = store.campaign(id)?.strategy;
            let mut listed = Vec::new();
            for version in store.strategy_versions(id)?.iter().rev() {
                let put = PutVersion::of(store, version)?;
                listed.push(Listed { in_place: in_place == Some(put.version), put });
            }
            Ok::<_, Problem>(listed)
        })
        .await?;
    Ok(Json(listed))
}

/// A version with its strategy.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "StrategyVersionWhole")]
struct Whole {
    #[serde(flatten)]
    put: PutVersion,
    /// The strategy.
    strategy: Strategy,
}
documented!(Whole);

/// One version of the strategy.
#[utoipa::path(get, path = "/campaigns/{id}/strategy/versions/{version}", tag = "strategy",
    params(("id" = u32, Path), ("version" = u32, Path)), responses((status = 200, body = Whole)))]
async fn strategy_version(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    Path((id, version)): Path<(u32, Version)>,
) -> Result<Json<Whole>, Problem> {
    let id = extract::campaign(id)?;
    let whole = app
        .stores
        .with(move |store| {
            let version = store.strategy_version(id, version)?;
            let strategy = strategy_of(&version).map_err(Problem::internal)?;
            Ok::<_, Problem>(Whole { put: PutVersion::of(store, &version)?, strategy })
        })
        .await?;
    Ok(Json(whole))
}

/// Which version is wanted.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    version: Option<Version>,
}

/// A version of the strategy as a file, by default the one in place (R62).
#[utoipa::path(get, path = "/campaigns/{id}/strategy/export", tag = "strategy",
    params(("id" = u32, Path), ("version" = Option<u32>, Query)),
    responses((status = 200, content_type = "text/plain", body = String)))]
async fn export_strategy(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    Path(id): Path<u32>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let number = id;
    let id = extract::campaign(id)?;
    let version = app
        .stores
        .with(move |store| {
            let none = || {
                Problem::not_found(&Said::new(
                    "stratégie d’appels (aucune n’est en place)",
                    "call strategy (none is in place)",
                ))
            };
            let version = wanted.version.or(store.campaign(id)?.strategy).ok_or_else(none)?;
            Ok::<_, Problem>(store.strategy_version(id, version)?)
        })
        .await?;
    let name = format!("attachment; filename=\"strategy-{number}-v{}.toml\"", version.version);
    let headers = [(CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((headers, version.document).into_response())
}

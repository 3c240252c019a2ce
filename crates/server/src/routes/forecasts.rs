//! What a campaign will come to, and what another strategy would have made of it.

use crate::app::App;
use crate::campaign::Stored;
use crate::document::Document;
use crate::download;
use crate::extract::{self, Path, Query};
use crate::forecast::{ForecastAsked, Profiles, Replayed, learned, reached};
use crate::identity::Authorised;
use crate::jobs::{JobId, JobResult, Kind};
use crate::problem::Problem;
use crate::rights::needs;
use crate::routes::jobs::JobView;
use crate::schema::documented;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use rappel_forecast::{STRATEGIES_MAX, write_quarters};
use rappel_store::{Desk, Store};
use rappel_strategy::said::Said;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

documented!(ForecastAsked, Replayed);

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(answer_profiles))
        .routes(routes!(begin_forecast))
        .routes(routes!(begin_replay))
        .routes(routes!(begin_profile))
}

/// What takes its time.
pub fn slow_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(forecast_quarters))
}

/// A profile of who answers when.
#[derive(Serialize, JsonSchema)]
struct AnswerProfile {
    /// Its name.
    name: &'static str,
    /// What it is.
    said: Said,
}
documented!(AnswerProfile);

/// The profiles of who answers when that a forecast can be asked for, the default first.
#[utoipa::path(get, path = "/forecast/profiles", tag = "forecast", responses((status = 200, body = Vec<AnswerProfile>)))]
async fn answer_profiles(_: State<App>, _: Authorised<needs::Compute>) -> Json<Vec<AnswerProfile>> {
    Json(Profiles::ALL.map(|profile| AnswerProfile { name: profile.name(), said: profile.said() }).into())
}

/// Begins to forecast a campaign from where it stands. The result of the job is a `Comparison`; its quarter-hours as a table are at
/// `/campaigns/{id}/forecasts/{job}/quarters`. One forecast or replay runs at a time.
#[utoipa::path(post, path = "/campaigns/{id}/forecasts", tag = "forecast", params(("id" = u32, Path)),
    request_body = ForecastAsked, responses((status = 202, body = JobView)))]
async fn begin_forecast(
    State(app): State<App>,
    who: Authorised<needs::Compute>,
    headers: HeaderMap,
    Path(id): Path<u32>,
    Document(sent): Document<ForecastAsked>,
) -> Result<(StatusCode, Json<JobView>), Problem> {
    let (id, clocks) = (extract::campaign(id)?, app.clocks());
    let planned = app.stores.with(move |store| {
        let stored = Stored::read(store, id)?;
        let run = store.run(id)?;
        sent.plan(stored, &run, clocks.now(store, id)?)
    });
    let planned = planned.await?;
    let mut store = app.stores.handle()?;
    let job = app.jobs.begin(Kind::Forecast, id, who.account.id, move |job| planned.work(&mut store, job))?;
    Ok(JobView::begun(&job, &headers))
}

/// Begins to ask another strategy, at every attempt of a campaign, what it would have dialled. The result of the job is a `Replay`.
#[utoipa::path(post, path = "/campaigns/{id}/replay", tag = "forecast", params(("id" = u32, Path)),
    request_body = Replayed, responses((status = 202, body = JobView)))]
async fn begin_replay(
    State(app): State<App>,
    who: Authorised<needs::Compute>,
    headers: HeaderMap,
    Path(id): Path<u32>,
    Document(sent): Document<Replayed>,
) -> Result<(StatusCode, Json<JobView>), Problem> {
    let id = extract::campaign(id)?;
    let planned = app.stores.with(move |store| {
        let stored = Stored::read(store, id)?;
        sent.plan(store, &stored)
    });
    let planned = planned.await?;
    let mut store = app.stores.handle()?;
    let job = app.jobs.begin(Kind::Replay, id, who.account.id, move |job| planned.work(&mut store, job))?;
    Ok(JobView::begun(&job, &headers))
}

/// Begins to learn who answers when from the attempts of all campaigns. The result of the job is a `Learned`: answer rates by hour,
/// weekday and attempt with their intervals, pulled towards the shipped profile where attempts are few.
#[utoipa::path(post, path = "/campaigns/{id}/answer-profile", tag = "forecast", params(("id" = u32, Path)),
    responses((status = 202, body = JobView)))]
async fn begin_profile(
    State(app): State<App>,
    who: Authorised<needs::Compute>,
    headers: HeaderMap,
    Path(id): Path<u32>,
) -> Result<(StatusCode, Json<JobView>), Problem> {
    let id = extract::campaign(id)?;
    app.stores.with(move |store| store.campaign(id)).await?;
    let mut store = app.stores.handle()?;
    let job = app.jobs.begin(Kind::Profile, id, who.account.id, move |job| {
        let told = learned(&mut store, &|| reached(job, 0.0))?;
        Ok(told.map(|told| JobResult::Profile(Box::new(told))))
    })?;
    Ok(JobView::begun(&job, &headers))
}

/// Which forecast of a comparison is wanted.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    strategy: Option<usize>,
}

/// The quarter-hours of a forecast as a table: of the strategy with this index in the comparison, the first one by default.
#[utoipa::path(get, path = "/campaigns/{id}/forecasts/{job}/quarters", tag = "forecast",
    params(("id" = u32, Path), ("job" = u64, Path), ("strategy" = Option<u32>, Query)),
    responses((status = 200, description = "A CSV file", content_type = "text/csv")))]
async fn forecast_quarters(
    State(app): State<App>,
    _: Authorised<needs::Compute>,
    Path((id, job)): Path<(u32, u64)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let id = extract::campaign(id)?;
    let index = wanted.strategy.unwrap_or(0).min(STRATEGIES_MAX);
    let job = app.jobs.get(JobId(job)).filter(|job| job.campaign == id);
    let outcome = job.and_then(|job| job.outcome()).and_then(Result::ok).flatten();
    let forecast = |came: &JobResult| match came {
        JobResult::Forecast(compared) => compared.forecasts.get(index).map(|forecast| forecast.strategy.clone()),
        _ => None,
    };
    let none = || Problem::not_found(&Said::new("prévision (relancez-la)", "forecast (make it again)"));
    let (name, came) = outcome.and_then(|came| Some((forecast(&came)?, came))).ok_or_else(none)?;
    Ok(download::download(&format!("forecast-{name}.csv"), download::CSV, move |out| match &*came {
        JobResult::Forecast(compared) => write_quarters(&compared.forecasts[index], out),
        _ => Ok(()),
    }))
}

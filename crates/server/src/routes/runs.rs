//! Campaigns started, paused, stopped (R4).

use crate::analysis::Facts;
use crate::app::App;
use crate::campaign::{self, CampaignSummary, Made, Stored};
use crate::extract::{self, Body, Path};
use crate::identity::Authorised;
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use crate::supervisor::{self, StartAsked, Supervisor};
use axum::Json;
use axum::extract::State;
use rappel_store::{CampaignId, SqliteStore};
use schemars::JsonSchema;
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

documented!(StartAsked);

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(start)).routes(routes!(pause)).routes(routes!(stop))
}

/// Does something with a campaign, and says how it stands then.
async fn operated(
    app: App,
    who: Authorised<needs::Operate>,
    id: u32,
    work: impl FnOnce(&Supervisor, &mut SqliteStore, CampaignId, &Made<'_>) -> Result<(), Problem> + Send + 'static,
) -> Result<Json<CampaignSummary>, Problem> {
    let (id, clocks, supervisor) = (extract::campaign(id)?, app.clocks(), app.supervisor.clone());
    let operated = app.stores.with(move |store| {
        work(&supervisor, store, id, &Made { who: &who, at: clocks.wall })?;
        let Stored { record, campaign, .. } = Stored::read(store, id)?;
        campaign::summary(store, &record, &campaign, &clocks)
    });
    Ok(Json(operated.await?))
}

/// Starts a campaign: through the switch where its trunks are those of one, else on the simulated network.
#[utoipa::path(post, path = "/campaigns/{id}/start", tag = "campaigns", params(("id" = u32, Path)),
    request_body = StartAsked, responses((status = 200, body = CampaignSummary)))]
async fn start(
    State(app): State<App>,
    who: Authorised<needs::Operate>,
    Path(id): Path<u32>,
    Body(sent): Body<StartAsked>,
) -> Result<Json<CampaignSummary>, Problem> {
    let file = Facts::settled(&app, extract::campaign(id)?).await?;
    operated(app, who, id, move |supervisor, store, id, made| {
        supervisor::start(supervisor, store, id, sent, &file, made)
    })
    .await
}

/// Pauses a campaign: no other call is made, those in progress go on to their end.
#[utoipa::path(post, path = "/campaigns/{id}/pause", tag = "campaigns", params(("id" = u32, Path)),
    responses((status = 200, body = CampaignSummary)))]
async fn pause(
    State(app): State<App>,
    who: Authorised<needs::Operate>,
    Path(id): Path<u32>,
) -> Result<Json<CampaignSummary>, Problem> {
    operated(app, who, id, supervisor::pause).await
}

/// What confirms that a campaign is to be stopped.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Stop {
    /// The campaign's name.
    confirm: String,
}
documented!(Stop);

/// Stops a campaign for good: it never calls again.
#[utoipa::path(post, path = "/campaigns/{id}/stop", tag = "campaigns", params(("id" = u32, Path)),
    request_body = Stop, responses((status = 200, body = CampaignSummary)))]
async fn stop(
    State(app): State<App>,
    who: Authorised<needs::Operate>,
    Path(id): Path<u32>,
    Body(sent): Body<Stop>,
) -> Result<Json<CampaignSummary>, Problem> {
    operated(app, who, id, move |supervisor, store, id, made| {
        supervisor::stop(supervisor, store, id, &sent.confirm, made)
    })
    .await
}

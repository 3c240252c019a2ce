//! What is wrong with a campaign and a strategy, before they are kept (R4, R12).

use crate::app::App;
use crate::campaign::Stored;
use crate::document::Document;
use crate::extract;
use crate::finding::{Findings, Found};
use crate::identity::Authorised;
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use axum::Json;
use axum::extract::State;
use rappel_strategy::model::{Campaign, Strategy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(check_documents))
}

/// What is to be checked.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Checked {
    /// The campaign.
    campaign: Option<Box<Campaign>>,
    /// Or the number of one that is stored.
    campaign_id: Option<u32>,
    /// The strategy; null: the campaign alone.
    strategy: Option<Box<Strategy>>,
}
documented!(Checked);

/// What was found.
#[derive(Serialize, JsonSchema)]
struct Report {
    /// In the order of the documents, the strategy first.
    findings: Vec<Found>,
}
documented!(Report);

/// Checks a strategy against a campaign, and the campaign itself. Keeps nothing.
#[utoipa::path(post, path = "/check", tag = "strategy", request_body = Checked, responses((status = 200, body = Report)))]
async fn check_documents(
    State(app): State<App>,
    _: Authorised<needs::Compute>,
    Document(sent): Document<Checked>,
) -> Result<Json<Report>, Problem> {
    let findings = app
        .stores
        .with(move |store| {
            let campaign = match (sent.campaign, sent.campaign_id) {
                (Some(campaign), None) => *campaign,
                (None, Some(id)) => Stored::read(store, extract::campaign(id)?)?.campaign,
                _ => return Err(Problem::neither("campaign", "campaign_id")),
            };
            Ok::<_, Problem>(Findings::of(&campaign, sent.strategy.as_deref()))
        })
        .await?;
    Ok(Json(Report { findings: findings.found() }))
}

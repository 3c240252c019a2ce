//! What the law asks: the rule sets that ship, what a strategy can break of them, and what was refused at the time of dialling (R37).

use crate::app::App;
use crate::campaign::Stored;
use crate::document::Document;
use crate::extract::{self, Path, Query};
use crate::finding::Findings;
use crate::identity::Authorised;
use crate::problem::Problem;
use crate::refusals::{RefusalPage, Wanted, page};
use crate::rights::needs;
use crate::schema::documented;
use axum::Json;
use axum::extract::State;
use rappel_law::{Verdict, prove};
use rappel_strategy::law::{Preset, presets};
use rappel_strategy::model::{Campaign, Strategy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(law_presets)).routes(routes!(law_proof)).routes(routes!(refusals))
}

/// The rule sets that ship.
#[derive(Serialize, JsonSchema)]
#[serde(transparent)]
struct LawPresets(&'static [Preset]);
documented!(LawPresets);

/// The legal rule sets that ship, each rule with its sources, its dates and how sure it is. An own rule has the same form.
#[utoipa::path(get, path = "/law/presets", tag = "law", responses((status = 200, body = LawPresets)))]
async fn law_presets(_: State<App>, _: Authorised<needs::Read>) -> Json<LawPresets> {
    Json(LawPresets(presets()))
}

/// What is to be proved.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ProofAsked {
    /// The campaign, with the law it chose.
    campaign: Option<Box<Campaign>>,
    /// Or the number of one that is stored.
    campaign_id: Option<u32>,
    /// The strategy; null: classic rules, of which nothing is proved.
    strategy: Option<Box<Strategy>>,
}
documented!(ProofAsked);

/// What was proved.
#[derive(Serialize, JsonSchema)]
struct LawProof {
    /// One for each rule that binds the campaign.
    verdicts: Vec<Verdict>,
}
documented!(LawProof);

/// For each rule of the law that a campaign chose: could the strategy break it, if the rule did not hold it back? Keeps nothing.
#[utoipa::path(post, path = "/law/proof", tag = "law", request_body = ProofAsked, responses((status = 200, body = LawProof)))]
async fn law_proof(
    State(app): State<App>,
    _: Authorised<needs::Compute>,
    Document(sent): Document<ProofAsked>,
) -> Result<Json<LawProof>, Problem> {
    let clocks = app.clocks();
    let proof = app.stores.with(move |store| {
        let (campaign, around) = match (sent.campaign, sent.campaign_id) {
            (Some(campaign), None) => (*campaign, clocks.wall),
            (None, Some(id)) => {
                let id = extract::campaign(id)?;
                (Stored::read(store, id)?.campaign, clocks.now(store, id)?)
            }
            _ => return Err(Problem::neither("campaign", "campaign_id")),
        };
        let checked = Findings::of(&campaign, sent.strategy.as_deref());
        if !checked.may_start() {
            return Err(checked.problem());
        }
        let verdicts = match &sent.strategy {
            Some(strategy) => prove(strategy, &campaign, around).map_err(Problem::internal)?,
            None => Vec::new(),
        };
        Ok(LawProof { verdicts })
    });
    Ok(Json(proof.await?))
}

/// What the law refused of a campaign at the time of dialling, by contact in file order.
#[utoipa::path(get, path = "/campaigns/{id}/refusals", tag = "law", params(("id" = u32, Path), Wanted),
    responses((status = 200, body = RefusalPage)))]
async fn refusals(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    Path(id): Path<u32>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<RefusalPage>, Problem> {
    let id = extract::campaign(id)?;
    Ok(Json(app.stores.with(move |store| page(store, id, &wanted)).await?))
}

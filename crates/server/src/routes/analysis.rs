//! What can be proved of a strategy before a call is made: as one draws (R4).

use crate::analysis::{Facts, analyse};
use crate::app::App;
use crate::campaign::Stored;
use crate::document::Document;
use crate::extract;
use crate::finding::Findings;
use crate::identity::Authorised;
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use axum::Json;
use axum::extract::State;
use rappel_analysis::findings::Analysis;
use rappel_strategy::model::{Campaign, Strategy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(analyse_strategy))
}

/// What is to be analysed.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Analysed {
    /// The campaign; its strategy is analysed for all kinds of contacts.
    campaign: Option<Box<Campaign>>,
    /// Or the number of one that is stored; its strategy is analysed for its contacts.
    campaign_id: Option<u32>,
    /// The strategy; null: classic rules, in which nothing is looked for.
    strategy: Option<Box<Strategy>>,
}
documented!(Analysed);

/// What was found, and for whom.
#[derive(Serialize, JsonSchema)]
struct AnalysisReport {
    #[serde(flatten)]
    analysis: Analysis,
    /// The contacts that are stored; null without a stored campaign.
    file: Option<FileKnown>,
}
documented!(AnalysisReport);

/// What is known of the contacts.
#[derive(Clone, Copy, Serialize, JsonSchema)]
struct FileKnown {
    /// How many there are; null until they are counted.
    contacts: Option<u64>,
    /// Whether they are counted. Until then all kinds of contacts are looked at; ask again.
    counted: bool,
}

/// Analyses a strategy: holes, and what else can be proved, each with a contact that shows it. What is wrong with the documents
/// themselves is found by `/check`; errors in them prevent an analysis. Keeps nothing.
#[utoipa::path(post, path = "/analysis", tag = "strategy", request_body = Analysed,
    responses((status = 200, body = AnalysisReport)))]
async fn analyse_strategy(
    State(app): State<App>,
    _: Authorised<needs::Compute>,
    Document(sent): Document<Analysed>,
) -> Result<Json<AnalysisReport>, Problem> {
    let (asked, clocks) = (app.clone(), app.clocks());
    let report = app.stores.with(move |store| {
        let (campaign, from, known) = match (sent.campaign, sent.campaign_id) {
            (Some(campaign), None) => (*campaign, clocks.wall, None),
            (None, Some(id)) => {
                let id = extract::campaign(id)?;
                let stored = Stored::read(store, id)?;
                let known = Facts::known(&asked, store, &stored.record)?;
                (stored.campaign, clocks.now(store, id)?, Some(known))
            }
            _ => return Err(Problem::neither("campaign", "campaign_id")),
        };
        let strategy = sent.strategy.as_deref();
        let checked = Findings::of(&campaign, strategy);
        if !checked.may_start() {
            return Err(checked.problem());
        }
        let file = known.as_ref().and_then(Option::as_deref);
        let analysis = analyse(&campaign, strategy, file, from)?;
        let known = known.map(|known| {
            let contacts = known.map(|file| file.profiles.iter().map(|profile| profile.contacts).sum());
            FileKnown { contacts, counted: contacts.is_some() }
        });
        Ok(AnalysisReport { analysis, file: known })
    });
    Ok(Json(report.await?))
}

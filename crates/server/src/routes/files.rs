//! Strategies and campaigns as the text of their files, and back (R62).

use crate::app::App;
use crate::document::{Document, unreadable_file};
use crate::identity::Authorised;
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use axum::Json;
use rappel_strategy::file;
use rappel_strategy::model::{Campaign, ClassicRules, Strategy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(strategy_text))
        .routes(routes!(parse_strategy))
        .routes(routes!(campaign_text))
        .routes(routes!(parse_campaign))
}

/// A strategy.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct StrategyDocument {
    /// The strategy.
    strategy: Box<Strategy>,
}
documented!(StrategyDocument);

/// A campaign.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CampaignFile")]
struct CampaignFile {
    /// The document, without classic rules.
    campaign: Box<Campaign>,
    /// Its classic rules.
    #[serde(default)]
    classic: Option<ClassicRules>,
}
documented!(CampaignFile);

/// The text of a file.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FileText {
    /// TOML, or JSON where its first character is `{`.
    text: String,
}
documented!(FileText);

/// The file of a strategy.
#[utoipa::path(post, path = "/strategies/text", tag = "files", request_body = StrategyDocument,
    responses((status = 200, body = FileText)))]
async fn strategy_text(_: Authorised<needs::Compute>, Document(sent): Document<StrategyDocument>) -> Json<FileText> {
    Json(FileText { text: file::write_strategy(&sent.strategy) })
}

/// The strategy in a file.
#[utoipa::path(post, path = "/strategies/parse", tag = "files", request_body = FileText,
    responses((status = 200, body = StrategyDocument)))]
async fn parse_strategy(
    _: Authorised<needs::Compute>,
    Document(sent): Document<FileText>,
) -> Result<Json<StrategyDocument>, Problem> {
    let strategy = file::read_strategy(&sent.text, "").map_err(|error| unreadable_file(&error))?;
    Ok(Json(StrategyDocument { strategy: Box::new(strategy) }))
}

/// The file of a campaign.
#[utoipa::path(post, path = "/campaigns/text", tag = "files", request_body = CampaignFile,
    responses((status = 200, body = FileText)))]
async fn campaign_text(_: Authorised<needs::Compute>, Document(sent): Document<CampaignFile>) -> Json<FileText> {
    let campaign = Campaign { classic: sent.classic, ..*sent.campaign };
    Json(FileText { text: file::write_campaign(&campaign) })
}

/// The campaign in a file.
#[utoipa::path(post, path = "/campaigns/parse", tag = "files", request_body = FileText,
    responses((status = 200, body = CampaignFile)))]
async fn parse_campaign(
    _: Authorised<needs::Compute>,
    Document(sent): Document<FileText>,
) -> Result<Json<CampaignFile>, Problem> {
    let mut campaign = file::read_campaign(&sent.text, "").map_err(|error| unreadable_file(&error))?;
    let classic = campaign.classic.take();
    Ok(Json(CampaignFile { campaign: Box::new(campaign), classic }))
}

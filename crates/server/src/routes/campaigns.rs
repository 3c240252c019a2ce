//! Campaigns: the list, their documents, their classic rules (R1–R4, R50).

use crate::app::App;
use crate::campaign::{self, CampaignDetail, CampaignSummary, Changed, Made, Stored};
use crate::document::Document;
use crate::extract::{IfMatch, Path, Query};
use crate::identity::Authorised;
use crate::problem::Problem;
use crate::rights::{Right, needs};
use crate::schema::documented;
use crate::tagged::Tagged;
use crate::{extract, openapi};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use rappel_store::{CampaignRecord, Store};
use rappel_strategy::model::{Campaign, ClassicRules};
use rappel_strategy::said::Said;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_campaigns, create_campaign))
        .routes(routes!(get_campaign, put_campaign))
        .routes(routes!(archive_campaign))
        .routes(routes!(unarchive_campaign))
        .routes(routes!(put_classic))
}

/// Which campaigns are wanted.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    #[serde(default)]
    archived: bool,
}

/// A campaign in the list.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "CampaignListed")]
enum Listed {
    /// For those who may read campaigns.
    Summary(Box<CampaignSummary>),
    /// For the others.
    Name(CampaignName),
}
documented!(Listed);

/// What everybody may know of a campaign.
#[derive(Serialize, JsonSchema)]
struct CampaignName {
    /// What it goes by.
    id: u32,
    /// Its name.
    name: String,
    /// Whether it calls.
    state: campaign::State,
}

impl From<CampaignRecord> for CampaignName {
    fn from(record: CampaignRecord) -> CampaignName {
        CampaignName { id: record.id.get(), name: record.name, state: record.state.into() }
    }
}

/// The campaigns by name: those in use, or those put away. A role that may not read campaigns gets their names and states.
#[utoipa::path(get, path = "/campaigns", tag = "campaigns", params(("archived" = Option<bool>, Query)),
    responses((status = 200, body = Vec<Listed>)))]
async fn list_campaigns(
    State(app): State<App>,
    who: Authorised<needs::SignedIn>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Vec<Listed>>, Problem> {
    let clocks = app.clocks();
    let whole = Right::Read.roles().contains(&who.account.role);
    let listed = app
        .stores
        .with(move |store| {
            let mut listed = Vec::new();
            for record in store.campaigns()?.into_iter().filter(|record| record.archived == wanted.archived) {
                listed.push(if whole {
                    let document = rappel_dialer::campaign_of(&record).map_err(Problem::internal)?;
                    Listed::Summary(Box::new(campaign::summary(store, &record, &document, &clocks)?))
                } else {
                    Listed::Name(record.into())
                });
            }
            Ok::<_, Problem>(listed)
        })
        .await?;
    Ok(Json(listed))
}

/// A campaign that is to be made: a document, or another campaign to be like and a name.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewCampaign {
    /// The document.
    campaign: Option<Box<Campaign>>,
    /// The campaign to be like.
    from: Option<u32>,
    /// The name, with `from`.
    name: Option<String>,
}
documented!(NewCampaign);

/// Makes a campaign in draft: from a document, or like another one (its document, classic rules and strategy in place).
#[utoipa::path(post, path = "/campaigns", tag = "campaigns", request_body = NewCampaign,
    responses((status = 201, body = CampaignDetail)))]
async fn create_campaign(
    State(app): State<App>,
    who: Authorised<needs::Edit>,
    Document(sent): Document<NewCampaign>,
) -> Result<Response, Problem> {
    let clocks = app.clocks();
    let created = app
        .stores
        .with(move |store| {
            let made = Made { who: &who, at: clocks.wall };
            let stored = match (sent.campaign, sent.from, sent.name) {
                (Some(document), None, None) => campaign::create(store, *document, &made)?,
                (None, Some(from), Some(name)) => campaign::duplicate(store, extract::campaign(from)?, &name, &made)?,
                _ => return Err(neither()),
            };
            campaign::detail(store, stored, &clocks)
        })
        .await?;
    let location = format!("{}/campaigns/{}", openapi::BASE, created.id());
    Ok((StatusCode::CREATED, [(LOCATION, location)], Tagged(created.revision(), created)).into_response())
}

fn neither() -> Problem {
    Problem::invalid(
        "",
        Said::new("Indiquez soit `campaign`, soit `from` et `name`.", "Give either `campaign`, or `from` and `name`."),
    )
}

/// A campaign with its documents.
#[utoipa::path(get, path = "/campaigns/{id}", tag = "campaigns", params(("id" = u32, Path)),
    responses((status = 200, body = CampaignDetail)))]
async fn get_campaign(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    Path(id): Path<u32>,
) -> Result<Tagged<CampaignDetail>, Problem> {
    let (id, clocks) = (extract::campaign(id)?, app.clocks());
    let detail = app
        .stores
        .with(move |store| {
            let stored = Stored::read(store, id)?;
            campaign::detail(store, stored, &clocks)
        })
        .await?;
    Ok(Tagged(detail.revision(), detail))
}

/// A campaign's document.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CampaignDocument {
    /// The document, without classic rules.
    campaign: Box<Campaign>,
}
documented!(CampaignDocument);

/// Replaces a campaign's document and name. While it runs, errors refuse it; otherwise they are kept and told (R4).
#[utoipa::path(put, path = "/campaigns/{id}", tag = "campaigns", params(("id" = u32, Path), ("If-Match" = String, Header)),
    request_body = CampaignDocument, responses((status = 200, body = CampaignDetail)))]
async fn put_campaign(
    State(app): State<App>,
    who: Authorised<needs::Edit>,
    Path(id): Path<u32>,
    seen: IfMatch,
    Document(sent): Document<CampaignDocument>,
) -> Result<Tagged<CampaignDetail>, Problem> {
    change(app, who, id, seen, Changed::Document(sent.campaign)).await
}

/// A campaign's classic rules.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ClassicDocument {
    /// The rules; null: none.
    classic: Option<ClassicRules>,
}
documented!(ClassicDocument);

/// Replaces a campaign's classic rules. Refused while a strategy is in place (R3).
#[utoipa::path(put, path = "/campaigns/{id}/classic", tag = "campaigns",
    params(("id" = u32, Path), ("If-Match" = String, Header)), request_body = ClassicDocument,
    responses((status = 200, body = CampaignDetail)))]
async fn put_classic(
    State(app): State<App>,
    who: Authorised<needs::Edit>,
    Path(id): Path<u32>,
    seen: IfMatch,
    Document(sent): Document<ClassicDocument>,
) -> Result<Tagged<CampaignDetail>, Problem> {
    change(app, who, id, seen, Changed::Classic(sent.classic)).await
}

async fn change(
    app: App,
    who: Authorised<needs::Edit>,
    id: u32,
    seen: IfMatch,
    changed: Changed,
) -> Result<Tagged<CampaignDetail>, Problem> {
    let (id, clocks) = (extract::campaign(id)?, app.clocks());
    let detail = app
        .stores
        .with(move |store| {
            let stored = campaign::change(store, id, &seen.0, changed, &Made { who: &who, at: clocks.wall })?;
            campaign::detail(store, stored, &clocks)
        })
        .await?;
    Ok(Tagged(detail.revision(), detail))
}

/// Puts a campaign away. It must not run.
#[utoipa::path(post, path = "/campaigns/{id}/archive", tag = "campaigns", params(("id" = u32, Path)),
    responses((status = 200, body = CampaignSummary)))]
async fn archive_campaign(
    State(app): State<App>,
    who: Authorised<needs::Edit>,
    Path(id): Path<u32>,
) -> Result<Json<CampaignSummary>, Problem> {
    put_away(app, who, id, true).await
}

/// Takes a campaign out again.
#[utoipa::path(post, path = "/campaigns/{id}/unarchive", tag = "campaigns", params(("id" = u32, Path)),
    responses((status = 200, body = CampaignSummary)))]
async fn unarchive_campaign(
    State(app): State<App>,
    who: Authorised<needs::Edit>,
    Path(id): Path<u32>,
) -> Result<Json<CampaignSummary>, Problem> {
    put_away(app, who, id, false).await
}

async fn put_away(
    app: App,
    who: Authorised<needs::Edit>,
    id: u32,
    archived: bool,
) -> Result<Json<CampaignSummary>, Problem> {
    let (id, clocks) = (extract::campaign(id)?, app.clocks());
    let summary = app
        .stores
        .with(move |store| {
            let stored = campaign::archive(store, id, archived, &Made { who: &who, at: clocks.wall })?;
            campaign::summary(store, &stored.record, &stored.campaign, &clocks)
        })
        .await?;
    Ok(Json(summary))
}

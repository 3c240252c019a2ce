//! Who did what.

use crate::app::App;
use crate::extract::{Query, campaign};
use crate::identity::Authorised;
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use axum::Json;
use axum::extract::State;
use rappel_store::{AccountId, Accounts, AuditFilter, AuditId, AuditRecord};
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Lines of a page, and the most that may be asked for.
const PAGE: usize = 50;
const PAGE_MAX: usize = 200;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(audit))
}

/// Which lines are wanted.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// The page after the one that named this.
    after: Option<u64>,
    /// Lines of the page; at most 200.
    limit: Option<usize>,
    /// Only those about this campaign.
    campaign: Option<u32>,
    /// Only those of this account.
    account: Option<u32>,
}

/// A page of the audit log, newest first.
#[derive(Serialize, JsonSchema)]
struct AuditPage {
    /// Its lines.
    items: Vec<Line>,
    /// What to ask for the next page with; null: this is the last.
    next: Option<AuditId>,
}
documented!(AuditPage);

/// A line of the audit log.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AuditLine")]
struct Line {
    /// What it goes by.
    id: AuditId,
    /// When.
    at: Instant,
    /// Who; null where nobody was signed in.
    account: Option<Named>,
    /// What, as a dotted name: `campaign.started`.
    action: String,
    /// The campaign concerned.
    campaign: Option<Named>,
    /// More about it.
    detail: Value,
}

/// A thing and its name as it is now.
#[derive(Serialize, JsonSchema)]
struct Named {
    /// What it goes by.
    id: u32,
    /// Its name.
    name: String,
}

impl From<AuditRecord> for Line {
    fn from(record: AuditRecord) -> Line {
        let AuditRecord { id, entry, account_name, campaign_name } = record;
        let named = |id: Option<u32>, name: Option<String>| id.zip(name).map(|(id, name)| Named { id, name });
        Line {
            id,
            at: entry.at,
            account: named(entry.account.map(|id| id.0), account_name),
            action: entry.action,
            campaign: named(entry.campaign.map(|id| id.get()), campaign_name),
            detail: serde_json::from_str(&entry.detail).unwrap_or_default(),
        }
    }
}

/// Who did what, newest first.
#[utoipa::path(get, path = "/audit", tag = "audit", params(Wanted), responses((status = 200, body = AuditPage)))]
async fn audit(
    State(app): State<App>,
    _: Authorised<needs::Audit>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<AuditPage>, Problem> {
    let filter =
        AuditFilter { account: wanted.account.map(AccountId), campaign: wanted.campaign.map(campaign).transpose()? };
    let before = wanted.after.map(AuditId);
    let limit = wanted.limit.unwrap_or(PAGE).clamp(1, PAGE_MAX);
    let mut lines = app.stores.with(move |store| store.audit(filter, before, limit + 1)).await?;
    let more = lines.len() > limit;
    lines.truncate(limit);
    let next = lines.last().map(|last| last.id).filter(|_| more);
    Ok(Json(AuditPage { items: lines.into_iter().map(Line::from).collect(), next }))
}

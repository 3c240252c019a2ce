//! Where all contacts of a campaign stand: why no more of them can be called now (R61).

use crate::app::App;
use crate::campaign::Stored;
use crate::contact::Speech;
use crate::extract::{self, Path};
use crate::identity::Authorised;
use crate::jobs::Kind;
use crate::problem::Problem;
use crate::rights::needs;
use crate::routes::jobs::JobView;
use crate::said::Said;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use rappel_dialer::{Breakdown, Share, Stands, standing};
use rappel_strategy::time::Instant;
use rappel_strategy::zone::Zone;
use serde::Serialize;
use serde_json::Value;
use std::ops::ControlFlow;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(campaign_standing))
}

/// All contacts of a campaign by where they stand.
#[derive(Serialize)]
struct Standing {
    /// The campaign's time.
    at: Instant,
    /// How many contacts.
    contacts: u64,
    /// Largest first; they add up to `contacts`.
    shares: Vec<ShareView>,
}

/// Contacts that stand alike.
#[derive(Serialize)]
struct ShareView {
    /// A word for it.
    standing: &'static str,
    /// In a few words.
    said: Said,
    /// With `ended`: the result.
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<String>,
    /// How many.
    contacts: u64,
    /// The earliest instant at which one of them may be called.
    first_from: Option<Instant>,
    /// One of them.
    example: Example,
}

/// A contact.
#[derive(Serialize)]
struct Example {
    id: u64,
    key: String,
}

/// Begins to count where all contacts of a campaign stand, at its own time. The result of the job: `at`, `contacts` and `shares`,
/// largest first, each with `standing`, `said`, `contacts`, `first_from`, an `example` and, of ended ones, the `result`.
#[utoipa::path(post, path = "/campaigns/{id}/standing", tag = "contacts", params(("id" = u32, Path)),
    responses((status = 202, body = JobView)))]
async fn campaign_standing(
    State(app): State<App>,
    who: Authorised<needs::Compute>,
    headers: HeaderMap,
    Path(id): Path<u32>,
) -> Result<(StatusCode, Json<JobView>), Problem> {
    let (id, clocks) = (extract::campaign(id)?, app.clocks());
    let (stored, now) = app
        .stores
        .with(move |store| {
            let stored = Stored::read(store, id)?;
            let now = clocks.now(store, id)?;
            Ok::<_, Problem>((stored, now))
        })
        .await?;
    let findings = stored.findings();
    if !findings.may_start() {
        return Err(findings.problem());
    }
    let zone = Zone::load(&stored.campaign.zone).map_err(Problem::internal)?;
    let mut store = app.stores.handle()?;
    let contacts = stored.record.phases.total();
    let job = app.jobs.begin(Kind::Standing, id, who.account.id, move |job| {
        let mut watch = |read: u64| {
            job.reached(read, Some(contacts.max(read)));
            if job.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let told = standing(&mut store, id, now, &mut watch).map_err(Problem::internal)?;
        let speech = Speech { campaign: &stored.campaign, strategy: stored.strategy(), zone: &zone };
        let told = told.map(|told| Standing::of(told, now, speech));
        told.map_or(Ok(Value::Null), |told| serde_json::to_value(told).map_err(Problem::internal))
    })?;
    Ok(JobView::begun(&job, &headers))
}

impl Standing {
    fn of(breakdown: Breakdown, at: Instant, speech: Speech<'_>) -> Standing {
        let share = |share: Share| ShareView {
            standing: share.stands.code(),
            said: speech.said(|words| share.stands.words(words)),
            result: match &share.stands {
                Stands::Ended(result) => Some(result.clone()),
                _ => None,
            },
            contacts: share.contacts,
            first_from: share.first_from,
            example: Example { id: share.example.0.get(), key: share.example.1 },
        };
        Standing { at, contacts: breakdown.contacts, shares: breakdown.shares.into_iter().map(share).collect() }
    }
}

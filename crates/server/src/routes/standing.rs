//! Where all contacts of a campaign stand: why no more of them can be called now (R61).

use crate::app::App;
use crate::campaign::Stored;
use crate::contact::{Speech, Standing};
use crate::extract::{self, Path};
use crate::identity::Authorised;
use crate::jobs::{JobResult, Kind};
use crate::problem::Problem;
use crate::rights::needs;
use crate::routes::jobs::JobView;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use rappel_dialer::standing;
use rappel_strategy::zone::Zone;
use std::ops::ControlFlow;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(campaign_standing))
}

/// Begins to count where all contacts of a campaign stand, at its own time. The result of the job is a `Standing`.
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
        Ok(told.map(|told| JobResult::Standing(Standing::of(told, now, speech))))
    })?;
    Ok(JobView::begun(&job, &headers))
}

//! What another strategy would change, before it is put in place (R60).

use crate::app::App;
use crate::campaign::Stored;
use crate::document::Document;
use crate::extract::{self, Path};
use crate::finding::Findings;
use crate::identity::Authorised;
use crate::jobs::{JobResult, Kind};
use crate::problem::Problem;
use crate::rights::needs;
use crate::routes::jobs::JobView;
use crate::schema::documented;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use rappel_dialer::{Replacement, effect};
use rappel_strategy::engine::Effect;
use rappel_strategy::model::Strategy;
use rappel_strategy::said::Said;
use schemars::JsonSchema;
use serde::Deserialize;
use std::ops::ControlFlow;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(strategy_effect))
}

/// A strategy that might be put in place.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Considered {
    /// The strategy; null: the classic rules.
    strategy: Option<Box<Strategy>>,
}
documented!(Considered);

/// Begins to count what a strategy would change in a campaign, at its own time. The result of the job is an `Effect`.
#[utoipa::path(post, path = "/campaigns/{id}/strategy/effect", tag = "strategy", params(("id" = u32, Path)),
    request_body = Considered, responses((status = 202, body = JobView)))]
async fn strategy_effect(
    State(app): State<App>,
    who: Authorised<needs::Compute>,
    headers: HeaderMap,
    Path(id): Path<u32>,
    Document(sent): Document<Considered>,
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
    comparable(&stored, stored.strategy(), stored.findings())?;
    let sent_strategy = sent.strategy.as_deref();
    comparable(&stored, sent_strategy, Findings::of(&stored.campaign, sent_strategy))?;
    let mut store = app.stores.handle()?;
    let contacts = stored.record.phases.total();
    let job = app.jobs.begin(Kind::Effect, id, who.account.id, move |job| {
        let replacement = Replacement { campaign: &stored.campaign, strategy: sent.strategy.as_deref() };
        let mut watch = |read: u64, _: &Effect| {
            job.reached(read, Some(contacts.max(read)));
            if job.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let counted = effect(&mut store, id, replacement, now, &mut watch).map_err(Problem::internal)?;
        Ok(counted.map(|counted| JobResult::Effect(counted.into())))
    })?;
    Ok(JobView::begun(&job, &headers))
}

/// Plans can only be compared where both sides decide something (R4).
fn comparable(stored: &Stored, strategy: Option<&Strategy>, findings: Findings) -> Result<(), Problem> {
    if strategy.is_none() && stored.campaign.classic.is_none() {
        return Err(Problem::conflict(Said::new(
            "Sans stratégie et sans règles de rappel classiques, il n’y a rien à comparer.",
            "Without a strategy and without classic recall rules there is nothing to compare.",
        )));
    }
    if findings.may_start() { Ok(()) } else { Err(findings.problem()) }
}

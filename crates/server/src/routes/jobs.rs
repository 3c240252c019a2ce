//! Long work that goes on: how far it is, and its end.

use crate::app::App;
use crate::events::Events;
use crate::extract::Path;
use crate::identity::Authorised;
use crate::jobs::{Job, JobId, JobResult, Kind, State as JobState};
use crate::problem::{self, Problem, Written};
use crate::rights::needs;
use crate::schema::documented;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::response::sse::Event;
use rappel_store::Role;
use rappel_strategy::lang::Lang;
use rappel_strategy::said::Said;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// How often a job that is watched tells how far it is.
const TOLD_EVERY: Duration = Duration::from_millis(300);

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(job, cancel_job))
}

/// The stream of events.
pub fn slow_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(job_events))
}

/// A job.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Job")]
pub struct JobView {
    /// What it goes by.
    id: JobId,
    /// What kind of work it is.
    kind: Kind,
    /// How far it is.
    state: JobState,
    /// Units of work done.
    done: u64,
    /// Units of work there are; null: not known.
    total: Option<u64>,
    /// What came of it, by its kind; null until it is done.
    result: Option<Came>,
    /// Why it failed, as a problem; null unless it did.
    #[schemars(with = "Option<Written<'static>>")]
    problem: Option<Value>,
}
documented!(JobView);

/// What came of a job, shared with it: it may be large.
struct Came(Arc<JobResult>);

impl Serialize for Came {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl JsonSchema for Came {
    fn schema_name() -> Cow<'static, str> {
        JobResult::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        JobResult::json_schema(generator)
    }
}

impl JobView {
    /// The job as it is now, with its problem in a language.
    pub fn of(job: &Job, lang: Lang) -> JobView {
        // The state first: once that says that it has ended, so does the outcome.
        let state = job.state();
        let (result, problem) = match job.outcome() {
            None => (None, None),
            Some(Ok(came)) => (came.map(Came), None),
            Some(Err(problem)) => (None, Some(problem.value(lang))),
        };
        let (done, total) = job.progress();
        JobView { id: job.id, kind: job.kind, state, done, total, result, problem }
    }

    /// The answer to a request that began a job.
    pub fn begun(job: &Job, headers: &HeaderMap) -> (StatusCode, Json<JobView>) {
        (StatusCode::ACCEPTED, Json(JobView::of(job, problem::language(headers))))
    }
}

fn find(app: &App, id: u64) -> Result<Arc<Job>, Problem> {
    let none = || Problem::not_found(&Said::new(format!("traitement {id}"), format!("job {id}")));
    app.jobs.get(JobId(id)).ok_or_else(none)
}

/// How far a job is.
#[utoipa::path(get, path = "/jobs/{id}", tag = "jobs", params(("id" = u64, Path)),
    responses((status = 200, body = JobView)))]
async fn job(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    headers: HeaderMap,
    Path(id): Path<u64>,
) -> Result<Json<JobView>, Problem> {
    Ok(Json(JobView::of(&*find(&app, id)?, problem::language(&headers))))
}

/// Cancels a job; what it did until then stays. Who began it may, and every administrator.
#[utoipa::path(delete, path = "/jobs/{id}", tag = "jobs", params(("id" = u64, Path)), responses((status = 204)))]
async fn cancel_job(
    State(app): State<App>,
    who: Authorised<needs::Read>,
    Path(id): Path<u64>,
) -> Result<StatusCode, Problem> {
    let job = find(&app, id)?;
    if job.by != who.account.id && who.account.role != Role::Administrator {
        return Err(Problem::not_yours());
    }
    job.cancel();
    Ok(StatusCode::NO_CONTENT)
}

/// How far a job is, as events named `job`, until it has ended.
#[utoipa::path(get, path = "/jobs/{id}/events", tag = "jobs", params(("id" = u64, Path)),
    responses((status = 200, body = JobView, content_type = "text/event-stream")))]
async fn job_events(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    headers: HeaderMap,
    Path(id): Path<u64>,
) -> Result<impl IntoResponse, Problem> {
    let job = find(&app, id)?;
    let (send, received) = mpsc::channel(1);
    tokio::spawn(tell(app, job, problem::language(&headers), send));
    Ok(Events::stream(received))
}

async fn tell(app: App, job: Arc<Job>, lang: Lang, send: mpsc::Sender<Event>) {
    loop {
        let view = JobView::of(&job, lang);
        let last = view.state != JobState::Running;
        let Ok(event) = Event::default().event("job").json_data(view) else { return };
        if send.send(event).await.is_err() || last {
            return;
        }
        tokio::select! {
            () = app.closed() => return,
            () = send.closed() => return,
            () = job.end() => {}
            () = tokio::time::sleep(TOLD_EVERY) => {}
        }
    }
}

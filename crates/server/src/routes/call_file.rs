//! Call files: sent, looked at, imported.

use super::jobs::JobView;
use crate::app::App;
use crate::call_file::{Import, ImportFailure, Report, UploadId, import_stopped, wrong_file, wrong_mapping};
use crate::campaign::{Changed, Made, Stored, change};
use crate::extract::{self, Body, Path};
use crate::identity::Authorised;
use crate::jobs::{ImportReport, Job, JobId, JobResult, Kind};
use crate::multipart::receive;
use crate::problem::{self, Problem};
use crate::rights::needs;
use crate::schema::documented;
use crate::{download, look};
use axum::Json;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use rappel_callfile::{CallFile, Mapping, MappingRequest, ReadAs};
use rappel_store::{Accounts, CampaignId, SqliteStore};
use rappel_strategy::model::Campaign;
use rappel_strategy::said::Said;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use std::ops::ControlFlow;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Most bytes of a call file.
const FILE_BYTES_MAX: u64 = 1024 * 1024 * 1024;
/// What a form takes beside its file.
const FORM_BYTES: u64 = 1024 * 1024;
/// Rows kept in one go: few enough that others who write do not notice.
const PORTION: usize = 5_000;

documented!(look::Look, look::Column);

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(begin_import)).routes(routes!(columns))
}

/// What takes its time.
pub fn slow_routes() -> OpenApiRouter<App> {
    let limit = DefaultBodyLimit::max((FILE_BYTES_MAX + FORM_BYTES) as usize);
    OpenApiRouter::new().routes(routes!(upload)).layer(limit).routes(routes!(rejects))
}

/// Takes a call file (the field `file` of a form) and looks at it. It waits to be imported; nothing is changed.
#[utoipa::path(post, path = "/campaigns/{id}/uploads", tag = "call file", params(("id" = u32, Path)),
    request_body(content = FileForm, content_type = "multipart/form-data"),
    responses((status = 200, body = look::Look)))]
async fn upload(
    State(app): State<App>,
    _: Authorised<needs::Import>,
    Path(id): Path<u32>,
    form: Multipart,
) -> Result<Json<look::Look>, Problem> {
    let id = extract::campaign(id)?;
    let stored = app.stores.with(move |store| Stored::read(store, id)).await?;
    let file = app.scratch.place()?;
    let out = tokio::fs::File::create(file.path()).await.map_err(Problem::internal)?;
    receive(form, out, FILE_BYTES_MAX).await?;
    let looked = tokio::task::spawn_blocking(move || {
        let look = look::look(file.path(), &stored.campaign)?;
        Ok::<_, Problem>((look, file))
    });
    let (look, file) = looked.await.map_err(Problem::internal)??;
    Ok(Json(look.kept_as(app.uploads.keep(id, file)?)))
}

/// A form with a file.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "the form is read as it arrives; this says what stands in it")]
pub struct FileForm {
    /// The file.
    #[schemars(extend("format" = "binary"))]
    file: String,
}
documented!(FileForm);

/// Which column is what, by heading.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ColumnsMapping {
    /// Identifies the contact.
    key: String,
    /// Telephone numbers, in the order of the campaign's phone columns.
    phones: Vec<String>,
    /// The contact's time zone (R2).
    #[serde(default)]
    zone: Option<String>,
    /// The contact's priority (R38).
    #[serde(default)]
    priority: Option<String>,
}

/// What is to be imported.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ImportRequest {
    /// The file that was sent.
    upload: UploadId,
    /// Which of its columns is what.
    mapping: ColumnsMapping,
}
documented!(ImportRequest);

/// Begins to import a file that was sent. A campaign without contacts and strategy takes its columns over; otherwise the numbers go
/// by their order, and further phone columns come after those that the campaign has.
#[utoipa::path(post, path = "/campaigns/{id}/imports", tag = "call file", params(("id" = u32, Path)),
    request_body = ImportRequest, responses((status = 202, body = JobView)))]
async fn begin_import(
    State(app): State<App>,
    who: Authorised<needs::Import>,
    headers: HeaderMap,
    Path(id): Path<u32>,
    Body(sent): Body<ImportRequest>,
) -> Result<(StatusCode, Json<JobView>), Problem> {
    let id = extract::campaign(id)?;
    let upload = app.uploads.get(sent.upload, id)?;
    let identity = who.into_identity();
    let (by, at, lang) = (identity.account.id, app.clock.now(), problem::language(&headers));
    let opened = upload.clone();
    let (file, mapping, campaign, identity) = app
        .stores
        .with(move |store| {
            let file = CallFile::open(opened.path(), &ReadAs::default()).map_err(|error| wrong_file(&error))?;
            let mapping = resolve(&file, &sent.mapping)?;
            let campaign = take_columns(store, id, &sent.mapping, &Made { who: &identity, at })?;
            Ok::<_, Problem>((file, mapping, campaign, identity))
        })
        .await?;
    let worker = app.clone();
    let rejects = app.scratch.place()?;
    let job = app.jobs.begin(Kind::Import, id, by, move |job| {
        let mut store = worker.stores.handle()?;
        let import =
            Import { file, mapping, id, campaign: &campaign, rejects: Some((rejects.path(), lang)), portion: PORTION };
        let report = run(import, &mut store, job);
        worker.facts.forget(id);
        let report = report?;
        let detail = json!(told(&report, None));
        store.record(&identity.entry(worker.clock.now(), "contacts.imported", Some(id), &detail))?;
        let link =
            report.rejects.as_ref().map(|_| format!("/api/v1/campaigns/{}/imports/{}/rejects", id.get(), job.id.0));
        if link.is_some() {
            job.attach(rejects);
        }
        if !job.is_cancelled() {
            worker.uploads.forget(sent.upload);
        }
        Ok(Some(JobResult::Import(told(&report, link))))
    })?;
    Ok(JobView::begun(&job, &headers))
}

fn run(import: Import<'_>, store: &mut SqliteStore, job: &Job) -> Result<Report, Problem> {
    let report = import.run(store, &mut |read| {
        job.reached(read.bytes_read(), read.bytes_total());
        if job.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    report.map_err(|failure| match failure {
        ImportFailure::File(error) => import_stopped(&error),
        ImportFailure::Store(error) => error.into(),
        failure @ ImportFailure::Rejects { .. } => Problem::internal(failure),
    })
}

/// A report, with where the refused rows are instead of the file's place on this machine.
fn told(report: &Report, rejects_url: Option<String>) -> ImportReport {
    let Report { added, updated, unchanged, rejected, incomplete, rejects: _ } = *report;
    ImportReport { added, updated, unchanged, rejected, incomplete, rejects_url }
}

fn resolve(file: &CallFile, mapping: &ColumnsMapping) -> Result<Mapping, Problem> {
    let named = |heading: &Option<String>| Some(heading.clone().unwrap_or_default());
    let request = MappingRequest {
        key: Some(mapping.key.clone()),
        phones: Some(mapping.phones.clone()),
        zone: named(&mapping.zone),
        priority: named(&mapping.priority),
    };
    Mapping::resolve(file.headings(), file.sample(), &request).map_err(|error| wrong_mapping(&error))
}

/// The campaign, after it took over what it has not yet of the columns of a file.
fn take_columns(
    store: &mut SqliteStore,
    id: CampaignId,
    mapping: &ColumnsMapping,
    made: &Made<'_>,
) -> Result<Campaign, Problem> {
    store.together(|store| {
        let stored = Stored::read(store, id)?;
        let present = &stored.campaign;
        let phases = stored.record.phases;
        let contacts = phases.unplanned + phases.waiting + phases.in_flight + phases.ended;
        let mut document = Campaign { classic: None, ..present.clone() };
        if contacts == 0 && stored.strategy.is_none() {
            document.phone_columns = mapping.phones.clone();
        } else {
            document.phone_columns.extend(mapping.phones.iter().skip(present.phone_columns.len()).cloned());
        }
        if contacts == 0 {
            document.key_column = Some(mapping.key.clone());
            document.zone_column = mapping.zone.clone();
            document.priority_column = mapping.priority.clone();
        }
        if document == (Campaign { classic: None, ..present.clone() }) {
            return Ok(stored.campaign);
        }
        let seen = stored.record.revision.0.to_string();
        Ok(change(store, id, &seen, Changed::Document(Box::new(document)), made)?.campaign)
    })
}

/// The rows that an import refused or did not take whole, with their reasons, for repair in a spreadsheet.
#[utoipa::path(get, path = "/campaigns/{id}/imports/{job}/rejects", tag = "call file",
    params(("id" = u32, Path), ("job" = u64, Path)),
    responses((status = 200, description = "A CSV file", content_type = "text/csv")))]
async fn rejects(
    State(app): State<App>,
    _: Authorised<needs::Import>,
    Path((id, job)): Path<(u32, u64)>,
) -> Result<Response, Problem> {
    let id = extract::campaign(id)?;
    let job = app.jobs.get(JobId(job)).filter(|job| job.campaign == id);
    let file = job.and_then(|job| job.attachment()).ok_or_else(|| {
        Problem::not_found(&Said::new("lignes refusées (importez à nouveau)", "refused rows (import again)"))
    })?;
    download::file("rejects.csv", download::CSV, file.path())
}

/// The columns of the contacts, with what stands in the first thousand.
#[utoipa::path(get, path = "/campaigns/{id}/columns", tag = "call file", params(("id" = u32, Path)),
    responses((status = 200, body = Vec<look::Column>)))]
async fn columns(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    Path(id): Path<u32>,
) -> Result<Json<Vec<look::Column>>, Problem> {
    let id = extract::campaign(id)?;
    Ok(Json(app.stores.with(move |store| look::columns(store, id)).await?))
}

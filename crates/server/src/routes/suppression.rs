//! The numbers that must not be called (R30, R37), and those that must get no text (R18).

use crate::app::App;
use crate::call_file::{import_stopped, wrong_file, wrong_mapping};
use crate::extract::{Body, Path, Query};
use crate::identity::{Authorised, Identity};
use crate::multipart::receive;
use crate::problem::{self, Problem};
use crate::rights::needs;
use crate::schema::documented;
use axum::Json;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::http::{HeaderMap, StatusCode};
use rappel_callfile::{CallFile, ReadAs, RefusedLine};
use rappel_store::{Accounts, Channel, SqliteStore, Store, Suppressed};
use rappel_strategy::lang::Lang;
use rappel_strategy::phone::{Country, Phone, parse};
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Lines of a page, and the most that may be asked for.
const PAGE: usize = 50;
const PAGE_MAX: usize = 200;
/// Most numbers that are added by hand at once.
const PHONES_MAX: usize = 1_000;
/// Most characters of a reason.
const REASON_MAX: usize = 200;
/// Most bytes of a list.
const FILE_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// What a form takes beside its file.
const FORM_BYTES: u64 = 1024 * 1024;
/// Refused lines of a list that are shown.
const REFUSED_SHOWN: usize = 100;
/// Numbers of a list kept in one go.
const PORTION: usize = 5_000;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(suppression, suppress)).routes(routes!(unsuppress))
}

/// What takes its time.
pub fn slow_routes() -> OpenApiRouter<App> {
    let limit = DefaultBodyLimit::max((FILE_BYTES_MAX + FORM_BYTES) as usize);
    OpenApiRouter::new().routes(routes!(import_suppression)).layer(limit)
}

/// A number that must not be called.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SuppressedPhone")]
struct Line {
    /// The number.
    phone: Phone,
    /// As people in its country write it.
    national: String,
    /// Why.
    reason: String,
    /// Since when.
    since: Instant,
}

impl From<Suppressed> for Line {
    fn from(Suppressed { phone, reason, since }: Suppressed) -> Line {
        Line { phone, national: phone.national(), reason, since }
    }
}

/// A page of the suppression list.
#[derive(Serialize, JsonSchema)]
struct SuppressionPage {
    /// Its numbers, in ascending order.
    items: Vec<Line>,
    /// What to ask for the next page with; null: this is the last.
    next: Option<Phone>,
    /// How many numbers are on the whole list.
    total: u64,
}
documented!(SuppressionPage);

/// Which of the two lists.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Of {
    /// What its numbers are suppressed for: `calls` (absent: the same) or `texts`.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    list: Channel,
}

/// Which numbers are wanted.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// What they are suppressed for: `calls` (absent: the same) or `texts`.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    list: Channel,
    /// The page after the one that named this.
    #[param(value_type = Option<String>)]
    after: Option<Phone>,
    /// Lines of the page; at most 200.
    limit: Option<usize>,
    /// Only this number, in any writing.
    q: Option<String>,
}

/// The numbers that must not be called, or must get no text, in ascending order.
#[utoipa::path(get, path = "/suppression", tag = "suppression", params(Wanted),
    responses((status = 200, body = SuppressionPage)))]
async fn suppression(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<SuppressionPage>, Problem> {
    let limit = wanted.limit.unwrap_or(PAGE).clamp(1, PAGE_MAX);
    let asked = wanted.q.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let (mut found, total) = app
        .stores
        .with(move |store| {
            let found = match asked {
                Some(text) => match parse(&text, Country::FRANCE) {
                    Ok(parsed) => store.suppression(wanted.list, parsed.phone)?.into_iter().collect(),
                    Err(_) => Vec::new(),
                },
                None => store.suppression_list(wanted.list, wanted.after, limit + 1)?,
            };
            Ok::<_, rappel_store::Error>((found, store.suppression_count(wanted.list)?))
        })
        .await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().map(|last| last.phone).filter(|_| more);
    Ok(Json(SuppressionPage { items: found.into_iter().map(Line::from).collect(), next, total }))
}

/// Numbers to be added.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SuppressionRequest {
    /// The numbers, in any writing.
    phones: Vec<String>,
    /// Why; shown beside them.
    reason: String,
}
documented!(SuppressionRequest);

/// What became of numbers to be added.
#[derive(Serialize, JsonSchema)]
struct SuppressionReport {
    /// Numbers that are new on the list.
    added: u64,
    /// Numbers that were there already.
    already: u64,
    /// What is no number; the first hundred of a file.
    rejected: Vec<Refused>,
    /// How many are no numbers.
    rejected_count: u64,
}
documented!(SuppressionReport);

/// What is no number.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "RefusedPhone")]
struct Refused {
    /// What stands there.
    value: String,
    /// Why it is no number.
    reason: String,
}

/// Adds numbers to a suppression list, for every campaign and at once.
#[utoipa::path(post, path = "/suppression", tag = "suppression", params(Of), request_body = SuppressionRequest,
    responses((status = 200, body = SuppressionReport)))]
async fn suppress(
    State(app): State<App>,
    who: Authorised<needs::Contacts>,
    Query(of): Query<Of>,
    headers: HeaderMap,
    Body(sent): Body<SuppressionRequest>,
) -> Result<Json<SuppressionReport>, Problem> {
    let reason = checked_reason(&sent.reason)?;
    if sent.phones.len() > PHONES_MAX {
        return Err(Problem::invalid(
            "phones",
            Said::new(
                format!("Au plus {PHONES_MAX} numéros à la fois\u{202f}; importez un fichier."),
                format!("At most {PHONES_MAX} numbers at once; import a file."),
            ),
        ));
    }
    let lang = problem::language(&headers);
    let (mut phones, mut rejected) = (Vec::new(), Vec::new());
    for value in sent.phones {
        match parse(&value, Country::FRANCE) {
            Ok(parsed) => phones.push(parsed.phone),
            Err(error) => {
                let refused = RefusedLine { line: 0, text: value.chars().take(100).collect(), error };
                rejected.push(Refused { reason: refused.reason(lang), value: refused.text });
            }
        }
    }
    let (at, identity) = (app.clock.now(), who.into_identity());
    let added = app
        .stores
        .with(move |store| {
            store.together(|store| {
                let given = phones.len() as u64;
                let added = store.suppress(of.list, &mut phones.into_iter(), &reason, at)?;
                record(
                    store,
                    &identity,
                    at,
                    "suppression.added",
                    &json!({ "list": of.list, "added": added, "reason": reason }),
                )?;
                Ok::<_, rappel_store::Error>((added, given - added))
            })
        })
        .await?;
    let rejected_count = rejected.len() as u64;
    Ok(Json(SuppressionReport { added: added.0, already: added.1, rejected, rejected_count }))
}

/// A form with a list.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "the form is read as it arrives; this says what stands in it")]
struct ListForm {
    /// The list: a column of telephone numbers.
    #[schemars(extend("format" = "binary"))]
    file: String,
    /// Why; shown beside the numbers. Absent: the name of the file.
    reason: Option<String>,
}
documented!(ListForm);

/// Adds the numbers of a file (CSV, XLSX or plain lines) to a suppression list.
#[utoipa::path(post, path = "/suppression/import", tag = "suppression", params(Of),
    request_body(content = ListForm, content_type = "multipart/form-data"),
    responses((status = 200, body = SuppressionReport)))]
async fn import_suppression(
    State(app): State<App>,
    who: Authorised<needs::Import>,
    Query(of): Query<Of>,
    headers: HeaderMap,
    form: Multipart,
) -> Result<Json<SuppressionReport>, Problem> {
    let file = app.scratch.place()?;
    let out = tokio::fs::File::create(file.path()).await.map_err(Problem::internal)?;
    let received = receive(form, out, FILE_BYTES_MAX).await?;
    let given = received.texts.get("reason").map(|reason| reason.trim()).filter(|reason| !reason.is_empty());
    let reason = checked_reason(given.unwrap_or(&received.file_name))?;
    let (at, identity, lang) = (app.clock.now(), who.into_identity(), problem::language(&headers));
    let report = app
        .stores
        .with(move |store| {
            let report = import(store, of.list, file.path(), &reason, at, lang)?;
            let detail =
                json!({ "list": of.list, "added": report.added, "rejected": report.rejected_count, "reason": reason });
            record(store, &identity, at, "suppression.added", &detail)?;
            Ok::<_, Problem>(report)
        })
        .await?;
    Ok(Json(report))
}

/// Adds a list a portion at a time: if it breaks off, what was added stays, and importing again is the way on.
fn import(
    store: &mut SqliteStore,
    list: Channel,
    path: &std::path::Path,
    reason: &str,
    at: Instant,
    lang: Lang,
) -> Result<SuppressionReport, Problem> {
    let file = CallFile::open(path, &ReadAs::default()).map_err(|error| wrong_file(&error))?;
    let mut listed = file.phones(None, Country::FRANCE).map_err(|error| wrong_mapping(&error))?;
    let mut report = SuppressionReport { added: 0, already: 0, rejected: Vec::new(), rejected_count: 0 };
    loop {
        let (mut phones, mut lines) = (Vec::new(), 0);
        for line in listed.by_ref().take(PORTION) {
            lines += 1;
            match line.map_err(|error| import_stopped(&error))? {
                Ok(listed) => phones.push(listed.phone),
                Err(refused) => {
                    report.rejected_count += 1;
                    if report.rejected.len() < REFUSED_SHOWN {
                        let reason = refused.reason(lang);
                        report.rejected.push(Refused { value: refused.text, reason });
                    }
                }
            }
        }
        let given = phones.len() as u64;
        let added = store.suppress(list, &mut phones.into_iter(), reason, at)?;
        report.added += added;
        report.already += given - added;
        if lines < PORTION {
            return Ok(report);
        }
    }
}

/// Takes a number off a suppression list.
#[utoipa::path(delete, path = "/suppression/{phone}", tag = "suppression", params(("phone" = String, Path), Of),
    responses((status = 204)))]
async fn unsuppress(
    State(app): State<App>,
    who: Authorised<needs::Contacts>,
    Path(phone): Path<Phone>,
    Query(of): Query<Of>,
) -> Result<StatusCode, Problem> {
    let (at, identity) = (app.clock.now(), who.into_identity());
    app.stores
        .with(move |store| {
            store.together(|store| {
                if store.unsuppress(of.list, &[phone])? == 0 {
                    let number = phone.national();
                    return Err(Problem::not_found(&Said::new(
                        format!("{number} dans la liste d’opposition"),
                        format!("{number} on the suppression list"),
                    )));
                }
                record(store, &identity, at, "suppression.removed", &json!({ "list": of.list, "phone": phone }))?;
                Ok(())
            })
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

fn record(
    store: &mut SqliteStore,
    who: &Identity,
    at: Instant,
    action: &str,
    detail: &Value,
) -> Result<(), rappel_store::Error> {
    store.record(&who.entry(at, action, None, detail)).map(drop)
}

fn checked_reason(reason: &str) -> Result<String, Problem> {
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_MAX || reason.chars().any(char::is_control) {
        return Err(Problem::invalid(
            "reason",
            Said::new(
                format!("Le motif doit compter de 1 à {REASON_MAX} caractères."),
                format!("The reason must have 1 to {REASON_MAX} characters."),
            ),
        ));
    }
    Ok(reason.to_owned())
}

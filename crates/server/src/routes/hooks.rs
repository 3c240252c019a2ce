//! What carriers of texts tell by themselves: receipts, and replies such as STOP. There is no session; the account's secret is shown.

use crate::app::App;
use crate::connections::{Connection, hear};
use crate::extract::Path;
use crate::problem::Problem;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use rappel_strategy::said::Said;
use rappel_texting::{AccountConfig, Inbound, Protocol};
use std::collections::HashMap;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// How a query string is read like a form.
const FORM: &str = "application/x-www-form-urlencoded";

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(hook, hook_by_get))
}

/// What a carrier tells of texts of this account, in the way that the account says.
#[utoipa::path(post, path = "/hooks/texts/{name}", tag = "connections", params(("name" = String, Path)),
    responses((status = 204)))]
async fn hook(app: State<App>, path: Path<String>, call: Call) -> Result<StatusCode, Problem> {
    taken_in(app, path, call).await
}

/// The same from a carrier that asks by GET.
#[utoipa::path(get, path = "/hooks/texts/{name}", tag = "connections", params(("name" = String, Path)),
    responses((status = 204)))]
async fn hook_by_get(app: State<App>, path: Path<String>, call: Call) -> Result<StatusCode, Problem> {
    taken_in(app, path, call).await
}

/// A carrier's call, unread.
struct Call {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    query: HashMap<String, String>,
    body: Bytes,
}

impl axum::extract::FromRequest<App> for Call {
    type Rejection = Problem;

    async fn from_request(request: axum::extract::Request, app: &App) -> Result<Call, Problem> {
        let (method, uri, headers) = (request.method().clone(), request.uri().clone(), request.headers().clone());
        let Query(query) = Query::try_from_uri(&uri).unwrap_or_default();
        let body =
            Bytes::from_request(request, app).await.map_err(|_| Problem::unreadable("", "the body broke off"))?;
        Ok(Call { method, uri, headers, query, body })
    }
}

async fn taken_in(State(app): State<App>, Path(name): Path<String>, call: Call) -> Result<StatusCode, Problem> {
    let (carriers, now) = (app.carriers.clone(), app.clock.now());
    app.stores
        .with(move |store| {
            let kept = Connection::<AccountConfig>::named(store, &name).map_err(|_| Problem::wrong_hook())?;
            let Protocol::Http(http) = &kept.settings.protocol else { return Err(Problem::wrong_hook()) };
            let Some(webhook) = &http.webhook else { return Err(Problem::wrong_hook()) };
            let secret = carriers.webhook_secret(&kept).map_err(|_| Problem::wrong_hook())?;
            let header = |name: &str| call.headers.get(name).and_then(|value| value.to_str().ok());
            let query = |name: &str| call.query.get(name).map(String::as_str);
            if !webhook.is_authentic(&secret, header, query) {
                return Err(Problem::wrong_hook());
            }
            let (form, body) = match call.method {
                Method::GET => (FORM, call.uri.query().unwrap_or_default().as_bytes()),
                _ => (header(CONTENT_TYPE.as_str()).unwrap_or_default(), call.body.as_ref()),
            };
            let country = kept.settings.countries.first().copied().unwrap_or_default();
            let inbound =
                webhook.parse(form, body, country).map_err(|error| Problem::unreadable("", &error.to_string()))?;
            let account = carriers.account(&name).map_err(|said| Problem::unavailable(said.sentence()))?;
            // What is only in memory would be lost with the process, and the carrier does not tell it twice.
            for said in &inbound {
                if let Inbound::Reply(reply) = said {
                    hear(store, reply, now)?;
                }
            }
            if account.receive(inbound) {
                return Ok(StatusCode::NO_CONTENT);
            }
            Err(Problem::unavailable(Said::new(
                "Trop d’accusés attendent\u{202f}; réessayez dans un instant.",
                "Too many receipts wait; try again in a moment.",
            )))
        })
        .await
}

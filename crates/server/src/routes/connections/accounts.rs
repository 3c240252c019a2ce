//! Accounts with carriers of texts.

use super::{ConnectionRevision, changed, seen};
use crate::app::App;
use crate::campaign::Made;
use crate::connections::{Carriers, Connection, SecretsAt, SecretsSent, checked_name};
use crate::extract::{Body, IfMatch, Path};
use crate::identity::Authorised;
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use crate::tagged::Tagged;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use rappel_store::Accounts;
use rappel_strategy::phone::{Country, parse};
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use rappel_texting::http::{HttpConfig, presets};
use rappel_texting::{AccountConfig, Link, TextProgress};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::time::Duration;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Most characters of a test text.
const TEXT_MAX: usize = 600;
/// How long the carrier's answer to a test text is awaited.
const ANSWER_MAX: Duration = Duration::from_secs(20);

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(put_text_account, remove_text_account)).routes(routes!(text_account_presets))
}

/// What takes its time.
pub fn slow_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(test_text))
}

/// An account with a carrier of texts, and how it stands.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "TextAccount")]
pub struct TextAccountView {
    /// What is said of it.
    settings: AccountConfig,
    /// Where its secrets are.
    secrets: SecretsAt,
    /// How its connection stands.
    link: LinkStanding,
    /// Why texts cannot leave, in the carrier's or the network's words; null when they can.
    down: Option<Said>,
    /// Where its carrier tells receipts and replies; empty: it cannot reach us.
    webhook_url: String,
    /// Its revision.
    revision: u32,
    /// When it was changed last.
    changed_at: Instant,
}

/// How a connection stands.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum LinkStanding {
    /// It is being made.
    Connecting,
    /// Texts can leave.
    Up,
    /// They cannot; it is tried again.
    Down,
}

impl TextAccountView {
    /// Of a connection, as it is seen.
    pub fn of(connection: Connection<AccountConfig>, carriers: &Carriers) -> TextAccountView {
        let (revision, changed_at) = changed(&connection);
        let name = &connection.settings.name;
        let (link, down) = match carriers.link(name) {
            Link::Connecting => (LinkStanding::Connecting, None),
            Link::Up => (LinkStanding::Up, None),
            Link::Down(reason) => (LinkStanding::Down, Some(reason)),
        };
        TextAccountView {
            webhook_url: carriers.webhook_url(name),
            settings: connection.settings,
            secrets: connection.kept.at,
            link,
            down,
            revision,
            changed_at,
        }
    }
}

/// An account as it is to be.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct TextAccountSent {
    /// What is said of it; its name is that of the address.
    settings: AccountConfig,
    /// Its secrets: `account` opens it, `webhook` is what its carrier shows with what it tells by itself.
    secrets: SecretsSent,
}
documented!(TextAccountSent);

/// Makes an account, or changes it. No campaign may send by it meanwhile. `If-Match: "0"` for a new one.
#[utoipa::path(put, path = "/connections/text-accounts/{name}", tag = "connections",
    params(("name" = String, Path), ("If-Match" = String, Header)), request_body = TextAccountSent,
    responses((status = 200, body = ConnectionRevision)))]
async fn put_text_account(
    State(app): State<App>,
    who: Authorised<needs::Edit>,
    tag: IfMatch,
    Path(name): Path<String>,
    Body(sent): Body<TextAccountSent>,
) -> Result<Tagged<ConnectionRevision>, Problem> {
    checked_name(&name, &sent.settings.name)?;
    let (seen, carriers, at) = (seen(&tag)?, app.carriers.clone(), app.clock.now());
    let put = app.stores.with(move |store| {
        carriers.change(store, &name, |store, keeper| {
            Connection::put(store, keeper, (sent.settings, sent.secrets), seen, &Made { who: &who, at })
        })
    });
    let revision = put.await?.0;
    Ok(Tagged(revision, ConnectionRevision { revision }))
}

/// Takes an account away.
#[utoipa::path(delete, path = "/connections/text-accounts/{name}", tag = "connections",
    params(("name" = String, Path), ("If-Match" = String, Header)), responses((status = 204)))]
async fn remove_text_account(
    State(app): State<App>,
    who: Authorised<needs::Edit>,
    tag: IfMatch,
    Path(name): Path<String>,
) -> Result<StatusCode, Problem> {
    let (seen, carriers, at) = (seen(&tag)?, app.carriers.clone(), app.clock.now());
    let removed = app.stores.with(move |store| {
        carriers.change(store, &name, |store, _| {
            Connection::<AccountConfig>::remove(store, &name, seen, &Made { who: &who, at })
        })
    });
    removed.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An account ready to be filled in, in the style of some aggregators.
#[derive(Serialize, JsonSchema)]
struct TextAccountPreset {
    /// Its name.
    name: &'static str,
    /// What it fits, in words.
    fits: String,
    /// The account.
    http: HttpConfig,
}
documented!(TextAccountPreset);

/// HTTP accounts ready to be filled in, in the styles of well-known aggregators.
#[utoipa::path(get, path = "/connections/text-account-presets", tag = "connections",
    responses((status = 200, body = Vec<TextAccountPreset>)))]
async fn text_account_presets(_: Authorised<needs::Read>) -> Json<Vec<TextAccountPreset>> {
    let preset = |preset: rappel_texting::http::Preset| TextAccountPreset {
        name: preset.name,
        fits: preset.fits,
        http: preset.http,
    };
    Json(presets().into_iter().map(preset).collect())
}

/// A text to try an account with.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct TestText {
    /// Whom to send it to, in any writing; without country code it is read as in France.
    to: String,
    /// What it says.
    text: String,
}
documented!(TestText);

/// What the carrier said to a test text.
#[derive(Serialize, JsonSchema)]
struct TestTextHeard {
    /// What became of it.
    state: TestTextState,
    /// Why; null where nothing was said.
    reason: Option<Said>,
}
documented!(TestTextHeard);

/// What became of a test text.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum TestTextState {
    /// The carrier took it.
    Accepted,
    /// The carrier refused it.
    Failed,
    /// The carrier has not answered: it may have left, and is not sent again.
    Unknown,
    /// The account cannot send now: nothing left.
    Returned,
}

/// Sends a text to somebody, really, and says what the carrier answers. It is nobody's text; hours do not hold for it.
#[utoipa::path(post, path = "/connections/text-accounts/{name}/test-text", tag = "connections",
    params(("name" = String, Path)), request_body = TestText, responses((status = 200, body = TestTextHeard)))]
async fn test_text(
    State(app): State<App>,
    who: Authorised<needs::Edit>,
    Path(name): Path<String>,
    Body(sent): Body<TestText>,
) -> Result<Json<TestTextHeard>, Problem> {
    let to = parse(&sent.to, Country::FRANCE)
        .map_err(|error| Problem::invalid("to", Said::of(|lang| error.told(lang)).sentence()))?;
    if sent.text.trim().is_empty() || sent.text.chars().count() > TEXT_MAX {
        return Err(Problem::invalid(
            "text",
            Said::new(
                format!("Le texte doit compter de 1 à {TEXT_MAX} caractères."),
                format!("The text must have 1 to {TEXT_MAX} characters."),
            ),
        ));
    }
    let (at, carriers, phone) = (app.clock.now(), app.carriers.clone(), to.phone);
    let account = app
        .stores
        .with(move |store| {
            Connection::<AccountConfig>::named(store, &name)?;
            let account = carriers.account(&name).map_err(|said| Problem::unavailable(said.sentence()))?;
            let detail = json!({ "account": name, "to": phone });
            store.record(&who.entry(at, "text_account.tested", None, &detail))?;
            Ok::<_, Problem>(account)
        })
        .await?;
    let tried = tokio::task::spawn_blocking(move || account.try_out(phone, &sent.text, at, ANSWER_MAX));
    let told = tried.await.map_err(Problem::internal)?;
    let state = match told.what {
        TextProgress::Accepted | TextProgress::Delivered => TestTextState::Accepted,
        TextProgress::Failed(_) => TestTextState::Failed,
        TextProgress::Unknown => TestTextState::Unknown,
        TextProgress::Returned => TestTextState::Returned,
    };
    Ok(Json(TestTextHeard { state, reason: told.reason.unless_empty() }))
}

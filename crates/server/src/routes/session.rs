//! Signing in and out, one's own password and language, and the first account.

use super::accounts::{checked_login, checked_name};
use crate::app::App;
use crate::csrf::SameOrigin;
use crate::extract::Body;
use crate::identity::{self, Authorised, Identity};
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use crate::token::Token;
use crate::{cookie, password};
use axum::Json;
use axum::extract::{ConnectInfo, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{AppendHeaders, IntoResponse};
use rappel_store::{Account, AccountChange, AccountId, Accounts, AuditEntry, NewAccount, Role, SqliteStore};
use rappel_strategy::lang::Lang;
use rappel_strategy::time::{Instant, SECOND_MS};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::net::SocketAddr;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Most sessions of an account; beginning another ends the one not used for longest.
const SESSIONS_MAX: u32 = 20;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(session, sign_in, sign_out))
        .routes(routes!(set_up))
        .routes(routes!(put_password))
        .routes(routes!(put_lang))
}

/// Who is signed in.
#[derive(Serialize, JsonSchema)]
struct Me {
    /// What the account goes by.
    id: AccountId,
    /// The person's name.
    name: String,
    /// The name by which they sign in.
    login: String,
    /// What the account is for.
    role: Role,
    /// The language its screens speak.
    lang: Lang,
}

/// Which network calls leave by.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Network {
    /// Nobody is called: the network is simulated.
    Simulated,
    /// Campaigns whose trunks are those of the switch really call.
    Switch,
}

/// A session.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Session")]
struct SessionView {
    /// Who is signed in.
    account: Me,
    /// What every change has to carry in the header `X-CSRF-Token`.
    csrf_token: String,
    /// When the session ends if it is not used again.
    expires_at: Instant,
    /// Which network calls leave by.
    network: Network,
    /// Whether the first account is still to be made.
    setup_needed: bool,
}
documented!(SessionView);

impl SessionView {
    fn of(identity: &Identity, app: &App) -> SessionView {
        let Account { id, name, login, role, lang, .. } = identity.account.clone();
        SessionView {
            account: Me { id, name, login, role, lang },
            csrf_token: identity.token.csrf().text().to_owned(),
            expires_at: identity.expires_at,
            network: if app.networks.switch().is_some() { Network::Switch } else { Network::Simulated },
            setup_needed: false,
        }
    }
}

/// Who is signed in, and until when.
#[utoipa::path(get, path = "/session", tag = "session", responses((status = 200, body = SessionView)))]
async fn session(State(app): State<App>, who: Authorised<needs::SignedIn>) -> Json<SessionView> {
    Json(SessionView::of(&who, &app))
}

/// What somebody signs in with.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Credentials {
    /// The name by which they sign in; case does not count.
    login: String,
    /// Their password.
    password: String,
}
documented!(Credentials);

/// Signs in.
#[utoipa::path(post, path = "/session", tag = "session", request_body = Credentials,
    responses((status = 200, body = SessionView)))]
async fn sign_in(
    _: SameOrigin,
    State(app): State<App>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    Body(sent): Body<Credentials>,
) -> Result<SignedIn, Problem> {
    // Whoever has neither a login nor a password of any account is told nothing but that they do not fit.
    let login = checked_login(&sent.login).map_err(|_| Problem::wrong_credentials())?;
    let now = app.clock.now();
    app.throttle.attempt(&login, address.ip(), now).map_err(Problem::throttled)?;
    let wanted = login.clone();
    let found = app.stores.with(move |store| store.account_by_login(&wanted)).await?;
    let kept = found.as_ref().map(|account| account.password.clone());
    let right = password::is_right(sent.password, kept).await?;
    let Some(account) = found.filter(|account| right && !account.disabled) else {
        let refused = AuditEntry {
            at: now,
            account: None,
            action: "session.refused".to_owned(),
            campaign: None,
            detail: json!({ "address": address.ip().to_string() }).to_string(),
        };
        app.stores.with(move |store| store.record(&refused)).await?;
        return Err(Problem::wrong_credentials());
    };
    app.throttle.right(&login);
    begin(&app, move |_| Ok(account.id)).await
}

/// Signs out.
#[utoipa::path(delete, path = "/session", tag = "session", responses((status = 204)))]
async fn sign_out(State(app): State<App>, who: Authorised<needs::SignedIn>) -> Result<impl IntoResponse, Problem> {
    let hash = who.token.hash();
    app.stores.with(move |store| store.end_session(&hash)).await?;
    Ok((StatusCode::NO_CONTENT, AppendHeaders(cookie::keep("", 0, app.secure).map(|cookie| (SET_COOKIE, cookie)))))
}

/// The first administrator.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FirstAccount {
    /// What stands after the `#` in the link that was printed at the first start.
    token: String,
    /// The person's name.
    name: String,
    /// The name by which they sign in; case does not count.
    login: String,
    /// Their password, 12 to 200 characters.
    password: String,
}
documented!(FirstAccount);

/// Makes the first administrator, and signs in.
#[utoipa::path(post, path = "/setup", tag = "session", request_body = FirstAccount,
    responses((status = 200, body = SessionView)))]
async fn set_up(_: SameOrigin, State(app): State<App>, Body(sent): Body<FirstAccount>) -> Result<SignedIn, Problem> {
    let now = app.clock.now();
    app.setup.check(&Token::given(&sent.token), now)?;
    let (name, login) = (checked_name(&sent.name)?, checked_login(&sent.login)?);
    password::check(&sent.password, "password")?;
    let password = password::kept(sent.password).await?;
    let new = NewAccount { login, name, role: Role::Administrator, lang: Lang::Fr, password, created_at: now };
    let answer = begin(&app, move |store| {
        let id = store.create_first_account(&new)?;
        store.record(&AuditEntry {
            at: now,
            account: Some(id),
            action: "account.created".to_owned(),
            campaign: None,
            detail: json!({ "login": new.login, "role": new.role, "first": true }).to_string(),
        })?;
        Ok(id)
    })
    .await?;
    app.setup.end();
    Ok(answer)
}

/// A session with the cookie that carries it.
type SignedIn = (AppendHeaders<Option<(HeaderName, HeaderValue)>>, Json<SessionView>);

/// Begins a session of the account that `whose` finds or makes, in the same transaction.
async fn begin(
    app: &App,
    whose: impl FnOnce(&mut SqliteStore) -> Result<AccountId, Problem> + Send + 'static,
) -> Result<SignedIn, Problem> {
    let now = app.clock.now();
    let token = Token::random()?;
    let hash = token.hash();
    let session = app
        .stores
        .with(move |store| {
            store.together(|store| {
                let id = whose(store)?;
                let (seen_before, begun_before) = identity::ended_before(now);
                store.forget_sessions(seen_before, begun_before)?;
                store.begin_session(&hash, id, now, SESSIONS_MAX)?;
                store.record(&AuditEntry {
                    at: now,
                    account: Some(id),
                    action: "session.begun".to_owned(),
                    campaign: None,
                    detail: "{}".to_owned(),
                })?;
                store.session(&hash)?.ok_or_else(|| Problem::internal("a session just begun is not there"))
            })
        })
        .await?;
    let cookie = cookie::keep(token.text(), identity::LASTS_MS / SECOND_MS, app.secure);
    let view = SessionView::of(&Identity::new(session, token), app);
    Ok((AppendHeaders(cookie.map(|cookie| (SET_COOKIE, cookie))), Json(view)))
}

/// A change of one's own password.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewPassword {
    /// The present one.
    current: String,
    /// The one to come, 12 to 200 characters.
    new: String,
}
documented!(NewPassword);

/// Changes one's own password; the account's other sessions end.
#[utoipa::path(put, path = "/session/password", tag = "session", request_body = NewPassword,
    responses((status = 204)))]
async fn put_password(
    State(app): State<App>,
    who: Authorised<needs::SignedIn>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    Body(sent): Body<NewPassword>,
) -> Result<StatusCode, Problem> {
    password::check(&sent.new, "new")?;
    let now = app.clock.now();
    app.throttle.attempt(&who.account.login, address.ip(), now).map_err(Problem::throttled)?;
    if !password::is_right(sent.current, Some(who.account.password.clone())).await? {
        return Err(Problem::wrong_current_password());
    }
    app.throttle.right(&who.account.login);
    let change = AccountChange { password: Some(password::kept(sent.new).await?), ..AccountChange::default() };
    change_own(&app, who.into_identity(), change, &json!({ "password": true })).await
}

/// A change of one's own language.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewLang {
    /// The language the screens speak.
    lang: Lang,
}
documented!(NewLang);

/// Changes the language of one's screens.
#[utoipa::path(put, path = "/session/lang", tag = "session", request_body = NewLang, responses((status = 204)))]
async fn put_lang(
    State(app): State<App>,
    who: Authorised<needs::SignedIn>,
    Body(sent): Body<NewLang>,
) -> Result<StatusCode, Problem> {
    let change = AccountChange { lang: Some(sent.lang), ..AccountChange::default() };
    change_own(&app, who.into_identity(), change, &json!({ "lang": sent.lang })).await
}

async fn change_own(
    app: &App,
    who: Identity,
    change: AccountChange,
    detail: &serde_json::Value,
) -> Result<StatusCode, Problem> {
    let entry = who.entry(app.clock.now(), "account.changed", None, detail);
    let (id, hash) = (who.account.id, who.token.hash());
    app.stores
        .with(move |store| {
            store.together::<_, rappel_store::Error>(|store| {
                store.change_account(id, &change)?;
                if change.password.is_some() {
                    store.end_sessions(id, Some(&hash))?;
                }
                store.record(&entry)
            })
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

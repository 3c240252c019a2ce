//! Accounts and their roles.

use crate::app::App;
use crate::extract::{Body, Path};
use crate::identity::Authorised;
use crate::password;
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use rappel_store::{Account, AccountChange, AccountId, Accounts, NewAccount, Role};
use rappel_strategy::lang::Lang;
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Most characters of a person's name.
const NAME_MAX: usize = 100;
/// Most characters of a login.
const LOGIN_MAX: usize = 64;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(accounts, create_account)).routes(routes!(change_account))
}

/// An account.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Account")]
struct AccountView {
    /// What it goes by.
    id: AccountId,
    /// The person's name.
    name: String,
    /// The name by which it signs in, in lower case.
    login: String,
    /// What it is for.
    role: Role,
    /// The language its screens speak.
    lang: Lang,
    /// Whether it can no longer sign in.
    disabled: bool,
    /// When it was made.
    created_at: Instant,
    /// When it was last seen, to some minutes; null: never.
    last_seen_at: Option<Instant>,
}
documented!(AccountView);

impl From<Account> for AccountView {
    fn from(account: Account) -> AccountView {
        let Account { id, login, name, role, lang, disabled, password: _, created_at, last_seen_at } = account;
        AccountView { id, name, login, role, lang, disabled, created_at, last_seen_at }
    }
}

/// All accounts by name.
#[utoipa::path(get, path = "/accounts", tag = "accounts", responses((status = 200, body = Vec<AccountView>)))]
async fn accounts(
    State(app): State<App>,
    _: Authorised<needs::ReadAccounts>,
) -> Result<Json<Vec<AccountView>>, Problem> {
    let accounts = app.stores.with(|store| store.accounts()).await?;
    Ok(Json(accounts.into_iter().map(AccountView::from).collect()))
}

/// A new account.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewAccount")]
struct Asked {
    /// The person's name.
    name: String,
    /// The name by which it signs in; case does not count.
    login: String,
    /// What it is for.
    role: Role,
    /// Its first password, 12 to 200 characters.
    password: String,
}
documented!(Asked);

/// Makes an account.
#[utoipa::path(post, path = "/accounts", tag = "accounts", request_body = Asked,
    responses((status = 201, body = AccountView)))]
async fn create_account(
    State(app): State<App>,
    who: Authorised<needs::Accounts>,
    Body(sent): Body<Asked>,
) -> Result<(StatusCode, Json<AccountView>), Problem> {
    let (name, login) = (checked_name(&sent.name)?, checked_login(&sent.login)?);
    password::check(&sent.password, "password")?;
    let password = password::kept(sent.password).await?;
    let now = app.clock.now();
    let new = NewAccount { login, name, role: sent.role, lang: Lang::Fr, password, created_at: now };
    let account = app
        .stores
        .with(move |store| {
            store.together::<_, rappel_store::Error>(|store| {
                let id = store.create_account(&new)?;
                let detail = json!({ "account": id, "login": new.login, "role": new.role });
                store.record(&who.entry(now, "account.created", None, &detail))?;
                store.account(id)
            })
        })
        .await?;
    Ok((StatusCode::CREATED, Json(account.into())))
}

/// What changes in an account; what is absent stays.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AccountChange")]
struct Change {
    /// The person's name.
    name: Option<String>,
    /// What it is for.
    role: Option<Role>,
    /// Whether it can no longer sign in; its sessions end.
    disabled: Option<bool>,
    /// Another password, 12 to 200 characters; its sessions end.
    password: Option<String>,
}
documented!(Change);

/// Changes an account. The last administrator stays one.
#[utoipa::path(patch, path = "/accounts/{id}", tag = "accounts", params(("id" = u32, Path)), request_body = Change,
    responses((status = 200, body = AccountView)))]
async fn change_account(
    State(app): State<App>,
    who: Authorised<needs::Accounts>,
    Path(id): Path<u32>,
    Body(sent): Body<Change>,
) -> Result<Json<AccountView>, Problem> {
    let id = AccountId(id);
    let name = sent.name.as_deref().map(checked_name).transpose()?;
    let password = match sent.password {
        Some(password) => {
            password::check(&password, "password")?;
            Some(password::kept(password).await?)
        }
        None => None,
    };
    let mut detail = json!({ "account": id });
    for (field, value) in [
        ("name", name.as_ref().map(|name| json!(name))),
        ("role", sent.role.map(|role| json!(role))),
        ("disabled", sent.disabled.map(|disabled| json!(disabled))),
        ("password", password.as_ref().map(|_| json!(true))),
    ] {
        if let Some(value) = value {
            detail[field] = value;
        }
    }
    let change = AccountChange { name, role: sent.role, lang: None, disabled: sent.disabled, password };
    let entry = who.entry(app.clock.now(), "account.changed", None, &detail);
    let own = who.token.hash();
    let account = app
        .stores
        .with(move |store| {
            store.together::<_, rappel_store::Error>(|store| {
                store.change_account(id, &change)?;
                if change.password.is_some() {
                    store.end_sessions(id, Some(&own))?;
                }
                store.record(&entry)?;
                store.account(id)
            })
        })
        .await?;
    Ok(Json(account.into()))
}

/// A person's name, without blanks around it.
///
/// # Errors
/// It is empty, too long, or holds control characters.
pub fn checked_name(name: &str) -> Result<String, Problem> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > NAME_MAX || name.chars().any(char::is_control) {
        return Err(Problem::invalid(
            "name",
            Said::new(
                format!("Le nom doit compter de 1 à {NAME_MAX} caractères."),
                format!("The name must have 1 to {NAME_MAX} characters."),
            ),
        ));
    }
    Ok(name.to_owned())
}

/// A login in lower case, without blanks around it.
///
/// # Errors
/// It is empty, too long, or holds blanks or control characters.
pub fn checked_login(login: &str) -> Result<String, Problem> {
    let login = login.trim().to_lowercase();
    let bad = |c: char| c.is_whitespace() || c.is_control();
    if login.is_empty() || login.chars().count() > LOGIN_MAX || login.chars().any(bad) {
        return Err(Problem::invalid(
            "login",
            Said::new(
                format!("L’identifiant doit compter de 1 à {LOGIN_MAX} caractères, sans espace."),
                format!("The login must have 1 to {LOGIN_MAX} characters, without blanks."),
            ),
        ));
    }
    Ok(login)
}

//! The switch.

use super::{ConnectionRevision, changed, seen};
use crate::app::App;
use crate::campaign::Made;
use crate::connections::{Connection, SecretsAt, SecretsSent, SwitchSeen, SwitchSettings};
use crate::extract::{Body, IfMatch};
use crate::identity::Authorised;
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use crate::tagged::Tagged;
use axum::extract::State;
use axum::http::StatusCode;
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The name of the one switch there is.
const NAME: &str = "asterisk";

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(put_switch, remove_switch))
}

/// The switch, and how it stands.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Switch")]
pub struct SwitchView {
    /// What is said of it.
    settings: SwitchSettings,
    /// Where its secrets are.
    secrets: SecretsAt,
    /// Whether it answers.
    connected: bool,
    /// Why it is not even tried, if so.
    wrong: Option<Said>,
    /// Its revision.
    revision: u32,
    /// When it was changed last.
    changed_at: Instant,
}

impl SwitchView {
    /// Of a connection, as it is seen.
    pub fn of(connection: Connection<SwitchSettings>, seen: Option<&SwitchSeen>) -> SwitchView {
        let (revision, changed_at) = changed(&connection);
        SwitchView {
            settings: connection.settings,
            secrets: connection.kept.at,
            connected: seen.is_some_and(|seen| seen.connected),
            wrong: seen.and_then(|seen| seen.wrong.clone()),
            revision,
            changed_at,
        }
    }
}

/// The switch as it is to be.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SwitchSent {
    /// What is said of it.
    settings: SwitchSettings,
    /// Its secrets: `password`, of the user of Asterisk's `ari.conf`.
    secrets: SecretsSent,
}
documented!(SwitchSent);

/// Connects a switch, or changes how. No campaign may call through it meanwhile. `If-Match: "0"` where there is none yet.
#[utoipa::path(put, path = "/connections/switch", tag = "connections", params(("If-Match" = String, Header)),
    request_body = SwitchSent, responses((status = 200, body = ConnectionRevision)))]
async fn put_switch(
    State(app): State<App>,
    who: Authorised<needs::Edit>,
    tag: IfMatch,
    Body(sent): Body<SwitchSent>,
) -> Result<Tagged<ConnectionRevision>, Problem> {
    let (seen, networks, at) = (seen(&tag)?, app.networks.clone(), app.clock.now());
    let put = app.stores.with(move |store| {
        networks.change(store, |store, keeper| {
            Connection::put(store, keeper, (sent.settings, sent.secrets), seen, &Made { who: &who, at })
        })
    });
    let revision = put.await?.0;
    Ok(Tagged(revision, ConnectionRevision { revision }))
}

/// Takes the switch away: every call is simulated then.
#[utoipa::path(delete, path = "/connections/switch", tag = "connections", params(("If-Match" = String, Header)),
    responses((status = 204)))]
async fn remove_switch(
    State(app): State<App>,
    who: Authorised<needs::Edit>,
    tag: IfMatch,
) -> Result<StatusCode, Problem> {
    let (seen, networks, at) = (seen(&tag)?, app.networks.clone(), app.clock.now());
    let removed = app.stores.with(move |store| {
        networks
            .change(store, |store, _| Connection::<SwitchSettings>::remove(store, NAME, seen, &Made { who: &who, at }))
    });
    removed.await?;
    Ok(StatusCode::NO_CONTENT)
}

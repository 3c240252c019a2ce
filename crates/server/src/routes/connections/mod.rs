//! The ways out to the networks: the switch and its trunks, accounts with carriers of texts.

mod accounts;
mod switch;
mod trunks;

use crate::app::App;
use crate::connections::{Connection, Settings, SwitchSettings};
use crate::extract::IfMatch;
use crate::identity::Authorised;
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use axum::Json;
use axum::extract::State;
use rappel_strategy::time::Instant;
use rappel_telephony::TrunkState;
use rappel_telephony::asterisk::TrunkConfig;
use rappel_texting::AccountConfig;
use schemars::JsonSchema;
use serde::Serialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(connections))
        .merge(switch::routes())
        .merge(trunks::routes())
        .merge(accounts::routes())
}

/// What takes its time.
pub fn slow_routes() -> OpenApiRouter<App> {
    trunks::slow_routes().merge(accounts::slow_routes())
}

/// The ways out to the networks.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Connections")]
struct ConnectionsView {
    /// The switch; null: every call is simulated.
    switch: Option<switch::SwitchView>,
    /// Its trunks by name.
    trunks: Vec<trunks::TrunkView>,
    /// Accounts with carriers of texts, by name.
    text_accounts: Vec<accounts::TextAccountView>,
}
documented!(ConnectionsView);

/// The ways out to the networks, and how they stand.
#[utoipa::path(get, path = "/connections", tag = "connections", responses((status = 200, body = ConnectionsView)))]
async fn connections(State(app): State<App>, _: Authorised<needs::Read>) -> Result<Json<ConnectionsView>, Problem> {
    let (networks, carriers) = (app.networks.clone(), app.carriers.clone());
    let read = app.stores.with(move |store| {
        let switch = Connection::<SwitchSettings>::all(store)?.pop();
        let trunks = Connection::<TrunkConfig>::all(store)?;
        let accounts = Connection::<AccountConfig>::all(store)?;
        Ok::<_, rappel_store::Error>((switch, trunks, accounts, networks.switch()))
    });
    let (switch, trunks, accounts, seen) = read.await?;
    let state = |name: &str| seen.as_ref().and_then(|seen| seen.trunks.get(name)).copied();
    let trunks = trunks.into_iter().map(|trunk| {
        let state = state(&trunk.settings.name);
        trunks::TrunkView::of(trunk, state)
    });
    Ok(Json(ConnectionsView {
        trunks: trunks.collect(),
        text_accounts: accounts.into_iter().map(|account| accounts::TextAccountView::of(account, &carriers)).collect(),
        switch: switch.map(|switch| switch::SwitchView::of(switch, seen.as_ref())),
    }))
}

/// How a trunk stands.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum TrunkStanding {
    /// It can carry calls.
    Ready,
    /// There is no switch, or it does not answer.
    SwitchUnreachable,
    /// It does not answer the switch.
    Unreachable,
}

impl From<Option<TrunkState>> for TrunkStanding {
    fn from(state: Option<TrunkState>) -> TrunkStanding {
        match state {
            Some(TrunkState::Ready) => TrunkStanding::Ready,
            Some(TrunkState::Unreachable) => TrunkStanding::Unreachable,
            None | Some(TrunkState::SwitchUnreachable | TrunkState::NotConfigured) => TrunkStanding::SwitchUnreachable,
        }
    }
}

/// The revision of a connection after a change.
#[derive(Serialize, JsonSchema)]
struct ConnectionRevision {
    /// The revision.
    revision: u32,
}
documented!(ConnectionRevision);

/// The revision that a change was made from; 0: there was none.
fn seen(IfMatch(tag): &IfMatch) -> Result<u32, Problem> {
    tag.parse().map_err(|_| Problem::revision_missing())
}

/// When and at which revision a connection was changed last.
fn changed<S: Settings>(connection: &Connection<S>) -> (u32, Instant) {
    (connection.revision.0, connection.changed_at)
}

//! The trunks of the switch.

use super::{ConnectionRevision, TrunkStanding, changed, seen};
use crate::app::App;
use crate::campaign::Made;
use crate::connections::{Connection, SecretsSent, TrialCall, TrialHeard, checked_name, try_call};
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
use rappel_strategy::phone::{Country, Phone, parse};
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use rappel_telephony::TrunkState;
use rappel_telephony::asterisk::TrunkConfig;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Seconds a test call rings unless it is said otherwise (R11).
const RING_S: u16 = 25;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(put_trunk, remove_trunk))
}

/// What takes its time.
pub fn slow_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(test_call))
}

/// A trunk, and how it stands.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ConfiguredTrunk")]
pub struct TrunkView {
    /// What is said of it.
    settings: TrunkConfig,
    /// How it stands.
    state: TrunkStanding,
    /// Its revision.
    revision: u32,
    /// When it was changed last.
    changed_at: Instant,
}

impl TrunkView {
    /// Of a connection, as it is seen.
    pub fn of(connection: Connection<TrunkConfig>, state: Option<TrunkState>) -> TrunkView {
        let (revision, changed_at) = changed(&connection);
        TrunkView { settings: connection.settings, state: state.into(), revision, changed_at }
    }
}

/// A trunk as it is to be.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct TrunkSent {
    /// What is said of it; its name is that of the address.
    settings: TrunkConfig,
}
documented!(TrunkSent);

/// Makes a trunk, or changes it. No campaign may call through the switch meanwhile. `If-Match: "0"` for a new one.
#[utoipa::path(put, path = "/connections/trunks/{name}", tag = "connections",
    params(("name" = String, Path), ("If-Match" = String, Header)), request_body = TrunkSent,
    responses((status = 200, body = ConnectionRevision)))]
async fn put_trunk(
    State(app): State<App>,
    who: Authorised<needs::Edit>,
    tag: IfMatch,
    Path(name): Path<String>,
    Body(sent): Body<TrunkSent>,
) -> Result<Tagged<ConnectionRevision>, Problem> {
    checked_name(&name, &sent.settings.name)?;
    let (seen, networks, at) = (seen(&tag)?, app.networks.clone(), app.clock.now());
    let put = app.stores.with(move |store| {
        networks.change(store, |store, keeper| {
            Connection::put(store, keeper, (sent.settings, SecretsSent::new()), seen, &Made { who: &who, at })
        })
    });
    let revision = put.await?.0;
    Ok(Tagged(revision, ConnectionRevision { revision }))
}

/// Takes a trunk away.
#[utoipa::path(delete, path = "/connections/trunks/{name}", tag = "connections",
    params(("name" = String, Path), ("If-Match" = String, Header)), responses((status = 204)))]
async fn remove_trunk(
    State(app): State<App>,
    who: Authorised<needs::Edit>,
    tag: IfMatch,
    Path(name): Path<String>,
) -> Result<StatusCode, Problem> {
    let (seen, networks, at) = (seen(&tag)?, app.networks.clone(), app.clock.now());
    let removed = app.stores.with(move |store| {
        networks
            .change(store, |store, _| Connection::<TrunkConfig>::remove(store, &name, seen, &Made { who: &who, at }))
    });
    removed.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A call to try a trunk with.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct TestCall {
    /// Whom to call, in any writing; without country code it is read as in France.
    to: String,
    /// The number displayed; absent: it is hidden.
    shown: Option<Phone>,
    /// Longest ringing, in seconds, 15 to 60; absent: 25.
    ring_s: Option<u16>,
}
documented!(TestCall);

/// Calls somebody, really, and says step by step what the network told. It is nobody's attempt; limits and hours do not hold for it.
#[utoipa::path(post, path = "/connections/trunks/{name}/test-call", tag = "connections", params(("name" = String, Path)),
    request_body = TestCall, responses((status = 200, body = TrialHeard)))]
async fn test_call(
    State(app): State<App>,
    who: Authorised<needs::Edit>,
    Path(name): Path<String>,
    Body(sent): Body<TestCall>,
) -> Result<Json<TrialHeard>, Problem> {
    let to = parse(&sent.to, Country::FRANCE)
        .map_err(|error| Problem::invalid("to", Said::of(|lang| error.told(lang)).sentence()))?;
    let ring_s = sent.ring_s.unwrap_or(RING_S);
    if !(15..=60).contains(&ring_s) {
        return Err(Problem::invalid("ring_s", Said::new("De 15 à 60 secondes.", "15 to 60 seconds.")));
    }
    let call = TrialCall { to: to.phone, shown: sent.shown, ring_s };
    let (at, networks) = (app.clock.now(), app.networks.clone());
    let trunk = name.clone();
    app.stores
        .with(move |store| {
            Connection::<TrunkConfig>::named(store, &name)?;
            let detail = json!({ "trunk": name, "to": call.to, "shown": call.shown });
            store.record(&who.entry(at, "trunk.tested", None, &detail)).map(drop)
        })
        .await?;
    let heard = tokio::task::spawn_blocking(move || match networks.spare_line() {
        Some(mut line) => try_call(&mut line, &trunk, call),
        None => Err(TrunkState::SwitchUnreachable),
    });
    heard.await.map_err(Problem::internal)?.map(Json).map_err(|state| {
        Problem::unavailable(match state {
            TrunkState::Unreachable => Said::new(
                "Le faisceau ne répond pas au commutateur\u{a0}: vérifiez-le dans Asterisk.",
                "The trunk does not answer the switch: check it in Asterisk.",
            ),
            _ => Said::new(
                "Le commutateur ne répond pas\u{a0}: vérifiez son adresse et son mot de passe.",
                "The switch does not answer: check its address and its password.",
            ),
        })
    })
}

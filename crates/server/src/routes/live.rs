//! A campaign as it happens, as server-sent events.

use crate::app::App;
use crate::campaign::Stored;
use crate::extract::{self, Path};
use crate::identity::Authorised;
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use crate::supervisor::Viewer;
use crate::supervisor::snapshot::{AttemptSeen, Snapshot};
use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, KeepAliveStream, Sse};
use futures_core::Stream;
use rappel_store::{CampaignId, Revision, Store};
use rappel_strategy::said::Said;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{OwnedSemaphorePermit, mpsc};
use tokio::time::{Instant, interval, sleep_until};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Events that wait for a slow client; then the latest are skipped, and the run goes on.
const BACKLOG: usize = 4;
/// How often changes of the campaign, and the state of one that does not run, are looked for.
const LOOK: Duration = Duration::from_secs(2);
/// How long without an event before a comment keeps the connection alive.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// After how long a client has to ask again, so that rights are looked at anew.
const LASTS: Duration = Duration::from_secs(10 * 60);

documented!(Snapshot, AttemptSeen);

/// The routes.
pub fn slow_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(live))
}

/// A campaign as it happens: `snapshot` (at most twice a second), `attempt` (a list of calls that ended) and `changed` (its
/// revision). The stream ends after some minutes; whoever goes on watching asks again.
#[utoipa::path(get, path = "/campaigns/{id}/live", tag = "campaigns", params(("id" = u32, Path)),
    responses((status = 200, description = "Events whose data is JSON: Snapshot, a list of AttemptSeen, or {revision}",
        content((Snapshot = "text/event-stream"), (Vec<AttemptSeen> = "application/json")))))]
async fn live(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    Path(id): Path<u32>,
) -> Result<Sse<KeepAliveStream<Events>>, Problem> {
    let id = extract::campaign(id)?;
    let place = app.viewers.clone().try_acquire_owned().map_err(|_| {
        Problem::unavailable(Said::new(
            "Trop d’écrans suivent déjà des campagnes\u{202f}; réessayez plus tard.",
            "Too many screens are watching campaigns already; try again later.",
        ))
    })?;
    let Revision(revision) = app.stores.with(move |store| store.campaign(id)).await?.revision;
    let viewer = app.supervisor.live(id).watch();
    let (send, events) = mpsc::channel(BACKLOG);
    tokio::spawn(follow(app, id, viewer, revision, send, place));
    let keep_alive = KeepAlive::new().interval(HEARTBEAT);
    Ok(Sse::new(Events(events)).keep_alive(keep_alive))
}

/// Events of one viewer.
struct Events(mpsc::Receiver<Event>);

impl Stream for Events {
    type Item = Result<Event, Infallible>;
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context).map(|event| event.map(Ok))
    }
}

/// Carries what happens to one viewer until it goes, is slow for too long, or time is up.
async fn follow(
    app: App,
    id: CampaignId,
    mut viewer: Viewer,
    mut revision: u32,
    send: mpsc::Sender<Event>,
    _place: OwnedSemaphorePermit,
) {
    let ends = Instant::now() + LASTS;
    let mut look = interval(LOOK);
    let mut at_rest = None;
    viewer.snapshot.mark_changed();
    loop {
        let event = tokio::select! {
            () = send.closed() => return,
            () = app.closed() => return,
            () = sleep_until(ends) => return,
            changed = viewer.snapshot.changed() => {
                if changed.is_err() { return; }
                viewer.snapshot.borrow_and_update().as_deref().map(|text| named("snapshot", text))
            }
            attempts = viewer.attempts.recv() => match attempts {
                Ok(text) => Some(named("attempt", &text)),
                // The oldest are lost to who is too slow for them.
                Err(RecvError::Lagged(_)) => None,
                Err(RecvError::Closed) => return,
            },
            _ = look.tick() => {
                let Ok(seen) = look_at(&app, id).await else { return };
                if seen.at_rest != at_rest {
                    at_rest = seen.at_rest;
                    if let Some(text) = &at_rest && send.send(named("snapshot", text)).await.is_err() { return; }
                }
                (seen.revision != revision).then(|| {
                    revision = seen.revision;
                    named("changed", &format!("{{\"revision\":{revision}}}"))
                })
            }
        };
        if let Some(event) = event
            && send.send(event).await.is_err()
        {
            return;
        }
    }
}

fn named(name: &str, json: &str) -> Event {
    Event::default().event(name).data(json)
}

/// What the store says of a campaign.
struct Seen {
    revision: u32,
    /// The snapshot of a campaign that does not run.
    at_rest: Option<Arc<str>>,
}

async fn look_at(app: &App, id: CampaignId) -> Result<Seen, Problem> {
    let (wall, supervisor) = (app.clock.now(), app.supervisor.clone());
    let look = move |store: &mut rappel_store::SqliteStore| {
        if supervisor.is_running(id) {
            let Revision(revision) = store.campaign(id)?.revision;
            return Ok::<_, Problem>(Seen { revision, at_rest: None });
        }
        let Stored { record, campaign, .. } = Stored::read(store, id)?;
        let snapshot = Snapshot::at_rest(store, &record, &campaign, supervisor.simulates(&campaign), wall)?;
        let text = serde_json::to_string(&snapshot).map_err(Problem::internal)?;
        Ok(Seen { revision: record.revision.0, at_rest: Some(text.into()) })
    };
    app.stores.with(look).await
}

//! What a campaign came to so far.

use crate::app::App;
use crate::campaign::{Contacts, Stored};
use crate::extract::{self, Path};
use crate::identity::Authorised;
use crate::names::zone_of;
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use crate::supervisor::snapshot::{ResultTally, results};
use crate::tallies::{DayTally, HourTally, NumberTally, StatusTally, Tallies};
use axum::Json;
use axum::extract::State;
use rappel_store::{Desk, TextState};
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::Serialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(campaign_results))
}

/// What a campaign came to so far, from counts that are kept with every call.
#[derive(Debug, Serialize, JsonSchema)]
struct Results {
    /// Calls by how they ended.
    by_status: Vec<StatusTally>,
    /// Calls by phone column.
    by_number: Vec<NumberTally>,
    /// Calls by hour of the day.
    by_hour: Vec<HourTally>,
    /// Calls and contacts by day.
    by_day: Vec<DayTally>,
    /// Ended contacts by result, most frequent first.
    ended: Vec<ResultTally>,
    /// Contacts by phase.
    contacts: Contacts,
    /// Calls whose outcome is known.
    calls: u64,
    /// Contacts with whom an agent talked.
    reached: u64,
    /// Persons who answered and met no agent.
    abandoned: u64,
    /// Texts.
    texts: Texts,
}
documented!(Results);

/// Texts by what became of them.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "TextTallies")]
struct Texts {
    /// The carrier took them.
    sent: u64,
    /// The carrier refused them.
    failed: u64,
    /// They may have left: the server stopped at that moment.
    unknown: u64,
    /// They wait, or are leaving.
    waiting: u64,
    /// They waited too long.
    lapsed: u64,
    /// Of those sent, so many arrived, as the carrier says.
    delivered: u64,
    /// Their numbers want no texts.
    suppressed: u64,
}

/// What a campaign came to so far.
#[utoipa::path(get, path = "/campaigns/{id}/results", tag = "campaigns", params(("id" = u32, Path)),
    responses((status = 200, body = Results)))]
async fn campaign_results(
    State(app): State<App>,
    _: Authorised<needs::Read>,
    Path(id): Path<u32>,
) -> Result<Json<Results>, Problem> {
    let id = extract::campaign(id)?;
    let read = app.stores.with(move |store| {
        let Stored { record, campaign, .. } = Stored::read(store, id)?;
        let zone = zone_of(&campaign);
        let counts = store.counts(id, Instant::MIN, Instant::MAX)?;
        let tallies = Tallies::new(&campaign, &zone, &counts);
        let total = tallies.total();
        let texts = store.text_counts(id)?;
        let text = |state: TextState| texts[state as usize];
        Ok::<_, Problem>(Results {
            by_status: tallies.by_status(),
            by_number: tallies.by_number(),
            by_hour: tallies.by_hour(),
            by_day: tallies.by_day(),
            ended: results(store, id, &campaign, &zone)?,
            contacts: record.phases.into(),
            calls: total.calls,
            reached: total.reached,
            abandoned: total.abandoned,
            texts: Texts {
                sent: text(TextState::Sent) + text(TextState::Delivered),
                failed: text(TextState::Failed),
                unknown: text(TextState::Unknown),
                waiting: text(TextState::Ordered) + text(TextState::Leaving),
                lapsed: text(TextState::Lapsed),
                delivered: text(TextState::Delivered),
                suppressed: text(TextState::Suppressed),
            },
        })
    });
    Ok(Json(read.await?))
}

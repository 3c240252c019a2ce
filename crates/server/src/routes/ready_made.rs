//! Strategies for usual trades.

use crate::app::App;
use crate::identity::Authorised;
use crate::problem::Problem;
use crate::ready_made::READY_MADE;
use crate::rights::needs;
use crate::schema::documented;
use axum::Json;
use rappel_strategy::file;
use rappel_strategy::model::Strategy;
use rappel_strategy::said::Said;
use schemars::JsonSchema;
use serde::Serialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(ready_made_strategies))
}

/// A strategy to begin with. Its phone columns are `TEL1`, `TEL2` … in order.
#[derive(Serialize, JsonSchema)]
struct ReadyMadeStrategy {
    /// What it goes by.
    id: &'static str,
    /// Its name.
    name: Said,
    /// The trade it is for.
    trade: Said,
    /// What it does and why.
    description: Said,
    /// How many numbers it calls.
    numbers: usize,
    /// The strategy.
    strategy: Strategy,
}
documented!(ReadyMadeStrategy);

/// Strategies to begin with, by trade.
#[utoipa::path(get, path = "/strategies/ready-made", tag = "strategy",
    responses((status = 200, body = Vec<ReadyMadeStrategy>)))]
async fn ready_made_strategies(_: Authorised<needs::Read>) -> Result<Json<Vec<ReadyMadeStrategy>>, Problem> {
    let said = |(fr, en): (&str, &str)| Said::new(fr, en);
    let read = READY_MADE.iter().map(|ready_made| {
        let strategy = file::read_strategy(ready_made.text, ready_made.id).map_err(Problem::internal)?;
        Ok(ReadyMadeStrategy {
            id: ready_made.id,
            name: said(ready_made.name),
            trade: said(ready_made.trade),
            description: said(ready_made.description),
            numbers: strategy.number.len(),
            strategy,
        })
    });
    read.collect::<Result<Vec<_>, Problem>>().map(Json)
}

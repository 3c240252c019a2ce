//! What comes next for a contact, whatever may have happened to it (R35, R39, R61).

use crate::app::App;
use crate::document::Document;
use crate::identity::Authorised;
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use crate::what_if::{WhatIf, answer};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use rappel_analysis::next::Answer;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use std::borrow::Cow;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(what_if))
}

/// An answer, written already.
struct Told(Vec<u8>);

impl JsonSchema for Told {
    fn schema_name() -> Cow<'static, str> {
        Answer::<'static>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Answer::<'static>::json_schema(generator)
    }
}
documented!(Told);

impl IntoResponse for Told {
    fn into_response(self) -> Response {
        ([(CONTENT_TYPE, "application/json")], self.0).into_response()
    }
}

/// The next call of a contact and why, or why there is none: the same answer as that of `rappel next --explain`.
#[utoipa::path(post, path = "/what-if", tag = "strategy", request_body = WhatIf, responses((status = 200, body = Told)))]
async fn what_if(
    State(app): State<App>,
    _: Authorised<needs::Compute>,
    Document(sent): Document<WhatIf>,
) -> Result<Told, Problem> {
    app.stores.with(move |store| answer(store, sent)).await.map(Told)
}

//! What is served, described for programs: the OpenAPI document, of which the web client is generated.

use crate::problem::MEDIA_TYPE;
use crate::routes;
use serde_json::{Value, json};
use utoipa::openapi::{InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder};

/// Under which path everything is served.
pub const BASE: &str = "/api/v1";

/// The document (OpenAPI 3.1).
pub fn document() -> Value {
    let described = routes::quick().merge(routes::slow()).into_openapi();
    let mut document = serde_json::to_value(described).unwrap_or_default();
    document["servers"] = json!([{ "url": BASE }]);
    // Whatever is asked, the answer may be a problem.
    let problem = json!({
        "description": "A problem",
        "content": { MEDIA_TYPE: { "schema": { "$ref": "#/components/schemas/Problem" } } },
    });
    let items = document["paths"].as_object_mut().into_iter().flat_map(|paths| paths.values_mut());
    for operation in items.filter_map(Value::as_object_mut).flat_map(|item| item.values_mut()) {
        if let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) {
            responses.insert("default".to_owned(), problem.clone());
        }
    }
    document
}

/// What the document begins with, before the routes add themselves.
pub(crate) fn head() -> OpenApi {
    let license = LicenseBuilder::new().name("AGPL-3.0-or-later").identifier(Some("AGPL-3.0-or-later")).build();
    let info = InfoBuilder::new()
        .title("Rappel")
        .description(Some("Outbound call campaigns by strategy."))
        .version("1")
        .license(Some(license));
    OpenApiBuilder::new().info(info.build()).components(Some(crate::schema::components())).build()
}

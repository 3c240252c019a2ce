//! Texts as they will be received (R18).

use crate::app::App;
use crate::extract::Body;
use crate::identity::Authorised;
use crate::problem::Problem;
use crate::rights::needs;
use crate::schema::documented;
use axum::Json;
use rappel_strategy::said::Said;
use rappel_texting::segments::{Alphabet, measure};
use rappel_texting::{Template, TemplateError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Most characters of a template.
const TEMPLATE_MAX: usize = 5_000;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(preview_text))
}

/// A template, and a contact to fill it with.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct TextRequest {
    /// The text, with columns in braces.
    template: String,
    /// The contact's columns.
    #[serde(default)]
    columns: BTreeMap<String, String>,
}
documented!(TextRequest);

/// How the characters of a text travel.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum TextEncoding {
    /// GSM 7-bit: 160 characters in a text.
    Gsm7,
    /// UCS-2: 70 characters in a text.
    Ucs2,
}

/// A text as it will be received.
#[derive(Serialize, JsonSchema)]
struct TextPreview {
    /// The text.
    text: String,
    /// Its length in characters.
    characters: usize,
    /// How its characters travel.
    encoding: TextEncoding,
    /// How many texts it is paid as.
    segments: usize,
    /// Units of the encoding that still fit without another segment.
    units_left: usize,
    /// The characters that keep it from travelling as GSM 7-bit.
    forced_by: Vec<char>,
    /// Columns in the template that the contact does not have; their places are empty.
    missing: Vec<String>,
}
documented!(TextPreview);

/// Fills a template and measures the text.
#[utoipa::path(post, path = "/texts/preview", tag = "texts", request_body = TextRequest,
    responses((status = 200, body = TextPreview)))]
async fn preview_text(
    _: Authorised<needs::Compute>,
    Body(sent): Body<TextRequest>,
) -> Result<Json<TextPreview>, Problem> {
    if sent.template.chars().count() > TEMPLATE_MAX {
        return Err(Problem::invalid(
            "template",
            Said::new(
                format!("Un modèle compte au plus {TEMPLATE_MAX} caractères."),
                format!("A template has at most {TEMPLATE_MAX} characters."),
            ),
        ));
    }
    let mut names: Vec<String> = sent.columns.keys().cloned().collect();
    let known = names.len();
    // Each turn learns a name of the template, which has no more of them than characters.
    let template = loop {
        match Template::parse(&sent.template, &names) {
            Ok(template) => break template,
            Err(TemplateError::UnknownColumn { name, .. }) => names.push(name),
            Err(error) => return Err(Problem::invalid("template", error.said().sentence())),
        }
    };
    let text = template.render(|name| sent.columns.get(name).map(String::as_str));
    let measure = measure(&text);
    Ok(Json(TextPreview {
        characters: text.chars().count(),
        text,
        encoding: match measure.alphabet {
            Alphabet::Gsm7 => TextEncoding::Gsm7,
            Alphabet::Ucs2 => TextEncoding::Ucs2,
        },
        segments: measure.segments,
        units_left: measure.units_left,
        forced_by: measure.forced_by,
        missing: names.split_off(known),
    }))
}

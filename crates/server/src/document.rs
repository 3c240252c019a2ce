//! Bodies that hold strategies and campaigns, read as their files are: a mistake is named with its place and the nearest name.

use crate::problem::Problem;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use rappel_strategy::file::{self, FileError, TEXT_BYTES_MAX};
use rappel_strategy::lang::Lang;
use rappel_strategy::said::Said;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

/// A JSON body of at most [`TEXT_BYTES_MAX`] bytes.
pub struct Document<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Document<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Document<T>, Problem> {
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            match rejection.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(TEXT_BYTES_MAX as u64),
                _ => Problem::unreadable("", "the body broke off"),
            }
        })?;
        read(&bytes).map(Document)
    }
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    if bytes.len() > TEXT_BYTES_MAX {
        return Err(Problem::too_large(TEXT_BYTES_MAX as u64));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| Problem::unreadable("", &error.to_string()))?;
    if !text.trim_start().starts_with('{') {
        return Err(Problem::unreadable("", "a JSON object is expected"));
    }
    // Most bodies are right: where everything stands is only of interest in the others.
    if let Ok(value) = serde_json::from_str(text) {
        return Ok(value);
    }
    file::parse(text, "").map(|parsed| parsed.value).map_err(|error| wrong(&error))
}

/// The problem with a value that was sent.
fn wrong(error: &FileError) -> Problem {
    if error.path.segments().is_empty() {
        return Problem::invalid("", Said::of(|lang| error.sentence(lang)).sentence());
    }
    let place = error.path.to_string();
    let colon = |lang| if lang == Lang::Fr { "\u{a0}:" } else { ":" };
    let said = Said::of(|lang| format!("`{place}`{} {}", colon(lang), error.sentence(lang)));
    Problem::invalid(&place, said.sentence())
}

/// What is wrong with the text of a file, by line and column.
#[derive(Serialize)]
struct TextError<'a> {
    /// Line, from 1.
    line: usize,
    /// Column, in characters from 1.
    column: usize,
    /// What is wrong, and what may be meant.
    message: Said,
    /// The names that may stand there.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    expected: &'a [String],
    /// The right name nearest to what stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<&'a str>,
}

/// The problem with the text of a file that was sent (R62).
pub fn unreadable_file(error: &FileError) -> Problem {
    let message = Said::of(|lang| error.sentence(lang));
    let place = if error.path.segments().is_empty() { "text".to_owned() } else { error.path.to_string() };
    let (line, column) = (error.line, error.column);
    let detail = Said::new(
        format!("Ligne {line}, colonne {column}\u{a0}: {}", message.fr),
        format!("Line {line}, column {column}: {}", message.en),
    );
    let detail = detail.sentence();
    let told = TextError { line, column, message, expected: &error.expected, nearest: error.nearest.as_deref() };
    Problem::invalid(&place, detail).with_errors(json!([told]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rappel_strategy::model::Campaign;

    #[test]
    fn only_a_json_object_is_taken() {
        for text in ["", "[]", "name = 'x'", "\u{feff}"] {
            assert!(read::<Campaign>(text.as_bytes()).is_err(), "{text}");
        }
    }
}

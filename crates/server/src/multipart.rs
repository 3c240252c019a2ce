//! Forms with a file.

use crate::problem::Problem;
use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use axum::http::StatusCode;
use rappel_strategy::said::Said;
use std::collections::BTreeMap;
use tokio::io::{AsyncWrite, AsyncWriteExt};

/// The name of the field that holds the file.
const FILE: &str = "file";
/// Most bytes of a field that holds a text.
const TEXT_BYTES_MAX: usize = 4 * 1024;
/// Most fields.
const FIELDS_MAX: usize = 16;

/// What a form held beside the content of its file.
pub struct Received {
    /// What the file was called.
    pub file_name: String,
    /// The other fields.
    pub texts: BTreeMap<String, String>,
}

/// Receives a form; the file goes to `out` as it arrives.
///
/// # Errors
/// There is no file in it or more than one, it is larger than `bytes_max`, the form breaks off, or `out` does.
pub async fn receive(
    mut form: Multipart,
    mut out: impl AsyncWrite + Unpin,
    bytes_max: u64,
) -> Result<Received, Problem> {
    let wrong = |error: MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(bytes_max),
        _ => Problem::unreadable("", &error.body_text()),
    };
    let (mut file_name, mut texts) = (None, BTreeMap::new());
    while let Some(mut field) = form.next_field().await.map_err(wrong)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name != FILE {
            if texts.len() >= FIELDS_MAX {
                return Err(Problem::unreadable("", "too many fields"));
            }
            let text =
                text(&mut field).await.map_err(wrong)?.ok_or_else(|| Problem::too_large(TEXT_BYTES_MAX as u64))?;
            texts.insert(name, text);
            continue;
        }
        if file_name.is_some() {
            return Err(Problem::unreadable(FILE, "one file at a time"));
        }
        file_name = Some(field.file_name().unwrap_or_default().chars().take(200).collect());
        let mut bytes = 0;
        while let Some(chunk) = field.chunk().await.map_err(wrong)? {
            bytes += chunk.len() as u64;
            if bytes > bytes_max {
                return Err(Problem::too_large(bytes_max));
            }
            out.write_all(&chunk).await.map_err(Problem::internal)?;
        }
    }
    out.flush().await.map_err(Problem::internal)?;
    match file_name {
        Some(file_name) => Ok(Received { file_name, texts }),
        None => Err(Problem::invalid(FILE, Said::new("Joignez un fichier.", "Attach a file."))),
    }
}

/// The text of a field; `None` when it is too long.
async fn text(field: &mut Field<'_>) -> Result<Option<String>, MultipartError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > TEXT_BYTES_MAX {
            return Ok(None);
        }
    }
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

//! From text to a typed value: syntax, then format, then types, each error at its place.

use super::tree::{SyntaxError, Tree};
use super::{FORMAT, FileError, Path, Places, Segment, TEXT_BYTES_MAX, json, toml};
use crate::model::{Campaign, Strategy};
use crate::nearest::nearest;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A value that was read, and where its parts stand in the text.
#[derive(Clone, PartialEq, Debug)]
pub struct Parsed<T> {
    /// The value.
    pub value: T,
    /// Where its parts stand.
    pub places: Places,
}

/// The strategy in a text (R62). `file` names the text in errors.
///
/// # Errors
/// [`FileError`]: the text is not TOML or JSON, or does not hold a strategy.
pub fn read_strategy(text: &str, file: &str) -> Result<Strategy, FileError> {
    parse(text, file).map(|parsed| parsed.value)
}

/// The campaign in a text (R62). `file` names the text in errors.
///
/// # Errors
/// [`FileError`]: the text is not TOML or JSON, or does not hold a campaign.
pub fn read_campaign(text: &str, file: &str) -> Result<Campaign, FileError> {
    parse(text, file).map(|parsed| parsed.value)
}

/// The strategy or the campaign in a text, with the places of its parts (R62). `file` names the text in errors.
///
/// # Errors
/// [`FileError`]: the text is longer than [`TEXT_BYTES_MAX`], is not TOML or JSON, has a format other than [`FORMAT`], or does
/// not hold a `T`.
pub fn parse<T: DeserializeOwned>(text: &str, file: &str) -> Result<Parsed<T>, FileError> {
    if text.len() > TEXT_BYTES_MAX {
        let message = format!("longer than {} MiB", TEXT_BYTES_MAX / (1024 * 1024));
        return Err(FileError::new(file, Places::default().at(0..0), Path::root(), message));
    }
    let is_json = text.trim_start_matches('\u{feff}').trim_start().starts_with('{');
    let tree = if is_json { json::read(text) } else { toml::read(text) };
    let Tree { mut value, places } =
        tree.map_err(|SyntaxError { location, path, message }| FileError::new(file, location, path, message))?;
    take_format(&mut value).map_err(|message| {
        let path = Path::root().key("format");
        FileError::new(file, places.locate(&path), path, message)
    })?;
    match serde_path_to_error::deserialize(value) {
        Ok(value) => Ok(Parsed { value, places }),
        Err(error) => Err(typed_error(file, &places, path_of(error.path()), &error.inner().to_string())),
    }
}

fn take_format(top: &mut Value) -> Result<(), String> {
    match top.as_object_mut().and_then(|map| map.remove("format")) {
        None => Ok(()),
        Some(format) if format.as_u64() == Some(FORMAT) => Ok(()),
        Some(format) => Err(format!(
            "format {format} is not known, this version reads format {FORMAT}: export the file again with a version that \
             writes format {FORMAT}, or read it with the version that wrote it"
        )),
    }
}

fn path_of(path: &serde_path_to_error::Path) -> Path {
    use serde_path_to_error::Segment as Theirs;
    path.iter()
        .filter_map(|segment| match segment {
            Theirs::Seq { index } => Some(Segment::Index(*index)),
            Theirs::Map { key } => Some(Segment::Key(key.clone())),
            // A variant is the value itself, not a step into it.
            Theirs::Enum { .. } | Theirs::Unknown => None,
        })
        .collect()
}

/// Serde says what is wrong in one English sentence; names in it stand between backticks.
fn typed_error(file: &str, places: &Places, path: Path, said: &str) -> FileError {
    let (what, expected) = said.split_once(", expected ").unwrap_or((said, ""));
    let unknown = ["unknown field", "unknown variant"].into_iter().find(|kind| what.starts_with(kind));
    let Some(kind) = unknown else {
        let message =
            if expected.is_empty() { what.to_owned() } else { format!("{what}, expected {}", plain(expected)) };
        return FileError::new(file, places.locate(&path), path, message);
    };
    let names = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let given = names(what).pop().unwrap_or_default();
    let expected = names(expected).into_boxed_slice();
    let (location, message) = if kind == "unknown field" {
        (places.locate_key(&path), "unknown field".to_owned())
    } else {
        (places.locate(&path), format!("unknown value `{given}`"))
    };
    let nearest = nearest(&given, expected.iter().cloned());
    FileError { nearest, expected, ..FileError::new(file, location, path, message) }
}

/// What was expected, in words of files instead of words of Rust.
fn plain(expected: &str) -> &str {
    match expected {
        "u8" => "a whole number from 0 to 255",
        "u16" => "a whole number from 0 to 65535",
        "a nonzero u16" => "a whole number from 1 to 65535",
        "u32" => "a whole number from 0 to 4294967295",
        "f32" | "f64" => "a number",
        "a sequence" => "a list",
        "a map" => "a table",
        "a boolean" => "true or false",
        _ if expected.starts_with("struct ") => "a table",
        _ => expected,
    }
}

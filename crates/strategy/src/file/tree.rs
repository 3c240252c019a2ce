//! What both syntaxes become before they are given their types: values, and where each stands.

use super::{Location, Path, Places};
use serde_json::Value;

/// A file as plain values.
pub struct Tree {
    /// The values; a table at the top.
    pub value: Value,
    /// Where they stand.
    pub places: Places,
}

/// The text is not well-formed, or holds a value that no field can hold.
pub struct SyntaxError {
    /// Where.
    pub location: Location,
    /// In what.
    pub path: Path,
    /// What is wrong.
    pub message: String,
}

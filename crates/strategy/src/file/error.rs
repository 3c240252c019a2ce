//! What is wrong with a file, where, and what was expected instead.

use super::{Location, Path};
use std::fmt;
use std::ops::Range;

/// A file that cannot be read (R62). Shown as `relance.toml:14:3: number[1].colum: unknown field; did you mean `column`?`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileError {
    /// Name of the file, as given.
    pub file: Box<str>,
    /// Line, from 1.
    pub line: usize,
    /// Column, in characters from 1.
    pub column: usize,
    /// The stretch of text at fault, in bytes.
    pub span: Range<usize>,
    /// The value at fault; empty for the file as a whole.
    pub path: Path,
    /// What is wrong with it.
    pub message: Box<str>,
    /// The right name nearest to what was written.
    pub nearest: Option<String>,
    /// The names that were expected there; empty where the message says it.
    pub expected: Box<[String]>,
}

impl FileError {
    pub(super) fn new(file: &str, location: Location, path: Path, message: impl Into<Box<str>>) -> FileError {
        FileError {
            file: file.into(),
            line: location.line,
            column: location.column,
            span: location.span,
            path,
            message: message.into(),
            nearest: None,
            expected: Box::default(),
        }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: ", self.file, self.line, self.column)?;
        if !self.path.segments().is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)?;
        if let Some(nearest) = &self.nearest {
            write!(f, "; did you mean `{nearest}`?")?;
        }
        if !self.expected.is_empty() {
            let separator = if self.nearest.is_some() { " Expected" } else { "; expected" };
            write!(f, "{separator} one of `{}`", self.expected.join("`, `"))?;
        }
        Ok(())
    }
}

impl std::error::Error for FileError {}

//! How facts are printed.

use crate::failure::Failure;
use serde::Serialize;
use std::io::Write;

/// The form of the output.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One JSON document, or one a line.
    Json,
}

/// Prints a value as one line of JSON.
pub fn print_json(value: &impl Serialize) -> Result<(), Failure> {
    let line = serde_json::to_string(value).expect("facts are plain data");
    writeln!(std::io::stdout(), "{line}").map_err(|error| Failure::Machine(format!("standard output: {error}")))
}

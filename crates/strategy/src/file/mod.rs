//! Strategies and campaigns as text files (R62).
//!
//! Why: a strategy must be readable, versionable and exchangeable outside the product, and an error in it must be shown where it
//! stands. Text is TOML, or JSON when its first character is `{`. What a value *means* is `check`'s business: here only what the
//! types can hold is accepted or refused.

mod error;
mod json;
mod path;
mod places;
mod read;
mod schema;
mod toml;
mod tree;
mod words;
mod write;

pub use error::FileError;
pub use path::{Path, Segment};
pub use places::{Location, Places};
pub use read::{Parsed, parse, read_campaign, read_strategy};
pub use schema::{law_schema, schema};
pub use write::{write_campaign, write_strategy};

use serde::Serialize;
use std::fmt;

/// The file format that is written, and the only one that is read (`format = 1`; absent means 1).
pub const FORMAT: u64 = 1;

/// Longest text that is read, in bytes: 4 MiB.
pub const TEXT_BYTES_MAX: usize = 4 * 1024 * 1024;

/// What a file holds (R62).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A call strategy.
    Strategy,
    /// A campaign.
    Campaign,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Strategy => "strategy",
            Kind::Campaign => "campaign",
        })
    }
}

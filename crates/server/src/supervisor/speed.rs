//! How fast a campaign's time runs, as people choose it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How fast a campaign's time runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub enum Speed {
    /// As the clock on the wall.
    #[serde(rename = "real")]
    Real,
    /// A minute in a second.
    #[serde(rename = "60x")]
    Times60,
    /// Ten minutes in a second.
    #[serde(rename = "600x")]
    Times600,
    /// An hour in a second.
    #[serde(rename = "3600x")]
    Times3600,
    /// As fast as the machine can: time jumps from event to event.
    #[serde(rename = "max")]
    Max,
}

impl Speed {
    /// As it is kept with the run.
    pub const fn name(self) -> &'static str {
        match self {
            Speed::Real => "real",
            Speed::Times60 => "60x",
            Speed::Times600 => "600x",
            Speed::Times3600 => "3600x",
            Speed::Max => "max",
        }
    }
}

//! Contacts come in as JSON lines, answers about their next call go out.
//!
//! Why: whoever has a call file and a history somewhere else must get the same decisions as the dialer (R39) without
//! importing anything. What may not come in: what a line or an answer means, which is the analysis crate's.

mod lines;
mod printed;
mod stream;

pub use stream::{Asked, answer_all};

use printed::Line;
use rappel_analysis::next::ContactLine;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The JSON Schema of a contact, as it is read.
pub fn contact_schema() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<ContactLine<'static>>().to_value()
}

/// The JSON Schema of an answer, as it is written.
pub fn answer_schema() -> Value {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Line<'static>>().to_value()
}

//! Which call of a contact comes now or next, asked from outside: contacts come in as JSON lines, answers go out.
//!
//! Why: whoever has a call file and a history somewhere else must get the same decisions as the dialer (R39) without
//! importing anything. What may not come in: deciding. A line is turned into what the engine knows, and its plan into words.

mod answer;
mod answerer;
mod explained;
mod input;
mod lines;
mod moment;
mod named;
mod origin;
mod question;
mod sentences;
mod stream;
mod subject;
mod value;

pub use question::Question;
pub use stream::answer_all;

use answer::Line;
use input::ContactLine;
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

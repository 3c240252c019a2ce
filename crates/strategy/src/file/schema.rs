//! The published schema of the files (R62).

use super::{FORMAT, Kind};
use crate::law::Preset;
use crate::model::{Campaign, Strategy};
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// The JSON Schema (draft 2020-12) of a set of legal rules (R37).
pub fn law_schema() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Preset>().to_value()
}

/// The JSON Schema (draft 2020-12) of a kind of file, for editors and other programs.
pub fn schema(kind: Kind) -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let schema = match kind {
        Kind::Strategy => generator.into_root_schema_for::<Strategy>(),
        Kind::Campaign => generator.into_root_schema_for::<Campaign>(),
    };
    let mut schema = schema.to_value();
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        let format = json!({ "description": "Format of the file", "const": FORMAT, "default": FORMAT });
        properties.insert("format".to_owned(), format);
    }
    schema
}

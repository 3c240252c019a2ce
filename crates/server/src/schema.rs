//! Schemas that `schemars` derives, as components of the OpenAPI document.
//!
//! Why: the documents of strategies and campaigns have a JSON Schema already, from the types that are read. Everything else here
//! derives its schema the same way, so that one type has one description.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;
use std::borrow::Cow;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType};
use utoipa::openapi::{Components, Ref, RefOr};

/// Where components stand in the document.
const COMPONENTS: &str = "/components/schemas";

/// Gives types that derive [`JsonSchema`] their place among the components of the OpenAPI document.
macro_rules! documented {
    ($($type:ty),+ $(,)?) => { $(
        impl utoipa::PartialSchema for $type {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                crate::schema::of::<$type>()
            }
        }
        impl utoipa::ToSchema for $type {
            fn name() -> std::borrow::Cow<'static, str> {
                <$type as schemars::JsonSchema>::schema_name()
            }
            fn schemas(into: &mut Vec<crate::schema::Component>) {
                crate::schema::all::<$type>(into);
            }
        }
    )+ };
}
pub(crate) use documented;

/// A component by its name.
pub(crate) type Component = (String, RefOr<Schema>);

/// The schema of a type itself.
pub(crate) fn of<T: JsonSchema>() -> RefOr<Schema> {
    let name: Cow<'_, str> = T::schema_name();
    let found = definitions::<T>().find(|(other, _)| *other == name).map(|(_, schema)| schema);
    found.unwrap_or_else(|| Ref::from_schema_name(name).into())
}

/// The schemas of a type and of every type in it.
pub(crate) fn all<T: JsonSchema>(into: &mut Vec<Component>) {
    into.extend(definitions::<T>());
}

fn definitions<T: JsonSchema>() -> impl Iterator<Item = Component> {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.definitions_path = COMPONENTS.into());
    let mut generator = settings.into_generator();
    generator.subschema_for::<T>();
    generator.take_definitions(true).into_iter().map(|(name, schema)| (name, carried(schema)))
}

/// A JSON Schema as it is: utoipa's own types have no place for all of its words, but write extensions as they stand.
fn carried(schema: Value) -> RefOr<Schema> {
    let words = match schema {
        Value::Object(words) => words.into_iter().collect::<Extensions>(),
        _ => Extensions::default(),
    };
    ObjectBuilder::new().schema_type(SchemaType::AnyValue).extensions(Some(words)).into()
}

/// The components that every operation refers to.
pub(crate) fn components() -> Components {
    let mut components = Components::new();
    components.schemas.extend(definitions::<crate::problem::Written<'static>>());
    components
}

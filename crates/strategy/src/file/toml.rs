//! TOML text to plain values with their places.

use super::tree::{SyntaxError, Tree};
use super::{Path, Places};
use serde_json::{Map, Number, Value};
use std::ops::Range;
use toml_edit::{Document, Item, TableLike, Value as TomlValue};

/// The values of a TOML text. Dates and times become the strings that they are written as.
pub fn read(text: &str) -> Result<Tree, SyntaxError> {
    let mut places = Places::new(text);
    let document = Document::parse(text).map_err(|error| SyntaxError {
        location: places.at(error.span().unwrap_or(0..0)),
        path: Path::root(),
        message: format!("not valid TOML: {}", error.message().trim_end().replace('\n', "; ")),
    })?;
    places.put(Path::root(), None, 0..0);
    let value = table(document.as_table(), &Path::root(), &mut places)?;
    Ok(Tree { value, places })
}

fn table(table: &dyn TableLike, path: &Path, places: &mut Places) -> Result<Value, SyntaxError> {
    let mut map = Map::new();
    for (name, entry) in table.iter() {
        let key = table.key(name).and_then(toml_edit::Key::span);
        map.insert(name.to_owned(), item(entry, &path.key(name), key, places)?);
    }
    Ok(Value::Object(map))
}

fn item(item: &Item, path: &Path, key: Option<Range<usize>>, places: &mut Places) -> Result<Value, SyntaxError> {
    // A table that exists only through its sub-tables has no place of its own: its key's stands in.
    let span = item.span().or_else(|| key.clone());
    if let Some(span) = span {
        places.put(path.clone(), key, span);
    }
    match item {
        Item::None => Ok(Value::Null),
        Item::Value(inner) => value(inner, path, places),
        Item::Table(inner) => table(inner, path, places),
        Item::ArrayOfTables(tables) => {
            let elements = tables.iter().enumerate().map(|(index, inner)| {
                let path = path.index(index);
                if let Some(span) = inner.span() {
                    places.put(path.clone(), None, span);
                }
                table(inner, &path, places)
            });
            elements.collect::<Result<_, _>>().map(Value::Array)
        }
    }
}

fn value(value: &TomlValue, path: &Path, places: &mut Places) -> Result<Value, SyntaxError> {
    Ok(match value {
        TomlValue::String(text) => Value::String(text.value().clone()),
        TomlValue::Integer(number) => Value::Number((*number.value()).into()),
        TomlValue::Boolean(flag) => Value::Bool(*flag.value()),
        TomlValue::Datetime(date) => Value::String(date.value().to_string()),
        TomlValue::Float(number) => Value::Number(Number::from_f64(*number.value()).ok_or_else(|| SyntaxError {
            location: places.locate(path),
            path: path.clone(),
            message: "expected a finite number".to_owned(),
        })?),
        TomlValue::InlineTable(inner) => table(inner, path, places)?,
        TomlValue::Array(elements) => {
            let elements = elements.iter().enumerate().map(|(index, element)| {
                let path = path.index(index);
                if let Some(span) = element.span() {
                    places.put(path.clone(), None, span);
                }
                self::value(element, &path, places)
            });
            Value::Array(elements.collect::<Result<_, _>>()?)
        }
    })
}

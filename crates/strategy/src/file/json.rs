//! JSON text to plain values with their places.

use super::tree::{SyntaxError, Tree};
use super::{Path, Places};
use jsonc_parser::ast::Value as Ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde_json::{Map, Number, Value};
use std::ops::Range;

/// Plain JSON: what any other JSON reader takes too.
fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_extended_string_escapes: false,
        allow_non_finite_numbers: false,
    }
}

/// The values of a JSON text.
pub fn read(text: &str) -> Result<Tree, SyntaxError> {
    let mut places = Places::new(text);
    let parsed = parse_to_ast(text, &CollectOptions::default(), &strict()).map_err(|error| SyntaxError {
        location: places.at(error.range().start..error.range().end),
        path: Path::root(),
        message: format!("not valid JSON: {}", error.kind()),
    })?;
    let value = match &parsed.value {
        Some(top) => {
            places.put(Path::root(), None, span(top));
            value(top, &Path::root(), &mut places)?
        }
        None => Value::Null,
    };
    Ok(Tree { value, places })
}

fn span(ranged: &impl Ranged) -> Range<usize> {
    ranged.start()..ranged.end()
}

fn value(ast: &Ast<'_>, path: &Path, places: &mut Places) -> Result<Value, SyntaxError> {
    Ok(match ast {
        Ast::NullKeyword(_) => Value::Null,
        Ast::BooleanLit(flag) => Value::Bool(flag.value),
        Ast::StringLit(text) => Value::String(text.value.clone().into_owned()),
        Ast::NumberLit(literal) => {
            Value::Number(number(literal.value).ok_or_else(|| wrong(places, path, "expected a finite number"))?)
        }
        Ast::Array(array) => {
            let elements = array.elements.iter().enumerate().map(|(index, element)| {
                let path = path.index(index);
                places.put(path.clone(), None, span(element));
                value(element, &path, places)
            });
            Value::Array(elements.collect::<Result<_, _>>()?)
        }
        Ast::Object(object) => {
            let mut map = Map::new();
            for property in &object.properties {
                let name = property.name.as_str();
                let path = path.key(name);
                places.put(path.clone(), Some(span(&property.name)), span(&property.value));
                let inner = value(&property.value, &path, places)?;
                if map.insert(name.to_owned(), inner).is_some() {
                    // Most readers would silently keep the last one.
                    return Err(wrong(places, &path, "given twice"));
                }
            }
            Value::Object(map)
        }
    })
}

/// Whole numbers exactly; others as the nearest double, so that what was written reads back the same.
fn number(text: &str) -> Option<Number> {
    let whole = text.parse::<u64>().map(Number::from).or_else(|_| text.parse::<i64>().map(Number::from));
    whole.ok().or_else(|| text.parse().ok().and_then(Number::from_f64))
}

fn wrong(places: &Places, path: &Path, message: &str) -> SyntaxError {
    SyntaxError { location: places.locate_key(path), path: path.clone(), message: message.to_owned() }
}

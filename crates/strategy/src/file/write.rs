//! Readable, canonical TOML: the same value always gives the same text (R62).
//!
//! How it is laid out: one line a field, one line a rule, a table of its own only for what is long or has parts that are.

use super::{FORMAT, Kind};
use crate::model::{Campaign, Strategy};
use serde::Serialize;
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value};

/// Fields that are longer than this, in characters, get a table or several lines of their own.
const LINE_CHARS_MAX: usize = 110;

/// Tables that read better under a heading, however short.
const HEADED: [&str; 5] = ["dialling", "sounds", "texts", "law", "classic"];

/// Lists whose elements each have a heading.
const HEADED_LISTS: [&str; 2] = ["number", "planning"];

/// The text of a strategy: [`read_strategy`](super::read_strategy) gives the same strategy again (R62).
pub fn write_strategy(strategy: &Strategy) -> String {
    write(strategy, Kind::Strategy)
}

/// The text of a campaign: [`read_campaign`](super::read_campaign) gives the same campaign again (R62).
pub fn write_campaign(campaign: &Campaign) -> String {
    write(campaign, Kind::Campaign)
}

fn write(value: &impl Serialize, kind: Kind) -> String {
    let fields = toml_edit::ser::to_document(value).expect("the model holds only what TOML can say");
    let mut document = DocumentMut::new();
    let top = document.as_table_mut();
    top.insert("format", toml_edit::value(FORMAT as i64));
    for (key, item) in fields.iter() {
        top.insert(key, item.clone());
    }
    lay_out(top);
    format!("# Rappel {kind}, format {FORMAT}. What may stand here: rappel schema {kind}\n{document}")
}

/// Gives every field of a table its shape.
fn lay_out(table: &mut Table) {
    for (key, item) in table.iter_mut() {
        let key = key.get().to_owned();
        *item = match std::mem::take(item) {
            Item::Value(Value::InlineTable(inner)) => inline_or_headed(&key, inner),
            Item::Value(Value::Array(elements)) => array(&key, elements),
            other => other,
        };
    }
}

fn inline_or_headed(key: &str, inline: InlineTable) -> Item {
    if !HEADED.contains(&key) && chars(key, &inline) <= LINE_CHARS_MAX {
        return Item::Value(Value::InlineTable(inline));
    }
    Item::Table(headed(inline))
}

fn headed(inline: InlineTable) -> Table {
    let mut table = inline.into_table();
    table.decor_mut().set_prefix("\n");
    lay_out(&mut table);
    table
}

fn array(key: &str, mut elements: Array) -> Item {
    let tables = elements.iter().filter(|element| element.is_inline_table()).count();
    if tables > 0 && HEADED_LISTS.contains(&key) {
        return Item::ArrayOfTables(headed_list(key, elements));
    }
    if tables > 0 || chars(key, &elements) > LINE_CHARS_MAX {
        for element in elements.iter_mut() {
            element.decor_mut().set_prefix("\n    ");
        }
        elements.set_trailing("\n");
        elements.set_trailing_comma(true);
    }
    Item::Value(Value::Array(elements))
}

fn headed_list(key: &str, elements: Array) -> ArrayOfTables {
    let mut tables = ArrayOfTables::new();
    for (rank, element) in (1..).zip(elements) {
        if let Value::InlineTable(inline) = element {
            let mut table = headed(inline);
            if key == "number" {
                table.decor_mut().set_prefix(format!("\n# TEL{rank}\n"));
            }
            tables.push(table);
        }
    }
    tables
}

fn chars(key: &str, value: &impl std::fmt::Display) -> usize {
    format!("{key} = {value}").chars().count()
}

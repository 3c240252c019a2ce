//! A look at call files and at contacts: which columns there are, and what stands in them.

use crate::call_file::{UploadId, mapping_of, wrong_file};
use crate::campaign::Stored;
use crate::problem::Problem;
use rappel_callfile::{CallFile, Format, Mapping, MappingRequest, ReadAs, Record};
use rappel_store::{CampaignId, SqliteStore, Store};
use rappel_strategy::model::Campaign;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::Path;

/// Rows of a file that are shown.
const ROWS: usize = 20;
/// Most characters of a value that is shown.
const VALUE_MAX: usize = 200;
/// Contacts that are looked at.
const CONTACTS: usize = 1_000;
/// Values of a column that are shown.
const SAMPLES: usize = 5;

/// What a call file turned out to be.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Upload")]
pub struct Look {
    /// What the file goes by.
    upload: UploadId,
    /// `text` or `workbook`.
    format: &'static str,
    /// How the letters of a text are stored.
    encoding: Option<Value>,
    /// What stands between the columns of a text.
    delimiter: Option<char>,
    /// What the columns are called.
    headings: Vec<String>,
    /// The first rows.
    sample: Vec<Vec<String>>,
    /// Which column is probably what.
    guess: Guess,
    /// About how many rows there are; null: not known.
    rows_estimate: Option<u64>,
}

/// Which column is probably what, by heading.
#[derive(Default, Serialize, JsonSchema)]
struct Guess {
    /// Identifies the contact.
    key: Option<String>,
    /// Telephone numbers.
    phones: Vec<String>,
    /// The contact's time zone (R2).
    zone: Option<String>,
    /// The contact's priority (R38).
    priority: Option<String>,
}

impl Look {
    /// The same under the id by which the file was kept.
    pub fn kept_as(self, upload: UploadId) -> Look {
        Look { upload, ..self }
    }
}

/// Looks at a file that is meant for a campaign.
///
/// # Errors
/// It is no call file.
pub fn look(path: &Path, campaign: &Campaign) -> Result<Look, Problem> {
    let file = CallFile::open(path, &ReadAs::default()).map_err(|error| wrong_file(&error))?;
    let (format, encoding, delimiter) = match file.format() {
        Format::Text(dialect) => ("text", serde_json::to_value(dialect.encoding).ok(), dialect.delimiter),
        Format::Workbook { .. } => ("workbook", None, None),
    };
    let shown = |text: &str| text.chars().take(VALUE_MAX).collect::<String>();
    Ok(Look {
        upload: UploadId(0),
        format,
        encoding,
        delimiter,
        headings: file.headings().to_vec(),
        sample: file.sample().iter().take(ROWS).map(|record| record.iter().map(shown).collect()).collect(),
        guess: guess(&file, campaign),
        rows_estimate: rows(&file),
    })
}

/// The campaign's own columns where the file has them, else what headings and values tell.
fn guess(file: &CallFile, campaign: &Campaign) -> Guess {
    let own = if campaign.phone_columns.is_empty() { None } else { mapping_of(file, campaign).ok() };
    let guessed = || Mapping::resolve(file.headings(), file.sample(), &MappingRequest::default()).ok();
    let Some(mapping) = own.or_else(guessed) else { return Guess::default() };
    let heading = |column: usize| file.headings().get(column).cloned();
    Guess {
        key: heading(mapping.key),
        phones: mapping.phones.iter().filter_map(|&column| heading(column)).collect(),
        zone: mapping.zone.and_then(heading),
        priority: mapping.priority.and_then(heading),
    }
}

/// About how many rows a text has, by the length of the first.
fn rows(file: &CallFile) -> Option<u64> {
    let Format::Text(dialect) = file.format() else { return None };
    let bytes = |record: &Record| record.iter().map(|field| field.len() as u64 + 1).sum::<u64>();
    let sampled: u64 = file.sample().iter().map(bytes).sum();
    let heading: u64 = file.headings().iter().map(|heading| heading.len() as u64 + 1).sum();
    let rows = file.sample().len() as u64;
    let rest = file.progress().bytes_total()?.saturating_sub(if dialect.header { heading } else { 0 });
    Some((rest * rows).checked_div(sampled)?.max(rows))
}

/// A column of the contacts of a campaign.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Column")]
pub struct Column {
    /// What it is called.
    name: String,
    /// In how many of the contacts looked at something stands in it.
    filled: u64,
    /// How many contacts were looked at.
    of: u64,
    /// What stands in it, at most five different values.
    samples: Vec<String>,
    /// Whether it is one of the campaign's phone columns.
    phone: bool,
}

/// The columns of a campaign's contacts: its phone columns in their order, then the others by name.
///
/// # Errors
/// There is no such campaign, or the database failed.
pub fn columns(store: &mut SqliteStore, id: CampaignId) -> Result<Vec<Column>, Problem> {
    let campaign = Stored::read(store, id)?.campaign;
    let contacts = store.contacts(id, None, CONTACTS)?;
    let of = contacts.len() as u64;
    let mut others = BTreeMap::new();
    for contact in &contacts {
        let columns: Map<String, Value> = serde_json::from_str(&contact.columns).map_err(Problem::internal)?;
        for (name, value) in columns {
            let column: &mut (u64, Vec<String>) = others.entry(name).or_default();
            let text: String = value.as_str().unwrap_or_default().trim().chars().take(VALUE_MAX).collect();
            if text.is_empty() {
                continue;
            }
            column.0 += 1;
            if column.1.len() < SAMPLES && !column.1.contains(&text) {
                column.1.push(text);
            }
        }
    }
    let column =
        |(name, (filled, samples)): (String, (u64, Vec<String>)), phone| Column { name, filled, of, samples, phone };
    let phones = campaign.phone_columns.iter().map(|name| (name.clone(), others.remove(name).unwrap_or_default()));
    let mut columns: Vec<Column> = phones.map(|named| column(named, true)).collect();
    columns.extend(others.into_iter().map(|named| column(named, false)));
    Ok(columns)
}

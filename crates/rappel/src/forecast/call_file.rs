//! A call file that no database holds.

use crate::failure::Failure;
use crate::progress;
use rappel_callfile::{CallFile, Entry, ImportOptions, ReadAs, Row};
use rappel_forecast::{File, FileBuilder, FileContact, FileNumber};
use rappel_server::call_file::mapping_of;
use rappel_strategy::model::Campaign;
use serde_json::{Map, Value};
use std::path::Path;

/// Rows between two movements of the bar.
const PORTION: usize = 10_000;

/// The contacts of a call file, and how many of its rows are none.
///
/// # Errors
/// The file cannot be read, or its columns are not the campaign's.
pub fn file(path: &Path, campaign: &Campaign) -> Result<(File, u64), Failure> {
    let file = CallFile::open(path, &ReadAs::default()).map_err(|error| Failure::refused(path, error))?;
    let mapping = mapping_of(&file, campaign).map_err(|error| Failure::refused(path, error))?;
    let options = ImportOptions { country: campaign.country, campaign_zone: campaign.zone.clone() };
    let read = file.progress().clone();
    let bar = progress::bytes(read.bytes_total());
    let (mut builder, mut rejected) = (FileBuilder::of(campaign), 0);
    for (index, entry) in file.import(mapping, options).enumerate() {
        match entry.map_err(|error| Failure::refused(path, error))? {
            Entry::Reject(_) => rejected += 1,
            Entry::Row(row) => {
                let columns = row.columns().filter(|(heading, _)| builder.reads(heading));
                let columns = columns.map(|(heading, text)| (heading.to_owned(), text.into())).collect();
                builder.push(contact(&row, &columns))?;
            }
        }
        if index % PORTION == 0 {
            bar.set_position(read.bytes_read());
        }
    }
    bar.finish_and_clear();
    Ok((builder.finish(), rejected))
}

fn contact<'a>(row: &'a Row, columns: &'a Map<String, Value>) -> FileContact<'a> {
    let numbers = (0..).zip(&row.phones).filter_map(|(column, phone)| {
        let phone = phone.as_ref()?;
        let takes_texts = phone.kind.takes_texts();
        Some(FileNumber { column, phone: phone.phone, takes_texts, suppressed: false, zone: phone.zone })
    });
    FileContact {
        key: &row.key,
        numbers: numbers.collect(),
        zone: row.zone.as_deref(),
        priority: row.priority,
        columns: Some(columns),
        ..FileContact::default()
    }
}

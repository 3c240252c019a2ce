//! What a call file says of its contacts before any is called: which columns they have filled, and in which zone.

use crate::failure::Failure;
use rappel_analysis::findings::{FileFacts, ProfileCount};
use rappel_callfile::{CallFile, Entry, ImportOptions, ReadAs, Row};
use rappel_server::call_file::mapping_of;
use rappel_strategy::model::Campaign;
use std::collections::BTreeMap;
use std::path::Path;

/// Counts the contacts of a call file by their kind, row by row; rows that an import would refuse do not count.
///
/// # Errors
/// When the file cannot be read, or lacks a column that the campaign names.
pub fn of_file(path: &Path, campaign: &Campaign) -> Result<FileFacts, Failure> {
    let file = CallFile::open(path, &ReadAs::default()).map_err(|error| Failure::refused(path, error))?;
    let mapping = mapping_of(&file, campaign).map_err(|error| Failure::refused(path, error))?;
    let options = ImportOptions { country: campaign.country, campaign_zone: campaign.zone.clone() };
    let mut counted: BTreeMap<(u16, Option<String>), u64> = BTreeMap::new();
    for entry in file.import(mapping, options) {
        if let Entry::Row(row) = entry.map_err(|error| Failure::refused(path, error))? {
            *counted.entry(kind(&row)).or_default() += 1;
        }
    }
    let profiles = counted.into_iter().map(|((columns, zone), contacts)| ProfileCount { columns, zone, contacts });
    Ok(FileFacts { profiles: profiles.collect() })
}

/// The filled columns of a row, as bits, and its zone: its own, else that of its first number that tells one.
fn kind(row: &Row) -> (u16, Option<String>) {
    let filled = row.phones.iter().enumerate().filter(|(_, phone)| phone.is_some());
    let columns = filled.fold(0, |columns, (column, _)| columns | 1 << column);
    let of_number = || row.phones.iter().flatten().find_map(|phone| phone.zone).map(str::to_owned);
    (columns, row.zone.clone().or_else(of_number))
}

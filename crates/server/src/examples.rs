//! Campaigns to look at: what an empty database begins with.
//!
//! Campaigns and strategies are made at once, so that the list is there; their contacts follow while the server answers. A start
//! that was cut short is made good by the next one: contacts that are there already stay as they are.

use crate::call_file::{Import, ImportFailure, mapping_of};
use crate::campaign::has_caps;
use rappel_callfile::{CallFile, ReadAs};
use rappel_store::{Accounts, AuditEntry, AuditFilter, CampaignId, CampaignState, SqliteStore, Store};
use rappel_strategy::file::{self, FileError};
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::time::Instant;
use std::io::Cursor;
use std::ops::ControlFlow;

/// Rows taken in at a time: few, so that whoever changes something meanwhile waits little.
const PORTION: usize = 2_000;
/// What the audit log calls an import.
const IMPORTED: &str = "contacts.imported";
/// Lines of the audit log that are looked through: an example that nobody touched has fewer.
const LOG_MAX: usize = 100;

/// The files of an example.
struct Example {
    campaign: &'static str,
    strategy: &'static str,
    contacts: &'static [u8],
}

macro_rules! example {
    ($folder:literal) => {
        Example {
            campaign: include_str!(concat!("../../../examples/", $folder, "/campaign.toml")),
            strategy: include_str!(concat!("../../../examples/", $folder, "/strategy.toml")),
            contacts: include_bytes!(concat!("../../../examples/", $folder, "/contacts.csv")),
        }
    };
}

const EXAMPLES: [Example; 3] = [example!("relance-amiable"), example!("renouvellement"), example!("satisfaction")];

/// Why the examples are not there.
#[derive(Debug, thiserror::Error)]
pub enum ExampleError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] rappel_store::Error),
    /// A campaign or strategy file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// A call file cannot be read.
    #[error("call file: {0}")]
    CallFile(String),
}

/// An example as it stands in the database, and the contacts that it lacks.
pub struct Unfinished {
    id: CampaignId,
    campaign: Campaign,
    contacts: &'static [u8],
}

/// Makes the campaigns where the database holds none, with their strategies. Returns those without all their contacts.
///
/// # Errors
/// The database failed; then none was made.
pub fn begin(store: &mut SqliteStore, at: Instant) -> Result<Vec<Unfinished>, ExampleError> {
    store.together(|store| {
        let empty = store.campaigns()?.is_empty();
        let mut unfinished = Vec::new();
        for Example { campaign, strategy, contacts } in &EXAMPLES {
            let campaign = file::read_campaign(campaign, "example campaign")?;
            let document = file::write_campaign(&Campaign { classic: None, ..campaign.clone() });
            if empty {
                make(store, &campaign, &document, &file::read_strategy(strategy, "example strategy")?, at)?;
            }
            let untouched = store.campaigns()?.into_iter().find(|record| {
                record.name == campaign.name && record.document == document && record.state == CampaignState::Draft
            });
            if let Some(record) = untouched
                && !is_finished(store, record.id)?
            {
                unfinished.push(Unfinished { id: record.id, campaign, contacts });
            }
        }
        Ok(unfinished)
    })
}

fn make(
    store: &mut SqliteStore,
    campaign: &Campaign,
    document: &str,
    strategy: &Strategy,
    at: Instant,
) -> Result<(), ExampleError> {
    let id = store.create_campaign(&campaign.name, document)?;
    if let Some(rules) = &campaign.classic {
        store.set_classic_rules(id, Some(&serde_json::to_string(rules).expect("rules are plain data")))?;
    }
    store.put_strategy(id, &file::write_strategy(strategy), "", at)?;
    if has_caps(campaign, Some(strategy)) {
        store.enable_cross_campaign_caps()?;
    }
    let (action, detail) = ("campaign.created".to_owned(), serde_json::json!({ "example": true }).to_string());
    store.record(&AuditEntry { at, account: None, action, campaign: Some(id), detail })?;
    Ok(())
}

/// Whether the contacts of an example were all taken in, which stands in the audit log.
fn is_finished(store: &mut SqliteStore, id: CampaignId) -> Result<bool, rappel_store::Error> {
    let filter = AuditFilter { campaign: Some(id), ..AuditFilter::default() };
    let log = store.audit(filter, None, LOG_MAX)?;
    Ok(log.iter().any(|line| line.entry.action == IMPORTED))
}

/// Takes in the contacts that an example lacks. Takes some seconds.
///
/// # Errors
/// The database failed; what was taken in stays.
pub fn finish(store: &mut SqliteStore, example: Unfinished, at: Instant) -> Result<(), ExampleError> {
    let Unfinished { id, campaign, contacts } = example;
    let wrong = |error: &dyn std::fmt::Display| ExampleError::CallFile(error.to_string());
    let file = CallFile::from_seekable(Cursor::new(contacts), &ReadAs::default()).map_err(|error| wrong(&error))?;
    let mapping = mapping_of(&file, &campaign).map_err(|error| wrong(&error))?;
    let import = Import { file, mapping, id, campaign: &campaign, rejects: None, portion: PORTION };
    import.run(store, &mut |_| ControlFlow::Continue(())).map_err(|failure| match failure {
        ImportFailure::Store(error) => ExampleError::Store(error),
        failure => wrong(&failure),
    })?;
    let detail = serde_json::json!({ "example": true }).to_string();
    store.record(&AuditEntry { at, account: None, action: IMPORTED.to_owned(), campaign: Some(id), detail })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(store: &mut SqliteStore) -> Vec<u64> {
        store.campaigns().unwrap().iter().map(|record| record.phases.total()).collect()
    }

    #[test]
    fn an_empty_database_gets_the_examples_once_however_often_it_is_cut_short() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = SqliteStore::open(folder.path().join("db.sqlite")).unwrap();
        let at = Instant::from_millis(0);

        let unfinished = begin(&mut store, at).unwrap();
        assert_eq!((unfinished.len(), counts(&mut store)), (3, vec![0, 0, 0]));
        assert!(store.campaigns().unwrap().iter().all(|record| record.strategy == Some(1)));

        // Cut short after the second of three.
        for example in unfinished.into_iter().skip(1) {
            finish(&mut store, example, at).unwrap();
        }
        let left = begin(&mut store, at).unwrap();
        assert_eq!(left.len(), 1);
        for example in left {
            finish(&mut store, example, at).unwrap();
        }
        assert!(counts(&mut store).iter().all(|contacts| *contacts > 2_900), "{:?}", counts(&mut store));
        assert_eq!(begin(&mut store, at).unwrap().len(), 0);
    }

    #[test]
    fn a_database_with_a_campaign_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = SqliteStore::open(folder.path().join("db.sqlite")).unwrap();
        store.create_campaign("mine", "").unwrap();
        assert!(begin(&mut store, Instant::from_millis(0)).unwrap().is_empty());
        assert_eq!(store.campaigns().unwrap().len(), 1);
    }
}

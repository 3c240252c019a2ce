//! A call file into a campaign, a portion at a time.

use super::contacts::Contacts;
use super::rejects::Rejects;
use rappel_callfile::{CallFile, Entry, ImportError, ImportOptions, Mapping, MappingError, MappingRequest, Progress};
use rappel_store::{CampaignId, Store};
use rappel_strategy::lang::Lang;
use rappel_strategy::model::Campaign;

use serde::Serialize;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// What an import did.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Report {
    /// Contacts that are new.
    pub added: u64,
    /// Contacts that were there and have changed.
    pub updated: u64,
    /// Contacts that were there exactly so.
    pub unchanged: u64,
    /// Rows that are no contact.
    pub rejected: u64,
    /// Contacts of which something was left out, for example one number among others.
    pub incomplete: u64,
    /// Where rejected and incomplete rows stand with their reasons; `None` where there are none.
    pub rejects: Option<PathBuf>,
}

/// Why an import broke off. What was imported stays; importing again is the way on.
#[derive(Debug, thiserror::Error)]
pub enum ImportFailure {
    /// The file broke off.
    #[error(transparent)]
    File(#[from] ImportError),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] rappel_store::Error),
    /// The file of refused rows cannot be written.
    #[error("{}: {source}", path.display())]
    Rejects {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// An import that is about to begin.
pub struct Import<'a> {
    /// Of what.
    pub file: CallFile,
    /// Which column is what.
    pub mapping: Mapping,
    /// Into which campaign.
    pub id: CampaignId,
    /// The campaign.
    pub campaign: &'a Campaign,
    /// Where refused rows go, and in which language their reasons are; `None`: nowhere.
    pub rejects: Option<(&'a Path, Lang)>,
    /// Rows kept in one go: many are quicker, and make others who write wait longer.
    pub portion: usize,
}

impl Import<'_> {
    /// Reads the whole file, unless `watch`, which hears after each portion how far it is, says to stop.
    ///
    /// # Errors
    /// The file, the database or the disk failed.
    pub fn run(
        self,
        store: &mut dyn Store,
        watch: &mut dyn FnMut(&Progress) -> ControlFlow<()>,
    ) -> Result<Report, ImportFailure> {
        let Import { file, mapping, id, campaign, rejects, portion } = self;
        let progress = file.progress().clone();
        let mut rejects = rejects.map(|(path, lang)| Rejects::new(path, file.headings(), lang));
        let mut entries =
            file.import(mapping, ImportOptions { country: campaign.country, campaign_zone: campaign.zone.clone() });
        let mut known = Contacts::default();
        let mut report = Report::default();
        loop {
            let mut rows = 0;
            let mut contacts = Vec::new();
            for entry in entries.by_ref().take(portion) {
                rows += 1;
                match entry? {
                    Entry::Reject(reject) => {
                        report.rejected += 1;
                        refuse(&mut rejects, |rejects| rejects.write(&reject))?;
                    }
                    Entry::Row(row) => {
                        if !row.warnings.is_empty() {
                            report.incomplete += 1;
                            refuse(&mut rejects, |rejects| rejects.write_warnings(&row))?;
                        }
                        contacts.push(known.of(store, &row)?);
                    }
                }
            }
            let imported = store.import_contacts(id, &mut contacts.into_iter())?;
            report.added += imported.added;
            report.updated += imported.updated;
            report.unchanged += imported.unchanged;
            if watch(&progress).is_break() || rows < portion {
                break;
            }
        }
        if let Some(rejects) = rejects {
            let path = rejects.path().to_owned();
            report.rejects = rejects.finish().map_err(|source| ImportFailure::Rejects { path, source })?;
        }
        Ok(report)
    }
}

fn refuse(
    rejects: &mut Option<Rejects>,
    write: impl FnOnce(&mut Rejects) -> io::Result<()>,
) -> Result<(), ImportFailure> {
    let Some(rejects) = rejects else { return Ok(()) };
    write(rejects).map_err(|source| ImportFailure::Rejects { path: rejects.path().to_owned(), source })
}

/// The mapping of a file whose headings are those that a campaign names.
///
/// # Errors
/// A column is not there.
pub fn mapping_of(file: &CallFile, campaign: &Campaign) -> Result<Mapping, MappingError> {
    let request = MappingRequest {
        key: campaign.key_column.clone(),
        phones: Some(campaign.phone_columns.clone()),
        zone: campaign.zone_column.clone(),
        priority: campaign.priority_column.clone(),
    };
    Mapping::resolve(file.headings(), file.sample(), &request)
}

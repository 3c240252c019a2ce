//! A call file into a campaign.

use crate::failure::Failure;
use crate::progress;
use rappel_callfile::{CallFile, Entry, ImportOptions, Mapping, MappingRequest, ReadAs, RejectWriter};
use rappel_server::Contacts;
use rappel_store::{CampaignId, Store};
use rappel_strategy::lang::Lang;
use rappel_strategy::model::Campaign;
use rappel_strategy::phone::Country;
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

/// What an import did.
#[derive(Clone, Debug, serde::Serialize)]
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

impl Report {
    /// The report as a sentence.
    pub fn sentence(&self) -> String {
        let mut sentence = format!(
            "{} contacts added, {} updated, {} unchanged; {} rows rejected, {} incomplete",
            self.added, self.updated, self.unchanged, self.rejected, self.incomplete
        );
        if let Some(path) = &self.rejects {
            sentence += &format!(" (reasons in {})", path.display());
        }
        sentence
    }
}

/// Rows kept in one go.
const PORTION: usize = 50_000;

/// Imports a call file by the columns that the campaign names.
pub fn import(
    store: &mut dyn Store,
    id: CampaignId,
    campaign: &Campaign,
    path: &Path,
    rejects: Option<&Path>,
    lang: Lang,
) -> Result<Report, Failure> {
    let file = CallFile::open(path, &ReadAs::default()).map_err(|error| Failure::refused(path, error))?;
    let request = MappingRequest {
        key: campaign.key_column.clone(),
        phones: Some(campaign.phone_columns.clone()),
        zone: campaign.zone_column.clone(),
        priority: campaign.priority_column.clone(),
    };
    let mapping =
        Mapping::resolve(file.headings(), file.sample(), &request).map_err(|error| Failure::refused(path, error))?;
    let country = Country::from_code(&campaign.country)
        .ok_or_else(|| Failure::Usage(format!("`{}` is not a country code such as `FR`", campaign.country)))?;
    let options = ImportOptions { country, campaign_zone: campaign.zone.clone() };
    let bar = progress::bytes(file.progress().bytes_total());
    let read = file.progress().clone();
    let mut rejects = Rejects {
        path: rejects.map_or_else(|| path.with_extension("rejects.csv"), Path::to_path_buf),
        headings: file.headings().to_vec(),
        lang,
        writer: None,
    };
    let mut report = Report { added: 0, updated: 0, unchanged: 0, rejected: 0, incomplete: 0, rejects: None };
    let mut known = Contacts::default();
    let mut entries = file.import(mapping, options);
    let mut more = true;
    while more {
        let mut contacts = Vec::with_capacity(PORTION);
        more = false;
        for entry in entries.by_ref().take(PORTION) {
            more = true;
            match entry.map_err(|error| Failure::refused(path, error))? {
                Entry::Reject(reject) => {
                    report.rejected += 1;
                    rejects.write(|writer| writer.write(&reject))?;
                }
                Entry::Row(row) => {
                    if !row.warnings.is_empty() {
                        report.incomplete += 1;
                        rejects.write(|writer| writer.write_warnings(&row))?;
                    }
                    contacts.push(known.of(store, &row)?);
                }
            }
        }
        let imported = store.import_contacts(id, &mut contacts.into_iter())?;
        report.added += imported.added;
        report.updated += imported.updated;
        report.unchanged += imported.unchanged;
        bar.set_position(read.bytes_read());
    }
    bar.finish_and_clear();
    report.rejects = rejects.finish()?;
    Ok(report)
}

/// The rejects file, made at the first reject.
struct Rejects {
    path: PathBuf,
    headings: Vec<String>,
    lang: Lang,
    writer: Option<RejectWriter<BufWriter<File>>>,
}

impl Rejects {
    fn write(
        &mut self,
        write: impl FnOnce(&mut RejectWriter<BufWriter<File>>) -> std::io::Result<()>,
    ) -> Result<(), Failure> {
        if self.writer.is_none() {
            let file = File::create(&self.path).map_err(|error| Failure::disk(&self.path, error))?;
            let writer = RejectWriter::new(BufWriter::new(file), &self.headings, self.lang);
            self.writer = Some(writer.map_err(|error| Failure::disk(&self.path, error))?);
        }
        let writer = self.writer.as_mut().expect("just made");
        write(writer).map_err(|error| Failure::disk(&self.path, error))
    }

    fn finish(self) -> Result<Option<PathBuf>, Failure> {
        match self.writer {
            None => Ok(None),
            Some(writer) => {
                let flushed = writer.finish().and_then(|mut file| std::io::Write::flush(&mut file));
                flushed.map_err(|error| Failure::disk(&self.path, error))?;
                Ok(Some(self.path))
            }
        }
    }
}

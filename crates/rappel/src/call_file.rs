//! A call file into a campaign, with its progress on the terminal.

use crate::failure::Failure;
use crate::progress;
use rappel_callfile::{CallFile, ReadAs};
use rappel_server::call_file::{Import, ImportFailure, Report, mapping_of};
use rappel_store::{CampaignId, Store};
use rappel_strategy::lang::Lang;
use rappel_strategy::model::Campaign;
use std::ops::ControlFlow;
use std::path::Path;

/// Rows kept in one go.
const PORTION: usize = 50_000;

/// The report as a sentence.
pub fn sentence(report: &Report) -> String {
    let mut sentence = format!(
        "{} contacts added, {} updated, {} unchanged; {} rows rejected, {} incomplete",
        report.added, report.updated, report.unchanged, report.rejected, report.incomplete
    );
    if let Some(path) = &report.rejects {
        sentence += &format!(" (reasons in {})", path.display());
    }
    sentence
}

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
    let mapping = mapping_of(&file, campaign).map_err(|error| Failure::refused(path, error))?;
    let beside = path.with_extension("rejects.csv");
    let bar = progress::bytes(file.progress().bytes_total());
    let import =
        Import { file, mapping, id, campaign, rejects: Some((rejects.unwrap_or(&beside), lang)), portion: PORTION };
    let report = import.run(store, &mut |read| {
        bar.set_position(read.bytes_read());
        ControlFlow::Continue(())
    });
    bar.finish_and_clear();
    report.map_err(|failure| match failure {
        ImportFailure::File(error) => Failure::refused(path, error),
        ImportFailure::Store(error) => error.into(),
        ImportFailure::Rejects { path, source } => Failure::disk(&path, source),
    })
}

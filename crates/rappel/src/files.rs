//! Strategies and campaigns read from files (R62).

use crate::failure::Failure;
use rappel_strategy::check::{Finding, Severity, check, check_campaign, check_in_place, may_start};
use rappel_strategy::file::{self, Kind, Location, Places, TEXT_BYTES_MAX};
use rappel_strategy::lang::Lang;
use rappel_strategy::model::{Campaign, Strategy};
use serde::de::DeserializeOwned;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// A file that was read: its value, and where everything in it stands.
pub struct Document<T> {
    /// The name of the file, as given.
    pub file: String,
    /// What it holds.
    pub value: T,
    places: Places,
}

impl<T> Document<T> {
    /// Where a value stands in the text.
    pub fn locate(&self, path: &file::Path) -> Location {
        self.places.locate(path)
    }
}

/// Reads a strategy.
///
/// # Errors
/// [`Failure::Unreadable`] or [`Failure::File`].
pub fn strategy(path: &Path) -> Result<Document<Strategy>, Failure> {
    read(path, Kind::Strategy)
}

/// Reads a campaign.
///
/// # Errors
/// [`Failure::Unreadable`] or [`Failure::File`].
pub fn campaign(path: &Path) -> Result<Document<Campaign>, Failure> {
    read(path, Kind::Campaign)
}

fn read<T: DeserializeOwned>(path: &Path, kind: Kind) -> Result<Document<T>, Failure> {
    let file = path.display().to_string();
    let text = text(path).map_err(|source| Failure::Unreadable { file: file.clone(), source })?;
    match file::parse(&text, &file) {
        Ok(parsed) => Ok(Document { file, value: parsed.value, places: parsed.places }),
        Err(error) => Err(Failure::file(error, kind, text)),
    }
}

/// The text of a file, up to a little more than may be read: `parse` refuses the excess with its own words.
fn text(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(TEXT_BYTES_MAX as u64 + 1).read_to_end(&mut bytes)?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) if error.as_bytes().len() > TEXT_BYTES_MAX => {
            // Cut in mid-character; only its length matters now.
            Ok(String::from_utf8_lossy(error.as_bytes()).into_owned())
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let line = 1 + memchr::memchr_iter(b'\n', &error.as_bytes()[..at]).count();
            Err(io::Error::new(
                io::ErrorKind::InvalidData,
                format!("line {line} is not UTF-8 text; save the file with the encoding UTF-8"),
            ))
        }
    }
}

/// Refuses what `check` reports as an error: with that nothing can be decided (R4).
///
/// # Errors
/// [`Failure::Unusable`], naming each.
pub fn startable(campaign: &Campaign, strategy: Option<&Strategy>) -> Result<(), Failure> {
    usable(campaign, strategy.map(|strategy| check(strategy, campaign)))
}

/// The same where the strategy is in place already, perhaps from before the opening hours changed (R12).
pub fn startable_in_place(campaign: &Campaign, strategy: Option<&Strategy>) -> Result<(), Failure> {
    usable(campaign, strategy.map(|strategy| check_in_place(strategy, campaign)))
}

fn usable(campaign: &Campaign, findings: Option<Vec<Finding>>) -> Result<(), Failure> {
    let mut findings = findings.unwrap_or_default();
    findings.extend(check_campaign(campaign));
    if may_start(&findings) { Ok(()) } else { Err(unusable(&findings)) }
}

/// The failure that names each error among the findings.
pub fn unusable(findings: &[Finding]) -> Failure {
    let errors: Vec<String> = findings
        .iter()
        .filter(|finding| finding.severity() == Severity::Error)
        .map(|finding| format!("{}: {}", finding.place.label(Lang::En), finding.message(Lang::En)))
        .collect();
    Failure::Unusable {
        what: format!("nothing can be decided with errors in the files\n{}", errors.join("\n")),
        help: "see where they stand with: rappel check STRATEGY --campaign CAMPAIGN".to_owned(),
    }
}

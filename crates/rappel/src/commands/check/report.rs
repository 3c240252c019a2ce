//! Everything found, for programs.

use crate::files::Document;
use rappel_analysis::findings::{Analysis, Hole, Told};
use rappel_strategy::check::{Finding, Place, Severity};
use rappel_strategy::file::Kind;
use rappel_strategy::model::{Campaign, Strategy};
use serde::Serialize;

/// Everything found: by the check first, then by the analysis.
#[derive(Serialize)]
pub struct Report<'a> {
    /// How many errors.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// How many findings that are only worth knowing.
    pub infos: usize,
    /// What was found.
    pub findings: Vec<Located<'a>>,
    /// Open hours in which contacts cannot be called.
    pub holes: &'a [Hole],
    /// The longest that contacts wait between two calls, where it is known.
    pub wait_days_max: Option<u32>,
}

/// A finding and where it stands.
#[derive(Serialize)]
pub struct Located<'a> {
    /// The file.
    pub file: &'a str,
    /// The line, from 1.
    pub line: usize,
    /// The character of the line, from 1.
    pub column: usize,
    /// What was found.
    #[serde(flatten)]
    pub found: Found<'a>,
}

/// A finding of one kind or the other.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Found<'a> {
    /// By the check.
    Checked(&'a Finding),
    /// By the analysis.
    Told(&'a Told),
}

impl Found<'_> {
    /// How serious it is.
    pub fn severity(&self) -> Severity {
        match self {
            Found::Checked(finding) => finding.severity(),
            Found::Told(told) => told.severity,
        }
    }

    /// What it is about.
    pub fn place(&self) -> &Place {
        match self {
            Found::Checked(finding) => &finding.place,
            Found::Told(told) => &told.place,
        }
    }
}

impl<'a> Report<'a> {
    /// The report of what was found, each finding with its place in the files.
    pub fn of(
        checked: &'a [Finding],
        analysis: Option<&'a Analysis>,
        strategy: Option<&'a Document<Strategy>>,
        campaign: &'a Document<Campaign>,
    ) -> Report<'a> {
        let told = analysis.map(|analysis| analysis.findings.as_slice()).unwrap_or_default();
        let found = checked.iter().map(Found::Checked).chain(told.iter().map(Found::Told));
        let findings: Vec<Located<'a>> = found.map(|found| located(found, strategy, campaign)).collect();
        let count = |severity| findings.iter().filter(|located| located.found.severity() == severity).count();
        Report {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            findings,
            holes: analysis.map(|analysis| analysis.holes.as_slice()).unwrap_or_default(),
            wait_days_max: analysis.and_then(|analysis| analysis.wait_days_max),
        }
    }
}

fn located<'a>(
    found: Found<'a>,
    strategy: Option<&'a Document<Strategy>>,
    campaign: &'a Document<Campaign>,
) -> Located<'a> {
    let path = found.place().path();
    let (file, location) = match (found.place().document(), strategy) {
        (Kind::Strategy, Some(strategy)) => (&strategy.file, strategy.locate(&path)),
        _ => (&campaign.file, campaign.locate(&path)),
    };
    Located { file, line: location.line, column: location.column, found }
}

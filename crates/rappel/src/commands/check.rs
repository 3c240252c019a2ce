//! `rappel check`: what is wrong with a campaign and its strategy, and where (R4, R12).

use crate::exit::Exit;
use crate::failure::Failure;
use crate::files::{self, Document};
use crate::output::{self, Format, Output};
use rappel_strategy::check::{Finding, Severity, check, check_campaign, may_start};
use rappel_strategy::file::Kind;
use rappel_strategy::lang::Lang;
use rappel_strategy::model::{Campaign, Strategy};
use serde::Serialize;
use std::path::PathBuf;

/// The options of `rappel check`.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Ends with 1 when there is an error: such a campaign cannot be started.

Example:
  rappel check relance.toml --campaign campaign.toml
  rappel check --campaign campaign.toml --format json")]
pub struct Args {
    /// Strategy (TOML or JSON); without it only the campaign and its classic rules are checked
    strategy: Option<PathBuf>,
    /// Campaign (TOML or JSON)
    #[arg(long, value_name = "FILE")]
    campaign: PathBuf,
    #[command(flatten)]
    output: Output,
}

/// A finding and where it stands.
#[derive(Serialize)]
struct Located<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    #[serde(flatten)]
    finding: &'a Finding,
}

/// Everything found, for programs.
#[derive(Serialize)]
struct Report<'a> {
    errors: usize,
    warnings: usize,
    infos: usize,
    findings: &'a [Located<'a>],
}

/// Checks, and prints what was found.
///
/// # Errors
/// When a file cannot be read or the findings cannot be written.
pub fn run(args: &Args) -> Result<Exit, Failure> {
    let campaign = files::campaign(&args.campaign)?;
    let strategy = args.strategy.as_deref().map(files::strategy).transpose()?;
    let mut findings = strategy.as_ref().map(|s| check(&s.value, &campaign.value)).unwrap_or_default();
    findings.extend(check_campaign(&campaign.value));
    let located: Vec<Located<'_>> =
        findings.iter().map(|finding| locate(finding, strategy.as_ref(), &campaign)).collect();
    let count = |severity| findings.iter().filter(|finding| finding.severity() == severity).count();
    let report = Report {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        infos: count(Severity::Info),
        findings: &located,
    };
    match args.output.format {
        Format::Json => output::print_json(&report)?,
        Format::Text => output::print(&text(&report, args.output.lang()))?,
    }
    Ok(if may_start(&findings) { Exit::Fine } else { Exit::No })
}

fn locate<'a>(
    finding: &'a Finding,
    strategy: Option<&'a Document<Strategy>>,
    campaign: &'a Document<Campaign>,
) -> Located<'a> {
    let path = finding.place.path();
    let (file, location) = match (finding.place.document(), strategy) {
        (Kind::Strategy, Some(strategy)) => (&strategy.file, strategy.locate(&path)),
        _ => (&campaign.file, campaign.locate(&path)),
    };
    Located { file, line: location.line, column: location.column, finding }
}

fn text(report: &Report<'_>, lang: Lang) -> String {
    let fr = lang == Lang::Fr;
    let mut text = String::new();
    for Located { file, line, column, finding } in report.findings {
        let severity = match (finding.severity(), fr) {
            (Severity::Error, true) => "erreur",
            (Severity::Error, false) => "error",
            (Severity::Warning, true) => "avertissement",
            (Severity::Warning, false) => "warning",
            (Severity::Info, _) => "info",
        };
        let colon = if fr { "\u{a0}:" } else { ":" };
        let (place, message) = (finding.place.label(lang), finding.message(lang));
        text += &format!("{file}:{line}:{column}: {severity}: {place}{colon} {message}\n");
    }
    let (errors, warnings, infos) = (report.errors, report.warnings, report.infos);
    text += &if fr {
        format!("Erreurs\u{a0}: {errors}, avertissements\u{a0}: {warnings}, infos\u{a0}: {infos}\n")
    } else {
        format!("Errors: {errors}, warnings: {warnings}, infos: {infos}\n")
    };
    text
}

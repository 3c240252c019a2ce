//! `rappel next`: which call of a contact comes now or next, and why (R35, R39, R61).

use crate::exit::Exit;
use crate::failure::Failure;
use crate::files;
use crate::next::{self, Asked};
use crate::output::Output;
use rappel_analysis::next::{Question, read_instant};
use rappel_dialer::Clock;
use std::fs::File;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

const EXAMPLE: &str = r#"A contact is a JSON object: alone in its file, or one a line (NDJSON) for as many as wanted.
Its schema is `rappel schema contact`, that of the answers `rappel schema answer`. A wrong line
does not stop the others: its answer is what is wrong with it, and the command ends with 1.

Example:
  rappel next --strategy relance.toml --campaign campaign.toml --at 2026-11-23T18:30 <<'FICHE'
  {"key": "C1", "phones": {"TEL_MOBILE": "06 39 98 12 04"},
   "attempts": [{"at": "2026-11-23T18:05", "number": "TEL1", "status": "no_answer"}]}
  FICHE"#;

/// The options of `rappel next`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLE)]
pub struct Args {
    /// Strategy (TOML or JSON); without it the campaign's classic rules decide
    #[arg(long, value_name = "FILE")]
    strategy: Option<PathBuf>,
    /// Campaign (TOML or JSON)
    #[arg(long, value_name = "FILE")]
    campaign: PathBuf,
    /// The instant asked about, in RFC 3339 or local time of the campaign's zone [default: now]
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
    /// Contacts; `-` is standard input
    #[arg(long, value_name = "FILE", default_value = "-")]
    contact: PathBuf,
    /// Also say of every number why it would or would not be called
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    output: Output,
}

/// Answers every contact.
///
/// # Errors
/// When a file cannot be read or used, or reading or writing breaks off.
pub fn run(args: &Args) -> Result<Exit, Failure> {
    let campaign = files::campaign(&args.campaign)?.value;
    let strategy = args.strategy.as_deref().map(files::strategy).transpose()?.map(|document| document.value);
    let mut question = Question::new(campaign, strategy)?;
    question.lang = args.output.lang();
    question.explain = args.explain;
    let read_at = |at: &String| read_instant(at, &question.zone).map_err(|error| Failure::Usage(error.to_string()));
    let at = args.at.as_ref().map(read_at).transpose()?;
    let engine = question.engine(at.unwrap_or_else(Clock::wall)).map_err(|error| Failure::Unusable {
        what: error.to_string(),
        help: "name a strategy with --strategy, or give the campaign [classic] rules".to_owned(),
    })?;
    let asked = Asked { question: &question, at, format: args.output.format };
    if args.contact == Path::new("-") {
        let stdin = io::stdin();
        if stdin.is_terminal() {
            eprintln!("reading contacts from standard input, one JSON object a line; an example: rappel next --help");
        }
        return next::answer_all(asked, &engine, stdin);
    }
    let file = File::open(&args.contact)
        .map_err(|source| Failure::Unreadable { file: args.contact.display().to_string(), source })?;
    next::answer_all(asked, &engine, file)
}

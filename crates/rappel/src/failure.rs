//! Why a command cannot do what was asked, shown with the place in the file and the way out.

use crate::exit::Exit;
use crate::files;
use crate::snippet::Snippet;
use miette::{Diagnostic, SourceSpan};
use rappel_analysis::next::QuestionError;
use rappel_dialer::{EffectError, LoadError, RunError, SubjectError};
use rappel_forecast::ForecastError;
use rappel_strategy::file::{FileError, Kind};
use std::fmt::Display;
use std::io;
use std::path::Path;
use thiserror::Error;

/// Why a command cannot do what was asked.
#[derive(Debug, Error, Diagnostic)]
pub enum Failure {
    /// A file that cannot be opened or read.
    #[error("{file} cannot be read")]
    #[diagnostic(help("check the name and who may read it"))]
    Unreadable {
        /// Its name, as given.
        file: String,
        /// What the system says.
        source: io::Error,
    },
    /// A file that does not hold what it should (R62).
    #[error(transparent)]
    #[diagnostic(transparent)]
    File(Box<WrongFile>),
    /// A strategy or campaign with which nothing can be decided (R4).
    #[error("{what}")]
    #[diagnostic(help("{help}"))]
    Unusable {
        /// What is wrong.
        what: String,
        /// What to do about it.
        help: String,
    },
    /// A value of the command line that says nothing.
    #[error("{0}")]
    Usage(String),
    /// A file that holds what cannot be used, or a place that cannot be written to.
    #[error("{file}: {what}")]
    Refused {
        /// Its name, as given.
        file: String,
        /// What is wrong with it.
        what: String,
    },
    /// The database or the disk failed.
    #[error("{0}")]
    Machine(String),
    /// Reading broke off.
    #[error("reading the contacts broke off")]
    Input(#[source] io::Error),
    /// Writing broke off.
    #[error("writing broke off")]
    Output(#[source] io::Error),
}

impl Failure {
    /// The exit code it ends with.
    pub fn exit(&self) -> Exit {
        match self {
            Failure::Unreadable { .. }
            | Failure::File(_)
            | Failure::Unusable { .. }
            | Failure::Usage(_)
            | Failure::Refused { .. } => Exit::Usage,
            Failure::Input(_) | Failure::Output(_) | Failure::Machine(_) => Exit::Machine,
        }
    }

    /// A file whose content cannot be used.
    pub fn refused(path: &Path, what: impl Display) -> Failure {
        Failure::Refused { file: path.display().to_string(), what: what.to_string() }
    }

    /// A file that cannot be written.
    pub fn disk(path: &Path, error: impl Display) -> Failure {
        Failure::Machine(format!("{}: {error}", path.display()))
    }

    /// A stored document that cannot be read.
    fn stored(error: &FileError) -> Failure {
        Failure::Machine(format!("a stored document cannot be read: {error}"))
    }

    /// Shows it on standard error.
    pub fn report(self) {
        eprintln!("{:?}", miette::Report::new(self));
    }

    /// The failure of a file of this kind, with the text it was read from.
    pub fn file(error: FileError, kind: Kind, text: String) -> Failure {
        Failure::File(Box::new(WrongFile::new(error, kind, text)))
    }
}

/// A file that cannot be understood, and where.
#[derive(Debug, Error, Diagnostic)]
#[error("{place}: {message}")]
pub struct WrongFile {
    place: String,
    message: String,
    #[source_code]
    text: Snippet,
    #[label("here")]
    span: SourceSpan,
    #[help]
    help: String,
}

impl WrongFile {
    fn new(error: FileError, kind: Kind, text: String) -> WrongFile {
        let place = format!("{}:{}:{}", error.file, error.line, error.column);
        let at_top = error.path.segments().is_empty();
        let message = if at_top { error.message.to_string() } else { format!("{}: {}", error.path, error.message) };
        let help = way_out(&error, kind);
        let text = Snippet::new(error.file, text);
        WrongFile { place, message, span: text.first_line(error.span), help, text }
    }
}

fn way_out(error: &FileError, kind: Kind) -> String {
    let meant = error.nearest.as_ref().map(|nearest| format!("did you mean `{nearest}`?"));
    let expected = match error.expected.as_ref() {
        [] => format!("what may stand here: rappel schema {kind}"),
        names => format!("expected one of `{}`", names.join("`, `")),
    };
    meant.into_iter().chain([expected]).collect::<Vec<_>>().join("\n")
}

impl From<rappel_store::Error> for Failure {
    fn from(error: rappel_store::Error) -> Failure {
        use rappel_store::Error;
        match error {
            Error::NotFound { .. } | Error::NameTaken(_) | Error::ClassicLocked(_) | Error::Limit { .. } => {
                Failure::Usage(error.to_string())
            }
            _ => Failure::Machine(error.to_string()),
        }
    }
}

impl From<QuestionError> for Failure {
    fn from(error: QuestionError) -> Failure {
        match error {
            QuestionError::Findings(findings) => files::unusable(&findings),
            QuestionError::Zone(_) => Failure::Usage(error.to_string()),
        }
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Failure {
        Failure::stored(&error)
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Failure {
        match error {
            LoadError::Store(error) => error.into(),
            LoadError::File(error) => error.into(),
            LoadError::Compile(error) => Failure::Usage(error.to_string()),
        }
    }
}

impl From<RunError> for Failure {
    fn from(error: RunError) -> Failure {
        match error {
            RunError::Store(error) => error.into(),
            RunError::Load(error) => error.into(),
            RunError::Subject(error) => error.into(),
        }
    }
}

impl From<EffectError> for Failure {
    fn from(error: EffectError) -> Failure {
        match error {
            EffectError::Load(error) => error.into(),
            EffectError::Subject(error) => error.into(),
        }
    }
}

impl From<ForecastError> for Failure {
    fn from(error: ForecastError) -> Failure {
        match error {
            ForecastError::Load(error) => error.into(),
            ForecastError::Subject(error) => error.into(),
            ForecastError::Store(error) => error.into(),
            ForecastError::File(error) => error.into(),
            ForecastError::Profile(_)
            | ForecastError::OutOfRange { .. }
            | ForecastError::TooMany(_)
            | ForecastError::NoColumn(_)
            | ForecastError::Agents { .. } => Failure::Usage(error.to_string()),
        }
    }
}

impl From<SubjectError> for Failure {
    fn from(error: SubjectError) -> Failure {
        match error {
            SubjectError::Store(error) => error.into(),
            SubjectError::State { .. } | SubjectError::Zone(_) => Failure::Machine(error.to_string()),
        }
    }
}

//! Why a command cannot do what was asked, shown with the place in the file and the way out.

use crate::exit::Exit;
use crate::snippet::Snippet;
use miette::{Diagnostic, SourceSpan};
use rappel_strategy::file::{FileError, Kind};
use std::io;
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
            Failure::Unreadable { .. } | Failure::File(_) | Failure::Unusable { .. } | Failure::Usage(_) => Exit::Usage,
            Failure::Input(_) | Failure::Output(_) => Exit::Machine,
        }
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

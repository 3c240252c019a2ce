//! `rappel schema`: what may stand in files and lines (R62), and what is served.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::{next, output};
use clap::ValueEnum;
use rappel_strategy::file::{self, Kind};

/// The options of `rappel schema`.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Example:
  rappel schema strategy > strategy.schema.json")]
pub struct Args {
    /// Of what
    #[arg(value_enum)]
    of: Of,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
enum Of {
    /// A strategy file
    Strategy,
    /// A campaign file
    Campaign,
    /// A contact, as `rappel next` reads it
    Contact,
    /// An answer, as `rappel next --format json` writes it
    Answer,
    /// A set of legal rules, shipped or own
    Law,
    /// The HTTP interface, as an OpenAPI document
    Openapi,
}

/// Prints the schema.
///
/// # Errors
/// When it cannot be written.
pub fn run(args: &Args) -> Result<Exit, Failure> {
    let schema = match args.of {
        Of::Strategy => file::schema(Kind::Strategy),
        Of::Campaign => file::schema(Kind::Campaign),
        Of::Contact => next::contact_schema(),
        Of::Answer => next::answer_schema(),
        Of::Law => file::law_schema(),
        Of::Openapi => rappel_server::openapi::document(),
    };
    output::print_json(&schema)?;
    Ok(Exit::Fine)
}

//! The subcommands, one module each.

mod check;
mod next;
mod schema;

use crate::exit::Exit;
use crate::failure::Failure;

/// What is asked.
#[derive(clap::Subcommand, Debug)]
pub enum Command {
    /// Says what is wrong with a campaign and its strategy, and where
    Check(check::Args),
    /// Says which call of a contact comes now or next, and why
    Next(next::Args),
    /// Prints the JSON Schema of a file, or of a line that `next` reads or writes
    Schema(schema::Args),
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// [`Failure`]: it could not be done.
    pub fn run(self) -> Result<Exit, Failure> {
        match self {
            Command::Check(args) => check::run(&args),
            Command::Next(args) => next::run(&args),
            Command::Schema(args) => schema::run(&args),
        }
    }
}

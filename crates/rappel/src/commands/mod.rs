//! The subcommands, one module each.

mod check;
mod effect;
mod explain;
mod export;
mod follow;
mod forecast;
mod import;
mod law;
mod next;
mod profile;
mod replay;
mod run;
mod schema;
mod serve;

use crate::exit::Exit;
use crate::failure::Failure;

/// What is asked.
#[derive(clap::Subcommand, Debug)]
pub enum Command {
    /// Says what is wrong with a campaign and its strategy, and where
    Check(check::Args),
    /// Imports a call file and runs its campaign
    Run(run::Args),
    /// Imports contacts into a campaign, or numbers into the suppression list
    Import(import::Args),
    /// Says what another strategy or campaign would change, before it is put in place
    Effect(effect::Args),
    /// Forecasts the coming weeks of a campaign, and compares strategies
    Forecast(forecast::Args),
    /// Says what another strategy would have dialled in a past campaign
    Replay(replay::Args),
    /// Learns who answers when from the recorded attempts
    Profile(profile::Args),
    /// Says why a stored contact is called or not, and which rule caused each of its attempts
    Explain(explain::Args),
    /// Writes stored contacts, attempts, a campaign or its strategy
    Export(export::Args),
    /// Says which call of a contact comes now or next, and why
    Next(next::Args),
    /// Prints the JSON Schema of a file, or of a line that `next` reads or writes, or what `serve` serves
    Schema(schema::Args),
    /// Lists the legal rule sets that ship, or shows one with its sources
    Law(law::Args),
    /// Serves the web application and its HTTP interface
    Serve(serve::Args),
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// [`Failure`]: it could not be done.
    pub fn run(self) -> Result<Exit, Failure> {
        match self {
            Command::Check(args) => check::run(&args),
            Command::Run(args) => run::run(&args),
            Command::Import(args) => import::run(&args),
            Command::Effect(args) => effect::run(&args),
            Command::Forecast(args) => forecast::run(&args),
            Command::Replay(args) => replay::run(&args),
            Command::Profile(args) => profile::run(&args),
            Command::Explain(args) => explain::run(&args),
            Command::Export(args) => export::run(&args),
            Command::Next(args) => next::run(&args),
            Command::Schema(args) => schema::run(&args),
            Command::Law(args) => law::run(&args),
            Command::Serve(args) => serve::run(&args),
        }
    }
}

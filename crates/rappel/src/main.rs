//! The command: what an administrator, a script or another program asks of Rappel without a screen.
//!
//! One module of `commands` per subcommand; what several of them need stands beside it.

mod call_file;
mod campaigns;
mod cli;
mod commands;
mod exit;
mod facts;
mod failure;
mod files;
mod forecast;
mod next;
mod output;
mod progress;
mod snippet;
mod summary;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(tracing_subscriber::filter::LevelFilter::WARN)
        .init();
    match cli::Cli::parse().command.run() {
        Ok(exit) => exit.into(),
        Err(failure) => {
            let exit = failure.exit();
            failure.report();
            exit.into()
        }
    }
}

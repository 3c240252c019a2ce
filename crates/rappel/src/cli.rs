//! The command line as a whole.

use crate::commands::Command;
use clap::Parser;

const EXIT_CODES: &str = "\
Exit codes:
  0  fine
  1  findings, wrong lines, or a negative answer
  2  wrong usage, or input that cannot be read or used
  3  failure of the machine: writing or reading broke off

Example:
  rappel check relance.toml --campaign campaign.toml";

/// Outbound call campaigns by strategy.
#[derive(Parser, Debug)]
#[command(version, after_help = EXIT_CODES, max_term_width = 100)]
pub struct Cli {
    /// What is asked.
    #[command(subcommand)]
    pub command: Command,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}

//! The command.

mod call_file;
mod campaigns;
mod commands;
mod failure;
mod output;
mod progress;
mod strategies;
mod summary;

use clap::{Parser, Subcommand};

#[derive(Parser)]
struct Cli {
    #[arg(long, global = true, default_value = "text")]
    format: output::Format,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Run(commands::run::Run),
    Import(commands::import::Import),
    Explain(commands::explain::Explain),
    Export(commands::export::Export),
}

fn main() -> std::process::ExitCode {
    let cli = Cli::parse();
    let lang = rappel_strategy::lang::Lang::Fr;
    let result = match &cli.command {
        Command::Run(command) => command.run(cli.format, lang),
        Command::Import(command) => command.run(cli.format, lang),
        Command::Explain(command) => command.run(cli.format, lang),
        Command::Export(command) => command.run(cli.format, lang),
    };
    match result {
        Ok(code) => code.into(),
        Err(failure) => {
            eprintln!("{failure}");
            failure.code().into()
        }
    }
}

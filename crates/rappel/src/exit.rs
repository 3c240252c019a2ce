//! Exit codes, the same for every subcommand.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Exit {
    /// Fine.
    Fine = 0,
    /// There are findings, wrong lines, or the answer is no.
    No = 1,
    /// Wrong usage, or input that cannot be read or used; clap ends with the same code.
    Usage = 2,
    /// The machine failed: reading or writing broke off.
    Machine = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

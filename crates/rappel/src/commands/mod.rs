//! One module for each command.
pub mod explain;
pub mod export;
pub mod follow;
pub mod import;
pub mod run;

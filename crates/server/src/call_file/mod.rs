//! Call files into campaigns.
//!
//! The command, the examples and the routes import by the same steps: [`Import`] reads a file by its mapping, a portion at a time,
//! and writes what it refused.

mod contacts;
mod import;
mod rejects;
mod said;
mod uploads;

pub use import::{Import, ImportFailure, Report, mapping_of};
pub(crate) use said::{import_stopped, wrong_file, wrong_mapping};
pub(crate) use uploads::{UploadId, Uploads};

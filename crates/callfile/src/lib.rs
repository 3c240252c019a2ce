//! Call files in (CSV, XLSX), contacts and rejects out.
//!
//! Why this crate exists: a campaign begins with a file that somebody exported from something. Its encoding, its delimiter, its
//! headings and the way its numbers are written are guessed, shown and can be overruled; every line of it ends as exactly one
//! contact or one reject with a reason. Memory stays bounded whatever the file holds (see [`limits`]).
//!
//! The way of a file: [`CallFile::open`] looks at its head; [`Mapping::resolve`] says which column is what;
//! [`CallFile::import`] gives an iterator of [`Entry`]; [`RejectWriter`] writes what was refused, for repair in a spreadsheet.
//! [`CallFile::phones`] reads a suppression list. What may not come in: databases, campaigns, screens.

mod decode;
mod dialect;
mod error;
mod file;
mod heading;
mod import;
pub mod limits;
mod mapping;
mod progress;
mod record;
mod reject;
mod sheet;
mod source;
mod split;
mod suppression;
mod words;

pub use decode::Encoding;
pub use dialect::Dialect;
pub use error::{ImportError, MappingError, OpenError};
pub use file::{CallFile, Format, ReadAs};
pub use import::{Entry, Import, ImportOptions, Row, RowPhone, Warning};
pub use mapping::{Mapping, MappingRequest};
pub use progress::Progress;
pub use record::Record;
pub use reject::{Reject, RejectReason, RejectWriter};
pub use suppression::{ListedPhone, PhoneList, RefusedLine};

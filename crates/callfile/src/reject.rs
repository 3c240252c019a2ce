//! What was refused and why, and the file in which somebody repairs it.

use crate::import::{Row, Warning};
use crate::record::Record;
use crate::words;
use rappel_strategy::lang::Lang;
use std::borrow::Cow;
use std::io::{self, Write};

/// A record that is no contact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reject {
    /// Why.
    pub reason: RejectReason,
    /// The fields as they stand in the file.
    pub record: Record,
}

impl Reject {
    /// The line of the file on which it begins, from 1; in a workbook the row.
    pub fn line(&self) -> u64 {
        self.record.line()
    }
}

/// Why a record is no contact. Columns are indices into the file's headings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RejectReason {
    /// The key's column is empty.
    NoKey,
    /// The key is longer than [`crate::limits::KEY_BYTES_MAX`].
    KeyTooLong,
    /// A contact before it in the file has the same key.
    DuplicateKey(String),
    /// Not one phone column holds a valid number (R30): all are empty, or see the warnings.
    NoPhone(Vec<Warning>),
    /// It has not as many fields as the file has columns.
    FieldCount {
        /// Columns of the file.
        expected: usize,
        /// Fields of the record.
        found: usize,
    },
    /// A quotation mark opens a field and is not closed where it should be.
    Quote,
    /// A field is longer than [`crate::limits::FIELD_BYTES_MAX`].
    FieldTooLong {
        /// Its column.
        column: usize,
    },
    /// The record is longer than [`crate::limits::RECORD_BYTES_MAX`]; only its beginning was kept.
    RecordTooLong,
    /// It contains the character zero, which no text has: a damaged file or another encoding.
    Nul,
}

impl RejectReason {
    /// The reason as a sentence for people.
    pub fn text(&self, headings: &[String], lang: Lang) -> String {
        words::reason(self, headings, lang)
    }
}

/// Writes rejects as CSV that a French spreadsheet opens with a double click: `;` and a byte order mark. The first columns are
/// the line and the reason, then come the file's own, so that it can be repaired and imported again.
pub struct RejectWriter<W: Write> {
    csv: csv::Writer<W>,
    headings: Vec<String>,
    lang: Lang,
}

impl<W: Write> RejectWriter<W> {
    /// Writes the heading line. Errors: those of `writer`.
    pub fn new(mut writer: W, headings: &[String], lang: Lang) -> io::Result<RejectWriter<W>> {
        writer.write_all("\u{feff}".as_bytes())?;
        let mut csv = csv::WriterBuilder::new()
            .delimiter(b';')
            .flexible(true)
            .terminator(csv::Terminator::CRLF)
            .from_writer(writer);
        let (line, reason) = words::reject_headings(lang);
        csv.write_record(
            [line, reason].into_iter().map(Cow::Borrowed).chain(headings.iter().map(|text| harmless(text))).map(bytes),
        )?;
        Ok(RejectWriter { csv, headings: headings.to_vec(), lang })
    }

    /// Writes one reject.
    pub fn write(&mut self, reject: &Reject) -> io::Result<()> {
        let reason = reject.reason.text(&self.headings, self.lang);
        self.write_line(&reason, &reject.record)
    }

    /// Writes a contact that was taken with something left out, so that this can be repaired too; nothing if all was taken.
    pub fn write_warnings(&mut self, row: &Row) -> io::Result<()> {
        if row.warnings.is_empty() {
            return Ok(());
        }
        let reason = words::warnings(&row.warnings, &self.headings, row.record(), self.lang);
        self.write_line(&reason, row.record())
    }

    /// Writes what is still held back and returns the writer.
    pub fn finish(self) -> io::Result<W> {
        self.csv.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }

    fn write_line(&mut self, reason: &str, record: &Record) -> io::Result<()> {
        let line = record.line().to_string();
        let fixed = [Cow::Borrowed(line.as_str()), Cow::Borrowed(reason)];
        self.csv.write_record(fixed.into_iter().chain(record.iter().map(harmless)).map(bytes))?;
        Ok(())
    }
}

fn bytes(text: Cow<'_, str>) -> Vec<u8> {
    text.into_owned().into_bytes()
}

/// A field that a spreadsheet would take for a formula gets an apostrophe in front: this file carries what strangers wrote
/// into an administrator's spreadsheet. Numbers that begin with `+` or `-` are left as they are.
fn harmless(field: &str) -> Cow<'_, str> {
    let number =
        |rest: &str| rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | ',' | '-' | '(' | ')'));
    let formula = match field.as_bytes().first() {
        Some(b'=' | b'@' | b'\t' | b'\r') => true,
        Some(b'+' | b'-') => !number(&field[1..]),
        _ => false,
    };
    if formula { Cow::Owned(format!("'{field}")) } else { Cow::Borrowed(field) }
}

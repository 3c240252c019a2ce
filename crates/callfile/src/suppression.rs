//! Lists of numbers that must not be called: one column of phones in a CSV, a workbook or plain lines (R22, R30).

use crate::error::{ImportError, MappingError};
use crate::file::CallFile;
use crate::heading::{Role, role};
use crate::mapping::{find, holds_phones};
use crate::record::Record;
use crate::source::Rows;
use rappel_strategy::lang::Lang;
use rappel_strategy::phone::{Country, Phone, PhoneError, parse};

/// A number of the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ListedPhone {
    /// Its line in the file, from 1.
    pub line: u64,
    /// The number.
    pub phone: Phone,
}

/// A line of the list that holds no number. It must be shown: whoever stands there is going to be called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RefusedLine {
    /// Its line in the file, from 1.
    pub line: u64,
    /// What stands there.
    pub text: String,
    /// Why it is no number.
    pub error: PhoneError,
}

impl RefusedLine {
    /// The reason as a person reads it.
    pub fn reason(&self, lang: Lang) -> String {
        self.error.told(lang)
    }
}

/// The numbers of a list, in the file's order, each line once; the inner error is a line that holds no number. The outer error
/// ends it, and then what came before is not the whole list.
pub struct PhoneList {
    rows: Rows,
    column: usize,
    country: Country,
}

impl CallFile {
    /// Reads one column of the file as a list of numbers: the named one, else the one whose heading or content says so.
    ///
    /// Errors: no such column, or none that holds numbers.
    pub fn phones(self, column: Option<&str>, country: Country) -> Result<PhoneList, MappingError> {
        let headings = self.headings();
        let column = match column {
            Some(wanted) => find(headings, wanted)?,
            None if headings.len() == 1 => 0,
            None => headings
                .iter()
                .position(|heading| matches!(role(heading), Some(Role::Phone(_))))
                .or_else(|| (0..headings.len()).find(|column| holds_phones(*column, self.sample())))
                .ok_or_else(|| MappingError::NoPhone(headings.to_vec()))?,
        };
        let (_, rows) = self.into_rows();
        Ok(PhoneList { rows, column, country })
    }
}

impl Iterator for PhoneList {
    type Item = Result<Result<ListedPhone, RefusedLine>, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.rows.next()?.map(|record| self.read(&record)))
    }
}

impl PhoneList {
    fn read(&self, record: &Record) -> Result<ListedPhone, RefusedLine> {
        let text = record.get(self.column).unwrap_or_default();
        let line = record.line();
        parse(text, self.country).map(|parsed| ListedPhone { line, phone: parsed.phone }).map_err(|error| RefusedLine {
            line,
            text: text.chars().take(100).collect(),
            error,
        })
    }
}

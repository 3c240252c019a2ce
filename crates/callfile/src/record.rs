//! One line of a call file, cut into its fields.

use crate::limits::FIELD_BYTES_MAX;

/// The fields of one record and where it stands. The fields are one text with marks in it, since a file has millions.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Record {
    line: u64,
    text: String,
    ends: Vec<u32>,
    problem: Option<Problem>,
}

/// What was wrong with a record already when it was cut.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Problem {
    /// A quotation mark opens a field and does not close it where the line needs it.
    Quote,
    /// The field with this index is longer than [`FIELD_BYTES_MAX`].
    FieldTooLong(usize),
    /// The record is longer than [`crate::limits::RECORD_BYTES_MAX`]; only its beginning is here.
    RecordTooLong,
}

impl Record {
    pub(crate) fn new(line: u64, text: String, ends: Vec<u32>, problem: Option<Problem>) -> Record {
        let mut record = Record { line, text, ends, problem };
        record.problem = problem
            .or_else(|| record.iter().position(|field| field.len() > FIELD_BYTES_MAX).map(Problem::FieldTooLong));
        record
    }

    /// A record of the given fields.
    pub(crate) fn of_fields<'a>(line: u64, fields: impl Iterator<Item = &'a str>) -> Record {
        let (mut text, mut ends) = (String::new(), Vec::new());
        for field in fields {
            text.push_str(field);
            ends.push(text.len() as u32);
        }
        Record::new(line, text, ends, None)
    }

    /// The line of the file on which the record begins, from 1; in a workbook the row.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// How many fields it has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has no field at all.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The field at this index, from 0.
    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.text.get(start..end)
    }

    /// The fields in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    pub(crate) fn problem(&self) -> Option<Problem> {
        self.problem
    }

    /// Whether there is nothing but blanks in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.problem.is_none() && self.text.trim().is_empty()
    }

    /// Whether it has a field for each of `columns`; what a spreadsheet leaves empty behind the last one does not count.
    pub(crate) fn fits(&self, columns: usize) -> bool {
        self.len() >= columns && self.iter().skip(columns).all(|field| field.trim().is_empty())
    }

    /// With empty fields behind, up to `columns`: what a sheet leaves empty is not missing.
    pub(crate) fn padded(mut self, columns: usize) -> Record {
        let missing = columns.saturating_sub(self.len());
        self.ends.extend(std::iter::repeat_n(self.text.len() as u32, missing));
        self
    }

    pub(crate) fn contains_nul(&self) -> bool {
        self.text.as_bytes().contains(&0)
    }

    /// Bytes of text, for the size of batches.
    pub(crate) fn bytes(&self) -> usize {
        self.text.len()
    }
}

//! XLSX workbooks: one sheet, row after row. Only the row being read is held besides what the format forces into memory.

use crate::error::{OpenError, nearest};
use crate::limits::{COLUMNS_MAX, FIELD_BYTES_MAX, SAMPLE_RECORDS};
use crate::limits::{WORKBOOK_BYTES_MAX, WORKBOOK_TEXTS_BYTES_MAX, WORKBOOK_UNPACKED_BYTES_MAX};
use crate::record::Record;
use calamine::{CellErrorType, DataRef, ExcelDateTime, Reader, Xlsx};
use std::io::{self, Read, Seek, SeekFrom};
use zip::ZipArchive;

/// Anything that a workbook can be read from.
pub(crate) trait Source: Read + Seek + Send {}
impl<T: Read + Seek + Send> Source for T {}

/// An open workbook and the sheet that is meant.
pub(crate) struct Workbook {
    inner: Xlsx<Box<dyn Source>>,
    sheet: String,
}

impl Workbook {
    /// Opens the workbook at the sheet with this name, else at the first.
    pub(crate) fn open(mut source: Box<dyn Source>, sheet: Option<&str>) -> Result<Workbook, OpenError> {
        check_size(&mut source)?;
        source.rewind()?;
        let inner = Xlsx::new(source).map_err(|error| OpenError::Workbook(error.to_string()))?;
        let names = inner.sheet_names();
        let sheet = match sheet {
            Some(wanted) if !names.iter().any(|name| name == wanted) => {
                let nearest = nearest(wanted, names.iter().map(String::as_str));
                return Err(OpenError::UnknownSheet { wanted: wanted.to_owned(), nearest });
            }
            Some(wanted) => wanted.to_owned(),
            None => names.first().cloned().ok_or(OpenError::Empty)?,
        };
        Ok(Workbook { inner, sheet })
    }

    /// The name of the sheet.
    pub(crate) fn sheet(&self) -> &str {
        &self.sheet
    }

    /// The first records that are not blank.
    pub(crate) fn sample(&mut self) -> Result<Vec<Record>, OpenError> {
        let mut records = Vec::new();
        self.each(|record| {
            records.push(record);
            records.len() <= SAMPLE_RECORDS
        })
        .map_err(|(_, message)| OpenError::Workbook(message))?;
        Ok(records)
    }

    /// Gives every record that is not blank to `take`, until that returns false. The error names the last row read.
    pub(crate) fn each(&mut self, mut take: impl FnMut(Record) -> bool) -> Result<(), (u64, String)> {
        let mut cells = self.inner.worksheet_cells_reader(&self.sheet).map_err(|error| (0, error.to_string()))?;
        let mut row = Row { number: 0, fields: Vec::new() };
        loop {
            let cell = cells.next_cell().map_err(|error| (u64::from(row.number) + 1, error.to_string()))?;
            let position = cell.as_ref().map(calamine::Cell::get_position);
            if position.is_none_or(|(number, _)| number != row.number) {
                let record = row.take();
                if !record.is_blank() && !take(record) {
                    return Ok(());
                }
            }
            let (Some(cell), Some((number, column))) = (cell, position) else { return Ok(()) };
            row.number = number;
            row.put(column as usize, text_of(cell.get_value()));
        }
    }
}

/// Unpacks everything once, to nowhere, before any of it is held: what an archive says of its own size may be a lie.
fn check_size(source: &mut Box<dyn Source>) -> Result<(), OpenError> {
    let too_large = |what, bytes_max| OpenError::WorkbookTooLarge { what, bytes_max };
    if source.seek(SeekFrom::End(0))? > WORKBOOK_BYTES_MAX {
        return Err(too_large("the file", WORKBOOK_BYTES_MAX));
    }
    source.rewind()?;
    let broken = |error: &dyn std::fmt::Display| OpenError::Workbook(error.to_string());
    let mut archive = ZipArchive::new(source).map_err(|error| broken(&error))?;
    let mut left = WORKBOOK_UNPACKED_BYTES_MAX;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| broken(&error))?;
        let is_texts = part.name().is_ok_and(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml"));
        let bytes = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|error| broken(&error))?;
        if is_texts && bytes > WORKBOOK_TEXTS_BYTES_MAX {
            return Err(too_large("the shared text", WORKBOOK_TEXTS_BYTES_MAX));
        }
        left = left.checked_sub(bytes).ok_or_else(|| too_large("the content", WORKBOOK_UNPACKED_BYTES_MAX))?;
    }
    Ok(())
}

/// The row being put together.
struct Row {
    number: u32,
    fields: Vec<String>,
}

impl Row {
    fn put(&mut self, column: usize, mut text: String) {
        // A column beyond all limits is remembered as one too many, so that the row is refused and memory stays bounded.
        let column = column.min(COLUMNS_MAX);
        if text.len() > FIELD_BYTES_MAX + 1 {
            text.truncate(text.floor_char_boundary(FIELD_BYTES_MAX + 1));
        }
        if column >= self.fields.len() {
            self.fields.resize(column + 1, String::new());
        }
        if !text.is_empty() {
            self.fields[column] = text;
        }
    }

    fn take(&mut self) -> Record {
        let record = Record::of_fields(u64::from(self.number) + 1, self.fields.iter().map(String::as_str));
        self.fields.clear();
        record
    }
}

/// What a cell shows, near enough: numbers without the decimals that a whole number does not have, dates as ISO 8601.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        // Rust writes 639981204.0 as 639981204 and never in scientific notation.
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(moment) => date(moment),
        DataRef::Error(error) => error_text(error).to_owned(),
    }
}

fn date(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    match (moment.is_duration(), hour, minute, second) {
        (true, ..) => moment.as_f64().to_string(),
        (_, 0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
    }
}

fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::NA => "#N/A",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Div0 => "#DIV/0!",
        _ => "#VALUE!",
    }
}

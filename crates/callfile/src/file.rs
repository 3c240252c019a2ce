//! A call file whose head has been read: what it is, what its columns are called, what stands in the first rows.

use crate::decode::{Decoder, Encoding};
use crate::dialect::{self, Dialect};
use crate::error::OpenError;
use crate::import::{Import, ImportOptions};
use crate::limits::{COLUMNS_MAX, SAMPLE_BYTES};
use crate::mapping::Mapping;
use crate::progress::{Counted, Progress};
use crate::record::Record;
use crate::sheet::Workbook;
use crate::source::{self, Rows, Source};
use crate::split::Splitter;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::Path;

/// How to read a file, where the caller knows better than detection. The default detects everything.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReadAs {
    /// How the letters of a text file are stored.
    pub encoding: Option<Encoding>,
    /// What stands between two columns of a text file; an ASCII character.
    pub delimiter: Option<char>,
    /// Whether the first row names the columns.
    pub header: Option<bool>,
    /// The sheet of a workbook; the first by default.
    pub sheet: Option<String>,
}

/// What a file turned out to be.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Format {
    /// Text with delimiters.
    Text(Dialect),
    /// A sheet of an XLSX workbook.
    Workbook {
        /// The sheet that is read.
        sheet: String,
        /// Whether its first row names the columns.
        header: bool,
    },
}

impl Format {
    /// Whether the first row names the columns.
    pub fn header(&self) -> bool {
        match self {
            Format::Text(dialect) => dialect.header,
            Format::Workbook { header, .. } => *header,
        }
    }
}

/// A call file, opened and looked at, ready to be read once.
pub struct CallFile {
    format: Format,
    headings: Vec<String>,
    sample: Vec<Record>,
    source: Source,
    progress: Progress,
}

impl CallFile {
    /// Opens the file at `path` and looks at its head.
    pub fn open(path: &Path, read_as: &ReadAs) -> Result<CallFile, OpenError> {
        CallFile::from_seekable(File::open(path)?, read_as)
    }

    /// Looks at the head of something that can go back to its start: a file, or bytes in memory in a [`Cursor`].
    pub fn from_seekable<R>(mut reader: R, read_as: &ReadAs) -> Result<CallFile, OpenError>
    where
        R: Read + Seek + Send + 'static,
    {
        let total = reader.seek(SeekFrom::End(0))?;
        reader.rewind()?;
        let mut start = Vec::new();
        reader.by_ref().take(4).read_to_end(&mut start)?;
        reader.rewind()?;
        let progress = Progress::new(Some(total));
        let counted = Counted::new(reader, progress.clone());
        match start[..] {
            [b'P', b'K', 3, 4] => {
                CallFile::from_workbook(Workbook::open(Box::new(counted), read_as.sheet.as_deref())?, read_as, progress)
            }
            [0xd0, 0xcf, 0x11, 0xe0] => Err(OpenError::OldWorkbook),
            _ => CallFile::from_text(Box::new(counted), read_as, progress),
        }
    }

    /// Looks at the head of text that comes once: standard input, an upload. `total`: its bytes, where known.
    pub fn from_stream<R>(reader: R, total: Option<u64>, read_as: &ReadAs) -> Result<CallFile, OpenError>
    where
        R: Read + Send + 'static,
    {
        let progress = Progress::new(total);
        CallFile::from_text(Box::new(Counted::new(reader, progress.clone())), read_as, progress)
    }

    fn from_text(
        mut reader: Box<dyn Read + Send>,
        read_as: &ReadAs,
        progress: Progress,
    ) -> Result<CallFile, OpenError> {
        let mut head = Vec::new();
        reader.by_ref().take(SAMPLE_BYTES as u64).read_to_end(&mut head)?;
        if head.starts_with(b"PK\x03\x04") {
            return Err(OpenError::WorkbookInStream);
        }
        let whole = head.len() < SAMPLE_BYTES;
        let (encoding, mark) = match read_as.encoding {
            Some(encoding) => (encoding, encoding.mark(&head)),
            None => Encoding::detect(&head, whole),
        };
        let mut sample = Vec::new();
        let mut decoder = Decoder::new(&head[mark..], encoding);
        while decoder.read(&mut sample)? {}
        let sample = String::from_utf8_lossy(&sample);

        let announced = dialect::announced(&sample);
        let (found, skipped) = announced.map_or((None, 0), |(delimiter, length)| (Some(delimiter), length));
        let sample = &sample[skipped..];
        let asked = read_as.delimiter.and_then(|delimiter| u8::try_from(delimiter).ok()).filter(u8::is_ascii);
        let delimiter = asked.or(found).or_else(|| dialect::delimiter(sample, whole));
        let records = dialect::records(sample, delimiter, whole);
        let header = read_as.header.unwrap_or_else(|| dialect::has_header(&records));

        let rest = Cursor::new(head.split_off(mark)).chain(reader);
        let boxed: Box<dyn Read + Send> = Box::new(rest);
        let mut splitter = Splitter::new(Decoder::new(boxed, encoding), delimiter);
        if announced.is_some() {
            // The announcement is a line of its own.
            splitter.next()?;
        }
        let dialect = Dialect { encoding, delimiter: delimiter.map(char::from), header };
        let (headings, sample) = head_and_sample(records, header)?;
        let source = Source::Text { splitter: Box::new(splitter), columns: headings.len() };
        Ok(CallFile { format: Format::Text(dialect), headings, sample, source, progress })
    }

    fn from_workbook(mut workbook: Workbook, read_as: &ReadAs, progress: Progress) -> Result<CallFile, OpenError> {
        let records = workbook.sample()?;
        let header = read_as.header.unwrap_or_else(|| dialect::has_header(&records));
        let (headings, sample) = head_and_sample(records, header)?;
        let format = Format::Workbook { sheet: workbook.sheet().to_owned(), header };
        let source =
            Source::Sheet { workbook: Box::new(workbook), columns: headings.len(), progress: progress.clone() };
        Ok(CallFile { format, headings, sample, source, progress })
    }

    /// What the file turned out to be.
    pub fn format(&self) -> &Format {
        &self.format
    }

    /// What the columns are called; `1`, `2`, … in a file without a header, and for a heading that is empty. Two may be the
    /// same.
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// The first records, header left out, for a preview and for [`Mapping::resolve`].
    pub fn sample(&self) -> &[Record] {
        &self.sample
    }

    /// How far the file has been read; keep a clone before it is consumed.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Reads the whole file as contacts, in another thread while the caller works.
    pub fn import(self, mapping: Mapping, options: ImportOptions) -> Import {
        let (headings, rows) = self.into_rows();
        Import::new(headings, mapping, options, rows)
    }

    /// The headings and the rows after the header.
    pub(crate) fn into_rows(self) -> (Vec<String>, Rows) {
        let skip = u64::from(self.format.header());
        (self.headings, source::start(self.source, skip))
    }
}

/// Parts the header from the records.
fn head_and_sample(mut records: Vec<Record>, header: bool) -> Result<(Vec<String>, Vec<Record>), OpenError> {
    let headings = headings(records.first().ok_or(OpenError::Empty)?, header);
    if headings.len() > COLUMNS_MAX {
        return Err(OpenError::TooManyColumns(headings.len()));
    }
    records.drain(..usize::from(header));
    Ok((headings, records))
}

/// The names of the columns; those that have none are named by their number.
fn headings(first: &Record, header: bool) -> Vec<String> {
    if !header {
        return (1..=first.len()).map(|number| number.to_string()).collect();
    }
    let mut names: Vec<&str> = first.iter().map(str::trim).collect();
    // A header may end in delimiters that name nothing.
    while names.last().is_some_and(|name| name.is_empty()) {
        names.pop();
    }
    let name = |(index, name): (usize, &str)| if name.is_empty() { (index + 1).to_string() } else { name.to_owned() };
    names.into_iter().enumerate().map(name).collect()
}

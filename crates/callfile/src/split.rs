//! Text to records: delimiters, quotation marks, line ends, in bounded memory.
//!
//! Why not the csv crate's reader, which writes our rejects: a quotation mark that somebody forgot to close must cost its own
//! line and not the rest of the file, and a record must not grow without bound. Both need the power to go back to the start of
//! a record. Well-formed files are cut as that crate cuts them; a test compares the two.

use crate::decode::Decoder;
use crate::limits::{COLUMNS_MAX, FIELD_BYTES_MAX, RECORD_BYTES_MAX};
use crate::record::{Problem, Record};
use memchr::{memchr, memchr2, memchr3};
use std::io::{self, Read};

/// Stands for the delimiter of a file that has a single column.
const NO_DELIMITER: u8 = b'\n';

/// Bytes of a record too long that are kept for the reject.
const EXCERPT_BYTES: usize = 200;

/// Reads records off a decoder. Blank lines are skipped, and counted as lines.
pub(crate) struct Splitter<R> {
    decoder: Decoder<R>,
    delimiter: u8,
    /// How many fields a record should have: with it, a line that swallows others by a stray quotation mark is recognised.
    columns: Option<usize>,
    window: Vec<u8>,
    start: usize,
    ended: bool,
    line: u64,
}

/// What the start of the window holds.
enum Cut {
    /// A record of so many bytes and lines.
    Whole { bytes: usize, lines: u64 },
    /// The window ends before the record does.
    More,
    /// A quoted field does not end.
    Unclosed,
}

impl<R: Read> Splitter<R> {
    /// `delimiter`: `None` for a file with a single column.
    pub(crate) fn new(decoder: Decoder<R>, delimiter: Option<u8>) -> Splitter<R> {
        Splitter {
            decoder,
            delimiter: delimiter.unwrap_or(NO_DELIMITER),
            columns: None,
            window: Vec::new(),
            start: 0,
            ended: false,
            line: 1,
        }
    }

    /// From now on, records should have this many fields.
    pub(crate) fn expect_columns(&mut self, columns: usize) {
        self.columns = Some(columns);
    }

    /// The line on which the next record begins, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// The next record that is not blank, or `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Record>> {
        loop {
            let Some(record) = self.next_or_blank()? else { return Ok(None) };
            if !record.is_blank() {
                return Ok(Some(record));
            }
        }
    }

    fn next_or_blank(&mut self) -> io::Result<Option<Record>> {
        let mut quotes = true;
        loop {
            if self.start == self.window.len() && !self.fill()? {
                return Ok(None);
            }
            let window = &self.window[self.start..];
            let mut text = Vec::with_capacity(128);
            let mut ends = Vec::with_capacity(self.columns.unwrap_or(8));
            match cut(window, self.delimiter, self.ended, quotes, &mut text, &mut ends) {
                Cut::Whole { bytes, lines } => {
                    let text = String::from_utf8(text).unwrap_or_else(|error| error.to_string());
                    let problem = (!quotes).then_some(Problem::Quote);
                    let record = Record::new(self.line, text, ends, problem);
                    if lines > 1 && self.columns.is_some_and(|columns| !record.fits(columns)) {
                        quotes = false;
                        continue;
                    }
                    self.start += bytes;
                    self.line += lines;
                    return Ok(Some(record));
                }
                Cut::Unclosed => quotes = false,
                Cut::More if window.len() > RECORD_BYTES_MAX => return self.too_long().map(Some),
                Cut::More => {
                    self.fill()?;
                }
            }
        }
    }

    /// Appends the next piece to the window; false when there is none.
    fn fill(&mut self) -> io::Result<bool> {
        self.window.drain(..self.start);
        self.start = 0;
        let length = self.window.len();
        while !self.ended && self.window.len() == length {
            self.ended = !self.decoder.read(&mut self.window)?;
        }
        Ok(self.window.len() > length)
    }

    /// Skips to the end of a physical line that exceeds every limit, and returns its beginning.
    fn too_long(&mut self) -> io::Result<Record> {
        let excerpt = &self.window[self.start..][..EXCERPT_BYTES];
        let excerpt = String::from_utf8_lossy(excerpt).into_owned();
        let end = excerpt.len() as u32;
        let record = Record::new(self.line, excerpt, vec![end], Some(Problem::RecordTooLong));
        loop {
            let window = &self.window[self.start..];
            if let Some(at) = memchr2(b'\n', b'\r', window) {
                if window[at] == b'\r' && at + 1 == window.len() && !self.ended {
                    self.start += at;
                    self.fill()?;
                    continue;
                }
                let pair = window[at..].starts_with(b"\r\n");
                self.start += at + 1 + usize::from(pair);
                self.line += 1;
                return Ok(record);
            }
            self.start = self.window.len();
            if !self.fill()? {
                return Ok(record);
            }
        }
    }
}

/// Cuts one record off the start of `window`. `ended`: nothing follows the window. Without `quotes`, quotation marks are
/// ordinary characters and a record is one line.
fn cut(window: &[u8], delimiter: u8, ended: bool, quotes: bool, text: &mut Vec<u8>, ends: &mut Vec<u32>) -> Cut {
    let (mut at, mut lines) = (0, 1);
    loop {
        if quotes && window.get(at) == Some(&b'"') {
            match cut_quoted(&window[at..], ended, text, &mut lines) {
                Ok(bytes) => at += bytes,
                Err(other) => return other,
            }
            // Text right behind the mark that closes a field of several lines: this is the mark that opens another one, and the
            // lines between the two are contacts.
            if lines > 1 && window.get(at).is_some_and(|byte| ![delimiter, b'\n', b'\r'].contains(byte)) {
                return Cut::Unclosed;
            }
            // Stray marks may chain lines into one record: stop before each line costs the reading of a thousand others.
            if lines > 1 && ends.len() > COLUMNS_MAX {
                return Cut::Unclosed;
            }
        }
        let Some(length) = memchr3(delimiter, b'\n', b'\r', &window[at..]) else {
            if !ended {
                return Cut::More;
            }
            text.extend_from_slice(&window[at..]);
            ends.push(text.len() as u32);
            return Cut::Whole { bytes: window.len(), lines };
        };
        text.extend_from_slice(&window[at..at + length]);
        ends.push(text.len() as u32);
        at += length + 1;
        match window[at - 1] {
            b'\n' => return Cut::Whole { bytes: at, lines },
            b'\r' => match window.get(at) {
                Some(b'\n') => return Cut::Whole { bytes: at + 1, lines },
                None if !ended => return Cut::More,
                _ => return Cut::Whole { bytes: at, lines },
            },
            _ => {}
        }
    }
}

/// Takes a quoted field up to its closing mark; returns its bytes, marks included.
fn cut_quoted(window: &[u8], ended: bool, text: &mut Vec<u8>, lines: &mut u64) -> Result<usize, Cut> {
    let mut at = 1;
    loop {
        let Some(length) = memchr(b'"', &window[at..]) else {
            return Err(if ended || window.len() > FIELD_BYTES_MAX { Cut::Unclosed } else { Cut::More });
        };
        let part = &window[at..at + length];
        text.extend_from_slice(part);
        *lines += line_ends(part);
        at += length + 1;
        match window.get(at) {
            Some(b'"') => {
                text.push(b'"');
                at += 1;
            }
            None if !ended => return Err(Cut::More),
            _ if at > FIELD_BYTES_MAX => return Err(Cut::Unclosed),
            _ => return Ok(at),
        }
    }
}

/// Ends of physical lines: `\n`, `\r\n`, `\r`.
fn line_ends(part: &[u8]) -> u64 {
    if memchr2(b'\n', b'\r', part).is_none() {
        return 0;
    }
    let pairs = part.windows(2).filter(|pair| pair == b"\r\n").count();
    (part.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() - pairs) as u64
}

#[cfg(test)]
mod tests;

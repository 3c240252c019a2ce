//! Lines read in pieces: as many whole lines at a time as are there, within bounded memory.
//!
//! A program that asks line by line gets each answer at once; a file goes through in large pieces.

use std::io::{self, Read};

/// Longest line, in bytes: 1 MiB.
pub const LINE_BYTES_MAX: usize = 1024 * 1024;
/// How much is read at a time.
const READ_BYTES: usize = 128 * 1024;

/// What Windows programs put before UTF-8 text.
const UTF8_MARK: &[u8] = "\u{feff}".as_bytes();

/// Some of the input.
#[derive(PartialEq, Eq, Debug)]
pub enum Piece {
    /// Whole lines, the first of which has this number.
    Lines(u64, Vec<u8>),
    /// One contact over several lines, from this line on.
    Document(u64, Vec<u8>),
    /// The line of this number is longer than [`LINE_BYTES_MAX`].
    TooLong(u64),
}

/// The pieces of a source.
pub struct Pieces<R> {
    source: R,
    /// Read and not yet given: the beginning of a line.
    rest: Vec<u8>,
    /// Number of the line at the beginning of `rest`.
    line: u64,
    mode: Mode,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Nothing but blank lines yet: lines or a document?
    Start,
    Lines,
    /// In a line that is too long, up to its end.
    Skip,
    Document,
    End,
}

impl<R: Read> Pieces<R> {
    /// The pieces of this source.
    pub fn new(source: R) -> Pieces<R> {
        Pieces { source, rest: Vec::new(), line: 1, mode: Mode::Start }
    }

    /// Reads what is there; `false` at the end.
    fn read(&mut self) -> io::Result<bool> {
        let known = self.rest.len();
        self.rest.resize(known + READ_BYTES, 0);
        let read = loop {
            match self.source.read(&mut self.rest[known..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.rest.truncate(known + *read.as_ref().unwrap_or(&0));
        read.map(|bytes| bytes > 0)
    }

    /// The whole lines among the bytes of `rest`; `after` bytes are known to hold no line end.
    fn whole_lines(&mut self, after: usize) -> Option<Piece> {
        let end = after + memchr::memrchr(b'\n', &self.rest[after..])? + 1;
        let tail = self.rest[end..].to_vec();
        let mut lines = std::mem::replace(&mut self.rest, tail);
        lines.truncate(end);
        let first = self.line;
        self.line += memchr::memchr_iter(b'\n', &lines).count() as u64;
        Some(Piece::Lines(first, lines))
    }

    /// Whether the input is one document: its first line that is not blank ends in the middle of JSON.
    fn decide(&mut self) {
        for line in self.rest.split_inclusive(|byte| *byte == b'\n') {
            let text = line.trim_ascii();
            if !text.is_empty() && line.ends_with(b"\n") {
                let inside = matches!(text.last(), Some(b'{' | b'[' | b','));
                self.mode = if inside { Mode::Document } else { Mode::Lines };
                return;
            }
        }
    }

    fn step(&mut self) -> io::Result<Option<Piece>> {
        // Bytes already looked through; at the start the mark of UTF-8 may still go.
        let known = if self.mode == Mode::Start { 0 } else { self.rest.len() };
        if !self.read()? {
            let (rest, mode) = (std::mem::take(&mut self.rest), std::mem::replace(&mut self.mode, Mode::End));
            return Ok(match mode {
                Mode::Skip | Mode::End => None,
                Mode::Document => Some(Piece::Document(self.line, rest)),
                Mode::Start | Mode::Lines => (!rest.is_empty()).then_some(Piece::Lines(self.line, rest)),
            });
        }
        if self.mode == Mode::Start {
            if self.line == 1 && self.rest.starts_with(UTF8_MARK) {
                self.rest.drain(..UTF8_MARK.len());
            }
            self.decide();
        }
        if self.mode == Mode::Skip {
            match memchr::memchr(b'\n', &self.rest) {
                Some(end) => {
                    self.rest.drain(..=end);
                    self.line += 1;
                    self.mode = Mode::Lines;
                    return Ok(self.whole_lines(0));
                }
                None => self.rest.clear(),
            }
            return Ok(None);
        }
        if self.mode != Mode::Document
            && let Some(lines) = self.whole_lines(known)
        {
            return Ok(Some(lines));
        }
        if self.rest.len() > LINE_BYTES_MAX {
            let document = self.mode == Mode::Document;
            self.rest.clear();
            self.mode = if document { Mode::End } else { Mode::Skip };
            return Ok(Some(Piece::TooLong(self.line)));
        }
        Ok(None)
    }
}

impl<R: Read> Iterator for Pieces<R> {
    type Item = io::Result<Piece>;

    fn next(&mut self) -> Option<io::Result<Piece>> {
        while self.mode != Mode::End {
            match self.step() {
                Ok(Some(piece)) => return Some(Ok(piece)),
                Ok(None) => {}
                Err(error) => {
                    self.mode = Mode::End;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives so many bytes at a time.
    struct Dripping<'a>(&'a [u8], usize);

    impl Read for Dripping<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let bytes = self.1.min(buffer.len()).min(self.0.len());
            buffer[..bytes].copy_from_slice(&self.0[..bytes]);
            self.0 = &self.0[bytes..];
            Ok(bytes)
        }
    }

    /// What was read, by line: its number and its length, or that it was too long.
    fn told(text: &[u8], bytes: usize) -> Vec<String> {
        let mut told = Vec::new();
        for piece in Pieces::new(Dripping(text, bytes)) {
            match piece.expect("no failure") {
                Piece::Lines(first, lines) => {
                    let lines = (first..).zip(lines.split(|byte| *byte == b'\n')).filter(|(_, line)| !line.is_empty());
                    told.extend(lines.map(|(number, line)| format!("{number}: {}", line.len())));
                }
                Piece::Document(first, text) => told.push(format!("{first}: document of {}", text.len())),
                Piece::TooLong(number) => told.push(format!("{number}: too long")),
            }
        }
        told
    }

    #[test]
    fn pieces_do_not_depend_on_how_the_bytes_arrive() {
        let long = "x".repeat(LINE_BYTES_MAX + 3 * READ_BYTES);
        for (text, expected) in [
            (String::new(), vec![]),
            ("\u{feff}ab\ncde\n\nf".to_owned(), vec!["1: 2", "2: 3", "4: 1"]),
            ("\n\nab\n".to_owned(), vec!["3: 2"]),
            ("\u{feff}{\n}\n".to_owned(), vec!["1: document of 4"]),
            (format!("a\n{long}\nb\n{long}"), vec!["1: 1", "2: too long", "3: 1", "4: too long"]),
            (format!("{{\n{long}\n"), vec!["1: too long"]),
        ] {
            for bytes in [1, 2, 7, 4096, READ_BYTES] {
                if bytes >= 4096 || text.len() < 100 {
                    assert_eq!(told(text.as_bytes(), bytes), expected, "{bytes} bytes at a time");
                }
            }
        }
    }
}

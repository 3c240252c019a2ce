//! The file of refused rows, made at the first of them.

use rappel_callfile::{Reject, RejectWriter, Row};
use rappel_strategy::lang::Lang;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Where refused rows go.
pub struct Rejects {
    path: PathBuf,
    headings: Vec<String>,
    lang: Lang,
    writer: Option<RejectWriter<BufWriter<File>>>,
}

impl Rejects {
    pub fn new(path: &Path, headings: &[String], lang: Lang) -> Rejects {
        Rejects { path: path.to_owned(), headings: headings.to_vec(), lang, writer: None }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A row that is no contact.
    pub fn write(&mut self, reject: &Reject) -> io::Result<()> {
        self.writer()?.write(reject)
    }

    /// A contact of which something was left out.
    pub fn write_warnings(&mut self, row: &Row) -> io::Result<()> {
        self.writer()?.write_warnings(row)
    }

    /// The file, if there is one.
    pub fn finish(self) -> io::Result<Option<PathBuf>> {
        let Some(writer) = self.writer else { return Ok(None) };
        writer.finish()?.flush()?;
        Ok(Some(self.path))
    }

    fn writer(&mut self) -> io::Result<&mut RejectWriter<BufWriter<File>>> {
        let writer = match self.writer.take() {
            Some(writer) => writer,
            None => RejectWriter::new(BufWriter::new(File::create(&self.path)?), &self.headings, self.lang)?,
        };
        Ok(self.writer.insert(writer))
    }
}

//! The thread that reads a file while the caller's thread makes contacts of it.
//!
//! One thread reads and the other normalises, over a bounded channel in the file's order: so the order is always the same, and
//! a slow caller stops the reader instead of filling the memory.

use crate::error::ImportError;
use crate::limits::ROWS_MAX;
use crate::progress::Progress;
use crate::record::Record;
use crate::sheet::Workbook;
use crate::split::Splitter;
use std::io::Read;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::vec;

/// Records handed over at once, at most.
const BATCH_RECORDS: usize = 512;
/// Bytes handed over at once, unless a single record has more.
const BATCH_BYTES: usize = 256 * 1024;
/// Batches that may wait.
const BATCHES_WAITING: usize = 4;

/// What comes from the reading thread.
enum Message {
    /// Records in the file's order.
    Batch(Vec<Record>),
    /// Reading stopped early.
    Failed(ImportError),
    /// The whole file has been read.
    End,
}

/// A file whose head has been looked at.
pub(crate) enum Source {
    /// Text, from its first byte after the byte order mark.
    Text { splitter: Box<Splitter<Box<dyn Read + Send>>>, columns: usize },
    /// A sheet of a workbook. Its pages are only a part of the file's bytes.
    Sheet { workbook: Box<Workbook>, columns: usize, progress: Progress },
}

/// The records of a file in its order. After an error nothing follows, and what came before is not the whole file.
pub(crate) struct Rows {
    receiver: Receiver<Message>,
    batch: vec::IntoIter<Record>,
    ended: bool,
}

impl Iterator for Rows {
    type Item = Result<Record, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(record) = self.batch.next() {
                return Some(Ok(record));
            }
            if self.ended {
                return None;
            }
            match self.receiver.recv().unwrap_or(Message::Failed(ImportError::Interrupted)) {
                Message::Batch(batch) => self.batch = batch.into_iter(),
                Message::End => self.ended = true,
                Message::Failed(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
            }
        }
    }
}

/// Starts reading; `skip` records are left out (the header). The thread ends with the file or when the rows are dropped.
pub(crate) fn start(source: Source, skip: u64) -> Rows {
    let (sender, receiver) = sync_channel(BATCHES_WAITING);
    let mut batches = Batches { sender, batch: Vec::new(), bytes: 0, records: 0, skip };
    thread::spawn(move || {
        let outcome = match source {
            Source::Text { splitter, columns } => read_text(*splitter, columns, &mut batches),
            Source::Sheet { workbook, columns, progress } => {
                progress.restart();
                read_sheet(*workbook, columns, &mut batches).inspect(|()| progress.finish())
            }
        };
        batches.finish(outcome);
    });
    Rows { receiver, batch: Vec::new().into_iter(), ended: false }
}

fn read_text(
    mut splitter: Splitter<Box<dyn Read + Send>>,
    columns: usize,
    batches: &mut Batches,
) -> Result<(), ImportError> {
    splitter.expect_columns(columns);
    loop {
        match splitter.next() {
            Ok(Some(record)) => {
                if !batches.push(record)? {
                    return Ok(());
                }
            }
            Ok(None) => return Ok(()),
            Err(source) => return Err(ImportError::Io { line: splitter.line(), source }),
        }
    }
}

fn read_sheet(mut workbook: Workbook, columns: usize, batches: &mut Batches) -> Result<(), ImportError> {
    let mut too_many = None;
    let outcome = workbook.each(|record| match batches.push(record.padded(columns)) {
        Ok(more) => more,
        Err(error) => {
            too_many = Some(error);
            false
        }
    });
    match (too_many, outcome) {
        (Some(error), _) => Err(error),
        (None, Err((line, message))) => Err(ImportError::Workbook { line, message }),
        (None, Ok(())) => Ok(()),
    }
}

/// Collects records and hands them over.
struct Batches {
    sender: SyncSender<Message>,
    batch: Vec<Record>,
    bytes: usize,
    records: u64,
    skip: u64,
}

impl Batches {
    /// False when nobody wants more.
    fn push(&mut self, record: Record) -> Result<bool, ImportError> {
        if self.skip > 0 {
            self.skip -= 1;
            return Ok(true);
        }
        self.records += 1;
        if self.records > ROWS_MAX {
            return Err(ImportError::TooManyRows { line: record.line() });
        }
        self.bytes += record.bytes();
        self.batch.push(record);
        if self.batch.len() < BATCH_RECORDS && self.bytes < BATCH_BYTES {
            return Ok(true);
        }
        Ok(self.flush())
    }

    fn flush(&mut self) -> bool {
        self.bytes = 0;
        let batch = std::mem::replace(&mut self.batch, Vec::with_capacity(BATCH_RECORDS));
        self.sender.send(Message::Batch(batch)).is_ok()
    }

    fn finish(mut self, outcome: Result<(), ImportError>) {
        let last = outcome.map_or_else(Message::Failed, |()| Message::End);
        if self.flush() {
            // A receiver that went away meanwhile wants no last word.
            let _ = self.sender.send(last);
        }
    }
}

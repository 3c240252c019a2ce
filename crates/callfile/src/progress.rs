//! How far a file has been read, for the caller's progress bar.

use std::io::{self, Read, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes read of a file and its size. Clones look at the same file; cheap to ask from any thread.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    read: Arc<AtomicU64>,
    total: Option<u64>,
}

impl Progress {
    pub(crate) fn new(total: Option<u64>) -> Progress {
        Progress { read: Arc::default(), total }
    }

    /// Bytes read so far; a little ahead of the rows that were handed out.
    pub fn bytes_read(&self) -> u64 {
        let read = self.read.load(Ordering::Relaxed);
        self.total.map_or(read, |total| read.min(total))
    }

    /// Bytes in the file, where known.
    pub fn bytes_total(&self) -> Option<u64> {
        self.total
    }

    /// Begins again at zero: what was read to look at the file does not count as progress.
    pub(crate) fn restart(&self) {
        self.read.store(0, Ordering::Relaxed);
    }

    /// Everything that had to be read has been read.
    pub(crate) fn finish(&self) {
        self.read.fetch_max(self.total.unwrap_or(0), Ordering::Relaxed);
    }

    fn add(&self, bytes: usize) {
        self.read.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

/// A reader that tells [`Progress`] what goes through it.
pub(crate) struct Counted<R> {
    inner: R,
    progress: Progress,
}

impl<R> Counted<R> {
    pub(crate) fn new(inner: R, progress: Progress) -> Counted<R> {
        Counted { inner, progress }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.progress.add(count);
        Ok(count)
    }
}

impl<R: Seek> Seek for Counted<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

//! Files that are written while they are sent, so that memory does not grow with them.

use crate::problem::Problem;
use axum::body::{Body, Bytes};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::Response;
use futures_core::Stream;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc;

/// Bytes sent in one go.
const CHUNK_BYTES: usize = 64 * 1024;
/// Chunks that wait for a slow reader; then the writer waits.
const CHUNKS_WAITING: usize = 4;

/// CSV, as spreadsheets open it.
pub const CSV: &str = "text/csv; charset=utf-8";

/// An answer that is saved as a file. `write` gets a thread of its own; when it fails, the answer breaks off, so that nobody takes
/// a part for the whole.
pub fn download<E: std::fmt::Display>(
    name: &str,
    media_type: &'static str,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E> + Send + 'static,
) -> Response {
    let (send, chunks) = mpsc::channel(CHUNKS_WAITING);
    tokio::task::spawn_blocking(move || {
        let mut pipe = Pipe { send, waiting: Vec::with_capacity(CHUNK_BYTES) };
        let written = write(&mut pipe).map_err(|error| error.to_string()).and_then(|()| {
            // Nobody reads any more: nothing to tell anybody.
            pipe.flush().map_err(|error| error.to_string())
        });
        if let Err(error) = written {
            tracing::warn!(%error, "a download broke off");
            let _ = pipe.send.blocking_send(Err(io::Error::other(error)));
        }
    });
    let mut response = Response::new(Body::from_stream(Chunks(chunks)));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    if let Ok(disposition) = HeaderValue::try_from(format!("attachment; filename*=UTF-8''{}", encoded(name))) {
        response.headers_mut().insert(CONTENT_DISPOSITION, disposition);
    }
    response
}

/// The answer with a file that exists.
///
/// # Errors
/// It cannot be opened.
pub fn file(name: &str, media_type: &'static str, path: &std::path::Path) -> Result<Response, Problem> {
    let mut file = std::fs::File::open(path).map_err(Problem::internal)?;
    Ok(download(name, media_type, move |out| io::copy(&mut file, out).map(drop)))
}

/// A name as it may stand in a header (RFC 8187).
fn encoded(name: &str) -> String {
    name.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            text.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}

/// The end that is written to.
struct Pipe {
    send: mpsc::Sender<io::Result<Bytes>>,
    waiting: Vec<u8>,
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= CHUNK_BYTES {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let chunk = std::mem::replace(&mut self.waiting, Vec::with_capacity(CHUNK_BYTES));
        self.send.blocking_send(Ok(chunk.into())).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

/// The end that is read.
struct Chunks(mpsc::Receiver<io::Result<Bytes>>);

impl Stream for Chunks {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context)
    }
}

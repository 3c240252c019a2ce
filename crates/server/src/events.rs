//! Events on their way to one browser.

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_core::Stream;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::mpsc;

/// How long without an event before a comment keeps the connection alive.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// What is received, as server-sent events.
pub struct Events(mpsc::Receiver<Event>);

impl Events {
    /// Streams until the sender is gone.
    pub fn stream(received: mpsc::Receiver<Event>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
        Sse::new(Events(received)).keep_alive(KeepAlive::new().interval(HEARTBEAT))
    }
}

impl Stream for Events {
    type Item = Result<Event, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context).map(|event| event.map(Ok))
    }
}

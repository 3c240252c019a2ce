//! The stream of events: connects, hears, and notices when nobody speaks any more.
//!
//! An open stream is not enough: when another program takes our application's name and leaves, Asterisk tells nothing more on a
//! stream that it keeps open, and so it does when a new stream crosses the end of the one before. So Asterisk is asked to tell
//! something, again and again; only what is told shows that it speaks to us.

use super::ari::{Ari, AriError, Event};
use futures_util::StreamExt;
use reqwest::StatusCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message, protocol::WebSocketConfig};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

/// How often Asterisk is asked to tell something.
const KNOCK_EVERY: Duration = Duration::from_secs(2);
/// How many times it may owe the answer.
const SILENT_MAX: u32 = 7;
/// Longest wait for a connection, and for the first event on it.
const CONNECT_MAX: Duration = Duration::from_secs(5);
/// Longest event that is read.
const EVENT_MAX: usize = 1 << 20;

/// An open stream of events.
pub(super) struct Socket {
    ari: Arc<Ari>,
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    knock: tokio::time::Interval,
    silent: u32,
    /// Filled when Asterisk knows no application of our name any more.
    forgotten: (Sender<AriError>, Receiver<AriError>),
}

/// Why there is no stream of events, or none any more.
#[derive(Debug, thiserror::Error)]
pub(super) enum SocketError {
    /// In the words of the protocol.
    #[error(transparent)]
    Protocol(Box<Error>),
    /// Nothing is told.
    #[error("nothing is told")]
    Silent,
    /// Our application is not known.
    #[error("our application is not known any more: {0}")]
    Forgotten(AriError),
    /// The other side closed.
    #[error("closed by Asterisk")]
    Closed,
}

impl From<Error> for SocketError {
    fn from(error: Error) -> SocketError {
        SocketError::Protocol(Box::new(error))
    }
}

impl Socket {
    /// Opens the stream; returns it with its first event, which shows that Asterisk speaks on it.
    ///
    /// # Errors
    /// When Asterisk is not reached, refuses, or tells nothing.
    pub(super) async fn open(ari: Arc<Ari>) -> Result<(Socket, Event), SocketError> {
        let mut request = ari.events_url().into_client_request()?;
        request.headers_mut().extend(ari.authorization());
        let config = WebSocketConfig::default().max_message_size(Some(EVENT_MAX)).max_frame_size(Some(EVENT_MAX));
        let opening = tokio_tungstenite::connect_async_with_config(request, Some(config), true);
        let (stream, _) = tokio::time::timeout(CONNECT_MAX, opening).await.map_err(|_| SocketError::Silent)??;
        let mut knock = tokio::time::interval(KNOCK_EVERY);
        knock.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut socket = Socket { ari, stream, knock, silent: 0, forgotten: channel(1) };
        let first = tokio::time::timeout(CONNECT_MAX, socket.next()).await.map_err(|_| SocketError::Silent)??;
        Ok((socket, first))
    }

    /// The next event. May be dropped and asked again.
    ///
    /// # Errors
    /// When the stream has ended.
    pub(super) async fn next(&mut self) -> Result<Event, SocketError> {
        loop {
            tokio::select! {
                heard = self.stream.next() => match heard {
                    Some(Ok(Message::Text(text))) => {
                        self.silent = 0;
                        match serde_json::from_str(&text) {
                            Ok(event) => return Ok(event),
                            Err(error) => tracing::warn!(%error, "an event of Asterisk cannot be read"),
                        }
                    }
                    Some(Ok(Message::Close(_))) | None => return Err(SocketError::Closed),
                    Some(Ok(_)) => {}
                    Some(Err(error)) => return Err(error.into()),
                },
                Some(error) = self.forgotten.1.recv() => return Err(SocketError::Forgotten(error)),
                _ = self.knock.tick() => {
                    self.silent += 1;
                    if self.silent > SILENT_MAX {
                        return Err(SocketError::Silent);
                    }
                    let (ari, forgotten) = (self.ari.clone(), self.forgotten.0.clone());
                    tokio::spawn(async move {
                        if let Err(error @ AriError::Refused { status: StatusCode::NOT_FOUND, .. }) = ari.knock().await {
                            // Once is enough.
                            let _ = forgotten.try_send(error);
                        }
                    });
                }
            }
        }
    }
}

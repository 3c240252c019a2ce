//! The stream of events: connects, hears, and notices when nobody speaks any more.

use super::ari::{Ari, Event};
use futures_util::{SinkExt, StreamExt};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message, protocol::WebSocketConfig};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

/// How often Asterisk is asked whether it is there.
const PING_EVERY: Duration = Duration::from_secs(5);
/// How many times it may owe the answer.
const SILENT_MAX: u32 = 3;
/// Longest wait for a connection.
const CONNECT_MAX: Duration = Duration::from_secs(5);
/// Longest event that is read.
const EVENT_MAX: usize = 1 << 20;

/// An open stream of events.
pub(super) struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    ping: tokio::time::Interval,
    silent: u32,
}

/// Why there is no stream of events, or none any more.
#[derive(Debug, thiserror::Error)]
pub(super) enum SocketError {
    /// In the words of the protocol.
    #[error(transparent)]
    Protocol(Box<Error>),
    /// Nobody answers.
    #[error("no answer")]
    Silent,
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
    /// Opens the stream.
    ///
    /// # Errors
    /// When Asterisk is not reached or refuses.
    pub(super) async fn open(ari: &Ari) -> Result<Socket, SocketError> {
        let mut request = ari.events_url().into_client_request()?;
        request.headers_mut().extend(ari.authorization());
        let config = WebSocketConfig::default().max_message_size(Some(EVENT_MAX)).max_frame_size(Some(EVENT_MAX));
        let opening = tokio_tungstenite::connect_async_with_config(request, Some(config), true);
        let (stream, _) = tokio::time::timeout(CONNECT_MAX, opening).await.map_err(|_| SocketError::Silent)??;
        let mut ping = tokio::time::interval(PING_EVERY);
        ping.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        Ok(Socket { stream, ping, silent: 0 })
    }

    /// The next event. May be dropped and asked again.
    ///
    /// # Errors
    /// When the stream has ended.
    pub(super) async fn next(&mut self) -> Result<Event, SocketError> {
        loop {
            tokio::select! {
                heard = self.stream.next() => {
                    self.silent = 0;
                    match heard {
                        Some(Ok(Message::Text(text))) => match serde_json::from_str(&text) {
                            Ok(event) => return Ok(event),
                            Err(error) => tracing::warn!(%error, "an event of Asterisk cannot be read"),
                        },
                        Some(Ok(Message::Close(_))) | None => return Err(SocketError::Closed),
                        Some(Ok(_)) => {}
                        Some(Err(error)) => return Err(error.into()),
                    }
                }
                _ = self.ping.tick() => {
                    self.silent += 1;
                    if self.silent > SILENT_MAX {
                        return Err(SocketError::Silent);
                    }
                    self.stream.send(Message::Ping(Default::default())).await?;
                }
            }
        }
    }
}

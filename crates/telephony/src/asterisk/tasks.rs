//! What goes on beside the worker: keeping the stream of events open, watching trunks, and hanging up until it is heard.

use super::ari::{Ari, AriError};
use super::board::Board;
use super::config::TrunkConfig;
use super::socket::Socket;
use super::worker::Note;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::UnboundedSender;
use tokio::time::sleep;

/// First and longest pause between two attempts to connect.
const BACK_OFF: [Duration; 2] = [Duration::from_millis(250), Duration::from_secs(10)];
/// How often Asterisk is asked whether its trunks answer.
const ASK_TRUNKS_EVERY: Duration = Duration::from_secs(2);
/// How often and after how long a hang-up is tried again that did not reach Asterisk.
const HANG_UP_AGAIN: (u32, Duration) = (5, Duration::from_secs(1));

/// Ends a channel, and tries again when Asterisk is not reached.
pub(super) async fn end(ari: &Ari, channel: &str) {
    let (times, pause) = HANG_UP_AGAIN;
    for _ in 0..times {
        match ari.end(channel).await {
            Ok(()) => return,
            Err(error) => tracing::warn!(%error, channel, "a channel cannot be hung up"),
        }
        sleep(pause).await;
    }
}

/// Keeps a stream of events open.
pub(super) async fn listen(ari: Arc<Ari>, notes: UnboundedSender<Note>) {
    let [first, longest] = BACK_OFF;
    let mut pause = first;
    loop {
        let error = match Socket::open(ari.clone()).await {
            Ok((mut socket, mut event)) => {
                pause = first;
                if notes.send(Note::Connected).is_err() {
                    return;
                }
                loop {
                    if notes.send(Note::Told(event)).is_err() {
                        return;
                    }
                    match socket.next().await {
                        Ok(next) => event = next,
                        Err(error) => break error,
                    }
                }
            }
            Err(error) => error,
        };
        if notes.send(Note::Disconnected(error)).is_err() {
            return;
        }
        sleep(pause).await;
        pause = (pause * 2).min(longest);
    }
}

/// Keeps the board true to what Asterisk knows of its trunks.
pub(super) async fn watch_trunks(ari: Arc<Ari>, board: Board, trunks: Vec<TrunkConfig>) {
    loop {
        for trunk in &trunks {
            if let Some((technology, resource)) = trunk.peer() {
                match ari.endpoint_reachable(technology, resource).await {
                    Ok(reachable) => board.set_reachable(&trunk.name, reachable),
                    // The switch has no such endpoint.
                    Err(AriError::Refused { status, .. }) if status.as_u16() == 404 => {
                        board.set_reachable(&trunk.name, Some(false));
                    }
                    Err(_) => board.set_reachable(&trunk.name, None),
                }
            }
        }
        sleep(ASK_TRUNKS_EVERY).await;
    }
}

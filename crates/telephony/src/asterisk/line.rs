//! A campaign's way to the switch.

use super::board::Board;
use super::release::OUT_OF_ORDER;
use super::worker::{Command, LineId, Note};
use crate::call::{CallId, CallOrder};
use crate::event::{CallEvent, Ending, Progress};
use crate::telephony::{Fate, Telephony, TrunkState};
use rappel_strategy::time::Instant;
use std::collections::{HashMap, VecDeque};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;
use tokio::sync::mpsc::UnboundedSender;

/// Longest wait for a switch that is asked about calls of an earlier process.
const RESOLVE_MAX: Duration = Duration::from_secs(15);

/// One campaign's calls on a switch that it may share with others. What it placed is heard here and nowhere else; when it is
/// dropped, its calls go on and are not heard any more.
pub struct Line {
    pub(super) label: String,
    pub(super) id: LineId,
    pub(super) board: Board,
    pub(super) notes: UnboundedSender<Note>,
    pub(super) heard: Receiver<CallEvent>,
    /// Heard, and not due when last polled.
    pub(super) early: VecDeque<CallEvent>,
}

impl Line {
    /// Whether somebody is there to take it: with the thread of the switch its calls are gone.
    fn command(&self, command: Command) -> bool {
        self.notes.send(Note::Asked(command)).is_ok()
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.command(Command::Close(self.id));
    }
}

impl Telephony for Line {
    fn label(&self) -> &str {
        &self.label
    }

    fn place(&mut self, order: CallOrder, now: Instant) {
        let id = order.id;
        if !self.command(Command::Place(self.id, order)) {
            let ending = Ending { at: now, release: OUT_OF_ORDER, answered_by: None, trunk_refused: false };
            self.early.push_back(CallEvent { id, at: now, what: Progress::Ended(ending) });
        }
    }

    fn connect(&mut self, id: CallId, seat: &str, _now: Instant) {
        self.command(Command::Connect(id, seat.to_owned()));
    }

    fn hang_up(&mut self, id: CallId, _now: Instant) {
        self.command(Command::HangUp(id));
    }

    fn poll(&mut self, now: Instant, events: &mut Vec<CallEvent>) {
        self.early.extend(self.heard.try_iter());
        while let Some(event) = self.early.pop_front_if(|event| event.at <= now) {
            events.push(event);
        }
    }

    fn next_event_at(&self) -> Option<Instant> {
        None
    }

    fn trunk(&self, name: &str) -> TrunkState {
        self.board.trunk(name)
    }

    fn resolve(&mut self, ids: &[CallId]) -> Vec<(CallId, Fate)> {
        let (reply, answer) = sync_channel(1);
        self.command(Command::Resolve { line: self.id, ids: ids.to_vec(), reply });
        let found: HashMap<CallId, Fate> = match answer.recv_timeout(RESOLVE_MAX) {
            Ok(found) => found.into_iter().collect(),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => HashMap::new(),
        };
        ids.iter().map(|&id| (id, found.get(&id).copied().unwrap_or(Fate::Unknown))).collect()
    }
}

//! What anybody may see of a switch at any time: whether it answers, and which trunks do.

use crate::telephony::TrunkState;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Shared between the thread of the switch, which writes, and lines and screens, which read.
#[derive(Clone, Debug, Default)]
pub(super) struct Board(Arc<Mutex<Seen>>);

#[derive(Debug, Default)]
struct Seen {
    connected: bool,
    /// By trunk; `None` while nobody can tell.
    reachable: HashMap<String, Option<bool>>,
}

impl Board {
    /// With these trunks, of which nothing is known.
    pub(super) fn of(trunks: impl Iterator<Item = String>) -> Board {
        let reachable = trunks.map(|name| (name, None)).collect();
        Board(Arc::new(Mutex::new(Seen { connected: false, reachable })))
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        // Every change is one assignment: nobody leaves it half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn set_connected(&self, connected: bool) {
        self.seen().connected = connected;
    }

    pub(super) fn set_reachable(&self, trunk: &str, reachable: Option<bool>) {
        self.seen().reachable.insert(trunk.to_owned(), reachable);
    }

    pub(super) fn connected(&self) -> bool {
        self.seen().connected
    }

    /// Whether a trunk can carry calls. One of which Asterisk cannot tell is given the benefit of the doubt.
    pub(super) fn trunk(&self, name: &str) -> TrunkState {
        let seen = self.seen();
        match seen.reachable.get(name) {
            None => TrunkState::NotConfigured,
            Some(_) if !seen.connected => TrunkState::SwitchUnreachable,
            Some(Some(false)) => TrunkState::Unreachable,
            Some(_) => TrunkState::Ready,
        }
    }

    /// Every trunk and its state, by name.
    pub(super) fn trunks(&self) -> Vec<(String, TrunkState)> {
        let mut names: Vec<String> = self.seen().reachable.keys().cloned().collect();
        names.sort();
        names.into_iter().map(|name| (name.clone(), self.trunk(&name))).collect()
    }
}

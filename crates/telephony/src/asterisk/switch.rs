//! An Asterisk, one connection for all campaigns.

use super::ari::Ari;
use super::board::Board;
use super::config::{ConfigError, Secret, SwitchConfig, TrunkConfig};
use super::line::Line;
use super::names::Names;
use super::worker::{Command, LineId, Note, Worker};
use crate::telephony::TrunkState;
use rappel_strategy::time::Instant;
use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::channel;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// Why a switch cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SwitchError {
    /// The configuration says something impossible.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// This machine does not let us.
    #[error("the connection to Asterisk cannot be made ready: {0}")]
    Machine(String),
}

/// An Asterisk. It is connected to in the background, again and again when need be; the thread that does so ends with this value.
pub struct Switch {
    label: String,
    board: Board,
    notes: UnboundedSender<Note>,
    lines: AtomicU64,
}

impl Switch {
    /// Begins to speak to an Asterisk. `installation` tells our calls from those of another database on the same Asterisk; it
    /// must be the same after a restart. `now` is the campaigns' clock.
    ///
    /// # Errors
    /// When the configuration cannot be used. An Asterisk that does not answer is no error: its trunks are not ready.
    pub fn start(
        config: SwitchConfig,
        password: Secret,
        trunks: Vec<TrunkConfig>,
        installation: &str,
        now: fn() -> Instant,
    ) -> Result<Switch, SwitchError> {
        config.check()?;
        let names = Names::new(installation)?;
        let mut by_name = HashMap::new();
        for trunk in trunks {
            trunk.check()?;
            let name = trunk.name.clone();
            if by_name.insert(name.clone(), trunk).is_some() {
                return Err(ConfigError::TwoTrunks(name).into());
            }
        }
        let machine = |error: &dyn std::fmt::Display| SwitchError::Machine(error.to_string());
        let ari = Ari::new(&config, password).map_err(|error| machine(&error))?;
        let label = format!("Asterisk at {}", config.url);
        let board = Board::of(by_name.keys().cloned());
        let (notes, inbox) = unbounded_channel();
        let worker = Worker::new(config, by_name, names, ari, board.clone(), now, notes.clone());
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| machine(&error))?;
        std::thread::Builder::new()
            .name("asterisk".into())
            .spawn(move || runtime.block_on(worker.run(inbox)))
            .map_err(|error| machine(&error))?;
        Ok(Switch { label, board, notes, lines: AtomicU64::new(0) })
    }

    /// A campaign's way to it. `sounds` is put in front of the names of its messages, for example `12/`.
    pub fn line(&self, sounds: &str) -> Line {
        let line = LineId(self.lines.fetch_add(1, Ordering::Relaxed));
        let (tell, heard) = channel();
        let _ = self.notes.send(Note::Asked(Command::Open { line, heard: tell, sounds: sounds.to_owned() }));
        Line {
            label: self.label.clone(),
            id: line,
            board: self.board.clone(),
            notes: self.notes.clone(),
            heard,
            early: VecDeque::new(),
        }
    }

    /// Whether Asterisk answers, and its channels are known.
    pub fn connected(&self) -> bool {
        self.board.connected()
    }

    /// Every trunk and its state, by name.
    pub fn trunks(&self) -> Vec<(String, TrunkState)> {
        self.board.trunks()
    }
}

impl Drop for Switch {
    fn drop(&mut self) {
        // A thread that is gone already has stopped.
        let _ = self.notes.send(Note::Asked(Command::Stop));
    }
}

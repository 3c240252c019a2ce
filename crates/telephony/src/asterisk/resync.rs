//! What was missed: while there was no connection, between a list and the events after it, and by an earlier process.

use super::ari::Channel;
use super::call::{Call, Heard, Input};
use super::names::Leg;
use super::worker::{Entry, LineId, Note, Worker};
use crate::call::CallId;
use crate::telephony::Fate;
use std::collections::{HashMap, HashSet};
use std::time::Duration;
use tokio::time::sleep;

/// How long the event of an end may come after a list of channels in which the call is missing.
pub(super) const EVENT_LATE_MAX: Duration = Duration::from_secs(3);

impl Worker {
    /// Calls whose channel Asterisk must list, or else they are over.
    pub(super) fn known(&self) -> HashSet<CallId> {
        self.calls.iter().filter(|(_, entry)| entry.call.can_be_gone()).map(|(id, _)| *id).collect()
    }

    /// Asks for the channels, a little later.
    pub(super) fn list(&mut self, after: Duration) {
        self.listings += 1;
        let (ari, notes, known) = (self.ari.clone(), self.notes.clone(), self.known());
        tokio::spawn(async move {
            sleep(after).await;
            notes.send(Note::Listed { channels: ari.channels().await, known })
        });
    }

    /// Makes up for events that were not heard, and finds calls of an earlier process.
    pub(super) fn listed(&mut self, channels: &[Channel], known: &HashSet<CallId>) {
        let mut persons = HashMap::new();
        let mut seats = HashMap::new();
        for channel in channels {
            match self.names.of_channel(&channel.id) {
                Some((id, Leg::Person)) => drop(persons.insert(id, channel)),
                Some((id, Leg::Seat)) => drop(seats.insert(id, channel)),
                None => {}
            }
        }
        for (line, ids, reply) in std::mem::take(&mut self.resolving) {
            let fates = ids
                .into_iter()
                .map(|id| (id, self.resolve(line, id, persons.contains_key(&id), seats.contains_key(&id))));
            // Who asked may have given up.
            let _ = reply.send(fates.collect());
        }
        for &id in known.iter().filter(|id| !persons.contains_key(*id)) {
            self.later(id, EVENT_LATE_MAX, Input::Gone);
        }
        for (&id, channel) in &persons {
            self.catch_up(id, channel, seats.get(&id).copied(), known.contains(&id));
        }
        if std::mem::replace(&mut self.cut_off, false) {
            tracing::info!(url = self.config.url, "Asterisk is connected");
        }
        self.board.set_connected(true);
    }

    fn catch_up(&mut self, id: CallId, channel: &Channel, seat: Option<&Channel>, known: bool) {
        let Some(entry) = self.calls.get(&id) else { return };
        let (playing, seated) = (entry.call.plays(), entry.call.has_seat());
        self.step(id, Input::Placed);
        self.state(&channel.id, &channel.state);
        if let Some(word) = handed_over(channel) {
            self.step(id, Input::Heard(Heard::read(word)));
        }
        match seat {
            Some(seat) if handed_over(seat).is_some() => self.step(id, Input::SeatUp),
            None if seated && known => self.later(id, EVENT_LATE_MAX, Input::SeatGone),
            _ => {}
        }
        if playing {
            let (ari, playback) = (self.ari.clone(), self.names.playback(id));
            self.note(id, async move {
                sleep(EVENT_LATE_MAX).await;
                ari.has_played(&playback).await.then_some(Input::Played(true))
            });
        }
    }

    fn resolve(&mut self, line: LineId, id: CallId, up: bool, seated: bool) -> Fate {
        if !up {
            return Fate::Unknown;
        }
        if let Some(entry) = self.calls.get_mut(&id) {
            entry.line = line;
            return Fate::Up;
        }
        self.placings += 1;
        let call = if seated { Call::found_talking() } else { Call::found() };
        self.calls.insert(id, Entry { call, placing: self.placings, line, ring_s: None, media: None });
        Fate::Up
    }
}

/// The first word with which the dialplan has handed a channel over, if it has.
fn handed_over(channel: &Channel) -> Option<&str> {
    (channel.dialplan.app_name == "Stasis").then(|| channel.dialplan.app_data.split(',').nth(1).unwrap_or(""))
}

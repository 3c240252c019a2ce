//! The thread of a switch: takes notes of everything that happens, one after the other, and acts on them.
//!
//! Requests, timers and the stream of events are tasks of their own that only leave notes; nothing here waits.

use super::ari::{Ari, AriError, Channel, Event, Originate, Then};
use super::board::Board;
use super::call::{Act, Call, Heard, Input};
use super::config::{SEAT, SOUND, SwitchConfig, TrunkConfig};
use super::names::{Leg, Names};
use super::numbers;
use super::socket::{Socket, SocketError};
use crate::call::{CallId, CallOrder};
use crate::event::{CallEvent, Ending, Progress};
use crate::telephony::Fate;
use rappel_strategy::time::Instant;
use std::collections::{HashMap, HashSet};
use std::future::Future;
use std::sync::Arc;
use std::sync::mpsc::{Sender, SyncSender};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tokio::time::sleep;

/// First and longest pause between two attempts to connect.
const BACK_OFF: [Duration; 2] = [Duration::from_millis(250), Duration::from_secs(10)];
/// How often Asterisk is asked whether its trunks answer.
const ASK_TRUNKS_EVERY: Duration = Duration::from_secs(2);
/// How long the event of an end may come after a list of channels in which the call is missing.
const EVENT_LATE_MAX: Duration = Duration::from_secs(1);
/// How often and after how long a hang-up is tried again that did not reach Asterisk.
const HANG_UP_AGAIN: (u32, Duration) = (5, Duration::from_secs(1));
/// Longest ringing of an agent's line, seconds.
const SEAT_RINGS_S: u32 = 15;
/// What Asterisk's own time for a call exceeds ours by, seconds.
const SPARE_S: u32 = 5;

/// One campaign's way in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct LineId(pub(super) u64);

/// What a line or the switch asks for.
#[derive(Debug)]
pub(super) enum Command {
    Open { line: LineId, heard: Sender<CallEvent>, sounds: String },
    Close(LineId),
    Place(LineId, CallOrder),
    Connect(CallId, String),
    HangUp(CallId),
    Resolve { line: LineId, ids: Vec<CallId>, reply: SyncSender<Vec<(CallId, Fate)>> },
    Stop,
}

/// Something that happened.
#[derive(Debug)]
pub(super) enum Note {
    Asked(Command),
    Connected,
    Disconnected(SocketError),
    Told(Event),
    /// Of one placing of a call; a call may be placed again on another trunk.
    Call {
        id: CallId,
        placing: u64,
        input: Input,
    },
    Listed {
        channels: Result<Vec<Channel>, AriError>,
        known: HashSet<CallId>,
    },
}

/// A call and what belongs to it here.
struct Entry {
    call: Call,
    placing: u64,
    line: LineId,
    ring_s: u16,
    media: Option<String>,
}

struct LineEnd {
    heard: Sender<CallEvent>,
    sounds: String,
}

/// See the module.
pub(super) struct Worker {
    pub(super) config: SwitchConfig,
    pub(super) trunks: HashMap<String, TrunkConfig>,
    pub(super) names: Names,
    pub(super) ari: Arc<Ari>,
    pub(super) board: Board,
    pub(super) now: fn() -> Instant,
    pub(super) notes: UnboundedSender<Note>,
    calls: HashMap<CallId, Entry>,
    lines: HashMap<LineId, LineEnd>,
    resolving: Vec<(LineId, Vec<CallId>, SyncSender<Vec<(CallId, Fate)>>)>,
    placings: u64,
}

impl Worker {
    pub(super) fn new(
        config: SwitchConfig,
        trunks: HashMap<String, TrunkConfig>,
        names: Names,
        ari: Ari,
        board: Board,
        now: fn() -> Instant,
        notes: UnboundedSender<Note>,
    ) -> Worker {
        Worker {
            config,
            trunks,
            names,
            ari: Arc::new(ari),
            board,
            now,
            notes,
            calls: HashMap::new(),
            lines: HashMap::new(),
            resolving: Vec::new(),
            placings: 0,
        }
    }

    /// Works until it is told to stop.
    pub(super) async fn run(mut self, mut notes: UnboundedReceiver<Note>) {
        tokio::spawn(listen(self.ari.clone(), self.notes.clone()));
        tokio::spawn(watch_trunks(self.ari.clone(), self.board.clone(), self.trunks.values().cloned().collect()));
        while let Some(note) = notes.recv().await {
            match note {
                Note::Asked(Command::Stop) => break,
                note => self.take(note),
            }
        }
        self.board.set_connected(false);
    }

    fn take(&mut self, note: Note) {
        match note {
            Note::Asked(command) => self.command(command),
            Note::Connected => {
                let ari = self.ari.clone();
                tokio::spawn(async move {
                    if let Err(error) = ari.filter_events().await {
                        tracing::warn!(%error, "Asterisk does not filter its events: it will tell more than is read");
                    }
                });
                self.list();
            }
            Note::Disconnected(error) => {
                if self.board.connected() {
                    tracing::warn!(%error, "the connection to Asterisk is lost");
                }
                self.board.set_connected(false);
            }
            Note::Told(event) => self.told(event),
            Note::Call { id, placing, input } => {
                if self.calls.get(&id).is_some_and(|entry| entry.placing == placing) {
                    let unclear = input == Input::Unclear;
                    self.step(id, input);
                    if unclear {
                        self.list();
                    }
                }
            }
            Note::Listed { channels: Ok(channels), known } => self.listed(&channels, &known),
            Note::Listed { channels: Err(error), .. } => {
                tracing::warn!(%error, "Asterisk does not list its channels");
                let (ari, notes) = (self.ari.clone(), self.notes.clone());
                let known = self.known();
                tokio::spawn(async move {
                    sleep(EVENT_LATE_MAX).await;
                    let _ = notes.send(Note::Listed { channels: ari.channels().await, known });
                });
            }
        }
    }

    fn command(&mut self, command: Command) {
        match command {
            Command::Open { line, heard, sounds } => {
                self.lines.insert(line, LineEnd { heard, sounds });
            }
            Command::Close(line) => {
                self.lines.remove(&line);
            }
            Command::Place(line, order) => self.place(line, &order),
            Command::Connect(id, seat) => self.step(id, Input::Connect(seat)),
            Command::HangUp(id) => self.step(id, Input::HangUp),
            Command::Resolve { line, ids, reply } => {
                self.resolving.push((line, ids, reply));
                if self.board.connected() {
                    self.list();
                }
            }
            Command::Stop => {}
        }
    }

    fn place(&mut self, line: LineId, order: &CallOrder) {
        if self.calls.contains_key(&order.id) {
            return;
        }
        self.placings += 1;
        let (id, placing) = (order.id, self.placings);
        let sounds = self.lines.get(&line).map_or("", |line| &line.sounds);
        let media = order.message.as_ref().map(|sound| self.config.sound.replace(SOUND, &format!("{sounds}{sound}")));
        let call = Call::ordered(media.is_some());
        let entry = Entry { call, placing, line, ring_s: order.ring_s, media };
        let has_message = entry.media.is_some();
        self.calls.insert(id, entry);
        let Some(trunk) = self.trunks.get(&*order.trunk) else {
            self.step(id, Input::NotPlaced { by_asterisk: true });
            return;
        };
        let shown = numbers::shown(trunk, order.shown).into_iter().map(|(name, value)| (name.to_owned(), value));
        let message = if has_message { "1" } else { "" };
        let ours = [("RAPPEL_APP", self.config.app.as_str()), ("RAPPEL_MESSAGE", message)];
        let order = Originate {
            endpoint: numbers::endpoint(trunk, order.to),
            timeout_s: u32::from(self.config.setup_s) + u32::from(order.ring_s) + SPARE_S,
            variables: shown.chain(ours.map(|(name, value)| (name.to_owned(), value.to_owned()))).collect(),
            then: Then::Dialplan {
                context: self.config.context.clone(),
                extension: if self.config.detect { "detect" } else { "direct" },
            },
        };
        self.later(id, Duration::from_secs(self.config.setup_s.into()), Input::SetupOver);
        let (ari, channel) = (self.ari.clone(), self.names.channel(id));
        self.note(id, async move {
            Some(match ari.originate(&channel, &order).await {
                Ok(()) => Input::Placed,
                Err(AriError::Refused { status, .. }) if status.as_u16() == 409 => Input::Placed,
                Err(AriError::Refused { status, body }) => {
                    tracing::warn!(%status, body, endpoint = order.endpoint, "Asterisk refuses a call");
                    Input::NotPlaced { by_asterisk: !matches!(status.as_u16(), 401 | 403) }
                }
                Err(AriError::Unreached(_)) => Input::NotPlaced { by_asterisk: false },
                Err(AriError::Unclear(_)) => Input::Unclear,
            })
        });
    }

    /// Runs a request about a call; what it comes to is noted.
    fn note(&self, id: CallId, request: impl Future<Output = Option<Input>> + Send + 'static) {
        let Some(placing) = self.calls.get(&id).map(|entry| entry.placing) else { return };
        let notes = self.notes.clone();
        tokio::spawn(async move {
            if let Some(input) = request.await {
                let _ = notes.send(Note::Call { id, placing, input });
            }
        });
    }

    fn later(&self, id: CallId, after: Duration, input: Input) {
        self.note(id, async move {
            sleep(after).await;
            Some(input)
        });
    }

    fn step(&mut self, id: CallId, input: Input) {
        let Some(entry) = self.calls.get_mut(&id) else { return };
        let mut acts = Vec::new();
        entry.call.step(input, &mut acts);
        for act in acts {
            self.act(id, act);
        }
    }

    fn act(&mut self, id: CallId, act: Act) {
        let Some(entry) = self.calls.get(&id) else { return };
        let (ari, channel) = (self.ari.clone(), self.names.channel(id));
        match act {
            Act::Tell(Progress::Lost) => {
                self.tell(id, Progress::Lost);
                self.calls.remove(&id);
            }
            Act::Tell(progress) => self.tell(id, progress),
            Act::End { release, answered_by, trunk_refused } => {
                let at = (self.now)();
                self.tell(id, Progress::Ended(Ending { at, release, answered_by, trunk_refused }));
                self.calls.remove(&id);
            }
            Act::Release => {
                tokio::spawn(async move { end(&ari, &channel).await });
            }
            Act::StartRinging => self.later(id, Duration::from_secs(entry.ring_s.into()), Input::RingOver),
            Act::Play => {
                let (playback, media) = (self.names.playback(id), entry.media.clone().unwrap_or_default());
                self.note(id, async move {
                    let error = ari.play(&channel, &playback, &media).await.err()?;
                    tracing::warn!(%error, media, "Asterisk does not play a message");
                    Some(Input::Played(false))
                });
            }
            Act::CallSeat(seat) => {
                let order = Originate {
                    endpoint: self.config.seat.replace(SEAT, &seat),
                    timeout_s: SEAT_RINGS_S,
                    variables: Vec::new(),
                    then: Then::Stasis("seat"),
                };
                let channel = self.names.seat(id);
                self.note(id, async move {
                    let error = ari.originate(&channel, &order).await.err()?;
                    tracing::warn!(%error, seat, "an agent's line cannot be called");
                    Some(Input::SeatGone)
                });
            }
            Act::Join => {
                let (bridge, channels) = (self.names.bridge(id), [channel, self.names.seat(id)]);
                self.note(id, async move {
                    let error = ari.join(&bridge, &channels).await.err()?;
                    tracing::warn!(%error, "two lines cannot be joined");
                    Some(Input::SeatGone)
                });
            }
            Act::Clean => {
                let (bridge, seat) = (self.names.bridge(id), self.names.seat(id));
                tokio::spawn(async move {
                    end(&ari, &seat).await;
                    let _ = ari.unbridge(&bridge).await;
                });
            }
        }
    }

    fn tell(&self, id: CallId, what: Progress) {
        let Some(line) = self.calls.get(&id).and_then(|entry| self.lines.get(&entry.line)) else { return };
        // A line that is gone does not want to know.
        let _ = line.heard.send(CallEvent { id, at: (self.now)(), what });
    }

    fn told(&mut self, event: Event) {
        match event {
            Event::ChannelStateChange { channel } => self.state(&channel.id, &channel.state),
            Event::Dial { peer, dialstatus } => match dialstatus.as_str() {
                "RINGING" | "PROGRESS" => self.state(&peer.id, "Ringing"),
                "ANSWER" => self.state(&peer.id, "Up"),
                _ => {}
            },
            Event::ChannelUserevent { eventname, channel: Some(channel) } if eventname == "RappelMachine" => {
                if let Some((id, Leg::Person)) = self.names.of_channel(&channel.id) {
                    self.step(id, Input::GreetingRuns);
                }
            }
            Event::StasisStart { channel, args } => match self.names.of_channel(&channel.id) {
                Some((id, Leg::Person)) => self.step(id, Input::Heard(Heard::read(args.first().map_or("", |arg| arg)))),
                Some((id, Leg::Seat)) => self.step(id, Input::SeatUp),
                None => {}
            },
            Event::ChannelDestroyed { channel, cause, tech_cause } => match self.names.of_channel(&channel.id) {
                Some((id, Leg::Person)) => {
                    let cause = u8::try_from(cause).unwrap_or(0);
                    let tech_cause = tech_cause.and_then(|code| u16::try_from(code).ok());
                    self.step(id, Input::Destroyed { cause, tech_cause });
                }
                Some((id, Leg::Seat)) => self.step(id, Input::SeatGone),
                None => {}
            },
            Event::PlaybackFinished { playback } => {
                if let Some(id) = self.names.of_playback(&playback.id) {
                    self.step(id, Input::Played(playback.state == "done"));
                }
            }
            Event::ApplicationReplaced {} => {
                tracing::error!(app = self.config.app, "another program has taken our application's name on Asterisk");
            }
            _ => {}
        }
    }

    fn state(&mut self, channel: &str, state: &str) {
        if let Some((id, Leg::Person)) = self.names.of_channel(channel) {
            match state {
                "Ringing" => self.step(id, Input::Rings),
                "Up" => self.step(id, Input::Answered),
                _ => {}
            }
        }
    }

    /// Calls whose channel Asterisk must list, or else they are over.
    fn known(&self) -> HashSet<CallId> {
        self.calls.iter().filter(|(_, entry)| entry.call.can_be_gone()).map(|(id, _)| *id).collect()
    }

    /// Asks for the channels.
    fn list(&self) {
        let (ari, notes, known) = (self.ari.clone(), self.notes.clone(), self.known());
        tokio::spawn(async move { notes.send(Note::Listed { channels: ari.channels().await, known }) });
    }

    /// Makes up for events that were not heard, and finds calls of an earlier process.
    fn listed(&mut self, channels: &[Channel], known: &HashSet<CallId>) {
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
        self.calls.insert(id, Entry { call, placing: self.placings, line, ring_s: 0, media: None });
        Fate::Up
    }
}

/// The first word with which the dialplan has handed a channel over, if it has.
fn handed_over(channel: &Channel) -> Option<&str> {
    (channel.dialplan.app_name == "Stasis").then(|| channel.dialplan.app_data.split(',').nth(1).unwrap_or(""))
}

/// Ends a channel, and tries again when Asterisk is not reached.
async fn end(ari: &Ari, channel: &str) {
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
async fn listen(ari: Arc<Ari>, notes: UnboundedSender<Note>) {
    let [first, longest] = BACK_OFF;
    let mut pause = first;
    loop {
        let error = match Socket::open(&ari).await {
            Ok(mut socket) => {
                pause = first;
                if notes.send(Note::Connected).is_err() {
                    return;
                }
                loop {
                    match socket.next().await {
                        Ok(event) => {
                            if notes.send(Note::Told(event)).is_err() {
                                return;
                            }
                        }
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
async fn watch_trunks(ari: Arc<Ari>, board: Board, trunks: Vec<TrunkConfig>) {
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

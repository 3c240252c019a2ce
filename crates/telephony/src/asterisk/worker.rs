//! The thread of a switch: takes notes of everything that happens, one after the other, and acts on them.
//!
//! Requests, timers and the stream of events are tasks of their own that only leave notes; nothing here waits.

use super::ari::{Ari, AriError, Channel, Event, Originate, Then};
use super::board::Board;
use super::call::{Act, Call, Heard, Input};
use super::config::{SEAT, SOUND, SwitchConfig, TrunkConfig};
use super::names::{Leg, Names};
use super::numbers;
use super::resync::EVENT_LATE_MAX;
use super::socket::SocketError;
use super::tasks::{end, listen, watch_trunks};
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
use tokio::time::{MissedTickBehavior, sleep};

/// Longest ringing of an agent's line, seconds.
const SEAT_RINGS_S: u32 = 15;
/// How often calls are looked for among Asterisk's channels: an end that was not heard must not be waited for.
const LIST_EVERY: Duration = Duration::from_secs(15);
/// What Asterisk's own time for a call exceeds ours by, seconds.
const SPARE_S: u32 = 5;

/// One campaign's way in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct LineId(pub(super) u64);

/// Where the fates of calls are told.
pub(super) type Reply = SyncSender<Vec<(CallId, Fate)>>;

/// What a line or the switch asks for.
#[derive(Debug)]
pub(super) enum Command {
    Open { line: LineId, heard: Sender<CallEvent>, sounds: String },
    Close(LineId),
    Place(LineId, CallOrder),
    Connect(CallId, String),
    HangUp(CallId),
    Resolve { line: LineId, ids: Vec<CallId>, reply: Reply },
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
pub(super) struct Entry {
    pub(super) call: Call,
    pub(super) placing: u64,
    pub(super) line: LineId,
    /// `None` when an earlier process ordered it: Asterisk's own limit holds.
    pub(super) ring_s: Option<u16>,
    pub(super) media: Option<String>,
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
    pub(super) calls: HashMap<CallId, Entry>,
    lines: HashMap<LineId, LineEnd>,
    pub(super) resolving: Vec<(LineId, Vec<CallId>, Reply)>,
    pub(super) placings: u64,
    /// Lists of channels that are under way.
    pub(super) listings: u32,
    /// Since the last connection; told to the log.
    pub(super) cut_off: bool,
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
            listings: 0,
            cut_off: false,
        }
    }

    /// Works until it is told to stop.
    pub(super) async fn run(mut self, mut notes: UnboundedReceiver<Note>) {
        tokio::spawn(listen(self.ari.clone(), self.notes.clone()));
        tokio::spawn(watch_trunks(self.ari.clone(), self.board.clone(), self.trunks.values().cloned().collect()));
        let mut look = tokio::time::interval(LIST_EVERY);
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                note = notes.recv() => match note {
                    None | Some(Note::Asked(Command::Stop)) => break,
                    Some(note) => self.take(note),
                },
                _ = look.tick() => {
                    if !self.calls.is_empty() && self.listings == 0 {
                        self.list(Duration::ZERO);
                    }
                }
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
                self.list(Duration::ZERO);
            }
            Note::Disconnected(error) => {
                // Said once, however often it is tried again.
                if !std::mem::replace(&mut self.cut_off, true) {
                    tracing::warn!(%error, url = self.config.url, "Asterisk is not connected");
                }
                self.board.set_connected(false);
            }
            Note::Told(event) => self.told(event),
            Note::Call { id, placing, input } => {
                if self.calls.get(&id).is_some_and(|entry| entry.placing == placing) {
                    let unclear = input == Input::Unclear;
                    self.step(id, input);
                    if unclear {
                        self.list(Duration::ZERO);
                    }
                }
            }
            Note::Listed { channels, known } => {
                self.listings -= 1;
                match channels {
                    Ok(channels) => self.listed(&channels, &known),
                    Err(error) => {
                        tracing::warn!(%error, "Asterisk does not list its channels");
                        self.list(EVENT_LATE_MAX);
                    }
                }
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
                    self.list(Duration::ZERO);
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
        let entry = Entry { call, placing, line, ring_s: Some(order.ring_s), media };
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
    pub(super) fn note(&self, id: CallId, request: impl Future<Output = Option<Input>> + Send + 'static) {
        let Some(placing) = self.calls.get(&id).map(|entry| entry.placing) else { return };
        let notes = self.notes.clone();
        tokio::spawn(async move {
            if let Some(input) = request.await {
                let _ = notes.send(Note::Call { id, placing, input });
            }
        });
    }

    pub(super) fn later(&self, id: CallId, after: Duration, input: Input) {
        self.note(id, async move {
            sleep(after).await;
            Some(input)
        });
    }

    pub(super) fn step(&mut self, id: CallId, input: Input) {
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
            Act::StartRinging => {
                if let Some(ring_s) = entry.ring_s {
                    self.later(id, Duration::from_secs(ring_s.into()), Input::RingOver);
                }
            }
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
                    Some(Input::NotJoined)
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

    pub(super) fn state(&mut self, channel: &str, state: &str) {
        if let Some((id, Leg::Person)) = self.names.of_channel(channel) {
            match state {
                "Ringing" => self.step(id, Input::Rings),
                "Up" => self.step(id, Input::Answered),
                _ => {}
            }
        }
    }
}

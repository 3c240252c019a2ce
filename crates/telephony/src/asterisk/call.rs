//! A call on the switch, as a step: told what happened, it says what to do. No I/O and no clock.

use super::release::{self, CANCELLED, HUNG_UP, OUT_OF_ORDER};
use crate::cause::{Release, verdict};
use crate::event::{AnsweredBy, Progress};
use rappel_strategy::status::SystemStatus;

/// Where a call stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    /// Ordered; Asterisk has not said yet that it took the order.
    Placing,
    /// Ordered, and the answer was lost: whether there is a channel will be seen.
    Unclear,
    /// Placed; nothing was heard.
    Dialled,
    /// It rings, or the network speaks before an answer (183).
    Ringing,
    /// Answered; the dialplan listens.
    Listening,
    /// A machine answered and its greeting runs.
    Greeting,
    /// Somebody waits for an agent.
    Waiting(AnsweredBy),
    /// The message runs.
    Playing,
    /// The agent's line is called.
    Seating(AnsweredBy),
    /// Joined with the agent's line.
    Talking(AnsweredBy),
    /// Answered by this, and being hung up on.
    Leaving(AnsweredBy),
}

/// What the dialplan heard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Heard {
    /// A person, or detection is off.
    Person,
    /// A machine; its greeting may still run.
    Machine,
    /// A machine whose greeting has ended.
    Greeted,
    /// A fax.
    Fax,
    /// It cannot tell.
    Unsure,
}

impl Heard {
    /// From the first argument that the dialplan gives to Stasis.
    pub(super) fn read(word: &str) -> Heard {
        match word {
            "HUMAN" | "DIRECT" => Heard::Person,
            "MACHINE" => Heard::Machine,
            "GREETED" => Heard::Greeted,
            "FAX" => Heard::Fax,
            _ => Heard::Unsure,
        }
    }
}

/// What happened to a call.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Input {
    /// Asterisk took the order.
    Placed,
    /// Asterisk refused it, or was not reached: nothing left.
    NotPlaced {
        /// Whether Asterisk itself refused, so that another trunk may do better.
        by_asterisk: bool,
    },
    /// The answer to the order was lost.
    Unclear,
    /// 180 or 183.
    Rings,
    /// 200.
    Answered,
    /// A machine was heard; the dialplan waits for the end of its greeting.
    GreetingRuns,
    /// The dialplan has handed over.
    Heard(Heard),
    /// The message has ended, or could not be played.
    Played(bool),
    /// The agent's line answered.
    SeatUp,
    /// The agent's line is gone.
    SeatGone,
    /// Asterisk could not join the two.
    NotJoined,
    /// So long nothing was heard.
    SetupOver,
    /// The ring time is over.
    RingOver,
    /// The dialer brings an agent.
    Connect(String),
    /// The dialer ends the call.
    HangUp,
    /// The channel is gone.
    Destroyed {
        /// As Asterisk counts causes.
        cause: u8,
        /// The SIP code, where told.
        tech_cause: Option<u16>,
    },
    /// Asterisk has no such channel, and nobody heard its end.
    Gone,
}

/// What is to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Act {
    /// Tell the dialer.
    Tell(Progress),
    /// Tell the dialer that it is over.
    End {
        /// Why.
        release: Release,
        /// Who answered.
        answered_by: Option<AnsweredBy>,
        /// See [`crate::event::Ending::trunk_refused`].
        trunk_refused: bool,
    },
    /// End the channel.
    Release,
    /// Let the ring time run.
    StartRinging,
    /// Play the message.
    Play,
    /// Call this agent's line.
    CallSeat(String),
    /// Join both lines.
    Join,
    /// Take the agent's line and the bridge away.
    Clean,
}

/// A call on the switch.
#[derive(Clone, Debug)]
pub(super) struct Call {
    stage: Stage,
    /// Something rang.
    rang: bool,
    /// We end it, for this reason if nobody answers meanwhile.
    ending: Option<Release>,
    /// There is a message for a machine.
    has_message: bool,
    /// An agent's line was called.
    has_seat: bool,
}

impl Call {
    /// A call that was just ordered.
    pub(super) fn ordered(has_message: bool) -> Call {
        Call { stage: Stage::Placing, rang: false, ending: None, has_message, has_seat: false }
    }

    /// A call found again that an earlier process placed. Who ordered it and which message it would leave is forgotten.
    pub(super) fn found() -> Call {
        Call { stage: Stage::Dialled, ..Call::ordered(false) }
    }

    /// A call found again that is joined with an agent's line.
    pub(super) fn found_talking() -> Call {
        Call { stage: Stage::Talking(AnsweredBy::Person), has_seat: true, ..Call::found() }
    }

    /// Whether Asterisk is known to have had a channel for it: only then does the lack of one mean that it is over.
    pub(super) fn can_be_gone(&self) -> bool {
        self.stage != Stage::Placing
    }

    /// Whether its message runs.
    pub(super) fn plays(&self) -> bool {
        self.stage == Stage::Playing
    }

    /// Whether an agent's line was called for it.
    pub(super) fn has_seat(&self) -> bool {
        self.has_seat
    }

    /// Takes in what happened.
    pub(super) fn step(&mut self, input: Input, acts: &mut Vec<Act>) {
        match input {
            Input::Placed => self.placed(acts),
            Input::NotPlaced { by_asterisk } => {
                acts.push(Act::End { release: OUT_OF_ORDER, answered_by: None, trunk_refused: by_asterisk });
            }
            Input::Unclear => self.stage = Stage::Unclear,
            Input::Rings => self.rings(acts),
            Input::Answered if self.before_answer() => {
                self.stage = Stage::Listening;
                acts.push(Act::Tell(Progress::Answered));
            }
            Input::GreetingRuns if self.stage == Stage::Listening => self.stage = Stage::Greeting,
            Input::Heard(heard) => self.heard(heard, acts),
            Input::Played(done) if self.stage == Stage::Playing => {
                if done {
                    acts.push(Act::Tell(Progress::MessageLeft));
                }
                self.leave(AnsweredBy::Machine, acts);
            }
            Input::Connect(seat) => {
                if let Stage::Waiting(by) = self.stage {
                    self.stage = Stage::Seating(by);
                    self.has_seat = true;
                    acts.push(Act::CallSeat(seat));
                }
            }
            Input::SeatUp => {
                if let Stage::Seating(by) = self.stage {
                    self.stage = Stage::Talking(by);
                    acts.push(Act::Join);
                }
            }
            Input::SeatGone => match self.stage {
                Stage::Seating(by) => {
                    self.stage = Stage::Waiting(by);
                    acts.push(Act::Tell(Progress::Unconnected));
                }
                Stage::Talking(by) => self.leave(by, acts),
                _ => {}
            },
            Input::NotJoined => {
                if let Stage::Talking(by) = self.stage {
                    self.stage = Stage::Waiting(by);
                    acts.extend([Act::Clean, Act::Tell(Progress::Unconnected)]);
                }
            }
            Input::SetupOver if !self.rang => self.cancel(OUT_OF_ORDER, acts),
            Input::RingOver => self.cancel(CANCELLED, acts),
            Input::HangUp => match self.stage {
                Stage::Waiting(by) | Stage::Seating(by) | Stage::Talking(by) => self.leave(by, acts),
                Stage::Listening => self.leave(AnsweredBy::Unsure, acts),
                Stage::Greeting | Stage::Playing => self.leave(AnsweredBy::Machine, acts),
                Stage::Leaving(_) => {}
                _ => self.cancel(CANCELLED, acts),
            },
            Input::Destroyed { cause, tech_cause } => self.destroyed(cause, tech_cause, acts),
            Input::Gone => {
                self.clean(acts);
                acts.push(Act::Tell(Progress::Lost));
            }
            _ => {}
        }
    }

    fn before_answer(&self) -> bool {
        matches!(self.stage, Stage::Placing | Stage::Unclear | Stage::Dialled | Stage::Ringing)
    }

    fn placed(&mut self, acts: &mut Vec<Act>) {
        if matches!(self.stage, Stage::Placing | Stage::Unclear) {
            self.stage = Stage::Dialled;
        }
        // Asked to end before there was a channel to end.
        if self.ending.is_some() {
            acts.push(Act::Release);
        }
    }

    fn rings(&mut self, acts: &mut Vec<Act>) {
        if self.before_answer() && !self.rang {
            self.rang = true;
            // Events overtake the answer to the order.
            if self.stage == Stage::Dialled {
                self.stage = Stage::Ringing;
            }
            acts.extend([Act::Tell(Progress::Ringing), Act::StartRinging]);
        }
    }

    fn heard(&mut self, heard: Heard, acts: &mut Vec<Act>) {
        self.step(Input::Answered, acts);
        if !matches!(self.stage, Stage::Listening | Stage::Greeting) {
            return;
        }
        match heard {
            Heard::Person => {
                self.stage = Stage::Waiting(AnsweredBy::Person);
                acts.push(Act::Tell(Progress::PersonOnLine));
            }
            Heard::Unsure => {
                self.stage = Stage::Waiting(AnsweredBy::Unsure);
                acts.push(Act::Tell(Progress::UnsureOnLine));
            }
            Heard::Greeted if self.has_message => {
                self.stage = Stage::Playing;
                acts.push(Act::Play);
            }
            Heard::Machine | Heard::Greeted => self.leave(AnsweredBy::Machine, acts),
            Heard::Fax => self.leave(AnsweredBy::Fax, acts),
        }
    }

    /// Ends a call that nobody has answered.
    fn cancel(&mut self, release: Release, acts: &mut Vec<Act>) {
        if self.before_answer() && self.ending.is_none() {
            self.ending = Some(release);
            if self.stage != Stage::Placing {
                acts.push(Act::Release);
            }
        }
    }

    /// Hangs up on whoever answered.
    fn leave(&mut self, by: AnsweredBy, acts: &mut Vec<Act>) {
        self.stage = Stage::Leaving(by);
        self.ending = Some(HUNG_UP);
        acts.push(Act::Release);
    }

    fn clean(&self, acts: &mut Vec<Act>) {
        if self.has_seat {
            acts.push(Act::Clean);
        }
    }

    fn destroyed(&mut self, cause: u8, tech_cause: Option<u16>, acts: &mut Vec<Act>) {
        self.clean(acts);
        let answered_by = match self.stage {
            Stage::Placing | Stage::Unclear | Stage::Dialled | Stage::Ringing => None,
            // They hung up before detection was through: nobody knows who it was.
            Stage::Listening => Some(AnsweredBy::Unsure),
            Stage::Greeting | Stage::Playing => Some(AnsweredBy::Machine),
            Stage::Waiting(by) | Stage::Seating(by) | Stage::Talking(by) | Stage::Leaving(by) => Some(by),
        };
        let release = self.ending.unwrap_or_else(|| release::by_network(cause, tech_cause));
        // A timeout is no refusal: the person may have been rung.
        let refused = tech_cause != Some(408) && verdict(release).status == SystemStatus::Congestion;
        let trunk_refused = answered_by.is_none() && !self.rang && self.ending.is_none() && refused;
        acts.push(Act::End { release, answered_by, trunk_refused });
    }
}

#[cfg(test)]
mod tests;

//! A single call, to try a trunk. It is nobody's attempt: nothing is kept of it.

use crate::schema::documented;
use rappel_dialer::Clock;
use rappel_strategy::phone::Phone;
use rappel_strategy::status::SystemStatus;
use rappel_strategy::time::Instant;
use rappel_telephony::asterisk::Line;
use rappel_telephony::{CallEvent, CallId, CallOrder, LineKind, Progress, Shown, Telephony, TrunkState};
use schemars::JsonSchema;
use serde::Serialize;
use std::time::Duration;

/// How long the call may take after the telephone was answered.
const TALK_MS: i64 = 15_000;
/// How long the network may take until the telephone rings.
const SETUP_MS: i64 = 30_000;
/// How long whoever answers stays on the line.
const HEARD_MS: i64 = 3_000;
const LOOK: Duration = Duration::from_millis(50);

/// The call to be made.
#[derive(Clone, Copy, Debug)]
pub struct TrialCall {
    /// Whom to call.
    pub to: Phone,
    /// The number displayed; `None`: hidden.
    pub shown: Option<Phone>,
    /// Longest ringing, seconds.
    pub ring_s: u16,
}

/// What was heard of the call.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TrialHeard {
    /// Step by step.
    steps: Vec<TrialStep>,
    /// How it ended (R20); null: a person answered, or nobody heard how it ended.
    status: Option<&'static str>,
    /// The Q.850 cause that the signalling gave.
    q850: Option<u8>,
    /// The SIP code that the signalling gave.
    sip: Option<u16>,
}
documented!(TrialHeard);

/// A step of the call.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct TrialStep {
    /// Milliseconds after the call was placed.
    after_ms: i64,
    /// What happened.
    what: &'static str,
}

/// Places a call on a trunk and listens to its end; at most a minute or two. It blocks: ask from a thread that may.
pub fn try_call(line: &mut Line, trunk: &str, call: TrialCall) -> Result<TrialHeard, TrunkState> {
    let state = line.trunk(trunk);
    if state != TrunkState::Ready {
        return Err(state);
    }
    let began = Clock::wall();
    // No contact has so great a number.
    let id = CallId::new(u64::MAX >> 1, (began.millis() / 10 % 1_000_000_000) as u32);
    let order = CallOrder {
        id,
        to: call.to,
        kind: LineKind::Other,
        utc_offset_s: 0,
        shown: call.shown.map_or(Shown::Hidden, Shown::Number),
        ring_s: call.ring_s,
        message: None,
        trunk: trunk.into(),
    };
    line.place(order, began);
    let mut heard = TrialHeard { steps: Vec::new(), status: None, q850: None, sip: None };
    let mut hang_up_at = began + SETUP_MS + i64::from(call.ring_s) * 1_000 + TALK_MS;
    let give_up_at = hang_up_at + TALK_MS;
    let mut events = Vec::new();
    loop {
        std::thread::sleep(LOOK);
        let now = Clock::wall();
        line.poll(now, &mut events);
        for event in events.drain(..).filter(|event| event.id == id) {
            heard.take(event, began);
            match event.what {
                Progress::PersonOnLine | Progress::UnsureOnLine => hang_up_at = now + HEARD_MS,
                Progress::Ended(_) | Progress::Lost => return Ok(heard),
                _ => {}
            }
        }
        if now >= hang_up_at {
            line.hang_up(id, now);
            hang_up_at = now + TALK_MS;
        }
        if now >= give_up_at {
            return Ok(heard);
        }
    }
}

impl TrialHeard {
    fn take(&mut self, event: CallEvent, began: Instant) {
        let what = match event.what {
            Progress::Ringing => "ringing",
            Progress::Answered => "answered",
            Progress::PersonOnLine => "person",
            Progress::UnsureOnLine => "unsure",
            Progress::Unconnected => "unconnected",
            Progress::MessageLeft => "message_left",
            Progress::Ended(_) => "ended",
            Progress::Lost => "lost",
        };
        self.steps.push(TrialStep { after_ms: event.at - began, what });
        if let Progress::Ended(ending) = event.what {
            (self.q850, self.sip) = (ending.release.q850, ending.release.sip);
            self.status = ending.verdict().map(|verdict| SystemStatus::name(verdict.status));
        }
    }
}

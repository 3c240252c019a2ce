//! A call in flight: where it stands and what it does next.

use super::plan::{AfterRinging, Course, Plan};
use crate::cause::{CancelledBy, Release};
use crate::event::{AnsweredBy, Ending, Progress};
use rappel_strategy::time::Instant;

/// Where a call stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stage {
    /// Dialled, nothing heard yet.
    Dialled,
    /// It rings.
    Ringing,
    /// Answered; detection listens, or the greeting and our message run.
    Answered,
    /// A person waits for an agent.
    Waiting,
    /// A person talks with an agent: nothing more happens by itself.
    Talking,
    /// The message was left.
    Left,
}

/// A call in flight.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flight {
    /// Where it stands.
    pub(super) stage: Stage,
    /// The entry of the queue that is this call's; others are stale.
    pub(super) ticket: u64,
    plan: Plan,
}

impl Flight {
    /// A call that was just dialled.
    pub(super) fn new(plan: Plan, ticket: u64) -> Flight {
        Flight { stage: Stage::Dialled, ticket, plan }
    }

    /// How long the call stays where it stands, milliseconds; `None` while an agent talks.
    pub(super) fn stays_ms(&self) -> Option<u32> {
        match (self.stage, self.plan.course) {
            (Stage::Dialled, _) => Some(self.plan.post_dial_ms),
            (Stage::Ringing, Course::Rings { ring_ms, .. }) => Some(ring_ms),
            (Stage::Answered, Course::Rings { then, .. }) => Some(match then {
                AfterRinging::Person { detection_ms, .. } | AfterRinging::HungUpOn { detection_ms, .. } => detection_ms,
                AfterRinging::MessageLeft { message_end_ms } => message_end_ms,
                AfterRinging::WeCancel | AfterRinging::Refused(_) => 0,
            }),
            (Stage::Waiting, Course::Rings { then: AfterRinging::Person { patience_ms, .. }, .. }) => Some(patience_ms),
            (Stage::Talking, _) => None,
            _ => Some(0),
        }
    }

    /// Goes to the next stage at `at` and says what that is to the dialer. The stage is left as it is when the call ends.
    pub(super) fn advance(&mut self, at: Instant) -> Progress {
        let then = match self.plan.course {
            Course::Refused(release) => return ended(at, release, None),
            Course::Rings { then, .. } => then,
        };
        let (stage, progress) = match (self.stage, then) {
            (Stage::Dialled, _) => (Stage::Ringing, Progress::Ringing),
            (Stage::Ringing, AfterRinging::WeCancel) => return ended(at, CANCELLED, None),
            (Stage::Ringing, AfterRinging::Refused(release)) => return ended(at, release, None),
            (Stage::Ringing, _) => (Stage::Answered, Progress::Answered),
            (Stage::Answered, AfterRinging::Person { .. }) => (Stage::Waiting, Progress::PersonOnLine),
            (Stage::Answered, AfterRinging::MessageLeft { .. }) => (Stage::Left, Progress::MessageLeft),
            (Stage::Answered, AfterRinging::HungUpOn { by, .. }) => return ended(at, WE_HUNG_UP, Some(by)),
            (Stage::Left, _) => return ended(at, WE_HUNG_UP, Some(AnsweredBy::Machine)),
            (Stage::Waiting | Stage::Talking | Stage::Answered, _) => {
                return ended(at, Release::q850(16), Some(AnsweredBy::Person));
            }
        };
        self.stage = stage;
        progress
    }

    /// How the call ends when we hang up at `at`.
    pub(super) fn hung_up(&self, at: Instant) -> Ending {
        let (release, answered_by) = match self.stage {
            Stage::Dialled | Stage::Ringing => (CANCELLED, None),
            // Hung up on before detection was through: nobody knows who it was.
            Stage::Answered => (WE_HUNG_UP, Some(AnsweredBy::Unsure)),
            Stage::Waiting | Stage::Talking => (WE_HUNG_UP, Some(AnsweredBy::Person)),
            Stage::Left => (WE_HUNG_UP, Some(AnsweredBy::Machine)),
        };
        Ending { at, release, answered_by, trunk_refused: false }
    }
}

const CANCELLED: Release = Release { q850: None, sip: Some(487), cancelled_by: Some(CancelledBy::Us) };
const WE_HUNG_UP: Release = Release { q850: Some(16), sip: None, cancelled_by: Some(CancelledBy::Us) };

fn ended(at: Instant, release: Release, answered_by: Option<AnsweredBy>) -> Progress {
    Progress::Ended(Ending { at, release, answered_by, trunk_refused: false })
}

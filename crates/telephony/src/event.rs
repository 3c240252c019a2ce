//! What a network tells about a call.

use crate::call::CallId;
use crate::cause::{self, Release, Verdict};
use rappel_strategy::status::SystemStatus;
use rappel_strategy::time::Instant;

/// Something that happened to a call. Of one call they come in the order of the variants of [`Progress`]; the last one is
/// [`Progress::Ended`] or [`Progress::Lost`], exactly once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CallEvent {
    /// The call.
    pub id: CallId,
    /// When it happened; not the instant at which it was polled.
    pub at: Instant,
    /// What happened.
    pub what: Progress,
}

/// How far a call has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// The telephone rings: ring time counts from here (R11).
    Ringing,
    /// Somebody or something answered; what it is, is not known yet.
    Answered,
    /// A person is on the line and waits for an agent.
    PersonOnLine,
    /// Somebody or something is on the line, detection could not tell which; a person would wait for an agent.
    UnsureOnLine,
    /// The agent's line could not be reached: the person still waits.
    Unconnected,
    /// The message was left on the answering machine, after its greeting (R17).
    MessageLeft,
    /// The call is over.
    Ended(Ending),
    /// The call is over, and nobody heard how: the switch or the connection to it was down meanwhile.
    Lost,
}

/// Who or what answered a call.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AnsweredBy {
    /// A person.
    Person,
    /// An answering machine or voicemail.
    Machine,
    /// A fax.
    Fax,
    /// Detection could not tell.
    Unsure,
}

/// How a call ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ending {
    /// When it ended.
    pub at: Instant,
    /// Why it was released, in the words of the signalling.
    pub release: Release,
    /// Who answered; `None` when nobody did.
    pub answered_by: Option<AnsweredBy>,
    /// The trunk itself refused the call before anything rang: nobody was disturbed, and another trunk may carry it.
    pub trunk_refused: bool,
}

impl Ending {
    /// The system status of the call (R20); `None` when a person answered, for then it is the dialer that knows whether an
    /// agent came (a qualification) or not (abandoned).
    pub fn verdict(&self) -> Option<Verdict> {
        match self.answered_by {
            None => Some(cause::verdict(self.release)),
            Some(AnsweredBy::Person) => None,
            Some(AnsweredBy::Machine) => Some(Verdict::known(SystemStatus::Machine)),
            Some(AnsweredBy::Fax) => Some(Verdict::known(SystemStatus::Fax)),
            Some(AnsweredBy::Unsure) => Some(Verdict::known(SystemStatus::Undetermined)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_answered_says_more_than_the_cause_r20() {
        let ending = |answered_by| Ending {
            at: Instant::default(),
            release: Release::q850(16),
            answered_by,
            trunk_refused: false,
        };
        let status = |answered_by| ending(answered_by).verdict().map(|verdict| verdict.status);
        assert_eq!(status(Some(AnsweredBy::Person)), None);
        assert_eq!(status(Some(AnsweredBy::Machine)), Some(SystemStatus::Machine));
        assert_eq!(status(Some(AnsweredBy::Fax)), Some(SystemStatus::Fax));
        assert_eq!(status(Some(AnsweredBy::Unsure)), Some(SystemStatus::Undetermined));
        assert_eq!(Ending { release: Release::q850(17), ..ending(None) }.verdict().unwrap().status, SystemStatus::Busy);
    }
}

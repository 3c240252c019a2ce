//! How an attempt ended: the statuses of the system (R20) and the qualifications of agents (R22).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the system says of a call that reached no agent (R20).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum SystemStatus {
    /// The line was engaged.
    Busy,
    /// It rang and nobody answered.
    NoAnswer,
    /// The subscriber is absent or the telephone is switched off.
    Absent,
    /// The call was rejected by the person called.
    Rejected,
    /// The number does not exist, has changed or is incomplete.
    Invalid,
    /// An answering machine or voicemail answered.
    Machine,
    /// A fax answered.
    Fax,
    /// The network could not carry the call: technical, not the contact's doing (R21).
    Congestion,
    /// The displayed number is blocked on the way: the displayed number is at fault, not the contact.
    CallerIdBlocked,
    /// Detection was unsure what answered.
    Undetermined,
    /// A person answered and no agent came.
    Abandoned,
    /// We crashed or lost the switch in mid-call; counts as a call for every cap.
    Interrupted,
}

impl SystemStatus {
    /// Every system status, in the order of their codes.
    pub const ALL: [SystemStatus; 12] = [
        SystemStatus::Busy,
        SystemStatus::NoAnswer,
        SystemStatus::Absent,
        SystemStatus::Rejected,
        SystemStatus::Invalid,
        SystemStatus::Machine,
        SystemStatus::Fax,
        SystemStatus::Congestion,
        SystemStatus::CallerIdBlocked,
        SystemStatus::Undetermined,
        SystemStatus::Abandoned,
        SystemStatus::Interrupted,
    ];

    /// The name in files and on the command line (`no_answer`).
    pub const fn name(self) -> &'static str {
        match self {
            SystemStatus::Busy => "busy",
            SystemStatus::NoAnswer => "no_answer",
            SystemStatus::Absent => "absent",
            SystemStatus::Rejected => "rejected",
            SystemStatus::Invalid => "invalid",
            SystemStatus::Machine => "machine",
            SystemStatus::Fax => "fax",
            SystemStatus::Congestion => "congestion",
            SystemStatus::CallerIdBlocked => "caller_id_blocked",
            SystemStatus::Undetermined => "undetermined",
            SystemStatus::Abandoned => "abandoned",
            SystemStatus::Interrupted => "interrupted",
        }
    }
}

/// What an agent's qualification means to the dialer (R22).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum QualificationKind {
    /// The aim of the campaign was reached.
    Positive,
    /// A conversation that did not reach the aim.
    Negative,
    /// The person refuses.
    Refusal,
    /// The number belongs to somebody else: unless a rule says otherwise, it is given up.
    WrongPerson,
    /// The person asks to be called back at an instant.
    Callback,
    /// The person must never be called again: the suppression list is told at once.
    DoNotCall,
    /// Anything else.
    Other,
}

/// A qualification that agents of a campaign can choose (R22).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Qualification {
    /// Name in rules, attempts and results; not the name of a system status.
    pub name: String,
    /// What it means to the dialer.
    pub kind: QualificationKind,
    /// Whether it closes the contact. Callbacks never do; do-not-call always does.
    #[serde(rename = "final", default)]
    pub is_final: bool,
}

/// A status as a small number: system statuses first, then the campaign's qualifications in their order.
///
/// Only meaningful together with the campaign whose qualifications it counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Status(u8);

/// Most qualifications a campaign can have.
pub const QUALIFICATIONS_MAX: usize = 48;

impl Status {
    /// The status of a call that reached no agent.
    pub const fn system(status: SystemStatus) -> Status {
        Status(status as u8)
    }

    /// The campaign's qualification at `index` (below [`QUALIFICATIONS_MAX`]).
    pub const fn qualification(index: usize) -> Status {
        assert!(index < QUALIFICATIONS_MAX);
        Status((SystemStatus::ALL.len() + index) as u8)
    }

    /// The status with this code, where a code below 12 is a system status.
    pub const fn from_code(code: u8) -> Status {
        Status(code)
    }

    /// The code, stable as long as the campaign only appends qualifications.
    pub const fn code(self) -> u8 {
        self.0
    }

    /// The system status, or `None` for a qualification.
    pub fn as_system(self) -> Option<SystemStatus> {
        SystemStatus::ALL.get(usize::from(self.0)).copied()
    }

    /// The index of the qualification, or `None` for a system status.
    pub fn as_qualification(self) -> Option<usize> {
        usize::from(self.0).checked_sub(SystemStatus::ALL.len())
    }

    /// Whether this is the given system status.
    pub const fn is(self, status: SystemStatus) -> bool {
        self.0 == status as u8
    }
}

impl From<SystemStatus> for Status {
    fn from(status: SystemStatus) -> Status {
        Status::system(status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_statuses_are_the_same_thing() {
        for (code, status) in SystemStatus::ALL.into_iter().enumerate() {
            assert_eq!(Status::system(status).code(), code as u8);
            assert_eq!(Status::from_code(code as u8).as_system(), Some(status));
        }
        assert_eq!(Status::qualification(3).as_qualification(), Some(3));
        assert_eq!(Status::qualification(3).as_system(), None);
    }
}

//! What a simulated population is like: tables that users can replace by their own counts.
//!
//! Percentages are 0 to 100, durations seconds, hours local civil hours of the person called.

use rappel_strategy::status::QualificationKind;
use serde::{Deserialize, Serialize};

/// A simulated population, readable from TOML; `profiles/french.toml` shows every key.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Name, shown in the label of the network.
    pub name: String,
    /// Fixed lines, and whatever is neither fixed nor mobile.
    pub fixed: LineProfile,
    /// Mobile telephones.
    pub mobile: LineProfile,
    /// The persons who answer.
    pub persons: Persons,
    /// The network between us and them.
    pub network: NetworkProfile,
    /// How long persons let it ring.
    pub ring: RingTimes,
    /// Answering machines.
    pub machine: MachineTimes,
    /// How what answers is told apart.
    pub detection: Detection,
    /// What agents do with a call.
    pub agents: AgentProfile,
}

/// Lines of one kind.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineProfile {
    /// Numbers that do not exist, have changed or are incomplete.
    pub invalid_percent: f64,
    /// Numbers of a fax.
    pub fax_percent: f64,
    /// Numbers with an answering machine or voicemail.
    pub machine_percent: f64,
    /// Engaged, among calls that no person answers; each number has its own tendency around it.
    pub busy_percent: f64,
    /// Switched off or out of reach, among calls that no person answers. Voicemail answers at once where there is one.
    pub absent_percent: f64,
    /// Rejected by hand, among calls that no person answers.
    pub rejected_percent: f64,
    /// Answered by a person, among calls carried to numbers that exist and are no fax, when it may ring for 22 s or more.
    pub answer_percent: Week,
}

/// A figure for every local hour of the week.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Week {
    /// Hours 0 to 23 of Monday to Thursday.
    pub monday_to_thursday: [f64; 24],
    /// Hours of Friday.
    pub friday: [f64; 24],
    /// Hours of Saturday.
    pub saturday: [f64; 24],
    /// Hours of Sunday.
    pub sunday: [f64; 24],
}

impl Week {
    /// The figure at `hour` (0 to 23) of `weekday` (Monday = 0).
    pub fn at(&self, weekday: usize, hour: usize) -> f64 {
        let day = match weekday {
            4 => &self.friday,
            5 => &self.saturday,
            6 => &self.sunday,
            _ => &self.monday_to_thursday,
        };
        day[hour % 24]
    }

    /// The highest figure of the week.
    pub fn highest(&self) -> f64 {
        let days = [&self.monday_to_thursday, &self.friday, &self.saturday, &self.sunday];
        days.into_iter().flatten().fold(0.0, |highest, &figure| figure.max(highest))
    }
}

/// The persons who answer, or do not.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persons {
    /// How alike numbers are: the sum of the two parameters of the beta distribution from which each number's propensity to
    /// answer is drawn. Small: some answer nearly always and others nearly never, so that the chance of an answer declines
    /// with the attempts; large: all alike.
    pub spread: f64,
    /// How much more a quarter of the persons answer in office hours and less outside, and another quarter the other way round.
    pub habit_percent: f64,
    /// Answers to a hidden number, in percent of answers to a shown one.
    pub hidden_number_percent: f64,
    /// Numbers that belong to somebody else.
    pub wrong_person_percent: f64,
    /// How long a person waits for an agent on average.
    pub patience_s_mean: f64,
}

/// The network that carries calls.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetworkProfile {
    /// Calls that the network cannot carry.
    pub congestion_percent: f64,
    /// Calls stopped on the way because of the displayed number.
    pub caller_id_blocked_percent: f64,
    /// From dialling to the first ringing or the refusal: least and most.
    pub post_dial_s: [f64; 2],
}

/// How long persons let it ring: two clusters.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RingTimes {
    /// Share of the first cluster.
    pub quick_percent: f64,
    /// First cluster: least and most.
    pub quick_s: [f64; 2],
    /// Second cluster: least and most. A shorter ring time than this loses it.
    pub slow_s: [f64; 2],
}

/// Answering machines.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MachineTimes {
    /// After how much ringing a machine answers: least and most; each machine has its own.
    pub picks_up_s: [f64; 2],
    /// Length of its greeting on average.
    pub greeting_s_mean: f64,
    /// Length of the message that we leave.
    pub message_s: f64,
}

/// How what answers is told apart. Machines are always told; persons are sometimes lost.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Detection {
    /// How long it listens.
    pub delay_s: f64,
    /// Answered calls of which it cannot tell; they end undetermined (R20).
    pub unsure_percent: f64,
    /// Persons it takes for a machine.
    pub person_taken_for_machine_percent: f64,
}

/// What simulated agents do.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgentProfile {
    /// Time after a conversation before the next one, on average.
    pub wrap_up_s_mean: f64,
    /// Length of a conversation with somebody else than the person of the file, on average.
    pub wrong_person_talk_s_mean: f64,
    /// When persons ask to be called back: least and most, hours from the conversation.
    pub callback_after_h: [f64; 2],
    /// What becomes of conversations with the right person; the shares add up to 100.
    pub outcomes: Vec<OutcomeShare>,
}

/// A share of conversations.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomeShare {
    /// What the agent chooses (R22); wrong person is drawn apart, since it belongs to the number.
    pub kind: QualificationKind,
    /// Share of conversations.
    pub percent: f64,
    /// Length of such a conversation on average.
    pub talk_s_mean: f64,
}

/// What is wrong with a profile.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// It is not TOML of the expected form; the message has line and column.
    #[error("this is not a simulation profile: {0}")]
    Unreadable(#[from] toml::de::Error),
    /// A figure is out of its range.
    #[error("simulation profile: `{key}` is {value}, but must be {expected}")]
    OutOfRange {
        /// The key, with its tables.
        key: String,
        /// Its value.
        value: f64,
        /// What is allowed.
        expected: &'static str,
    },
}

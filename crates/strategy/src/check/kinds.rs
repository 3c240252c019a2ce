//! How serious findings are, and the kinds of things they count and look up.

use schemars::JsonSchema;
use serde::Serialize;

/// How serious a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably not what was meant.
    Warning,
    /// The campaign cannot be started (R4).
    Error,
}

/// Lists with a greatest length.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Listed {
    /// Numbers of a strategy (R10).
    Numbers,
    /// Plannings of a number (R12).
    Plannings,
    /// Rules of a table (R14).
    Rules,
    /// Retries after congestion (R21).
    CongestionRetries,
    /// Phone columns of a campaign.
    PhoneColumns,
    /// Qualifications of a campaign (R22).
    Qualifications,
    /// Legal rule sets of a campaign (R37).
    Presets,
    /// Legal rules of its own (R37).
    LawRules,
}

/// What can be named and not be there.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Named {
    /// A phone column of the campaign.
    Column,
    /// A system status or a qualification of the campaign.
    Status,
    /// A sound of the campaign.
    Sound,
    /// A text template of the campaign.
    Template,
    /// An IANA time zone.
    Zone,
    /// A holiday calendar.
    Calendar,
    /// A legal rule set (R37).
    Preset,
}

/// What can be out of its range.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Quantity {
    /// Ceiling of attempts (R10, R11, R50).
    AttemptsMax,
    /// Give-up horizon, in days (R36).
    HorizonDays,
    /// Ring time, in seconds (R11).
    RingSeconds,
    /// Preliminary calls (R31).
    PreliminaryCalls,
    /// Calls of a cap (R40).
    CapCalls,
    /// Days of a cap of the law (R37).
    CapDays,
    /// Hours of a cap of the law (R37).
    CapHours,
    /// A rate in percent (R37).
    Percent,
    /// Messages left in a period (R17).
    MachineMessages,
    /// Share of fresh contacts, in percent (R38).
    FreshPercent,
    /// Agents.
    Agents,
    /// Calls placed for each free agent.
    CallsPerAgent,
    /// Calls placed in any second.
    CallsPerSecond,
    /// Calls in progress.
    CallsInProgress,
    /// Tries after a status (R50).
    Tries,
}

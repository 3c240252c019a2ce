//! What an administrator says: campaigns, strategies, rules. Plain data, as it stands in files; nothing here decides.

mod campaign;
mod delay;
mod law;
mod rule;
mod strategy;

pub use campaign::{
    Campaign, ClassicRule, ClassicRules, ClosedDays, Dialling, ExceptionalOpening, Limit, LimitCap, LimitKey,
    NextNumber, Trunk, Undetermined,
};
pub use delay::Delay;
pub use law::{LAW_PRESETS_MAX, LAW_RULES_MAX, Law, Responsibility};
pub use rule::{Day, Moment, Recall, Rule, Target, Time, Weekday};
pub use strategy::{
    AfterLast, CallerId, Cap, CapScope, CapWindow, Choice, Machine, MachineMax, NumberStrategy, OffPlanning, Period,
    Planning, Strategy, TextList,
};

/// Most phone columns of a call file, and so most numbers of a strategy (R10).
pub const NUMBERS_MAX: usize = 10;
/// Most plannings of a number (R12).
pub const PLANNINGS_MAX: usize = 4;

//! What a campaign will come to, before it calls.
//!
//! Why this crate exists: it drives the dialer's core, which the rest of what can be known beforehand does not need.
//!
//! [`forecast()`] runs a campaign through on virtual time, several times: the same [`rappel_dialer::Core`] as in production, the
//! same order of contacts ([`rappel_store::order`]), the simulated network, and everything else in memory. [`compare()`] does so
//! for several strategies on common random numbers.

mod assumptions;
mod bands;
mod csv;
mod error;
mod file;
mod forecast;
mod learned;
mod question;
mod queue;
mod replay;
mod result;
mod schedule;
mod shared;
mod simulation;
mod slots;
mod stored;
mod summary;
mod tally;

pub use csv::write_quarters;
pub use error::ForecastError;
pub use file::{File, FileBuilder, FileContact, FileNumber};
pub use forecast::{compare, forecast};
pub use learned::{Cell, Days, Learned, Lines, Rate, learn};
pub use question::{DAYS_MAX, Named, Question, SEEDS_MAX, STRATEGIES_MAX, TICK_MS, Watch, seeds_for};
pub use replay::{
    Estimate, ForbiddenCall, LegalFinding, Replay, ReplayQuestion, Sampled, Verdict, VerdictCount, replay,
};
pub use result::{
    Band, Comparison, Day, Difference, Differences, EndedBy, Figure, Forecast, Hole, ProfileUsed, Quarter, Totals,
};
pub use schedule::{AGENTS_MAX, AgentsWeek};
pub use stored::{COUNTED_MAX, Counted, Since, file_of_counts, file_of_store};

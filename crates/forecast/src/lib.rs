//! What a campaign will come to, before it calls.
//!
//! Why this crate exists: it drives the dialer's core, which the rest of what can be known beforehand does not need.

mod result;
mod said;

pub use result::{
    Band, Comparison, Day, Difference, Differences, EndedBy, Figure, Forecast, Hole, ProfileUsed, Quarter, Totals,
};
pub use said::Said;

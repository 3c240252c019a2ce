//! The order of R38, apart from where rows are kept: who is called next, who has to be planned again, when something is due.
//!
//! Why a module of its own: the database takes contacts in this order, and a forecast must take them in the same one from memory.
//! What may not come in: words of a database.

mod place;
mod rows;
mod share;
mod sources;
mod take;

pub use place::{Place, WINDOW_MAX_MS, lane_of, lane_start, rank};
pub use rows::{Position, Rows, after, before_lane, first_free};
pub use share::Share;
pub(crate) use take::collect;
pub use take::{TURNS, claim, count, next_due_at, overdue};

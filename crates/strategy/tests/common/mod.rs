//! Arbitrary strategies and campaigns: whatever the types can hold, sensible or not.

mod campaigns;
mod parts;
mod strategies;

pub use campaigns::campaign;
pub use strategies::strategy;

//! Worked cases: situations whose outcome was worked out by hand from the rules.

mod by_hand;
mod callbacks;
mod caps;
mod choice;
mod classic;
mod clock;
mod congestion;
mod display;
mod ends;
mod favour_order;
mod moments;
mod notation;
mod numbers;
#[path = "../common/reference.rs"]
#[allow(dead_code, reason = "the properties look at more of it")]
mod reference;
mod rules;
mod specification;
mod texts;
mod versions;

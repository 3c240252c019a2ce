//! What a check of a strategy and a campaign finds, where, and how it is told (R4, R10–R18, R34).

#[path = "../common/mod.rs"]
mod common;

mod base;
mod campaign_cases;
mod properties;
mod strategy_cases;

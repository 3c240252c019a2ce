//! Campaigns through a real Asterisk and a carrier, SIPp, that no one here wrote (R13, R17, R20, R21).

mod carrier;
mod display;
mod ear;
mod machine;
mod messages;
mod restart;
mod sound;
mod statuses;
mod trunks;
mod world;

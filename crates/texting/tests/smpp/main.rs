//! Texts by SMPP, against a server that is not ours.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod carrier;
mod faults;
mod links;
mod receipts;
mod texts;
mod user;

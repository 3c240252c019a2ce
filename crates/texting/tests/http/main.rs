//! Texts by HTTP, against a server in the test.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod aggregator;
mod requests;
mod verdicts;
mod webhooks;

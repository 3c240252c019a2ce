//! Texts by HTTP, against a server in the test.

mod aggregator;
mod requests;
mod verdicts;
mod webhooks;

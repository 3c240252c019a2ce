//! The HTTP interface, asked over a socket: what each role gets, and what everybody is refused.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

mod accounts;
mod analysis;
mod arranged;
mod audit;
mod call_file;
mod campaigns;
mod connections;
mod contacts;
mod documents;
mod forecasts;
mod kit;
mod law;
mod openapi;
mod runs;
mod session;
mod sounds;
mod strategy;
mod suppression;
mod texts;
mod trying;

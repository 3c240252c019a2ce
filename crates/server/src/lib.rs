//! The HTTP interface: accounts, live events, the web application.
//!
//! Why this crate exists: what people and programs ask over HTTP is turned into verbs of the store and of the dialer, under the
//! rights of who asks, and every error into a problem that says the way out. What may not come in: decisions about calls.
//!
//! [`launch`] opens a database and serves until it is told to stop; [`openapi`] describes what is served.

mod analysis;
mod app;
mod calendars;
pub mod call_file;
mod campaign;
mod connections;
mod contact;
mod cookie;
mod csrf;
mod document;
mod download;
mod events;
mod examples;
pub mod export;
mod extract;
mod finding;
mod forecast;
mod headers;
mod identity;
mod jobs;
mod launch;
mod look;
mod multipart;
mod names;
pub mod openapi;
mod password;
mod problem;
mod ready_made;
mod refusals;
mod rights;
mod routes;
mod schema;
mod scratch;
mod setup;
mod sound;
mod stores;
mod supervisor;
mod tagged;
mod tallies;
mod throttle;
mod token;
mod vault;
mod web;
mod what_if;

pub use app::Clock;
pub use launch::{LaunchError, Launched, Options, launch};
pub use rights::Right;

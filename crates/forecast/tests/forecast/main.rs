//! Forecasts against exact answers, against the running dialer, and against themselves.

mod base;
mod erlang;
mod files;
mod itself;
mod lawful;
mod learning;
mod progressive;
mod replaying;
mod running;

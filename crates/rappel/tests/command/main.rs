//! The command as its users meet it: the binary itself, with files, standard input and exit codes.

mod base;
mod check;
mod effect;
mod forecast;
mod help;
mod history;
mod law;
mod run;
mod schema;
mod serve;
mod stream;
mod worked;

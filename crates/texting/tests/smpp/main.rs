//! Texts by SMPP, against a server that is not ours.

mod carrier;
mod faults;
mod links;
mod receipts;
mod texts;
mod user;

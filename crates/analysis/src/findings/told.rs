//! What the analysis found, as it is told.

use rappel_strategy::check::{Place, Severity};
use rappel_strategy::hours::Cells;
use rappel_strategy::phone::Phone;
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// What can be known of a strategy before a call is made.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Analysis {
    /// What was found: errors first, then warnings.
    pub findings: Vec<Told>,
    /// Open hours in which contacts cannot be called: those that concern the most contacts first, at most
    /// [`super::HOLES_MAX`] of them.
    pub holes: Vec<Hole>,
    /// No contact waits longer than so many days between two calls that the strategy makes, callbacks apart; `None` where that is
    /// not known.
    pub wait_days_max: Option<u32>,
}

/// One finding.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Told {
    /// Its stable name.
    pub code: &'static str,
    /// How serious it is.
    pub severity: Severity,
    /// Whether the engine confirmed it; if not, it may hold and may not.
    pub decided: bool,
    /// What it is about.
    pub place: Place,
    /// The week cells it is about, on the campaign's clock.
    pub cells: Vec<Cells>,
    /// What it says.
    pub message: Said,
    /// How people call the place.
    pub label: Said,
    /// How many contacts of the call file it concerns; `None` without a file, or where contacts have nothing to do with it.
    pub contacts: Option<Concerned>,
    /// A contact and what happens to it, that shows the finding.
    pub witness: Option<Witness>,
}

/// How many contacts of a file something concerns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Concerned {
    /// Those concerned.
    pub count: u64,
    /// All of the file.
    pub total: u64,
}

/// Open hours in which a kind of contact cannot be called.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Hole {
    /// Phone columns that are filled.
    pub columns: Vec<String>,
    /// IANA zone of the contacts.
    pub zone: String,
    /// How many contacts of the call file have this profile; `None` without a file.
    pub contacts: Option<u64>,
    /// How far they are.
    pub progress: Progress,
    /// When nothing of theirs can be called, on the campaign's clock.
    pub cells: Vec<Cells>,
    /// How long that is.
    pub minutes_per_week: u32,
}

/// How far a contact is with its preliminary calls (R31).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// It was never called.
    Fresh,
    /// It was called, and this rank, from 1, is the lowest that owes preliminary calls.
    Owing(u8),
    /// It was called, and none owes any.
    Free,
}

/// A contact and what happens to it: applied to a fresh contact one by one, the steps lead to where the finding can be seen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Witness {
    /// Who.
    pub contact: WitnessContact,
    /// The calls that come before, oldest first.
    pub steps: Vec<Step>,
    /// The instant at which to ask.
    pub at: Instant,
    /// What there is to see.
    pub shows: Said,
}

/// The contact of a witness.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct WitnessContact {
    /// Its key, from which its random choices come.
    pub key: String,
    /// IANA zone of its windows.
    pub zone: String,
    /// Its numbers by phone column.
    pub phones: BTreeMap<String, Phone>,
}

/// A call in the history of a witness.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Step {
    /// When it is dialled.
    pub at: Instant,
    /// Rank of the number, from 1.
    pub number: u8,
    /// The number.
    pub phone: Phone,
    /// How it ends: a system status, or the name of a qualification.
    pub status: String,
}

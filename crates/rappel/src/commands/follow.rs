//! Outcomes as lines of JSON, as they are stored.

use rappel_store::Outcome;
use rappel_strategy::engine::status_name;
use rappel_strategy::model::Campaign;
use std::io::Write;

/// Prints outcomes that the store has kept. A reader who has gone away is no reason to stop calling.
pub fn print(campaign: &Campaign, outcomes: &[Outcome]) {
    let mut out = std::io::stdout().lock();
    for outcome in outcomes {
        let line = serde_json::json!({
            "contact": outcome.contact.get(),
            "attempt": outcome.n,
            "ended_at": outcome.ended_at,
            "status": status_name(campaign, outcome.status),
        });
        if writeln!(out, "{line}").is_err() {
            return;
        }
    }
    let _ = out.flush();
}

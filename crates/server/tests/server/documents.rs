//! Campaigns and strategies to send.

use serde_json::{Value, json};

/// A campaign without anything special.
pub fn campaign(name: &str) -> Value {
    json!({
        "name": name,
        "zone": "Europe/Paris",
        "phone_columns": ["MOBILE", "HOME"],
        "caller_ids": ["+33162341810"],
        "hours": { "mon-fri": ["09:00-19:00"] }
    })
}

/// Classic rules that may start.
pub fn classic() -> Value {
    json!({
        "attempts_max": 5,
        "caller_id": { "show": "listed", "number": "+33162341810" },
        "rule": [{ "after": "1 d", "tries_max": 3, "next": "next" }]
    })
}

/// A strategy that may start in [`campaign`].
pub fn strategy(name: &str) -> Value {
    json!({
        "name": name,
        "default": [{ "recall": { "call": "choice", "after": "1 d" } }],
        "number": [{
            "name": "Mobile",
            "column": "MOBILE",
            "caller_id": { "show": "random" },
            "planning": [{ "name": "Evening", "hours": { "mon-fri": ["17:00-19:00"] } }]
        }]
    })
}

/// The same with a column that the campaign has not.
pub fn wrong_strategy() -> Value {
    let mut strategy = strategy("wrong");
    strategy["number"][0]["column"] = json!("MOBIL");
    strategy
}

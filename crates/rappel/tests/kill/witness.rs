//! What others saw of a process that died: the network's log and the outcomes it reported.

use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use std::path::Path;

/// A call that the network carried.
pub struct LoggedCall {
    pub id: (u64, u32),
    pub phone: Phone,
    pub at: Instant,
}

/// An outcome that a process reported as stored.
pub struct Reported {
    pub id: (u64, u32),
    pub status: String,
    pub ended_at: Instant,
}

/// The calls of a network log, oldest first; none where there is no log yet.
pub fn logged_calls(path: &Path) -> Vec<LoggedCall> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let call = |line: &str| {
        let (id, rest) = line.split_once(' ')?;
        let (phone, at) = rest.split_once(' ')?;
        let (contact, attempt) = id.split_once('.')?;
        let id = (contact.parse().ok()?, attempt.parse().ok()?);
        Some(LoggedCall { id, phone: phone.parse().ok()?, at: at.parse().ok()? })
    };
    text.lines().map(|line| call(line).unwrap_or_else(|| panic!("no call: {line}"))).collect()
}

/// The outcomes of a process. What follows the last whole line was cut; the summary of one that came to its end is left out.
pub fn reported(path: &Path) -> Vec<Reported> {
    let text = std::fs::read_to_string(path).expect("reports");
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    let mut outcomes = Vec::new();
    for line in whole.lines().take_while(|line| line.starts_with("{\"")) {
        let value: serde_json::Value = serde_json::from_str(line).expect(line);
        let number = |name: &str| value[name].as_u64().expect(line);
        let text = |name: &str| value[name].as_str().expect(line).to_owned();
        outcomes.push(Reported {
            id: (number("contact"), number("attempt") as u32),
            status: text("status"),
            ended_at: text("ended_at").parse().expect(line),
        });
    }
    outcomes
}

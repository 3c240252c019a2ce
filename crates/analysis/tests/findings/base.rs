//! Campaigns and strategies of the worked cases.

use rappel_analysis::findings::{Analysis, FileFacts, ProfileCount, Told, findings};
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::time::Instant;

/// A Monday morning without a holiday near it.
pub const MONDAY: &str = "2026-11-23T08:00:00+01:00";

/// A campaign open Monday to Friday from 9 to 20, with further lines.
pub fn campaign(more: &str) -> Campaign {
    let hours = if more.starts_with("hours =") { "" } else { r#"hours = { mon-fri = ["09:00-20:00"] }"# };
    let text = format!(
        r#"
        name = "case"
        zone = "Europe/Paris"
        phone_columns = ["C1", "C2", "C3"]
        caller_ids = ["+33170360001", "+33170360002"]
        {hours}
        {more}
        "#
    );
    toml::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// A strategy with the strategy default `same, +1 h`, general properties, and numbers.
pub fn strategy(general: &str, numbers: &str) -> Strategy {
    let default =
        if general.contains("default =") { "" } else { r#"default = [{ recall = { call = "same", after = "1 h" } }]"# };
    let text = format!("name = \"case\"\n{general}\n{default}\n{numbers}");
    toml::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// A number on the column of this index, with further lines.
pub fn number(column: usize, more: &str) -> String {
    format!("[[number]]\nname = \"N{column}\"\ncolumn = \"C{column}\"\ncaller_id = {{ show = \"hidden\" }}\n{more}\n")
}

/// The numbers of the specification's worked cases: TEL1 18–20 owed two calls, TEL2 9–12.
pub fn worked() -> String {
    number(1, "preliminary_calls = 2\nplanning = [{ name = \"Soir\", hours = { mon-fri = [\"18:00-20:00\"] } }]")
        + &number(2, "planning = [{ name = \"Matin\", hours = { mon-fri = [\"09:00-12:00\"] } }]")
}

pub fn at(text: &str) -> Instant {
    text.parse().expect("an instant")
}

/// The analysis without a file.
pub fn analysed(strategy: &Strategy, campaign: &Campaign) -> Analysis {
    findings(strategy, campaign, None, at(MONDAY)).expect("compiles")
}

/// The analysis for contacts with these columns, in the campaign's zone.
pub fn analysed_for(strategy: &Strategy, campaign: &Campaign, profiles: &[(u16, u64)]) -> Analysis {
    let profiles = profiles.iter().map(|&(columns, contacts)| ProfileCount { columns, zone: None, contacts }).collect();
    findings(strategy, campaign, Some(&FileFacts { profiles }), at(MONDAY)).expect("compiles")
}

/// The findings of this code.
pub fn of<'a>(analysis: &'a Analysis, code: &str) -> Vec<&'a Told> {
    analysis.findings.iter().filter(|told| told.code == code).collect()
}

pub fn cells(told: &Told) -> Vec<String> {
    told.cells.iter().map(ToString::to_string).collect()
}

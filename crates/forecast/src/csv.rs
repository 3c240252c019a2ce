//! The quarter-hours of a forecast as a table.

use crate::result::{Band, Forecast, Quarter};
use std::io::{self, Write};

/// A figure of a quarter-hour under its name.
type Column = (&'static str, fn(&Quarter) -> Band);

const COLUMNS: [Column; 9] = [
    ("callable", |quarter| quarter.callable),
    ("calls", |quarter| quarter.calls),
    ("answers", |quarter| quarter.answers),
    ("busy_agents", |quarter| quarter.busy_agents),
    ("occupancy_percent", |quarter| quarter.occupancy_percent),
    ("idle_agent_s", |quarter| quarter.idle_agent_s),
    ("abandoned", |quarter| quarter.abandoned),
    ("texts", |quarter| quarter.texts),
    ("messages", |quarter| quarter.messages),
];

/// Writes a line for each quarter-hour, after a line of headings: `at`, `agents`, then low, mean and high of each figure. RFC 4180;
/// decimal points; no field needs quotation marks.
///
/// # Errors
/// `out` cannot be written.
pub fn write_quarters(forecast: &Forecast, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "at,agents")?;
    for (name, _) in COLUMNS {
        write!(out, ",{name}_low,{name}_mean,{name}_high")?;
    }
    write!(out, "\r\n")?;
    for quarter in &forecast.quarters {
        write!(out, "{},{}", quarter.at, quarter.agents)?;
        for (_, figure) in COLUMNS {
            let Band { low, mean, high } = figure(quarter);
            write!(out, ",{low},{mean},{high}")?;
        }
        write!(out, "\r\n")?;
    }
    Ok(())
}

//! What a cell of the call file proves: a consent, or a running contract.

use jiff::civil::Date;

/// What a cell says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Evidence {
    /// Nothing: it is empty, says no, or cannot be read.
    #[default]
    Nothing,
    /// That it is so, without a day.
    Yes,
    /// A day: on which consent was given, or on which a contract ends.
    Day(Date),
}

/// What the columns of a contact prove.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Papers {
    /// Consent to calls and texts.
    pub consent: Evidence,
    /// A running contract.
    pub contract: Evidence,
}

/// Words that say yes.
const YES: [&str; 9] = ["oui", "o", "yes", "y", "true", "vrai", "1", "x", "ok"];

impl Evidence {
    /// Reads a cell: a word that says yes, or a day as `2026-08-11` (an hour may follow), `11/08/2026`, `11.08.2026` or `11-08-2026`.
    pub fn read(cell: &str) -> Evidence {
        let cell = cell.trim();
        if YES.contains(&cell.to_lowercase().as_str()) {
            return Evidence::Yes;
        }
        day(cell).map_or(Evidence::Nothing, Evidence::Day)
    }
}

fn day(cell: &str) -> Option<Date> {
    let date = cell.split(['T', ' ']).next()?;
    let parts: Vec<&str> = date.split(['/', '.', '-']).collect();
    let &[first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn r37_cells_prove_a_day_a_yes_or_nothing() {
        let day = Evidence::Day(date(2026, 8, 11));
        for (cell, evidence) in [
            ("2026-08-11", day),
            ("2026-08-11T09:30:00+02:00", day),
            (" 11/08/2026 ", day),
            ("11.8.2026", day),
            ("Oui", Evidence::Yes),
            ("x", Evidence::Yes),
            ("non", Evidence::Nothing),
            ("", Evidence::Nothing),
            ("0", Evidence::Nothing),
            ("32/08/2026", Evidence::Nothing),
            ("11/08/26", Evidence::Nothing),
            ("peut-être", Evidence::Nothing),
        ] {
            assert_eq!(Evidence::read(cell), evidence, "{cell}");
        }
    }
}

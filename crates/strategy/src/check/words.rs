//! Cells, numbers and ways out, as sentences of either language need them.

use super::Lang;
use crate::hours::{Cells, WeekHours};

/// Week cells, days with the same hours together: `lun. à ven. 18:00-19:00, sam. 10:00-11:00 et 14:00-15:00`.
pub fn cells(cells: &[Cells], lang: Lang) -> String {
    let (days, to, and) = match lang {
        Lang::Fr => (["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."], "à", " et "),
        Lang::En => (["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], "to", " and "),
    };
    let week = WeekHours::from_cells(cells.iter().copied());
    let mut groups = Vec::new();
    let mut first = 0;
    while first < 7 {
        let same = (first..7).take_while(|day| week.day(*day) == week.day(first)).count();
        let last = first + same - 1;
        if !week.day(first).is_empty() {
            let spans: Vec<String> = week.day(first).iter().map(ToString::to_string).collect();
            let names = match same {
                1 => days[first].to_owned(),
                2 => format!("{}{and}{}", days[first], days[last]),
                _ => format!("{} {to} {}", days[first], days[last]),
            };
            groups.push(format!("{names} {}", spans.join(and)));
        }
        first = last + 1;
    }
    groups.join(", ")
}

/// A number as the language writes it: `100 000` and `0,5`, or `100,000` and `0.5`.
pub fn number(value: f64, lang: Lang) -> String {
    let (thousands, decimal) = match lang {
        Lang::Fr => ('\u{202f}', ','),
        Lang::En => (',', '.'),
    };
    let text = value.to_string();
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let digits = whole.chars().filter(char::is_ascii_digit).count();
    let mut written = String::new();
    for (index, digit) in whole.trim_start_matches('-').chars().enumerate() {
        if index > 0 && index < digits && (digits - index) % 3 == 0 {
            written.push(thousands);
        }
        written.push(digit);
    }
    let sign = if value < 0.0 { "-" } else { "" };
    if rest.is_empty() { format!("{sign}{written}") } else { format!("{sign}{written}{decimal}{rest}") }
}

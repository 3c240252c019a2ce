//! What the holiday calendars are called (R1).

use rappel_strategy::said::Said;

static NAMES: &str = include_str!("../data/calendars.txt");

/// Codes and names, country by country, the nearest to France first. A part of a country is named with it.
pub fn names() -> impl Iterator<Item = (&'static str, Said)> {
    rows().map(|(code, fr, en)| {
        let country = code.split_once('-').and_then(|(country, _)| rows().find(|row| row.0 == country));
        let name = match country {
            Some((_, country_fr, country_en)) => {
                Said::new(format!("{country_fr} – {fr}"), format!("{country_en} – {en}"))
            }
            None => Said::new(fr, en),
        };
        (code, name)
    })
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    NAMES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut fields = line.split('|');
        Some((fields.next()?, fields.next()?, fields.next()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rappel_strategy::holidays;
    use std::collections::BTreeSet;

    #[test]
    fn r1_every_calendar_has_a_name_and_every_name_a_calendar() {
        let named: BTreeSet<&str> = names().map(|(code, _)| code).collect();
        assert_eq!(named, holidays::codes().collect());
        assert_eq!(names().count(), named.len());
        let (_, moselle) = names().find(|(code, _)| *code == "FR-ALSACE-MOSELLE").unwrap();
        assert_eq!(moselle, Said::new("France – Alsace-Moselle", "France – Alsace-Moselle"));
    }
}

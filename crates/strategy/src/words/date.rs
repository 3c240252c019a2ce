//! Dates and times in words.

use crate::lang::Lang;
use crate::time::{HOUR_MS, Instant, MINUTE_MS};
use crate::zone::Zone;

const DAYS: [(&str, &str); 7] = [
    ("lundi", "Monday"),
    ("mardi", "Tuesday"),
    ("mercredi", "Wednesday"),
    ("jeudi", "Thursday"),
    ("vendredi", "Friday"),
    ("samedi", "Saturday"),
    ("dimanche", "Sunday"),
];

const MONTHS: [(&str, &str); 12] = [
    ("janvier", "January"),
    ("février", "February"),
    ("mars", "March"),
    ("avril", "April"),
    ("mai", "May"),
    ("juin", "June"),
    ("juillet", "July"),
    ("août", "August"),
    ("septembre", "September"),
    ("octobre", "October"),
    ("novembre", "November"),
    ("décembre", "December"),
];

/// An instant on a local clock, to the minute: `lundi 23 novembre 2026 à 18:05`.
pub fn date_time(lang: Lang, zone: &Zone, at: Instant) -> String {
    let day = zone.day(at);
    let date = day.date();
    let time_ms = zone.time_of_day_ms(at);
    let (hour, minute) = (time_ms / HOUR_MS, time_ms % HOUR_MS / MINUTE_MS);
    let (weekday, month) = (DAYS[day.weekday()], MONTHS[usize::from(date.month().unsigned_abs()) - 1]);
    let (number, year) = (date.day(), date.year());
    match lang {
        Lang::Fr => {
            let number = if number == 1 { "1er".to_owned() } else { number.to_string() };
            format!("{} {number} {} {year} à {hour:02}:{minute:02}", weekday.0, month.0)
        }
        Lang::En => format!("{} {number} {} {year} at {hour:02}:{minute:02}", weekday.1, month.1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_told_on_the_local_clock() {
        let paris = Zone::load("Europe/Paris").expect("known");
        let at = "2026-11-23T17:05:00Z".parse().expect("valid");
        assert_eq!(date_time(Lang::Fr, &paris, at), "lundi 23 novembre 2026 à 18:05");
        assert_eq!(date_time(Lang::En, &paris, at), "Monday 23 November 2026 at 18:05");
        let at = "2026-08-01T22:00:00Z".parse().expect("valid");
        assert_eq!(date_time(Lang::Fr, &paris, at), "dimanche 2 août 2026 à 00:00");
    }
}

//! Closed-day calendars by code: `FR`, `FR-ALSACE-MOSELLE`, `GB-SCT`, `US-NY` … (R1).
//!
//! Why: closed days move (Easter, the moon, substitute days), and a hand list is wrong within a year. The days come from
//! `data/holidays.txt`, which `script/generate-data` writes from a package that is kept up. What may not come in: rules that
//! compute feasts; only the script knows how a day came about.

use crate::time::LocalDay;
use jiff::civil;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::LazyLock;

/// The first year that the calendars know.
pub const FIRST_YEAR: i16 = 2020;
/// The last year that the calendars know. A campaign that runs later has no closed days from here: say so to the user.
pub const LAST_YEAR: i16 = 2040;

static FILE: &str = include_str!("../data/holidays.txt");
static CALENDARS: LazyLock<BTreeMap<&'static str, Calendar>> = LazyLock::new(|| read(FILE));

/// One calendar, its days in order and the name of each at the same index.
#[derive(Debug)]
struct Calendar {
    days: Vec<LocalDay>,
    names: Vec<&'static str>,
}

/// The public, non-working days of one country or of one part of it, from [`FIRST_YEAR`] to [`LAST_YEAR`] (R1).
#[derive(Clone, Copy)]
pub struct Holidays {
    code: &'static str,
    calendar: &'static Calendar,
}

impl Holidays {
    /// The code under which [`calendar`] finds it.
    pub fn code(self) -> &'static str {
        self.code
    }

    /// The days on which nobody works, ascending, each once.
    pub fn days(self) -> &'static [LocalDay] {
        &self.calendar.days
    }

    /// Whether nobody works on `day`.
    pub fn contains(self, day: LocalDay) -> bool {
        self.calendar.days.binary_search(&day).is_ok()
    }

    /// What the feast on `day` is called: in French where the source has it in French, else in a language of the country.
    pub fn name_of(self, day: LocalDay) -> Option<&'static str> {
        self.calendar.days.binary_search(&day).ok().map(|index| self.calendar.names[index])
    }
}

impl fmt::Debug for Holidays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Holidays({}, {} days)", self.code, self.calendar.days.len())
    }
}

/// The calendar with this code, or `None`: then show the user the nearest of [`codes`]. Codes are upper case: an ISO 3166
/// country, and after a hyphen its part.
pub fn calendar(code: &str) -> Option<Holidays> {
    CALENDARS.get_key_value(code).map(|(code, calendar)| Holidays { code, calendar })
}

/// Every code that [`calendar`] knows, ascending.
pub fn codes() -> impl Iterator<Item = &'static str> {
    CALENDARS.keys().copied()
}

/// Reads the generated file.
///
/// Its lines: `= CODE` begins a calendar, `= CODE < OTHER` one that begins as a copy of OTHER; `+name|days` adds and
/// `-name|days` takes away; a day is `YYMMDD`, or `*MMDD` for every year.
///
/// # Panics
///
/// If the file is not as the script writes it: it is compiled in, and the tests read it.
fn read(file: &'static str) -> BTreeMap<&'static str, Calendar> {
    let mut drafts: BTreeMap<&'static str, BTreeSet<(LocalDay, &'static str)>> = BTreeMap::new();
    let mut current = "";
    for line in file.lines().filter(|line| !line.starts_with(['#', '!'])) {
        if let Some(head) = line.strip_prefix("= ") {
            let (code, base) = head.split_once(" < ").unwrap_or((head, ""));
            let draft = drafts.get(base).cloned().unwrap_or_default();
            drafts.insert(code, draft);
            current = code;
        } else {
            let (sign, rest) = line.split_at(1);
            let (name, days) = rest.split_once('|').expect("a generated line has a name and days");
            let draft = drafts.get_mut(current).expect("a generated line stands under a calendar");
            for day in days.split(' ').flat_map(days_of) {
                if sign == "-" {
                    draft.remove(&(day, name));
                } else {
                    draft.insert((day, name));
                }
            }
        }
    }
    drafts.into_iter().map(|(code, draft)| (code, Calendar::from_draft(draft))).collect()
}

impl Calendar {
    fn from_draft(draft: BTreeSet<(LocalDay, &'static str)>) -> Calendar {
        let mut draft: Vec<_> = draft.into_iter().collect();
        draft.dedup_by_key(|(day, _)| *day);
        let (days, names) = draft.into_iter().unzip();
        Calendar { days, names }
    }
}

/// The days that one word of the generated file stands for.
fn days_of(word: &str) -> Vec<LocalDay> {
    let (years, month_day) = match word.strip_prefix('*') {
        Some(month_day) => (FIRST_YEAR..=LAST_YEAR, month_day),
        None => {
            let year = 2000 + number(&word[..2]);
            (year..=year, &word[2..])
        }
    };
    let (month, day) = (number(&month_day[..2]) as i8, number(&month_day[2..]) as i8);
    // A fixed feast on 29 February would be written out year by year.
    years.map(|year| LocalDay::from(civil::date(year, month, day))).collect()
}

fn number(digits: &str) -> i16 {
    digits.parse().expect("a generated date is made of digits")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(code: &str, year: i16) -> Vec<String> {
        let all = calendar(code).expect(code).days();
        all.iter().map(|day| day.date()).filter(|date| date.year() == year).map(|date| date.to_string()).collect()
    }

    fn has(code: &str, date: &str) -> bool {
        calendar(code).expect(code).contains(LocalDay::from(date.parse::<civil::Date>().expect("a date")))
    }

    #[test]
    fn france_has_eleven_closed_days_r1() {
        assert_eq!(
            days("FR", 2027),
            [
                "2027-01-01",
                "2027-03-29",
                "2027-05-01",
                "2027-05-06",
                "2027-05-08",
                "2027-05-17",
                "2027-07-14",
                "2027-08-15",
                "2027-11-01",
                "2027-11-11",
                "2027-12-25"
            ]
        );
        let whit_monday = LocalDay::from(civil::date(2027, 5, 17));
        assert_eq!(calendar("FR").and_then(|french| french.name_of(whit_monday)), Some("Lundi de Pentecôte"));
        for year in FIRST_YEAR..=LAST_YEAR {
            // Ascension may fall on 8 May.
            assert!((10..=11).contains(&days("FR", year).len()), "{year}");
        }
    }

    #[test]
    fn local_days_close_only_where_they_are_law_r1() {
        for (code, good_friday, saint_stephen, abolition) in
            [("FR", false, false, false), ("FR-ALSACE-MOSELLE", true, true, false), ("FR-RE", false, false, true)]
        {
            assert_eq!(has(code, "2027-03-26"), good_friday, "{code}");
            assert_eq!(has(code, "2027-12-26"), saint_stephen, "{code}");
            assert_eq!(has(code, "2027-12-20"), abolition, "{code}");
        }
        for code in ["FR-GP", "FR-MQ", "FR-GF", "FR-YT", "FR-PF", "FR-NC"] {
            assert!(!has(code, "2027-12-20") && days(code, 2027).len() > 11, "{code}");
        }
        assert!(has("DE-BY", "2027-01-06") && !has("DE-BE", "2027-01-06"));
        assert!(has("CA-QC", "2027-06-24") && !has("CA-ON", "2027-06-24"));
        assert!(
            has("US", "2027-11-25") && has("IT", "2027-04-25") && has("LU", "2027-06-23") && has("BE", "2027-07-21")
        );
    }

    #[test]
    fn british_feasts_on_a_weekend_move_to_a_working_day_r1() {
        // Christmas 2027 is a Saturday and Boxing Day a Sunday.
        for substitute in ["2027-12-27", "2027-12-28"] {
            assert!(has("GB", substitute) && has("GB-ENG", substitute));
        }
        assert!(has("GB-SCT", "2027-11-30") && !has("GB-ENG", "2027-11-30"));
        assert!(has("GB-NIR", "2027-03-17") && !has("GB-WLS", "2027-03-17"));
    }

    #[test]
    fn the_feasts_of_the_moon_are_there_r1() {
        let morocco = calendar("MA").expect("Morocco");
        for year in FIRST_YEAR..=LAST_YEAR {
            let of_year = |day: &&LocalDay| day.date().year() == year;
            let moving = morocco.days().iter().filter(of_year).filter(|day| {
                let name = morocco.name_of(**day).unwrap_or_default();
                ["rupture du jeûne", "sacrifice", "musulman", "prophète"].iter().any(|feast| name.contains(feast))
            });
            assert!(moving.count() >= 4, "{year}");
        }
    }

    #[test]
    fn every_calendar_is_sorted_and_covers_every_year_r1() {
        assert!(FILE.contains(&format!("\n! {FIRST_YEAR} {LAST_YEAR}\n")));
        assert!(codes().count() > 130);
        for code in codes() {
            let of_code = calendar(code).expect(code);
            assert_eq!(of_code.code(), code);
            assert!(of_code.days().is_sorted_by(|a, b| a < b), "{code}");
            for year in FIRST_YEAR..=LAST_YEAR {
                assert!((3..=40).contains(&days(code, year).len()), "{code} {year}");
            }
        }
        assert!(calendar("fr").is_none() && calendar("FR-XX").is_none());
    }
}

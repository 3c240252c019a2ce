//! Hours of a week: opening hours and plannings (R1, R12).

use schemars::JsonSchema;
use serde::de::{Error, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// Names of the weekdays in files, Monday first.
pub const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A local time of day in minutes after midnight, 0…1440 (24:00 is the end of the day). Written `18:30`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// The end of the day, 24:00.
    pub const END: TimeOfDay = TimeOfDay(1440);

    /// The time `minutes` after midnight, or `None` beyond 24:00.
    pub fn from_minutes(minutes: u16) -> Option<TimeOfDay> {
        (minutes <= 1440).then_some(TimeOfDay(minutes))
    }

    /// Minutes after midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }

    /// Milliseconds after midnight.
    pub fn millis(self) -> i64 {
        i64::from(self.0) * crate::time::MINUTE_MS
    }
}

impl FromStr for TimeOfDay {
    type Err = String;
    fn from_str(text: &str) -> Result<TimeOfDay, String> {
        let wrong = || format!("`{text}` is not a time of day; expected for example 09:00 or 18:30, up to 24:00");
        let (hour, minute) = text.trim().split_once([':', 'h']).ok_or_else(wrong)?;
        let hour: u16 = hour.parse().map_err(|_| wrong())?;
        let minute: u16 = if minute.is_empty() { 0 } else { minute.parse().map_err(|_| wrong())? };
        if minute > 59 || hour > 24 {
            return Err(wrong());
        }
        TimeOfDay::from_minutes(hour * 60 + minute).ok_or_else(wrong)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl fmt::Debug for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Half-open hours `[from, to)` of one day. Written `09:00-12:30`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DaySpan {
    /// First minute inside.
    pub from: TimeOfDay,
    /// First minute after.
    pub to: TimeOfDay,
}

impl DaySpan {
    /// The whole day.
    pub const WHOLE: DaySpan = DaySpan { from: TimeOfDay(0), to: TimeOfDay::END };
}

impl FromStr for DaySpan {
    type Err = String;
    fn from_str(text: &str) -> Result<DaySpan, String> {
        let (from, to) = text
            .split_once(['-', '–'])
            .ok_or_else(|| format!("`{text}` is not a span of hours; expected for example 09:00-12:30"))?;
        let (from, to): (TimeOfDay, TimeOfDay) = (from.parse()?, to.parse()?);
        if from >= to {
            return Err(format!(
                "`{text}` ends before it begins; hours past midnight belong to the next day, from 00:00"
            ));
        }
        Ok(DaySpan { from, to })
    }
}

impl fmt::Display for DaySpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from, self.to)
    }
}

impl fmt::Debug for DaySpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

macro_rules! text_serde {
    ($type:ty, $name:literal, $example:literal) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                Cow::<'de, str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
            }
        }
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "examples": [$example] })
            }
        }
    };
}
pub(crate) use text_serde;

text_serde!(TimeOfDay, "TimeOfDay", "18:30");
text_serde!(DaySpan, "DaySpan", "09:00-12:30");

/// Cells of one weekday, as shown to a person: `tue 12:00-14:00`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, JsonSchema)]
pub struct Cells {
    /// Monday = 0 … Sunday = 6.
    pub weekday: u8,
    /// The hours.
    pub span: DaySpan,
}

impl fmt::Display for Cells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", WEEKDAYS[usize::from(self.weekday)], self.span)
    }
}

/// Hours of a week, minute precision, half-open, in local time. Spans of a day are sorted and never touch.
///
/// In files: `{ mon-fri = ["09:00-12:00", "14:00-20:00"], sat = ["09:00-12:00"] }`.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct WeekHours {
    days: [Vec<DaySpan>; 7],
}

impl WeekHours {
    /// Every hour of every day.
    pub fn always() -> WeekHours {
        let day = vec![DaySpan { from: TimeOfDay(0), to: TimeOfDay::END }];
        WeekHours { days: std::array::from_fn(|_| day.clone()) }
    }

    /// These cells; they may overlap and come in any order. Weekdays count from Monday = 0 and must be below 7.
    pub fn from_cells(cells: impl IntoIterator<Item = Cells>) -> WeekHours {
        let mut days: [Vec<DaySpan>; 7] = Default::default();
        for cell in cells {
            days[usize::from(cell.weekday)].push(cell.span);
        }
        WeekHours { days: days.map(merged) }
    }

    /// The hours of a weekday (Monday = 0), sorted.
    pub fn day(&self, weekday: usize) -> &[DaySpan] {
        &self.days[weekday]
    }

    /// All cells in the order of the week.
    pub fn cells(&self) -> impl Iterator<Item = Cells> + '_ {
        (0u8..).zip(&self.days).flat_map(|(weekday, spans)| spans.iter().map(move |&span| Cells { weekday, span }))
    }

    /// Whether there is no hour at all.
    pub fn is_empty(&self) -> bool {
        self.days.iter().all(Vec::is_empty)
    }

    /// Whether the minute of this local time is inside.
    pub fn contains(&self, weekday: usize, time_of_day_ms: i64) -> bool {
        self.days[weekday].iter().any(|span| span.from.millis() <= time_of_day_ms && time_of_day_ms < span.to.millis())
    }

    /// The cells that are in both.
    pub fn intersection(&self, other: &WeekHours) -> WeekHours {
        WeekHours {
            days: std::array::from_fn(|weekday| {
                let mut common = Vec::new();
                for a in &self.days[weekday] {
                    for b in &other.days[weekday] {
                        let span = DaySpan { from: a.from.max(b.from), to: a.to.min(b.to) };
                        if span.from < span.to {
                            common.push(span);
                        }
                    }
                }
                merged(common)
            }),
        }
    }

    /// The cells that are in `self` and not in `other`.
    pub fn difference(&self, other: &WeekHours) -> WeekHours {
        WeekHours {
            days: std::array::from_fn(|weekday| {
                let mut rest = self.days[weekday].clone();
                for cut in &other.days[weekday] {
                    rest = rest
                        .into_iter()
                        .flat_map(|span| {
                            [
                                DaySpan { from: span.from, to: span.to.min(cut.from) },
                                DaySpan { from: span.from.max(cut.to), to: span.to },
                            ]
                        })
                        .filter(|span| span.from < span.to)
                        .collect();
                }
                merged(rest)
            }),
        }
    }
}

/// Sorted spans, those that touch or overlap made one.
fn merged(mut spans: Vec<DaySpan>) -> Vec<DaySpan> {
    spans.sort();
    let mut merged: Vec<DaySpan> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            _ => merged.push(span),
        }
    }
    merged
}

impl Serialize for WeekHours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut first = 0;
        while first < 7 {
            let mut last = first;
            while last < 6 && self.days[last + 1] == self.days[first] {
                last += 1;
            }
            if !self.days[first].is_empty() {
                let key = if first == last {
                    WEEKDAYS[first].to_owned()
                } else {
                    format!("{}-{}", WEEKDAYS[first], WEEKDAYS[last])
                };
                map.serialize_entry(&key, &self.days[first])?;
            }
            first = last + 1;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for WeekHours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<WeekHours, D::Error> {
        deserializer.deserialize_map(WeekVisitor)
    }
}

struct WeekVisitor;

impl<'de> Visitor<'de> for WeekVisitor {
    type Value = WeekHours;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("hours by weekday, for example { mon-fri = [\"09:00-12:00\"], sat = [\"09:00-10:00\"] }")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<WeekHours, A::Error> {
        let mut days: [Option<Vec<DaySpan>>; 7] = Default::default();
        while let Some(key) = map.next_key::<String>()? {
            let (first, last) = key.split_once('-').unwrap_or((&key, &key));
            let index = |name: &str| {
                WEEKDAYS.iter().position(|day| *day == name).ok_or_else(|| {
                    A::Error::custom(format!("unknown weekday `{name}`, expected one of `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`, or a range such as `mon-fri`"))
                })
            };
            let (first, last) = (index(first)?, index(last)?);
            if first > last {
                return Err(A::Error::custom(format!("`{key}` runs backwards; weeks start on Monday")));
            }
            let spans: Vec<DaySpan> = map.next_value()?;
            for day in &mut days[first..=last] {
                if day.replace(merged(spans.clone())).is_some() {
                    return Err(A::Error::custom(format!("`{key}` names a weekday that already has hours")));
                }
            }
        }
        Ok(WeekHours { days: days.map(Option::unwrap_or_default) })
    }
}

impl JsonSchema for WeekHours {
    fn schema_name() -> Cow<'static, str> {
        "WeekHours".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let day = "(mon|tue|wed|thu|fri|sat|sun)";
        schemars::json_schema!({
            "type": "object",
            "description": "Hours by weekday or range of weekdays, half-open, local time",
            "patternProperties": { (format!("^{day}(-{day})?$")): { "type": "array", "items": { "type": "string", "pattern": "^\\d{1,2}:\\d{2}-\\d{1,2}:\\d{2}$" } } },
            "additionalProperties": false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(json: &str) -> WeekHours {
        serde_json::from_str(json).expect("valid hours")
    }

    #[test]
    fn r1_hours_read_and_write_by_ranges_of_days() {
        let hours = week(r#"{"mon-fri":["14:00-18:00","9:00-12:00","11:00-13:00"],"sun":["00:00-24:00"]}"#);
        assert_eq!(
            serde_json::to_string(&hours).expect("writes"),
            r#"{"mon-fri":["09:00-13:00","14:00-18:00"],"sun":["00:00-24:00"]}"#
        );
        for (wrong, says) in [
            (r#"{"lun":[]}"#, "unknown weekday"),
            (r#"{"fri-mon":[]}"#, "backwards"),
            (r#"{"mon-fri":[],"tue":[]}"#, "already has hours"),
            (r#"{"mon":["12:00-9:00"]}"#, "ends before"),
            (r#"{"mon":["9:00-25:00"]}"#, "time of day"),
        ] {
            let error = serde_json::from_str::<WeekHours>(wrong).expect_err(wrong).to_string();
            assert!(error.contains(says), "{error}");
        }
    }

    #[test]
    fn r12_overlap_and_excess_are_exact_cells() {
        let opening = week(r#"{"mon-fri":["09:00-20:00"]}"#);
        let planning = week(r#"{"mon":["08:30-10:00"],"tue":["19:00-21:00"],"sat":["10:00-11:00"]}"#);
        let outside: Vec<String> = planning.difference(&opening).cells().map(|c| c.to_string()).collect();
        assert_eq!(outside, ["mon 08:30-09:00", "tue 20:00-21:00", "sat 10:00-11:00"]);
        let inside: Vec<String> = planning.intersection(&opening).cells().map(|c| c.to_string()).collect();
        assert_eq!(inside, ["mon 09:00-10:00", "tue 19:00-20:00"]);
        assert!(opening.contains(0, 9 * 3_600_000) && !opening.contains(0, 20 * 3_600_000));
    }
}

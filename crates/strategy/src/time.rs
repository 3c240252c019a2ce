//! Instants, local days and times of day.
//!
//! Why: an instant (UTC) and a civil time are different things, and mixing them is the commonest error of this field. What may
//! not come in: the clock. Nothing in this crate reads the time; an instant is always an argument.

use jiff::civil;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::ops::{Add, Sub};
use std::str::FromStr;

/// Milliseconds in a second, a minute, an hour and a day.
pub const SECOND_MS: i64 = 1_000;
/// Milliseconds in a minute.
pub const MINUTE_MS: i64 = 60 * SECOND_MS;
/// Milliseconds in an hour.
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
/// Milliseconds in a civil day without a clock change.
pub const DAY_MS: i64 = 24 * HOUR_MS;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
///
/// Written and read as RFC 3339 (`2026-11-23T18:05:00Z`, or with an offset when read).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Instant(i64);

impl Instant {
    /// Earlier than every instant that is ever compared with it.
    pub const MIN: Instant = Instant(i64::MIN / 4);
    /// Later than every instant that is ever compared with it.
    pub const MAX: Instant = Instant(i64::MAX / 4);

    /// The instant `ms` milliseconds after 1970-01-01T00:00:00Z.
    pub const fn from_millis(ms: i64) -> Instant {
        Instant(ms)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// This instant in jiff's type; clamped to the years jiff knows.
    pub fn timestamp(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(if self.0 < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        })
    }
}

impl From<jiff::Timestamp> for Instant {
    fn from(timestamp: jiff::Timestamp) -> Instant {
        Instant(timestamp.as_millisecond())
    }
}

/// Adds milliseconds.
impl Add<i64> for Instant {
    type Output = Instant;
    fn add(self, ms: i64) -> Instant {
        Instant(self.0.saturating_add(ms))
    }
}

/// Milliseconds between two instants.
impl Sub for Instant {
    type Output = i64;
    fn sub(self, other: Instant) -> i64 {
        self.0.saturating_sub(other.0)
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.timestamp().fmt(f)
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Instant {
    type Err = String;
    fn from_str(text: &str) -> Result<Instant, String> {
        jiff::Timestamp::from_str(text)
            .map(Instant::from)
            .map_err(|_| format!("`{text}` is not an instant; expected for example 2026-11-23T18:05:00+01:00"))
    }
}

impl Serialize for Instant {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Instant, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Instant {
    fn schema_name() -> Cow<'static, str> {
        "Instant".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date-time" })
    }
}

/// A civil date, as days since 1970-01-01, in a zone that the context names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LocalDay(pub i32);

impl LocalDay {
    /// Day of the week, Monday = 0 … Sunday = 6.
    pub const fn weekday(self) -> usize {
        // 1970-01-01 was a Thursday.
        (self.0 + 3).rem_euclid(7) as usize
    }

    /// The Monday on or before this day.
    pub const fn week_start(self) -> LocalDay {
        LocalDay(self.0 - self.weekday() as i32)
    }

    /// This day as a calendar date.
    pub fn date(self) -> civil::Date {
        civil::Date::new(1970, 1, 1)
            .expect("the epoch is a date")
            .saturating_add(jiff::Span::new().days(i64::from(self.0.clamp(-4_000_000, 2_900_000))))
    }
}

impl From<civil::Date> for LocalDay {
    fn from(date: civil::Date) -> LocalDay {
        let epoch = civil::Date::new(1970, 1, 1).expect("the epoch is a date");
        LocalDay(date.duration_since(epoch).as_hours().div_euclid(24) as i32)
    }
}

impl Add<i32> for LocalDay {
    type Output = LocalDay;
    fn add(self, days: i32) -> LocalDay {
        LocalDay(self.0 + days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_start_on_monday() {
        let monday = LocalDay::from(civil::date(2026, 11, 23));
        assert_eq!(monday.weekday(), 0);
        assert_eq!((monday + 6).weekday(), 6);
        assert_eq!((monday + 6).week_start(), monday);
        assert_eq!(LocalDay::from(civil::date(1969, 12, 29)).weekday(), 0);
        assert_eq!((monday + 6).date(), civil::date(2026, 11, 29));
    }

    #[test]
    fn instants_read_and_write_rfc3339() {
        let instant: Instant = "2026-11-23T18:05:00+01:00".parse().expect("valid");
        assert_eq!(instant.to_string(), "2026-11-23T17:05:00Z");
        assert!("18:05".parse::<Instant>().unwrap_err().contains("expected"));
    }
}

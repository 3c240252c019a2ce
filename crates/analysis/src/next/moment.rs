//! Instants, read and written.

use super::mistake::Mistake;
use jiff::tz::Offset;
use rappel_strategy::time::{HOUR_MS, Instant, LocalDay, MINUTE_MS, SECOND_MS};
use rappel_strategy::zone::Zone;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// The years in which zones are unrolled; beyond them a local time would be wrong.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1970..=2119;

/// An instant in RFC 3339, or a local time of `zone`: the first of two where clocks go back, the instant of the jump where
/// they pass over it (R2).
///
/// # Errors
/// [`Mistake::Instant`] or [`Mistake::Year`].
pub fn read(text: &str, zone: &Zone) -> Result<Instant, Mistake> {
    let wrong = || Mistake::Instant { text: text.to_owned(), zone: zone.name().to_owned() };
    let at = match text.parse::<Instant>() {
        Ok(at) => at,
        // A bracket names a zone, which a local time would silently ignore.
        Err(_) if text.contains('[') => return Err(wrong()),
        Err(_) => {
            let local: jiff::civil::DateTime = text.parse().map_err(|_| wrong())?;
            zone.instant(LocalDay::from(local.date()), time_ms(local.time()))
        }
    };
    if YEARS.contains(&zone.day(at).date().year()) {
        return Ok(at);
    }
    Err(Mistake::Year(text.to_owned()))
}

fn time_ms(time: jiff::civil::Time) -> i64 {
    i64::from(time.hour()) * HOUR_MS
        + i64::from(time.minute()) * MINUTE_MS
        + i64::from(time.second()) * SECOND_MS
        + i64::from(time.millisecond())
}

/// An instant, written in RFC 3339 with the offset of a zone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moment {
    at: Instant,
    offset_ms: i64,
}

impl Moment {
    /// The instant on the clock of this zone.
    pub fn new(at: Instant, zone: &Zone) -> Moment {
        Moment { at, offset_ms: zone.offset_ms(at) }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let offset = Offset::from_seconds((self.offset_ms / SECOND_MS) as i32).unwrap_or(Offset::UTC);
        self.at.timestamp().display_with_offset(offset).fmt(f)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Moment {
    fn schema_name() -> Cow<'static, str> {
        "Moment".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date-time" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r2_instants_are_absolute_or_local_to_the_campaign() {
        let paris = Zone::load("Europe/Paris").expect("known");
        for (text, instant) in [
            ("2026-11-23T18:05:00+01:00", "2026-11-23T17:05:00Z"),
            ("2026-11-23T18:05Z", "2026-11-23T18:05:00Z"),
            ("2026-11-23T18:05", "2026-11-23T17:05:00Z"),
            ("2026-11-23T18:05:09.25", "2026-11-23T17:05:09.25Z"),
            // Twice on this night: the first.
            ("2026-10-25T02:30", "2026-10-25T00:30:00Z"),
            // Never on this night: the jump.
            ("2026-03-29T02:30", "2026-03-29T01:00:00Z"),
        ] {
            assert_eq!(read(text, &paris).map(|at| at.to_string()).as_deref(), Ok(instant), "{text}");
        }
        for (text, says) in [
            ("demain", "expected for example"),
            ("2026-11-23T18:05[America/New_York]", "expected for example"),
            ("2226-11-23T18:05", "outside the years"),
            ("1926-11-23T18:05Z", "outside the years"),
        ] {
            let error = read(text, &paris).expect_err(text).to_string();
            assert!(error.contains(says), "{error}");
        }
    }

    #[test]
    fn instants_are_written_with_the_offset_of_the_zone() {
        let paris = Zone::load("Europe/Paris").expect("known");
        let at = "2026-11-23T17:00:00Z".parse().expect("valid");
        assert_eq!(Moment::new(at, &paris).to_string(), "2026-11-23T18:00:00+01:00");
    }
}

//! Lengths of time as people write them.

use crate::hours::text_serde;
use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// A length of time in seconds, at most 400 days. Written `45 s`, `15 min`, `2 h`, `1 h 30 min`, `3 d`; a day is 24 hours.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Delay(u32);

const UNITS: [(&str, u32); 4] = [("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1)];

impl Delay {
    /// The longest delay: 400 days.
    pub const MAX: Delay = Delay(400 * 86_400);

    /// A delay of `seconds`, or `None` beyond [`Delay::MAX`].
    pub const fn from_seconds(seconds: u32) -> Option<Delay> {
        if seconds <= Delay::MAX.0 { Some(Delay(seconds)) } else { None }
    }

    /// The length in seconds.
    pub const fn seconds(self) -> u32 {
        self.0
    }

    /// The length in milliseconds.
    pub const fn millis(self) -> i64 {
        self.0 as i64 * 1_000
    }
}

impl FromStr for Delay {
    type Err = String;
    fn from_str(text: &str) -> Result<Delay, String> {
        let wrong =
            || format!("`{text}` is not a delay; expected for example 45 s, 15 min, 1 h 30 min or 3 d, at most 400 d");
        let mut seconds: u64 = 0;
        let mut rest = text.trim();
        while !rest.is_empty() {
            let digits = rest.find(|c: char| !c.is_ascii_digit()).ok_or_else(wrong)?;
            let count: u64 = rest[..digits].parse().map_err(|_| wrong())?;
            let tail = rest[digits..].trim_start();
            let unit = tail.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(tail.len());
            let unit_s = match &tail[..unit] {
                "j" | "day" | "days" => 86_400,
                "m" | "mn" => 60,
                name => UNITS.iter().find(|(unit, _)| *unit == name).map(|(_, s)| *s).ok_or_else(wrong)?,
            };
            seconds = count.checked_mul(u64::from(unit_s)).and_then(|s| s.checked_add(seconds)).ok_or_else(wrong)?;
            rest = tail[unit..].trim_start();
        }
        if text.trim().is_empty() {
            return Err(wrong());
        }
        u32::try_from(seconds).ok().and_then(Delay::from_seconds).ok_or_else(wrong)
    }
}

impl fmt::Display for Delay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        let mut first = true;
        for (unit, unit_s) in UNITS {
            let count = rest / unit_s;
            rest %= unit_s;
            if count > 0 {
                write!(f, "{}{count} {unit}", if first { "" } else { " " })?;
                first = false;
            }
        }
        if first { f.write_str("0 s") } else { Ok(()) }
    }
}

impl fmt::Debug for Delay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

text_serde!(Delay, "Delay", "1 h 30 min");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_read_as_people_write_them() {
        for (text, seconds, canonical) in [
            ("15 min", 900, "15 min"),
            ("90min", 5_400, "1 h 30 min"),
            ("1h30m", 5_400, "1 h 30 min"),
            ("3 j", 259_200, "3 d"),
            ("0 s", 0, "0 s"),
            ("24 h", 86_400, "1 d"),
        ] {
            let delay: Delay = text.parse().expect(text);
            assert_eq!((delay.seconds(), delay.to_string().as_str()), (seconds, canonical));
        }
        for text in ["", "15", "min", "401 d", "5 weeks", "-1 h"] {
            assert!(text.parse::<Delay>().is_err(), "{text}");
        }
    }
}

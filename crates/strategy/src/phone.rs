//! Telephone numbers as the world dials them (E.164), what they can receive, and where they plausibly are.
//!
//! Why: caps, suppression and duplicates compare numbers, not the way somebody typed them (R30, R40), and plannings are read
//! in the contact's zone, which the number may tell (R2). The rules of the world's numbering plans are the library's; what is
//! ours is how people and spreadsheets write numbers in France. What may not come in: call files, columns, anything with I/O.

mod country;
mod french;
mod library;
mod parse;
mod writing;
mod zones;

pub use country::Country;
pub use parse::{ParsedPhone, PhoneError, parse};
pub(crate) use zones::roams;
pub use zones::{whereabouts, zone, zones};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

/// Most digits of an E.164 number, country code included.
pub const DIGITS_MAX: u32 = 15;

/// A telephone number: its E.164 digits, country code first, as one number. Written `+33639981204`.
///
/// Holding one does not mean that the number exists: [`parse`] checks that; [`Phone::from_e164`] and reading `+…` do not, so
/// that what was stored under an older numbering plan can still be read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(NonZeroU64);

impl Phone {
    /// The number with these E.164 digits; `None` for zero or more than [`DIGITS_MAX`] digits.
    pub const fn from_e164(digits: u64) -> Option<Phone> {
        if digits >= 10u64.pow(DIGITS_MAX) {
            return None;
        }
        match NonZeroU64::new(digits) {
            Some(digits) => Some(Phone(digits)),
            None => None,
        }
    }

    /// The E.164 digits as a number; below 10^15.
    pub const fn digits(self) -> u64 {
        self.0.get()
    }

    /// What the number is, by its country's numbering plan; [`PhoneKind::Other`] also for a number that no plan knows.
    pub fn kind(self) -> PhoneKind {
        french::fiction(self)
            .or_else(|| library::from_e164(self).and_then(|number| library::kind(&number)))
            .unwrap_or(PhoneKind::Other)
    }

    /// The country it belongs to; `None` when no country has its code.
    pub fn country(self) -> Option<Country> {
        library::home(self)
    }

    /// The digits that are dialled for the number within a country: its national form, or the country's international prefix
    /// in front of the E.164 digits.
    pub fn dialled_in(self, country: Country) -> String {
        let french = if country.writes_as_france() { french::national(self) } else { None };
        let written =
            french.or_else(|| library::from_within(self, country)).unwrap_or_else(|| format!("00{}", self.digits()));
        written.chars().filter(char::is_ascii_digit).collect()
    }

    /// The number as somebody in France reads it: `06 39 98 12 04`, overseas departments included (`06 92 12 34 56`); a
    /// foreign number in international format (`+32 470 12 34 56`).
    pub fn national(self) -> String {
        french::national(self).or_else(|| library::international(self)).unwrap_or_else(|| self.to_string())
    }
}

/// What kind of line a number is (R18).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum PhoneKind {
    /// A line at a place.
    Fixed = 0,
    /// A mobile telephone.
    Mobile = 1,
    /// The country's plan does not tell the two apart (United States, Canada …).
    FixedOrMobile = 2,
    /// Internet telephony, toll-free, premium rate, anything else.
    Other = 3,
}

impl PhoneKind {
    /// Every kind, in the order of their codes.
    pub const ALL: [PhoneKind; 4] = [PhoneKind::Fixed, PhoneKind::Mobile, PhoneKind::FixedOrMobile, PhoneKind::Other];

    /// The code under which it is stored; never changes.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// The kind with this code.
    pub fn from_code(code: u8) -> Option<PhoneKind> {
        PhoneKind::ALL.get(usize::from(code)).copied()
    }

    /// Whether such a line can receive texts (R18).
    pub const fn takes_texts(self) -> bool {
        matches!(self, PhoneKind::Mobile | PhoneKind::FixedOrMobile)
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "+{}", self.0)
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Reads `+33639981204` and nothing looser; for what people write there is [`parse`].
impl FromStr for Phone {
    type Err = String;
    fn from_str(text: &str) -> Result<Phone, String> {
        text.strip_prefix('+')
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0'))
            .and_then(|digits| Phone::from_e164(digits.parse().ok()?))
            .ok_or_else(|| format!("`{text}` is not an E.164 number; expected for example +33639981204"))
    }
}

impl Serialize for Phone {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Phone {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Phone, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Phone {
    fn schema_name() -> Cow<'static, str> {
        "Phone".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^\\+[1-9][0-9]{0,14}$",
            "description": "A telephone number in E.164: a plus sign, the country code, the number.",
            "examples": ["+33639981204"]
        })
    }
}

#[cfg(test)]
mod tests;

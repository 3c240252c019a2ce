//! The country in whose way a number without country code is read.

use super::Phone;
use rlibphonenumber::{PHONE_NUMBER_UTIL, Region};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// A country that has telephone numbers, by its two letters (ISO 3166): `FR`, `RE`, `BE` …
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Country(Region);

impl Country {
    /// France, the default of every campaign.
    pub const FRANCE: Country = Country(Region::FR);

    /// The United States of America.
    pub const UNITED_STATES: Country = Country(Region::US);
    /// Canada.
    pub const CANADA: Country = Country(Region::CA);

    /// The country with this code; two capital letters.
    pub fn from_code(code: &str) -> Option<Country> {
        if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return None;
        }
        Country::of_region(Region::from_str(code).ok()?)
    }

    /// Every country that has telephone numbers, by code.
    pub fn all() -> impl Iterator<Item = Country> {
        let letters = || b'A'..=b'Z';
        letters()
            .flat_map(move |first| letters().map(move |second| [char::from(first), char::from(second)]))
            .filter_map(|letters| Country::from_code(&letters.iter().collect::<String>()))
    }

    /// A number such as the country has them; `None` where none is known.
    pub fn example(self) -> Option<Phone> {
        super::library::example(self)
    }

    /// The country of the library's region; `None` for a region without telephone numbers.
    pub(super) fn of_region(region: Region) -> Option<Country> {
        PHONE_NUMBER_UTIL.get_country_code_for_region(region).map(|_| Country(region))
    }

    pub(super) fn region(self) -> Region {
        self.0
    }

    /// Whether national numbers are written here as in metropolitan France: ten digits, beginning with 0, where `0692` is
    /// Réunion wherever one calls from.
    pub(super) fn writes_as_france(self) -> bool {
        use Region as R;
        matches!(self.0, R::FR | R::GP | R::MQ | R::GF | R::RE | R::YT | R::BL | R::MF | R::PM)
    }
}

impl Default for Country {
    fn default() -> Country {
        Country::FRANCE
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Country {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Country, D::Error> {
        let code = Cow::<'de, str>::deserialize(deserializer)?;
        Country::from_code(&code).ok_or_else(|| {
            serde::de::Error::custom(format!(
                "`{code}` is not a country with telephone numbers; expected for example FR"
            ))
        })
    }
}

impl JsonSchema for Country {
    fn schema_name() -> Cow<'static, str> {
        "Country".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[A-Z]{2}$", "examples": ["FR", "BE"] })
    }
}

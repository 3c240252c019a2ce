//! Texts and numbers of an input line, borrowed from it wherever JSON lets them be.

use schemars::JsonSchema;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::fmt;

/// A text.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Text<'a>(#[serde(borrow)] pub Cow<'a, str>);

/// A text or a whole number.
#[derive(Clone, Debug, JsonSchema)]
#[serde(untagged)]
pub enum TextOrNumber<'a> {
    /// A whole number.
    Number(u64),
    /// A text.
    Text(Cow<'a, str>),
}

impl<'de: 'a, 'a> Deserialize<'de> for TextOrNumber<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<TextOrNumber<'a>, D::Error> {
        deserializer.deserialize_any(TextOrNumberVisitor)
    }
}

struct TextOrNumberVisitor;

impl<'de> Visitor<'de> for TextOrNumberVisitor {
    type Value = TextOrNumber<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a whole number")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<TextOrNumber<'de>, E> {
        Ok(TextOrNumber::Number(number))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<TextOrNumber<'de>, E> {
        Ok(TextOrNumber::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<TextOrNumber<'de>, E> {
        Ok(TextOrNumber::Text(Cow::Owned(text.to_owned())))
    }
}

/// What the phone columns hold, as they stand: column by column.
#[derive(Clone, Debug, Default)]
pub struct Phones<'a>(pub Vec<(Cow<'a, str>, Option<TextOrNumber<'a>>)>);

impl<'de: 'a, 'a> Deserialize<'de> for Phones<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Phones<'a>, D::Error> {
        deserializer.deserialize_map(PhonesVisitor)
    }
}

struct PhonesVisitor;

impl<'de> Visitor<'de> for PhonesVisitor {
    type Value = Phones<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("phone numbers by column, for example {\"TEL_MOBILE\": \"06 39 98 12 04\"}")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Phones<'de>, A::Error> {
        let mut phones = Vec::with_capacity(map.size_hint().unwrap_or(4));
        while let Some((Text(column), phone)) = map.next_entry()? {
            phones.push((column, phone));
        }
        Ok(Phones(phones))
    }
}

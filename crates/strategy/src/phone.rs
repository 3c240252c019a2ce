//! Telephone numbers.
use std::borrow::Cow;
use std::num::NonZeroU64;

/// An E.164 number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Phone(NonZeroU64);

impl Phone {
    /// From E.164 digits.
    pub fn from_e164(digits: u64) -> Option<Phone> {
        if digits >= 1_000_000_000_000_000 {
            return None;
        }
        NonZeroU64::new(digits).map(Phone)
    }
    /// E.164 digits.
    pub fn digits(self) -> u64 {
        self.0.get()
    }
}
impl std::fmt::Display for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "+{}", self.0)
    }
}
impl serde::Serialize for Phone {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> serde::Deserialize<'de> for Phone {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Phone, D::Error> {
        let text = Cow::<'de, str>::deserialize(d)?;
        text.trim_start_matches('+')
            .parse()
            .ok()
            .and_then(Phone::from_e164)
            .ok_or_else(|| serde::de::Error::custom("expected E.164"))
    }
}
impl schemars::JsonSchema for Phone {
    fn schema_name() -> Cow<'static, str> {
        "Phone".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string" })
    }
}

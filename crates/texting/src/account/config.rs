//! What an account is, as an administrator writes it. There are no secrets in it.

use crate::http::HttpConfig;
use crate::smpp::SmppConfig;
use crate::texting::Sender;
use rappel_strategy::phone::{Country, Phone};
use rappel_strategy::said::Said;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An account that sends texts.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountConfig {
    /// Its name, at most 60 characters.
    pub name: String,
    /// Who texts come from: a number in E.164 (`+33…`), a short number of 3 to 8 digits, or a name of at most 11 letters, digits
    /// and spaces.
    pub sender: String,
    /// Countries whose mobiles it may send to (ISO 3166).
    pub countries: Vec<Country>,
    /// Most texts a second; over SMPP each segment of a long text counts. Between 0.01 and 1000.
    #[serde(default = "texts_per_second_default")]
    pub texts_per_second: f64,
    /// How long the carrier may try to deliver a text, hours; 1 to 168.
    #[serde(default = "validity_h_default")]
    pub validity_h: u16,
    /// How the carrier is spoken to.
    pub protocol: Protocol,
}

/// How a carrier is spoken to.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(clippy::large_enum_variant, reason = "there are a handful of accounts")]
pub enum Protocol {
    /// SMPP 3.4.
    Smpp(SmppConfig),
    /// Requests by a template.
    Http(HttpConfig),
}

fn texts_per_second_default() -> f64 {
    5.0
}

fn validity_h_default() -> u16 {
    48
}

/// An account cannot be opened.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("text account: `{place}`: {}", message.en)]
pub struct AccountError {
    /// The key at fault, as a path: `protocol.smpp.host`.
    pub place: String,
    /// What is wrong and the way out.
    pub message: Said,
}

pub(crate) fn wrong(place: impl Into<String>, message: Said) -> AccountError {
    AccountError { place: place.into(), message }
}

/// The error that a value is out of its range, unless it is not.
pub(crate) fn within<N: PartialOrd + std::fmt::Display>(
    place: &str,
    value: N,
    range: std::ops::RangeInclusive<N>,
) -> Result<(), AccountError> {
    if range.contains(&value) {
        return Ok(());
    }
    let (least, most) = (range.start(), range.end());
    Err(wrong(
        place,
        Said::new(
            format!("{value} n’est pas compris entre {least} et {most}"),
            format!("{value} is not between {least} and {most}"),
        ),
    ))
}

impl AccountConfig {
    /// Checks everything that can be checked without connecting.
    ///
    /// # Errors
    /// The first mistake.
    pub fn check(&self) -> Result<(), AccountError> {
        if self.name.trim().is_empty() || self.name.chars().count() > 60 {
            return Err(wrong(
                "name",
                Said::new("le nom compte de 1 à 60 caractères", "the name has 1 to 60 characters"),
            ));
        }
        self.sender()?;
        if self.countries.is_empty() {
            return Err(wrong(
                "countries",
                Said::new(
                    "il n’y a aucun pays\u{a0}: le compte n’enverrait à personne\u{202f}; écrivez par exemple FR",
                    "there is no country: the account could send to nobody; write for example FR",
                ),
            ));
        }
        within("texts_per_second", self.texts_per_second, 0.01..=1000.0)?;
        within("validity_h", self.validity_h, 1..=168)?;
        match &self.protocol {
            Protocol::Smpp(smpp) => smpp.check(),
            Protocol::Http(http) => http.check(),
        }
    }

    /// Who texts come from.
    ///
    /// # Errors
    /// When it is neither a number nor a name.
    pub fn sender(&self) -> Result<Sender, AccountError> {
        let sender = self.sender.trim();
        if sender.starts_with('+') {
            return sender.parse::<Phone>().map(Sender::Number).map_err(|message| {
                let fr = format!("«\u{a0}{sender}\u{a0}» n’est pas un numéro avec l’indicatif de son pays\u{a0}: +33…");
                wrong("sender", Said::new(fr, message))
            });
        }
        let digits = !sender.is_empty() && sender.bytes().all(|byte| byte.is_ascii_digit());
        if digits && !(3..=8).contains(&sender.len()) {
            return Err(wrong(
                "sender",
                Said::new(
                    "un numéro court a de 3 à 8 chiffres\u{202f}; écrivez tout autre numéro avec l’indicatif de son pays\u{a0}: +33…",
                    "a short number has 3 to 8 digits; write any other number with its country code: +33…",
                ),
            ));
        }
        let name =
            (1..=11).contains(&sender.len()) && sender.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
        if !name {
            return Err(wrong(
                "sender",
                Said::new(
                    "un nom a de 1 à 11 lettres sans accents, chiffres et espaces",
                    "a name has 1 to 11 letters without accents, digits and spaces",
                ),
            ));
        }
        Ok(Sender::Name(sender.into()))
    }

    /// How many texts it takes before the carrier has answered for some: what is sent in half a second, and some that are with the
    /// carrier. Fewer would slow it down, and more would become unknown when the process dies.
    pub(crate) fn held_max(&self) -> usize {
        (self.texts_per_second / 2.0).ceil() as usize + 10
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(more: &str) -> Result<AccountConfig, String> {
        let text =
            format!("name = \"Opérateur\"\n{more}\n[protocol.smpp]\nhost = \"smpp.example\"\nsystem_id = \"rappel\"\n");
        let config: AccountConfig = toml::from_str(&text).map_err(|error| error.to_string())?;
        config.check().map_err(|error| error.to_string())?;
        Ok(config)
    }

    #[test]
    fn senders() {
        for (sender, expected) in [
            ("+33639980001", Ok(Sender::Number("+33639980001".parse().unwrap()))),
            ("36111", Ok(Sender::Name("36111".into()))),
            ("RAPPEL", Ok(Sender::Name("RAPPEL".into()))),
            ("Relance 24h", Ok(Sender::Name("Relance 24h".into()))),
            ("0639980001", Err("a short number has 3 to 8 digits")),
            ("Société", Err("without accents")),
            ("", Err("1 to 11 letters")),
            ("Un nom bien trop long", Err("1 to 11 letters")),
        ] {
            let read =
                account(&format!("sender = \"{sender}\"\ncountries = [\"FR\"]")).map(|config| config.sender().unwrap());
            match expected {
                Ok(expected) => assert_eq!(read, Ok(expected)),
                Err(words) => assert!(read.as_ref().is_err_and(|error| error.contains(words)), "{sender}: {read:?}"),
            }
        }
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        for (more, words) in [
            ("sender = \"A\"\ncountries = []", "`countries`: there is no country"),
            ("sender = \"A\"\ncountries = [\"FR\"]\nvalidity_h = 0", "`validity_h`: 0 is not between 1 and 168"),
            ("sender = \"A\"\ncountries = [\"FR\"]\ntexts_per_second = nan", "`texts_per_second`: NaN is not between"),
            ("sender = \"A\"\ncountries = [\"ZZ\"]", "`ZZ` is not a country"),
            ("sender = \"A\"\ncountries = [\"FR\"]\npassword = \"x\"", "unknown field `password`"),
        ] {
            let error = account(more).unwrap_err();
            assert!(error.contains(words), "{error}");
        }
    }
}

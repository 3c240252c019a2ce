//! From a cell's text to a number that exists, or to the reason why it does not.

use super::{Country, Phone, PhoneKind, french, library, writing, zones};
use crate::lang::Lang;
use rlibphonenumber::ParseError;

/// A number that exists in its country's plan, and what the plan tells of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParsedPhone {
    /// The number.
    pub phone: Phone,
    /// What kind of line it is (R18).
    pub kind: PhoneKind,
    /// Plausible IANA zones (R2); empty for numbers of no place. See [`super::zone`].
    pub zones: &'static [&'static str],
}

/// Why a text is not a telephone number that can be called (R30).
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PhoneError {
    /// Nothing is written there.
    #[error("empty")]
    Empty,
    /// Letters: an extension, a word, two numbers joined by a word.
    #[error("contains the letter `{0}`")]
    ContainsLetters(char),
    /// A sign that does not belong into a number.
    #[error("contains `{0}`, which does not belong there")]
    Stray(char),
    /// Scientific notation that does not hold every digit.
    #[error("a spreadsheet has rounded it: digits are lost")]
    Rounded,
    /// Fewer digits than any number of its country.
    #[error("too short")]
    TooShort,
    /// More digits than any number of its country; often two numbers in one cell.
    #[error("too long; perhaps two numbers in one cell")]
    TooLong,
    /// After `+` or an exit code comes no country's code.
    #[error("no country has this code")]
    UnknownCountryCode,
    /// The digits are as many as they should be, but the country has no such number.
    #[error("not a valid number in {0}")]
    NotValid(Country),
}

impl PhoneError {
    /// The reason, in a language.
    pub fn told(&self, lang: Lang) -> String {
        let french = match self {
            PhoneError::Empty => "vide".to_owned(),
            PhoneError::ContainsLetters(letter) => format!("contient la lettre «\u{a0}{letter}\u{a0}»"),
            PhoneError::Stray(sign) => format!("contient «\u{a0}{sign}\u{a0}»"),
            PhoneError::Rounded => "arrondi par un tableur\u{a0}: des chiffres sont perdus".to_owned(),
            PhoneError::TooShort => "trop court".to_owned(),
            PhoneError::TooLong => "trop long\u{202f}; peut-être deux numéros dans une cellule".to_owned(),
            PhoneError::UnknownCountryCode => "indicatif de pays inconnu".to_owned(),
            PhoneError::NotValid(country) => format!("numéro inexistant ({country})"),
        };
        match lang {
            Lang::Fr => french,
            Lang::En => self.to_string(),
        }
    }
}

/// Reads a number as people and spreadsheets write it; without country code it is read in the way of `default_country`.
///
/// French writings of overseas numbers (`0692…`) become numbers of their territory (`+262 692…`), and the ranges that are set
/// aside for fiction count as existing. Numbers that lost their leading zero or their `+` in a spreadsheet are understood.
///
/// Errors: [`PhoneError`], which says why.
pub fn parse(text: &str, default_country: Country) -> Result<ParsedPhone, PhoneError> {
    let written = writing::read(text)?;
    let french = french_national(written.digits(), written.is_international(), default_country);
    let (phone, kind) = match french {
        Some(national) => french::number(national).ok_or(PhoneError::NotValid(Country::FRANCE))?,
        None => foreign(&written, default_country)?,
    };
    Ok(ParsedPhone { phone, kind, zones: zones::zones(phone) })
}

/// The nine national digits, the trunk zero left out, if this is a French number written in full.
fn french_national(digits: &str, international: bool, default_country: Country) -> Option<u64> {
    let national = if international {
        digits.strip_prefix("33")?
    } else if !default_country.writes_as_france() {
        return None;
    } else if let Some(rest) = digits.strip_prefix("0033") {
        rest
    } else if digits.len() >= 11 {
        // The exit code or the `+` is lost: only a whole number after 33 makes this length.
        digits.strip_prefix("33")?
    } else {
        digits
    };
    let national = national.strip_prefix('0').unwrap_or(national);
    let complete = national.len() == 9 && !national.starts_with('0');
    complete.then(|| national.parse().ok()).flatten()
}

/// Any other number, by the library; without `+` and unknown in the default country, it may have lost its `+`.
fn foreign(written: &writing::Written, default_country: Country) -> Result<(Phone, PhoneKind), PhoneError> {
    // A shorter one is more likely a national number with a digit too many, and a stranger abroad would be rung.
    const LENGTH_WITHOUT_PLUS_MIN: usize = 11;
    let first = known(written.text(), default_country);
    let digits = written.digits();
    if first.is_ok() || written.is_international() || digits.starts_with('0') || digits.len() < LENGTH_WITHOUT_PLUS_MIN
    {
        return first;
    }
    known(&format!("+{digits}"), default_country).or(first)
}

fn known(text: &str, default_country: Country) -> Result<(Phone, PhoneKind), PhoneError> {
    let number = library::read(text, default_country).map_err(|error| match error {
        ParseError::InvalidCountryCode => PhoneError::UnknownCountryCode,
        ParseError::TooShortAfterIdd | ParseError::TooShortNsn | ParseError::NotANumber(_) => PhoneError::TooShort,
        ParseError::TooLongNsn => PhoneError::TooLong,
    })?;
    if number.country_code == french::FRANCE {
        // Read from a foreign country's exit code, or not complete.
        let complete = (100_000_000..1_000_000_000).contains(&number.national_number);
        if let Some(found) = complete.then(|| french::number(number.national_number)).flatten() {
            return Ok(found);
        }
    }
    let Some(kind) = library::kind(&number) else {
        library::check_length(&number)?;
        // The library takes the trunk zero of an incomplete number for a digit.
        if default_country.writes_as_france() && text.starts_with('0') && text.len() < 10 {
            return Err(PhoneError::TooShort);
        }
        return Err(PhoneError::NotValid(library::country(&number).unwrap_or(default_country)));
    };
    Ok((library::to_e164(&number).ok_or(PhoneError::TooLong)?, kind))
}

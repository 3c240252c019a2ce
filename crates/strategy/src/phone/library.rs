//! The only door to the numbering-plan library, so that it can be changed in one place.

use super::{Country, Phone, PhoneError, PhoneKind};
use rlibphonenumber::{
    NumberLengthType, PHONE_NUMBER_UTIL, ParseError, PhoneNumber, PhoneNumberFormat, PhoneNumberType, ValidationError,
};
use std::sync::LazyLock;

/// Reads digits (with `+` in front when international) in the country's way. The number may not exist: see [`kind`].
pub(super) fn read(digits: &str, country: Country) -> Result<PhoneNumber, ParseError> {
    PHONE_NUMBER_UTIL.parse(digits, Some(country.region()))
}

/// The number with this country code and national digits that do not begin with 0. The number may not exist: see [`kind`].
pub(super) fn from_parts(country_code: i32, national: u64) -> PhoneNumber {
    PhoneNumber { country_code, national_number: national, ..PhoneNumber::default() }
}

/// The library's form of a number, where its country code is known.
pub(super) fn from_e164(phone: Phone) -> Option<PhoneNumber> {
    PHONE_NUMBER_UTIL.parse(phone.to_string(), None).ok()
}

/// What the number is, or `None` when its country's plan has no such number.
pub(super) fn kind(number: &PhoneNumber) -> Option<PhoneKind> {
    match PHONE_NUMBER_UTIL.get_number_type(number) {
        PhoneNumberType::Unknown => None,
        PhoneNumberType::FixedLine => Some(PhoneKind::Fixed),
        PhoneNumberType::Mobile => Some(PhoneKind::Mobile),
        PhoneNumberType::FixedLineOrMobile => Some(PhoneKind::FixedOrMobile),
        _ => Some(PhoneKind::Other),
    }
}

/// Whether a number that does not exist has at least a length that numbers of its country have.
pub(super) fn check_length(number: &PhoneNumber) -> Result<(), PhoneError> {
    match PHONE_NUMBER_UTIL.is_possible_number_with_reason(number) {
        Ok(NumberLengthType::IsPossible) | Err(ValidationError::InvalidLength) => Ok(()),
        Ok(NumberLengthType::IsPossibleLocalOnly) | Err(ValidationError::TooShort) => Err(PhoneError::TooShort),
        Err(ValidationError::TooLong) => Err(PhoneError::TooLong),
        Err(ValidationError::InvalidCountryCode) => Err(PhoneError::UnknownCountryCode),
    }
}

/// The number in our form; `None` when it has more than fifteen digits.
pub(super) fn to_e164(number: &PhoneNumber) -> Option<Phone> {
    let text = PHONE_NUMBER_UTIL.format(number, PhoneNumberFormat::E164);
    Phone::from_e164(text.strip_prefix('+')?.parse().ok()?)
}

/// The country that a number belongs to, where the plan tells.
pub(super) fn country(number: &PhoneNumber) -> Option<Country> {
    PHONE_NUMBER_UTIL.get_region_for_country_code(number.country_code).and_then(Country::of_region)
}

/// A mobile number such as a country has them, else any.
pub(super) fn example(country: Country) -> Option<Phone> {
    let region = country.region();
    let mobile = PHONE_NUMBER_UTIL.get_example_number_for_type_and_region(region, PhoneNumberType::Mobile).ok();
    mobile.or_else(|| PHONE_NUMBER_UTIL.get_example_number(region).ok()).and_then(|number| to_e164(&number))
}

/// International format with spaces.
pub(super) fn international(phone: Phone) -> Option<String> {
    from_e164(phone).map(|number| PHONE_NUMBER_UTIL.format(&number, PhoneNumberFormat::International).into_owned())
}

/// The only country of each calling code that has one country, by the code.
static ALONE: LazyLock<Vec<Option<Country>>> = LazyLock::new(|| {
    let mut countries = vec![(None, 0); 1_000];
    for country in Country::all() {
        if let Some(code) = PHONE_NUMBER_UTIL.get_country_code_for_region(country.region()) {
            let (first, count) = &mut countries[code as usize];
            *first = Some(country);
            *count += 1;
        }
    }
    countries.into_iter().map(|(country, count)| country.filter(|_| count == 1)).collect()
});

/// The country of a number whose calling code belongs to one country alone.
fn alone(phone: Phone) -> Option<Country> {
    let digits = phone.digits();
    let length = digits.checked_ilog10()? + 1;
    // Calling codes have one to three digits, and none begins another.
    (1..=3.min(length)).find_map(|code| ALONE[(digits / 10u64.pow(length - code)) as usize])
}

/// The country of a number that exists, where countries share a code also (Canada, Jersey, Mayotte …); else the main country of
/// its code.
pub(super) fn home(phone: Phone) -> Option<Country> {
    if let Some(country) = alone(phone) {
        return Some(country);
    }
    let number = from_e164(phone)?;
    let exact = PHONE_NUMBER_UTIL.get_region_for_number(&number);
    exact.and_then(Country::of_region).or_else(|| country(&number))
}

/// The number as it is dialled within a country, with separators; `None` where the plan does not know it.
pub(super) fn from_within(phone: Phone, country: Country) -> Option<String> {
    let number = from_e164(phone)?;
    Some(PHONE_NUMBER_UTIL.format_out_of_country_calling_number(&number, country.region()).to_string())
}

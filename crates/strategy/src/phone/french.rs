//! The French numbering plan, of which the overseas departments are part although they have country codes of their own.
//!
//! Why: from anywhere in France one dials `0692 12 34 56` for a mobile of Réunion, and files are full of it, but its E.164
//! number is +262 692 12 34 56, and its zone is not Paris (R2). The library reads such writings as +33 numbers that do not
//! exist. And the ranges that the French regulator sets aside for fiction must be accepted, since tests and demonstrations
//! use them so that nobody is ever rung.

use super::{Phone, PhoneKind, library};

/// The country code of metropolitan France.
pub(super) const FRANCE: i32 = 33;

/// First three national digits that belong overseas, and the country codes to which they may belong.
static OVERSEAS: [(u64, &[i32]); 15] = [
    (262, &[262]),
    (263, &[262]),
    (269, &[262]),
    (590, &[590]),
    (594, &[594]),
    (596, &[596]),
    (639, &[262]),
    (690, &[590]),
    (691, &[590]),
    (692, &[262]),
    (693, &[262]),
    (694, &[594]),
    (696, &[596]),
    (697, &[596]),
    (709, &[262, 590, 594, 596]),
];

/// Saint-Pierre-et-Miquelon: `0508` before six digits that stand alone after +508.
const MIQUELON: u64 = 508;

/// The number with these nine national digits (the 0 left out), wherever in France it is, or `None` if there is none.
pub(super) fn number(national: u64) -> Option<(Phone, PhoneKind)> {
    overseas(national).or_else(|| {
        let phone = Phone::from_e164(FRANCE as u64 * 1_000_000_000 + national)?;
        let kind = fiction(phone).or_else(|| library::kind(&library::from_parts(FRANCE, national)))?;
        Some((phone, kind))
    })
}

fn overseas(national: u64) -> Option<(Phone, PhoneKind)> {
    let area = national / 1_000_000;
    let (codes, national): (&[i32], u64) = match OVERSEAS.binary_search_by_key(&area, |entry| entry.0) {
        Ok(index) => (OVERSEAS[index].1, national),
        Err(_) if area == MIQUELON => (&[508], national % 1_000_000),
        Err(_) => return None,
    };
    codes.iter().find_map(|&code| {
        let number = library::from_parts(code, national);
        let kind = library::kind(&number)?;
        Some((library::to_e164(&number)?, kind))
    })
}

/// The kind of a number set aside for fiction by the French regulator: 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49 and
/// 06 39 98, then four digits.
pub(super) fn fiction(phone: Phone) -> Option<PhoneKind> {
    match phone.digits() / 10_000 {
        3_363_998 => Some(PhoneKind::Mobile),
        3_319_900 | 3_326_191 | 3_335_301 | 3_346_571 | 3_353_649 => Some(PhoneKind::Fixed),
        _ => None,
    }
}

/// Ten digits in pairs, where these ten digits, dialled in France, lead to this very number; `None` elsewhere.
pub(super) fn national(phone: Phone) -> Option<String> {
    const NINE_DIGITS: u64 = 1_000_000_000;
    let national = phone.digits() % NINE_DIGITS;
    let of_france = phone.digits() / NINE_DIGITS == FRANCE as u64;
    let ours = match overseas(national) {
        Some((found, _)) => found == phone,
        None => of_france && national >= NINE_DIGITS / 10,
    };
    ours.then(|| {
        let pair = |power: u32| national / 100u64.pow(power) % 100;
        format!("{:02} {:02} {:02} {:02} {:02}", pair(4), pair(3), pair(2), pair(1), pair(0))
    })
}

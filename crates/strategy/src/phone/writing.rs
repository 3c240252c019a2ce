//! From what a cell holds to plain digits: separators, spreadsheet damage, foreign digits.
//!
//! Why not leave it to the library: it drops what it does not understand (`6.39981204E8` becomes 63998120 48, letters become
//! digits, extensions vanish), and a campaign must never dial a number that nobody wrote.

use super::PhoneError;

/// Longest run of digits that is looked at: a country code, an exit code, a trunk zero and a number fit well within it.
const RUN_MAX: usize = 24;

/// The digits of a number as ASCII, after a `+` if it was written so.
pub(super) struct Written {
    bytes: [u8; RUN_MAX + 1],
    len: usize,
}

impl Written {
    fn push(&mut self, byte: u8) -> Result<(), PhoneError> {
        let place = self.bytes.get_mut(self.len).ok_or(PhoneError::TooLong)?;
        *place = byte;
        self.len += 1;
        Ok(())
    }

    /// Digits, with `+` in front if it was written.
    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }

    /// Digits only.
    pub(super) fn digits(&self) -> &str {
        self.text().trim_start_matches('+')
    }

    /// Whether a `+` was written.
    pub(super) fn is_international(&self) -> bool {
        self.bytes[0] == b'+'
    }
}

/// Takes the digits out of what somebody or some program wrote.
///
/// Errors: nothing there; letters; a number that a spreadsheet rounded; more digits than any number has; a sign that does not
/// belong into a number.
pub(super) fn read(text: &str) -> Result<Written, PhoneError> {
    let text = unwrap_cell(text);
    if text.is_empty() {
        return Err(PhoneError::Empty);
    }
    let mut written = Written { bytes: [0; RUN_MAX + 1], len: 0 };
    if let Some((mantissa, exponent)) = scientific(text) {
        return spell_out(mantissa, exponent, written);
    }
    for character in without_decimals(text).chars() {
        if let Some(digit) = digit(character) {
            written.push(digit)?;
        } else if matches!(character, '+' | '＋') {
            if written.len > 0 {
                return Err(PhoneError::Stray('+'));
            }
            written.push(b'+')?;
        } else if character.is_alphabetic() {
            return Err(PhoneError::ContainsLetters(character));
        } else if !is_separator(character) {
            return Err(PhoneError::Stray(character));
        }
    }
    if written.digits().is_empty() { Err(PhoneError::Empty) } else { Ok(written) }
}

/// Without what spreadsheets and web pages put around a number: blanks, `'06…`, `="06…"`, `tel:`.
fn unwrap_cell(text: &str) -> &str {
    let blank =
        |character: char| character.is_whitespace() || matches!(character, '\u{feff}' | '\u{200b}'..='\u{200f}');
    let text = text.trim_matches(blank);
    let text = text.strip_prefix('=').unwrap_or(text).trim_matches(['"', '\'', '’']).trim_matches(blank);
    match text.get(..4) {
        Some(scheme) if scheme.eq_ignore_ascii_case("tel:") => text[4..].trim_start(),
        _ => text,
    }
}

fn digit(character: char) -> Option<u8> {
    let value = match character {
        '0'..='9' => return Some(character as u8),
        '٠'..='٩' => character as u32 - '٠' as u32,
        '۰'..='۹' => character as u32 - '۰' as u32,
        '０'..='９' => character as u32 - '０' as u32,
        _ => return None,
    };
    Some(b'0' + value as u8)
}

fn is_separator(character: char) -> bool {
    // The dashes of U+2010… include the unbreakable hyphen; the marks of U+200B… and U+202A… come with pasted numbers.
    matches!(character, '.' | '-' | '/' | '(' | ')' | '[' | ']' | '_' | ',' | '·' | '−' | '\u{2010}'..='\u{2015}')
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
        || character.is_whitespace()
}

/// `6.39981204E8` as its digits `6`, `39981204` joined by the caller, and its exponent.
fn scientific(text: &str) -> Option<((&str, &str), usize)> {
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let shape =
        whole.len() == 1 && plain(whole) && plain(fraction) && (1..=2).contains(&exponent.len()) && plain(exponent);
    shape.then(|| exponent.parse().ok().map(|exponent| ((whole, fraction), exponent))).flatten()
}

/// Only a mantissa that holds every digit is believed: a shorter one may have ended in zeros or have been rounded.
fn spell_out(mantissa: (&str, &str), exponent: usize, mut written: Written) -> Result<Written, PhoneError> {
    if mantissa.1.len() != exponent {
        return Err(PhoneError::Rounded);
    }
    for byte in mantissa.0.bytes().chain(mantissa.1.bytes()) {
        written.push(byte)?;
    }
    Ok(written)
}

/// `639981204.0` and `639981204,00` without the decimals that a program added to what it took for an amount.
fn without_decimals(text: &str) -> &str {
    match text.split_once(['.', ',']) {
        Some((whole, "0" | "00")) if whole.len() >= 9 && whole.bytes().all(|byte| byte.is_ascii_digit()) => whole,
        _ => text,
    }
}

//! How long a text is and how many segments it takes (R18).
//!
//! An operator counts segments. One character outside the GSM alphabet (3GPP TS 23.038) turns the whole text into UCS-2, where a
//! segment holds less than half as much: the user is told which character does that.

/// How the characters of a text travel.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Alphabet {
    /// GSM 7-bit default alphabet with its extension table; a unit is a septet.
    Gsm7,
    /// UCS-2 (in truth UTF-16); a unit is 16 bits.
    Ucs2,
}

impl Alphabet {
    /// Units that fit into a text of a single segment.
    pub const fn single_units_max(self) -> usize {
        match self {
            Alphabet::Gsm7 => 160,
            Alphabet::Ucs2 => 70,
        }
    }

    /// Units that fit into each segment of a longer text: the rest carries the header that joins the segments.
    pub const fn joined_units_max(self) -> usize {
        match self {
            Alphabet::Gsm7 => 153,
            Alphabet::Ucs2 => 67,
        }
    }

    /// Units that `character` takes in this alphabet; `None` when it cannot travel in it.
    pub fn units(self, character: char) -> Option<usize> {
        match self {
            Alphabet::Gsm7 if GSM7_BASIC.contains(character) => Some(1),
            // An escape goes before it.
            Alphabet::Gsm7 if GSM7_EXTENSION.contains(character) => Some(2),
            Alphabet::Gsm7 => None,
            Alphabet::Ucs2 => Some(character.len_utf16()),
        }
    }
}

const GSM7_BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
    ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const GSM7_EXTENSION: &str = "\u{c}^{}\\[~]|€";

/// What a text takes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Measure {
    /// The alphabet it travels in.
    pub alphabet: Alphabet,
    /// Its length in units of that alphabet.
    pub units: usize,
    /// Segments, 0 for an empty text.
    pub segments: usize,
    /// Units that still fit without another segment; 0 for an empty text.
    pub units_left: usize,
    /// The characters that force UCS-2, each once, in the order of the text; empty for [`Alphabet::Gsm7`].
    pub forced_by: Vec<char>,
}

/// Measures a text as it is sent.
pub fn measure(text: &str) -> Measure {
    let mut forced_by = Vec::new();
    for character in text.chars() {
        if Alphabet::Gsm7.units(character).is_none() && !forced_by.contains(&character) {
            forced_by.push(character);
        }
    }
    let alphabet = if forced_by.is_empty() { Alphabet::Gsm7 } else { Alphabet::Ucs2 };
    let lengths = || text.chars().filter_map(|character| alphabet.units(character));
    let units: usize = lengths().sum();
    if units <= alphabet.single_units_max() {
        let segments = usize::from(units > 0);
        return Measure {
            alphabet,
            units,
            segments,
            units_left: segments * (alphabet.single_units_max() - units),
            forced_by,
        };
    }
    // A character of two units is never cut in two: it starts the next segment and leaves a unit of this one empty.
    let (mut segments, mut filled) = (1, 0);
    for length in lengths() {
        if filled + length > alphabet.joined_units_max() {
            (segments, filled) = (segments + 1, 0);
        }
        filled += length;
    }
    Measure { alphabet, units, segments, units_left: alphabet.joined_units_max() - filled, forced_by }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(text: &str) -> (Alphabet, usize, usize, usize) {
        let measure = measure(text);
        (measure.alphabet, measure.units, measure.segments, measure.units_left)
    }

    #[test]
    fn the_gsm_alphabet_has_127_characters_and_an_escape() {
        assert_eq!(GSM7_BASIC.chars().count(), 127);
        assert_eq!(GSM7_EXTENSION.chars().count(), 10);
        assert!(GSM7_BASIC.chars().all(|character| !GSM7_EXTENSION.contains(character)));
    }

    #[test]
    fn segment_limits_r18() {
        use Alphabet::{Gsm7, Ucs2};
        let table = [
            ("a", 0, (Gsm7, 0, 0, 0)),
            ("a", 1, (Gsm7, 1, 1, 159)),
            ("a", 160, (Gsm7, 160, 1, 0)),
            ("a", 161, (Gsm7, 161, 2, 145)),
            ("a", 306, (Gsm7, 306, 2, 0)),
            ("a", 307, (Gsm7, 307, 3, 152)),
            ("€", 80, (Gsm7, 160, 1, 0)),
            ("€", 81, (Gsm7, 162, 2, 143)),
            // 76 of them fill 152 septets of each segment: the 153rd stays empty.
            ("€", 152, (Gsm7, 304, 2, 1)),
            ("€", 153, (Gsm7, 306, 3, 151)),
            ("ê", 70, (Ucs2, 70, 1, 0)),
            ("ê", 71, (Ucs2, 71, 2, 63)),
            ("ê", 134, (Ucs2, 134, 2, 0)),
            ("ê", 135, (Ucs2, 135, 3, 66)),
            ("🙂", 35, (Ucs2, 70, 1, 0)),
            ("🙂", 36, (Ucs2, 72, 2, 61)),
            ("🙂", 66, (Ucs2, 132, 2, 1)),
            ("🙂", 67, (Ucs2, 134, 3, 65)),
        ];
        for (character, times, expected) in table {
            assert_eq!(row(&character.repeat(times)), expected, "{times} × {character}");
        }
    }

    #[test]
    fn the_characters_that_force_ucs2_are_named_r18() {
        assert_eq!(measure("Réglé à Évry : 12 € {merci}").forced_by, []);
        assert_eq!(measure("Ça va être bientôt réglé, çà et là, être").forced_by, ['ê', 'ô', 'ç']);
        assert_eq!(measure("l’échéance").forced_by, ['’']);
    }

    proptest! {
        #[test]
        fn segments_hold_the_text_and_no_more(text in "\\PC{0,400}") {
            let Measure { alphabet, units, segments, units_left, forced_by } = measure(&text);
            prop_assert_eq!(forced_by.is_empty(), alphabet == Alphabet::Gsm7);
            let room = if segments <= 1 { alphabet.single_units_max() } else { segments * alphabet.joined_units_max() };
            prop_assert!(units + units_left <= room);
            prop_assert!(segments <= 1 || units > (segments - 1) * (alphabet.joined_units_max() - 1));
        }
    }
}

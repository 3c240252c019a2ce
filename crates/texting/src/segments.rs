//! How long a text is and how many segments it takes (R18).
//!
//! An operator counts segments. One character outside the GSM alphabet (3GPP TS 23.038) turns the whole text into UCS-2, where a
//! segment holds less than half as much: the user is told which character does that.

use crate::gsm7;

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
            Alphabet::Gsm7 => gsm7::units(character),
            Alphabet::Ucs2 => Some(character.len_utf16()),
        }
    }

    /// Appends a character that can travel in this alphabet.
    fn push(self, character: char, octets: &mut Vec<u8>) {
        match self {
            Alphabet::Gsm7 => {
                gsm7::push(character, octets);
            }
            Alphabet::Ucs2 => {
                octets.extend(character.encode_utf16(&mut [0; 2]).iter().flat_map(|unit| unit.to_be_bytes()));
            }
        }
    }

    /// The text of these octets, which may come from anybody: what cannot be read is replaced.
    pub(crate) fn decode(self, octets: &[u8]) -> String {
        match self {
            Alphabet::Gsm7 => gsm7::decode(octets),
            Alphabet::Ucs2 => {
                let units: Vec<u16> =
                    octets.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
                String::from_utf16_lossy(&units)
            }
        }
    }
}

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

/// A text as it travels.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Split {
    /// The alphabet of all segments.
    pub alphabet: Alphabet,
    /// Each segment's characters, a septet in each octet or UTF-16 with the high octet first, without the header that joins them.
    pub segments: Vec<Vec<u8>>,
}

/// Cuts a text into the segments that [`measure`] counts. No escape is cut from its character, no surrogate from its pair.
pub fn split(text: &str) -> Split {
    let Measure { alphabet, segments, .. } = measure(text);
    let octets_in_unit = if alphabet == Alphabet::Gsm7 { 1 } else { 2 };
    let units_max = if segments > 1 { alphabet.joined_units_max() } else { alphabet.single_units_max() };
    let mut split: Vec<Vec<u8>> = Vec::with_capacity(segments);
    let mut character_octets = Vec::new();
    for character in text.chars() {
        character_octets.clear();
        alphabet.push(character, &mut character_octets);
        match split.last_mut() {
            Some(last) if last.len() + character_octets.len() <= units_max * octets_in_unit => {
                last.extend_from_slice(&character_octets);
            }
            _ => split.push(character_octets.clone()),
        }
    }
    Split { alphabet, segments: split }
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
        assert!(measure("Réglé à Évry : 12 € {merci}").forced_by.is_empty());
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

        /// Read alone, every segment is whole; together they are the text; there are as many as were announced.
        #[test]
        fn segments_are_the_text_and_cut_no_character(text in "(\\PC|[a-zé€{}\\[\\]|~🙂]{0,90}){0,6}") {
            let Split { alphabet, segments } = split(&text);
            let measure = measure(&text);
            prop_assert_eq!((alphabet, segments.len()), (measure.alphabet, measure.segments));
            let most = if segments.len() > 1 { alphabet.joined_units_max() } else { alphabet.single_units_max() };
            let most = if alphabet == Alphabet::Gsm7 { most } else { 2 * most };
            prop_assert!(segments.iter().all(|segment| segment.len() <= most));
            let read: String = segments.iter().map(|segment| alphabet.decode(segment)).collect();
            prop_assert_eq!(read, text);
        }
    }
}

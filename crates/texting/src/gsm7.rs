//! The GSM 7-bit default alphabet (3GPP TS 23.038), a septet in each octet, as SMPP carries it.

/// The table in the order of its codes, without the escape.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
    ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// The extension table: characters that follow an escape, with their codes.
const EXTENSION: [(char, u8); 10] = [
    ('\u{c}', 0x0a),
    ('^', 0x14),
    ('{', 0x28),
    ('}', 0x29),
    ('\\', 0x2f),
    ('[', 0x3c),
    ('~', 0x3d),
    (']', 0x3e),
    ('|', 0x40),
    ('€', 0x65),
];
const ESCAPE: u8 = 0x1b;

/// Septets that a character takes; `None` when the alphabet lacks it.
pub fn units(character: char) -> Option<usize> {
    if BASIC.contains(character) {
        return Some(1);
    }
    EXTENSION.iter().any(|(known, _)| *known == character).then_some(2)
}

/// Appends a character's code, after an escape if need be; `false`, and nothing appended, when the alphabet lacks it.
pub fn push(character: char, octets: &mut Vec<u8>) -> bool {
    if let Some(place) = BASIC.chars().position(|known| known == character) {
        // The escape stands in the table too.
        octets.push(if place < usize::from(ESCAPE) { place as u8 } else { place as u8 + 1 });
        return true;
    }
    match EXTENSION.iter().find(|(known, _)| *known == character) {
        Some(&(_, code)) => {
            octets.extend([ESCAPE, code]);
            true
        }
        None => false,
    }
}

/// The text of these octets. What no table has becomes a space, as on a telephone.
pub fn decode(octets: &[u8]) -> String {
    let mut octets = octets.iter().map(|octet| octet & 0x7f);
    let mut text = String::new();
    while let Some(code) = octets.next() {
        if code != ESCAPE {
            let place = usize::from(code) - usize::from(code > ESCAPE);
            text.extend(BASIC.chars().nth(place));
            continue;
        }
        let Some(code) = octets.next() else { break };
        let known = EXTENSION.iter().find(|(_, extension)| *extension == code);
        text.push(known.map_or(' ', |(character, _)| *character));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_character_has_its_own_code() {
        let mut seen = std::collections::HashSet::new();
        for character in BASIC.chars().chain(EXTENSION.map(|(character, _)| character)) {
            let mut octets = Vec::new();
            assert!(push(character, &mut octets) && octets.iter().all(|octet| *octet < 0x80));
            assert_eq!(decode(&octets), character.to_string());
            assert!(seen.insert(octets));
        }
        assert_eq!(seen.len(), 137);
    }

    #[test]
    fn codes_of_the_standard() {
        for (character, expected) in
            [('@', [0].as_slice()), ('É', &[0x1f]), (' ', &[0x20]), ('à', &[0x7f]), ('€', &[0x1b, 0x65])]
        {
            let mut octets = Vec::new();
            push(character, &mut octets);
            assert_eq!(octets, expected, "{character}");
        }
    }

    proptest! {
        #[test]
        fn what_the_alphabet_holds_comes_back(text in "[ -~àéèùìòÇØøÅåΔΦΓΛΩ£¥§¿¡ÄÖÑÜäöñü€]{0,200}") {
            let mut octets = Vec::new();
            let held: String = text.chars().filter(|character| push(*character, &mut octets)).collect();
            prop_assert_eq!(decode(&octets), held);
        }

        #[test]
        fn any_octets_are_some_text(octets in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(decode(&octets).chars().count() <= octets.len());
        }
    }
}

//! Replies by which people say that they want no more texts.

use rappel_strategy::phone::Phone;

/// Words that mean it, folded, on their own or before anything else.
const WORDS: [&str; 13] = [
    "stop",
    "stopall",
    "stopsms",
    "arret",
    "arreter",
    "arretez",
    "desabo",
    "desabonner",
    "desabonnement",
    "desinscription",
    "unsubscribe",
    "unsub",
    "baja",
];

/// A text that somebody sent us.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reply {
    /// Who sent it.
    pub from: Phone,
    /// Whether it says that no more texts are wanted.
    pub stop: bool,
    /// What it says.
    pub text: String,
}

impl Reply {
    /// A reply, understood.
    pub fn new(from: Phone, text: impl Into<String>) -> Reply {
        let text = text.into();
        Reply { from, stop: means_stop(&text), text }
    }
}

/// Whether a reply says that no more texts are wanted. Case, accents, spaces and punctuation do not matter. What follows the word
/// does not either: `STOP 36111`, `Stop merci`. A sentence in which the word comes later is not taken for it.
pub fn means_stop(text: &str) -> bool {
    let folded: String = text.chars().filter_map(fold).collect();
    let first = folded.split_whitespace().next().unwrap_or_default();
    // Letters spaced out: `S T O P`.
    let spaced: String = folded.split_whitespace().take_while(|part| part.len() == 1).collect();
    // A short number is often written to it: `STOP36111`.
    [first, &spaced].iter().any(|word| WORDS.contains(&word.trim_end_matches(|digit: char| digit.is_ascii_digit())))
}

/// A letter without case and accent, anything else as a space; combining accents are left out.
fn fold(character: char) -> Option<char> {
    let lower = character.to_lowercase().next().unwrap_or(character);
    match lower {
        'à' | 'á' | 'â' | 'ä' => Some('a'),
        'è' | 'é' | 'ê' | 'ë' => Some('e'),
        'ì' | 'í' | 'î' | 'ï' => Some('i'),
        'ò' | 'ó' | 'ô' | 'ö' => Some('o'),
        'ù' | 'ú' | 'û' | 'ü' => Some('u'),
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => None,
        letter if letter.is_alphanumeric() => Some(letter),
        _ => Some(' '),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r30_what_means_stop() {
        let table = [
            ("STOP", true),
            (" stop. ", true),
            ("« Stop » !", true),
            ("S T O P", true),
            ("STOP36111", true),
            ("STOP 36111", true),
            ("Stop merci de ne plus m’écrire", true),
            ("Arrêt", true),
            ("ARRE\u{302}T", true),
            ("arrêtez svp", true),
            ("DÉSABO", true),
            ("désabonnement", true),
            ("Unsubscribe", true),
            ("\u{feff}STOP", true),
            ("", false),
            ("Ok", false),
            ("Stopper", false),
            ("Non-stop", false),
            ("Ne me dites pas stop", false),
            ("s t o", false),
        ];
        for (text, expected) in table {
            assert_eq!(means_stop(text), expected, "{text}");
        }
    }
}

//! What is wrong with a file, in a sentence without the place.

use super::FileError;
use crate::lang::Lang;

/// Most of the expected names that are listed: whoever needs more looks into the schema.
const LISTED_MAX: usize = 12;

impl FileError {
    /// The error and the way out in a sentence without a full stop. Of what a value should be like, only the usual cases are
    /// said in French; the others keep their English words.
    pub fn sentence(&self, lang: Lang) -> String {
        let (mut said, meant, expected) = match lang {
            Lang::Fr => (french(&self.message), "vouliez-vous dire", "attendu\u{a0}:"),
            Lang::En => (self.message.to_string(), "did you mean", "expected"),
        };
        let quoted = |name: &str| match lang {
            Lang::Fr => format!("«\u{a0}{name}\u{a0}»"),
            Lang::En => format!("`{name}`"),
        };
        let semicolon = if lang == Lang::Fr { "\u{202f};" } else { ";" };
        let question = if lang == Lang::Fr { "\u{202f}?" } else { "?" };
        if let Some(nearest) = &self.nearest {
            said += &format!("{semicolon} {meant} {}{question}", quoted(nearest));
        } else if !self.expected.is_empty() {
            let names: Vec<String> = self.expected.iter().take(LISTED_MAX).map(|name| quoted(name)).collect();
            let more = if self.expected.len() > LISTED_MAX { " …" } else { "" };
            said += &format!("{semicolon} {expected} {}{more}", names.join(", "));
        }
        said
    }
}

fn french(message: &str) -> String {
    let quoted = |text: &str| text.split('`').nth(1).map(|name| format!("«\u{a0}{name}\u{a0}»")).unwrap_or_default();
    let starts = |prefix: &str| message.strip_prefix(prefix);
    if message == "unknown field" {
        "champ inconnu".to_owned()
    } else if message == "given twice" {
        "donné deux fois".to_owned()
    } else if message == "expected a finite number" {
        "un nombre fini est attendu".to_owned()
    } else if starts("unknown value").is_some() {
        format!("valeur inconnue {}", quoted(message))
    } else if starts("missing field").is_some() {
        format!("il manque le champ {}", quoted(message))
    } else if starts("longer than").is_some() {
        message.replace("longer than", "plus long que").replace("MiB", "Mio")
    } else if let Some(why) = starts("not valid TOML: ") {
        format!("n’est pas du TOML valable\u{a0}: {why}")
    } else if let Some(why) = starts("not valid JSON: ") {
        format!("n’est pas du JSON valable\u{a0}: {why}")
    } else if let Some((_, expected)) = starts("invalid ").and_then(|rest| rest.split_once(", expected ")) {
        format!("valeur du mauvais genre\u{202f}; attendu\u{a0}: {}", french_kind(expected))
    } else if let Some((what, example)) = message.split_once("; expected for example ") {
        format!("{} ne convient pas\u{202f}; attendu par exemple\u{a0}: {example}", quoted(what))
    } else {
        message.to_owned()
    }
}

/// What was expected, in French words.
fn french_kind(expected: &str) -> String {
    let known = match expected {
        "a list" => "une liste",
        "a table" => "un tableau de champs",
        "a number" => "un nombre",
        "a string" => "un texte",
        "true or false" => "vrai ou faux",
        _ => "",
    };
    if known.is_empty() {
        expected.replace("a whole number from", "un nombre entier de").replace(" to ", " à ")
    } else {
        known.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::{read_campaign, read_strategy};

    #[test]
    fn r62_mistakes_are_told_in_both_languages() {
        let campaign = |line: &str| {
            let text =
                format!("name = \"x\"\nzone = \"Europe/Paris\"\nhours = {{}}\nphone_columns = [\"T\"]\n{line}\n");
            read_campaign(&text, "f").expect_err(line)
        };
        for (error, fr, en) in [
            (
                campaign("last_dy = 3"),
                "champ inconnu\u{202f}; vouliez-vous dire «\u{a0}last_day\u{a0}»\u{202f}?",
                "unknown field; did you mean `last_day`?",
            ),
            (
                campaign("seed = \"x\""),
                "valeur du mauvais genre\u{202f}; attendu\u{a0}: un nombre entier de 0 à 4294967295",
                "invalid type: string \"x\", expected a whole number from 0 to 4294967295",
            ),
            (
                campaign("text_hours = { mon = [\"9h\"] }"),
                "«\u{a0}9h\u{a0}» ne convient pas\u{202f}; attendu par exemple\u{a0}: 09:00-12:30",
                "`9h` is not a span of hours; expected for example 09:00-12:30",
            ),
            (
                read_strategy("name = \"x\"", "f").expect_err("no default"),
                "il manque le champ «\u{a0}default\u{a0}»",
                "missing field `default`",
            ),
        ] {
            assert_eq!((error.sentence(Lang::Fr).as_str(), error.sentence(Lang::En).as_str()), (fr, en));
        }
    }
}

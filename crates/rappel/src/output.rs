//! How facts are printed: for people or for programs, in French or in English.

use crate::failure::Failure;
use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use rappel_strategy::lang::Lang;
use serde::Serialize;
use std::io::{self, Write};

/// The options of commands that print facts.
#[derive(clap::Args, Clone, Copy, Debug)]
pub struct Output {
    /// For people, or for programs
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    #[command(flatten)]
    language: Language,
}

/// The language of what is printed.
#[derive(clap::Args, Clone, Copy, Debug)]
pub struct Language {
    /// Language of sentences [default: the language of LC_ALL, LC_MESSAGES or LANG, else fr]
    #[arg(long, value_parser = lang_parser())]
    lang: Option<Lang>,
}

/// For whom facts are printed.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Sentences for people
    Text,
    /// One JSON document; for streams one a line (NDJSON)
    Json,
}

impl Output {
    /// The language asked for, else the environment's, else French.
    pub fn lang(self) -> Lang {
        self.language.get()
    }
}

impl Language {
    /// The language asked for, else the environment's, else French.
    pub fn get(self) -> Lang {
        let environment = || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
        self.lang.unwrap_or_else(|| lang_of(environment().find(|locale| !locale.is_empty()).as_deref()))
    }
}

fn lang_of(locale: Option<&str>) -> Lang {
    match locale {
        Some(locale) if locale == "en" || locale.starts_with("en_") || locale.starts_with("en.") => Lang::En,
        _ => Lang::Fr,
    }
}

fn lang_parser() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(["fr", "en"]).map(|name| if name == "en" { Lang::En } else { Lang::Fr })
}

/// Prints a text on standard output.
///
/// # Errors
/// [`Failure::Output`] when it cannot be written; a reader who went away is no failure.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    written(out.write_all(text.as_bytes()).and_then(|()| out.flush())).map(drop)
}

/// Prints a JSON document on standard output, made for reading.
///
/// # Errors
/// As [`fn@print`].
pub fn print_json(value: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|error| Failure::Output(error.into()))?;
    print(&(text + "\n"))
}

/// Whether anybody still reads; `rappel … | head` leaves early, and that is fine.
///
/// # Errors
/// Every other failure to write.
pub fn written(result: io::Result<()>) -> Result<bool, Failure> {
    match result {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Failure::Output(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_environments_else_french() {
        for (locale, lang) in [
            (Some("en_GB.UTF-8"), Lang::En),
            (Some("en"), Lang::En),
            (Some("fr_FR.UTF-8"), Lang::Fr),
            (Some("C.UTF-8"), Lang::Fr),
            (None, Lang::Fr),
        ] {
            assert_eq!(lang_of(locale), lang, "{locale:?}");
        }
    }
}

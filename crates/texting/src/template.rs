//! Texts with the contact's columns in them (R18).
//!
//! `Bonjour {PRENOM}, …`: a column's name in braces. `{{` and `}}` stand for a brace. A name that the call file does not have is
//! found when the template is written, not when the text is sent.

use rappel_strategy::said::Said;

/// A text with places for the contact's columns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    Text(String),
    Column(String),
}

/// What is wrong with a template. Positions count characters from 0.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum TemplateError {
    /// The call file has no such column.
    UnknownColumn {
        /// The name as written.
        name: String,
        /// Where its brace stands.
        at: usize,
        /// The column that was probably meant.
        nearest: Option<String>,
    },
    /// A brace opens and never closes.
    Unclosed {
        /// Where it stands.
        at: usize,
    },
    /// A brace closes what was never opened.
    Unopened {
        /// Where it stands.
        at: usize,
    },
}

impl TemplateError {
    /// What is wrong and the way out.
    pub fn said(&self) -> Said {
        match self {
            TemplateError::UnknownColumn { name, nearest: None, .. } => Said::new(
                format!("il n’y a pas de colonne «\u{a0}{name}\u{a0}»"),
                format!("there is no column `{name}`"),
            ),
            TemplateError::UnknownColumn { name, nearest: Some(nearest), .. } => Said::new(
                format!(
                    "il n’y a pas de colonne «\u{a0}{name}\u{a0}»\u{202f}; était-ce «\u{a0}{nearest}\u{a0}»\u{202f}?"
                ),
                format!("there is no column `{name}`; did you mean `{nearest}`?"),
            ),
            TemplateError::Unclosed { at } => Said::new(
                format!(
                    "l’accolade au caractère {} n’est jamais fermée\u{202f}; pour une accolade dans le texte, écrivez {{{{",
                    at + 1
                ),
                format!("the brace at character {} is never closed; for a brace in the text write {{{{", at + 1),
            ),
            TemplateError::Unopened { at } => Said::new(
                format!(
                    "l’accolade au caractère {} ne ferme rien\u{202f}; pour une accolade dans le texte, écrivez }}}}",
                    at + 1
                ),
                format!("the brace at character {} closes nothing; for a brace in the text write }}}}", at + 1),
            ),
        }
    }
}

impl Template {
    /// Reads a template for a call file with these columns. Names match exactly; spaces inside the braces do not count.
    ///
    /// # Errors
    /// The first mistake, in the order of the text.
    pub fn parse(text: &str, columns: &[impl AsRef<str>]) -> Result<Template, TemplateError> {
        let mut parts = Vec::new();
        let mut plain = String::new();
        let mut characters = text.chars().enumerate().peekable();
        while let Some((at, character)) = characters.next() {
            let doubled = characters.peek().is_some_and(|(_, next)| *next == character);
            match character {
                '{' | '}' if doubled => {
                    characters.next();
                    plain.push(character);
                }
                '}' => return Err(TemplateError::Unopened { at }),
                '{' => {
                    let mut name = String::new();
                    loop {
                        match characters.next() {
                            Some((_, '}')) => break,
                            Some((_, '{')) | None => return Err(TemplateError::Unclosed { at }),
                            Some((_, letter)) => name.push(letter),
                        }
                    }
                    if !plain.is_empty() {
                        parts.push(Part::Text(std::mem::take(&mut plain)));
                    }
                    parts.push(Part::Column(known(name.trim(), at, columns)?));
                }
                _ => plain.push(character),
            }
        }
        if !plain.is_empty() {
            parts.push(Part::Text(plain));
        }
        Ok(Template { parts })
    }

    /// The columns it uses, in the order of the text, repeats included.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Column(name) => Some(name.as_str()),
            Part::Text(_) => None,
        })
    }

    /// The text for one contact, whose columns `value_of` looks up. A column without a value leaves its place empty.
    pub fn render<'v>(&self, value_of: impl Fn(&str) -> Option<&'v str>) -> String {
        let parts = self.parts.iter().map(|part| match part {
            Part::Text(text) => text.as_str(),
            Part::Column(name) => value_of(name).unwrap_or(""),
        });
        parts.collect()
    }
}

fn known(name: &str, at: usize, columns: &[impl AsRef<str>]) -> Result<String, TemplateError> {
    if columns.iter().any(|column| column.as_ref() == name) {
        return Ok(name.to_owned());
    }
    let wanted = name.to_lowercase();
    let likeness = |column: &str| strsim::normalized_damerau_levenshtein(&wanted, &column.to_lowercase());
    let nearest = columns
        .iter()
        .map(|column| (likeness(column.as_ref()), column.as_ref()))
        .filter(|(likeness, _)| *likeness >= 0.5)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, column)| column.to_owned());
    Err(TemplateError::UnknownColumn { name: name.to_owned(), at, nearest })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const COLUMNS: [&str; 3] = ["NOM", "PRENOM", "MONTANT"];

    fn render(text: &str) -> Result<String, TemplateError> {
        let contact = [("PRENOM", "Zoé"), ("MONTANT", "12 €")];
        let value = |name: &str| contact.iter().find(|(column, _)| *column == name).map(|(_, value)| *value);
        Template::parse(text, &COLUMNS).map(|template| template.render(value))
    }

    #[test]
    fn columns_are_filled_in_r18() {
        assert_eq!(render("Bonjour {PRENOM}, reste {MONTANT}.").unwrap(), "Bonjour Zoé, reste 12 €.");
        assert_eq!(render("{ PRENOM }{PRENOM}").unwrap(), "ZoéZoé");
        assert_eq!(render("M. {NOM}!").unwrap(), "M. !", "no value, nothing in its place");
        assert_eq!(render("").unwrap(), "");
        let template = Template::parse("{NOM} {PRENOM} {NOM}", &COLUMNS).unwrap();
        assert_eq!(template.columns().collect::<Vec<_>>(), ["NOM", "PRENOM", "NOM"]);
    }

    #[test]
    fn doubled_braces_are_braces() {
        assert_eq!(render("{{PRENOM}}").unwrap(), "{PRENOM}");
        assert_eq!(render("{{{PRENOM}}}").unwrap(), "{Zoé}");
    }

    #[test]
    fn a_value_is_never_read_as_a_template() {
        let template = Template::parse("{NOM}", &COLUMNS).unwrap();
        assert_eq!(template.render(|_| Some("{PRENOM}")), "{PRENOM}");
    }

    #[test]
    fn mistakes_are_named_with_their_place_r18() {
        let unknown = render("Cher {PRÉNOM}").unwrap_err();
        assert_eq!(unknown.to_string(), "there is no column `PRÉNOM`; did you mean `PRENOM`?");
        assert!(matches!(unknown, TemplateError::UnknownColumn { at: 5, .. }));
        assert_eq!(
            render("{montant}").unwrap_err().to_string(),
            "there is no column `montant`; did you mean `MONTANT`?"
        );
        assert_eq!(render("{ADRESSE}").unwrap_err().to_string(), "there is no column `ADRESSE`");
        assert_eq!(render("été {NOM").unwrap_err(), TemplateError::Unclosed { at: 4 });
        assert_eq!(render("{NOM{PRENOM}").unwrap_err(), TemplateError::Unclosed { at: 0 });
        assert_eq!(render("a } b").unwrap_err(), TemplateError::Unopened { at: 2 });
        assert!(render("a } b").unwrap_err().to_string().ends_with("write }}"));
    }

    proptest! {
        #[test]
        fn any_text_survives_when_its_braces_are_doubled(text in "\\PC*") {
            let escaped = text.replace('{', "{{").replace('}', "}}");
            prop_assert_eq!(render(&escaped).unwrap(), text);
        }

        #[test]
        fn no_text_panics(text in "[{}a-zNOM ]{0,40}") {
            let _ = render(&text);
        }
    }
}

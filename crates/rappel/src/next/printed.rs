//! From a line to what is printed of it.

use super::stream::Asked;
use crate::output::Format;
use rappel_analysis::next::{Answer, Answerer, ContactLine, Mistake, Past};
use rappel_dialer::Clock;
use schemars::JsonSchema;
use serde::Serialize;

/// A line of the output.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Line<'a> {
    /// The answer for a contact.
    Answer(Box<Answer<'a>>),
    /// A line of the input that cannot be answered.
    Wrong(Wrong),
}

/// A line of the input that cannot be answered.
#[derive(Serialize, JsonSchema, Debug)]
pub struct Wrong {
    /// Its number, from 1.
    pub line: u64,
    /// Where in the line, in bytes from 1, if the line is not a contact at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// Key of the contact, if it could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What is wrong.
    pub error: String,
}

/// What is printed of some lines.
#[derive(Default)]
pub struct Printed {
    /// For standard output.
    pub out: Vec<u8>,
    /// For standard error.
    pub err: Vec<u8>,
    /// How many lines were wrong.
    pub wrong: u64,
}

impl Printed {
    /// Answers a line, and prints the answer or what is wrong with it.
    pub fn answer(&mut self, asked: Asked<'_>, answerer: &mut Answerer<'_>, number: u64, line: &[u8]) {
        if let Err(wrong) = self.try_answer(asked, answerer, number, line) {
            self.refuse(asked, wrong);
        }
    }

    /// Prints what is wrong with a line.
    pub fn refuse(&mut self, asked: Asked<'_>, wrong: Wrong) {
        self.wrong += 1;
        match asked.format {
            Format::Json => write_json(&Line::Wrong(wrong), &mut self.out),
            Format::Text => self.err.extend_from_slice(sentence(&wrong).as_bytes()),
        }
    }

    fn try_answer(
        &mut self,
        asked: Asked<'_>,
        answerer: &mut Answerer<'_>,
        number: u64,
        line: &[u8],
    ) -> Result<(), Wrong> {
        // The reader of structs would also take a list of fields.
        if !line.trim_ascii_start().starts_with(b"{") {
            let error = "not a JSON object: expected for example {\"key\": \"C1\", \"phones\": {}}".to_owned();
            return Err(Wrong { line: number, column: None, key: None, error });
        }
        let contact: ContactLine<'_> = serde_json::from_slice(line).map_err(|error| not_a_contact(number, &error))?;
        let now = asked.at.unwrap_or_else(Clock::wall);
        let decided = answerer.decide(&contact, &Past::default(), now).map_err(|mistake| Wrong {
            line: number,
            column: None,
            key: Some(contact.key.clone().into_owned()),
            error: way_out(&mistake),
        })?;
        match asked.format {
            Format::Json => write_json(&Line::Answer(Box::new(decided.answer())), &mut self.out),
            Format::Text => self.out.extend_from_slice(decided.sentences().as_bytes()),
        }
        Ok(())
    }
}

/// The mistake, and what to do about it on the command line.
fn way_out(mistake: &Mistake) -> String {
    match mistake {
        Mistake::Late { .. } => format!("{mistake}; give a later one with --at or `at`"),
        _ => mistake.to_string(),
    }
}

fn not_a_contact(number: u64, error: &serde_json::Error) -> Wrong {
    let said = error.to_string();
    // The place goes into fields of its own; in a document over several lines its line counts from the first.
    let what = said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _)| what);
    let what = if error.is_data() { what.to_owned() } else { format!("not a JSON object: {what}") };
    let line = number + (error.line() as u64).saturating_sub(1);
    Wrong { line, column: Some(error.column()), key: None, error: what }
}

/// What is wrong with a line, ended by a newline.
fn sentence(wrong: &Wrong) -> String {
    let column = wrong.column.map(|column| format!(", column {column}")).unwrap_or_default();
    let key = wrong.key.as_ref().map(|key| format!(" ({key})")).unwrap_or_default();
    format!("line {}{column}{key}: {}\n", wrong.line, wrong.error)
}

fn write_json(line: &Line<'_>, out: &mut Vec<u8>) {
    serde_json::to_writer(&mut *out, line)
        .expect("an answer has no type that JSON refuses, and memory takes every byte");
    out.push(b'\n');
}

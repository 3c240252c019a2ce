//! What names in a line mean in the campaign: numbers of the contact, statuses, telephone numbers.

use super::question::Question;
use super::value::TextOrNumber;
use rappel_strategy::engine::{Contact, Engine, status};
use rappel_strategy::nearest;
use rappel_strategy::phone::{self, Phone};
use rappel_strategy::status::{Status, SystemStatus};
use std::borrow::Cow;

/// The telephone number of a contact meant by a rank, a column, or itself.
///
/// # Errors
/// A sentence that says what is wrong with the name.
pub fn number(
    question: &Question,
    engine: &Engine,
    contact: &Contact,
    number: &TextOrNumber<'_>,
) -> Result<Phone, String> {
    let columns = &question.campaign.phone_columns;
    let column = match number {
        TextOrNumber::Number(rank) => column_of_rank(engine, *rank)?,
        TextOrNumber::Text(name) => {
            let ranked = name.strip_prefix("TEL").and_then(|rank| rank.parse().ok());
            let ranked = ranked.map(|rank| column_of_rank(engine, rank));
            match (ranked, columns.iter().position(|column| column == name)) {
                (Some(Ok(ranked)), Some(named)) if ranked != named => {
                    let rank = &name["TEL".len()..];
                    return Err(format!(
                        "`{name}` is a phone column, and the number {rank} of the strategy is another one; \
                         write {rank} for the number, or the telephone number"
                    ));
                }
                (_, Some(named)) => named,
                (Some(ranked), None) => ranked?,
                (None, None) => {
                    return any_phone(question, name).map_err(|error| {
                        if name.chars().any(char::is_alphabetic) { unknown_column(question, name) } else { error }
                    });
                }
            }
        }
    };
    let slot = contact.slots[column];
    slot.map(|slot| slot.phone).ok_or_else(|| format!("the column `{}` holds no valid number", columns[column]))
}

fn column_of_rank(engine: &Engine, rank: u64) -> Result<usize, String> {
    match u8::try_from(rank) {
        Ok(index) if (1..=engine.numbers()).contains(&usize::from(index)) => Ok(engine.column(index - 1)),
        _ => Err(format!("there is no TEL{rank}, only TEL1 to TEL{}", engine.numbers())),
    }
}

/// The status of this name in the campaign.
///
/// # Errors
/// A sentence with the nearest right name.
pub fn status_named(question: &Question, name: &str) -> Result<Status, String> {
    status(&question.campaign, name).map_err(|error| {
        let system = SystemStatus::ALL.iter().map(|status| status.name());
        let own = question.campaign.qualification.iter().map(|qualification| qualification.name.as_str());
        with_nearest(error.to_string(), nearest(name, system.chain(own)))
    })
}

/// Says that the campaign has no such phone column, and which one is nearest.
pub fn unknown_column(question: &Question, name: &str) -> String {
    let columns = &question.campaign.phone_columns;
    with_nearest(format!("the campaign has no phone column `{name}`"), nearest(name, columns))
}

fn with_nearest(error: String, nearest: Option<String>) -> String {
    match nearest {
        Some(nearest) => format!("{error}; did you mean `{nearest}`?"),
        None => error,
    }
}

/// A number that was dialled, displayed or suppressed once: it need not exist any more.
///
/// # Errors
/// A sentence that says why it is no number.
pub fn any_phone(question: &Question, written: &str) -> Result<Phone, String> {
    if let Ok(phone) = written.parse() {
        return Ok(phone);
    }
    let parsed = phone::parse(written, question.country);
    parsed.map(|parsed| parsed.phone).map_err(|error| format!("`{written}` is not a telephone number: {error}"))
}

/// The text of a cell; a spreadsheet may have made a number of it.
pub fn text<'a>(value: &'a TextOrNumber<'a>) -> Cow<'a, str> {
    match value {
        TextOrNumber::Number(number) => Cow::Owned(number.to_string()),
        TextOrNumber::Text(text) => Cow::Borrowed(text),
    }
}

//! What names in a line mean in the campaign: numbers of the contact, statuses, telephone numbers.

use super::mistake::Mistake;
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
/// What is wrong with the name.
pub fn number(
    question: &Question,
    engine: &Engine,
    contact: &Contact,
    number: &TextOrNumber<'_>,
) -> Result<Phone, Mistake> {
    let columns = &question.campaign.phone_columns;
    let column = match number {
        TextOrNumber::Number(rank) => column_of_rank(engine, *rank)?,
        TextOrNumber::Text(name) => {
            let ranked = name.strip_prefix("TEL").and_then(|rank| rank.parse().ok());
            let ranked = ranked.map(|rank| column_of_rank(engine, rank));
            match (ranked, columns.iter().position(|column| column == name)) {
                (Some(Ok(ranked)), Some(named)) if ranked != named => {
                    return Err(Mistake::TwoNumbers(name.clone().into_owned()));
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
    slot.map(|slot| slot.phone).ok_or_else(|| Mistake::ColumnEmpty(columns[column].clone()))
}

fn column_of_rank(engine: &Engine, rank: u64) -> Result<usize, Mistake> {
    match u8::try_from(rank) {
        Ok(index) if (1..=engine.numbers()).contains(&usize::from(index)) => Ok(engine.column(index - 1)),
        _ => Err(Mistake::NoRank { rank, ranks: engine.numbers() }),
    }
}

/// The status of this name in the campaign.
///
/// # Errors
/// [`Mistake::Status`], with the nearest right name.
pub fn status_named(question: &Question, name: &str) -> Result<Status, Mistake> {
    status(&question.campaign, name).map_err(|_| {
        let system = SystemStatus::ALL.iter().map(|status| status.name());
        let own = question.campaign.qualification.iter().map(|qualification| qualification.name.as_str());
        Mistake::Status { name: name.to_owned(), nearest: nearest(name, system.chain(own)) }
    })
}

/// The campaign has no such phone column; the mistake names the nearest.
pub fn unknown_column(question: &Question, name: &str) -> Mistake {
    Mistake::UnknownColumn { name: name.to_owned(), nearest: nearest(name, &question.campaign.phone_columns) }
}

/// A number that was dialled, displayed or suppressed once: it need not exist any more.
///
/// # Errors
/// A sentence that says why it is no number.
pub fn any_phone(question: &Question, written: &str) -> Result<Phone, Mistake> {
    if let Ok(phone) = written.parse() {
        return Ok(phone);
    }
    let parsed = phone::parse(written, question.campaign.country);
    parsed.map(|parsed| parsed.phone).map_err(|error| Mistake::Phone { written: written.to_owned(), error })
}

/// The text of a cell; a spreadsheet may have made a number of it.
pub fn text<'a>(value: &'a TextOrNumber<'a>) -> Cow<'a, str> {
    match value {
        TextOrNumber::Number(number) => Cow::Owned(number.to_string()),
        TextOrNumber::Text(text) => Cow::Borrowed(text),
    }
}

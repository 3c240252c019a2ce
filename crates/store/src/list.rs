//! Lists of contacts as people look at them: what they show, and where a page ends.

use crate::contact::ContactRecord;
use crate::ids::ContactId;
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use std::fmt;
use std::str::FromStr;

/// Which contacts of a campaign a list shows, and in which order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ContactList {
    /// All, in file order.
    All,
    /// Those that have to be planned, in the order of turns.
    Unplanned,
    /// Those with a call to come, by turn, then by the end of its window.
    Waiting,
    /// Those callable at an instant, by turn, then by the end of their window.
    Callable(Instant),
    /// Those with a call in progress, in file order.
    InFlight,
    /// Those that ended, the latest first; with this result, if one is given.
    Ended(Option<String>),
    /// Those whose key begins so, by key.
    Key(String),
    /// Those with this number, in file order.
    Phone(Phone),
}

/// A page of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct ContactPage {
    /// Its contacts, each with the mark after which a page that follows it begins.
    pub contacts: Vec<(ContactRecord, PageMark)>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<PageMark>,
}

/// A place between two contacts of a list. It outlives the contacts beside it: a page begins with what comes after it then.
///
/// Written as whole numbers with dots between them; only good for the kind of list that gave it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PageMark(pub(crate) Vec<i64>);

/// Numbers of the longest mark: a key of the queue.
const NUMBERS_MAX: usize = 6;

impl PageMark {
    pub(crate) fn of_contact(contact: ContactId) -> PageMark {
        PageMark(vec![contact.get() as i64])
    }
}

impl fmt::Display for PageMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, number) in self.0.iter().enumerate() {
            let dot = if index == 0 { "" } else { "." };
            write!(f, "{dot}{number}")?;
        }
        Ok(())
    }
}

/// The text is no mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a mark between two pages; begin at the first page")]
pub struct NoPageMark;

impl FromStr for PageMark {
    type Err = NoPageMark;
    fn from_str(text: &str) -> Result<PageMark, NoPageMark> {
        let numbers = text.split('.').take(NUMBERS_MAX + 1).map(str::parse).collect::<Result<Vec<i64>, _>>();
        match numbers {
            Ok(numbers) if numbers.len() <= NUMBERS_MAX => Ok(PageMark(numbers)),
            _ => Err(NoPageMark),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_back_as_they_went_and_nothing_else_is_one() {
        for numbers in [vec![7], vec![3, -5], vec![1, 2, 0, i64::MIN, -9, i64::MAX]] {
            assert_eq!(PageMark(numbers.clone()).to_string().parse(), Ok(PageMark(numbers)));
        }
        for text in ["", "x", "1.", "1.2.3.4.5.6.7", "99999999999999999999"] {
            assert_eq!(text.parse::<PageMark>(), Err(NoPageMark), "{text}");
        }
    }
}

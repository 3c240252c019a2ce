//! Whose a number is: an index that lists and searches read, and dialling does not.

use super::codes;
use crate::contact::ContactPhone;
use crate::error::Result;
use crate::ids::ContactId;
use rusqlite::{Connection, params};

const ADD: &str = "INSERT INTO contact_phone (phone, contact) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
const REMOVE: &str = "DELETE FROM contact_phone WHERE phone = ?1 AND contact = ?2";

/// Adds numbers with their contacts. They are sorted first: in no order, each would change a page of its own.
pub(super) fn add(connection: &Connection, numbers: &mut [(i64, i64)]) -> Result<()> {
    numbers.sort_unstable();
    let mut add = connection.prepare_cached(ADD)?;
    for &mut (phone, contact) in numbers {
        add.execute(params![phone, contact])?;
    }
    Ok(())
}

/// Puts a contact's new numbers in the place of its old ones.
pub(super) fn replace(
    connection: &Connection,
    contact: ContactId,
    old: &[ContactPhone],
    new: &[ContactPhone],
) -> Result<()> {
    let id = codes::id(contact);
    let mut remove = connection.prepare_cached(REMOVE)?;
    for number in old {
        remove.execute(params![codes::digits(number.phone), id])?;
    }
    let mut numbers: Vec<_> = new.iter().map(|number| (codes::digits(number.phone), id)).collect();
    add(connection, &mut numbers)
}

//! Rows of a call file as the store takes them in.

use rappel_callfile::Row;
use rappel_store::{ContactPhone, Error, ImportedContact, Store, ZoneKey};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Turns rows into contacts, remembering the zones that it met.
#[derive(Debug, Default)]
pub struct Contacts {
    zones: HashMap<String, ZoneKey>,
}

impl Contacts {
    /// The contact of a row: its valid numbers, its zones, and all its columns as JSON.
    ///
    /// # Errors
    /// The database failed when a new zone was to be remembered.
    pub fn of(&mut self, store: &mut dyn Store, row: &Row) -> Result<ImportedContact, Error> {
        let mut phones = Vec::new();
        for (column, phone) in (0u8..).zip(&row.phones) {
            if let Some(phone) = phone {
                phones.push(ContactPhone {
                    column,
                    phone: phone.phone,
                    takes_texts: phone.kind.takes_texts(),
                    zone: phone.zone.map(|name| self.zone(store, name)).transpose()?,
                });
            }
        }
        let columns: Map<String, Value> =
            row.columns().map(|(heading, text)| (heading.to_owned(), text.into())).collect();
        Ok(ImportedContact {
            key: row.key.clone(),
            columns: Value::Object(columns).to_string(),
            phones,
            zone: row.zone.as_deref().map(|name| self.zone(store, name)).transpose()?,
            priority: row.priority,
        })
    }

    fn zone(&mut self, store: &mut dyn Store, name: &str) -> Result<ZoneKey, Error> {
        if let Some(&key) = self.zones.get(name) {
            return Ok(key);
        }
        let key = store.intern_zone(name)?;
        self.zones.insert(name.to_owned(), key);
        Ok(key)
    }
}

//! What people change in a contact.

use super::row::{columns, etag};
use crate::campaign::{Made, Stored};
use crate::problem::Problem;
use rappel_store::{Accounts, ContactEdit, ContactId, ContactPhone, ContactRecord, Desk, SqliteStore, Store, ZoneKey};
use rappel_strategy::lang::Lang;
use rappel_strategy::model::Campaign;
use rappel_strategy::phone::{PhoneError, parse};
use rappel_strategy::said::Said;
use rappel_strategy::zone::Zone;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;

/// Most characters of a column.
const TEXT_MAX: usize = 4_000;

/// What changes in a contact; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ContactChange {
    /// Numbers in any writing by phone column; empty: none there any more.
    phones: BTreeMap<String, String>,
    /// Its own IANA zone; empty: none.
    zone: Option<String>,
    /// Higher is called earlier.
    priority: Option<i32>,
    /// Other columns by name.
    columns: BTreeMap<String, String>,
}

/// Changes a contact from what the entity tag says was seen of it.
///
/// # Errors
/// Somebody changed it meanwhile, or a value is wrong.
pub fn edit(
    store: &mut SqliteStore,
    id: ContactId,
    seen: &str,
    change: &ContactChange,
    made: &Made<'_>,
) -> Result<(), Problem> {
    store.together(|store| {
        let record = store.contact(id)?;
        if etag(&record) != seen {
            return Err(Problem::stale(json!({ "etag": etag(&record) })));
        }
        let stored = Stored::read(store, id.campaign())?;
        let edit = edited(store, &stored.campaign, &record, change)?;
        store.edit_contact(id, record.tag(), &edit)?;
        let changed: Vec<&String> = change.phones.keys().chain(change.columns.keys()).collect();
        let detail = json!({
            "contact": id.get(),
            "key": record.key,
            "columns": changed,
            "zone": change.zone,
            "priority": change.priority,
        });
        store.record(&made.who.entry(made.at, "contact.changed", Some(id.campaign()), &detail))?;
        Ok(())
    })
}

fn edited(
    store: &mut SqliteStore,
    campaign: &Campaign,
    record: &ContactRecord,
    change: &ContactChange,
) -> Result<ContactEdit, Problem> {
    let mut columns = columns(record);
    let mut edit = ContactEdit {
        columns: String::new(),
        phones: record.phones.clone(),
        zone: record.zone,
        priority: change.priority.unwrap_or(record.priority),
    };
    for (column, text) in &change.columns {
        let is_special = campaign.phone_columns.contains(column)
            || [&campaign.key_column, &campaign.zone_column, &campaign.priority_column]
                .contains(&&Some(column.clone()));
        if is_special || !columns.contains_key(column) {
            return Err(no_column(&format!("columns.{column}"), column));
        }
        columns.insert(column.clone(), checked(&format!("columns.{column}"), text)?.into());
    }
    for (column, text) in &change.phones {
        let place = format!("phones.{column}");
        let position = campaign.phone_columns.iter().position(|name| name == column);
        let position = position.ok_or_else(|| no_column(&place, column))? as u8;
        edit.phones.retain(|number| number.column != position);
        edit.phones.extend(number(store, campaign, position, checked(&place, text)?, &place)?);
        columns.insert(column.clone(), text.trim().into());
    }
    edit.phones.sort_by_key(|number| number.column);
    if let Some(name) = &change.zone {
        edit.zone = own_zone(store, name)?;
        if let Some(column) = &campaign.zone_column {
            columns.insert(column.clone(), name.as_str().into());
        }
    }
    if let (Some(priority), Some(column)) = (change.priority, &campaign.priority_column) {
        columns.insert(column.clone(), priority.to_string().into());
    }
    edit.columns = serde_json::Value::Object(columns).to_string();
    Ok(edit)
}

fn checked<'t>(place: &str, text: &'t str) -> Result<&'t str, Problem> {
    if text.chars().count() <= TEXT_MAX {
        return Ok(text.trim());
    }
    Err(Problem::invalid(
        place,
        Said::new(format!("Au plus {TEXT_MAX} caractères."), format!("At most {TEXT_MAX} characters.")),
    ))
}

fn no_column(place: &str, column: &str) -> Problem {
    Problem::invalid(
        place,
        Said::new(
            format!("La colonne «\u{a0}{column}\u{a0}» ne peut pas être modifiée ici."),
            format!("The column “{column}” cannot be changed here."),
        ),
    )
}

/// The number written in a phone column; `None` where nothing is.
fn number(
    store: &mut SqliteStore,
    campaign: &Campaign,
    column: u8,
    text: &str,
    place: &str,
) -> Result<Option<ContactPhone>, Problem> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = |error: PhoneError| {
        let sentence = |lang| match lang {
            Lang::Fr => {
                format!("«\u{a0}{text}\u{a0}» n’est pas un numéro de téléphone\u{a0}: {}.", error.told(lang))
            }
            Lang::En => format!("“{text}” is not a telephone number: {}.", error.told(lang)),
        };
        Problem::invalid(place, Said::of(sentence))
    };
    let parsed = parse(text, campaign.country).map_err(wrong)?;
    let zone = parsed.zones.iter().find(|zone| **zone == campaign.zone).or(parsed.zones.first());
    Ok(Some(ContactPhone {
        column,
        phone: parsed.phone,
        takes_texts: parsed.kind.takes_texts(),
        zone: zone.map(|name| store.intern_zone(name)).transpose()?,
    }))
}

fn own_zone(store: &mut SqliteStore, name: &str) -> Result<Option<ZoneKey>, Problem> {
    if name.is_empty() {
        return Ok(None);
    }
    let unknown = |_| {
        Problem::invalid(
            "zone",
            Said::new(
                format!("«\u{a0}{name}\u{a0}» n’est pas un fuseau horaire."),
                format!("“{name}” is not a time zone."),
            ),
        )
    };
    Zone::load(name).map_err(unknown)?;
    Ok(Some(store.intern_zone(name)?))
}

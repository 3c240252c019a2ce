//! A contact in a list.

use rappel_store::{Channel, ContactRecord, Phase, Store, ZoneKey};
use rappel_strategy::engine::Turn;
use rappel_strategy::model::Campaign;
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// A contact in a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ContactRow {
    /// What it goes by.
    id: u64,
    /// Its key, unique in its campaign.
    key: String,
    /// Its columns, as imported.
    columns: Map<String, Value>,
    /// Its valid numbers.
    phones: Vec<PhoneView>,
    /// Its own IANA zone, if it has one.
    zone: Option<String>,
    /// Higher is called earlier.
    priority: i32,
    /// Attempts with an outcome.
    made: u32,
    /// Whether an agent ever talked to it.
    reached: bool,
    /// Where it stands.
    phase: PhaseView,
    /// Names what a change was made from; goes into `If-Match`.
    etag: String,
}

/// A valid number of a contact.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ContactPhone")]
struct PhoneView {
    /// Its phone column.
    column: String,
    /// The number.
    phone: Phone,
    /// As people in its country write it.
    national: String,
    /// Whether it can receive texts.
    takes_texts: bool,
    /// Whether it is on the suppression list.
    suppressed: bool,
}

/// Where a contact stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schemars(rename = "Phase")]
enum PhaseView {
    /// To be planned.
    Unplanned,
    /// With a call to come.
    Waiting {
        /// In which turn it is taken.
        turn: TurnName,
        /// First instant at which it may be called; null: it already may.
        from: Option<Instant>,
        /// When it is planned again if nobody called it.
        until: Instant,
    },
    /// With a call in progress.
    InFlight,
    /// Never called again.
    Ended {
        /// The result.
        result: String,
        /// Since when.
        at: Instant,
    },
}

/// In which turn a due call is taken; earlier ones first.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Turn")]
enum TurnName {
    /// A callback kept for an agent.
    PersonalCallback,
    /// Any other callback.
    Callback,
    /// A recall.
    Recall,
    /// A first call.
    Fresh,
}

impl From<&Phase> for PhaseView {
    fn from(phase: &Phase) -> PhaseView {
        match phase {
            Phase::Unplanned => PhaseView::Unplanned,
            Phase::InFlight => PhaseView::InFlight,
            Phase::Ended { result, at } => PhaseView::Ended { result: result.clone(), at: *at },
            Phase::Waiting { turn, from, until } => PhaseView::Waiting {
                turn: match turn {
                    Turn::PersonalCallback => TurnName::PersonalCallback,
                    Turn::Callback => TurnName::Callback,
                    Turn::Recall => TurnName::Recall,
                    Turn::Fresh => TurnName::Fresh,
                },
                from: Some(*from).filter(|from| from.millis() > 0),
                until: *until,
            },
        }
    }
}

/// The entity tag of a contact.
pub fn etag(record: &ContactRecord) -> String {
    format!("{:016x}", record.tag())
}

/// What rows need to know besides their contacts.
pub struct Rows<'a> {
    campaign: &'a Campaign,
    zones: HashMap<ZoneKey, String>,
}

impl<'a> Rows<'a> {
    /// Reads it.
    ///
    /// # Errors
    /// The database failed.
    pub fn new(store: &mut dyn Store, campaign: &'a Campaign) -> Result<Rows<'a>, rappel_store::Error> {
        Ok(Rows { campaign, zones: store.zones()?.into_iter().collect() })
    }

    /// The phone column at a position.
    pub fn column(&self, position: u8) -> Option<&'a str> {
        self.campaign.phone_columns.get(usize::from(position)).map(String::as_str)
    }

    /// A contact as a row.
    ///
    /// # Errors
    /// The database failed.
    pub fn row(&self, store: &mut dyn Store, record: &ContactRecord) -> Result<ContactRow, rappel_store::Error> {
        let numbers: Vec<Phone> = record.phones.iter().map(|number| number.phone).collect();
        let phones =
            record.phones.iter().zip(store.suppressed(Channel::Calls, &numbers)?).map(|(number, suppressed)| {
                PhoneView {
                    column: self.column(number.column).unwrap_or_default().to_owned(),
                    phone: number.phone,
                    national: number.phone.national(),
                    takes_texts: number.takes_texts,
                    suppressed,
                }
            });
        Ok(ContactRow {
            id: record.contact.get(),
            key: record.key.clone(),
            columns: columns(record),
            phones: phones.collect(),
            zone: record.zone.and_then(|key| self.zones.get(&key).cloned()),
            priority: record.priority,
            made: record.made,
            reached: record.reached,
            phase: PhaseView::from(&record.phase),
            etag: etag(record),
        })
    }
}

/// A contact's columns by name.
pub fn columns(record: &ContactRecord) -> Map<String, Value> {
    serde_json::from_str(&record.columns).unwrap_or_default()
}

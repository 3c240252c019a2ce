//! Call files from elsewhere: the contacts of a stored campaign, or bare counts.

use crate::error::ForecastError;
use crate::file::{File, FileBuilder, FileContact, FileNumber};
use rappel_dialer::{campaign_of, state};
use rappel_store::{CampaignId, Channel, Phase, Store};
use rappel_strategy::engine::State;
use rappel_strategy::model::{Campaign, NUMBERS_MAX};
use rappel_strategy::phone::{Country, Phone};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::ops::ControlFlow;

/// Contacts read at a time.
const PAGE: usize = 5_000;
/// Most contacts that counts may stand for.
pub const COUNTED_MAX: u64 = 20_000_000;

/// From where a campaign is forecast.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Since {
    /// From where it stands: calls made count, ended contacts stay ended.
    Now,
    /// As if nobody had been called yet. Numbers that agents had suppressed since may be called again.
    TheBeginning,
}

/// The contacts of a stored campaign; a call in progress counts as not made. `None` when `watch`, told how many were read, did
/// not let it go on.
///
/// # Errors
/// The store failed, or the file is too large.
pub fn file_of_store(
    store: &mut dyn Store,
    campaign: CampaignId,
    since: Since,
    watch: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<Option<File>, ForecastError> {
    let zones: HashMap<_, _> = store.zones()?.into_iter().collect();
    let mut builder = FileBuilder::of(&campaign_of(&store.campaign(campaign)?)?);
    let (mut after, mut read) = (None, 0);
    loop {
        let page = store.contacts(campaign, after, PAGE)?;
        let Some(last) = page.last() else { return Ok(Some(builder.finish())) };
        after = Some(last.contact);
        read += page.len() as u64;
        let phones: Vec<Phone> = page.iter().flat_map(|record| &record.phones).map(|number| number.phone).collect();
        let mut suppressed = match since {
            Since::Now => store.suppressed(Channel::Calls, &phones)?,
            Since::TheBeginning => vec![false; phones.len()],
        }
        .into_iter();
        for record in &page {
            let numbers: Vec<FileNumber<'_>> = record
                .phones
                .iter()
                .zip(&mut suppressed)
                .map(|(number, suppressed)| FileNumber {
                    column: number.column,
                    phone: number.phone,
                    takes_texts: number.takes_texts,
                    suppressed,
                    zone: number.zone.and_then(|key| zones.get(&key)).map(String::as_str),
                })
                .collect();
            if since == Since::Now && matches!(record.phase, Phase::Ended { .. }) {
                builder.push_ended(state(&record.state, &record.key)?);
                continue;
            }
            let (state, made, reached) = match since {
                Since::Now => (state(&record.state, &record.key)?, record.made, record.reached),
                Since::TheBeginning => (State::default(), 0, false),
            };
            // What cannot be read proves nothing.
            let columns = builder.needs_columns().then(|| serde_json::from_str(&record.columns).unwrap_or_default());
            builder.push(FileContact {
                key: &record.key,
                numbers,
                zone: record.zone.and_then(|key| zones.get(&key)).map(String::as_str),
                priority: record.priority,
                state,
                made,
                reached,
                columns: columns.as_ref(),
            })?;
        }
        if watch(read).is_break() {
            return Ok(None);
        }
    }
}

/// So many contacts that have the same columns filled and live by the same zone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// Phone columns that hold a number, as the campaign names them.
    pub columns: Vec<String>,
    /// Those of them that hold mobile numbers.
    #[serde(default)]
    pub mobile: Vec<String>,
    /// Their zone; absent: the campaign's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// How many.
    pub contacts: u64,
}

/// A call file of which only counts are known: its numbers are made up, and all different.
///
/// # Errors
/// More than [`COUNTED_MAX`] contacts, or a column that the campaign does not have.
pub fn file_of_counts(campaign: &Campaign, counts: &[Counted]) -> Result<File, ForecastError> {
    let all = counts.iter().fold(0_u64, |sum, counted| sum.saturating_add(counted.contacts));
    if all > COUNTED_MAX {
        return Err(ForecastError::TooMany("contacts"));
    }
    let mut builder = FileBuilder::default();
    let mut contact = 0;
    for counted in counts {
        let column = |name: &String| {
            let known = campaign.phone_columns.iter().position(|column| column == name);
            known.ok_or_else(|| ForecastError::NoColumn(name.clone()))
        };
        let columns = counted.columns.iter().map(column).collect::<Result<Vec<usize>, _>>()?;
        for _ in 0..counted.contacts {
            let key = format!("{contact:08}");
            let number = |&column: &usize| {
                let phone = made_up(campaign.country, contact * NUMBERS_MAX as u64 + column as u64)?;
                let takes_texts = counted.mobile.contains(&campaign.phone_columns[column]);
                Some(FileNumber { column: column as u8, phone, takes_texts, suppressed: false, zone: None })
            };
            let numbers = columns.iter().filter_map(number).collect();
            let zone = counted.zone.as_deref();
            builder.push(FileContact { key: &key, numbers, zone, ..FileContact::default() })?;
            contact += 1;
        }
    }
    Ok(builder.finish())
}

/// A number that begins as those of a country do, another one for each index: where people live decides what the law allows. It is
/// as long as they are while there are enough of them.
fn made_up(country: Country, index: u64) -> Option<Phone> {
    let example = country.example()?.digits().to_string();
    let (head, rest) = example.split_at(example.len().min(4));
    Phone::from_e164(format!("{head}{index:0width$}", width = rest.len()).parse().ok()?)
}

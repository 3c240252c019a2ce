//! The contacts of a campaign by what a strategy can tell of them beforehand.

use rappel_analysis::findings::{FileFacts, ProfileCount};
use rappel_store::{CampaignId, ContactRecord, Store, ZoneKey};
use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;

/// Contacts read at a time.
pub const PAGE: usize = 5_000;

/// Counts the contacts of a campaign, in file order and a page at a time; `None` when `watch`, asked after each page, did not let
/// it go on.
///
/// A contact has the zone that its file gives, else that of its first number (R2).
///
/// # Errors
/// The store failed.
pub fn count(
    store: &mut dyn Store,
    campaign: CampaignId,
    watch: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<Option<FileFacts>, rappel_store::Error> {
    let mut counted: BTreeMap<(u16, Option<ZoneKey>), u64> = BTreeMap::new();
    let mut after = None;
    loop {
        let page = store.contacts(campaign, after, PAGE)?;
        let Some(last) = page.last() else { break };
        after = Some(last.contact);
        for record in &page {
            *counted.entry(profile(record)).or_default() += 1;
        }
        if watch().is_break() {
            return Ok(None);
        }
    }
    let names: HashMap<ZoneKey, String> = store.zones()?.into_iter().collect();
    let told = |((columns, zone), contacts): ((u16, Option<ZoneKey>), u64)| {
        let zone = zone.and_then(|key| names.get(&key).cloned());
        ProfileCount { columns, zone, contacts }
    };
    Ok(Some(FileFacts { profiles: counted.into_iter().map(told).collect() }))
}

fn profile(record: &ContactRecord) -> (u16, Option<ZoneKey>) {
    let columns = record.phones.iter().fold(0, |columns, number| columns | 1 << number.column);
    let first = record.phones.iter().min_by_key(|number| number.column);
    (columns, record.zone.or(first.and_then(|number| number.zone)))
}

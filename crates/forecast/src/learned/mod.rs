//! An answer profile learned from this installation's own attempts.
//!
//! Few calls fall into one hour of the week: each estimate is pulled towards the shipped profile, the more the fewer there are
//! (empirical Bayes). How strongly, the attempts themselves say.

mod counts;
mod estimate;
mod shrink;

pub use estimate::{Cell, Days, Learned, Lines, Rate};

use crate::error::ForecastError;
use counts::Counts;
use rappel_dialer::campaign_of;
use rappel_store::{CampaignId, ContactId, Store, ZoneKey};
use rappel_strategy::status::QualificationKind;
use rappel_strategy::zone::Zone;
use rappel_telephony::Profile;
use std::collections::HashMap;
use std::ops::ControlFlow;

/// Attempts read at a time.
const PAGE: usize = 5_000;

/// Learns from all attempts of these campaigns; `None` when `watch`, told how many were read, did not let it go on.
///
/// # Errors
/// The store failed or holds what cannot be read.
pub fn learn(
    store: &mut dyn Store,
    campaigns: &[CampaignId],
    shipped: &Profile,
    watch: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<Option<Learned>, ForecastError> {
    let mut zones: HashMap<ZoneKey, Zone> = HashMap::new();
    for (key, name) in store.zones()? {
        if let Ok(zone) = Zone::load(&name) {
            zones.insert(key, zone);
        }
    }
    let mut counts = Counts::default();
    let mut read = 0;
    for &campaign in campaigns {
        let record = store.campaign(campaign)?;
        let document = campaign_of(&record)?;
        let Ok(home) = Zone::load(&document.zone) else { continue };
        let kinds: Vec<QualificationKind> = document.qualification.iter().map(|q| q.kind).collect();
        let own = own_zones(store, campaign)?;
        counts.begin_campaign();
        let mut after = None;
        loop {
            let page = store.attempts(campaign, after, PAGE)?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            read += page.len() as u64;
            for ended in &page {
                let number = ended.phones.iter().find(|number| number.phone == ended.attempt.phone);
                let key = own.get(&ended.attempt.contact).copied().or(number.and_then(|number| number.zone));
                let zone = key.and_then(|key| zones.get(&key)).unwrap_or(&home);
                counts.add(&ended.attempt, number.is_some_and(|number| number.takes_texts), zone, &kinds);
            }
            if watch(read).is_break() {
                return Ok(None);
            }
        }
    }
    Ok(Some(estimate::estimate(&counts, shipped)))
}

/// The contacts of a campaign that have a zone of their own (R2).
fn own_zones(store: &mut dyn Store, campaign: CampaignId) -> Result<HashMap<ContactId, ZoneKey>, ForecastError> {
    let (mut own, mut after) = (HashMap::new(), None);
    loop {
        let page = store.contacts(campaign, after, PAGE)?;
        let Some(last) = page.last() else { return Ok(own) };
        after = Some(last.contact);
        own.extend(page.iter().filter_map(|record| Some((record.contact, record.zone?))));
    }
}

//! A campaign of the size asked for.

use rappel_store::{CampaignId, ContactPhone, Edition, ImportedContact, Next, Replan, SqliteStore, Store, Tick};
use rappel_strategy::engine::{Turn, seed};
use rappel_strategy::phone::Phone;
use rappel_strategy::time::{HOUR_MS, Instant};

/// Monday 23 November 2026, 08:00 UTC, when the campaign opens.
pub const OPENING: Instant = Instant::from_millis(1_795_420_800_000);
/// When it closes that day.
pub const CLOSING: Instant = Instant::from_millis(OPENING.millis() + 11 * HOUR_MS);
/// Contacts planned in one tick.
const PLANNED: usize = 5_000;

/// Takes in `count` contacts with two numbers and five columns, of three priorities.
pub fn import(store: &mut SqliteStore, count: u64) -> CampaignId {
    let campaign = store.create_campaign("bench", "{}").expect("a campaign");
    let zone = store.intern_zone("Europe/Paris").expect("a zone");
    let mut rows = (0..count).map(|i| {
        let number = |column: u8, first: u64| ContactPhone {
            column,
            phone: Phone::from_e164(33_000_000_000 + first * 100_000_000 + i % 100_000_000).expect("a number"),
            takes_texts: column == 1,
            zone: Some(zone),
        };
        ImportedContact {
            key: format!("C{:09}", seed::mix(i, 1) % 1_000_000 * 1_000_000 + i),
            columns: format!(
                r#"{{"NAME":"Contact {i}","CITY":"Ville {}","CONTRACT":"{}","TEL1":"0{}","TEL2":"06{:08}"}}"#,
                i % 5_000,
                seed::mix(i, 2),
                100_000_000 + i,
                i
            ),
            phones: vec![number(0, 1), number(1, 6)],
            zone: None,
            priority: [0, 0, 0, 5, 9][(seed::mix(i, 3) % 5) as usize],
        }
    });
    store.import_contacts(campaign, &mut rows).expect("an import");
    campaign
}

/// Plans every contact into the day's window.
pub fn plan(store: &mut SqliteStore, campaign: CampaignId) {
    loop {
        let unplanned = store.unplanned(campaign, PLANNED).expect("the unplanned");
        if unplanned.is_empty() {
            break;
        }
        let mut tick = Tick::new(campaign, Edition(1), OPENING);
        tick.plans = unplanned
            .iter()
            .map(|candidate| Replan {
                ticket: candidate.ticket,
                state: None,
                next: Next::Call { turn: Turn::Fresh, from: OPENING, until: CLOSING },
            })
            .collect();
        let committed = store.commit(&[tick]).expect("a tick");
        assert_eq!(committed.refused, []);
    }
}

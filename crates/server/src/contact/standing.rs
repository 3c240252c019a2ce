//! All contacts of a campaign by where they stand (R61).

use super::why::Speech;
use rappel_dialer::{Breakdown, Share, Stands};
use rappel_strategy::said::Said;
use rappel_strategy::time::Instant;
use schemars::JsonSchema;
use serde::Serialize;

/// All contacts of a campaign by where they stand.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Standing {
    /// The campaign's time.
    at: Instant,
    /// How many contacts.
    contacts: u64,
    /// Largest first; they add up to `contacts`.
    shares: Vec<StandingShare>,
}

/// Contacts that stand alike.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct StandingShare {
    /// A word for it.
    standing: &'static str,
    /// In a few words.
    said: Said,
    /// With `ended`: the result.
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<String>,
    /// How many.
    contacts: u64,
    /// The earliest instant at which one of them may be called.
    first_from: Option<Instant>,
    /// One of them.
    example: StandingExample,
}

/// A contact.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct StandingExample {
    /// What it goes by.
    id: u64,
    /// Its key.
    key: String,
}

impl Standing {
    /// As it is told.
    pub fn of(breakdown: Breakdown, at: Instant, speech: Speech<'_>) -> Standing {
        let share = |share: Share| StandingShare {
            standing: share.stands.code(),
            said: speech.said(|words| share.stands.words(words)),
            result: match &share.stands {
                Stands::Ended(result) => Some(result.clone()),
                _ => None,
            },
            contacts: share.contacts,
            first_from: share.first_from,
            example: StandingExample { id: share.example.0.get(), key: share.example.1 },
        };
        Standing { at, contacts: breakdown.contacts, shares: breakdown.shares.into_iter().map(share).collect() }
    }
}

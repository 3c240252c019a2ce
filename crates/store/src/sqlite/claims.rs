//! Who is in somebody's hands, and whose turn it is between recalls and fresh contacts.

use crate::ids::{CampaignId, ContactId};
use crate::order::Share;
use std::collections::{HashMap, HashSet};

/// The claims of a process.
#[derive(Default)]
pub(super) struct Claims {
    held: HashSet<ContactId>,
    shares: HashMap<CampaignId, Share>,
}

impl Claims {
    pub(super) fn holds(&self, contact: ContactId) -> bool {
        self.held.contains(&contact)
    }

    /// Holds contacts of a campaign, after which its share is this.
    pub(super) fn hold(&mut self, campaign: CampaignId, contacts: impl Iterator<Item = ContactId>, share: Share) {
        self.held.extend(contacts);
        self.shares.insert(campaign, share);
    }

    pub(super) fn release(&mut self, contact: ContactId) {
        self.held.remove(&contact);
    }

    /// Ends all claims and says how many there were.
    pub(super) fn clear(&mut self) -> u64 {
        let count = self.held.len() as u64;
        self.held.clear();
        count
    }

    pub(super) fn share(&self, campaign: CampaignId) -> Share {
        self.shares.get(&campaign).copied().unwrap_or_default()
    }
}

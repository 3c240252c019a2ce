//! Who is in somebody's hands, and whose turn it is between recalls and fresh contacts.

use crate::ids::{CampaignId, ContactId};
use std::collections::{HashMap, HashSet};

/// The claims of a process.
#[derive(Default)]
pub(super) struct Claims {
    held: HashSet<ContactId>,
    shares: HashMap<CampaignId, Share>,
}

/// The running share of fresh contacts of a campaign: a hundred of it owe one fresh contact (R38).
#[derive(Clone, Copy, Default)]
pub(super) struct Share(u8);

impl Share {
    /// Whether the next of a recall and a fresh contact that are both due is the fresh one.
    pub(super) fn takes_fresh(&mut self, fresh_percent: u8) -> bool {
        self.0 += fresh_percent.min(100);
        let fresh = self.0 >= 100;
        if fresh {
            self.0 -= 100;
        }
        fresh
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r38_shares_are_exact_over_a_hundred_and_evenly_spread() {
        for percent in 0..=100 {
            let mut share = Share::default();
            let fresh: Vec<usize> = (0..100).filter(|_| share.takes_fresh(percent)).collect();
            assert_eq!(fresh.len(), usize::from(percent));
            let gap_max = fresh.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(0);
            assert!(percent == 0 || gap_max <= 100_usize.div_ceil(usize::from(percent)), "{percent}: {gap_max}");
        }
    }
}

//! The names that rows go by.

/// A campaign. 1…2³¹−1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CampaignId(u32);

/// A contact: its campaign and its position in file order, so that a campaign is one range of contacts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ContactId(u64);

/// An ended attempt: its place in its campaign's log, in the order in which attempts ended.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct AttemptId(pub(crate) u64);

/// A zone name known to the store; see [`crate::Store::intern_zone`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ZoneKey(pub u16);

/// The number of a strategy version of a campaign, counted from 1 (R60).
pub type Version = u32;

/// The edition of everything that plans of a campaign depend on: its document, its strategy, its classic rules.
///
/// It goes up with every change to one of them. A contact that was planned under an older edition counts as unplanned (R60).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Edition(pub u32);

/// How often a campaign was changed by its document, its classic rules or its strategy in place, counted from 1.
///
/// The edition belongs to plans, the revision to people: it says what a change was made from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Revision(pub u32);

impl CampaignId {
    /// The campaign with this number, or `None` when it is not within 1…2³¹−1.
    pub const fn new(number: u32) -> Option<CampaignId> {
        if number == 0 || number > i32::MAX as u32 { None } else { Some(CampaignId(number)) }
    }

    /// The number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl ContactId {
    /// The contact at a position (from 0, in file order) of a campaign.
    pub const fn new(campaign: CampaignId, position: u32) -> ContactId {
        ContactId((campaign.0 as u64) << 32 | position as u64)
    }

    /// The contact with this number.
    pub const fn from_number(number: u64) -> Option<ContactId> {
        match CampaignId::new((number >> 32) as u32) {
            Some(_) => Some(ContactId(number)),
            None => None,
        }
    }

    /// The number; it grows with the campaign, then with the file order (R38). Below 2⁶³.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The campaign it belongs to.
    pub const fn campaign(self) -> CampaignId {
        CampaignId((self.0 >> 32) as u32)
    }

    /// Its position in file order, from 0.
    pub const fn position(self) -> u32 {
        self.0 as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r38_contacts_sort_by_campaign_then_file_order() {
        let campaign = CampaignId::new(7).unwrap();
        let contact = ContactId::new(campaign, 12);
        assert_eq!((contact.campaign(), contact.position()), (campaign, 12));
        assert_eq!(ContactId::from_number(contact.get()), Some(contact));
        assert!(contact < ContactId::new(campaign, 13));
        assert!(ContactId::new(campaign, u32::MAX) < ContactId::new(CampaignId::new(8).unwrap(), 0));
        assert_eq!((CampaignId::new(0), ContactId::from_number(3)), (None, None));
    }
}

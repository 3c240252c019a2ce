//! The verbs of the desk, each one transaction around what the other modules do.

use super::{SqliteStore, counts, hand, lists, runs};
use crate::campaign::CampaignState;
use crate::contact::ContactRecord;
use crate::counts::Counts;
use crate::desk::{ContactEdit, Desk};
use crate::error::Result;
use crate::ids::{CampaignId, ContactId};
use crate::list::{ContactList, ContactPage, PageMark};
use crate::run::RunRecord;
use crate::text::TextState;
use rappel_strategy::time::Instant;

impl Desk for SqliteStore {
    fn contact_page(
        &mut self,
        campaign: CampaignId,
        list: &ContactList,
        after: Option<&PageMark>,
        limit: usize,
    ) -> Result<ContactPage> {
        self.reading(|open| lists::page(open, campaign, list, after, limit))
    }

    fn counts(&mut self, campaign: CampaignId, from: Instant, until: Instant) -> Result<Counts> {
        self.reading(|open| counts::within(open, campaign, from, until))
    }

    fn text_counts(&mut self, campaign: CampaignId) -> Result<[u64; TextState::ALL.len()]> {
        self.reading(|open| counts::texts(open, campaign))
    }

    fn run(&mut self, campaign: CampaignId) -> Result<RunRecord> {
        self.reading(|open| runs::get(open, campaign))
    }

    fn begin_run(&mut self, campaign: CampaignId, speed: &str, at: Instant) -> Result<()> {
        self.writing(|open| runs::begin(open, campaign, speed, at))
    }

    fn reach(&mut self, campaign: CampaignId, at: Instant) -> Result<()> {
        self.writing(|open| runs::reach(open, campaign, at))
    }

    fn end_run(&mut self, campaign: CampaignId, state: CampaignState, at: Instant, error: Option<&str>) -> Result<()> {
        self.writing(|open| runs::end(open, campaign, state, at, error))
    }

    fn edit_contact(&mut self, contact: ContactId, tag: u64, edit: &ContactEdit) -> Result<()> {
        self.writing(|open| hand::edit(open, contact, tag, edit))
    }

    fn withdraw(
        &mut self,
        contact: ContactId,
        result: &str,
        reason: &str,
        now: Instant,
        wall: Instant,
    ) -> Result<ContactRecord> {
        self.writing(|open| hand::withdraw(open, contact, (result, reason), now, wall))
    }

    fn restore(&mut self, contact: ContactId, since: Instant) -> Result<ContactRecord> {
        self.writing(|open| hand::restore(open, contact, since))
    }
}

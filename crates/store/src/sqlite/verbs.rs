//! The verbs of the store, each one transaction around what the other modules do.

use super::claim;
use super::{
    SqliteStore, attempts, campaigns, candidates, commit, contacts, counts, import, lock, refusals, suppression, texts,
};
use crate::attempt::{AttemptRecord, CallElsewhere, ExportedAttempt, Unresolved};
use crate::campaign::{CampaignRecord, CampaignState, StrategyVersion};
use crate::contact::{Candidate, ContactRecord, Imported, ImportedContact};
use crate::counts::CallCount;
use crate::error::Result;
use crate::ids::{AttemptId, CampaignId, ContactId, Version, ZoneKey};
use crate::order::{self, TURNS};
use crate::refusal::{Refusal, RefusalMark, RefusalRecord};
use crate::store::Store;
use crate::suppression::{Channel, Suppressed};
use crate::text::{TextKey, TextRecord, TextSettled, TextTaken};
use crate::tick::{Committed, Tick};
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;

impl Store for SqliteStore {
    fn create_campaign(&mut self, name: &str, document: &str) -> Result<CampaignId> {
        self.writing(|open| campaigns::create(open, name, document))
    }

    fn campaign(&mut self, campaign: CampaignId) -> Result<CampaignRecord> {
        self.reading(|open| campaigns::get(open, campaign))
    }

    fn campaign_named(&mut self, name: &str) -> Result<CampaignRecord> {
        self.reading(|open| campaigns::named(open, name))
    }

    fn campaigns(&mut self) -> Result<Vec<CampaignRecord>> {
        self.reading(campaigns::all)
    }

    fn put_document(&mut self, campaign: CampaignId, document: &str) -> Result<()> {
        self.writing(|open| campaigns::put_document(open, campaign, document))
    }

    fn set_state(&mut self, campaign: CampaignId, state: CampaignState) -> Result<()> {
        self.writing(|open| campaigns::set_state(open, campaign, state))
    }

    fn set_classic_rules(&mut self, campaign: CampaignId, classic: Option<&str>) -> Result<()> {
        self.writing(|open| campaigns::set_classic(open, campaign, classic))
    }

    fn put_strategy(&mut self, campaign: CampaignId, document: &str, note: &str, at: Instant) -> Result<Version> {
        self.writing(|open| campaigns::put_strategy(open, campaign, (document, note), at))
    }

    fn remove_strategy(&mut self, campaign: CampaignId) -> Result<()> {
        self.writing(|open| campaigns::remove_strategy(open, campaign))
    }

    fn strategy_version(&mut self, campaign: CampaignId, version: Version) -> Result<StrategyVersion> {
        self.reading(|open| campaigns::version(open, campaign, version))
    }

    fn strategy_versions(&mut self, campaign: CampaignId) -> Result<Vec<StrategyVersion>> {
        self.reading(|open| campaigns::versions(open, campaign))
    }

    fn intern_zone(&mut self, name: &str) -> Result<ZoneKey> {
        self.writing(|open| contacts::intern_zone(open, name))
    }

    fn zones(&mut self) -> Result<Vec<(ZoneKey, String)>> {
        self.reading(contacts::zones)
    }

    fn import_contacts(
        &mut self,
        campaign: CampaignId,
        rows: &mut dyn Iterator<Item = ImportedContact>,
    ) -> Result<Imported> {
        let mut imported = Imported::default();
        let mut rows = rows.peekable();
        while rows.peek().is_some() {
            self.writing(|open| import::portion(open, campaign, &mut rows, &mut imported))?;
        }
        Ok(imported)
    }

    fn contact_by_key(&mut self, campaign: CampaignId, key: &str) -> Result<ContactRecord> {
        self.reading(|open| contacts::by_key(open, campaign, key))
    }

    fn contact(&mut self, contact: ContactId) -> Result<ContactRecord> {
        self.reading(|open| contacts::get(open, contact))
    }

    fn contacts(&mut self, campaign: CampaignId, after: Option<ContactId>, limit: usize) -> Result<Vec<ContactRecord>> {
        self.reading(|open| contacts::page(open, campaign, after, limit))
    }

    fn candidate(&mut self, contact: ContactId) -> Result<Option<Candidate>> {
        self.reading(|open| {
            let place = candidates::place_of(open, contact)?;
            Ok(candidates::load(open, place.as_slice())?.pop())
        })
    }

    fn suppress(
        &mut self,
        channel: Channel,
        phones: &mut dyn Iterator<Item = Phone>,
        reason: &str,
        since: Instant,
    ) -> Result<u64> {
        self.writing(|open| suppression::add(open, channel, phones, reason, since))
    }

    fn unsuppress(&mut self, channel: Channel, phones: &[Phone]) -> Result<u64> {
        self.writing(|open| suppression::remove(open, channel, phones))
    }

    fn suppressed(&mut self, channel: Channel, phones: &[Phone]) -> Result<Vec<bool>> {
        self.reading(|open| {
            let mut lookup = suppression::Lookup::new(open, channel)?;
            phones.iter().map(|phone| lookup.holds(*phone)).collect()
        })
    }

    fn suppression(&mut self, channel: Channel, phone: Phone) -> Result<Option<Suppressed>> {
        self.reading(|open| suppression::get(open, channel, phone))
    }

    fn suppression_count(&mut self, channel: Channel) -> Result<u64> {
        self.reading(|open| suppression::count(open, channel))
    }

    fn suppression_list(&mut self, channel: Channel, after: Option<Phone>, limit: usize) -> Result<Vec<Suppressed>> {
        self.reading(|open| suppression::list(open, channel, after, limit))
    }

    fn claim(
        &mut self,
        campaign: CampaignId,
        now: Instant,
        limit: usize,
        fresh_percent: Option<u8>,
        left_out: &dyn Fn(ContactId) -> bool,
    ) -> Result<Vec<Candidate>> {
        // The claims are locked before the transaction looks at the file: a contact whose claim has ended is seen as the tick
        // that ended it left it.
        let mut claims = lock(&self.claims);
        let open = self.connection.transaction()?;
        let queue = claim::current(&open, campaign)?;
        let (places, share) = claim::claim(queue, &claims, now, limit, fresh_percent, left_out)?;
        let candidates = candidates::load(&open, &places)?;
        claims.hold(campaign, places.iter().map(|place| place.contact), share);
        Ok(candidates)
    }

    fn overdue(&mut self, campaign: CampaignId, now: Instant, limit: usize) -> Result<Vec<Candidate>> {
        let claims = lock(&self.claims);
        let open = self.connection.transaction()?;
        let places = claim::overdue(claim::current(&open, campaign)?, &claims, now, limit)?;
        candidates::load(&open, &places)
    }

    fn unplanned(&mut self, campaign: CampaignId, limit: usize) -> Result<Vec<Candidate>> {
        let claims = lock(&self.claims);
        let open = self.connection.transaction()?;
        let places = claim::unplanned(claim::current(&open, campaign)?, &claims, limit)?;
        candidates::load(&open, &places)
    }

    fn next_due_at(
        &mut self,
        campaign: CampaignId,
        now: Instant,
        left_out: &dyn Fn(ContactId) -> bool,
    ) -> Result<Option<Instant>> {
        let claims = lock(&self.claims);
        let open = self.connection.transaction()?;
        claim::next_due_at(claim::current(&open, campaign)?, &claims, now, left_out)
    }

    fn due_now(&mut self, campaign: CampaignId, now: Instant, at_most: u64) -> Result<[u64; 4]> {
        self.reading(|open| {
            let queue = claim::current(open, campaign)?;
            let mut counts = [0; 4];
            for turn in TURNS {
                counts[turn as usize] = order::count(&queue, turn, now, at_most)?;
            }
            Ok(counts)
        })
    }

    fn commit(&mut self, ticks: &[Tick]) -> Result<Committed> {
        let committed = self.writing(|open| commit::commit(open, ticks))?;
        let mut claims = lock(&self.claims);
        for contact in ticks.iter().flat_map(commit::settled) {
            claims.release(contact);
        }
        Ok(committed)
    }

    fn recover_claims(&mut self) -> Result<u64> {
        Ok(lock(&self.claims).clear())
    }

    fn unresolved(&mut self, campaign: CampaignId, after: Option<ContactId>, limit: usize) -> Result<Vec<Unresolved>> {
        self.reading(|open| attempts::unresolved(open, campaign, after, limit))
    }

    fn take_texts(&mut self, campaign: CampaignId, now: Instant, limit: usize) -> Result<Vec<TextTaken>> {
        self.writing(|open| texts::take(open, campaign, now, limit))
    }

    fn next_text_at(&mut self, campaign: CampaignId) -> Result<Option<Instant>> {
        self.reading(|open| texts::next_at(open, campaign))
    }

    fn settle_texts(&mut self, settled: &[TextSettled], at: Instant) -> Result<()> {
        self.writing(|open| texts::settle(open, settled, at))
    }

    fn text_referred(&mut self, account: &str, reference: &str) -> Result<Option<TextKey>> {
        self.reading(|open| texts::referred(open, account, reference))
    }

    fn recover_texts(&mut self, campaign: CampaignId, at: Instant) -> Result<u64> {
        self.writing(|open| texts::recover(open, campaign, at))
    }

    fn texts_of(&mut self, contact: ContactId) -> Result<Vec<TextRecord>> {
        self.reading(|open| texts::of(open, contact))
    }

    fn attempts_of(&mut self, contact: ContactId) -> Result<Vec<AttemptRecord>> {
        self.reading(|open| attempts::of(open, contact))
    }

    fn attempts(
        &mut self,
        campaign: CampaignId,
        after: Option<AttemptId>,
        limit: usize,
    ) -> Result<Vec<ExportedAttempt>> {
        self.reading(|open| attempts::page(open, campaign, after, limit))
    }

    fn results(&mut self, campaign: CampaignId) -> Result<Vec<(String, u64)>> {
        self.reading(|open| attempts::results(open, campaign))
    }

    fn columns(&mut self, contacts: &[ContactId]) -> Result<Vec<String>> {
        self.reading(|open| contacts::columns(open, contacts))
    }

    fn calls_ended(&mut self, campaign: CampaignId) -> Result<Vec<CallCount>> {
        self.reading(|open| Ok(counts::within(open, campaign, Instant::MIN, Instant::MAX)?.calls))
    }

    fn refuse(&mut self, refused: &[Refusal]) -> Result<()> {
        self.writing(|open| refusals::keep(open, refused))
    }

    fn refusals(
        &mut self,
        campaign: CampaignId,
        after: Option<&RefusalMark>,
        limit: usize,
    ) -> Result<Vec<RefusalRecord>> {
        self.reading(|open| refusals::page(open, campaign, after, limit))
    }

    fn enable_cross_campaign_caps(&mut self) -> Result<()> {
        self.writing(attempts::list_by_phone)
    }

    fn calls_elsewhere(&mut self, numbers: &[(ContactId, Phone)], since: Instant) -> Result<Vec<CallElsewhere>> {
        self.reading(|open| attempts::elsewhere(open, numbers, since))
    }
}

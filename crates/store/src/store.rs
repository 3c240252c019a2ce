//! The store, in verbs of the domain.
//!
//! Why a trait: a campaign runs on one machine with an embedded database or on several with a shared one, and neither the dialer
//! nor the server may notice. What may not come in: words of any database.

use crate::attempt::{AttemptRecord, CallElsewhere, ExportedAttempt, Unresolved};
use crate::campaign::{CampaignRecord, CampaignState, StrategyVersion};
use crate::contact::{Candidate, ContactRecord, Imported, ImportedContact};
use crate::counts::CallCount;
use crate::error::Result;
use crate::ids::{AttemptId, CampaignId, ContactId, Version, ZoneKey};
use crate::refusal::{Refusal, RefusalMark, RefusalRecord};
use crate::suppression::{Channel, Suppressed};
use crate::text::{TextKey, TextRecord, TextSettled, TextTaken};
use crate::tick::{Committed, Tick};
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;

/// What Rappel remembers.
///
/// Every verb is kept as a whole or not at all. What is kept when a verb returns survives a crash of the process and of the
/// machine. Verbs never read the clock. Lists are pages: the caller asks for the rows after the last one it got.
///
/// # Errors
/// Every verb fails with [`crate::Error`]: `Busy` when another writer does not finish, `NotFound` for a campaign or contact that
/// does not exist, `Corrupt`, `Full` and `Database` when the database is at fault; other errors are named with the verb.
pub trait Store: Send {
    // Campaigns (R1–R4) and strategies (R3, R60).

    /// Makes a campaign in draft, with a document and without classic rules or strategy.
    ///
    /// # Errors
    /// `NameTaken`.
    fn create_campaign(&mut self, name: &str, document: &str) -> Result<CampaignId>;
    /// A campaign.
    fn campaign(&mut self, campaign: CampaignId) -> Result<CampaignRecord>;
    /// A campaign by its name; the error names the nearest.
    fn campaign_named(&mut self, name: &str) -> Result<CampaignRecord>;
    /// All campaigns by name.
    fn campaigns(&mut self) -> Result<Vec<CampaignRecord>>;
    /// Replaces a campaign's document. Its contacts have to be planned again.
    fn put_document(&mut self, campaign: CampaignId, document: &str) -> Result<()>;
    /// Changes a campaign's state (R4). Whether it may is for the caller to know.
    fn set_state(&mut self, campaign: CampaignId, state: CampaignState) -> Result<()>;
    /// Replaces a campaign's classic rules (R50). Its contacts have to be planned again.
    ///
    /// # Errors
    /// `ClassicLocked` while a strategy is in place (R3).
    fn set_classic_rules(&mut self, campaign: CampaignId, classic: Option<&str>) -> Result<()>;
    /// Puts a new version of the strategy in place (R3, R60). The campaign's contacts have to be planned again.
    fn put_strategy(&mut self, campaign: CampaignId, document: &str, note: &str, at: Instant) -> Result<Version>;
    /// Takes the strategy out of place: the classic rules are back (R3). Does nothing when there is none. The campaign's contacts
    /// have to be planned again.
    fn remove_strategy(&mut self, campaign: CampaignId) -> Result<()>;
    /// A version of the strategy, in place or not.
    fn strategy_version(&mut self, campaign: CampaignId, version: Version) -> Result<StrategyVersion>;
    /// All versions of the strategy, oldest first.
    fn strategy_versions(&mut self, campaign: CampaignId) -> Result<Vec<StrategyVersion>>;

    // Contacts.

    /// The key of a zone name, which is remembered if it is new. At most 65 535 zones.
    fn intern_zone(&mut self, name: &str) -> Result<ZoneKey>;
    /// All zone names with their keys.
    fn zones(&mut self) -> Result<Vec<(ZoneKey, String)>>;
    /// Takes in contacts. New ones go to the end of the file order, unplanned. Those whose key exists keep their state; their
    /// columns, numbers, zone and priority are replaced, and they are planned again if that changes a plan. Importing the same
    /// rows again changes nothing.
    ///
    /// Rows are kept in portions: after a failure, what was imported stays, and importing again is the way on.
    ///
    /// # Errors
    /// `Limit` for more than 10 numbers or 2³² contacts.
    fn import_contacts(
        &mut self,
        campaign: CampaignId,
        rows: &mut dyn Iterator<Item = ImportedContact>,
    ) -> Result<Imported>;
    /// A contact by its key; the error names the nearest of the neighbouring keys.
    fn contact_by_key(&mut self, campaign: CampaignId, key: &str) -> Result<ContactRecord>;
    /// A contact.
    fn contact(&mut self, contact: ContactId) -> Result<ContactRecord>;
    /// Up to `limit` contacts of a campaign in file order, after the given one.
    fn contacts(&mut self, campaign: CampaignId, after: Option<ContactId>, limit: usize) -> Result<Vec<ContactRecord>>;
    /// A contact ready to be called whether it is due or not, for calls that people make by hand; `None` when it is in flight or
    /// ended. It is not claimed.
    fn candidate(&mut self, contact: ContactId) -> Result<Option<Candidate>>;

    // The numbers that must not be called (R30, R37).

    /// Adds numbers to a suppression list; those already there stay as they are. Returns how many are new.
    fn suppress(
        &mut self,
        channel: Channel,
        phones: &mut dyn Iterator<Item = Phone>,
        reason: &str,
        since: Instant,
    ) -> Result<u64>;
    /// Takes numbers off a suppression list. Returns how many were there.
    fn unsuppress(&mut self, channel: Channel, phones: &[Phone]) -> Result<u64>;
    /// Which of the numbers are on a suppression list, in the order given.
    fn suppressed(&mut self, channel: Channel, phones: &[Phone]) -> Result<Vec<bool>>;
    /// A number of a suppression list, if it is there.
    fn suppression(&mut self, channel: Channel, phone: Phone) -> Result<Option<Suppressed>>;
    /// How many numbers are on a suppression list.
    fn suppression_count(&mut self, channel: Channel) -> Result<u64>;
    /// Up to `limit` suppressed numbers in ascending order, after the given one.
    fn suppression_list(&mut self, channel: Channel, after: Option<Phone>, limit: usize) -> Result<Vec<Suppressed>>;

    // The queue (R36, R38).

    /// Takes up to `limit` contacts that are callable at `now`, in order: due personal callbacks, due general callbacks, each by
    /// the instant agreed; recalls whose window closes soonest, to the minute; fresh contacts by priority, then file order (R38).
    ///
    /// With `fresh_percent`, of 100 contacts taken while both recalls and fresh contacts are due, so many are fresh, evenly
    /// spread and over all claims together; the other kind fills up when one runs out.
    ///
    /// A claim holds until the contact is in a tick that is kept, or until the process ends. A claimed contact is claimed by
    /// nobody else, and the other verbs of the queue leave it out. Contacts of which `left_out` is true stay where they are.
    fn claim(
        &mut self,
        campaign: CampaignId,
        now: Instant,
        limit: usize,
        fresh_percent: Option<u8>,
        left_out: &dyn Fn(ContactId) -> bool,
    ) -> Result<Vec<Candidate>>;
    /// Up to `limit` waiting contacts whose window passed at `now` before anybody claimed them, in the order of turns, to be
    /// planned again. They are not claimed.
    fn overdue(&mut self, campaign: CampaignId, now: Instant, limit: usize) -> Result<Vec<Candidate>>;
    /// Up to `limit` unplanned contacts in the order of turns, to be planned. They are not claimed.
    fn unplanned(&mut self, campaign: CampaignId, limit: usize) -> Result<Vec<Candidate>>;
    /// The first instant from `now` on at which there is something to claim or to plan; `None` when nobody waits. Contacts of which
    /// `left_out` is true count only among those that were never planned.
    fn next_due_at(
        &mut self,
        campaign: CampaignId,
        now: Instant,
        left_out: &dyn Fn(ContactId) -> bool,
    ) -> Result<Option<Instant>>;
    /// How many contacts are callable at `now` in each turn, counted up to `at_most` a turn. Claimed ones are included.
    fn due_now(&mut self, campaign: CampaignId, now: Instant, at_most: u64) -> Result<[u64; 4]>;
    /// Keeps what happened, of all ticks together. When it returns, it survives any crash, and the calls of the intents that are
    /// not refused may leave.
    ///
    /// # Errors
    /// `EditionAhead`.
    fn commit(&mut self, ticks: &[Tick]) -> Result<Committed>;

    // After a crash.

    /// Ends every claim without an intent, whose contacts can be claimed again. Returns how many there were.
    fn recover_claims(&mut self) -> Result<u64>;
    /// Up to `limit` calls that may have left and have no outcome, by contact, after the given one. Each needs an outcome in a
    /// tick.
    fn unresolved(&mut self, campaign: CampaignId, after: Option<ContactId>, limit: usize) -> Result<Vec<Unresolved>>;

    // Texts (R18).

    /// Takes up to `limit` texts that are to be sent at `now`. None of them is ever taken again.
    fn take_texts(&mut self, campaign: CampaignId, now: Instant, limit: usize) -> Result<Vec<TextTaken>>;
    /// The first instant from which an ordered text may be taken, past or to come; `None` when none waits.
    fn next_text_at(&mut self, campaign: CampaignId) -> Result<Option<Instant>>;
    /// Says what became of texts that were taken. Texts whose state does not allow it ([`TextState::may_become`]) stay as they are.
    ///
    /// [`TextState::may_become`]: crate::TextState::may_become
    fn settle_texts(&mut self, texts: &[TextSettled], at: Instant) -> Result<()>;
    /// The text of which a receipt of this account speaks by this name, while its fate is not certain.
    fn text_referred(&mut self, account: &str, reference: &str) -> Result<Option<TextKey>>;
    /// After a crash: texts that were leaving become unknown. Returns how many there were.
    fn recover_texts(&mut self, campaign: CampaignId, at: Instant) -> Result<u64>;
    /// All texts of a contact.
    fn texts_of(&mut self, contact: ContactId) -> Result<Vec<TextRecord>>;

    // Attempts and results.

    /// All attempts of a contact in order, the one in flight included.
    fn attempts_of(&mut self, contact: ContactId) -> Result<Vec<AttemptRecord>>;
    /// Up to `limit` ended attempts of a campaign in the order in which they ended, after the given one.
    fn attempts(
        &mut self,
        campaign: CampaignId,
        after: Option<AttemptId>,
        limit: usize,
    ) -> Result<Vec<ExportedAttempt>>;
    /// Ended contacts by result, most frequent first.
    fn results(&mut self, campaign: CampaignId) -> Result<Vec<(String, u64)>>;
    // The law (R37).

    /// The columns of contacts (JSON by convention), in the order given.
    fn columns(&mut self, contacts: &[ContactId]) -> Result<Vec<String>>;
    /// How all calls of a campaign with an outcome ended, by the quarter of an hour in which they were dialled.
    fn calls_ended(&mut self, campaign: CampaignId) -> Result<Vec<CallCount>>;
    /// Keeps what the law refused outside of ticks.
    fn refuse(&mut self, refusals: &[Refusal]) -> Result<()>;
    /// Up to `limit` refusals of a campaign by contact in file order, number and rule, after the given one.
    fn refusals(
        &mut self,
        campaign: CampaignId,
        after: Option<&RefusalMark>,
        limit: usize,
    ) -> Result<Vec<RefusalRecord>>;

    /// Makes [`Store::calls_elsewhere`] quick from now on, at the price of slower commits. Takes time on a large history. Does
    /// nothing when it was done before.
    fn enable_cross_campaign_caps(&mut self) -> Result<()>;
    /// Calls dialled since an instant to each of the numbers for other contacts than the one it is given with, of any campaign,
    /// calls in flight included: a cap counts calls to the number, whoever is behind it (R40). In the order of asking, then of
    /// dialling.
    fn calls_elsewhere(&mut self, numbers: &[(ContactId, Phone)], since: Instant) -> Result<Vec<CallElsewhere>>;
}

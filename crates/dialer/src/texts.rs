//! Texts on their way: taken from the store, filled in, handed to the carrier, settled (R18).

mod outgoing;

use crate::engines::Engines;
use outgoing::{Outgoing, outgoing};
use rappel_store::{CampaignId, Store, TextKey, TextSettled, TextState};
use rappel_strategy::time::{Instant, MINUTE_MS, SECOND_MS};
use rappel_texting::{Sender, TextEvent, TextId, TextProgress, Texting};
use std::collections::HashMap;

/// Most texts taken in one tick.
const TEXTS_PER_TICK: usize = 1_000;
/// How often the store is asked for texts.
const LOOK_MS: i64 = 10 * SECOND_MS;
/// How often, when all that waits waits for hours in which texts are allowed.
const CLOSED_MS: i64 = 10 * MINUTE_MS;
/// How soon to look after a carrier that has no room, or that is awaited and does not know when it will have news.
const AWAIT_MS: i64 = SECOND_MS / 10;

/// The texts of one campaign.
pub struct Texts<'a> {
    carrier: &'a mut dyn Texting,
    sender: Sender,
    /// Handed over; the carrier has not answered yet.
    handed_over: HashMap<TextId, TextKey>,
    /// Accepted by the carrier, which may still say that they failed.
    accepted: HashMap<TextId, TextKey>,
    /// When to ask the store for texts again.
    look_at: Instant,
    /// When it was last looked at what there is to do.
    pumped_at: Instant,
}

impl<'a> Texts<'a> {
    /// Texts that leave by this carrier under this sender.
    pub fn new(carrier: &'a mut dyn Texting, sender: Sender) -> Texts<'a> {
        Texts {
            carrier,
            sender,
            handed_over: HashMap::new(),
            accepted: HashMap::new(),
            look_at: Instant::MIN,
            pumped_at: Instant::MIN,
        }
    }

    /// Whether the carrier has answered for every text.
    pub fn is_idle(&self) -> bool {
        self.handed_over.is_empty()
    }

    /// When the carrier next has news, or, while `sending`, a text that waits may leave.
    ///
    /// # Errors
    /// When the store fails.
    pub fn next_at(
        &self,
        store: &mut dyn Store,
        id: CampaignId,
        sending: bool,
    ) -> rappel_store::Result<Option<Instant>> {
        let waiting = if sending { store.next_text_at(id)?.map(|from| from.max(self.look_at)) } else { None };
        let soon = self.pumped_at + AWAIT_MS;
        let waiting = if self.carrier.room() == 0 { waiting.map(|at| at.max(soon)) } else { waiting };
        let news = self.carrier.next_event_at().or((!self.is_idle()).then_some(soon));
        Ok(news.into_iter().chain(waiting).min())
    }

    /// Settles what the carrier told and, while `sending`, hands over what is due; else calls back what has not left. Returns how
    /// many texts were handed over.
    ///
    /// # Errors
    /// When the store fails.
    pub fn pump(
        &mut self,
        store: &mut dyn Store,
        id: CampaignId,
        engines: &mut Engines,
        now: Instant,
        sending: bool,
    ) -> rappel_store::Result<u64> {
        self.pumped_at = now;
        self.settle(store, now)?;
        if !sending && !self.is_idle() {
            self.carrier.recall();
        }
        // What the carrier has no room for stays where no crash makes it unknown.
        let room = self.carrier.room().min(TEXTS_PER_TICK);
        if !sending || now < self.look_at || room == 0 {
            return Ok(0);
        }
        self.look_at = now + LOOK_MS;
        if store.next_text_at(id)?.is_none_or(|at| at > now) {
            return Ok(0);
        }
        self.hand_over(store, id, engines, now, room)
    }

    fn hand_over(
        &mut self,
        store: &mut dyn Store,
        id: CampaignId,
        engines: &mut Engines,
        now: Instant,
        room: usize,
    ) -> rappel_store::Result<u64> {
        let taken = store.take_texts(id, now, room)?;
        let was_full = taken.len() == room;
        let mut unsent = Vec::new();
        let mut sent = 0;
        let mut opens_at: Option<Instant> = None;
        for text in taken {
            let key = text.order.key;
            match outgoing(store, engines, &text, &self.sender, now)? {
                Outgoing::Now(order) => {
                    self.handed_over.insert(order.id, key);
                    self.carrier.send(order, now);
                    sent += 1;
                }
                Outgoing::Later(at) => {
                    opens_at = Some(opens_at.map_or(at, |first| first.min(at)));
                    unsent.push(TextSettled::new(key, TextState::Ordered));
                }
                Outgoing::Never(reason) => {
                    tracing::warn!(template = text.order.template, reason = reason.en, "text not sent");
                    unsent.push(TextSettled { reason: Some(reason), ..TextSettled::new(key, TextState::Failed) });
                }
            }
        }
        if sent > 0 {
            self.look_at = if was_full { now } else { self.look_at };
        } else if let Some(at) = opens_at.filter(|_| !was_full) {
            // Nothing may leave before, unless it is ordered meanwhile.
            self.look_at = at.clamp(self.look_at, now + CLOSED_MS);
        }
        if !unsent.is_empty() {
            store.settle_texts(&unsent, now)?;
        }
        Ok(sent)
    }

    fn settle(&mut self, store: &mut dyn Store, now: Instant) -> rappel_store::Result<()> {
        let mut events = Vec::new();
        self.carrier.poll(now, &mut events);
        let mut settled = Vec::new();
        for TextEvent { id, what, reason, refs, .. } in events {
            let known = self.handed_over.remove(&id).or_else(|| self.accepted.remove(&id));
            let Some(key) = known else { continue };
            let state = match what {
                TextProgress::Accepted => {
                    self.accepted.insert(id, key);
                    TextState::Sent
                }
                TextProgress::Delivered => TextState::Delivered,
                TextProgress::Failed(_) => TextState::Failed,
                TextProgress::Unknown => TextState::Unknown,
                TextProgress::Returned => TextState::Ordered,
            };
            let names: Vec<String> = refs.iter().map(|name| name.to_string()).collect();
            let references = (!names.is_empty()).then(|| (self.carrier.account().to_owned(), names));
            settled.push(TextSettled { key, state, reason: reason.unless_empty(), references });
        }
        if settled.is_empty() { Ok(()) } else { store.settle_texts(&settled, now) }
    }
}

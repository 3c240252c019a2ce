//! Texts on their way: taken from the store, filled in, handed to the carrier, settled (R18).

use rappel_store::{CampaignId, Store, TextKey, TextSettled, TextState};
use rappel_strategy::engine::seed;
use rappel_strategy::model::Campaign;
use rappel_strategy::time::{Instant, SECOND_MS};
use rappel_texting::{Sender, Template, TextId, TextOrder, TextProgress, Texting};
use std::collections::HashMap;

/// Most texts taken in one tick.
const TEXTS_PER_TICK: usize = 1_000;
/// How often the store is asked for texts.
const LOOK_MS: i64 = 10 * SECOND_MS;

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
}

impl<'a> Texts<'a> {
    /// Texts that leave by this carrier under this sender.
    pub fn new(carrier: &'a mut dyn Texting, sender: Sender) -> Texts<'a> {
        Texts { carrier, sender, handed_over: HashMap::new(), accepted: HashMap::new(), look_at: Instant::MIN }
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
        Ok(self.carrier.next_event_at().into_iter().chain(waiting).min())
    }

    /// Settles what the carrier told and, while `sending`, hands over what is due. Returns how many texts were handed over.
    ///
    /// # Errors
    /// When the store fails.
    pub fn pump(
        &mut self,
        store: &mut dyn Store,
        id: CampaignId,
        campaign: &Campaign,
        now: Instant,
        sending: bool,
    ) -> rappel_store::Result<u64> {
        self.settle(store, now)?;
        if !sending || now < self.look_at {
            return Ok(0);
        }
        self.look_at = now + LOOK_MS;
        if store.next_text_at(id)?.is_none_or(|at| at > now) {
            return Ok(0);
        }
        let taken = store.take_texts(id, now, TEXTS_PER_TICK)?;
        let mut failed = Vec::new();
        let mut sent = 0;
        for text in taken {
            let Some(body) = body(campaign, &text.order.template, &text.columns) else {
                tracing::warn!(template = text.order.template, "text template missing or wrong: text not sent");
                failed.push(TextSettled::new(text.order.key, TextState::Failed));
                continue;
            };
            let text_id = id_of(&text.order.key);
            self.handed_over.insert(text_id, text.order.key);
            let order =
                TextOrder { id: text_id, to: text.order.key.phone, from: self.sender.clone(), body: body.into() };
            self.carrier.send(order, now);
            sent += 1;
        }
        if !failed.is_empty() {
            store.settle_texts(&failed, now)?;
        }
        Ok(sent)
    }

    fn settle(&mut self, store: &mut dyn Store, now: Instant) -> rappel_store::Result<()> {
        let mut events = Vec::new();
        self.carrier.poll(now, &mut events);
        let mut settled = Vec::new();
        for event in events {
            let known = self.handed_over.remove(&event.id).or_else(|| self.accepted.remove(&event.id));
            let Some(key) = known else { continue };
            let state = match event.what {
                TextProgress::Accepted => {
                    self.accepted.insert(event.id, key);
                    TextState::Sent
                }
                TextProgress::Delivered => TextState::Delivered,
                TextProgress::Failed(_) => TextState::Failed,
                TextProgress::Unknown => TextState::Unknown,
            };
            settled.push(TextSettled::new(key, state));
        }
        if settled.is_empty() { Ok(()) } else { store.settle_texts(&settled, now) }
    }
}

/// The name of a text at the carrier: of its key alone, so that a report that comes after a restart can only mean this text.
fn id_of(key: &TextKey) -> TextId {
    let occurrence = u64::from(key.status.code()) << 16 | u64::from(key.i);
    TextId(seed::mix(seed::mix(key.contact.get(), key.phone.digits()), occurrence))
}

fn body(campaign: &Campaign, template: &str, columns: &str) -> Option<String> {
    let columns: serde_json::Map<String, serde_json::Value> = serde_json::from_str(columns).ok()?;
    let names: Vec<&str> = columns.keys().map(String::as_str).collect();
    let template = Template::parse(campaign.texts.get(template)?, &names).ok()?;
    Some(template.render(|name| columns.get(name).and_then(|value| value.as_str())))
}

//! A place to send from.

use super::reason::Reason;
use super::shared::{Command, Shared, Ticket, Told};
use crate::coverage::refusal;
use crate::texting::{Failure, TextEvent, TextId, TextOrder, TextProgress, Texting};
use rappel_strategy::phone::Country;
use rappel_strategy::time::Instant;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;
use tokio::sync::mpsc::UnboundedSender;

/// Longest time ahead that is told apart from never.
const LEAVE_MAX: Duration = Duration::from_secs(30 * 24 * 3600);

/// Where one campaign sends by an account. Its events end with acceptance, failure, *unknown* or *returned*: what receipts say later
/// is taken in at the account.
///
/// It lives in real time: the instants given to it must pass as the clock does.
pub struct Seat {
    key: Arc<str>,
    label: Arc<str>,
    countries: Arc<[Country]>,
    number: usize,
    shared: Arc<Shared>,
    commands: UnboundedSender<Command>,
    back: Sender<Told>,
    told: Receiver<Told>,
    under_way: HashSet<TextId>,
}

impl Seat {
    pub(super) fn new(
        key: Arc<str>,
        label: Arc<str>,
        countries: Arc<[Country]>,
        shared: Arc<Shared>,
        commands: UnboundedSender<Command>,
    ) -> Seat {
        let (back, told) = channel();
        let number = shared.seat();
        Seat { key, label, countries, number, shared, commands, back, told, under_way: HashSet::new() }
    }

    /// What is told next, waited for at most so long.
    pub(super) fn wait(&mut self, at_most: Duration) -> Option<Told> {
        let told = self.told.recv_timeout(at_most).ok()?;
        self.under_way.remove(&told.id);
        Some(told)
    }
}

impl Texting for Seat {
    fn label(&self) -> &str {
        &self.label
    }

    fn account(&self) -> &str {
        &self.key
    }

    fn room(&self) -> usize {
        self.shared.room()
    }

    fn send(&mut self, order: TextOrder, now: Instant) {
        if !self.under_way.insert(order.id) {
            return;
        }
        let left = Duration::from_millis((order.leave_before - now).max(0) as u64).min(LEAVE_MAX);
        let leave_before = tokio::time::Instant::now() + left;
        let ticket = Ticket::new(order.id, self.number, leave_before, self.back.clone(), self.shared.clone());
        if let Some(reason) = refusal(order.to, &self.countries) {
            ticket.settle(TextProgress::Failed(Failure::NotServed), reason, Vec::new());
            return;
        }
        if let Err(unsent) = self.commands.send(Command::Send(order, ticket))
            && let Command::Send(_, ticket) = unsent.0
        {
            ticket.give_back(Reason::ThreadEnded.said());
        }
    }

    fn recall(&mut self) {
        // Where the thread is gone, the tickets have told already.
        let _ = self.commands.send(Command::Recall(self.number));
    }

    fn poll(&mut self, now: Instant, events: &mut Vec<TextEvent>) {
        while let Ok(Told { id, what, reason, refs, .. }) = self.told.try_recv() {
            self.under_way.remove(&id);
            events.push(TextEvent { id, at: now, what, reason, refs });
        }
    }

    fn next_event_at(&self) -> Option<Instant> {
        None
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.recall();
    }
}

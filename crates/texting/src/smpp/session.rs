//! The texts of an SMPP account, segment by segment: a pure step, told what was answered and what time it is.
//!
//! A segment is remembered as in flight before it is written, and stays so until it is answered. What is in flight when the
//! connection or the patience ends may have arrived: its text is *unknown*, and neither it nor the rest of it is sent again (R18).
//! Only a segment that the carrier says it did not take is sent again.

use super::config::{ReceiptIds, SmppConfig};
use super::inbound::of_answer;
use super::pdu::Envelope;
use super::status::{Refusal, refusal};
use crate::account::{Backoff, Outbox, Reason, Ticket, Waiting};
use crate::segments::{Split, split};
use crate::texting::{CarrierRef, Failure, TextProgress};
use rappel_strategy::said::Said;
use rusmpp::{Command, CommandStatus, Pdu};
use std::collections::{HashMap, VecDeque};
use std::time::Duration;
use tokio::time::Instant;

/// Most segments of a text: their number is an octet.
const SEGMENTS_MAX: usize = 255;
/// Sequence numbers go up to here, and begin anew.
const SEQUENCE_MAX: u32 = 0x7fff_ffff;

/// A text of which a segment has left, or is about to.
struct Begun {
    ticket: Ticket,
    envelope: Envelope,
    split: Split,
    reference: u8,
    refs: Vec<CarrierRef>,
    answered: usize,
    in_flight: usize,
    failed: Option<(Failure, Said)>,
}

impl Begun {
    /// Whether the carrier may have something of it.
    fn has_left(&self) -> bool {
        self.in_flight > 0 || self.answered > 0
    }
}

/// A segment that was sent and not answered.
struct Flight {
    text: u64,
    segment: usize,
    overdue_at: Instant,
}

pub struct Session {
    ids: ReceiptIds,
    window: usize,
    patience: Duration,
    validity_h: u16,
    config: SmppConfig,
    pub outbox: Outbox,
    throttle: Backoff,
    texts: HashMap<u64, Begun>,
    texts_begun: u64,
    /// Segments to be sent, in order.
    ready: VecDeque<(u64, usize)>,
    flights: HashMap<u32, Flight>,
    sequence_number: u32,
}

impl Session {
    pub fn new(config: &SmppConfig, validity_h: u16, outbox: Outbox) -> Session {
        Session {
            ids: config.receipt_ids,
            window: usize::from(config.window),
            patience: Duration::from_secs(config.answer_s.into()),
            validity_h,
            config: config.clone(),
            outbox,
            throttle: Backoff::new(Duration::from_secs(1), Duration::from_secs(30)),
            texts: HashMap::new(),
            texts_begun: 0,
            ready: VecDeque::new(),
            flights: HashMap::new(),
            sequence_number: 0,
        }
    }

    /// A sequence number for a command of ours.
    pub fn next_sequence_number(&mut self) -> u32 {
        self.sequence_number = self.sequence_number % SEQUENCE_MAX + 1;
        self.sequence_number
    }

    /// The next segment to send, if the window, the pace and a pause allow one. It is in flight from now on.
    pub fn next(&mut self, now: Instant) -> Option<Command> {
        while self.flights.len() < self.window && self.outbox.is_open(now) {
            let Some((text, segment)) = self.ready.pop_front() else {
                let waiting = self.outbox.pop()?;
                self.begin(waiting);
                continue;
            };
            let Some(begun) = self.texts.get_mut(&text) else { continue };
            if !begun.has_left() && begun.ticket.leave_before <= now {
                self.give_back(text, Reason::TooLate);
                continue;
            }
            begun.in_flight += 1;
            let Split { alphabet, segments } = &begun.split;
            let (number, count) = ((segment + 1) as u8, segments.len() as u8);
            let submit = begun.envelope.submit(*alphabet, &segments[segment], begun.reference, number, count);
            let sequence_number = self.next_sequence_number();
            self.flights.insert(sequence_number, Flight { text, segment, overdue_at: now + self.patience });
            self.outbox.spend(now);
            return Some(Command::new(CommandStatus::EsmeRok, sequence_number, submit));
        }
        None
    }

    fn begin(&mut self, Waiting { order, ticket }: Waiting) {
        let split = split(&order.body);
        if !(1..=SEGMENTS_MAX).contains(&split.segments.len()) {
            let reason = if split.segments.is_empty() { Reason::Empty } else { Reason::TooLong };
            ticket.settle(TextProgress::Failed(Failure::Refused), reason.said(), Vec::new());
            return;
        }
        let text = self.texts_begun;
        self.texts_begun += 1;
        self.ready.extend((0..split.segments.len()).map(|segment| (text, segment)));
        let begun = Begun {
            envelope: Envelope::new(&self.config, self.validity_h, &order.from, order.to),
            ticket,
            split,
            reference: text as u8,
            refs: Vec::new(),
            answered: 0,
            in_flight: 0,
            failed: None,
        };
        self.texts.insert(text, begun);
    }

    /// The answer to a segment; to others, nothing.
    pub fn answered(&mut self, sequence_number: u32, status: CommandStatus, pdu: Option<&Pdu>, now: Instant) {
        let Some(Flight { text, segment, .. }) = self.flights.remove(&sequence_number) else { return };
        let Some(begun) = self.texts.get_mut(&text) else { return };
        begun.in_flight -= 1;
        match (status, pdu) {
            (CommandStatus::EsmeRok, Some(Pdu::SubmitSmResp(answer))) => {
                self.throttle.reset();
                begun.answered += 1;
                let id = answer.message_id().as_str();
                begun.refs.extend((!id.is_empty()).then(|| of_answer(id, self.ids)));
            }
            // A yes without an identifier, or to something that was not asked.
            (CommandStatus::EsmeRok, _) => begun.answered += 1,
            _ => match refusal(status) {
                Refusal::Later => {
                    // The answers to a whole window are one wish for a pause.
                    if !self.outbox.is_paused(now) {
                        self.outbox.pause(now + self.throttle.wait());
                    }
                    if begun.failed.is_none() {
                        self.ready.push_front((text, segment));
                    }
                }
                Refusal::Never(failure, reason) => {
                    begun.failed.get_or_insert((failure, reason));
                    self.ready.retain(|(other, _)| *other != text);
                }
            },
        }
        self.finish(text);
    }

    /// Settles a text of which everything is answered.
    fn finish(&mut self, text: u64) {
        let Some(begun) = self.texts.get(&text) else { return };
        let count = begun.split.segments.len();
        if begun.in_flight > 0 || (begun.failed.is_none() && begun.answered < count) {
            return;
        }
        let Some(begun) = self.texts.remove(&text) else { return };
        match begun.failed {
            None => begun.ticket.settle(TextProgress::Accepted, Said::default(), begun.refs),
            Some((failure, reason)) if begun.answered == 0 => {
                begun.ticket.settle(TextProgress::Failed(failure), reason, begun.refs);
            }
            Some((failure, reason)) => {
                let taken = begun.answered;
                let reason = Said::new(
                    format!("seuls {taken} segments sur {count} ont été pris"),
                    format!("only {taken} of {count} segments were taken"),
                )
                .because(reason);
                begun.ticket.settle(TextProgress::Failed(failure), reason, begun.refs);
            }
        }
    }

    fn give_back(&mut self, text: u64, reason: Reason) {
        self.ready.retain(|(other, _)| *other != text);
        if let Some(begun) = self.texts.remove(&text) {
            begun.ticket.give_back(reason.said());
        }
    }

    /// The fate of these texts will not be heard: what was in flight may have arrived.
    fn lose(&mut self, texts: impl IntoIterator<Item = u64>, reason: Reason) {
        for text in texts {
            self.ready.retain(|(other, _)| *other != text);
            self.flights.retain(|_, flight| flight.text != text);
            if let Some(begun) = self.texts.remove(&text) {
                begun.ticket.settle(TextProgress::Unknown, reason.said(), begun.refs);
            }
        }
    }

    /// The connection is gone. What was in flight is unknown; what waits goes on waiting, the rest of a long text included.
    pub fn link_lost(&mut self) {
        let texts: Vec<u64> = self.flights.values().map(|flight| flight.text).collect();
        self.lose(texts, Reason::ConnectionEnded);
    }

    /// Time passes: gives back what may not leave any more, and gives up what was not answered.
    pub fn pass_time(&mut self, now: Instant) {
        self.outbox.expire(now);
        let overdue = self.flights.values().filter(|flight| flight.overdue_at <= now).map(|flight| flight.text);
        let overdue: Vec<u64> = overdue.collect();
        self.lose(overdue, Reason::Unanswered);
        let late: Vec<u64> =
            self.not_left().filter(|(_, begun)| begun.ticket.leave_before <= now).map(|(text, _)| text).collect();
        for text in late {
            self.give_back(text, Reason::TooLate);
        }
    }

    /// Gives back what this seat sent and of which nothing has left.
    pub fn recall(&mut self, seat: usize) {
        self.outbox.recall(seat);
        let recalled: Vec<u64> =
            self.not_left().filter(|(_, begun)| begun.ticket.seat == seat).map(|(text, _)| text).collect();
        for text in recalled {
            self.give_back(text, Reason::Recalled);
        }
    }

    /// Texts that were begun, and of which the carrier took nothing.
    fn not_left(&self) -> impl Iterator<Item = (u64, &Begun)> {
        self.texts.iter().filter(|(_, begun)| !begun.has_left()).map(|(text, begun)| (*text, begun))
    }

    /// Nobody sends any more: what has not left comes back, and the rest of a long text stays behind.
    pub fn close(&mut self) {
        self.outbox.close();
        for (text, begun) in &mut self.texts {
            let unsent = self.ready.iter().any(|(other, _)| other == text);
            if unsent && begun.has_left() {
                begun.failed.get_or_insert((Failure::Refused, Reason::Closed.said()));
            }
        }
        self.ready.clear();
        let unsent: Vec<u64> = self.not_left().map(|(text, _)| text).collect();
        for text in unsent {
            self.give_back(text, Reason::Closed);
        }
        let begun: Vec<u64> = self.texts.keys().copied().collect();
        for text in begun {
            self.finish(text);
        }
    }

    /// Whether nothing is in flight.
    pub fn is_idle(&self) -> bool {
        self.flights.is_empty()
    }

    /// When something is to be done though nothing is heard; `sending` while the connection stands.
    pub fn wake_at(&self, sending: bool) -> Option<Instant> {
        let waits = !self.ready.is_empty() || !self.outbox.is_empty();
        let may_send = sending && waits && self.flights.len() < self.window;
        let opens = if may_send { self.outbox.open_at() } else { None };
        let expires = self.not_left().map(|(_, begun)| begun.ticket.leave_before).min();
        let overdue = self.flights.values().map(|flight| flight.overdue_at).min();
        opens.into_iter().chain(expires).chain(overdue).chain(self.outbox.expires_at()).min()
    }
}

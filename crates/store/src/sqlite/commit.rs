//! A tick is kept: outcomes, plans and intents in one transaction (R39, R60).
//!
//! What a call costs, in b-tree operations on large tables: its row leaves the queue and its intent enters a small table; then
//! the intent leaves, the attempt is added to the end of the log, the contact's row is rewritten once, and its row enters the
//! queue again. What counts is how many pages that changes: the log and the queue change at few places, so that it is about one
//! page a call, the contact's, and less where contacts that are neighbours in the file are called together.

use super::outcome;
use super::suppression::Lookup;
use super::tally::Tally;
use super::{campaigns, codes, refusals, runs};
use crate::contact::Ticket;
use crate::error::{Error, Result};
use crate::ids::{CampaignId, ContactId, Edition};
use crate::order::{self, Place};
use crate::suppression::Channel;
use crate::tick::{Committed, Intent, Next, Refused, Replan, Tick};
use rappel_strategy::time::Instant;
use rusqlite::{CachedStatement, Connection, params};

const TEAR: &str =
    "DELETE FROM queue WHERE campaign = ?1 AND edition = ?2 AND turn = ?3 AND lane = ?4 AND due_from = ?5
    AND rank = ?6 AND contact = ?7 AND made = ?8";
const ENTER: &str = "INSERT INTO queue (campaign, edition, turn, lane, due_from, rank, contact, close_ms, made)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
const WAIT: &str = "UPDATE contact SET edition = ?2, turn = ?3, lane = ?4, due_from = ?5, state = coalesce(?6, state)
    WHERE id = ?1";
const END: &str = "UPDATE contact SET result = ?2, ended_at = ?3, state = coalesce(?4, state) WHERE id = ?1";
const INTENT: &str = "INSERT INTO intent (contact, n, phone, shown, version, turn, placed_at, why)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

/// The tick a statement works for.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub campaign: CampaignId,
    pub edition: Edition,
    pub at: Instant,
}

/// The queue's two writing statements.
pub(super) struct Gate<'c> {
    tear: CachedStatement<'c>,
    enter: CachedStatement<'c>,
}

impl<'c> Gate<'c> {
    pub(super) fn new(connection: &'c Connection) -> Result<Gate<'c>> {
        Ok(Gate { tear: connection.prepare_cached(TEAR)?, enter: connection.prepare_cached(ENTER)? })
    }

    /// Takes the contact out of the queue if the ticket still holds: the one condition of every plan and every call.
    pub(super) fn tear(&mut self, ticket: &Ticket) -> Result<bool> {
        let torn = self.tear.execute(params![
            ticket.contact.campaign().get(),
            ticket.edition.0,
            ticket.turn as u8,
            ticket.lane,
            ticket.due_from,
            order::rank(ticket.turn, ticket.priority),
            codes::id(ticket.contact),
            ticket.made,
        ])?;
        Ok(torn == 1)
    }

    pub(super) fn enter(&mut self, place: &Place) -> Result<()> {
        self.enter.execute(params![
            place.contact.campaign().get(),
            place.edition.0,
            place.turn as u8,
            place.lane,
            place.due_from,
            place.rank,
            codes::id(place.contact),
            place.close_ms,
            place.made,
        ])?;
        Ok(())
    }
}

/// Writes ticks into an open transaction.
pub(super) fn commit(connection: &Connection, ticks: &[Tick]) -> Result<Committed> {
    let mut committed = Committed::default();
    for tick in ticks {
        let current = campaigns::edition(connection, tick.campaign)?;
        if tick.edition > current {
            return Err(Error::EditionAhead { given: tick.edition, current });
        }
        let frame = Frame { campaign: tick.campaign, edition: tick.edition, at: tick.at };
        let mut tally = Tally::new(current);
        let mut gate = Gate::new(connection)?;
        outcome::keep(connection, &tick.outcomes, frame, &mut gate, &mut tally, &mut committed)?;
        keep_plans(connection, &tick.plans, frame, &mut gate, &mut tally, &mut committed)?;
        keep_intents(connection, &tick.intents, &mut gate, &mut tally, &mut committed)?;
        refusals::keep(connection, &tick.refusals)?;
        tally.write(connection, tick.campaign)?;
        runs::reach(connection, tick.campaign, tick.at)?;
    }
    Ok(committed)
}

/// The contacts of a tick whose claims end once it is kept.
pub(super) fn settled(tick: &Tick) -> impl Iterator<Item = ContactId> + '_ {
    let plans = tick.plans.iter().map(|plan| plan.ticket.contact);
    let intents = tick.intents.iter().map(|intent| intent.ticket.contact);
    plans.chain(intents).chain(tick.releases.iter().copied())
}

fn keep_plans<'r>(
    connection: &Connection,
    plans: &'r [Replan],
    frame: Frame,
    gate: &mut Gate<'_>,
    tally: &mut Tally<'r>,
    committed: &mut Committed,
) -> Result<()> {
    let mut wait = connection.prepare_cached(WAIT)?;
    let mut end = connection.prepare_cached(END)?;
    for plan in plans {
        let ticket = &plan.ticket;
        let contact = ticket.contact;
        if !gate.tear(ticket)? {
            committed.refused.push(Refused::Plan(contact));
            continue;
        }
        tally.queue(ticket.edition, -1);
        let state = plan.state.as_ref().map(|state| state.encode());
        match &plan.next {
            Next::Call { turn, from, until } => {
                let whose = (contact, frame.edition, ticket.made);
                let place = Place::planned(whose, *turn, (*from, *until), frame.at, ticket.priority);
                gate.enter(&place)?;
                tally.queue(place.edition, 1);
                let (edition, turn) = (place.edition.0, place.turn as u8);
                wait.execute(params![codes::id(contact), edition, turn, place.lane, place.due_from, state])?;
            }
            Next::End(result) => {
                tally.end(result, frame.at, 1);
                end.execute(params![codes::id(contact), result, frame.at.millis(), state])?;
            }
        }
    }
    Ok(())
}

fn keep_intents(
    connection: &Connection,
    intents: &[Intent],
    gate: &mut Gate<'_>,
    tally: &mut Tally<'_>,
    committed: &mut Committed,
) -> Result<()> {
    let mut lookup = Lookup::new(connection, Channel::Calls)?;
    let mut insert = connection.prepare_cached(INTENT)?;
    for intent in intents {
        let ticket = &intent.ticket;
        // Somebody may have suppressed the number since the claim; no rule dials it then (R37).
        if lookup.holds(intent.phone)? || !gate.tear(ticket)? {
            committed.refused.push(Refused::Intent(ticket.contact));
            continue;
        }
        tally.queue(ticket.edition, -1);
        tally.flight(1);
        insert.execute(params![
            codes::id(ticket.contact),
            ticket.made + 1,
            codes::digits(intent.phone),
            intent.shown.map(codes::digits),
            intent.version,
            ticket.turn as u8,
            intent.placed_at.millis(),
            intent.why.encode(),
        ])?;
    }
    Ok(())
}

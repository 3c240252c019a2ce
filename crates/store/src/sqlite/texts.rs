//! Texts: ordered once, taken once (R18).

use super::codes;
use super::counts::count_texts;
use super::suppression::Lookup;
use crate::error::Result;
use crate::ids::{CampaignId, ContactId};
use crate::suppression::Channel;
use crate::text::{TextKey, TextOrder, TextRecord, TextSettled, TextState, TextTaken};
use rappel_strategy::said::Said;
use rappel_strategy::status::Status;
use rappel_strategy::time::Instant;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeMap;

const ORDER: &str = "INSERT INTO text_order (contact, phone, status, i, campaign, template, send_from, send_until)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING";
const READY: &str = "SELECT t.contact, t.phone, t.status, t.i, t.template, t.send_from, t.send_until, x.columns
    FROM text_order t JOIN contact_columns x ON x.contact = t.contact
    WHERE t.campaign = ?1 AND t.state = 0 AND t.send_from <= ?2 ORDER BY t.send_from LIMIT ?3";
const NEXT: &str = "SELECT min(send_from) FROM text_order WHERE campaign = ?1 AND state = 0";
const STATE: &str = "SELECT state FROM text_order WHERE contact = ?1 AND phone = ?2 AND status = ?3 AND i = ?4";
const MOVE: &str = "UPDATE text_order SET state = ?5, settled_at = ?6, reason = coalesce(?7, reason)
    WHERE contact = ?1 AND phone = ?2 AND status = ?3 AND i = ?4";
const REFER: &str = "INSERT INTO text_reference (account, reference, contact, phone, status, i)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING";
const REFERRED: &str = "SELECT contact, phone, status, i FROM text_reference WHERE account = ?1 AND reference = ?2";
const FORGET: &str = "DELETE FROM text_reference WHERE contact = ?1 AND phone = ?2 AND status = ?3 AND i = ?4";
const RECOVER: &str = "UPDATE text_order SET state = 4, settled_at = ?2 WHERE campaign = ?1 AND state = 1";
const OF: &str = "SELECT contact, phone, status, i, template, send_from, send_until, state, settled_at, reason
    FROM text_order WHERE contact = ?1";

/// Orders texts, but those that were ordered before. Returns how many are new.
pub(super) fn order(connection: &Connection, texts: &[TextOrder]) -> Result<u64> {
    let mut ordered = 0;
    for text in texts {
        ordered += connection.prepare_cached(ORDER)?.execute(params![
            codes::id(text.key.contact),
            codes::digits(text.key.phone),
            text.key.status.code(),
            text.key.i,
            text.key.contact.campaign().get(),
            text.template,
            text.send_from.millis(),
            text.send_until.millis(),
        ])? as u64;
    }
    if let Some(text) = texts.first() {
        count_texts(connection, text.key.contact.campaign(), TextState::Ordered, ordered as i64)?;
    }
    Ok(ordered)
}

/// Takes texts that are ready; those that waited too long lapse instead, those whose number wants none are suppressed, and both
/// count towards `limit`.
pub(super) fn take(
    connection: &Connection,
    campaign: CampaignId,
    now: Instant,
    limit: usize,
) -> Result<Vec<TextTaken>> {
    let mut statement = connection.prepare_cached(READY)?;
    let rows = statement.query_and_then(params![campaign.get(), now.millis(), limit as i64], |row| {
        Ok(TextTaken { order: order_of(row)?, columns: row.get(7)? })
    })?;
    let mut ready = rows.collect::<Result<Vec<_>>>()?;
    let mut stopped = Lookup::new(connection, Channel::Texts)?;
    let mut moves = Moves::default();
    let mut taken = Vec::with_capacity(ready.len());
    for text in ready.drain(..) {
        let state = match () {
            () if text.order.send_until <= now => TextState::Lapsed,
            () if stopped.holds(text.order.key.phone)? => TextState::Suppressed,
            () => TextState::Leaving,
        };
        moves.change(connection, &text.order.key, (TextState::Ordered, state), None, now)?;
        if state == TextState::Leaving {
            taken.push(text);
        }
    }
    moves.count(connection)?;
    Ok(taken)
}

/// The first instant at which a text waits to be taken.
pub(super) fn next_at(connection: &Connection, campaign: CampaignId) -> Result<Option<Instant>> {
    let first: Option<i64> = connection.prepare_cached(NEXT)?.query_row([campaign.get()], |row| row.get(0))?;
    Ok(first.map(Instant::from_millis))
}

/// Keeps what a carrier said; what cannot follow from the state of a text changes nothing.
pub(super) fn settle(connection: &Connection, texts: &[TextSettled], at: Instant) -> Result<()> {
    let mut moves = Moves::default();
    for TextSettled { key, state, reason, references } in texts {
        let id = sql(key);
        let mut find = connection.prepare_cached(STATE)?;
        let found = find.query_row(params![id.0, id.1, id.2, id.3], |row| row.get(0)).optional()?;
        let Some(before) = found.map(codes::text_state).transpose()? else { continue };
        if before.may_become(*state) {
            let reason = reason.as_ref().map(Said::kept);
            moves.change(connection, key, (before, *state), reason.as_deref(), at)?;
        }
        if !state.awaits_receipt() {
            connection.prepare_cached(FORGET)?.execute(params![id.0, id.1, id.2, id.3])?;
        } else if let Some((account, names)) = references {
            let mut refer = connection.prepare_cached(REFER)?;
            for name in names {
                refer.execute(params![account, name, id.0, id.1, id.2, id.3])?;
            }
        }
    }
    moves.count(connection)
}

/// The text of which a carrier's receipt speaks, if its fate is not certain yet.
pub(super) fn referred(connection: &Connection, account: &str, reference: &str) -> Result<Option<TextKey>> {
    let mut statement = connection.prepare_cached(REFERRED)?;
    statement.query_and_then([account, reference], key_of)?.next().transpose()
}

pub(super) fn recover(connection: &Connection, campaign: CampaignId, at: Instant) -> Result<u64> {
    let recovered = connection.prepare_cached(RECOVER)?.execute(params![campaign.get(), at.millis()])? as i64;
    count_texts(connection, campaign, TextState::Leaving, -recovered)?;
    count_texts(connection, campaign, TextState::Unknown, recovered)?;
    Ok(recovered as u64)
}

pub(super) fn of(connection: &Connection, contact: ContactId) -> Result<Vec<TextRecord>> {
    let mut statement = connection.prepare_cached(OF)?;
    let rows = statement.query_and_then([codes::id(contact)], |row| {
        Ok(TextRecord {
            order: order_of(row)?,
            state: codes::text_state(row.get(7)?)?,
            settled_at: row.get::<_, Option<i64>>(8)?.map(Instant::from_millis),
            reason: row.get::<_, Option<String>>(9)?.as_deref().map(Said::of_kept),
        })
    })?;
    rows.collect()
}

/// Texts that go from one state to another, and what that changes in the counts.
#[derive(Default)]
struct Moves(BTreeMap<(CampaignId, u8), i64>);

impl Moves {
    fn change(
        &mut self,
        connection: &Connection,
        key: &TextKey,
        (from, to): (TextState, TextState),
        reason: Option<&str>,
        at: Instant,
    ) -> Result<()> {
        let id = sql(key);
        let mut statement = connection.prepare_cached(MOVE)?;
        let moved = statement.execute(params![id.0, id.1, id.2, id.3, to as u8, at.millis(), reason])? as i64;
        *self.0.entry((key.contact.campaign(), from as u8)).or_default() -= moved;
        *self.0.entry((key.contact.campaign(), to as u8)).or_default() += moved;
        Ok(())
    }

    fn count(self, connection: &Connection) -> Result<()> {
        for ((campaign, state), by) in self.0 {
            count_texts(connection, campaign, codes::text_state(i64::from(state))?, by)?;
        }
        Ok(())
    }
}

/// A key as the database writes it.
fn sql(key: &TextKey) -> (i64, i64, u8, u16) {
    (codes::id(key.contact), codes::digits(key.phone), key.status.code(), key.i)
}

fn key_of(row: &Row<'_>) -> Result<TextKey> {
    Ok(TextKey {
        contact: codes::contact(row.get(0)?)?,
        phone: codes::phone(row.get(1)?)?,
        status: Status::from_code(row.get(2)?),
        i: row.get(3)?,
    })
}

fn order_of(row: &Row<'_>) -> Result<TextOrder> {
    Ok(TextOrder {
        key: key_of(row)?,
        template: row.get(4)?,
        send_from: Instant::from_millis(row.get(5)?),
        send_until: Instant::from_millis(row.get(6)?),
    })
}

//! An attempt ends: its intent becomes an attempt, its contact is planned again, its texts are ordered (R18, R22, R60).

use super::commit::{Frame, Gate};
use super::tally::Tally;
use super::{attempts, codes, suppression, texts};
use crate::error::Result;
use crate::ids::{ContactId, Edition};
use crate::order::Place;
use crate::suppression::Channel;
use crate::tick::{Committed, Next, Outcome, Refused};
use rappel_strategy::engine::Turn;
use rappel_strategy::time::Instant;
use rusqlite::{Connection, Row, params};

const LAND: &str =
    "INSERT INTO attempt (id, previous, contact, n, phone, shown, version, turn, placed_at, ended_at, status,
        message_left, agent, talk_ms, callback_at, callback_phone, callback_agent, callback_until, why)
    SELECT ?12, (SELECT last_attempt FROM contact WHERE id = ?1), contact, n, phone, shown, version, turn, placed_at,
        ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, why
    FROM intent WHERE contact = ?1 AND n = ?2";
const FOUND: &str = "SELECT i.touched, i.placed_at, i.phone, c.phones, c.reached FROM intent i
    JOIN contact c ON c.id = i.contact WHERE i.contact = ?1";
const CLEAR: &str = "DELETE FROM intent WHERE contact = ?1";
const WAIT: &str = "UPDATE contact SET made = ?2, edition = ?3, turn = ?4, lane = ?5, due_from = ?6, state = ?7,
    last_attempt = ?8, reached = ?9 WHERE id = ?1";
const END: &str =
    "UPDATE contact SET made = ?2, result = ?3, ended_at = ?4, state = ?5, last_attempt = ?6, reached = ?7
    WHERE id = ?1";
const PRIORITY: &str = "SELECT priority FROM contact WHERE id = ?1";

/// Why a number is suppressed when a contact asks for it.
const DO_NOT_CALL: &str = "do_not_call";

pub(super) fn keep<'r>(
    connection: &Connection,
    outcomes: &'r [Outcome],
    frame: Frame,
    gate: &mut Gate<'_>,
    tally: &mut Tally<'r>,
    committed: &mut Committed,
) -> Result<()> {
    let mut land = connection.prepare_cached(LAND)?;
    let mut found = connection.prepare_cached(FOUND)?;
    let mut clear = connection.prepare_cached(CLEAR)?;
    let mut wait = connection.prepare_cached(WAIT)?;
    let mut end = connection.prepare_cached(END)?;
    let mut attempt = attempts::last(connection, frame.campaign)?;
    for outcome in outcomes {
        let id = codes::id(outcome.contact);
        let callback = outcome.callback;
        let personal = callback.and_then(|callback| callback.personal);
        let landed = land.execute(params![
            id,
            outcome.n,
            outcome.ended_at.millis(),
            outcome.status.code(),
            outcome.message_left,
            outcome.agent,
            outcome.talk_ms,
            callback.map(|callback| callback.at.millis()),
            callback.and_then(|callback| callback.phone).map(codes::digits),
            personal.map(|(agent, _)| agent),
            personal.map(|(_, until)| until.millis()),
            attempt + 1,
        ])?;
        if landed == 0 {
            committed.refused.push(Refused::Outcome(outcome.contact, outcome.n));
            continue;
        }
        attempt += 1;
        let mut rows = found.query([id])?;
        let call = Called::read(rows.next()?.ok_or_else(|| super::error::corrupt("a call in flight"))?)?;
        drop(rows);
        // Edition 0 is older than every other: the plan is made again with what the import brought.
        let edition = if call.touched { Edition(0) } else { frame.edition };
        clear.execute([id])?;
        tally.flight(-1);
        tally.call(call.placed_at, call.column, outcome.status);
        let talked = outcome.status.as_qualification().is_some();
        if talked && !call.reached {
            tally.reach(call.placed_at);
        }
        let reached = talked || call.reached;
        let state = outcome.state.encode();
        committed.texts_ordered += texts::order(connection, &outcome.texts)?;
        if !outcome.suppress.is_empty() {
            suppression::add(
                connection,
                Channel::Calls,
                &mut outcome.suppress.iter().copied(),
                DO_NOT_CALL,
                outcome.ended_at,
            )?;
        }
        match &outcome.next {
            Next::Call { turn, from, until } => {
                let whose = (outcome.contact, edition, outcome.n);
                let priority = if *turn == Turn::Fresh { priority(connection, outcome.contact)? } else { 0 };
                let place = Place::planned(whose, *turn, (*from, *until), frame.at, priority);
                gate.enter(&place)?;
                tally.queue(edition, 1);
                let turn = place.turn as u8;
                wait.execute(params![
                    id,
                    outcome.n,
                    edition.0,
                    turn,
                    place.lane,
                    place.due_from,
                    state,
                    attempt,
                    reached
                ])?;
            }
            Next::End(result) => {
                tally.end(result, outcome.ended_at, 1);
                let ended_at = outcome.ended_at.millis();
                end.execute(params![id, outcome.n, result, ended_at, state, attempt, reached])?;
            }
        }
    }
    Ok(())
}

/// What is counted of a call that ended.
struct Called {
    touched: bool,
    placed_at: Instant,
    /// The column of the number dialled; `None` when the number is not the contact's any more.
    column: Option<u8>,
    /// An agent talked to the contact before.
    reached: bool,
}

impl Called {
    fn read(row: &Row<'_>) -> Result<Called> {
        let phone = codes::phone(row.get(2)?)?;
        let phones = codes::unpack_phones(row.get_ref(3)?.as_blob().map_err(rusqlite::Error::from)?)?;
        Ok(Called {
            touched: row.get(0)?,
            placed_at: Instant::from_millis(row.get(1)?),
            column: phones.iter().find(|number| number.phone == phone).map(|number| number.column),
            reached: row.get(4)?,
        })
    }
}

fn priority(connection: &Connection, contact: ContactId) -> Result<i32> {
    Ok(connection.prepare_cached(PRIORITY)?.query_row([codes::id(contact)], |row| row.get(0))?)
}

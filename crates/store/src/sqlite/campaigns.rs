//! Campaigns, strategies, classic rules (R3, R4, R60).

use super::codes;
use super::error::corrupt;
use crate::accounts::AccountId;
use crate::campaign::{CampaignRecord, CampaignState, Phases, StrategyVersion};
use crate::error::{Error, Result};
use crate::ids::{CampaignId, Edition, Revision, Version};
use rappel_strategy::time::Instant;
use rusqlite::{Connection, ErrorCode, OptionalExtension, Row, params};

const CAMPAIGN: &str =
    "SELECT id, name, document, classic, state, edition, version, unplanned, waiting, in_flight, ended, revision,
    changed_by, changed_at, archived FROM campaign";
const VERSION: &str = "SELECT version, document, note, put_at, put_by FROM strategy_version WHERE campaign = ?1";
/// Waiting contacts become unplanned all at once, without touching a row of the queue.
const NEXT_EDITION: &str = "UPDATE campaign SET edition = edition + 1, unplanned = unplanned + waiting, waiting = 0,
    revision = revision + 1, changed_by = NULL, changed_at = NULL WHERE id = ?1";

pub(super) fn create(connection: &Connection, name: &str, document: &str) -> Result<CampaignId> {
    let inserted = connection.execute("INSERT INTO campaign (name, document) VALUES (?1, ?2)", [name, document]);
    inserted.map_err(|error| taken(error, name))?;
    u32::try_from(connection.last_insert_rowid())
        .ok()
        .and_then(CampaignId::new)
        .ok_or(Error::Limit { what: "campaigns", max: i32::MAX as u64 })
}

pub(super) fn rename(connection: &Connection, campaign: CampaignId, name: &str) -> Result<()> {
    let renamed = connection.execute("UPDATE campaign SET name = ?2 WHERE id = ?1", params![campaign.get(), name]);
    found(campaign, renamed.map_err(|error| taken(error, name))?)
}

/// The name is all about a campaign that must be unique.
fn taken(error: rusqlite::Error, name: &str) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => Error::NameTaken(name.to_owned()),
        _ => error.into(),
    }
}

/// Whether a statement about one campaign found it, from the number of rows that it changed.
///
/// # Errors
/// `NotFound`.
pub(super) fn found(campaign: CampaignId, changed: usize) -> Result<()> {
    if changed == 0 { Err(unknown(campaign)) } else { Ok(()) }
}

fn read(row: &Row<'_>) -> Result<CampaignRecord> {
    Ok(CampaignRecord {
        id: CampaignId::new(row.get(0)?).ok_or_else(|| corrupt("the id of a campaign"))?,
        name: row.get(1)?,
        document: row.get(2)?,
        classic: row.get(3)?,
        state: codes::state(row.get(4)?)?,
        edition: Edition(row.get(5)?),
        strategy: row.get(6)?,
        phases: Phases {
            unplanned: row.get::<_, i64>(7)? as u64,
            waiting: row.get::<_, i64>(8)? as u64,
            in_flight: row.get::<_, i64>(9)? as u64,
            ended: row.get::<_, i64>(10)? as u64,
        },
        revision: Revision(row.get(11)?),
        changed_by: row.get::<_, Option<u32>>(12)?.map(AccountId),
        changed_at: row.get::<_, Option<i64>>(13)?.map(Instant::from_millis),
        archived: row.get(14)?,
    })
}

pub(super) fn all(connection: &Connection) -> Result<Vec<CampaignRecord>> {
    let mut statement = connection.prepare_cached(&format!("{CAMPAIGN} ORDER BY name"))?;
    statement.query_and_then([], read)?.collect()
}

pub(super) fn get(connection: &Connection, campaign: CampaignId) -> Result<CampaignRecord> {
    let mut statement = connection.prepare_cached(&format!("{CAMPAIGN} WHERE id = ?1"))?;
    statement.query_and_then([campaign.get()], read)?.next().unwrap_or_else(|| Err(unknown(campaign)))
}

pub(super) fn named(connection: &Connection, name: &str) -> Result<CampaignRecord> {
    let mut statement = connection.prepare_cached(&format!("{CAMPAIGN} WHERE name = ?1"))?;
    match statement.query_and_then([name], read)?.next() {
        Some(campaign) => campaign,
        None => Err(Error::not_found("campaign", name, all(connection)?.into_iter().map(|campaign| campaign.name))),
    }
}

fn unknown(campaign: CampaignId) -> Error {
    Error::not_found("campaign", campaign.get().to_string(), [])
}

/// The campaign's edition.
///
/// # Errors
/// `NotFound`.
pub(super) fn edition(connection: &Connection, campaign: CampaignId) -> Result<Edition> {
    let mut statement = connection.prepare_cached("SELECT edition FROM campaign WHERE id = ?1")?;
    let edition = statement.query_row([campaign.get()], |row| row.get(0)).optional()?;
    edition.map(Edition).ok_or_else(|| unknown(campaign))
}

/// Makes every plan of the campaign out of date (R60), and everything that people have seen of it.
fn next_edition(connection: &Connection, campaign: CampaignId) -> Result<()> {
    found(campaign, connection.execute(NEXT_EDITION, [campaign.get()])?)
}

pub(super) fn put_document(connection: &Connection, campaign: CampaignId, document: &str) -> Result<()> {
    connection.execute("UPDATE campaign SET document = ?2 WHERE id = ?1", params![campaign.get(), document])?;
    next_edition(connection, campaign)
}

pub(super) fn set_state(connection: &Connection, campaign: CampaignId, state: CampaignState) -> Result<()> {
    let params = params![campaign.get(), state as u8];
    found(campaign, connection.execute("UPDATE campaign SET state = ?2 WHERE id = ?1", params)?)
}

pub(super) fn set_classic(connection: &Connection, campaign: CampaignId, classic: Option<&str>) -> Result<()> {
    let found = get(connection, campaign)?;
    if found.strategy.is_some() {
        return Err(Error::ClassicLocked(found.name));
    }
    connection.execute("UPDATE campaign SET classic = ?2 WHERE id = ?1", params![campaign.get(), classic])?;
    next_edition(connection, campaign)
}

pub(super) fn put_strategy(
    connection: &Connection,
    campaign: CampaignId,
    (document, note): (&str, &str),
    at: Instant,
) -> Result<Version> {
    next_edition(connection, campaign)?;
    let last = "SELECT coalesce(max(version), 0) FROM strategy_version WHERE campaign = ?1";
    let version = connection.query_row(last, [campaign.get()], |row| row.get::<_, Version>(0))? + 1;
    connection.execute(
        "INSERT INTO strategy_version (campaign, version, document, note, put_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![campaign.get(), version, document, note, at.millis()],
    )?;
    connection.execute("UPDATE campaign SET version = ?2 WHERE id = ?1", params![campaign.get(), version])?;
    Ok(version)
}

pub(super) fn remove_strategy(connection: &Connection, campaign: CampaignId) -> Result<()> {
    if get(connection, campaign)?.strategy.is_none() {
        return Ok(());
    }
    connection.execute("UPDATE campaign SET version = NULL WHERE id = ?1", [campaign.get()])?;
    next_edition(connection, campaign)
}

pub(super) fn versions(connection: &Connection, campaign: CampaignId) -> Result<Vec<StrategyVersion>> {
    edition(connection, campaign)?;
    let mut statement = connection.prepare_cached(&format!("{VERSION} ORDER BY version"))?;
    statement.query_and_then([campaign.get()], version_of)?.collect()
}

pub(super) fn version(connection: &Connection, campaign: CampaignId, version: Version) -> Result<StrategyVersion> {
    let mut statement = connection.prepare_cached(&format!("{VERSION} AND version = ?2"))?;
    let found = statement.query_and_then([campaign.get(), version], version_of)?.next();
    found.unwrap_or_else(|| Err(Error::not_found("strategy version", version.to_string(), [])))
}

fn version_of(row: &Row<'_>) -> Result<StrategyVersion> {
    Ok(StrategyVersion {
        version: row.get(0)?,
        document: row.get(1)?,
        note: row.get(2)?,
        put_at: Instant::from_millis(row.get(3)?),
        put_by: row.get::<_, Option<u32>>(4)?.map(AccountId),
    })
}

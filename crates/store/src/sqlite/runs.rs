//! Runs of campaigns: begun, ended, and how far their time has come.

use super::campaigns;
use crate::campaign::CampaignState;
use crate::error::Result;
use crate::ids::CampaignId;
use crate::run::RunRecord;
use rappel_strategy::time::Instant;
use rusqlite::{Connection, OptionalExtension, params};

const GET: &str = "SELECT speed, last_at, error FROM run WHERE campaign = ?1";
const REACH: &str = "INSERT INTO run (campaign, last_at) VALUES (?1, ?2)
    ON CONFLICT DO UPDATE SET last_at = max(coalesce(last_at, excluded.last_at), excluded.last_at)";
const BEGIN: &str = "UPDATE run SET speed = ?2, error = NULL WHERE campaign = ?1";
const END: &str = "UPDATE run SET error = ?2 WHERE campaign = ?1";

pub(super) fn get(connection: &Connection, campaign: CampaignId) -> Result<RunRecord> {
    let mut statement = connection.prepare_cached(GET)?;
    let found = statement.query_row([campaign.get()], |row| {
        let last_at = row.get::<_, Option<i64>>(1)?.map(Instant::from_millis);
        Ok(RunRecord { speed: row.get(0)?, last_at, error: row.get(2)? })
    });
    Ok(found.optional()?.unwrap_or_default())
}

/// The campaign's time has come to this instant.
pub(super) fn reach(connection: &Connection, campaign: CampaignId, at: Instant) -> Result<()> {
    connection.prepare_cached(REACH)?.execute(params![campaign.get(), at.millis()])?;
    Ok(())
}

pub(super) fn begin(connection: &Connection, campaign: CampaignId, speed: &str, at: Instant) -> Result<()> {
    campaigns::set_state(connection, campaign, CampaignState::Running)?;
    reach(connection, campaign, at)?;
    connection.execute(BEGIN, params![campaign.get(), speed])?;
    Ok(())
}

pub(super) fn end(
    connection: &Connection,
    campaign: CampaignId,
    state: CampaignState,
    at: Instant,
    error: Option<&str>,
) -> Result<()> {
    campaigns::set_state(connection, campaign, state)?;
    reach(connection, campaign, at)?;
    connection.execute(END, params![campaign.get(), error])?;
    Ok(())
}

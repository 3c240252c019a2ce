//! The audit log: only ever added to.

use super::error::corrupt;
use crate::accounts::{AccountId, AuditEntry, AuditFilter, AuditId, AuditRecord};
use crate::error::Result;
use crate::ids::CampaignId;
use rappel_strategy::time::Instant;
use rusqlite::{Connection, Row, params};

const ENTRY: &str = "SELECT e.id, e.at, e.account, e.action, e.campaign, e.detail, a.name, c.name
    FROM audit e LEFT JOIN account a ON a.id = e.account LEFT JOIN campaign c ON c.id = e.campaign";

pub(super) fn record(connection: &Connection, entry: &AuditEntry) -> Result<AuditId> {
    connection
        .prepare_cached("INSERT INTO audit (at, account, action, campaign, detail) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![
            entry.at.millis(),
            entry.account.map(|account| account.0),
            entry.action,
            entry.campaign.map(CampaignId::get),
            entry.detail
        ])?;
    Ok(AuditId(connection.last_insert_rowid() as u64))
}

pub(super) fn page(
    connection: &Connection,
    filter: AuditFilter,
    before: Option<AuditId>,
    limit: usize,
) -> Result<Vec<AuditRecord>> {
    // A text for each combination, so that each is answered by its index.
    let account = if filter.account.is_some() { "AND e.account = ?3" } else { "AND ?3 IS NULL" };
    let campaign = if filter.campaign.is_some() { "AND e.campaign = ?4" } else { "AND ?4 IS NULL" };
    let sql = format!("{ENTRY} WHERE e.id < ?1 {account} {campaign} ORDER BY e.id DESC LIMIT ?2");
    let mut statement = connection.prepare_cached(&sql)?;
    let before = before.and_then(|id| i64::try_from(id.0).ok()).unwrap_or(i64::MAX);
    let params =
        params![before, limit as i64, filter.account.map(|account| account.0), filter.campaign.map(CampaignId::get)];
    statement.query_and_then(params, read)?.collect()
}

fn read(row: &Row<'_>) -> Result<AuditRecord> {
    let campaign = row.get::<_, Option<u32>>(4)?;
    let campaign = campaign.map(|id| CampaignId::new(id).ok_or_else(|| corrupt("the campaign of an audit entry")));
    Ok(AuditRecord {
        id: AuditId(row.get::<_, i64>(0)? as u64),
        entry: AuditEntry {
            at: Instant::from_millis(row.get(1)?),
            account: row.get::<_, Option<u32>>(2)?.map(AccountId),
            action: row.get(3)?,
            campaign: campaign.transpose()?,
            detail: row.get(5)?,
        },
        account_name: row.get(6)?,
        campaign_name: row.get(7)?,
    })
}

//! Changes of campaigns by people.

use super::{SqliteStore, campaigns, codes};
use crate::accounts::AccountId;
use crate::changes::{Change, Changes, Signature};
use crate::error::{Error, Result};
use crate::ids::{CampaignId, Revision};
use rappel_strategy::time::Instant;
use rusqlite::{Connection, params};

const SIGN: &str = "UPDATE campaign SET changed_by = ?2, changed_at = ?3 WHERE id = ?1";
const SIGN_VERSION: &str = "UPDATE strategy_version SET put_by = ?3 WHERE campaign = ?1 AND version = ?2";
const CALLED: &str = "SELECT EXISTS (SELECT 1 FROM attempt WHERE id > ?1 AND id <= ?2)
    OR EXISTS (SELECT 1 FROM intent WHERE contact > ?1 AND contact <= ?2)";

impl Changes for SqliteStore {
    fn change_campaign(&mut self, campaign: CampaignId, change: Change<'_>, signature: &Signature) -> Result<Revision> {
        self.writing(|open| {
            let current = campaigns::get(open, campaign)?.revision;
            if current != signature.from {
                return Err(Error::Stale { current });
            }
            apply(open, campaign, change, signature)?;
            sign(open, campaign, signature.by, signature.at)?;
            Ok(campaigns::get(open, campaign)?.revision)
        })
    }

    fn sign_campaign(&mut self, campaign: CampaignId, by: AccountId, at: Instant) -> Result<()> {
        self.writing(|open| sign(open, campaign, by, at))
    }

    fn set_archived(&mut self, campaign: CampaignId, archived: bool) -> Result<()> {
        self.writing(|open| {
            let done =
                open.execute("UPDATE campaign SET archived = ?2 WHERE id = ?1", params![campaign.get(), archived])?;
            campaigns::found(campaign, done)
        })
    }

    fn has_attempts(&mut self, campaign: CampaignId) -> Result<bool> {
        let (before, last) = codes::ids_after(campaign, None);
        self.reading(|open| Ok(open.prepare_cached(CALLED)?.query_row([before, last], |row| row.get(0))?))
    }
}

fn apply(connection: &Connection, campaign: CampaignId, change: Change<'_>, signature: &Signature) -> Result<()> {
    match change {
        Change::Document { name, document } => {
            campaigns::rename(connection, campaign, name)?;
            campaigns::put_document(connection, campaign, document)
        }
        Change::Classic(classic) => campaigns::set_classic(connection, campaign, classic),
        Change::Strategy { document, note } => {
            let version = campaigns::put_strategy(connection, campaign, (document, note), signature.at)?;
            connection.execute(SIGN_VERSION, params![campaign.get(), version, signature.by.0])?;
            Ok(())
        }
        Change::NoStrategy => campaigns::remove_strategy(connection, campaign),
    }
}

fn sign(connection: &Connection, campaign: CampaignId, by: AccountId, at: Instant) -> Result<()> {
    campaigns::found(campaign, connection.execute(SIGN, params![campaign.get(), by.0, at.millis()])?)
}

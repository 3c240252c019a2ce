//! Sounds of campaigns (R17).

use super::SqliteStore;
use crate::error::{Error, Result};
use crate::ids::CampaignId;
use crate::sounds::{NewSound, SoundRecord, Sounds};
use rappel_strategy::time::Instant;
use rusqlite::{Connection, OptionalExtension, params};

impl Sounds for SqliteStore {
    fn put_sound(&mut self, campaign: CampaignId, sound: &NewSound) -> Result<()> {
        self.writing(|open| put(open, campaign, sound))
    }

    fn sounds(&mut self, campaign: CampaignId) -> Result<Vec<SoundRecord>> {
        self.reading(|open| list(open, campaign))
    }

    fn audio(&mut self, campaign: CampaignId, name: &str) -> Result<Vec<u8>> {
        self.reading(|open| {
            let mut find = open.prepare_cached("SELECT audio FROM sound WHERE campaign = ?1 AND name = ?2")?;
            let audio = find.query_row(params![campaign.get(), name], |row| row.get(0)).optional()?;
            match audio {
                Some(audio) => Ok(audio),
                None => Err(Error::not_found("sound", name, list(open, campaign)?.into_iter().map(|sound| sound.name))),
            }
        })
    }

    fn remove_sound(&mut self, campaign: CampaignId, name: &str) -> Result<bool> {
        self.writing(|open| {
            let mut remove = open.prepare_cached("DELETE FROM sound WHERE campaign = ?1 AND name = ?2")?;
            Ok(remove.execute(params![campaign.get(), name])? > 0)
        })
    }

    fn copy_sounds(&mut self, from: CampaignId, to: CampaignId) -> Result<()> {
        self.writing(|open| {
            let mut copy = open.prepare_cached(
                "INSERT INTO sound (campaign, name, file_name, duration_ms, put_at, audio)
                SELECT ?2, name, file_name, duration_ms, put_at, audio FROM sound WHERE campaign = ?1
                ON CONFLICT DO NOTHING",
            )?;
            copy.execute([from.get(), to.get()])?;
            Ok(())
        })
    }
}

fn put(connection: &Connection, campaign: CampaignId, sound: &NewSound) -> Result<()> {
    super::campaigns::edition(connection, campaign)?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO sound (campaign, name, file_name, duration_ms, put_at, audio) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT DO UPDATE SET file_name = excluded.file_name, duration_ms = excluded.duration_ms,
            put_at = excluded.put_at, audio = excluded.audio",
    )?;
    let NewSound { name, file_name, duration_ms, audio, put_at } = sound;
    statement.execute(params![campaign.get(), name, file_name, duration_ms, put_at.millis(), audio])?;
    Ok(())
}

fn list(connection: &Connection, campaign: CampaignId) -> Result<Vec<SoundRecord>> {
    super::campaigns::edition(connection, campaign)?;
    let mut statement = connection.prepare_cached(
        "SELECT name, file_name, duration_ms, length(audio), put_at FROM sound WHERE campaign = ?1 ORDER BY name",
    )?;
    let rows = statement.query_map([campaign.get()], |row| {
        Ok(SoundRecord {
            name: row.get(0)?,
            file_name: row.get(1)?,
            duration_ms: row.get(2)?,
            bytes: row.get::<_, i64>(3)? as u64,
            put_at: Instant::from_millis(row.get(4)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

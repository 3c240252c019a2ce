//! Sounds where the switch finds them (R17).

use rappel_store::{CampaignId, Sounds, SqliteStore};
use std::fs;
use std::io;
use std::path::Path;

/// Puts a campaign's sounds into a folder, as `<name>.wav`. What is there already and no sound of it stays.
///
/// # Errors
/// The database or the folder cannot be used.
pub fn put(store: &mut SqliteStore, id: CampaignId, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for sound in store.sounds(id).map_err(io::Error::other)? {
        let audio = store.audio(id, &sound.name).map_err(io::Error::other)?;
        // Renamed into its place whole: a call may be playing the old one.
        let part = folder.join(format!(".{}.part", sound.name));
        fs::write(&part, &audio)?;
        fs::rename(&part, folder.join(format!("{}.wav", sound.name)))?;
    }
    Ok(())
}

//! Sounds that are left on answering machines (R17), in verbs of the domain.

use crate::error::Result;
use crate::ids::CampaignId;
use rappel_strategy::time::Instant;

/// A sound on its way in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewSound {
    /// Its name in the campaign.
    pub name: String,
    /// What the file was called that it was made of.
    pub file_name: String,
    /// How long it takes.
    pub duration_ms: u32,
    /// The file that the switch plays; opaque here.
    pub audio: Vec<u8>,
    /// When it is put.
    pub put_at: Instant,
}

/// A sound as it is listed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SoundRecord {
    /// Its name in the campaign.
    pub name: String,
    /// What the file was called that it was made of.
    pub file_name: String,
    /// How long it takes.
    pub duration_ms: u32,
    /// Size of the file that the switch plays.
    pub bytes: u64,
    /// When it was put.
    pub put_at: Instant,
}

/// Sounds of campaigns. As with [`crate::Store`], every verb is kept as a whole or not at all.
///
/// # Errors
/// As those of [`crate::Store`]; others are named with the verb.
pub trait Sounds: Send {
    /// Puts a sound, in place of the one of that name.
    fn put_sound(&mut self, campaign: CampaignId, sound: &NewSound) -> Result<()>;
    /// The sounds of a campaign by name.
    fn sounds(&mut self, campaign: CampaignId) -> Result<Vec<SoundRecord>>;
    /// The file that the switch plays.
    fn audio(&mut self, campaign: CampaignId, name: &str) -> Result<Vec<u8>>;
    /// Takes a sound away. Returns whether it was there.
    fn remove_sound(&mut self, campaign: CampaignId, name: &str) -> Result<bool>;
    /// Gives a campaign the sounds of another one that it has not.
    fn copy_sounds(&mut self, from: CampaignId, to: CampaignId) -> Result<()>;
}

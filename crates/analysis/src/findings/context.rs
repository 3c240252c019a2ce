//! What every search looks at.

use super::dates::Dates;
use super::profile::Profiles;
use super::reach::Reach;
use super::scene::Scene;

/// The scene, who is in it, and what can come to be used.
pub struct Context<'a> {
    /// The strategy in its campaign.
    pub scene: &'a Scene<'a>,
    /// The kinds of contacts.
    pub profiles: &'a Profiles,
    /// The closed days.
    pub dates: &'a Dates,
    /// What can be used.
    pub reach: &'a Reach,
}

impl Context<'_> {
    /// The zone of the first kind of contact: where witnesses live that could live anywhere.
    pub fn zone(&self) -> usize {
        self.profiles.told.first().map_or(0, |profile| profile.zone)
    }

    /// The columns of some ranks, given as bits.
    pub fn columns(&self, ranks: u16) -> u16 {
        self.scene.columns_of(ranks)
    }
}

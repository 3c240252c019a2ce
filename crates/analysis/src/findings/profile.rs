//! The kinds of contacts that are looked at.

use super::facts::FileFacts;
use super::scene::Scene;
use super::told::Concerned;
use rappel_strategy::engine::CompileError;
use std::collections::BTreeMap;

/// Contacts with the same columns filled, in one zone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Profile {
    /// The columns, as bits.
    pub columns: u16,
    /// The ranks that live, as bits.
    pub ranks: u16,
    /// The zone, by its index in the scene.
    pub zone: usize,
    /// How many; `None` without a file.
    pub contacts: Option<u64>,
}

impl Profile {
    /// Whether the number of this rank, from 0, lives.
    pub fn has(&self, rank: usize) -> bool {
        self.ranks >> rank & 1 == 1
    }
}

/// All profiles that are looked at.
pub struct Profiles {
    /// Those looked at for holes: those of the file, or without one, all that the numbers allow.
    pub all: Vec<Profile>,
    /// Those told of: those of the file; without one, the full one and those with a single number.
    pub told: Vec<Profile>,
    /// Contacts of the file.
    pub total: Option<u64>,
    /// Profiles of the file that are left out, and their contacts.
    pub left_out: Option<(usize, u64)>,
}

impl Profiles {
    /// The profiles of a file, those with the most contacts first; without one, all.
    ///
    /// # Errors
    /// When a zone of the file does not exist.
    pub fn of(scene: &mut Scene<'_>, file: Option<&FileFacts>) -> Result<Profiles, CompileError> {
        let Some(file) = file else { return Ok(Profiles::without_file(scene)) };
        let mut counted: BTreeMap<(u16, Option<&str>), u64> = BTreeMap::new();
        for profile in &file.profiles {
            *counted.entry((profile.columns, profile.zone.as_deref())).or_default() += profile.contacts;
        }
        let mut counted: Vec<_> = counted.into_iter().filter(|(_, contacts)| *contacts > 0).collect();
        counted.sort_by_key(|(profile, contacts)| (std::cmp::Reverse(*contacts), *profile));
        let total = counted.iter().map(|(_, contacts)| contacts).sum();
        let rest = counted.split_off(counted.len().min(super::PROFILES_MAX));
        let mut all: Vec<Profile> = Vec::new();
        for ((columns, zone), contacts) in counted {
            let zone = scene.zone_index(zone)?;
            match all.iter_mut().find(|profile| (profile.columns, profile.zone) == (columns, zone)) {
                Some(same) => same.contacts = same.contacts.map(|some| some + contacts),
                None => {
                    let ranks = scene.ranks_of(columns);
                    all.push(Profile { columns, ranks, zone, contacts: Some(contacts) });
                }
            }
        }
        let left_out = (!rest.is_empty()).then(|| (rest.len(), rest.iter().map(|(_, contacts)| contacts).sum()));
        Ok(Profiles { told: all.clone(), all, total: Some(total), left_out })
    }

    fn without_file(scene: &Scene<'_>) -> Profiles {
        let full = scene.ranks_of(u16::MAX);
        let profile = |ranks: u16| Profile { columns: scene.columns_of(ranks), ranks, zone: 0, contacts: None };
        let mut all: Vec<Profile> = (1..=full).rev().filter(|ranks| ranks & !full == 0).map(profile).collect();
        all.sort_by_key(|profile| std::cmp::Reverse(profile.ranks.count_ones()));
        let told = all.iter().filter(|p| p.ranks == full || p.ranks.count_ones() == 1).copied().collect();
        Profiles { all, told, total: None, left_out: None }
    }

    /// How many contacts some of the profiles are together.
    pub fn concerned<'p>(&self, some: impl IntoIterator<Item = &'p Profile>) -> Option<Concerned> {
        let total = self.total?;
        Some(Concerned { count: some.into_iter().filter_map(|profile| profile.contacts).sum(), total })
    }
}

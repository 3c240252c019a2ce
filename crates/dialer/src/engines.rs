//! The compiled strategy of a campaign. Calls in flight keep the one that decided them (R60).

use crate::law::Law;
use rappel_store::{CampaignId, CampaignRecord, Edition, Store, Version, ZoneKey};
use rappel_strategy::engine::{CompileError, Contact, Engine, ZoneId};
use rappel_strategy::file::{self, FileError};
use rappel_strategy::model::{Campaign, Strategy};
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use rappel_strategy::zone::UnknownZone;
use std::collections::HashMap;
use std::sync::Arc;

/// A compiled strategy that knows the store's zones.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// What decides.
    pub engine: Engine,
    /// The engine's zones by the store's keys.
    zones: HashMap<ZoneKey, ZoneId>,
}

/// A number, the contact's own zone if it has one, and the number's if one is known.
pub type Numbered = (Phone, Option<ZoneKey>, Option<ZoneKey>);

impl Compiled {
    /// The engine's name for a zone; the campaign's zone for one it was not told of.
    pub fn zone_named(&self, name: &str) -> ZoneId {
        let mut known = self.zones.values().copied();
        known.find(|&id| self.engine.zone_of(id).name() == name).unwrap_or(ZoneId::CAMPAIGN)
    }

    /// Where a number is: by the contact's own zone, else the number's, and, where limits ask for it, by its country and everywhere
    /// it may be (R2, R37). `None` for a place it was not told of.
    pub fn place(&self, (phone, own, of_phone): Numbered) -> Option<ZoneId> {
        if !self.engine.depends_on_place() {
            return Some(own.or(of_phone).map_or(ZoneId::CAMPAIGN, |key| self.zone(key)));
        }
        self.engine.known_place(phone, own.map(|key| self.engine.zone_of(self.zone(key)).name()))
    }

    /// Has it know the places of these numbers.
    pub(crate) fn learn(&mut self, numbers: impl Iterator<Item = Numbered>) -> Result<(), UnknownZone> {
        for (phone, own, of_phone) in numbers {
            if self.place((phone, own, of_phone)).is_none() {
                let own = own.map(|key| self.engine.zone_of(self.zone(key)).name().to_owned());
                self.engine.place(phone, own.as_deref())?;
            }
        }
        Ok(())
    }

    /// The place of a number that stands at a place of another compiled strategy.
    pub(crate) fn place_like(&self, phone: Phone, from: &Compiled, place: ZoneId) -> ZoneId {
        let known = self.engine.depends_on_place().then(|| self.engine.known_place(phone, from.engine.own_zone(place)));
        known.flatten().unwrap_or_else(|| self.zone_named(from.engine.zone_of(place).name()))
    }

    /// Has it know the places of numbers that stand at places of another compiled strategy.
    pub(crate) fn learn_from(&mut self, from: &Compiled, contact: &Contact) -> Result<(), UnknownZone> {
        if self.engine.depends_on_place() {
            for slot in contact.slots.iter().flatten() {
                self.engine.place(slot.phone, from.engine.own_zone(slot.zone))?;
            }
        }
        Ok(())
    }

    /// Whether it was told of this zone.
    pub fn knows(&self, key: ZoneKey) -> bool {
        self.zones.contains_key(&key)
    }

    /// The engine's name for a zone of the store; the campaign's zone for one that came after compiling.
    pub fn zone(&self, key: ZoneKey) -> ZoneId {
        self.zones.get(&key).copied().unwrap_or(ZoneId::CAMPAIGN)
    }
}

/// What decides in one campaign.
#[derive(Clone, Debug)]
pub struct Engines {
    /// The campaign.
    pub campaign: Campaign,
    /// Its edition when this was loaded.
    pub edition: Edition,
    /// The version in place; `None`: the classic rules.
    pub version: Option<Version>,
    /// What the law asks besides.
    pub law: Law,
    current: Arc<Compiled>,
}

/// Why a campaign cannot be made ready.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] rappel_store::Error),
    /// A stored document cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// A stored document cannot be compiled.
    #[error(transparent)]
    Compile(#[from] CompileError),
}

impl Engines {
    /// Makes the strategy in place ready, or the classic rules.
    ///
    /// # Errors
    /// When a document is missing or wrong.
    pub fn load(store: &mut dyn Store, campaign: CampaignId, now: Instant) -> Result<Engines, LoadError> {
        let record = store.campaign(campaign)?;
        let document = campaign_of(&record)?;
        let current = Arc::new(compile_version(store, campaign, &document, record.strategy, now)?);
        let law = Law::load(store, campaign, &document)?;
        Ok(Engines { campaign: document, edition: record.edition, version: record.strategy, law, current })
    }

    /// Has what decides know the places of these numbers.
    ///
    /// # Errors
    /// A zone is unknown.
    pub fn learn(&mut self, numbers: &[Numbered]) -> Result<(), UnknownZone> {
        if numbers.iter().any(|number| self.current.place(*number).is_none()) {
            Arc::make_mut(&mut self.current).learn(numbers.iter().copied())?;
        }
        Ok(())
    }

    /// Has what decides know the places of a contact in flight.
    pub(crate) fn learn_from(&mut self, from: &Compiled, contact: &Contact) -> Result<(), UnknownZone> {
        Arc::make_mut(&mut self.current).learn_from(from, contact)
    }

    /// Makes a strategy ready, or the classic rules, for contacts that no store keeps. `zones` are those the contacts live by.
    ///
    /// # Errors
    /// When it cannot be compiled, or a zone is unknown.
    pub fn of(
        campaign: Campaign,
        strategy: Option<&Strategy>,
        zones: Vec<(ZoneKey, String)>,
        now: Instant,
    ) -> Result<Engines, CompileError> {
        let current = Arc::new(compile_with(zones, &campaign, strategy, now)?);
        let law = Law::of(&campaign);
        Ok(Engines { campaign, edition: Edition(1), version: strategy.map(|_| 1), law, current })
    }

    /// What decides now.
    pub fn current(&self) -> &Compiled {
        &self.current
    }

    /// What decides now, to be kept with a call that it decided.
    pub fn current_shared(&self) -> Arc<Compiled> {
        self.current.clone()
    }

    /// What decided a call of this version.
    ///
    /// # Errors
    /// When its document is missing or wrong.
    pub fn of_version(
        &self,
        store: &mut dyn Store,
        id: CampaignId,
        version: Option<Version>,
        now: Instant,
    ) -> Result<Arc<Compiled>, LoadError> {
        if version == self.version {
            return Ok(self.current.clone());
        }
        Ok(Arc::new(compile_version(store, id, &self.campaign, version, now)?))
    }
}

/// The campaign of a record, with its classic rules.
///
/// # Errors
/// When a document cannot be read.
pub fn campaign_of(record: &CampaignRecord) -> Result<Campaign, FileError> {
    let mut campaign = file::read_campaign(&record.document, &record.name)?;
    if let Some(classic) = &record.classic {
        campaign.classic = Some(file::parse(classic, &record.name)?.value);
    }
    Ok(campaign)
}

fn compile_version(
    store: &mut dyn Store,
    id: CampaignId,
    campaign: &Campaign,
    version: Option<Version>,
    now: Instant,
) -> Result<Compiled, LoadError> {
    let strategy = match version {
        Some(version) => {
            let stored = store.strategy_version(id, version)?;
            Some(file::read_strategy(&stored.document, &format!("version {version}"))?)
        }
        None => None,
    };
    compile(store, campaign, strategy.as_ref(), now)
}

/// Compiles a strategy for a campaign, or its classic rules, with the store's zones.
pub(crate) fn compile(
    store: &mut dyn Store,
    campaign: &Campaign,
    strategy: Option<&Strategy>,
    now: Instant,
) -> Result<Compiled, LoadError> {
    Ok(compile_with(store.zones()?, campaign, strategy, now)?)
}

fn compile_with(
    named: Vec<(ZoneKey, String)>,
    campaign: &Campaign,
    strategy: Option<&Strategy>,
    now: Instant,
) -> Result<Compiled, CompileError> {
    let mut engine = match strategy {
        Some(strategy) => Engine::new(strategy, campaign, now)?,
        None => Engine::classic(campaign, now)?,
    };
    let mut zones = HashMap::new();
    for (key, name) in named {
        zones.insert(key, engine.zone(&name)?);
    }
    Ok(Compiled { engine, zones })
}

//! Where witnesses play: the compiled strategy, its campaign, and the instant from which one looks.

use super::hours::Hours;
use super::law::Law;
use rappel_strategy::engine::{CompileError, Contact, Engine, Slot, ZoneId, seed};
use rappel_strategy::model::{Campaign, NUMBERS_MAX, Strategy};
use rappel_strategy::phone::Phone;
use rappel_strategy::time::{DAY_MS, Instant};
use rappel_strategy::zone::Zone;
use std::cell::OnceCell;

/// Numbers reserved for fiction in France, one for each column.
const FIRST_PHONE: u64 = 33_639_980_001;
/// A campaign that is over is looked at from its first day, else from so many days before its end.
const LOOK_BACK_DAYS: i64 = 28;

/// How far ahead dates and rules are looked at.
pub(super) const DAYS_MAX: i32 = 400;

/// Days for which one compiled engine is used, and how many such periods there are; the last goes on.
const PERIOD_DAYS: i64 = 50;
const PERIODS: usize = 24;

/// A strategy in its campaign.
pub struct Scene<'a> {
    /// The strategy.
    pub strategy: &'a Strategy,
    /// The campaign.
    pub campaign: &'a Campaign,
    engine: Engine,
    /// The same engine compiled around later instants, since it is fast only near the one it was compiled for.
    later: [OnceCell<Engine>; PERIODS],
    /// The campaign's zone.
    pub zone: Zone,
    /// The instant from which one looks.
    pub start: Instant,
    /// The first instant after the campaign's last day.
    pub end: Instant,
    /// What the chosen law asks.
    pub law: Law,
    /// The phone column of each rank, from 0.
    pub columns: Vec<usize>,
    zones: Vec<(ZoneId, Hours)>,
}

impl<'a> Scene<'a> {
    /// Compiles. Looks from `from` on, or from where the campaign begins; where it is over, from its first day.
    ///
    /// # Errors
    /// When the strategy does not compile for the campaign.
    pub fn new(strategy: &'a Strategy, campaign: &'a Campaign, from: Instant) -> Result<Scene<'a>, CompileError> {
        for (count, of) in [(strategy.number.len(), "numbers"), (campaign.phone_columns.len(), "phone columns")] {
            if count > NUMBERS_MAX {
                return Err(CompileError::Invalid(format!("{count} {of}: at most {NUMBERS_MAX} are allowed")));
            }
        }
        let zone = Zone::load(&campaign.zone)?;
        let first = campaign.first_day.map(|day| zone.instant(day.into(), 0));
        let end = campaign.last_day.map_or(Instant::MAX, |day| zone.days_after(zone.instant(day.into(), 0), 1));
        let start = if from < end {
            first.map_or(from, |first| first.max(from))
        } else {
            first.unwrap_or(end + -LOOK_BACK_DAYS * DAY_MS)
        };
        let engine = Engine::new(strategy, campaign, start)?;
        let columns = (0..strategy.number.len() as u8).map(|rank| engine.column(rank)).collect();
        let (first, over) = (zone.day(start), zone.day(end + -1) + 1);
        let law = Law::of(campaign, first, over.min(first + DAYS_MAX));
        let own = Hours::of(strategy, campaign, &law, &zone, &zone, start);
        let zones = vec![(ZoneId::CAMPAIGN, own)];
        let later = [const { OnceCell::new() }; PERIODS];
        Ok(Scene { strategy, campaign, engine, later, zone, start, end, law, columns, zones })
    }

    /// The compiled strategy, for decisions at an instant.
    pub fn engine(&self, at: Instant) -> &Engine {
        let period = ((at - self.start) / (PERIOD_DAYS * DAY_MS)).clamp(0, PERIODS as i64);
        let Some(later) = usize::try_from(period - 1).ok().and_then(|index| self.later.get(index)) else {
            return &self.engine;
        };
        later.get_or_init(|| self.compiled(self.start + period * PERIOD_DAYS * DAY_MS))
    }

    /// The engine compiled around an instant, with the same zones.
    fn compiled(&self, around: Instant) -> Engine {
        let known = |mut engine: Engine| {
            for (id, _) in &self.zones {
                engine.zone(self.engine.zone_of(*id).name())?;
            }
            Ok(engine)
        };
        let engine = Engine::new(self.strategy, self.campaign, around).and_then(known);
        engine.unwrap_or_else(|_: CompileError| self.engine.clone())
    }

    /// The index of a zone, by its name; `None`: the campaign's.
    ///
    /// # Errors
    /// When there is no zone of this name.
    pub fn zone_index(&mut self, name: Option<&str>) -> Result<usize, CompileError> {
        let Some(name) = name.filter(|name| *name != self.zone.name()) else { return Ok(0) };
        let id = self.engine.zone(name)?;
        if let Some(index) = self.zones.iter().position(|(known, _)| *known == id) {
            return Ok(index);
        }
        let hours = Hours::of(self.strategy, self.campaign, &self.law, &self.zone, self.engine.zone_of(id), self.start);
        self.zones.push((id, hours));
        Ok(self.zones.len() - 1)
    }

    /// The zones looked at.
    pub fn zones(&self) -> std::ops::Range<usize> {
        0..self.zones.len()
    }

    /// The hours of a zone.
    pub fn hours(&self, zone: usize) -> &Hours {
        &self.zones[zone].1
    }

    /// The rules of a zone's clock.
    pub fn clock(&self, zone: usize) -> &Zone {
        self.engine.zone_of(self.zones[zone].0)
    }

    /// How many numbers the strategy has.
    pub fn numbers(&self) -> usize {
        self.columns.len()
    }

    /// The columns that the numbers of these ranks stand in; both are sets of bits.
    pub fn columns_of(&self, ranks: u16) -> u16 {
        (0..self.numbers()).filter(|rank| ranks >> rank & 1 == 1).fold(0, |set, rank| set | 1 << self.columns[rank])
    }

    /// The ranks that live when these columns are filled: of two on one column the lower (R30). Both are sets of bits.
    pub fn ranks_of(&self, columns: u16) -> u16 {
        let live = |rank: &usize| {
            columns >> self.columns[*rank] & 1 == 1 && !self.columns[..*rank].contains(&self.columns[*rank])
        };
        (0..self.numbers()).filter(live).fold(0, |set, rank| set | 1 << rank)
    }

    /// A contact with a number of its own in each of these columns.
    pub fn contact(&self, columns: u16, zone: usize) -> Contact {
        let mut contact = Contact { seed: seed::of_key(&key(columns)), ..Contact::default() };
        for (column, slot) in contact.slots.iter_mut().enumerate() {
            if columns >> column & 1 == 1 {
                *slot = Phone::from_e164(FIRST_PHONE + column as u64).map(|phone| Slot {
                    phone,
                    zone: self.zones[zone].0,
                    takes_texts: true,
                    suppressed: false,
                });
            }
        }
        contact
    }
}

/// The key of the contact with these columns.
pub fn key(columns: u16) -> String {
    let digits: Vec<String> =
        (1..).zip(0..16).filter(|(_, bit)| columns >> bit & 1 == 1).map(|(n, _): (u8, u8)| n.to_string()).collect();
    format!("T{}", digits.join("-"))
}

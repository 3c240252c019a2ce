//! The contacts of a call file in little memory, read by many runs at once.
//!
//! A million contacts with three numbers each are some 60 MiB: digits and seeds as they are, everything that contacts have in
//! common once for each class of contacts, and states only of those that were called before. A `Contact` is made for whoever is
//! at hand.

use crate::error::ForecastError;
use rappel_dialer::Numbered;
use rappel_law::{Guard, Papers};
use rappel_store::ZoneKey;
use rappel_strategy::engine::{Call, State, seed};
use rappel_strategy::model::Campaign;
use rappel_strategy::phone::Phone;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// A number of a contact on its way in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FileNumber<'a> {
    /// Its phone column in the campaign, 0…9.
    pub column: u8,
    /// The number.
    pub phone: Phone,
    /// Whether it can receive texts (R18).
    pub takes_texts: bool,
    /// Whether it must not be called (R30, R37).
    pub suppressed: bool,
    /// The zone of its country and area, if one is known (R2).
    pub zone: Option<&'a str>,
}

/// A contact on its way in, in file order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FileContact<'a> {
    /// Its key, from which its random choices come (R13, R39).
    pub key: &'a str,
    /// Its numbers, at most one a column.
    pub numbers: Vec<FileNumber<'a>>,
    /// Its own zone, if the file gives one (R2).
    pub zone: Option<&'a str>,
    /// Higher is called earlier (R38).
    pub priority: i32,
    /// Its state before the forecast.
    pub state: State,
    /// Attempts made.
    pub made: u32,
    /// Whether an agent ever talked to it.
    pub reached: bool,
    /// Its other columns, those at least that [`FileBuilder::reads`].
    pub columns: Option<&'a Map<String, Value>>,
}

/// What contacts have in common that decides about their first call: columns, zones, suppression, and which numbers are the same.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Class {
    pub(crate) slots: Vec<ClassSlot>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct ClassSlot {
    pub(crate) column: u8,
    pub(crate) takes_texts: bool,
    pub(crate) suppressed: bool,
    zone: Option<ZoneKey>,
    /// Whether the zone is the contact's own.
    own: bool,
    /// The first slot with the same number.
    same_as: u8,
}

/// A call file.
#[derive(Clone, Debug, Default)]
pub struct File {
    zones: Vec<String>,
    classes: Vec<Class>,
    class_of: Vec<u16>,
    seeds: Vec<u64>,
    /// Where the digits of each contact begin; one more than there are contacts.
    first: Vec<u32>,
    digits: Vec<u64>,
    /// Empty when all are 0.
    priorities: Vec<i32>,
    /// What the columns of each contact prove; empty where the law does not ask for it, or nobody knows.
    papers: Vec<Papers>,
    /// What happened before, of contacts that were called.
    before: HashMap<u32, Before>,
    /// Numbers of more than one contact, sorted.
    shared: Vec<u64>,
    /// Contacts that are planned one by one, in order: called before, or with a number that somebody else has too.
    single: Vec<u32>,
    ended: u64,
    /// Calls of contacts that had ended before, to numbers that others have too.
    calls_of_ended: Vec<Call>,
}

#[derive(Clone, Debug)]
struct Before {
    state: State,
    made: u32,
    reached: bool,
}

impl File {
    /// How many contacts can be called.
    pub fn len(&self) -> usize {
        self.class_of.len()
    }

    /// Whether nobody can be called.
    pub fn is_empty(&self) -> bool {
        self.class_of.is_empty()
    }

    /// Contacts that had ended before and are not among these.
    pub fn ended_before(&self) -> u64 {
        self.ended
    }

    /// The zones its contacts live by.
    pub(crate) fn zones(&self) -> Vec<(ZoneKey, String)> {
        (0..).map(ZoneKey).zip(self.zones.iter().cloned()).collect()
    }

    pub(crate) fn class_of(&self, contact: u32) -> u16 {
        self.class_of[contact as usize]
    }

    pub(crate) fn class(&self, class: u16) -> &Class {
        &self.classes[usize::from(class)]
    }

    pub(crate) fn seed(&self, contact: u32) -> u64 {
        self.seeds[contact as usize]
    }

    pub(crate) fn single(&self) -> &[u32] {
        &self.single
    }

    pub(crate) fn priority(&self, contact: u32) -> i32 {
        self.priorities.get(contact as usize).copied().unwrap_or(0)
    }

    /// The states before the forecast.
    pub(crate) fn states(&self) -> Vec<State> {
        let mut states = vec![State::default(); self.len()];
        for (&contact, before) in &self.before {
            states[contact as usize].clone_from(&before.state);
        }
        states
    }

    /// The calls before the forecast to numbers that several contacts have; of which contact, where it can still be called.
    pub(crate) fn shared_before(&self) -> impl Iterator<Item = (Option<u32>, &Call)> {
        let here =
            self.before.iter().flat_map(|(contact, before)| before.state.calls.iter().map(|call| (*contact, call)));
        let shared = here.filter(|(_, call)| self.shares(call.phone)).map(|(contact, call)| (Some(contact), call));
        shared.chain(self.calls_of_ended.iter().map(|call| (None, call)))
    }

    /// Attempts before the forecast.
    pub(crate) fn made(&self, contact: u32) -> u32 {
        self.before.get(&contact).map_or(0, |before| before.made)
    }

    /// What the columns of a contact prove, where that is known.
    pub(crate) fn papers(&self, contact: u32) -> Option<Papers> {
        self.papers.get(contact as usize).copied()
    }

    pub(crate) fn reached_before(&self, contact: u32) -> bool {
        self.before.get(&contact).is_some_and(|before| before.reached)
    }

    /// Where the digits of a contact begin.
    pub(crate) fn first(&self, contact: u32) -> u32 {
        self.first[contact as usize]
    }

    /// The digits of a contact that begin here, and those after them.
    pub(crate) fn digits_from(&self, first: u32) -> &[u64] {
        &self.digits[first as usize..]
    }

    fn digits_of(&self, contact: u32) -> &[u64] {
        let index = contact as usize;
        &self.digits[self.first[index] as usize..self.first[index + 1] as usize]
    }

    /// The numbers of a contact with what places them.
    pub(crate) fn numbered(&self, contact: u32) -> impl Iterator<Item = Numbered> + '_ {
        let slots = &self.classes[usize::from(self.class_of[contact as usize])].slots;
        slots.iter().zip(self.digits_of(contact)).filter_map(|(slot, &digits)| {
            let (own, of_phone) = if slot.own { (slot.zone, None) } else { (None, slot.zone) };
            Some((Phone::from_e164(digits)?, own, of_phone))
        })
    }

    pub(crate) fn shares(&self, phone: Phone) -> bool {
        self.shared.binary_search(&phone.digits()).is_ok()
    }
}

/// Takes in contacts one by one.
#[derive(Debug, Default)]
pub struct FileBuilder {
    file: File,
    guard: Guard,
    zones: HashMap<String, ZoneKey>,
    classes: HashMap<Class, u16>,
}

impl FileBuilder {
    /// For contacts whose columns are known: what they prove is kept as far as the campaign's law asks for it (R37).
    /// [`FileBuilder::default`] is for contacts of which it is not known; their calls are not refused for want of proof.
    pub fn of(campaign: &Campaign) -> FileBuilder {
        FileBuilder { guard: Guard::of(campaign), ..FileBuilder::default() }
    }

    /// Whether columns are looked at.
    pub fn needs_columns(&self) -> bool {
        self.guard.needs_columns()
    }

    /// Whether the column of this name is looked at.
    pub fn reads(&self, column: &str) -> bool {
        self.needs_columns() && self.guard.reads(column)
    }

    /// Adds a contact after those before.
    ///
    /// # Errors
    /// [`ForecastError::TooMany`].
    pub fn push(&mut self, contact: FileContact<'_>) -> Result<(), ForecastError> {
        let index = u32::try_from(self.file.len()).map_err(|_| ForecastError::TooMany("contacts"))?;
        let own = contact.zone.map(|name| self.zone(name)).transpose()?;
        let mut slots: Vec<ClassSlot> = Vec::with_capacity(contact.numbers.len());
        for number in &contact.numbers {
            let same = contact.numbers.iter().position(|other| other.phone == number.phone);
            slots.push(ClassSlot {
                column: number.column,
                takes_texts: number.takes_texts,
                suppressed: number.suppressed,
                zone: match own {
                    Some(own) => Some(own),
                    None => number.zone.map(|name| self.zone(name)).transpose()?,
                },
                own: own.is_some(),
                same_as: same.unwrap_or(0) as u8,
            });
        }
        let class = self.class(Class { slots })?;
        let file = &mut self.file;
        if file.first.is_empty() {
            file.first.push(0);
        }
        file.digits.extend(contact.numbers.iter().map(|number| number.phone.digits()));
        file.first.push(u32::try_from(file.digits.len()).map_err(|_| ForecastError::TooMany("numbers"))?);
        file.class_of.push(class);
        file.seeds.push(seed::of_key(contact.key));
        if contact.priority != 0 || !file.priorities.is_empty() {
            file.priorities.resize(index as usize, 0);
            file.priorities.push(contact.priority);
        }
        if self.guard.needs_columns() {
            file.papers.push(contact.columns.map(|columns| self.guard.papers(columns)).unwrap_or_default());
        }
        if contact.state != State::default() || contact.reached {
            let before = Before { state: contact.state, made: contact.made, reached: contact.reached };
            file.before.insert(index, before);
        }
        Ok(())
    }

    /// Counts a contact that ended before, and keeps its calls: others may have its numbers.
    pub fn push_ended(&mut self, state: State) {
        self.file.ended += 1;
        self.file.calls_of_ended.extend(state.calls);
    }

    fn zone(&mut self, name: &str) -> Result<ZoneKey, ForecastError> {
        if let Some(&key) = self.zones.get(name) {
            return Ok(key);
        }
        let key = u16::try_from(self.file.zones.len()).map_err(|_| ForecastError::TooMany("zones"))?;
        self.file.zones.push(name.to_owned());
        self.zones.insert(name.to_owned(), ZoneKey(key));
        Ok(ZoneKey(key))
    }

    fn class(&mut self, class: Class) -> Result<u16, ForecastError> {
        if let Some(&known) = self.classes.get(&class) {
            return Ok(known);
        }
        let many = "different combinations of filled columns and zones";
        let index = u16::try_from(self.file.classes.len()).map_err(|_| ForecastError::TooMany(many))?;
        self.file.classes.push(class.clone());
        self.classes.insert(class, index);
        Ok(index)
    }

    /// The file, ready for forecasts.
    pub fn finish(self) -> File {
        let mut file = self.file;
        file.shared = shared(&file);
        let mut calls_of_ended = std::mem::take(&mut file.calls_of_ended);
        calls_of_ended.retain(|call| file.shares(call.phone));
        file.calls_of_ended = calls_of_ended;
        for contact in 0..file.len() as u32 {
            let shared = |digits: &u64| file.shared.binary_search(digits).is_ok();
            if file.before.contains_key(&contact) || file.digits_of(contact).iter().any(shared) {
                file.single.push(contact);
            }
        }
        file
    }
}

/// The numbers that more than one contact has, those that were called for ended ones included, sorted.
fn shared(file: &File) -> Vec<u64> {
    let mut all: Vec<u64> = Vec::with_capacity(file.digits.len());
    for contact in 0..file.len() as u32 {
        let digits = file.digits_of(contact);
        // In two columns of one contact, a number is one all the same.
        all.extend(digits.iter().enumerate().filter(|(at, it)| !digits[..*at].contains(it)).map(|(_, it)| it));
    }
    let mut of_ended: Vec<u64> = file.calls_of_ended.iter().map(|call| call.phone.digits()).collect();
    of_ended.sort_unstable();
    of_ended.dedup();
    all.extend(of_ended);
    all.sort_unstable();
    let mut shared: Vec<u64> = all.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    shared.dedup();
    shared
}

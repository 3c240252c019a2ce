//! Contacts as one engine sees them.

use crate::file::{Class, ClassSlot, File};
use rappel_dialer::Engines;
use rappel_strategy::engine::{Contact, Slot, ZoneId};
use rappel_strategy::model::NUMBERS_MAX;
use rappel_strategy::phone::Phone;
use rappel_strategy::zone::UnknownZone;
use rustc_hash::FxHashMap;

/// What tells kinds of contacts apart: the class in the file, and the place of each number.
type Kind = (u16, [ZoneId; NUMBERS_MAX]);

/// What is looked up of a contact at every decision, side by side in memory.
#[derive(Clone, Copy)]
struct Seen {
    seed: u64,
    priority: i32,
    kind: u32,
    /// Where its digits begin.
    first: u32,
}

/// Contacts as one engine sees them: those of one class whose numbers are at the same places are of one kind.
pub(crate) struct Slots<'a> {
    file: &'a File,
    /// The slots of each kind, with numbers yet to be filled in.
    kinds: Vec<Vec<(usize, Slot)>>,
    contacts: Vec<Seen>,
    /// Contacts of each kind that are planned alike, by priority, then file order (R38).
    groups: Vec<Vec<u32>>,
}

impl<'a> Slots<'a> {
    /// Places every number of a file, where the law asks for it each by itself (R37).
    ///
    /// # Errors
    /// A zone is unknown.
    pub(crate) fn new(file: &'a File, engines: &mut Engines) -> Result<Slots<'a>, UnknownZone> {
        let mut slots = Slots { file, kinds: Vec::new(), contacts: Vec::with_capacity(file.len()), groups: Vec::new() };
        let mut known: FxHashMap<Kind, u32> = FxHashMap::default();
        for contact in 0..file.len() as u32 {
            let (class, places) = (file.class_of(contact), slots.places(contact, engines)?);
            let kind = *known.entry((class, places)).or_insert_with(|| {
                slots.kinds.push(kind_slots(file.class(class), &places));
                slots.kinds.len() as u32 - 1
            });
            let (seed, priority, first) = (file.seed(contact), file.priority(contact), file.first(contact));
            slots.contacts.push(Seen { seed, priority, kind, first });
        }
        slots.groups = slots.grouped();
        Ok(slots)
    }

    fn places(&self, contact: u32, engines: &mut Engines) -> Result<[ZoneId; NUMBERS_MAX], UnknownZone> {
        let mut places = [ZoneId::CAMPAIGN; NUMBERS_MAX];
        for (place, number) in places.iter_mut().zip(self.file.numbered(contact)) {
            *place = match engines.current().place(number) {
                Some(known) => known,
                None => {
                    engines.learn(&[number])?;
                    engines.current().place(number).unwrap_or(ZoneId::CAMPAIGN)
                }
            };
        }
        Ok(places)
    }

    fn grouped(&self) -> Vec<Vec<u32>> {
        let mut groups = vec![Vec::new(); self.kinds.len()];
        let mut single = self.file.single().iter().peekable();
        for contact in 0..self.file.len() as u32 {
            if single.next_if_eq(&&contact).is_none() {
                groups[self.group_of(contact)].push(contact);
            }
        }
        for members in &mut groups {
            members.sort_by_key(|&contact| -i64::from(self.priority(contact)));
        }
        groups
    }

    pub(crate) fn file(&self) -> &'a File {
        self.file
    }

    /// Contacts that have not been called, of one kind, whose numbers nobody else has: they are planned alike.
    pub(crate) fn groups(&self) -> &[Vec<u32>] {
        &self.groups
    }

    /// The group of a contact that is in one.
    pub(crate) fn group_of(&self, contact: u32) -> usize {
        self.contacts[contact as usize].kind as usize
    }

    pub(crate) fn priority(&self, contact: u32) -> i32 {
        self.contacts[contact as usize].priority
    }

    /// The digits of a contact's first number; 0 where there is none.
    pub(crate) fn first_digits(&self, contact: u32) -> u64 {
        let digits = self.file.digits_from(self.contacts[contact as usize].first);
        digits.first().copied().unwrap_or(0)
    }

    /// Makes a contact that one, calls for others aside.
    pub(crate) fn see(&self, contact: u32, seen: &mut Contact) {
        let Seen { seed, kind, first, .. } = self.contacts[contact as usize];
        seen.seed = seed;
        seen.slots.fill(None);
        for (&(column, slot), &digits) in self.kinds[kind as usize].iter().zip(self.file.digits_from(first)) {
            seen.slots[column] = Phone::from_e164(digits).map(|phone| Slot { phone, ..slot });
        }
        seen.neighbours.clear();
        seen.aftermath.clear();
    }
}

fn kind_slots(class: &Class, places: &[ZoneId]) -> Vec<(usize, Slot)> {
    let any = Phone::from_e164(33_100_000_000).expect("a number");
    let slot = |(slot, &zone): (&ClassSlot, &ZoneId)| {
        let ClassSlot { takes_texts, suppressed, .. } = *slot;
        (usize::from(slot.column), Slot { phone: any, zone, takes_texts, suppressed })
    };
    class.slots.iter().zip(places).map(slot).collect()
}

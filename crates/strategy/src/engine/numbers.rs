//! The numbers of one contact at one point of its history: dead or alive, owing or not, capped until when (R30, R31, R40).

use super::compile::{Engine, RankLines, ZoneLines};
use super::contact::{Call, Contact, Slot, State};
use super::limits::{Count, Of, Quarantine, bit};
use crate::law::UNKNOWN_JURISDICTION;
use crate::model::{Cap, CapScope, CapWindow, NUMBERS_MAX, OffPlanning, Period};
use crate::phone::Phone;
use crate::status::SystemStatus;
use crate::time::{DAY_MS, Instant, LocalDay};
use crate::zone::Zone;

/// Why a number is never called (R30).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dead {
    /// The column is empty or holds no valid phone number.
    Empty,
    /// The same number stands at this lower rank (from 0).
    SameAs(u8),
    /// A rule or its status gave it up.
    GivenUp,
    /// It is on the suppression list.
    Suppressed,
    /// Its own ceiling of attempts is reached.
    Ceiling,
    /// The law does not let it be called, as long as nothing changes (R37).
    Barred,
}

/// What holds for one number of the contact.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub slot: Option<Slot>,
    pub dead: Option<Dead>,
    /// Calls on it.
    dialled: u16,
    /// Attempts that count: all but congestion (R21).
    pub attempts: u16,
    /// It still owes preliminary calls (R31).
    pub owes: bool,
    /// Uncapped from this instant on, by the strategy's cap.
    pub cap_free: Instant,
    /// Uncapped from this instant on, by what the law counts or keeps quiet per number.
    pub law_free: Instant,
    /// Callable from this instant on, by what the law counts or keeps quiet per contact.
    pub contact_free: Instant,
}

const NONE: Number = Number {
    slot: None,
    dead: Some(Dead::Empty),
    dialled: 0,
    attempts: 0,
    owes: false,
    cap_free: Instant::MIN,
    law_free: Instant::MIN,
    contact_free: Instant::MIN,
};

/// What calls come to, as one sum: how many, how many of them count (R21), how many gave the number up.
#[derive(Clone, Copy, Default)]
struct Tally(u64);

impl Tally {
    fn of(call: &Call) -> Tally {
        Tally(1 | u64::from(counts(call)) << 16 | u64::from(call.gave_up) << 32)
    }

    const fn dialled(self) -> u16 {
        self.0 as u16
    }

    const fn attempts(self) -> u16 {
        (self.0 >> 16) as u16
    }

    const fn gave_up(self) -> bool {
        self.0 >> 32 != 0
    }
}

/// All numbers of a contact, by rank.
pub(super) struct Numbers<'a> {
    pub engine: &'a Engine,
    pub contact: &'a Contact,
    pub state: &'a State,
    numbers: [Number; NUMBERS_MAX],
    count: usize,
    /// Attempts on the contact that count: all but congestion.
    pub attempts: u16,
}

pub(super) fn counts(call: &Call) -> bool {
    !call.status.is(SystemStatus::Congestion)
}

impl<'a> Numbers<'a> {
    /// Nothing read yet. It is large, and read where it stands: whoever gave it away would copy it.
    #[inline(always)]
    pub fn unread(engine: &'a Engine, contact: &'a Contact, state: &'a State) -> Numbers<'a> {
        Numbers { engine, contact, state, numbers: [NONE; NUMBERS_MAX], count: engine.ranks.len(), attempts: 0 }
    }

    /// Everything a plan needs.
    pub fn read(&mut self) {
        self.read_columns();
        self.read_calls();
        self.read_caps();
    }

    /// The columns alone: what there is to call, as if nobody had been called. Enough to find a rule.
    pub fn read_columns(&mut self) {
        for (rank, rules) in self.engine.ranks.iter().enumerate() {
            if let Some(slot) = self.contact.slots[rules.column] {
                let twin =
                    self.numbers[..rank].iter().position(|lower| lower.slot.is_some_and(|s| s.phone == slot.phone));
                self.numbers[rank].slot = Some(slot);
                self.numbers[rank].dead = match twin {
                    Some(lower) => Some(Dead::SameAs(lower as u8)),
                    None => slot.suppressed.then_some(Dead::Suppressed),
                };
            }
        }
        if !self.contact.barred.is_empty() || self.engine.some_uncovered {
            self.read_bars();
        }
    }

    /// Which numbers the law bars, or until when.
    fn read_bars(&mut self) {
        for rank in 0..self.count {
            let Some((_, until)) = self.barred_by(rank) else { continue };
            let number = &mut self.numbers[rank];
            match until {
                Some(until) => number.contact_free = until,
                None => number.dead = number.dead.or(Some(Dead::Barred)),
            }
        }
    }

    /// The rule that bars a number, and until when; the one that does so longest.
    pub fn barred_by(&self, rank: usize) -> Option<(&'a str, Option<Instant>)> {
        let slot = self.numbers[rank].slot?;
        if !self.engine.zones[usize::from(slot.zone.0)].covered {
            return Some((UNKNOWN_JURISDICTION, None));
        }
        let column = self.engine.ranks[rank].column;
        let bars = self.contact.barred.iter().filter(|bar| usize::from(bar.column) == column);
        let longest = bars.max_by_key(|bar| bar.until.unwrap_or(Instant::MAX))?;
        Some((&longest.rule, longest.until))
    }

    /// What the calls made of the numbers, after their columns; as if nothing were capped.
    pub fn read_calls(&mut self) {
        let numbers = &mut self.numbers[..self.count];
        // The digits of each number, 0 where the column is empty, and what the calls to it come to.
        let mut tallies = [(0, Tally::default()); NUMBERS_MAX];
        for ((digits, _), number) in tallies.iter_mut().zip(&*numbers) {
            *digits = number.slot.map_or(0, |slot| slot.phone.digits());
        }
        let tallies = &mut tallies[..self.count];
        let mut all = Tally::default();
        for call in &self.state.calls {
            let of_call = Tally::of(call);
            all.0 += of_call.0;
            // Without branches: which number comes next cannot be foreseen by the processor either.
            for (digits, tally) in &mut *tallies {
                tally.0 += of_call.0 * u64::from(*digits == call.phone.digits());
            }
        }
        self.attempts = all.attempts();
        for ((number, (_, tally)), rules) in numbers.iter_mut().zip(tallies).zip(&self.engine.ranks) {
            number.dialled = tally.dialled();
            number.attempts = tally.attempts();
            if number.dead.is_none() {
                number.dead = if tally.gave_up() {
                    Some(Dead::GivenUp)
                } else {
                    (number.attempts >= rules.attempts_max).then_some(Dead::Ceiling)
                };
                number.owes = number.attempts < rules.preliminary_calls;
            }
        }
    }

    /// Settles until when each live number is capped.
    fn read_caps(&mut self) {
        let engine = self.engine;
        // What is counted by contact is the same for all its numbers of a place.
        let mut by_contact = None;
        for (rank, rules) in engine.ranks.iter().enumerate() {
            let (Some(slot), None) = (self.numbers[rank].slot, self.numbers[rank].dead) else { continue };
            if let Some(cap) = rules.cap {
                self.numbers[rank].cap_free = self.cap_free(rank, &slot, cap);
            }
            if engine.law_counts {
                let (_, contact_free) = by_contact
                    .filter(|(place, _)| *place == slot.zone)
                    .unwrap_or_else(|| (slot.zone, self.law_free(rank, &slot, false)));
                by_contact = Some((slot.zone, contact_free));
                self.numbers[rank].contact_free = self.numbers[rank].contact_free.max(contact_free);
                self.numbers[rank].law_free = self.law_free(rank, &slot, true);
            }
        }
    }

    pub fn ranks(&self) -> std::ops::Range<usize> {
        0..self.count
    }

    pub fn get(&self, rank: usize) -> &Number {
        &self.numbers[rank]
    }

    pub fn alive(&self, rank: usize) -> bool {
        self.numbers[rank].dead.is_none()
    }

    pub fn any_alive(&self) -> bool {
        self.ranks().any(|rank| self.alive(rank))
    }

    /// When the number is uncapped, by the strategy and by law.
    pub fn uncapped_from(&self, rank: usize) -> Instant {
        self.numbers[rank].cap_free.max(self.numbers[rank].law_free)
    }

    pub fn capped(&self, rank: usize, at: Instant) -> bool {
        at < self.uncapped_from(rank)
    }

    /// The number of this E.164, at its lowest rank.
    pub fn rank_of(&self, phone: Phone) -> Option<usize> {
        self.ranks().find(|&rank| self.numbers[rank].slot.is_some_and(|slot| slot.phone == phone))
    }

    pub fn zone_lines(&self, rank: usize) -> Option<&'a ZoneLines> {
        self.numbers[rank].slot.map(|slot| &self.engine.zones[usize::from(slot.zone.0)])
    }

    pub fn lines(&self, rank: usize) -> Option<&'a RankLines> {
        self.zone_lines(rank).map(|zone| &zone.ranks[rank])
    }

    /// Whether the gate of a number lets higher ranks be called (R31, R32).
    pub fn gate_satisfied(&self, rank: usize, at: Instant) -> bool {
        let number = &self.numbers[rank];
        number.dead.is_some()
            || !number.owes
            || self.capped(rank, at)
            || (!self.engine.policy.favour_number_order
                && self.engine.policy.off_planning == OffPlanning::Skip
                && (at < number.contact_free || !self.lines(rank).is_some_and(|lines| lines.work.contains(at))))
    }

    /// Whether the gates of all lower ranks are satisfied (R31).
    pub fn open(&self, rank: usize, at: Instant) -> bool {
        (0..rank).all(|lower| self.gate_satisfied(lower, at))
    }

    /// When the oldest call that fills the cap leaves its window (R40).
    fn cap_free(&self, rank: usize, slot: &Slot, cap: Cap) -> Instant {
        let others = if cap.scope == CapScope::AllCampaigns { Others::All } else { Others::Campaign };
        let Some(at) = self.nth_latest(usize::from(cap.calls), others, Some(rank), |_| true) else {
            return Instant::MIN;
        };
        release(&self.place(slot).zone, at, cap.per, cap.window)
    }

    fn place(&self, slot: &Slot) -> &'a ZoneLines {
        &self.engine.zones[usize::from(slot.zone.0)]
    }

    /// When each count and quarantine of the law lets this number be called again; the earliest instant of all where it does now.
    pub fn law_holds(&self, rank: usize, slot: &Slot) -> impl Iterator<Item = (&'a str, Instant)> {
        let place = self.place(slot);
        let counts = place.counts.iter().map(move |count| (&*count.name, self.count_free(rank, place, count)));
        let quarantines = place.quarantines.iter().filter(|quarantine| !quarantine.unless_agent_reserved);
        counts.chain(quarantines.map(move |held| (&*held.name, self.quarantine_free(rank, place, held))))
    }

    /// When what the law counts or keeps quiet by number, or by contact, lets a number be called again.
    fn law_free(&self, rank: usize, slot: &Slot, by_number: bool) -> Instant {
        let place = self.place(slot);
        let mut free = Instant::MIN;
        for count in place.counts.iter().filter(|count| (count.of == Of::Number) == by_number) {
            free = free.max(self.count_free(rank, place, count));
        }
        for held in &place.quarantines {
            if (held.of == Of::Number) == by_number && !held.unless_agent_reserved {
                free = free.max(self.quarantine_free(rank, place, held));
            }
        }
        free
    }

    /// Whether the law lets this number be called at `at` only with an agent kept free.
    pub fn needs_agent(&self, rank: usize, at: Instant) -> bool {
        let Some(slot) = self.numbers[rank].slot else { return false };
        let place = self.place(&slot);
        let mut lifted = place.quarantines.iter().filter(|quarantine| quarantine.unless_agent_reserved);
        lifted.any(|quarantine| at < self.quarantine_free(rank, place, quarantine))
    }

    fn count_free(&self, rank: usize, place: &ZoneLines, count: &Count) -> Instant {
        let others = match count.of {
            Of::Number | Of::Contact => Others::All,
            Of::Principal => Others::Principal,
            Of::Matter => Others::None,
        };
        let rank = (count.of == Of::Number).then_some(rank);
        let at = self.nth_latest(usize::from(count.calls), others, rank, |call| count.counts(call));
        at.map_or(Instant::MIN, |at| count.release(&place.whereabouts, at))
    }

    fn quarantine_free(&self, rank: usize, place: &ZoneLines, quarantine: &Quarantine) -> Instant {
        let phone = if quarantine.of == Of::Number { self.numbers[rank].slot.map(|slot| slot.phone) } else { None };
        let matches = |of: Phone| phone.is_none_or(|phone| phone == of);
        let limits = &self.engine.limits;
        let mut own = self.state.calls.iter().rev();
        let own = own.find(|call| matches(call.phone) && quarantine.follows(limits.aftermath(call.status)));
        let counted = |same_principal: bool| match quarantine.of {
            Of::Number | Of::Contact => true,
            Of::Principal => same_principal,
            Of::Matter => false,
        };
        let others = self.contact.aftermath.iter();
        let others = others.filter(|other| matches(other.phone) && counted(other.same_principal));
        let others = others.filter(|other| quarantine.follows(bit(other.after))).map(|other| other.at);
        let last = own.map(|call| call.at).into_iter().chain(others).max();
        last.map_or(Instant::MIN, |at| quarantine.release(&place.whereabouts, at))
    }

    /// The rule of the law by which nothing can be called before `before`, where there is one.
    pub fn law_end(&self, before: Instant) -> Option<&'a str> {
        if !self.any_alive() {
            return self
                .ranks()
                .filter(|&rank| self.numbers[rank].dead == Some(Dead::Barred))
                .find_map(|rank| self.barred_by(rank).map(|(rule, _)| rule));
        }
        let mut alive = self.ranks().filter(|&rank| self.alive(rank));
        let held = alive.all(|rank| self.numbers[rank].contact_free.max(self.numbers[rank].law_free) >= before);
        let rank = self.ranks().find(|&rank| held && self.alive(rank))?;
        let slot = self.numbers[rank].slot?;
        let barred = self.barred_by(rank).and_then(|(rule, until)| Some((rule, until?)));
        self.law_holds(rank, &slot).chain(barred).max_by_key(|(_, free)| *free).map(|(rule, _)| rule)
    }

    /// The n-th latest call to the number of this rank, or to the contact, if there are so many; of its own calls those that count,
    /// and others' calls all.
    fn nth_latest(
        &self,
        n: usize,
        others: Others,
        rank: Option<usize>,
        counts: impl Fn(&Call) -> bool,
    ) -> Option<Instant> {
        let calls = &self.state.calls;
        let own = rank.map_or(calls.len(), |rank| usize::from(self.numbers[rank].dialled));
        let Contact { neighbours, elsewhere, other_principals, .. } = self.contact;
        let others: [&[_]; 3] = match others {
            Others::None => [&[], &[], &[]],
            Others::Campaign => [neighbours, &[], &[]],
            Others::Principal => [neighbours, elsewhere, &[]],
            Others::All => [neighbours, elsewhere, other_principals],
        };
        let count: usize = others.iter().map(|calls| calls.len()).sum();
        if own + count < n {
            return None;
        }
        let phone = rank.and_then(|rank| self.numbers[rank].slot).map(|slot| slot.phone);
        let matches = |of: Phone| phone.is_none_or(|phone| phone == of);
        let mut own = calls.iter().rev().filter(|call| matches(call.phone) && counts(call)).map(|call| call.at);
        if count == 0 {
            return own.nth(n.checked_sub(1)?);
        }
        let others = others.into_iter().flatten().filter(|(phone, _)| matches(*phone));
        let mut all: Vec<Instant> = own.chain(others.map(|(_, at)| *at)).collect();
        all.sort_unstable();
        all.len().checked_sub(n).and_then(|index| all.get(index)).copied()
    }
}

/// Whose calls to the contact's numbers are counted besides its own.
#[derive(Clone, Copy)]
enum Others {
    /// Nobody's.
    None,
    /// Those of other contacts of the campaign.
    Campaign,
    /// Those of all campaigns of the principal too.
    Principal,
    /// Those of all campaigns too.
    All,
}

/// When a call of this instant leaves the window of a cap (R40).
pub(super) fn release(zone: &Zone, at: Instant, per: Period, window: CapWindow) -> Instant {
    match (window, per) {
        (CapWindow::Rolling, Period::Day) => at + DAY_MS,
        (CapWindow::Rolling, _) => zone.days_after(at, per.dates()),
        (CapWindow::Calendar, Period::Day) => zone.days_after(at, 1),
        (CapWindow::Calendar, Period::Week) => zone.instant(zone.day(at).week_start() + 7, 0),
        (CapWindow::Calendar, Period::Month) => zone.instant(next_month(zone.day(at)), 0),
    }
}

fn next_month(day: LocalDay) -> LocalDay {
    LocalDay::from(day.date().last_of_month()) + 1
}

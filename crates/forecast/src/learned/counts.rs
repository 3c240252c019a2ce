//! What attempts come to, by line, hour of the week and number of attempts before.

use rappel_store::{AttemptRecord, ContactId};
use rappel_strategy::phone::Phone;
use rappel_strategy::status::{QualificationKind, SystemStatus};
use rappel_strategy::time::{HOUR_MS, Instant};
use rappel_strategy::zone::Zone;
use std::collections::HashMap;

/// Attempts on a number are told apart up to this one; later ones count with it.
pub(super) const ATTEMPTS: usize = 8;

/// Attempts and those that a person answered.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Tried {
    pub attempts: f64,
    pub answers: f64,
}

impl Tried {
    fn add(&mut self, answered: bool) {
        self.attempts += 1.0;
        self.answers += f64::from(u8::from(answered));
    }
}

/// What became of calls that no person answered, and of numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Unanswered {
    pub calls: f64,
    pub busy: f64,
    pub absent: f64,
    pub rejected: f64,
    pub machine: f64,
    /// Numbers dialled for the first time, those among them that do not exist, and faxes.
    pub numbers: f64,
    pub invalid: f64,
    pub fax: f64,
}

/// All that is counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    /// Every ended attempt.
    pub read: u64,
    pub first: Option<Instant>,
    pub last: Option<Instant>,
    /// Fixed, then mobile; Monday to Sunday; hour; attempts on the number before.
    pub hours: [Box<[[[Tried; ATTEMPTS]; 24]; 7]>; 2],
    pub unanswered: [Unanswered; 2],
    /// Conversations by what the agent chose, and their length together, in seconds.
    pub conversations: HashMap<QualificationKind, (f64, f64)>,
    dialled: HashMap<(ContactId, Phone), u8>,
}

impl Counts {
    /// Numbers are counted anew: contacts are the campaign's own.
    pub fn begin_campaign(&mut self) {
        self.dialled.clear();
    }

    pub fn add(&mut self, attempt: &AttemptRecord, mobile: bool, zone: &Zone, kinds: &[QualificationKind]) {
        let Some(ending) = &attempt.ending else { return };
        self.read += 1;
        self.first = self.first.into_iter().chain([attempt.placed_at]).min();
        self.last = self.last.into_iter().chain([attempt.placed_at]).max();
        let line = usize::from(mobile);
        let kind = ending.status.as_qualification().and_then(|index| kinds.get(index)).copied();
        if let Some(kind) = kind {
            let (count, talk_s) = self.conversations.entry(kind).or_default();
            *count += 1.0;
            *talk_s += f64::from(ending.talk_ms) / 1_000.0;
        }
        let answered = ending.status.as_qualification().is_some() || ending.status.is(SystemStatus::Abandoned);
        let system = ending.status.as_system();
        // Such calls say nothing of who would have answered.
        if matches!(system, Some(SystemStatus::Congestion | SystemStatus::CallerIdBlocked | SystemStatus::Interrupted))
        {
            return;
        }
        let before = self.dialled.entry((attempt.contact, attempt.phone)).or_default();
        let attempts_before = usize::from(*before);
        *before = before.saturating_add(1);
        let unanswered = &mut self.unanswered[line];
        if attempts_before == 0 {
            unanswered.numbers += 1.0;
            unanswered.invalid += f64::from(u8::from(system == Some(SystemStatus::Invalid)));
            unanswered.fax += f64::from(u8::from(system == Some(SystemStatus::Fax)));
        }
        if matches!(system, Some(SystemStatus::Invalid | SystemStatus::Fax)) {
            return;
        }
        if !answered {
            unanswered.calls += 1.0;
            match system {
                Some(SystemStatus::Busy) => unanswered.busy += 1.0,
                Some(SystemStatus::Absent) => unanswered.absent += 1.0,
                Some(SystemStatus::Rejected) => unanswered.rejected += 1.0,
                Some(SystemStatus::Machine) => unanswered.machine += 1.0,
                _ => {}
            }
        }
        let (day, time_ms) = zone.local(attempt.placed_at);
        let hour = (time_ms / HOUR_MS).clamp(0, 23) as usize;
        self.hours[line][day.weekday()][hour][attempts_before.min(ATTEMPTS - 1)].add(answered);
    }
}

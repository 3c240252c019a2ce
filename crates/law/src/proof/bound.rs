//! Counts that caps and ceilings keep by themselves, whatever happens to a contact.
//!
//! A cap bounds the calls of every stretch of time; laid end to end over the stretch that a rule looks at, caps bound what it counts.

use rappel_strategy::law::{Count, Counted, Key};
use rappel_strategy::model::{Campaign, Cap, CapWindow, LimitKey, NumberStrategy, Period, Strategy};

/// Dates of the shortest calendar month.
const MONTH_MIN: u32 = 28;

/// Whether no more calls than the rule allows can ever be made for a contact within its stretch.
pub fn keeps(strategy: &Strategy, campaign: &Campaign, count: &Count) -> bool {
    let stretch = Stretch::of(count);
    // Congestion counts for no ceiling (R21), but the rule may count it.
    let ceilings = count.counts == Counted::Connected;
    let of_limits = |per| {
        let limits = campaign.limit.iter().filter_map(|limit| limit.cap).filter(move |cap| cap.per == per);
        limits.map(|cap| stretch.within(u32::from(cap.calls), u32::from(cap.days), false))
    };
    let of_number = |number: &NumberStrategy| {
        let cap = number.cap.map(|cap| stretch.capped(cap));
        let ceiling = number.attempts_max.filter(|_| ceilings).map(u32::from);
        of_limits(LimitKey::Number).chain(cap).chain(ceiling).min()
    };
    let of_contact = of_limits(LimitKey::Contact).chain(ceilings.then_some(u32::from(strategy.attempts_max))).min();
    let mut numbers = strategy.number.iter().map(of_number);
    let of_numbers = match count.per {
        Key::Number => numbers.try_fold(0, |most: u32, calls| Some(most.max(calls?))),
        Key::Contact | Key::Principal | Key::Matter => numbers.try_fold(0, |sum: u32, calls| Some(sum + calls?)),
    };
    of_numbers.into_iter().chain(of_contact).any(|calls| calls <= u32::from(count.calls))
}

/// What a rule looks at, in hours if it rolls, and in the dates of whatever zone that it may touch.
struct Stretch {
    hours: u32,
    dates: u32,
}

impl Stretch {
    fn of(count: &Count) -> Stretch {
        match count.hours.map(u32::from) {
            Some(hours) => Stretch { hours, dates: hours.div_ceil(24) + 1 },
            None => {
                let days = u32::from(count.days.unwrap_or(1));
                // An hour more when clocks go back, and dates of another zone begin elsewhere.
                Stretch { hours: 24 * days + 1, dates: days + 1 }
            }
        }
    }

    fn capped(&self, cap: Cap) -> u32 {
        let calls = u32::from(cap.calls);
        match (cap.window, cap.per) {
            (CapWindow::Rolling, Period::Day) => calls * self.hours.div_ceil(24),
            (CapWindow::Rolling, _) => self.within(calls, cap.per.dates().unsigned_abs(), false),
            (CapWindow::Calendar, Period::Month) => self.within(calls, MONTH_MIN, true),
            (CapWindow::Calendar, _) => self.within(calls, cap.per.dates().unsigned_abs(), true),
        }
    }

    /// Most calls of a cap by so many dates, which begin anywhere or with the calendar.
    fn within(&self, calls: u32, period: u32, calendar: bool) -> u32 {
        let periods = if calendar { (self.dates - 1).div_ceil(period) + 1 } else { self.dates.div_ceil(period) };
        calls * periods
    }
}

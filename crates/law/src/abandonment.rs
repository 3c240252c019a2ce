//! The rate of abandonment, by the definition that a rule gives of it (R37).

use rappel_strategy::law::{Abandonment, RateBase, RateWindow};
use rappel_strategy::time::LocalDay;
use std::collections::BTreeMap;

/// Calls of a campaign that persons answered, by the day on the campaign's clock.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Answered {
    days: BTreeMap<LocalDay, Tally>,
}

/// What became of answered calls.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// No agent came.
    pub abandoned: u64,
    /// An agent took them.
    pub live: u64,
    /// Hung up on although a person may have been there: what detection takes for machines or cannot tell.
    pub false_positives: u64,
    /// Of those abandoned, machines, as far as they are estimated.
    pub machines: u64,
}

impl Tally {
    fn plus(self, other: Tally) -> Tally {
        Tally {
            abandoned: self.abandoned + other.abandoned,
            live: self.live + other.live,
            false_positives: self.false_positives + other.false_positives,
            machines: self.machines + other.machines,
        }
    }

    /// The rate in percent if `more` further calls were abandoned; 0 where nobody answered.
    pub fn rate_percent(&self, rule: &Abandonment, more: u64) -> f64 {
        let false_positives = if rule.count_false_positives { self.false_positives } else { 0 };
        let machines = if rule.subtract_machines { self.machines } else { 0 };
        let abandoned = (self.abandoned + more + false_positives).saturating_sub(machines);
        let of = match rule.of {
            RateBase::Answered => abandoned + self.live,
            RateBase::Successful => self.live,
        };
        match (abandoned, of) {
            (0, _) => 0.0,
            (_, 0) => f64::INFINITY,
            _ => 100.0 * abandoned as f64 / of as f64,
        }
    }
}

impl Answered {
    /// Adds calls of a day.
    pub fn add(&mut self, day: LocalDay, tally: Tally) {
        let sum = self.days.entry(day).or_default();
        *sum = sum.plus(tally);
    }

    /// What a rule looks at on a day. Stretches of thirty days begin with the first day on which somebody answered.
    pub fn within(&self, window: RateWindow, today: LocalDay) -> Tally {
        let first = self.days.keys().next().copied().unwrap_or(today);
        let from = match window {
            RateWindow::Campaign => first,
            RateWindow::ThirtyDays => first + (today.0 - first.0).div_euclid(30) * 30,
            RateWindow::CalendarDay => today,
            RateWindow::CalendarMonth => LocalDay::from(today.date().first_of_month()),
        };
        self.days.range(from.min(today)..=today).fold(Tally::default(), |sum, (_, tally)| sum.plus(*tally))
    }

    /// Whether the rate stays within the bound even if `at_risk` calls, the next one among them, meet no agent.
    pub fn allows(&self, rule: &Abandonment, today: LocalDay, at_risk: u64) -> bool {
        self.within(rule.window, today).rate_percent(rule, at_risk) <= rule.limit_percent
    }
}

//! What the chosen law asks: hours, counts and quarantines (R37).
//!
//! Hours are those of every number of the campaign's country. Where other numbers have hours of their own, that is told. Closed
//! days, counts and quarantines of some numbers pass for those of all: they only make waits longer.

use super::week::{DAY_MIN, Week};
use rappel_strategy::hours::DaySpan;
use rappel_strategy::law::{Channel, Key, Requirement, Rule, Window, in_force};
use rappel_strategy::model::{Campaign, ClosedDays};
use rappel_strategy::phone::whereabouts;
use rappel_strategy::time::LocalDay;

/// The chosen law.
#[derive(Default)]
pub struct Law {
    /// Its hours on an ordinary day when the analysis begins, on the clock of the person called.
    pub ordinary: Week,
    /// Hours that it allows on some day.
    pub ever: Week,
    /// Days without those hours, and whether the days before them have hours of their own.
    pub closed: Vec<(ClosedDays, bool)>,
    /// What it counts.
    pub counts: Vec<Counted>,
    /// How long it keeps quiet after an outcome.
    pub quarantines: Vec<Hold>,
    /// Rules on hours that begin or end while the campaign runs.
    pub changing: Vec<String>,
    /// Rules on hours that bind other numbers, or some only.
    pub others: Vec<String>,
    /// Whether it has hours that must be kept in several zones, where somebody called may be in any of them (R2).
    pub wide: bool,
}

/// A count.
pub struct Counted {
    /// The rule.
    pub rule: String,
    /// So many calls are allowed.
    pub calls: u16,
    /// How long a call counts.
    pub hold: Hold,
    /// Whether every number of the campaign's country is counted by itself.
    pub by_number: bool,
}

/// How long a call matters to a count or a quarantine at most.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hold {
    /// So many minutes.
    Minutes(i32),
    /// Until so many local dates later, that of the call included.
    Days(i32),
}

impl Law {
    /// Reads it for the days from `first` until before `end`.
    pub fn of(campaign: &Campaign, first: LocalDay, end: LocalDay) -> Law {
        let mut law = Law { ordinary: Week::all(), ever: Week::all(), ..Law::default() };
        for in_force in in_force(campaign).into_iter().filter(|in_force| in_force.rule.channel == Channel::Calls) {
            let rule = in_force.rule;
            let (begins, ends) = (rule.effective_from.map(LocalDay::from), rule.effective_to.map(LocalDay::from));
            let over = ends.is_some_and(|ends| ends <= first) || begins.is_some_and(|begins| begins >= end);
            if over {
                continue;
            }
            let all = in_force.binds_country(Some(campaign.country)) && rule.prefixes.is_empty();
            match &rule.requires {
                Requirement::Window(window) if window.hours.is_none() => law.close(window),
                Requirement::Window(_) if !all => law.others.push(rule.id.clone()),
                Requirement::Window(window) => {
                    let begun = begins.is_none_or(|begins| begins <= first);
                    law.window(rule, window, begun, begun && ends.is_none_or(|ends| ends >= end));
                    law.wide = campaign.country.example().is_some_and(|phone| whereabouts(phone).len() > 1);
                }
                Requirement::Count(count) => {
                    let hold = count.hours.map_or(Hold::Days(i32::from(count.days.unwrap_or(1))), hours);
                    let by_number = all && count.per == Key::Number;
                    law.counts.push(Counted { rule: rule.id.clone(), calls: count.calls, hold, by_number });
                }
                // For ever is no wait.
                Requirement::Quarantine(quarantine) => law.quarantines.extend(
                    quarantine.hours.map(hours).or(quarantine.days.map(|days| Hold::Days(i32::from(days) + 1))),
                ),
                _ => {}
            }
        }
        law
    }

    /// Whether it asks the same of every number at any time.
    pub fn is_same_for_all(&self) -> bool {
        self.changing.is_empty() && self.others.is_empty() && !self.wide
    }

    /// Takes in hours.
    fn window(&mut self, rule: &Rule, window: &Window, begun: bool, throughout: bool) {
        let week = window.hours.as_ref().map_or_else(Week::all, Week::of);
        self.close(window);
        if begun {
            self.ordinary = self.ordinary.and(&week);
        }
        if throughout {
            self.ever = self.ever.and(&week.or(&every_day(window.eve_hours.iter().flatten())));
        } else {
            self.changing.push(rule.id.clone());
        }
    }

    /// Takes in days that are unlike their weekday.
    fn close(&mut self, window: &Window) {
        self.closed.push((window.closed_days.clone(), window.eve_hours.is_some()));
    }
}

/// The same hours on every day of the week.
fn every_day<'a>(spans: impl Iterator<Item = &'a DaySpan>) -> Week {
    let mut week = Week::default();
    for span in spans {
        for midnight in (0..7).map(|day| day * DAY_MIN) {
            week.add(midnight + i32::from(span.from.minutes()), midnight + i32::from(span.to.minutes()));
        }
    }
    week
}

fn hours(hours: u16) -> Hold {
    Hold::Minutes(i32::from(hours) * 60)
}

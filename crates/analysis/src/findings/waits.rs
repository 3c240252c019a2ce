//! How long contacts wait between two calls.
//!
//! A bound: whatever a rule asks, and whichever cap stands in the way, the next call comes at the first window of some number that
//! may be called, and to the next window of no number is it farther than [`Distances`] say. Closed days lengthen that by what
//! [`Dates::delay`](super::dates::Dates::delay) says.

use super::code::{Code, WaitCause};
use super::context::Context;
use super::drive::{after_cell, days_ms, waiting};
use super::found::Found;
use super::law::Hold;
use super::moments::{self, openings};
use super::moves::{Distances, dialled, pair};
use super::play::Play;
use super::reach::Cell;
use super::sentence::{self, Shown};
use super::table::Site;
use super::told::Witness;
use super::week::{DAY_MIN, WEEK_MIN, Week};
use rappel_strategy::check::{Part, Place};
use rappel_strategy::engine::Obstacle;
use rappel_strategy::model::{CapWindow, Moment, Period, Recall, Target};
use rappel_strategy::time::{Instant, MINUTE_MS};

/// Clock changes may put a call off by an hour, on the way out and on the way back.
const SLACK_MIN: i64 = 120;

/// The longest waits, and the bound that holds for all, in days.
pub fn find(context: &Context<'_>, distances: &mut Distances) -> (Option<u32>, Vec<Found>) {
    let mut waits = Waits { context, distances, zones: zones(context) };
    let Some(bound) = waits.bound() else { return (None, Vec::new()) };
    let days = (bound + SLACK_MIN).div_euclid(i64::from(DAY_MIN)) as u32 + 1;
    if bound <= i64::from(super::WAIT_DAYS) * i64::from(DAY_MIN) {
        return (Some(days), Vec::new());
    }
    let mut found = waits.by_rules();
    found.extend(waits.by_caps());
    found.extend(waits.by_limits());
    found.extend(waits.by_closed_days());
    (Some(days), found)
}

fn zones(context: &Context<'_>) -> Vec<usize> {
    let mut zones: Vec<usize> = context.profiles.all.iter().map(|profile| profile.zone).collect();
    zones.sort_unstable();
    zones.dedup();
    zones
}

struct Waits<'c, 'a> {
    context: &'c Context<'a>,
    distances: &'c mut Distances,
    zones: Vec<usize>,
}

impl Waits<'_, '_> {
    fn ranks(&self) -> Vec<usize> {
        (0..self.context.scene.numbers()).filter(|&rank| self.context.reach.numbers[rank].is_none()).collect()
    }

    /// For every minute of the week, the longest that any number may be from its next window.
    fn farthest(&mut self, zone: usize) -> Option<Vec<u16>> {
        let mut farthest = vec![0u16; WEEK_MIN as usize];
        for rank in self.ranks() {
            let of_rank = self.distances.of(self.context.scene, zone, 1 << rank)?;
            for (farthest, minutes) in farthest.iter_mut().zip(of_rank) {
                *farthest = (*farthest).max(*minutes);
            }
        }
        Some(farthest)
    }

    /// No wait is longer, in minutes; `None` where a number is open on exceptional days only, or clocks move apart.
    fn bound(&mut self) -> Option<i64> {
        let scene = self.context.scene;
        let mut bound = 0;
        for zone in self.zones.clone() {
            if scene.hours(zone).clocks_move || !scene.law.is_same_for_all() {
                return None;
            }
            let farthest = self.farthest(zone)?;
            let hard: Vec<i32> = scene.hours(zone).hard.ordinary.each().collect();
            let mut moments: Vec<Moment> = Vec::new();
            for &site in self.context.reach.rules.keys() {
                if let Some(Recall::Call { moment, .. }) = site.recall(scene)
                    && !moments.contains(moment)
                {
                    moments.push(moment.clone());
                }
            }
            let mut releases: Vec<Release> =
                scene.strategy.number.iter().filter_map(|number| number.cap).map(Release::of_cap).collect();
            releases.extend(
                scene.campaign.limit.iter().filter_map(|limit| limit.cap).map(|cap| Release::Days(cap.days.into())),
            );
            let holds = scene.law.counts.iter().map(|count| &count.hold).chain(&scene.law.quarantines);
            releases.extend(holds.map(|hold| Release::of_law(*hold)));
            releases
                .extend(scene.strategy.congestion_retry_min.iter().map(|&minutes| Release::Minutes(minutes.into())));
            releases.push(Release::Minutes(0));
            let next = |minute: i32| i64::from(farthest[minute.rem_euclid(WEEK_MIN) as usize]);
            let ahead_min = scene.hours(zone).ahead_min;
            for &minute in &hard {
                for moment in &moments {
                    // A planning opens within a week, and another time of day is looked for as long.
                    let (least, most) = moments::after(moment, minute, ahead_min).unwrap_or((WEEK_MIN, WEEK_MIN));
                    for after in [least, most] {
                        bound = bound.max(i64::from(after) + next(minute + after));
                    }
                }
                for release in &releases {
                    let after = release.after(minute, ahead_min);
                    bound = bound.max(i64::from(after) + next(minute + after));
                }
            }
            bound += self.delay(zone, &moments)?;
        }
        Some(bound)
    }

    /// By how much closed days lengthen a wait at most; `None` where a planning is open on exceptional days only.
    fn delay(&self, zone: usize, moments: &[Moment]) -> Option<i64> {
        let hours = self.context.scene.hours(zone);
        let mut longest = 0;
        for rank in self.ranks() {
            for open in hours.plannings[rank].iter().chain([&hours.work[rank]]) {
                if open.ordinary.is_empty() && !open.ever.is_empty() {
                    return None;
                }
                longest = longest.max(self.context.dates.delay(&open.ordinary).map_or(0, |gap| gap.minutes));
            }
        }
        // A moment that looks for a planning may find it late, and the call after it may come late once more.
        let looks = moments.iter().any(|moment| moments::after(moment, 0, 0).is_none());
        Some(if looks { 2 * longest } else { longest })
    }

    /// Rules after which the target waits too long, in an ordinary week.
    fn by_rules(&mut self) -> Vec<Found> {
        let scene = self.context.scene;
        let limit = i64::from(super::WAIT_DAYS) * i64::from(DAY_MIN);
        let mut found = Vec::new();
        for (&site, used) in &self.context.reach.rules {
            let Some(Recall::Call { target, moment, valid }) = site.recall(scene) else { continue };
            if valid.is_some() || matches!(target, Target::Number(rank) if usize::from(*rank) > scene.numbers()) {
                continue;
            }
            let mut longest: Option<Longest> = None;
            for zone in self.zones.clone() {
                for cell in &used.cells {
                    let wait = self.longest(site, cell.rank, zone, moment, *target);
                    let wait = wait.map(|(minutes, minute)| Longest { minutes, minute, zone, cell: *cell });
                    longest = longest.into_iter().chain(wait).max_by_key(|longest| longest.minutes);
                }
            }
            let Some(longest) = longest.filter(|longest| longest.minutes > limit) else { continue };
            let asked = moments::after(moment, longest.minute, 0).map_or(0, |(asked, _)| i64::from(asked));
            let code = Code::LongWait { days: days(longest.minutes), cause: WaitCause::Rule { asked: asked > limit } };
            found.push(Found::shown(site.place(), code, self.after(site, *target, &longest)));
        }
        found
    }

    /// The longest wait for a rule's own target, and the minute of the call.
    fn longest(&mut self, site: Site, rank: usize, zone: usize, moment: &Moment, target: Target) -> Option<(i64, i32)> {
        let scene = self.context.scene;
        let aimed = match target {
            Target::Same => rank,
            Target::Number(number) => usize::from(number) - 1,
            Target::Next | Target::Choice => return None,
        };
        let ahead_min = scene.hours(zone).ahead_min;
        let opens = match moment {
            Moment::NextPlanning(name) => {
                let plannings = scene.strategy.number[aimed].planning.iter().zip(&scene.hours(zone).plannings[aimed]);
                let named = plannings.filter(|(planning, _)| name.as_ref().is_none_or(|name| *name == planning.name));
                let week = named.fold(Week::default(), |all, (_, open)| all.or(&openings(&open.ordinary)));
                Some(week.distances()?)
            }
            Moment::OtherTimeOfDay => return None,
            _ => None,
        };
        let to_next = self.distances.of(scene, zone, 1 << aimed)?;
        let round = |minute: i32| minute.rem_euclid(WEEK_MIN) as usize;
        let wait = |minute: i32| -> Option<i64> {
            let after = match &opens {
                Some(opens) => i32::from(opens[round(minute + 1)]) + 1,
                None => moments::after(moment, minute, ahead_min)?.1,
            };
            Some(i64::from(after) + i64::from(to_next[round(minute + after)]))
        };
        dialled(scene, site.planning(), rank, zone)
            .each()
            .filter_map(|minute| Some((wait(minute)?, minute)))
            .max_by_key(|(wait, minute)| (*wait, -minute))
    }

    /// A call by a rule after which the contact waits too long: at the minute for which it is longest, else at any.
    fn after(&self, site: Site, target: Target, longest: &Longest) -> Option<Witness> {
        let scene = self.context.scene;
        let Longest { zone, cell, minute, .. } = *longest;
        let mut at = Week::default();
        at.add(minute, minute + 1);
        let any = dialled(scene, cell.planning, cell.rank, zone);
        let (few, full) = (pair(cell.rank, target), (1 << scene.numbers()) - 1);
        let anywhere = Cell { planning: site.planning(), ..cell };
        let tries = [(few, &anywhere, &at), (few, &cell, &any), (full, &anywhere, &at), (full, &cell, &any)];
        tries.into_iter().find_map(|(ranks, cell, within)| {
            let (play, applied) = after_cell(scene, self.context.columns(ranks), zone, cell, Some(within))?;
            if site.is(scene, &applied.rule) { self.waited(&play) } else { None }
        })
    }

    /// The witness of a contact that now waits too long.
    fn waited(&self, play: &Play<'_>) -> Option<Witness> {
        let next = play.next()?.from;
        let shown = Shown::Waits { next };
        let shows = sentence::shows(self.context.scene, &shown, play.now);
        (next - play.now > days_ms(super::WAIT_DAYS.into())).then(|| play.witness(play.now, shows))
    }

    /// Caps of numbers that let a contact with nothing else wait too long.
    fn by_caps(&mut self) -> Vec<Found> {
        let scene = self.context.scene;
        let ranks = self.ranks();
        let capped = ranks.iter().filter_map(|&rank| Some((rank, scene.strategy.number[rank].cap?)));
        let mut found = Vec::new();
        for (rank, cap) in capped.collect::<Vec<_>>() {
            let release = Release::of_cap(cap);
            if self.longest_release(release, rank) <= i64::from(super::WAIT_DAYS) * i64::from(DAY_MIN) {
                continue;
            }
            let place = Place::strategy().item(Part::Number, rank + 1).field("cap");
            found.extend(self.while_capped(place, 1 << rank, WaitCause::Cap));
        }
        found
    }

    /// Caps of the law that let every contact wait too long.
    fn by_limits(&mut self) -> Vec<Found> {
        let scene = self.context.scene;
        let mut found = Vec::new();
        for (row, limit) in (1..).zip(&scene.campaign.limit) {
            let Some(cap) = limit.cap else { continue };
            let release = Release::Days(cap.days.into());
            let Some(&rank) = self.ranks().first() else { continue };
            if self.longest_release(release, rank) <= i64::from(super::WAIT_DAYS) * i64::from(DAY_MIN) {
                continue;
            }
            let place = Place::campaign().item(Part::Limit, row).field("cap");
            found.extend(self.while_capped(place, 1 << rank, WaitCause::Limit { name: limit.name.clone() }));
        }
        for count in &scene.law.counts {
            let Some(&rank) = self.ranks().first() else { continue };
            if self.longest_release(Release::of_law(count.hold), rank)
                > i64::from(super::WAIT_DAYS) * i64::from(DAY_MIN)
            {
                let cause = WaitCause::Limit { name: count.rule.clone() };
                found.extend(self.while_capped(Place::campaign().field("law"), 1 << rank, cause));
            }
        }
        found
    }

    /// The longest from a call until a cap releases its number and the number is inside its hours.
    fn longest_release(&mut self, release: Release, rank: usize) -> i64 {
        let scene = self.context.scene;
        let mut longest = 0;
        for zone in self.zones.clone() {
            let ahead_min = scene.hours(zone).ahead_min;
            let Some(to_next) = self.distances.of(scene, zone, 1 << rank) else { continue };
            for minute in scene.hours(zone).work[rank].ordinary.each() {
                let after = release.after(minute, ahead_min);
                longest =
                    longest.max(i64::from(after) + i64::from(to_next[(minute + after).rem_euclid(WEEK_MIN) as usize]));
            }
        }
        longest
    }

    fn while_capped(&self, place: Place, ranks: u16, cause: WaitCause) -> Option<Found> {
        let zone = self.context.zone();
        let play = Play::fresh(self.context.scene, self.context.columns(ranks), zone);
        let (play, wait_ms) = waiting(play, Instant::MIN, Instant::MAX, days_ms(super::WAIT_DAYS.into()))?;
        if let WaitCause::Limit { name } = &cause {
            let numbers = play.explain(play.now).numbers;
            let mut obstacles = numbers.iter().flat_map(|number| &number.obstacles);
            if !obstacles.any(|obstacle| matches!(obstacle, Obstacle::LawCap(limit, _) if limit == name)) {
                return None;
            }
        }
        let code = Code::LongWait { days: days(wait_ms / MINUTE_MS), cause };
        Some(Found::shown(place, code, self.waited(&play)))
    }

    /// Closed days that let a number wait too long for its next window.
    fn by_closed_days(&mut self) -> Vec<Found> {
        let scene = self.context.scene;
        let zone = self.context.zone();
        let limit_ms = days_ms(super::WAIT_DAYS.into());
        let mut found = Vec::new();
        for rank in self.ranks() {
            let Some(gap) = self.context.dates.gap(&scene.hours(zone).work[rank].ordinary) else { continue };
            if gap.minutes * MINUTE_MS <= limit_ms {
                continue;
            }
            let place = Place::strategy().item(Part::Number, rank + 1);
            let play = Play::fresh(scene, self.context.columns(1 << rank), zone);
            let seen = waiting(play, gap.from + -days_ms(2), gap.from + days_ms(2), limit_ms);
            let code = Code::LongWait { days: days(gap.minutes), cause: WaitCause::ClosedDays };
            found.push(Found::shown(place, code, seen.and_then(|(play, _)| self.waited(&play))));
        }
        found
    }
}

/// The longest wait that a rule leads to.
struct Longest {
    minutes: i64,
    /// The minute of the week of the call.
    minute: i32,
    zone: usize,
    cell: Cell,
}

/// Minutes as days, begun ones counted.
fn days(minutes: i64) -> u32 {
    (minutes + i64::from(DAY_MIN) - 1).div_euclid(i64::from(DAY_MIN)) as u32
}

/// When a cap lets a number be called again.
#[derive(Clone, Copy)]
enum Release {
    Minutes(i32),
    /// At midnight, so many dates later.
    Days(i32),
    /// On Monday, at midnight.
    Week,
}

impl Release {
    fn of_cap(cap: rappel_strategy::model::Cap) -> Release {
        match (cap.window, cap.per) {
            (CapWindow::Rolling, Period::Day) => Release::Minutes(DAY_MIN),
            (CapWindow::Calendar, Period::Day) => Release::Days(1),
            (CapWindow::Calendar, Period::Week) => Release::Week,
            // A calendar month releases on its first, at most so many dates later.
            (_, period) => Release::Days(period.dates()),
        }
    }

    fn of_law(hold: Hold) -> Release {
        match hold {
            Hold::Minutes(minutes) => Release::Minutes(minutes),
            Hold::Days(days) => Release::Days(days),
        }
    }

    /// Minutes from a call at this minute of the campaign's week to the release.
    fn after(self, minute: i32, ahead_min: i32) -> i32 {
        let local = (minute + ahead_min).rem_euclid(WEEK_MIN);
        match self {
            Release::Minutes(minutes) => minutes,
            Release::Days(days) => days * DAY_MIN - local % DAY_MIN,
            Release::Week => WEEK_MIN - local,
        }
    }
}

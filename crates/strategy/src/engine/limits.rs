//! The limits that no rule passes, made ready: legal windows, counts and quarantines, of the campaign's own `[[limit]]`s and of the
//! law it chose (R37, R40).

use super::compile::{CompileError, closed_days};
use super::contact::Call;
use super::timeline::{ALWAYS, Hours};
use crate::hours::{DaySpan, WeekHours};
use crate::law::{After, Channel, Counted, Key, Requirement, Window, covers, in_force};
use crate::model::{Campaign, ClosedDays, LimitKey};
use crate::phone::{Country, Phone};
use crate::status::{Status, SystemStatus};
use crate::time::{HOUR_MS, Instant, LocalDay};
use crate::zone::Zone;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything that may limit calls, and which numbers it binds.
#[derive(Clone, Debug)]
pub(super) struct Limits {
    all: Vec<Limit>,
    /// What the outcomes of the campaign mean to quarantines, a bit for each [`After`].
    aftermath: Vec<u8>,
    covered: Covered,
}

#[derive(Clone, Debug)]
struct Limit {
    name: Arc<str>,
    binds: Binds,
    valid: (LocalDay, LocalDay),
    demand: Demand,
}

/// Which numbers.
#[derive(Clone, Debug)]
struct Binds {
    /// Empty: all.
    countries: Vec<Country>,
    /// Empty: all of the countries.
    prefixes: Vec<String>,
}

#[derive(Clone, Debug)]
enum Demand {
    Hours {
        week: WeekHours,
        closed: Arc<[LocalDay]>,
        exceptional: Arc<BTreeMap<LocalDay, Vec<DaySpan>>>,
        channel: Channel,
    },
    Count {
        calls: u16,
        span: Span,
        of: Of,
        connected: bool,
    },
    Quarantine {
        after: After,
        span: Option<Span>,
        of: Of,
        unless_agent_reserved: bool,
    },
}

/// Which countries are covered by a chosen law.
#[derive(Clone, Debug)]
enum Covered {
    All,
    These(Vec<Country>),
}

/// How long a call counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Span {
    /// So many milliseconds.
    Rolling(i64),
    /// Until so many local dates later, that of the call included.
    Days(i32),
}

/// Whose calls are counted together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Of {
    /// Calls to the number, in all campaigns.
    Number,
    /// Calls to the contact's numbers, in all campaigns.
    Contact,
    /// The same, of the same principal.
    Principal,
    /// Calls for this contact alone.
    Matter,
}

/// A count that binds the numbers of one place.
#[derive(Clone, Debug)]
pub(super) struct Count {
    pub name: Arc<str>,
    pub calls: u16,
    pub of: Of,
    pub connected: bool,
    span: Span,
    force: Force,
}

/// A quarantine that binds the numbers of one place.
#[derive(Clone, Debug)]
pub(super) struct Quarantine {
    pub name: Arc<str>,
    pub of: Of,
    /// An agent kept free lifts it.
    pub unless_agent_reserved: bool,
    after: u8,
    /// `None`: for ever.
    span: Option<Span>,
    force: Force,
}

/// From when to when a rule holds.
#[derive(Clone, Copy, Debug)]
struct Force {
    from: Instant,
    until: Instant,
}

impl Force {
    /// A call let go at `free` by a rule, by the rule while it is in force. Who is held when it begins is held already before.
    fn release(self, free: Instant) -> Instant {
        if free <= self.from { Instant::MIN } else { free.min(self.until) }
    }
}

impl Span {
    fn release(self, zones: &[Arc<Zone>], at: Instant) -> Instant {
        match self {
            Span::Rolling(ms) => at + ms,
            Span::Days(days) => zones.iter().map(|zone| zone.days_after(at, days)).max().unwrap_or(Instant::MAX),
        }
    }
}

impl Count {
    /// When a call of this instant no longer counts.
    pub fn release(&self, zones: &[Arc<Zone>], at: Instant) -> Instant {
        self.force.release(self.span.release(zones, at))
    }

    /// Whether this call counts.
    pub fn counts(&self, call: &Call) -> bool {
        !self.connected || reached_telephone(call.status)
    }
}

impl Quarantine {
    /// Whether an outcome that means this to quarantines begins it.
    pub fn follows(&self, aftermath: u8) -> bool {
        self.after & aftermath != 0
    }

    /// When it is over after a call of this instant; [`Instant::MAX`] for never.
    pub fn release(&self, zones: &[Arc<Zone>], at: Instant) -> Instant {
        self.force.release(self.span.map_or(Instant::MAX, |span| span.release(zones, at)))
    }
}

/// Whether a call reached the telephone, answered or not.
fn reached_telephone(status: Status) -> bool {
    !matches!(
        status.as_system(),
        Some(
            SystemStatus::Busy
                | SystemStatus::Absent
                | SystemStatus::Invalid
                | SystemStatus::Congestion
                | SystemStatus::CallerIdBlocked
        )
    )
}

pub(super) const fn bit(after: After) -> u8 {
    1 << after as u8
}

/// What an outcome means to quarantines.
fn aftermath(campaign: &Campaign) -> Vec<u8> {
    let kind = |index: usize| campaign.qualification.get(index).map(|qualification| qualification.kind);
    let own = (0..campaign.qualification.len()).map(Status::qualification);
    let all = SystemStatus::ALL.into_iter().map(Status::from).chain(own);
    all.map(|status| After::of(status, kind).iter().fold(0, |bits, &after| bits | bit(after))).collect()
}

impl Limits {
    pub fn of(campaign: &Campaign) -> Result<Limits, CompileError> {
        let mut all = Vec::new();
        for limit in &campaign.limit {
            let name: Arc<str> = limit.name.as_str().into();
            let everyone = Binds { countries: Vec::new(), prefixes: Vec::new() };
            let mut add = |demand| {
                all.push(Limit { name: name.clone(), binds: everyone.clone(), valid: ALWAYS, demand });
            };
            if limit.hours.is_some() || limit.closed_days != ClosedDays::default() {
                add(Demand::Hours {
                    week: limit.hours.clone().unwrap_or_else(WeekHours::always),
                    closed: closed_days(&limit.closed_days)?,
                    exceptional: Arc::default(),
                    channel: Channel::Calls,
                });
            }
            if let Some(cap) = limit.cap {
                let of = match cap.per {
                    LimitKey::Contact => Of::Contact,
                    LimitKey::Number => Of::Number,
                };
                add(Demand::Count { calls: cap.calls, span: Span::Days(i32::from(cap.days)), of, connected: false });
            }
        }
        for in_force in in_force(campaign) {
            let rule = in_force.rule;
            let Some(demand) = demand(&rule.requires, rule.channel)? else { continue };
            all.push(Limit {
                name: rule.id.as_str().into(),
                binds: Binds { countries: in_force.countries().to_vec(), prefixes: rule.prefixes.clone() },
                valid: (
                    rule.effective_from.map_or(ALWAYS.0, LocalDay::from),
                    rule.effective_to.map_or(ALWAYS.1, LocalDay::from),
                ),
                demand,
            });
        }
        let covered = match &campaign.law {
            Some(law) if law.responsibility.is_none() => {
                Covered::These(Country::all().filter(|country| covers(campaign, Some(*country))).collect())
            }
            _ => Covered::All,
        };
        Ok(Limits { all, aftermath: aftermath(campaign), covered })
    }

    /// Whether calls are counted or followed by quarantine at all.
    pub fn look_at_calls(&self) -> bool {
        self.all.iter().any(|limit| !matches!(limit.demand, Demand::Hours { .. }))
    }

    /// Whether outcomes of other campaigns matter.
    pub fn look_at_outcomes_elsewhere(&self) -> bool {
        self.all.iter().any(|limit| matches!(limit.demand, Demand::Quarantine { of, .. } if of != Of::Matter))
    }

    /// Whether it matters where a number is, beyond the zone in which its plannings are read.
    pub fn depend_on_place(&self) -> bool {
        !self.all.is_empty() || matches!(self.covered, Covered::These(_))
    }

    /// What an outcome of this campaign means to quarantines.
    pub fn aftermath(&self, status: Status) -> u8 {
        self.aftermath.get(usize::from(status.code())).copied().unwrap_or_default()
    }

    /// Whether somebody answers for calls to this country.
    pub fn cover(&self, country: Option<Country>) -> bool {
        match &self.covered {
            Covered::All => true,
            Covered::These(countries) => country.is_some_and(|country| countries.contains(&country)),
        }
    }

    /// Which limits bind a number of this country, a bit for each; without number, those for all numbers of the country.
    pub fn binding(&self, phone: Option<Phone>, country: Option<Country>) -> Vec<u64> {
        let mut mask = vec![0; self.all.len().div_ceil(64)];
        for (index, limit) in self.all.iter().enumerate() {
            if limit.binds.number(phone, country) {
                mask[index / 64] |= 1 << (index % 64);
            }
        }
        mask
    }

    fn bound<'a>(&'a self, mask: &'a [u64]) -> impl Iterator<Item = &'a Limit> {
        let set = |index: usize| mask.get(index / 64).is_some_and(|bits| bits >> (index % 64) & 1 == 1);
        self.all.iter().enumerate().filter(move |(index, _)| set(*index)).map(|(_, limit)| limit)
    }

    /// The windows of a channel, by limit and zone.
    pub fn hours<'a>(
        &'a self,
        mask: &'a [u64],
        zones: &'a [Arc<Zone>],
        wanted: Channel,
    ) -> impl Iterator<Item = (&'a Arc<str>, Hours)> + 'a {
        self.bound(mask).flat_map(move |limit| {
            let hours = match &limit.demand {
                Demand::Hours { week, closed, exceptional, channel } if *channel == wanted => {
                    Some((week, closed, exceptional))
                }
                _ => None,
            };
            let in_zones = hours.into_iter().flat_map(move |hours| zones.iter().map(move |zone| (hours, zone)));
            in_zones.map(move |((week, closed, exceptional), zone)| {
                let hours = Hours {
                    zone: zone.clone(),
                    week: week.clone(),
                    closed: closed.clone(),
                    exceptional: exceptional.clone(),
                    valid: limit.valid,
                };
                (&limit.name, hours)
            })
        })
    }

    /// The counts that bind, those by number first.
    pub fn counts(&self, mask: &[u64], zones: &[Arc<Zone>]) -> Box<[Count]> {
        let counts = self.bound(mask).filter_map(|limit| match limit.demand {
            Demand::Count { calls, span, of, connected } => {
                Some(Count { name: limit.name.clone(), calls, of, connected, span, force: force(limit.valid, zones) })
            }
            _ => None,
        });
        let mut counts: Vec<Count> = counts.collect();
        counts.sort_by_key(|count| count.of != Of::Number);
        counts.into()
    }

    /// The quarantines that bind, those by number first.
    pub fn quarantines(&self, mask: &[u64], zones: &[Arc<Zone>]) -> Box<[Quarantine]> {
        let quarantines = self.bound(mask).filter_map(|limit| match limit.demand {
            Demand::Quarantine { after, span, of, unless_agent_reserved } => Some(Quarantine {
                name: limit.name.clone(),
                of,
                unless_agent_reserved,
                after: bit(after),
                span,
                force: force(limit.valid, zones),
            }),
            _ => None,
        });
        let mut quarantines: Vec<Quarantine> = quarantines.collect();
        quarantines.sort_by_key(|quarantine| quarantine.of != Of::Number);
        quarantines.into()
    }
}

impl Binds {
    fn number(&self, phone: Option<Phone>, country: Option<Country>) -> bool {
        let at_home = self.countries.is_empty() || country.is_some_and(|country| self.countries.contains(&country));
        at_home
            && (self.prefixes.is_empty() || phone.is_some_and(|phone| crate::law::begins_with(phone, &self.prefixes)))
    }
}

/// What a rule demands of the decision; `None` where it takes facts from outside.
fn demand(requirement: &Requirement, channel: Channel) -> Result<Option<Demand>, CompileError> {
    let of = |key| match key {
        Key::Number => Of::Number,
        Key::Contact => Of::Contact,
        Key::Principal => Of::Principal,
        Key::Matter => Of::Matter,
    };
    let rolling = |hours: u16| Span::Rolling(i64::from(hours) * HOUR_MS);
    Ok(match requirement {
        Requirement::Window(window) => Some(hours_of(window, channel)?),
        Requirement::Count(_) | Requirement::Quarantine(_) if channel == Channel::Texts => None,
        Requirement::Count(count) => Some(Demand::Count {
            calls: count.calls,
            span: count.hours.map_or(Span::Days(i32::from(count.days.unwrap_or(1))), rolling),
            of: of(count.per),
            connected: count.counts == Counted::Connected,
        }),
        Requirement::Quarantine(quarantine) => Some(Demand::Quarantine {
            after: quarantine.after,
            // The day of the call itself is not one of the full days.
            span: quarantine.hours.map(rolling).or(quarantine.days.map(|days| Span::Days(i32::from(days) + 1))),
            of: of(quarantine.per),
            unless_agent_reserved: quarantine.unless_agent_reserved,
        }),
        _ => None,
    })
}

fn hours_of(window: &Window, channel: Channel) -> Result<Demand, CompileError> {
    let closed = closed_days(&window.closed_days)?;
    let week = window.hours.clone().unwrap_or_else(WeekHours::always);
    let mut exceptional = BTreeMap::new();
    if let Some(spans) = &window.eve_hours {
        for eve in closed.iter().map(|day| *day + -1) {
            if closed.binary_search(&eve).is_err() && !week.day(eve.weekday()).is_empty() {
                exceptional.insert(eve, spans.clone());
            }
        }
    }
    Ok(Demand::Hours { week, closed, exceptional: Arc::new(exceptional), channel })
}

fn force((from, until): (LocalDay, LocalDay), zones: &[Arc<Zone>]) -> Force {
    let first = |day: LocalDay| zones.iter().map(move |zone| zone.instant(day, 0));
    Force {
        from: if from == ALWAYS.0 { Instant::MIN } else { first(from).min().unwrap_or(Instant::MIN) },
        until: if until == ALWAYS.1 { Instant::MAX } else { first(until).max().unwrap_or(Instant::MAX) },
    }
}

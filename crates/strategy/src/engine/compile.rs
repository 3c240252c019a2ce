//! A strategy and its campaign made ready for deciding.

use super::contact::{Contact, Slot, ZoneId};
use super::limits::{Count, Limits, Quarantine};
use super::table::{Follow, Row, Table, Treatment};
use super::timeline::{ALWAYS, Hours, Recipe, Timeline, Window};
use crate::holidays;
use crate::hours::WeekHours;
use crate::law::Channel;
use crate::model::{
    CallerId, Campaign, Cap, Choice, ClassicRules, ClosedDays, Machine, NextNumber, NumberStrategy, OffPlanning, Rule,
    Strategy, Target,
};
use crate::phone::{self, Country, Phone};
use crate::status::{Status, SystemStatus};
use crate::time::{DAY_MS, Instant, LocalDay, MINUTE_MS};
use crate::zone::{UnknownZone, Zone};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A strategy (or classic rules) and its campaign, ready for deciding (R39).
///
/// Decisions read it and never change it. It knows the zones it was told of; [`Engine::zone`] adds one.
#[derive(Clone, Debug)]
pub struct Engine {
    pub(super) policy: Policy,
    pub(super) ranks: Vec<Rank>,
    pub(super) default: Table,
    pub(super) limits: Limits,
    /// Whether the limits look at calls.
    pub(super) law_counts: bool,
    /// Whether some known place is covered by no chosen law.
    pub(super) some_uncovered: bool,
    pub(super) zones: Vec<ZoneLines>,
    places: HashMap<PlaceKey, ZoneId>,
    country: Country,
    pub(super) statuses: Vec<StatusMeaning>,
    pub(super) caller_ids: Vec<Phone>,
    pub(super) seed: u64,
    pub(super) start: Instant,
    pub(super) end: Instant,
    opening: Arc<Hours>,
    text_week: WeekHours,
    span: Window,
}

/// The general properties (R10), or the classic rules (R50).
#[derive(Clone, Debug)]
pub(super) struct Policy {
    pub favour_number_order: bool,
    pub off_planning: OffPlanning,
    pub choice: Choice,
    pub attempts_max: u16,
    pub horizon_ms: i64,
    pub retries_ms: Vec<i64>,
    pub classic: Option<Vec<ClassicTreatment>>,
}

/// What follows a status by the classic rules (R50).
#[derive(Clone, Copy, Debug)]
pub(super) struct ClassicTreatment {
    pub status: Option<Status>,
    pub after_ms: i64,
    pub tries_max: u16,
    pub next: NextNumber,
}

/// One number of the strategy.
#[derive(Clone, Debug)]
pub(super) struct Rank {
    pub column: usize,
    pub cap: Option<Cap>,
    pub preliminary_calls: u16,
    pub preliminary_rules: Vec<Treatment>,
    pub attempts_max: u16,
    pub ring_s: u8,
    pub caller_id: CallerId,
    pub machine: Machine,
    pub texts: Vec<(Status, Vec<Arc<str>>)>,
    pub default: Table,
    pub plannings: Vec<PlanningRules>,
    /// The cells of all plannings by weekday.
    pub cells: [Vec<PlanningCell>; 7],
}

/// Minutes of a weekday that a planning holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlanningCell {
    pub from_min: u16,
    pub until_min: u16,
    pub planning: u8,
}

/// One planning of a number.
#[derive(Clone, Debug)]
pub(super) struct PlanningRules {
    pub hours: WeekHours,
    pub caller_id: Option<CallerId>,
    pub table: Table,
}

/// The windows of numbers of one place: in its zones, under the limits of its country.
#[derive(Clone, Debug)]
pub(super) struct ZoneLines {
    /// The clock of plannings and dates (R2).
    pub zone: Arc<Zone>,
    /// Every zone in which the called party may be: legal windows must be open in all of them.
    pub whereabouts: Box<[Arc<Zone>]>,
    /// Whether the contact's own zone settles the clock.
    own: bool,
    /// Which limits bind, a bit for each.
    binding: Vec<u64>,
    /// Whether somebody answers for calls to its country (R37).
    pub covered: bool,
    pub counts: Box<[Count]>,
    pub quarantines: Box<[Quarantine]>,
    /// Opening hours, closed days and legal windows (R37).
    pub hard: Timeline,
    /// When texts may leave (R18).
    pub text: Timeline,
    pub ranks: Vec<RankLines>,
}

/// The windows of one number in one zone, inside the hard ones.
#[derive(Clone, Debug)]
pub(super) struct RankLines {
    /// Its plannings together; the hard windows if it has none (R12).
    pub work: Timeline,
    pub plannings: Vec<Timeline>,
}

/// What tells places apart: the zones a number may be in, and the limits that bind it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct PlaceKey {
    whose: Whose,
    binding: Vec<u64>,
    covered: bool,
}

/// Where zones come from.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Whose {
    /// The contact's own zone, or the campaign's.
    Own(Arc<str>),
    /// The zones of a prefix and those of people who took the number along, told by where they are kept.
    Number(usize, usize),
}

/// What the dialer makes of a status.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum StatusMeaning {
    /// A rule decides.
    ByRule,
    /// A rule that names it decides, else the number is given up (R21, R22).
    GiveUpUnlessNamed,
    /// The contact closes (R22).
    Final,
    /// The contact closes and is suppressed (R22).
    DoNotCall,
    /// The contact asked to be called back (R22).
    Callback,
}

/// A campaign or strategy that cannot be compiled; `check` says what is wrong and where.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CompileError {
    /// A zone name is wrong.
    #[error(transparent)]
    Zone(#[from] UnknownZone),
    /// Something `check` reports as an error.
    #[error("{0}")]
    Invalid(String),
}

impl Engine {
    /// Compiles a strategy for a campaign. Lookups are fastest within some months of `around`, and right everywhere.
    ///
    /// # Errors
    /// When names do not resolve. A strategy that has no error finding compiles.
    pub fn new(strategy: &Strategy, campaign: &Campaign, around: Instant) -> Result<Engine, CompileError> {
        let policy = Policy {
            favour_number_order: strategy.favour_number_order,
            off_planning: strategy.off_planning,
            choice: strategy.choice,
            attempts_max: strategy.attempts_max,
            horizon_ms: i64::from(strategy.horizon_days) * DAY_MS,
            retries_ms: strategy.congestion_retry_min.iter().map(|&m| i64::from(m) * MINUTE_MS).collect(),
            classic: None,
        };
        let names = Names { strategy, campaign };
        let mut ranks = Vec::new();
        for (rank, number) in strategy.number.iter().enumerate() {
            ranks.push(names.rank(rank, number)?);
        }
        let default = names.table(None, &strategy.default)?;
        Engine::build(policy, ranks, default, campaign, around)
    }

    /// Compiles the classic rules of a campaign (R50).
    ///
    /// # Errors
    /// When it has none, or names do not resolve.
    pub fn classic(campaign: &Campaign, around: Instant) -> Result<Engine, CompileError> {
        let rules: &ClassicRules = campaign
            .classic
            .as_ref()
            .ok_or_else(|| CompileError::Invalid("the campaign has neither a strategy nor classic rules".to_owned()))?;
        let mut classic = Vec::new();
        for rule in &rules.rule {
            classic.push(ClassicTreatment {
                status: rule.status.as_deref().map(|name| status(campaign, name)).transpose()?,
                after_ms: rule.after.millis(),
                tries_max: rule.tries_max,
                next: rule.next,
            });
        }
        // A rule that names the status comes before the one for all others.
        classic.sort_by_key(|rule| rule.status.is_none());
        let policy = Policy {
            favour_number_order: false,
            off_planning: OffPlanning::Wait,
            choice: Choice::First,
            attempts_max: rules.attempts_max,
            horizon_ms: 60 * DAY_MS,
            retries_ms: vec![2 * MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS],
            classic: Some(classic),
        };
        let ranks = (0..campaign.phone_columns.len())
            .map(|column| Rank {
                column,
                cap: None,
                preliminary_calls: 0,
                preliminary_rules: Vec::new(),
                attempts_max: u16::MAX,
                ring_s: rules.ring_s,
                caller_id: rules.caller_id,
                machine: Machine::default(),
                texts: Vec::new(),
                default: Table::default(),
                plannings: Vec::new(),
                cells: Default::default(),
            })
            .collect();
        Engine::build(policy, ranks, Table::default(), campaign, around)
    }

    fn build(
        policy: Policy,
        ranks: Vec<Rank>,
        default: Table,
        campaign: &Campaign,
        around: Instant,
    ) -> Result<Engine, CompileError> {
        let zone = Arc::new(Zone::load(&campaign.zone)?);
        let exceptional: BTreeMap<LocalDay, _> =
            campaign.exceptional_opening.iter().map(|e| (LocalDay::from(e.date), e.hours.clone())).collect();
        let opening = Arc::new(Hours {
            zone: zone.clone(),
            week: campaign.hours.clone(),
            closed: closed_days(&campaign.closed_days)?,
            exceptional: Arc::new(exceptional),
            valid: ALWAYS,
        });
        let limits = Limits::of(campaign)?;
        let mut engine = Engine {
            span: Window {
                from: around + -35 * DAY_MS,
                until: around + (policy.horizon_ms.min(200 * DAY_MS) + 75 * DAY_MS),
            },
            policy,
            ranks,
            default,
            law_counts: limits.look_at_calls(),
            some_uncovered: false,
            limits,
            zones: Vec::new(),
            places: HashMap::new(),
            country: campaign.country,
            statuses: meanings(campaign),
            caller_ids: campaign.caller_ids.clone(),
            seed: u64::from(campaign.seed),
            start: campaign.first_day.map_or(Instant::MIN, |day| zone.instant(day.into(), 0)),
            end: campaign.last_day.map_or(Instant::MAX, |day| zone.instant(LocalDay::from(day) + 1, 0)),
            opening,
            text_week: campaign.text_hours.clone().unwrap_or_else(text_hours_default),
        };
        engine.zone(&campaign.zone)?;
        Ok(engine)
    }

    /// Numbers of the campaign's country whose clock is this zone's, made ready for deciding.
    ///
    /// # Errors
    /// [`UnknownZone`], with the nearest right name.
    pub fn zone(&mut self, name: &str) -> Result<ZoneId, UnknownZone> {
        let key = self.key(Whose::Own(name.into()), None, Some(self.country));
        match self.places.get(&key) {
            Some(&place) => Ok(place),
            None => self.add_place(key, name, &[]),
        }
    }

    /// Where a number is: on whose clock its plannings are read, in which zones its owner may be, and which limits bind it (R2,
    /// R37). The contact's own zone settles the clock.
    ///
    /// # Errors
    /// [`UnknownZone`], with the nearest right name.
    pub fn place(&mut self, phone: Phone, own_zone: Option<&str>) -> Result<ZoneId, UnknownZone> {
        let key = self.place_key(phone, own_zone);
        if let Some(&place) = self.places.get(&key) {
            return Ok(place);
        }
        match own_zone {
            Some(name) => self.add_place(key, name, &[]),
            None => {
                let clock = phone::zone(phone, self.campaign_zone().name()).to_owned();
                self.add_place(key, &clock, &phone::whereabouts(phone))
            }
        }
    }

    /// The same, where it is known already.
    pub fn known_place(&self, phone: Phone, own_zone: Option<&str>) -> Option<ZoneId> {
        self.places.get(&self.place_key(phone, own_zone)).copied()
    }

    /// The contact's own zone by which a place was found; `None`: it was found by the number.
    pub fn own_zone(&self, place: ZoneId) -> Option<&str> {
        let lines = &self.zones[usize::from(place.0)];
        lines.own.then(|| lines.zone.name())
    }

    /// The numbers of a contact whose country no chosen law covers (R37).
    pub fn uncovered(&self, contact: &Contact) -> impl Iterator<Item = Phone> {
        let uncovered = |slot: &&Slot| self.some_uncovered && !self.zones[usize::from(slot.zone.0)].covered;
        contact.slots.iter().flatten().filter(move |slot| !slot.suppressed).filter(uncovered).map(|slot| slot.phone)
    }

    /// Whether limits ask where a number is, beyond the clock of its plannings.
    pub fn depends_on_place(&self) -> bool {
        self.limits.depend_on_place()
    }

    fn campaign_zone(&self) -> &Zone {
        &self.opening.zone
    }

    fn place_key(&self, phone: Phone, own_zone: Option<&str>) -> PlaceKey {
        let country = if self.depends_on_place() { phone.country() } else { None };
        let whose = match own_zone {
            Some(name) => Whose::Own(name.into()),
            None => {
                let zones = phone::zones(phone);
                if zones.is_empty() {
                    Whose::Own(self.campaign_zone().name().into())
                } else {
                    Whose::Number(zones.as_ptr() as usize, phone::roams(phone).as_ptr() as usize)
                }
            }
        };
        self.key(whose, Some(phone), country)
    }

    fn key(&self, whose: Whose, phone: Option<Phone>, country: Option<Country>) -> PlaceKey {
        PlaceKey { whose, binding: self.limits.binding(phone, country), covered: self.limits.cover(country) }
    }

    fn add_place(&mut self, key: PlaceKey, clock: &str, whereabouts: &[&str]) -> Result<ZoneId, UnknownZone> {
        let clock = self.load(clock)?;
        let mut zones = Vec::with_capacity(whereabouts.len());
        for name in whereabouts {
            zones.push(self.load(name)?);
        }
        if zones.is_empty() {
            zones.push(clock.clone());
        }
        let lines = self.lines(clock, zones.into(), &key);
        self.some_uncovered |= !lines.covered;
        self.zones.push(lines);
        let place = ZoneId((self.zones.len() - 1) as u16);
        self.places.insert(key, place);
        Ok(place)
    }

    /// A zone, read once.
    fn load(&self, name: &str) -> Result<Arc<Zone>, UnknownZone> {
        let read = self.zones.iter().flat_map(|lines| lines.whereabouts.iter().chain([&lines.zone]));
        match read.chain([&self.opening.zone]).find(|zone| zone.name() == name) {
            Some(zone) => Ok(zone.clone()),
            None => Ok(Arc::new(Zone::load(name)?)),
        }
    }

    /// The rules of a zone this engine knows.
    pub fn zone_of(&self, id: ZoneId) -> &Zone {
        &self.zones[usize::from(id.0)].zone
    }

    /// Whether the campaign is open, by its own clock (R1).
    pub fn is_open(&self, at: Instant) -> bool {
        self.start <= at && at < self.end && self.opening.contains(at)
    }

    /// How many numbers the strategy has.
    pub fn numbers(&self) -> usize {
        self.ranks.len()
    }

    /// The phone column (from 0) of a rank (from 0).
    pub fn column(&self, rank: u8) -> usize {
        self.ranks[usize::from(rank)].column
    }

    /// Whether anything is capped, so that [`super::Contact::neighbours`] and [`super::Contact::elsewhere`] must be filled (R40).
    pub fn has_caps(&self) -> bool {
        self.law_counts || self.ranks.iter().any(|rank| rank.cap.is_some())
    }

    /// Whether the law keeps quiet after outcomes of calls for others, so that [`super::Contact::aftermath`] must be filled (R37).
    pub fn heeds_outcomes_elsewhere(&self) -> bool {
        self.limits.look_at_outcomes_elsewhere()
    }

    /// Whether calls to the number of this phone column (from 0) count for a cap: for the strategy's only where its number is
    /// capped, for the law's always (R40).
    pub fn counts_calls_to(&self, column: usize) -> bool {
        self.law_counts || self.ranks.iter().any(|rank| rank.column == column && rank.cap.is_some())
    }

    fn lines(&self, zone: Arc<Zone>, whereabouts: Box<[Arc<Zone>]>, key: &PlaceKey) -> ZoneLines {
        let legal = |channel| self.limits.hours(&key.binding, &whereabouts, channel).map(|(_, hours)| Arc::new(hours));
        let all: Vec<Arc<Hours>> = [self.opening.clone()].into_iter().chain(legal(Channel::Calls)).collect();
        let recipe = |any: Vec<Arc<Hours>>| Recipe { all: all.clone(), any, start: self.start, end: self.end };
        let hard = Timeline::new(recipe(Vec::new()), self.span);
        let ranks = self
            .ranks
            .iter()
            .map(|rank| {
                let hours: Vec<Arc<Hours>> =
                    rank.plannings.iter().map(|p| Arc::new(Hours::weekly(zone.clone(), p.hours.clone()))).collect();
                RankLines {
                    work: if hours.is_empty() { hard.clone() } else { Timeline::new(recipe(hours.clone()), self.span) },
                    plannings: hours
                        .into_iter()
                        .map(|planning| Timeline::new(recipe(vec![planning]), self.span))
                        .collect(),
                }
            })
            .collect();
        let text = Arc::new(Hours {
            closed: self.opening.closed.clone(),
            ..Hours::weekly(zone.clone(), self.text_week.clone())
        });
        let all = [text].into_iter().chain(legal(Channel::Texts)).collect();
        let text = Recipe { all, any: Vec::new(), start: Instant::MIN, end: Instant::MAX };
        ZoneLines {
            hard,
            text: Timeline::new(text, self.span),
            ranks,
            counts: self.limits.counts(&key.binding, &whereabouts),
            quarantines: self.limits.quarantines(&key.binding, &whereabouts),
            own: matches!(key.whose, Whose::Own(_)),
            binding: key.binding.clone(),
            covered: key.covered,
            whereabouts,
            zone,
        }
    }

    /// The opening hours of the campaign.
    pub(super) fn opening(&self) -> &Hours {
        &self.opening
    }

    /// The legal windows that forbid this instant to numbers of a place, and when each opens next there; [`Instant::MAX`]: not
    /// within the horizon (R37).
    pub(super) fn forbidding(&self, place: ZoneId, at: Instant) -> Vec<(&str, Instant)> {
        let lines = &self.zones[usize::from(place.0)];
        let mut forbidding: Vec<(&str, Vec<Arc<Hours>>)> = Vec::new();
        for (name, hours) in self.limits.hours(&lines.binding, &lines.whereabouts, Channel::Calls) {
            match forbidding.iter_mut().find(|(known, _)| *known == &**name) {
                Some((_, all)) => all.push(Arc::new(hours)),
                None => forbidding.push((name, vec![Arc::new(hours)])),
            }
        }
        forbidding.retain(|(_, all)| all.iter().any(|hours| !hours.contains(at)));
        let opens = |all: Vec<Arc<Hours>>| {
            let recipe = Recipe { all, any: Vec::new(), start: Instant::MIN, end: Instant::MAX };
            recipe.first(at, at + self.policy.horizon_ms).map_or(Instant::MAX, |window| window.from)
        };
        forbidding.into_iter().map(|(name, all)| (name, opens(all))).collect()
    }
}

fn text_hours_default() -> WeekHours {
    let span = "08:00-20:00".parse().expect("a valid span");
    WeekHours::from_cells((0..6).map(|weekday| crate::hours::Cells { weekday, span }))
}

pub(super) fn closed_days(days: &ClosedDays) -> Result<Arc<[LocalDay]>, CompileError> {
    let mut closed: Vec<LocalDay> = days.dates.iter().map(|&date| date.into()).collect();
    for code in &days.calendars {
        let calendar = holidays::calendar(code)
            .ok_or_else(|| CompileError::Invalid(format!("`{code}` is not a holiday calendar")))?;
        closed.extend_from_slice(calendar.days());
    }
    closed.sort_unstable();
    closed.dedup();
    Ok(closed.into())
}

fn cells(plannings: &[PlanningRules]) -> [Vec<PlanningCell>; 7] {
    let mut days: [Vec<PlanningCell>; 7] = Default::default();
    for (planning, rules) in (0..).zip(plannings) {
        for cell in rules.hours.cells() {
            let (from_min, until_min) = (cell.span.from.minutes(), cell.span.to.minutes());
            days[usize::from(cell.weekday)].push(PlanningCell { from_min, until_min, planning });
        }
    }
    days
}

/// The status of this name in a campaign: a system status or one of its qualifications.
///
/// # Errors
/// When there is none.
pub fn status(campaign: &Campaign, name: &str) -> Result<Status, CompileError> {
    if let Some(status) = SystemStatus::ALL.into_iter().find(|s| s.name() == name) {
        return Ok(status.into());
    }
    campaign.qualification.iter().position(|q| q.name == name).map(Status::qualification).ok_or_else(|| {
        CompileError::Invalid(format!("`{name}` is neither a status nor a qualification of the campaign"))
    })
}

/// The name of a status in a campaign.
pub fn status_name(campaign: &Campaign, status: Status) -> &str {
    match (status.as_system(), status.as_qualification()) {
        (Some(system), _) => system.name(),
        (None, index) => index.and_then(|i| campaign.qualification.get(i)).map_or("unknown", |q| q.name.as_str()),
    }
}

fn meanings(campaign: &Campaign) -> Vec<StatusMeaning> {
    use crate::status::QualificationKind as Kind;
    let system = SystemStatus::ALL.into_iter().map(|status| match status {
        SystemStatus::Invalid | SystemStatus::Fax => StatusMeaning::GiveUpUnlessNamed,
        _ => StatusMeaning::ByRule,
    });
    let agents = campaign.qualification.iter().map(|q| match q.kind {
        Kind::DoNotCall => StatusMeaning::DoNotCall,
        Kind::Callback => StatusMeaning::Callback,
        _ if q.is_final => StatusMeaning::Final,
        Kind::WrongPerson => StatusMeaning::GiveUpUnlessNamed,
        _ => StatusMeaning::ByRule,
    });
    system.chain(agents).collect()
}

/// Resolves the names of a strategy.
struct Names<'a> {
    strategy: &'a Strategy,
    campaign: &'a Campaign,
}

impl Names<'_> {
    fn rank(&self, rank: usize, number: &NumberStrategy) -> Result<Rank, CompileError> {
        let column =
            self.campaign.phone_columns.iter().position(|column| *column == number.column).ok_or_else(|| {
                CompileError::Invalid(format!("TEL{}: the campaign has no phone column `{}`", rank + 1, number.column))
            })?;
        let mut texts = Vec::new();
        if number.texts_accepted {
            for list in &number.text {
                texts.push((
                    status(self.campaign, &list.status)?,
                    list.templates.iter().map(|name| name.as_str().into()).collect(),
                ));
            }
        }
        let mut plannings = Vec::new();
        for planning in &number.planning {
            plannings.push(PlanningRules {
                hours: planning.hours.clone(),
                caller_id: planning.caller_id,
                table: self.table(Some(rank), &planning.rule)?,
            });
        }
        let preliminary_rules = if number.use_preliminary_rules { number.preliminary_rule.as_slice() } else { &[] };
        Ok(Rank {
            column,
            cap: number.cap,
            preliminary_calls: u16::from(number.preliminary_calls),
            preliminary_rules: preliminary_rules
                .iter()
                .map(|recall| Treatment {
                    follow: Follow::compile(recall, |target, name| self.planning(Some(rank), target, name)),
                    message: None,
                })
                .collect(),
            attempts_max: number.attempts_max.unwrap_or(u16::MAX),
            ring_s: number.ring_s,
            caller_id: number.caller_id,
            machine: number.machine.clone(),
            texts,
            default: self.table(Some(rank), &number.default)?,
            cells: cells(&plannings),
            plannings,
        })
    }

    fn table(&self, rank: Option<usize>, rules: &[Rule]) -> Result<Table, CompileError> {
        let mut rows = Vec::new();
        for rule in rules {
            rows.push(Row {
                attempt: rule.attempt.map(|attempt| attempt.get() - 1),
                status: rule.status.as_deref().map(|name| status(self.campaign, name)).transpose()?,
                treatment: Treatment {
                    follow: Follow::compile(&rule.recall, |target, name| self.planning(rank, target, name)),
                    message: rule.message.clone(),
                },
            });
        }
        Ok(Table::new(rows))
    }

    fn planning(&self, rank: Option<usize>, target: &Target, name: &str) -> Option<u8> {
        let rank = match target {
            Target::Same => rank?,
            Target::Number(rank) => usize::from(*rank) - 1,
            Target::Next | Target::Choice => return None,
        };
        self.strategy.number.get(rank)?.planning.iter().position(|p| p.name == name).map(|index| index as u8)
    }
}

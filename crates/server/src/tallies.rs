//! Counts of a campaign as its screens show them: by status, number, hour, day and quarter of an hour.

use crate::names::status_name;
use rappel_store::{CallCount, Counts};
use rappel_strategy::engine;
use rappel_strategy::model::Campaign;
use rappel_strategy::said::Said;
use rappel_strategy::status::{Status, SystemStatus};
use rappel_strategy::time::{HOUR_MS, LocalDay, MINUTE_MS};
use rappel_strategy::zone::Zone;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

const QUARTER_MS: i64 = 15 * MINUTE_MS;

/// Calls that ended with a status.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatusTally {
    /// The status as files write it.
    status: String,
    /// What it is called.
    name: Said,
    /// Calls.
    calls: u64,
}

/// Calls to a phone column.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NumberTally {
    /// The column; `?`: numbers that were not the contact's any more when the call ended.
    column: String,
    /// Calls.
    calls: u64,
    /// Calls in which an agent talked.
    reached: u64,
}

/// Calls dialled in an hour of the day, whatever the day.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct HourTally {
    /// The hour on the campaign's clock, 0 to 23.
    hour: u8,
    /// Calls.
    calls: u64,
    /// Calls in which an agent talked.
    reached: u64,
}

/// A day of the campaign.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DayTally {
    /// The date in the campaign's zone.
    date: String,
    /// Calls dialled.
    calls: u64,
    /// Contacts with whom an agent talked for the first time.
    reached: u64,
    /// Contacts that ended.
    closed: u64,
}

/// A day of the campaign by quarters of an hour.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Day {
    /// The date in the campaign's zone.
    date: String,
    /// Those with calls, in their order.
    quarters: Vec<QuarterTally>,
}

/// Calls dialled in a quarter of an hour.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
struct QuarterTally {
    /// Which quarter of the day on the campaign's clock, 0 to 95.
    quarter: u8,
    /// Calls dialled.
    calls: u64,
    /// Calls in which an agent talked.
    reached: u64,
}

/// Everything counted within some time.
#[derive(Clone, Copy, Debug, Default, Serialize, JsonSchema)]
pub struct Total {
    /// Calls whose outcome is known.
    pub calls: u64,
    /// Contacts with whom an agent talked for the first time.
    pub reached: u64,
    /// Contacts that ended.
    pub closed: u64,
    /// Persons who answered and met no agent.
    pub abandoned: u64,
}

/// Sums of some counts.
pub struct Tallies<'a> {
    campaign: &'a Campaign,
    zone: &'a Zone,
    counts: &'a Counts,
}

fn is_talk(count: &CallCount) -> bool {
    count.status.as_qualification().is_some()
}

/// Calls, and calls in which an agent talked, by any key.
fn by<K: Ord>(counts: &[CallCount], key: impl Fn(&CallCount) -> K) -> BTreeMap<K, (u64, u64)> {
    let mut sums: BTreeMap<K, (u64, u64)> = BTreeMap::new();
    for count in counts {
        let (calls, reached) = sums.entry(key(count)).or_default();
        *calls += count.calls;
        *reached += if is_talk(count) { count.calls } else { 0 };
    }
    sums
}

impl<'a> Tallies<'a> {
    /// The sums of these counts.
    pub fn new(campaign: &'a Campaign, zone: &'a Zone, counts: &'a Counts) -> Tallies<'a> {
        Tallies { campaign, zone, counts }
    }

    /// All together.
    pub fn total(&self) -> Total {
        let abandoned = Status::system(SystemStatus::Abandoned);
        Total {
            calls: self.counts.calls.iter().map(|count| count.calls).sum(),
            reached: self.counts.contacts.iter().map(|count| count.reached).sum(),
            closed: self.counts.contacts.iter().map(|count| count.closed).sum(),
            abandoned: self.counts.calls.iter().filter(|c| c.status == abandoned).map(|c| c.calls).sum(),
        }
    }

    /// By status, in the order of their codes.
    pub fn by_status(&self) -> Vec<StatusTally> {
        let sums = by(&self.counts.calls, |count| count.status);
        let tally = |(status, (calls, _)): (Status, (u64, u64))| StatusTally {
            status: engine::status_name(self.campaign, status).to_owned(),
            name: status_name(self.campaign, self.zone, status),
            calls,
        };
        sums.into_iter().map(tally).collect()
    }

    /// By phone column, in their order.
    pub fn by_number(&self) -> Vec<NumberTally> {
        let sums = by(&self.counts.calls, |count| count.column.unwrap_or(u8::MAX));
        let column = |index: u8| self.campaign.phone_columns.get(usize::from(index)).map_or("?", String::as_str);
        let tally = |(index, (calls, reached))| NumberTally { column: column(index).to_owned(), calls, reached };
        sums.into_iter().map(tally).collect()
    }

    /// By hour of the day.
    pub fn by_hour(&self) -> Vec<HourTally> {
        let sums = by(&self.counts.calls, |count| (self.zone.time_of_day_ms(count.at) / HOUR_MS) as u8);
        sums.into_iter().map(|(hour, (calls, reached))| HourTally { hour, calls, reached }).collect()
    }

    /// By day.
    pub fn by_day(&self) -> Vec<DayTally> {
        let mut days: BTreeMap<_, Total> = BTreeMap::new();
        for count in &self.counts.calls {
            days.entry(self.zone.day(count.at)).or_default().calls += count.calls;
        }
        for count in &self.counts.contacts {
            let day = days.entry(self.zone.day(count.at)).or_default();
            day.reached += count.reached;
            day.closed += count.closed;
        }
        let tally = |(day, total): (LocalDay, Total)| DayTally {
            date: day.date().to_string(),
            calls: total.calls,
            reached: total.reached,
            closed: total.closed,
        };
        days.into_iter().map(tally).collect()
    }

    /// A day, of whose time alone these are the counts, by quarter of an hour.
    pub fn day(&self, day: LocalDay) -> Day {
        let sums = by(&self.counts.calls, |count| (self.zone.time_of_day_ms(count.at) / QUARTER_MS) as u8);
        let quarters = sums.into_iter().map(|(quarter, (calls, reached))| QuarterTally { quarter, calls, reached });
        Day { date: day.date().to_string(), quarters: quarters.collect() }
    }
}

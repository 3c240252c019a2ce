//! What a campaign came to: per number, status and hour; contacts reached, ended and why.

use crate::failure::Failure;
use rappel_store::{CampaignId, Store};
use rappel_strategy::engine::status_name;
use rappel_strategy::model::Campaign;
use rappel_strategy::status::{Status, SystemStatus};
use rappel_strategy::time::{HOUR_MS, Instant};
use rappel_strategy::zone::Zone;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Rows read from the store at a time.
const PAGE: usize = 10_000;

/// The counts of a campaign.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Summary {
    /// Contacts.
    pub contacts: u64,
    /// Contacts that were called at least once.
    pub called: u64,
    /// Contacts with whom an agent talked.
    pub reached: u64,
    /// Contacts that wait for a call, with one in flight included.
    pub waiting: u64,
    /// Ended contacts by result, most frequent first.
    pub ended: Vec<(String, u64)>,
    /// Calls by phone column, then status.
    pub by_number: BTreeMap<String, BTreeMap<String, u64>>,
    /// Calls and conversations by hour of the campaign's day.
    pub by_hour: BTreeMap<u8, Hour>,
    /// Calls in all.
    pub calls: u64,
    /// Persons who answered and met no agent.
    pub abandoned: u64,
    /// The latest instant at which a call ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_call: Option<Instant>,
}

/// The calls of one hour.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Hour {
    /// Calls placed.
    pub calls: u64,
    /// Calls in which an agent talked.
    pub conversations: u64,
}

/// Contacts seen before, one bit each by position.
#[derive(Default)]
struct Marks(Vec<u64>);

impl Marks {
    /// Marks a contact; whether it was new.
    fn mark(&mut self, position: u32) -> bool {
        let (word, bit) = (position as usize / 64, 1 << (position % 64));
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        let new = self.0[word] & bit == 0;
        self.0[word] |= bit;
        new
    }
}

impl Summary {
    /// Counts what the store holds, reading it once from end to end.
    pub fn of(store: &mut dyn Store, id: CampaignId, campaign: &Campaign) -> Result<Summary, Failure> {
        let zone = Zone::load(&campaign.zone).map_err(|error| Failure::Usage(error.to_string()))?;
        let phases = store.campaign(id)?.phases;
        let mut summary = Summary {
            contacts: phases.unplanned + phases.waiting + phases.in_flight + phases.ended,
            waiting: phases.unplanned + phases.waiting + phases.in_flight,
            ended: store.results(id)?,
            ..Summary::default()
        };
        let (mut after, mut called, mut reached) = (None, Marks::default(), Marks::default());
        loop {
            let page = store.attempts(id, after, PAGE)?;
            let Some(last) = page.last() else { return Ok(summary) };
            after = Some(last.id);
            for exported in &page {
                let attempt = &exported.attempt;
                let Some(ending) = &attempt.ending else { continue };
                summary.calls += 1;
                summary.called += u64::from(called.mark(attempt.contact.position()));
                let talked = ending.status.as_qualification().is_some();
                summary.reached += u64::from(talked && reached.mark(attempt.contact.position()));
                summary.abandoned += u64::from(ending.status.is(SystemStatus::Abandoned));
                summary.last_call = summary.last_call.max(Some(ending.at));
                let column = exported
                    .phones
                    .iter()
                    .find(|phone| phone.phone == attempt.phone)
                    .map(|phone| usize::from(phone.column));
                let column = column.and_then(|column| campaign.phone_columns.get(column)).map_or("?", String::as_str);
                let by_status = summary.by_number.entry(column.to_owned()).or_default();
                *by_status.entry(status_name(campaign, ending.status).to_owned()).or_default() += 1;
                let hour = summary.by_hour.entry((zone.time_of_day_ms(attempt.placed_at) / HOUR_MS) as u8).or_default();
                hour.calls += 1;
                hour.conversations += u64::from(talked);
            }
        }
    }

    /// The counts as a page of text.
    pub fn text(&self, campaign: &Campaign) -> String {
        let mut text = String::new();
        let percent = |part: u64, whole: u64| if whole == 0 { 0.0 } else { part as f64 * 100.0 / whole as f64 };
        let _ = writeln!(text, "{}", campaign.name);
        let _ = writeln!(
            text,
            "  contacts {}   called {}   reached {} ({:.1} %)   waiting {}   ended {}",
            self.contacts,
            self.called,
            self.reached,
            percent(self.reached, self.contacts),
            self.waiting,
            self.ended.iter().map(|(_, count)| count).sum::<u64>(),
        );
        let answered = self.by_hour.values().map(|hour| hour.conversations).sum::<u64>();
        let _ = writeln!(
            text,
            "  calls {}   conversations {answered}   abandoned {} ({:.2} % of persons who answered)",
            self.calls,
            self.abandoned,
            percent(self.abandoned, answered + self.abandoned),
        );
        let _ = writeln!(text, "\n  ended, by result");
        for (result, count) in &self.ended {
            let _ = writeln!(text, "    {result:<28} {count:>9}");
        }
        let statuses = self.statuses(campaign);
        let _ = write!(text, "\n  {:<20}", "calls by number");
        for status in &statuses {
            let _ = write!(text, " {:>width$}", status, width = status.len().max(7));
        }
        let _ = writeln!(text);
        for (column, by_status) in &self.by_number {
            let _ = write!(text, "    {column:<18}");
            for status in &statuses {
                let count = by_status.get(*status).copied().unwrap_or(0);
                let _ = write!(text, " {:>width$}", count, width = status.len().max(7));
            }
            let _ = writeln!(text);
        }
        let _ = writeln!(text, "\n  hour        calls  conversations");
        for (hour, counts) in &self.by_hour {
            let share = percent(counts.conversations, counts.calls);
            let _ = writeln!(text, "  {hour:02}:00 {:>10} {:>10} ({share:.1} %)", counts.calls, counts.conversations);
        }
        text
    }

    /// The statuses that occurred, in the order of their codes.
    fn statuses<'a>(&self, campaign: &'a Campaign) -> Vec<&'a str> {
        let all = (0..SystemStatus::ALL.len() + campaign.qualification.len()).map(|code| Status::from_code(code as u8));
        all.map(|status| status_name(campaign, status))
            .filter(|name| self.by_number.values().any(|by_status| by_status.contains_key(*name)))
            .collect()
    }
}

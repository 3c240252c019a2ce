//! What a campaign came to: per number, status and hour; contacts reached, ended and why.

use crate::failure::Failure;
use rappel_store::{CampaignId, Store};
use rappel_strategy::engine::status_name;
use rappel_strategy::lang::Lang;
use rappel_strategy::model::Campaign;
use rappel_strategy::status::{Status, SystemStatus};
use rappel_strategy::time::{HOUR_MS, Instant};
use rappel_strategy::words::Words;
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
    pub fn text(&self, words: &Words<'_>) -> String {
        let mut page = String::new();
        let percent = |part: u64, whole: u64| if whole == 0 { 0.0 } else { part as f64 * 100.0 / whole as f64 };
        let conversations = self.by_hour.values().map(|hour| hour.conversations).sum::<u64>();
        let ended = self.ended.iter().map(|(_, count)| count).sum::<u64>();
        let labels = Labels::of(words.lang);
        let mut line = |label: &str, count: u64, note: String| {
            let _ = writeln!(page, "  {label:<30} {count:>10}{note}");
        };
        line(labels.contacts, self.contacts, String::new());
        line(labels.called, self.called, String::new());
        line(labels.reached, self.reached, format!("   {:.1} %", percent(self.reached, self.contacts)));
        line(labels.waiting, self.waiting, String::new());
        line(labels.ended, ended, String::new());
        line(labels.calls, self.calls, String::new());
        line(labels.conversations, conversations, String::new());
        let rate = percent(self.abandoned, conversations + self.abandoned);
        line(labels.abandoned, self.abandoned, format!("   {rate:.2} % {}", labels.of_answered));
        let _ = writeln!(page, "\n{}", labels.results);
        for (result, count) in &self.ended {
            let _ = writeln!(page, "  {result:<30} {count:>10}");
        }
        let _ = write!(page, "\n{:<32}", labels.by_number);
        for column in self.by_number.keys() {
            let _ = write!(page, " {column:>12}");
        }
        let _ = writeln!(page);
        for status in self.statuses(words.campaign) {
            let _ = write!(page, "  {:<30}", words.status(status));
            let name = status_name(words.campaign, status);
            for by_status in self.by_number.values() {
                let _ = write!(page, " {:>12}", by_status.get(name).copied().unwrap_or(0));
            }
            let _ = writeln!(page);
        }
        let _ = writeln!(page, "\n{:<32} {:>12} {:>14}", labels.hour, labels.calls, labels.conversations);
        for (hour, counts) in &self.by_hour {
            let share = percent(counts.conversations, counts.calls);
            let clock = format!("{hour:02}:00");
            let _ = writeln!(page, "  {clock:<30} {:>12} {:>14}   {share:.1} %", counts.calls, counts.conversations);
        }
        page
    }

    /// The statuses that occurred, in the order of their codes.
    fn statuses(&self, campaign: &Campaign) -> Vec<Status> {
        let all = (0..SystemStatus::ALL.len() + campaign.qualification.len()).map(|code| Status::from_code(code as u8));
        let occurred = |status: &Status| {
            self.by_number.values().any(|by_status| by_status.contains_key(status_name(campaign, *status)))
        };
        all.filter(occurred).collect()
    }
}

/// The words of the page.
struct Labels {
    contacts: &'static str,
    called: &'static str,
    reached: &'static str,
    waiting: &'static str,
    ended: &'static str,
    calls: &'static str,
    conversations: &'static str,
    abandoned: &'static str,
    of_answered: &'static str,
    results: &'static str,
    by_number: &'static str,
    hour: &'static str,
}

impl Labels {
    fn of(lang: Lang) -> Labels {
        match lang {
            Lang::Fr => Labels {
                contacts: "Fiches",
                called: "Appelées",
                reached: "Jointes",
                waiting: "En attente",
                ended: "Terminées",
                calls: "Appels",
                conversations: "Conversations",
                abandoned: "Abandonnés",
                of_answered: "des personnes qui ont décroché",
                results: "Fiches terminées, par résultat",
                by_number: "Appels par numéro et statut",
                hour: "Par heure",
            },
            Lang::En => Labels {
                contacts: "Contacts",
                called: "Called",
                reached: "Reached",
                waiting: "Waiting",
                ended: "Ended",
                calls: "Calls",
                conversations: "Conversations",
                abandoned: "Abandoned",
                of_answered: "of the persons who answered",
                results: "Ended contacts by result",
                by_number: "Calls by number and status",
                hour: "By hour",
            },
        }
    }
}

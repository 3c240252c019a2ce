//! Contacts and attempts as tables that French spreadsheets open: CSV with `;` and a byte order mark.

use rappel_dialer::{LoadError, Strategies};
use rappel_store::{CampaignId, Phase, Store};
use rappel_strategy::engine::{Why, status_name};
use rappel_strategy::lang::Lang;
use rappel_strategy::model::Campaign;
use rappel_strategy::phone::Phone;
use rappel_strategy::time::Instant;
use rappel_strategy::words::Words;
use rappel_strategy::zone::{UnknownZone, Zone};
use std::io::{self, Write};

/// Rows read from the store at a time.
const PAGE: usize = 2_000;

/// Why a table is not whole.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The campaign names no zone that exists.
    #[error(transparent)]
    Zone(#[from] UnknownZone),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] rappel_store::Error),
    /// A version of the strategy cannot be read.
    #[error(transparent)]
    Strategy(#[from] LoadError),
    /// It cannot be written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

struct Table<W: Write>(csv::Writer<W>);

impl<W: Write> Table<W> {
    fn begin(mut out: W, headings: &[&str]) -> Result<Table<W>, ExportError> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut csv = csv::WriterBuilder::new().delimiter(b';').from_writer(out);
        csv.write_record(headings).map_err(io::Error::from)?;
        Ok(Table(csv))
    }

    fn row(&mut self, fields: impl IntoIterator<Item = String>) -> Result<(), ExportError> {
        Ok(self.0.write_record(fields).map_err(io::Error::from)?)
    }

    fn finish(mut self) -> Result<(), ExportError> {
        Ok(self.0.flush()?)
    }
}

fn local(zone: &Zone, at: Instant) -> String {
    let ms = zone.local_ms(at);
    let local = Instant::from_millis(ms - ms.rem_euclid(1_000)).to_string();
    local.trim_end_matches('Z').replace('T', " ")
}

/// Writes one line for each contact.
///
/// # Errors
/// The campaign names no zone, the database failed, or nobody takes what is written.
pub fn contacts(
    store: &mut dyn Store,
    id: CampaignId,
    campaign: &Campaign,
    out: impl Write,
) -> Result<(), ExportError> {
    let zone = Zone::load(&campaign.zone)?;
    let mut table = Table::begin(out, &["key", "phase", "result", "attempts", "next_from", "ended_at"])?;
    let mut after = None;
    loop {
        let page = store.contacts(id, after, PAGE)?;
        let Some(last) = page.last() else { return table.finish() };
        after = Some(last.contact);
        for contact in page {
            let (phase, result, next, ended) = match &contact.phase {
                Phase::Unplanned => ("unplanned", "", None, None),
                Phase::Waiting { from, .. } => ("waiting", "", Some(*from), None),
                Phase::InFlight => ("in_flight", "", None, None),
                Phase::Ended { result, at } => ("ended", result.as_str(), None, Some(*at)),
            };
            let instant = |at: Option<Instant>| at.map_or_else(String::new, |at| local(&zone, at));
            let (next, ended) = (instant(next), instant(ended));
            table.row([contact.key, phase.to_owned(), result.to_owned(), contact.made.to_string(), next, ended])?;
        }
    }
}

const ATTEMPT: [&str; 13] = [
    "key",
    "attempt",
    "column",
    "phone",
    "displayed",
    "placed_at",
    "ended_at",
    "status",
    "message_left",
    "agent",
    "talk_s",
    "version",
    "why",
];

/// Writes one line for each attempt, with the rule that caused it.
///
/// # Errors
/// The campaign names no zone, the database failed, a strategy cannot be read, or nobody takes what is written.
pub fn attempts(
    store: &mut dyn Store,
    id: CampaignId,
    campaign: &Campaign,
    lang: Lang,
    out: impl Write,
) -> Result<(), ExportError> {
    let zone = Zone::load(&campaign.zone)?;
    let mut strategies = Strategies::new(id);
    let mut table = Table::begin(out, &ATTEMPT)?;
    let mut after = None;
    loop {
        let page = store.attempts(id, after, PAGE)?;
        let Some(last) = page.last() else { return table.finish() };
        after = Some(last.id);
        for exported in page {
            let attempt = exported.attempt;
            let column = exported
                .phones
                .iter()
                .find(|phone| phone.phone == attempt.phone)
                .map(|phone| usize::from(phone.column));
            let strategy = strategies.get(store, attempt.version)?;
            let words = Words { lang, campaign, strategy, zone: &zone };
            let ending = attempt.ending.as_ref();
            table.row([
                exported.key,
                attempt.n.to_string(),
                column.and_then(|column| campaign.phone_columns.get(column)).cloned().unwrap_or_default(),
                attempt.phone.to_string(),
                attempt.shown.map_or_else(String::new, |shown: Phone| shown.to_string()),
                local(&zone, attempt.placed_at),
                ending.map_or_else(String::new, |ending| local(&zone, ending.at)),
                ending.map_or("", |ending| status_name(campaign, ending.status)).to_owned(),
                ending.map_or_else(String::new, |ending| u8::from(ending.message_left).to_string()),
                ending.and_then(|ending| ending.agent).map_or_else(String::new, |agent| agent.to_string()),
                ending.map_or_else(String::new, |ending| (ending.talk_ms / 1_000).to_string()),
                attempt.version.map_or_else(String::new, |version| version.to_string()),
                Why::decode(&attempt.why).map_or_else(String::new, |why| words.why(&why)),
            ])?;
        }
    }
}

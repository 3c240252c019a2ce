//! Where all contacts of a campaign stand: why no more of them can be called now (R61).

use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{self, Format, Output, print_json};
use crate::progress;
use rappel_dialer::{Breakdown, Strategies, standing};
use rappel_store::{CampaignRecord, Phases, Store};
use rappel_strategy::lang::Lang;
use rappel_strategy::time::Instant;
use rappel_strategy::words::Words;
use rappel_strategy::zone::Zone;
use serde::Serialize;
use std::fmt::Write;
use std::ops::ControlFlow;

/// What is told, for programs.
#[derive(Serialize)]
struct Report {
    at: Instant,
    contacts: u64,
    /// Largest first; they add up to `contacts`.
    shares: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    standing: &'static str,
    sentence: String,
    contacts: u64,
    /// The earliest instant at which one of them may be called.
    first_from: Option<Instant>,
    /// The key of one of them.
    example: String,
}

/// Does it.
///
/// # Errors
/// When the campaign cannot be decided about, or the database fails.
pub fn run(store: &mut dyn Store, record: &CampaignRecord, at: Instant, output: &Output) -> Result<Exit, Failure> {
    let campaign = rappel_dialer::campaign_of(record)?;
    let zone = Zone::load(&campaign.zone).map_err(|error| Failure::Usage(error.to_string()))?;
    let mut strategies = Strategies::new(record.id);
    let Phases { unplanned, waiting, in_flight, ended } = record.phases;
    let bar = progress::contacts(unplanned + waiting + in_flight + ended);
    let told = standing(store, record.id, at, &mut |read| {
        bar.set_position(read);
        ControlFlow::Continue(())
    })?;
    bar.finish_and_clear();
    let strategy = strategies.get(store, record.strategy)?;
    let words = Words { lang: output.lang(), campaign: &campaign, strategy, zone: &zone };
    let report = Report::of(told.unwrap_or_default(), at, &words);
    match output.format {
        Format::Json => print_json(&report)?,
        Format::Text => output::print(&report.text(&record.name, &words))?,
    }
    Ok(Exit::Fine)
}

impl Report {
    fn of(breakdown: Breakdown, at: Instant, words: &Words<'_>) -> Report {
        let line = |share: rappel_dialer::Share| Line {
            standing: share.stands.code(),
            sentence: share.stands.words(words),
            contacts: share.contacts,
            first_from: share.first_from,
            example: share.example.1,
        };
        Report { at, contacts: breakdown.contacts, shares: breakdown.shares.into_iter().map(line).collect() }
    }

    fn text(&self, name: &str, words: &Words<'_>) -> String {
        let (contacts, first, example) = match words.lang {
            Lang::Fr => ("fiches", "au plus tôt", "par exemple"),
            Lang::En => ("contacts", "at the earliest", "for example"),
        };
        let mut page = format!("{name}, {}\n  {:>10} {contacts}\n", words.instant(self.at), self.contacts);
        for line in &self.shares {
            let from = line.first_from.filter(|from| *from > self.at);
            let from = from.map(|from| format!(", {first} {}", words.instant(from))).unwrap_or_default();
            let _ = writeln!(page, "  {:>10} {}{from} ({example} {})", line.contacts, line.sentence, line.example);
        }
        page
    }
}

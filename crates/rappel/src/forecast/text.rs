//! Forecasts and replays for people.

use rappel_forecast::{Band, Comparison, Figure, Forecast, Replay, Verdict};
use rappel_strategy::lang::Lang;
use rappel_strategy::words::date_time;
use rappel_strategy::zone::Zone;
use std::fmt::Write;

/// Holes told one by one; more are counted.
const HOLES_MAX: usize = 10;

/// A page for each strategy, then how they differ.
pub fn comparison(comparison: &Comparison, zone: &Zone, lang: Lang) -> String {
    let mut page: String =
        comparison.forecasts.iter().map(|forecast| format!("{}\n", one(forecast, zone, lang))).collect();
    for differences in &comparison.differences {
        let [first, other] = [&comparison.forecasts[0], &comparison.forecasts[differences.strategy]];
        let less = lang.choose("moins", "less");
        let _ = writeln!(page, "{} {less} {}", other.strategy, first.strategy);
        for difference in &differences.figures {
            let Band { low, mean, high } = difference.difference;
            let verdict = if difference.larger_than_noise {
                lang.choose("écart réel", "larger than noise")
            } else {
                lang.choose("dans le bruit", "within noise")
            };
            let label = figure(difference.figure, lang);
            let _ = writeln!(page, "  {label:<34} {mean:>+12.1}  [{low:+.1} ; {high:+.1}]  {verdict}");
        }
        page.push('\n');
    }
    let heading = lang.choose("Ce qui est supposé", "What is taken for granted");
    let _ = writeln!(page, "{heading}");
    for assumption in &comparison.forecasts[0].assumptions {
        let _ = writeln!(page, "  - {}", assumption.to(lang));
    }
    page
}

fn figure(figure: Figure, lang: Lang) -> &'static str {
    match figure {
        Figure::Reached => lang.choose("Fiches jointes", "Contacts reached"),
        Figure::Ended => lang.choose("Fiches terminées", "Contacts ended"),
        Figure::Calls => lang.choose("Appels", "Calls"),
        Figure::Answers => lang.choose("Décrochés", "Answers"),
        Figure::AbandonmentPercent => lang.choose("Abandon, en %", "Abandonment, %"),
        Figure::Texts => lang.choose("Textos", "Texts"),
        Figure::Messages => lang.choose("Messages sur répondeur", "Messages on machines"),
        Figure::OccupancyPercent => lang.choose("Occupation des agents, en %", "Agents’ occupancy, %"),
    }
}

fn one(forecast: &Forecast, zone: &Zone, lang: Lang) -> String {
    let totals = &forecast.totals;
    let mut page = format!("{}\n", forecast.strategy);
    let _ = writeln!(page, "  {} → {}", date_time(lang, zone, forecast.from), date_time(lang, zone, forecast.until));
    let (contacts, seeds) = (lang.choose("fiches", "contacts"), lang.choose("tirages", "seeds"));
    let profile = lang.choose("profil", "profile");
    let name = &forecast.profile.name;
    let _ = writeln!(page, "  {} {contacts}, {} {seeds}, {profile} {name}", forecast.contacts, forecast.seeds);
    let _ = writeln!(page, "  {}\n", forecast.profile.note.to(lang));
    let mut line = |label: &str, Band { low, mean, high }: Band, digits: usize| {
        let _ = writeln!(page, "  {label:<34} {mean:>12.digits$}  [{low:.digits$} ; {high:.digits$}]");
    };
    line(figure(Figure::Reached, lang), totals.reached, 0);
    line(lang.choose("Fiches en attente à la fin", "Contacts waiting at the end"), totals.waiting, 0);
    line(figure(Figure::Calls, lang), totals.calls, 0);
    line(figure(Figure::Answers, lang), totals.answers, 0);
    line(figure(Figure::AbandonmentPercent, lang), totals.abandonment_percent, 2);
    line(figure(Figure::OccupancyPercent, lang), totals.occupancy_percent, 1);
    line(lang.choose("Attente des agents, en heures", "Agents waiting, hours"), totals.idle_agent_h, 0);
    line(figure(Figure::Texts, lang), totals.texts, 0);
    line(figure(Figure::Messages, lang), totals.messages, 0);
    for ended in &totals.ended {
        line(&format!("{} {}", lang.choose("Terminées :", "Ended:"), ended.result), ended.contacts, 0);
    }
    days(&mut page, forecast, lang);
    ends(&mut page, forecast, zone, lang);
    page
}

fn days(page: &mut String, forecast: &Forecast, lang: Lang) {
    let headings = match lang {
        Lang::Fr => ["Jour", "Appels", "Décrochés", "Jointes", "En attente", "Occupation", "Abandons"],
        Lang::En => ["Day", "Calls", "Answers", "Reached", "Waiting", "Occupancy", "Abandoned"],
    };
    let [day, calls, answers, reached, waiting, occupancy, abandoned] = headings;
    let _ = writeln!(
        page,
        "\n  {day:<10} {calls:>9} {answers:>9} {reached:>17} {waiting:>10} {occupancy:>11} {abandoned:>10}"
    );
    for day in &forecast.days {
        let reached = format!("{:.0} [{:.0} ; {:.0}]", day.reached.mean, day.reached.low, day.reached.high);
        let _ = writeln!(
            page,
            "  {:<10} {:>9.0} {:>9.0} {reached:>17} {:>10.0} {:>9.1} % {:>10.1}",
            day.date,
            day.calls.mean,
            day.answers.mean,
            day.waiting.mean,
            day.occupancy_percent.mean,
            day.abandoned.mean
        );
    }
}

fn ends(page: &mut String, forecast: &Forecast, zone: &Zone, lang: Lang) {
    if let Some(exhausted) = &forecast.exhausted_at {
        let label = lang.choose("Plus aucune fiche en attente :", "No contact waits any more:");
        let [low, mean, high] = [exhausted.low, exhausted.mean, exhausted.high].map(|at| date_time(lang, zone, at));
        let _ = writeln!(page, "\n  {label} {mean}  [{low} ; {high}]");
    }
    if forecast.holes.is_empty() {
        return;
    }
    let label = lang.choose(
        "Trous : agents présents, fiches en attente, aucune appelable",
        "Holes: agents are there, contacts wait, none is callable",
    );
    let _ = writeln!(page, "\n  {label}");
    let waiting = lang.choose("en attente", "waiting");
    for hole in forecast.holes.iter().take(HOLES_MAX) {
        let [from, until] = [hole.from, hole.until].map(|at| date_time(lang, zone, at));
        let _ = writeln!(page, "    {from} → {until}  ({:.0} {waiting})", hole.contacts_waiting);
    }
    if let Some(more) = forecast.holes.len().checked_sub(HOLES_MAX).filter(|&more| more > 0) {
        let _ = writeln!(page, "    {} {more}", lang.choose("et encore", "and more:"));
    }
}

/// What another strategy would have done, without the forecasts.
pub fn verdicts(replay: &Replay, zone: &Zone, lang: Lang) -> String {
    let mut page = format!("{}\n", replay.strategy);
    let mut line = |label: &str, count: u64| {
        let _ = writeln!(page, "  {label:<52} {count:>10}");
    };
    line(lang.choose("Fiches appelées", "Contacts called"), replay.contacts);
    line(lang.choose("Tentatives", "Attempts"), replay.attempts);
    for count in &replay.verdicts {
        line(verdict(count.verdict, lang), count.attempts);
    }
    line(lang.choose("Numéros jamais essayés", "Numbers never tried"), replay.numbers_never_tried);
    line(lang.choose("dont elle aurait appelé", "of which it would have dialled"), replay.numbers_it_would_have_tried);
    page.push('\n');
    for shown in &replay.sample {
        let at = date_time(lang, zone, shown.at);
        let _ = write!(page, "  {} #{} {at} {}: {}", shown.key, shown.n, shown.dialled, verdict(shown.verdict, lang));
        if let (Some(phone), Some(from)) = (&shown.would_dial, shown.would_from) {
            let _ = write!(page, " ({phone}, {})", date_time(lang, zone, from));
        }
        page.push('\n');
    }
    law(&mut page, replay, zone, lang);
    let _ = writeln!(page, "\n{}", lang.choose("Ce qui est supposé", "What is taken for granted"));
    for assumption in &replay.assumptions {
        let _ = writeln!(page, "  - {}", assumption.to(lang));
    }
    page
}

/// What the law has against the calls of then and of the other strategy.
fn law(page: &mut String, replay: &Replay, zone: &Zone, lang: Lang) {
    if replay.law.is_empty() {
        return;
    }
    let _ = writeln!(page, "\n{}", lang.choose("Ce que le droit en dit", "What the law says of it"));
    let (recorded, held_back) = (
        lang.choose("appels passés qu’il interdit", "past calls that it forbids"),
        lang.choose("retenus", "held back"),
    );
    for finding in &replay.law {
        let title = finding.title.as_ref().map_or("", |title| title.to(lang));
        let _ = writeln!(page, "  {} {title}", finding.rule);
        let _ = writeln!(page, "    {recorded}: {}; {held_back}: {}", finding.recorded, finding.held_back);
        for shown in &finding.sample {
            let at = date_time(lang, zone, shown.at);
            let _ = writeln!(page, "    {} #{} {at} {}", shown.key, shown.n, shown.dialled);
        }
    }
}

fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Same => lang.choose("Le même appel", "The same call"),
        Verdict::OtherNumber => lang.choose("Un autre numéro au même moment", "Another number then"),
        Verdict::OtherTime => lang.choose("Plus tôt : sa fenêtre était passée", "Earlier: its window was over"),
        Verdict::NotYet => lang.choose("Pas encore d’appel", "No call yet"),
        Verdict::Ended => {
            lang.choose("Plus d’appel : elle aurait clos la fiche", "No call any more: it would have ended the contact")
        }
    }
}

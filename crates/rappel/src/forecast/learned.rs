//! A learned profile for people.

use rappel_forecast::{Band, Cell, Days, Learned, Lines, Rate};
use rappel_strategy::lang::Lang;
use std::fmt::Write;

/// Every kind of line with its rates.
pub fn learned(learned: &Learned, lang: Lang) -> String {
    let mut page = format!("{}\n", learned.note.to(lang));
    for lines in &learned.lines {
        one(&mut page, lines, lang);
    }
    page
}

fn one(page: &mut String, lines: &Lines, lang: Lang) {
    let name = match (lines.line, lang) {
        ("mobile", _) => "Mobiles",
        (_, Lang::Fr) => "Lignes fixes",
        (_, Lang::En) => "Fixed lines",
    };
    let (attempts, answers) = lang.choose(("tentatives", "réponses"), ("attempts", "answers"));
    let _ = writeln!(page, "\n{name}: {} {attempts}, {} {answers}", lines.attempts, lines.answers);
    let heading = lang.choose(
        "Par heure de la fiche : taux de la première tentative, intervalle à 95 %, tentatives, taux livré",
        "By hour of the contact: rate of a first attempt, 95 % interval, attempts, shipped rate",
    );
    let _ = writeln!(page, "  {heading}");
    for Cell { days, hour, attempts, estimate_percent, shipped_percent, .. } in &lines.hours {
        let rate = percent(estimate_percent);
        let _ =
            writeln!(page, "    {:<12} {hour:>2} h  {rate}  {attempts:>8}  {shipped_percent:>5.1}", on(*days, lang));
    }
    let weekdays = lang.choose(
        ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    );
    let _ = writeln!(page, "  {}", lang.choose("Par jour", "By weekday"));
    rates(page, weekdays.iter().map(|day| (*day).to_owned()), &lines.weekdays);
    let _ = writeln!(page, "  {}", lang.choose("Par tentative sur le numéro", "By attempt on the number"));
    let last = lines.by_attempt.len();
    let ordinals = (1..=last).map(|n| if n == last { format!("{n} +") } else { n.to_string() });
    rates(page, ordinals, &lines.by_attempt);
}

fn rates(page: &mut String, names: impl Iterator<Item = String>, rates: &[Rate]) {
    for (name, rate) in names.zip(rates).filter(|(_, rate)| rate.attempts > 0) {
        let _ = writeln!(page, "    {name:<18} {}  {:>8}", percent(&rate.estimate_percent), rate.attempts);
    }
}

fn percent(Band { low, mean, high }: &Band) -> String {
    format!("{mean:>5.1} % [{low:>5.1} ; {high:>5.1}]")
}

fn on(days: Days, lang: Lang) -> &'static str {
    match days {
        Days::MondayToThursday => lang.choose("lun.-jeu.", "Mon-Thu"),
        Days::Friday => lang.choose("ven.", "Fri"),
        Days::Saturday => lang.choose("sam.", "Sat"),
        Days::Sunday => lang.choose("dim.", "Sun"),
    }
}

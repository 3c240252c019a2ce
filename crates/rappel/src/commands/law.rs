//! `rappel law`: the legal rule sets that ship, and where each rule comes from (R37).

use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{self, Format, Output};
use rappel_strategy::lang::Lang;
use rappel_strategy::law::{Preset, Rule, preset, presets};

/// The options of `rappel law`.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Marks: ✔ read at its source, ◐ by the account of others, ⚠ not settled. No legal advice.

Example:
  rappel law
  rappel law fr-consumer --format json")]
pub struct Args {
    /// Name of a rule set; without it, all are listed
    name: Option<String>,
    #[command(flatten)]
    output: Output,
}

/// Prints the rule sets, or one with its rules and sources.
///
/// # Errors
/// When there is none of this name, or it cannot be written.
pub fn run(args: &Args) -> Result<Exit, Failure> {
    let lang = args.output.lang();
    match &args.name {
        None => match args.output.format {
            Format::Json => output::print_json(&presets())?,
            Format::Text => output::print(&presets().iter().map(|preset| line(preset, lang)).collect::<String>())?,
        },
        Some(name) => {
            let Some(found) = preset(name) else {
                let names = presets().iter().map(|preset| preset.name.clone());
                let nearest = rappel_strategy::nearest(name, names);
                let hint = nearest.map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default();
                return Err(Failure::Usage(format!("`{name}` is not a legal rule set{hint}")));
            };
            match args.output.format {
                Format::Json => output::print_json(found)?,
                Format::Text => output::print(&text(found, lang))?,
            }
        }
    }
    Ok(Exit::Fine)
}

fn line(preset: &Preset, lang: Lang) -> String {
    format!("{:<14} {}\n", preset.name, preset.title.to(lang))
}

fn text(preset: &Preset, lang: Lang) -> String {
    let countries: Vec<String> = preset.countries.iter().map(ToString::to_string).collect();
    let mut text = format!("{} ({})\n", line(preset, lang).trim_end(), countries.join(", "));
    text += &format!("{}\n", preset.explanation.to(lang));
    for rule in &preset.rule {
        text += &of_rule(rule, lang);
    }
    text
}

fn of_rule(rule: &Rule, lang: Lang) -> String {
    let mut text = format!("\n{} {}  {}\n", rule.confidence.mark(), rule.id, rule.title.to(lang));
    if !rule.explanation.to(lang).is_empty() {
        text += &format!("  {}\n", rule.explanation.to(lang));
    }
    let dates = [("≥", rule.effective_from), ("<", rule.effective_to)];
    let dates: Vec<String> =
        dates.iter().filter_map(|(sign, date)| Some(format!("{sign} {}", date.as_ref()?))).collect();
    if !dates.is_empty() {
        text += &format!("  {}\n", dates.join(", "));
    }
    for source in &rule.sources {
        text += &format!("  {source} ({})\n", rule.checked);
    }
    text
}

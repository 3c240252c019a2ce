//! What is said, in both languages.

use crate::base::{MONDAY, at};
use rappel_analysis::findings::findings;
use rappel_strategy::model::{Campaign, Strategy};

/// The findings of the example campaigns, in words.
#[test]
fn the_examples_are_told_in_french_and_english() {
    let mut told = String::new();
    for name in ["relance-amiable", "renouvellement", "satisfaction"] {
        let read = |file: &str| {
            let path = format!("{}/../../examples/{name}/{file}", env!("CARGO_MANIFEST_DIR"));
            std::fs::read_to_string(path).expect("an example")
        };
        let campaign: Campaign = toml::from_str(&read("campaign.toml")).expect("a campaign");
        let strategy: Strategy = toml::from_str(&read("strategy.toml")).expect("a strategy");
        let analysis = findings(&strategy, &campaign, None, at(MONDAY)).expect("compiles");
        told += &format!("== {name}, at most {:?} days between calls\n", analysis.wait_days_max);
        for finding in &analysis.findings {
            let decided = if finding.decided { "" } else { " (not decided)" };
            told += &format!("{} {}{decided} at {}\n", finding.code, finding.label.fr, finding.place.path());
            told += &format!("  {}\n  {}\n", finding.message.fr, finding.message.en);
            if let Some(witness) = &finding.witness {
                let steps: Vec<String> =
                    witness.steps.iter().map(|s| format!("{} TEL{} {}", s.at, s.number, s.status)).collect();
                told += &format!(
                    "  {}\n  > {:?} {}\n",
                    witness.shows.fr,
                    witness.contact.phones.keys().collect::<Vec<_>>(),
                    steps.join(", ")
                );
            }
        }
    }
    insta::assert_snapshot!(told);
}

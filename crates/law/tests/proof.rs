//! What the proof says, and that its witnesses show it (R37).

use rappel_law::{Proven, Verdict, prove};
use rappel_strategy::file::{read_campaign, read_strategy};
use rappel_strategy::time::Instant;

fn verdicts(hours: &str, attempts_max: u8, law: &str) -> Vec<Verdict> {
    let campaign = format!(
        "name = \"C\"\nzone = \"Europe/Paris\"\nphone_columns = [\"A\"]\nhours = {hours}\ncaller_ids = [\"+33162341810\"]\n\
         closed_days = {{ calendars = [\"FR\"] }}\nqualification = [{{ name = \"refus\", kind = \"refusal\", final = true }}]\n[law]\n{law}\n"
    );
    let strategy = format!(
        "name = \"S\"\nattempts_max = {attempts_max}\ncongestion_retry_min = []\n\
         default = [{{ recall = {{ call = \"same\", after = \"1 d\" }} }}, {{ status = \"congestion\", recall = {{ close = \"busy\" }} }}]\n[[number]]\nname = \"A\"\ncolumn = \"A\"\n\
         caller_id = {{ show = \"listed\", number = \"+33162341810\" }}\n"
    );
    let campaign = read_campaign(&campaign, "campaign").map_err(|error| error.to_string()).expect("valid");
    let strategy = read_strategy(&strategy, "strategy").map_err(|error| error.to_string()).expect("valid");
    prove(&strategy, &campaign, "2026-11-23T00:00:00Z".parse::<Instant>().expect("an instant")).expect("compiles")
}

fn of<'a>(verdicts: &'a [Verdict], rule: &str) -> &'a Verdict {
    verdicts.iter().find(|verdict| verdict.rule == rule).expect(rule)
}

const LAW: &str = "presets = [\"fr-consumer\"]\npurpose = \"prospection\"\nconsent_column = \"OK\"";

#[test]
fn r37_a_strategy_inside_the_rules_cannot_break_them() {
    let found = verdicts(r#"{ mon-fri = ["10:00-13:00", "14:00-19:00"] }"#, 4, LAW);
    for rule in ["FR-WINDOW", "FR-REFUSAL", "FR-OPPOSITION", "FR-CLI-VISIBLE", "FR-CLI-CLASS"] {
        assert_eq!(of(&found, rule).verdict, Proven::CannotBreak, "{rule}");
    }
    assert_eq!(of(&found, "FR-FREQ").verdict, Proven::NotDecided, "mixed histories are not searched");
    assert_eq!(of(&found, "FR-OPTIN").verdict, Proven::Guarded);
}

#[test]
fn r37_a_strategy_beyond_them_is_shown_how() {
    let found = verdicts(r#"{ mon-fri = ["09:00-20:30"] }"#, 6, LAW);
    let window = of(&found, "FR-WINDOW");
    let witness = window.witness.as_ref().expect("a witness");
    assert_eq!(window.verdict, Proven::CanBreak);
    assert_eq!(witness.at.to_string(), "2026-11-23T08:00:00Z", "9:00 in Paris, the first minute of all");
    let count = of(&found, "FR-FREQ");
    assert_eq!(count.verdict, Proven::CanBreak);
    assert_eq!(count.witness.as_ref().expect("a witness").steps.len(), 4, "the fifth call breaks it");
    assert!(count.message.fr.starts_with("FR-FREQ") && count.message.en.starts_with("FR-FREQ"));
}

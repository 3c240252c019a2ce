//! A strategy and a campaign without fault, and the way to break them one fault at a time.

use rappel_strategy::check::{Finding, Lang, check, check_campaign};
use rappel_strategy::file::{read_campaign, read_strategy};
use rappel_strategy::model::{Campaign, Recall, Rule, Strategy};

const STRATEGY: &str = r#"
name = "Relance"
default = [
    { recall = { call = "choice", after = "1 d" } },
    { status = "Refus", recall = { close = "refusal" } },
]

[[number]]
name = "Mobile"
column = "mobile"
cap = { calls = 3, per = "week" }
texts_accepted = true
preliminary_calls = 2
use_preliminary_rules = true
preliminary_rule = [{ call = "same", after = "1 h" }, { call = "TEL2", after = "15 min" }]
caller_id = { show = "listed", number = "+33612345678" }
machine = { messages = ["bonjour"], max = { messages = 1, per = "week" } }
text = [{ status = "machine", templates = ["merci"] }]

[[number.planning]]
name = "Soir"
hours = { mon-fri = ["18:00-20:00"] }
rule = [{ attempt = 1, status = "machine", recall = { call = "same", next_planning = "Matin" }, message = "bonjour" }]

[[number.planning]]
name = "Matin"
hours = { mon-fri = ["09:00-10:00"] }

[[number]]
name = "Domicile"
column = "domicile"
caller_id = { show = "random" }
default = [{ recall = { call = "TEL1", next_planning = "Soir", valid = "3 d" } }]

[[number.planning]]
name = "Midi"
hours = { mon-fri = ["12:00-14:00"] }
"#;

const CAMPAIGN: &str = r#"
name = "Impayés"
zone = "Europe/Paris"
first_day = 2026-11-23
last_day = 2026-12-24
phone_columns = ["mobile", "domicile", "bureau"]
fresh_percent = 40
caller_ids = ["+33612345678"]
hours = { mon-fri = ["09:00-20:00"] }
closed_days = { calendars = ["FR"] }
sounds = { bonjour = "bonjour.wav" }
texts = { merci = "Merci." }
exceptional_opening = [{ date = 2026-12-19, hours = ["10:00-12:00"] }]
qualification = [{ name = "Refus", kind = "refusal", final = true }, { name = "Rappel", kind = "callback" }]
limit = [{ name = "FR-WINDOW", hours = { mon-fri = ["10:00-20:00"] }, cap = { calls = 4, days = 30, per = "contact" } }]
law = { presets = ["fr-consumer"], purpose = "prospection", consent_column = "consentement" }

[classic]
attempts_max = 6
caller_id = { show = "hidden" }
rule = [{ after = "1 d", tries_max = 3, next = "next" }, { status = "busy", after = "15 min", tries_max = 2, next = "same" }]
"#;

/// The strategy without fault.
pub fn strategy() -> Strategy {
    read_strategy(STRATEGY, "strategy").map_err(|error| error.to_string()).expect("valid")
}

/// The campaign without fault.
pub fn campaign() -> Campaign {
    read_campaign(CAMPAIGN, "campaign").map_err(|error| error.to_string()).expect("valid")
}

/// A rule from its TOML.
pub fn rule(toml: &str) -> Rule {
    toml_edit::de::from_str(toml).expect(toml)
}

/// A recall from its TOML.
pub fn recall(toml: &str) -> Recall {
    toml_edit::de::from_str(toml).expect(toml)
}

/// Any value from its JSON.
pub fn json<T: serde::de::DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).expect(json)
}

/// One fault: the expected code, its place, its cells, and how it is made.
pub type Case = (&'static str, &'static str, &'static str, fn(&mut Strategy, &mut Campaign));

/// Makes each fault, checks that it is found exactly there and nothing else is, and returns what is told of them.
pub fn told(cases: &[Case]) -> String {
    let mut told = String::new();
    for (code, path, cells, break_it) in cases {
        let (mut strategy, mut campaign) = (strategy(), campaign());
        break_it(&mut strategy, &mut campaign);
        let findings: Vec<Finding> = check(&strategy, &campaign).into_iter().chain(check_campaign(&campaign)).collect();
        let [finding] = findings.as_slice() else { panic!("{code} {path}: {findings:#?}") };
        let found: Vec<String> = finding.cells().iter().map(ToString::to_string).collect();
        assert_eq!((finding.code.name(), finding.place.path().to_string().as_str()), (*code, *path));
        assert_eq!(found.join(", "), *cells, "{code}");
        let (french, english) = (finding.message(Lang::Fr), finding.message(Lang::En));
        for breakable in [" :", " ;", " ?", " !", "« ", " »", "'"] {
            assert!(!french.contains(breakable), "{french}");
        }
        let severity = format!("{:?}", finding.severity()).to_lowercase();
        let (place_fr, place_en) = (finding.place.label(Lang::Fr), finding.place.label(Lang::En));
        told += &format!("{code} ({severity})\n  {place_fr} : {french}\n  {place_en}: {english}\n");
    }
    told
}

//! Reading and writing strategies and campaigns (R62).

mod common;

use proptest::prelude::*;
use rappel_strategy::file::{
    FileError, Kind, Location, Path, parse, read_campaign, read_strategy, schema, write_campaign, write_strategy,
};
use rappel_strategy::model::Strategy;

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn r62_strategies_export_import_export_identically(strategy in common::strategy()) {
        let text = write_strategy(&strategy);
        let again = read_strategy(&text, "a.toml").map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        prop_assert_eq!(&again, &strategy, "{}", text);
        prop_assert_eq!(write_strategy(&again), text);
        let json = serde_json::to_string_pretty(&strategy).expect("writes");
        prop_assert_eq!(read_strategy(&json, "a.json").expect("reads"), strategy);
    }

    #[test]
    fn r62_campaigns_export_import_export_identically(campaign in common::campaign()) {
        let text = write_campaign(&campaign);
        let again = read_campaign(&text, "a.toml").map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        prop_assert_eq!(&again, &campaign, "{}", text);
        prop_assert_eq!(write_campaign(&again), text);
        let json = serde_json::to_string(&campaign).expect("writes");
        prop_assert_eq!(read_campaign(&json, "a.json").expect("reads"), campaign);
    }

    #[test]
    fn r62_any_text_is_read_or_refused(text in any::<String>(), at in 0usize..RELANCE.len(), noise in "[\\[\\]{}=\",.x0-9\n]{0,4}") {
        let _ = read_strategy(&text, "any");
        let mut broken = RELANCE.to_owned();
        broken.insert_str((0..=at).rev().find(|at| RELANCE.is_char_boundary(*at)).unwrap_or(0), &noise);
        let _ = read_strategy(&broken, "broken").map_err(|error| error.to_string());
    }
}

const RELANCE: &str = r#"# Rappel strategy, format 1. What may stand here: rappel schema strategy
format = 1
name = "Relance « impayés »"
favour_number_order = false
off_planning = "wait"
attempts_max = 20
horizon_days = 60
choice = "first"
congestion_retry_min = [2, 5, 15]
default = [
    { recall = { call = "choice", after = "1 d" } },
    { status = "busy", recall = { call = "same", after = "15 min" } },
]

# TEL1
[[number]]
name = "Mobile"
column = "mobile"
cap = { calls = 1, per = "week", window = "rolling", scope = "campaign" }
texts_accepted = true
preliminary_calls = 2
use_preliminary_rules = true
preliminary_rule = [
    { call = "same", after = "1 h" },
    { call = "TEL2", day = "+1", at = "10:00", valid = "3 d" },
]
ring_s = 25
caller_id = { show = "random", sticky = true }
machine = { messages = ["bonjour"], after_last = "last", max = { messages = 1, per = "week" } }
text = [
    { status = "machine", templates = ["merci"] },
]

[[number.planning]]
name = "Soir"
hours = { mon-fri = ["18:00-20:00"] }
rule = [
    { attempt = 1, status = "machine", recall = { call = "same", next_planning = "any" }, message = "bonjour" },
]

# TEL2
[[number]]
name = "Domicile"
column = "domicile"
texts_accepted = false
preliminary_calls = 0
use_preliminary_rules = false
ring_s = 25
caller_id = { show = "fixed", number = "+33612345678" }

[[number.planning]]
name = "Sur mesure"
rule = [
    { recall = { give_up_number = true } },
]

[number.planning.hours]
mon = ["09:00-10:00", "11:00-12:00"]
tue = ["10:00-11:00", "12:00-13:00"]
wed = ["09:00-10:00", "11:00-12:00"]
thu = ["10:00-11:00"]
"#;

const CAMPAIGN: &str = r#"# Rappel campaign, format 1. What may stand here: rappel schema campaign
format = 1
name = "Impayés novembre"
zone = "Europe/Paris"
country = "FR"
first_day = "2026-11-23"
phone_columns = ["mobile", "domicile"]
zone_column = "fuseau"
seed = 7
caller_ids = ["+33612345678"]
hours = { mon-fri = ["09:00-20:00"], sat = ["09:00-12:00"] }
closed_days = { calendars = ["FR"], dates = ["2026-12-24"] }
exceptional_opening = [
    { date = "2026-12-20", hours = ["10:00-12:00"] },
]
qualification = [
    { name = "Promesse", kind = "positive", final = true },
    { name = "À rappeler", kind = "callback", final = false },
]
limit = [
    { name = "FR-CAP", cap = { calls = 4, days = 30, per = "contact" } },
]

[dialling]
agents = 10
calls_per_agent = 1.2
trunk = [
    { name = "simulated", calls_per_second = 50, calls_max = 500 },
]

[sounds]
bonjour = "bonjour.wav"

[texts]
merci = """
Bonjour {PRENOM},
rappelez-nous."""

[classic]
attempts_max = 6
caller_id = { show = "hidden" }
ring_s = 25
rule = [
    { after = "1 d", tries_max = 3, next = "next" },
]
"#;

#[test]
fn r62_canonical_text_is_readable() {
    let strategy = read_strategy(RELANCE, "relance.toml").expect("valid");
    assert_eq!(write_strategy(&strategy), RELANCE);
    let campaign = read_campaign(CAMPAIGN, "campaign.toml").expect("valid");
    assert_eq!(write_campaign(&campaign), CAMPAIGN);
}

fn refused(from: &str, to: &str) -> FileError {
    assert!(RELANCE.contains(from), "{from}");
    read_strategy(&RELANCE.replacen(from, to, 1), "relance.toml").expect_err("refused")
}

#[test]
fn r62_errors_name_the_place_and_the_way_out() {
    for (from, to, says) in [
        (
            "preliminary_calls = 2",
            "prelimnary_calls = 2",
            "relance.toml:21:1: number[1].prelimnary_calls: unknown field; did you mean `preliminary_calls`? Expected one of `name`, `column`, `cap`",
        ),
        (
            "show = \"random\"",
            "show = \"randon\"",
            "relance.toml:28:22: number[1].caller_id.show: unknown value `randon`; did you mean `random`? Expected one of `hidden`",
        ),
        (
            "ring_s = 25",
            "ring_s = 300",
            "relance.toml:27:10: number[1].ring_s: invalid value: integer `300`, expected a whole number from 0 to 255",
        ),
        ("column = \"mobile\"\n", "", "relance.toml:16:1: number[1]: missing field `column`"),
        (
            "attempt = 1,",
            "attempt = 0,",
            "number[1].planning[1].rule[1].attempt: invalid value: integer `0`, expected a whole number from 1",
        ),
        (
            "next_planning = \"any\"",
            "nextplanning = \"any\"",
            "number[1].planning[1].rule[1].recall.nextplanning: unknown field; did you mean `next_planning`?",
        ),
        (
            "call = \"same\", after = \"1 h\"",
            "call = \"same\"",
            "relance.toml:24:5: number[1].preliminary_rule[1]: `call` needs a moment",
        ),
        ("after = \"15 min\"", "after = \"15\"", "relance.toml:12:58: default[2].recall.after: `15` is not a delay"),
        (
            "18:00-20:00",
            "20:00-18:00",
            "relance.toml:36:22: number[1].planning[1].hours.mon-fri[1]: `20:00-18:00` ends before",
        ),
        ("mon-fri", "lun-ven", "number[1].planning[1].hours: unknown weekday `lun`"),
        (
            "format = 1",
            "format = 2",
            "relance.toml:2:10: format: format 2 is not known, this version reads format 1: export",
        ),
        ("default = [", "default = 3 [", "relance.toml:10:13: not valid TOML: "),
        ("choice = \"first\"", "name = \"again\"", "relance.toml:8:1: not valid TOML: duplicate key"),
        (
            "texts_accepted = true",
            "texts_accepted = 1",
            "number[1].texts_accepted: invalid type: integer `1`, expected true or false",
        ),
        ("attempts_max = 20", "attempts_max = nan", "attempts_max: expected a finite number"),
    ] {
        let error = refused(from, to).to_string();
        assert!(error.contains(says), "{error}\n  instead of\n{says}");
    }
    let error = refused("preliminary_calls = 2", "prelimnary_calls = 2");
    assert_eq!((error.nearest.as_deref(), error.span.len()), (Some("preliminary_calls"), "prelimnary_calls".len()));
}

#[test]
fn r62_json_errors_have_places_too() {
    for (text, says) in [
        ("{\n  \"name\": 3\n}", "s.json:2:11: name: invalid type: integer `3`, expected a string"),
        ("{\"name\": \"a\", \"nane\": 1}", "s.json:1:15: nane: unknown field; did you mean `name`?"),
        ("{\"name\": \"a\", \"name\": \"b\"}", "s.json:1:15: name: given twice"),
        ("\u{feff} {\"name\": ", "not valid JSON"),
        ("{\"name\": 'a'}", "not valid JSON"),
        ("{} {}", "not valid JSON"),
        ("[]", "not valid TOML"),
        ("", "s.json:1:1: missing field `name`"),
    ] {
        let error = read_strategy(text, "s.json").expect_err(text).to_string();
        assert!(error.contains(says), "{text}: {error}");
    }
    let deep = format!("{{\"name\":{}", "[".repeat(1_000_000));
    assert!(read_strategy(&deep, "deep").expect_err("refused").to_string().contains("not valid JSON"));
    let deep = format!("name = {}", "[".repeat(1_000_000));
    assert!(read_strategy(&deep, "deep").expect_err("refused").to_string().contains("not valid TOML"));
    let long = " ".repeat(4 * 1024 * 1024 + 1);
    assert!(read_strategy(&long, "long").expect_err("refused").to_string().contains("longer than 4 MiB"));
}

#[test]
fn r62_dates_may_stand_without_quotes_and_files_may_begin_with_a_mark() {
    let text = "\u{feff}name = \"c\"\nzone = \"Europe/Paris\"\nphone_columns = [\"m\"]\nfirst_day = 2026-11-23\nlast_day = \"2026-12-24\"\nhours = {}\n";
    let campaign = read_campaign(text, "c.toml").expect("valid");
    assert_eq!(campaign.first_day.map(|day| day.to_string()).as_deref(), Some("2026-11-23"));
    assert_eq!(campaign.last_day.map(|day| day.to_string()).as_deref(), Some("2026-12-24"));
    let error = read_campaign(&text.replace("11-23", "11-23T10:00:00"), "c.toml");
    assert!(error.is_ok(), "a date with a time is read as its date: {error:?}");
}

#[test]
fn r62_places_of_what_was_read() {
    let parsed = parse::<Strategy>(RELANCE, "relance.toml").expect("valid");
    let number = Path::root().key("number").index(1);
    let line = |path: &Path| parsed.places.locate(path).line;
    assert_eq!(line(&number), 42);
    assert_eq!(line(&number.key("column")), 44);
    assert_eq!(line(&number.key("cap").key("calls")), 42);
    let rule = Path::root().key("number").index(0).key("planning").index(0).key("rule").index(0);
    let Location { line, column, span } = parsed.places.locate(&rule.key("status"));
    assert_eq!((line, column, &RELANCE[span]), (38, 29, "\"machine\""));
}

#[test]
fn r62_the_schema_tells_what_is_written() {
    let strategy = read_strategy(RELANCE, "relance.toml").expect("valid");
    let campaign = read_campaign(CAMPAIGN, "campaign.toml").expect("valid");
    for (kind, json) in [
        (Kind::Strategy, serde_json::to_value(strategy).expect("writes")),
        (Kind::Campaign, serde_json::to_value(campaign).expect("writes")),
    ] {
        let schema = schema(kind);
        assert_eq!(schema["properties"]["format"]["const"], 1);
        let mut schemas = boon::Schemas::new();
        let mut compiler = boon::Compiler::new();
        compiler.add_resource("schema.json", schema).expect("a schema");
        let index = compiler.compile("schema.json", &mut schemas).expect("a schema");
        schemas.validate(&json, index).map_err(|error| error.to_string()).expect("valid");
        let unknown = serde_json::json!({ "name": "a", "nane": 1 });
        assert!(schemas.validate(&unknown, index).is_err());
    }
}

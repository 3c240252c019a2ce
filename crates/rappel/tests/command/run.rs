//! `rappel run`, and what `import`, `explain` and `export` say of its database.

use crate::base::{CAMPAIGN, Place, Run, STRATEGY};
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};

const RUN: &str = "run --campaign campaign.toml --strategy strategy.toml --file contacts.csv --database d.sqlite \
    --start 2026-11-23T00:00:00+01:00 --speed max";
const IMPORT: &str = "import --campaign campaign.toml --strategy strategy.toml --file contacts.csv --database d.sqlite";

/// Forty contacts with both numbers, from ranges given to fiction.
fn contacts() -> String {
    let row = |i: u32| format!("R{i:03};06 39 98 01 {i:02};01 99 00 02 {i:02}\n");
    "REF;TEL_MOBILE;TEL_FIXE\n".to_owned() + &(0..40).map(row).collect::<String>()
}

fn place() -> Place {
    Place::with(&[("campaign.toml", CAMPAIGN), ("strategy.toml", STRATEGY), ("contacts.csv", &contacts())])
}

fn json(run: &Run) -> Value {
    assert_eq!(run.code, 0, "{run:?}");
    serde_json::from_str(&run.out).expect("one document")
}

/// The records of a table as the command writes it.
fn table(text: &str) -> Vec<BTreeMap<String, String>> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

fn export(place: &Place, what: &str) -> String {
    let run = place.run(&format!("export {what} --database d.sqlite"), "");
    assert_eq!(run.code, 0, "{run:?}");
    run.out
}

#[test]
fn the_totals_of_a_run_agree_with_its_attempts_and_with_the_network() {
    let place = place();
    let run = place.run(&format!("{RUN} --days 5 --format json --network-log log --attempts attempts.csv"), "");
    let summary = json(&run);
    let calls = summary["calls"].as_u64().expect("a count");
    assert!(calls > 60, "{summary}");
    let by_status = summary["by_number"].as_object().expect("numbers").values();
    let of_statuses: u64 =
        by_status.flat_map(|counts| counts.as_object().expect("statuses").values()).filter_map(Value::as_u64).sum();
    let of_hours: u64 =
        summary["by_hour"].as_object().expect("hours").values().filter_map(|hour| hour["calls"].as_u64()).sum();
    let log = std::fs::read_to_string(place.path().join("log")).expect("a log");
    let attempts = std::fs::read_to_string(place.path().join("attempts.csv")).expect("attempts");
    assert_eq!((of_statuses, of_hours, log.lines().count() as u64), (calls, calls, calls));
    assert_eq!(table(&attempts).len() as u64, calls);
    assert_eq!(attempts, export(&place, "attempts"));
    let ended: u64 = summary["ended"].as_array().expect("results").iter().filter_map(|result| result[1].as_u64()).sum();
    assert_eq!((&summary["contacts"], summary["waiting"].as_u64()), (&Value::from(40), Some(40 - ended)));
}

#[test]
fn a_second_run_goes_on_and_one_more_has_nothing_to_do() {
    let place = place();
    let calls = |days: u32, more: &str| {
        let run = place.run(&format!("{RUN} --days {days} --format json --network-log log {more}"), "");
        json(&run)["calls"].as_u64().expect("a count")
    };
    let (first, second) = (calls(1, ""), calls(90, ""));
    assert!(first > 20 && second > first, "{first} then {second}");
    assert_eq!(calls(90, ""), second);
    let log = std::fs::read_to_string(place.path().join("log")).expect("a log");
    let ids: HashSet<_> = log.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!((ids.len() as u64, log.lines().count() as u64), (second, second));
    let ended = table(&export(&place, "contacts"));
    assert!(ended.iter().all(|contact| contact["phase"] == "ended" && !contact["result"].is_empty()), "{ended:?}");
}

#[test]
fn every_stored_outcome_is_followed_as_a_line() {
    let place = place();
    let run = place.run(&format!("{RUN} --days 5 --follow"), "");
    assert_eq!(run.code, 0, "{run:?}");
    let lines = run.out.lines().filter(|line| line.starts_with('{'));
    let followed: HashSet<String> = lines
        .map(|line| {
            let line: Value = serde_json::from_str(line).expect(line);
            format!("{} {}", line["contact"], line["attempt"])
        })
        .collect();
    assert_eq!(followed.len(), table(&export(&place, "attempts")).len());
}

#[test]
fn r61_every_attempt_is_explained_by_a_rule() {
    let place = place();
    place.run(&format!("{RUN} --days 5"), "");
    let contacts = table(&export(&place, "contacts"));
    let mut explained = 0;
    for contact in contacts.iter().step_by(8) {
        let attempts: u32 = contact["attempts"].parse().expect("a count");
        for n in 1..=attempts {
            let run = place.run(
                &format!("explain {} --attempt {n} --database d.sqlite --lang en --format json", contact["key"]),
                "",
            );
            let attempt = &json(&run)["attempts"][0];
            let why = attempt["why"].as_str().expect("a sentence");
            assert_eq!((&attempt["attempt"], &attempt["version"]), (&Value::from(n), &Value::from(1)));
            let cites = if n == 1 {
                why.contains("First call")
            } else {
                ["Recall", "retry", "allback"].iter().any(|word| why.contains(word))
            };
            assert!(cites, "{run:?}");
            explained += 1;
        }
        let beyond = format!("explain {} --attempt {} --database d.sqlite", contact["key"], attempts + 1);
        assert_eq!(place.run(&beyond, "").code, 2);
    }
    assert!(explained > 8);
    let now = place.run("explain R000 --database d.sqlite --at 2026-11-27T18:30:00+01:00 --lang en", "");
    assert!(now.code == 0 && now.out.lines().count() > 1, "{now:?}");
    let all = json(&place.run("explain --database d.sqlite --at 2026-11-27T18:30:00+01:00 --format json", ""));
    let shares = all["shares"].as_array().expect("shares");
    let sum: u64 = shares.iter().map(|share| share["contacts"].as_u64().expect("a count")).sum();
    assert_eq!((sum, all["contacts"].as_u64()), (contacts.len() as u64, Some(contacts.len() as u64)), "{all}");
    let told = place.run("explain --database d.sqlite --at 2026-11-27T18:30:00+01:00 --lang fr", "");
    assert_eq!(told.out.lines().count(), shares.len() + 2, "{told:?}");
    assert_eq!(place.run("explain --attempt 2 --database d.sqlite", "").code, 2, "an attempt of nobody");
    let unknown = place.run("explain R0O0 --database d.sqlite", "");
    assert!(unknown.code == 2 && unknown.err.contains("R0O0"), "{unknown:?}");
}

#[test]
fn r62_what_is_exported_imports_as_the_same() {
    let place = place();
    place.run(IMPORT, "");
    for (what, name) in [("strategy", "strategy2.toml"), ("campaign", "campaign2.toml")] {
        std::fs::write(place.path().join(name), export(&place, what)).expect("a file");
    }
    let again = "import --campaign campaign2.toml --strategy strategy2.toml --file contacts.csv";
    let other = place.run(&format!("{again} --database other.sqlite"), "");
    assert_eq!(other.code, 0, "{other:?}");
    for (what, name) in [("strategy", "strategy2.toml"), ("campaign", "campaign2.toml")] {
        let exported = place.run(&format!("export {what} --database other.sqlite"), "").out;
        assert_eq!(exported, std::fs::read_to_string(place.path().join(name)).expect("a file"));
    }
    // On the same database it is no new version either (R60).
    assert_eq!(place.run(&format!("{again} --database d.sqlite"), "").code, 0);
    assert_eq!(place.run("export strategy --database d.sqlite --version 1", "").code, 0);
    assert_eq!(place.run("export strategy --database d.sqlite --version 2", "").code, 2);
}

#[test]
fn r3_r50_classic_rules_are_exported_with_their_campaign() {
    let campaign = format!("{CAMPAIGN}{}", crate::base::CLASSIC);
    let place = Place::with(&[("campaign.toml", &campaign), ("contacts.csv", &contacts())]);
    let import = "import --campaign campaign.toml --file contacts.csv --database d.sqlite";
    assert_eq!(place.run(import, "").code, 0);
    let exported = export(&place, "campaign");
    assert!(exported.contains("classic") && exported.contains("tries_max"), "{exported}");
    let strategy = place.run("export strategy --database d.sqlite", "");
    assert!(strategy.code == 2 && strategy.err.contains("--version"), "{strategy:?}");
    std::fs::write(place.path().join("campaign.toml"), &exported).expect("a file");
    assert_eq!(place.run(&import.replace("d.sqlite", "other.sqlite"), "").code, 0);
    assert_eq!(place.run("export campaign --database other.sqlite", "").out, exported);
}

#[test]
fn a_second_import_changes_nothing() {
    let place = place();
    let counts = |run: Run| {
        let report = json(&run);
        ["added", "updated", "unchanged", "rejected"].map(|count| report[count].as_u64().expect("a count"))
    };
    let import = format!("{IMPORT} --format json");
    assert_eq!(counts(place.run(&import, "")), [40, 0, 0, 0]);
    assert_eq!(counts(place.run(&import, "")), [0, 0, 40, 0]);
    place.run(&format!("{RUN} --days 2"), "");
    let before = ["contacts", "attempts", "campaign", "strategy"].map(|what| export(&place, what));
    assert_eq!(counts(place.run(&import, "")), [0, 0, 40, 0]);
    assert_eq!(["contacts", "attempts", "campaign", "strategy"].map(|what| export(&place, what)), before);
}

#[test]
fn r37_suppressed_numbers_are_imported_once_and_never_called() {
    let place = place();
    let list: String = (0..20).map(|i| format!("+336399801{i:02}\n01 99 00 02 {i:02}\n")).collect();
    std::fs::write(place.path().join("list.csv"), format!("TELEPHONE\n{list}pas un numero\n")).expect("a file");
    let import = "import --suppression list.csv --database d.sqlite --format json";
    let counts = |run: &Run| -> Value { serde_json::from_str(&run.out).expect("one document") };
    let first = place.run(import, "");
    assert_eq!((first.code, counts(&first)), (1, serde_json::json!({ "listed": 40, "new": 40, "refused": 1 })));
    assert!(first.err.contains("list.csv:42"), "{first:?}");
    assert_eq!(counts(&place.run(import, ""))["new"], 0);
    place.run(&format!("{RUN} --days 5"), "");
    let attempts = table(&export(&place, "attempts"));
    assert!(!attempts.is_empty() && attempts.iter().all(|attempt| attempt["key"].as_str() >= "R020"));
    // A contact without a live number closes for that reason (R30).
    let contacts = table(&export(&place, "contacts"));
    assert!(contacts[..20].iter().all(|contact| contact["result"] == "no_number"), "{contacts:?}");
}

#[test]
fn wrong_names_say_what_there_is() {
    let place = place();
    let missing = place.run("export contacts --database d.sqlite", "");
    assert!(missing.code == 2 && missing.err.contains("d.sqlite"), "{missing:?}");
    place.run(IMPORT, "");
    let near = place.run("export contacts --database d.sqlite --name Relence", "");
    assert!(near.code == 2 && near.err.contains("Relence") && near.err.contains("Relance"), "{near:?}");
    let near = place.run("explain R000 --database d.sqlite --name Relence", "");
    assert!(near.code == 2 && near.err.contains("Relance"), "{near:?}");
    std::fs::write(place.path().join("other.toml"), CAMPAIGN.replace("Relance", "Autre")).expect("a file");
    place.run(&IMPORT.replace("campaign.toml", "other.toml"), "");
    let which = place.run("export contacts --database d.sqlite", "");
    assert!(which.code == 2 && which.err.contains("--name") && which.err.contains("`Autre`"), "{which:?}");
}

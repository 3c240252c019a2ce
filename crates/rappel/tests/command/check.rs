//! `rappel check`.

use crate::base::{CAMPAIGN, CLASSIC, Place, STRATEGY};
use serde_json::Value;

/// TEL2's planning leaves the opening hours on two days (R12).
fn outside() -> String {
    STRATEGY.replace(r#"hours = { mon-fri = ["09:00-12:00"] }"#, r#"hours = { mon-tue = ["08:30-12:00"] }"#)
}

#[test]
fn r4_files_without_fault_may_start() {
    let run = Place::good().run("check strategy.toml --campaign campaign.toml", "");
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("\nErreurs\u{a0}: 0, "), "{run:?}");
    let run = Place::good().run("check --campaign campaign.toml", "");
    assert!(run.code == 0 && run.out.contains("Aucune règle légale n’est choisie"), "{run:?}");
    assert!(run.out.ends_with("\nErreurs\u{a0}: 0, avertissements\u{a0}: 1, infos\u{a0}: 0\n"), "{run:?}");
}

#[test]
fn r32_what_the_analysis_finds_is_told_with_an_example() {
    let place = Place::good();
    let line = 1 + STRATEGY.lines().position(|line| line == "[[number]]").expect("there");
    let run = place.run("check strategy.toml --campaign campaign.toml --at 2026-11-23T08:00 --lang en", "");
    assert_eq!(run.code, 0, "{run:?}");
    let hole = run.out.lines().position(|said| said.contains("Hole of 45 h a week: Mon to Fri 09:00-18:00"));
    let lines: Vec<&str> = run.out.lines().skip(hole.expect("a hole")).collect();
    assert!(lines[0].starts_with(&format!("strategy.toml:{line}:1: warning: TEL1: ")), "{run:?}");
    assert!(lines[1].starts_with("    Example: a contact with TEL_FIXE, TEL_MOBILE, never called."), "{run:?}");
    assert!(lines[1].contains("Monday 23 November 2026 at 09:00"), "{run:?}");

    let json = place.run("check strategy.toml --campaign campaign.toml --at 2026-11-23T08:00 --format json", "");
    let report: Value = serde_json::from_str(&json.out).expect("one document");
    let findings = report["findings"].as_array().expect("a list");
    let hole = findings.iter().find(|finding| finding["code"] == "hole").expect("a hole");
    assert_eq!((&hole["line"], &hole["decided"]), (&Value::from(line), &Value::from(true)));
    assert_eq!(hole["witness"]["at"], "2026-11-23T08:00:00Z");
    assert_eq!(report["holes"][0]["progress"], "fresh");
}

#[test]
fn with_a_call_file_its_contacts_are_counted_and_a_kind_that_is_never_called_is_an_error() {
    let csv =
        "ID;TEL_MOBILE;TEL_FIXE\n1;0639981201;0199001201\n2;0639981202;\n3;0639981203;0199001203\n4;;0199001204\n5;;\n";
    let place = Place::good();
    std::fs::write(place.path().join("contacts.csv"), csv).expect("written");
    let arguments = "check strategy.toml --campaign campaign.toml --at 2026-11-23T08:00 --file contacts.csv";
    let run = place.run(arguments, "");
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("Fiches concernées\u{a0}: 3 sur 4."), "{run:?}");

    let sunday = STRATEGY.replace(r#"mon-fri = ["09:00-12:00"]"#, r#"sun = ["09:00-12:00"]"#);
    std::fs::write(place.path().join("strategy.toml"), sunday).expect("written");
    let json = place.run(&format!("{arguments} --format json"), "");
    assert_eq!(json.code, 1, "{json:?}");
    let report: Value = serde_json::from_str(&json.out).expect("one document");
    let never = report["findings"].as_array().expect("a list").iter().find(|f| f["code"] == "never-called");
    let never = never.expect("a finding");
    assert_eq!((&never["severity"], &never["contacts"]["count"]), (&Value::from("error"), &Value::from(1)));
}

#[test]
fn r12_a_finding_names_its_file_line_column_and_cells() {
    let strategy = outside();
    let place = Place::with(&[("campaign.toml", CAMPAIGN), ("strategy.toml", &strategy)]);
    let run = place.run("check strategy.toml --campaign campaign.toml", "");
    assert_eq!(run.code, 1, "{run:?}");
    let line = 1 + strategy.lines().position(|line| line.contains("08:30")).expect("there");
    let column = 1 + strategy.lines().nth(line - 1).and_then(|text| text.find("{ mon-tue")).expect("there");
    let first = run.out.lines().next().expect("a finding");
    assert!(first.starts_with(&format!("strategy.toml:{line}:{column}: erreur: TEL2, planning 1")), "{first}");
    assert!(first.contains("lun. et mar. 08:30-09:00"), "{first}");
    assert!(run.out.contains("\nErreurs\u{a0}: 1, "), "{run:?}");

    let english = place.run("check strategy.toml --campaign campaign.toml --lang en", "");
    assert!(english.out.contains(&format!("strategy.toml:{line}:{column}: error: TEL2, planning 1: ")), "{english:?}");

    let json = place.run("check strategy.toml --campaign campaign.toml --format json", "");
    let report: Value = serde_json::from_str(&json.out).expect("one document");
    let finding = &report["findings"][0];
    assert_eq!((json.code, &report["errors"]), (1, &Value::from(1)));
    assert_eq!(finding["line"], line);
    assert_eq!(finding["column"], column);
    assert_eq!(finding["place"]["path"], "number[2].planning[1].hours");
    assert_eq!(finding["cells"][1], serde_json::json!({ "weekday": 1, "span": "08:30-09:00" }));
    assert!(finding["message"]["fr"].is_string() && finding["message"]["en"].is_string());
}

#[test]
fn r62_json_and_toml_are_checked_alike() {
    let json = |text: &str| {
        let value: toml_edit::DocumentMut = text.parse().expect("TOML");
        let value: Value = toml_edit::de::from_document(value).expect("values");
        value.to_string()
    };
    let strategy = outside();
    let toml = Place::with(&[("campaign.toml", CAMPAIGN), ("strategy.toml", &strategy)]);
    let as_json = Place::with(&[("campaign.json", &json(CAMPAIGN)), ("strategy.json", &json(&strategy))]);
    let findings = |place: &Place, ending: &str| {
        let at = "--at 2026-11-23T08:00 --format json";
        let run = place.run(&format!("check strategy.{ending} --campaign campaign.{ending} {at}"), "");
        let mut report: Value = serde_json::from_str(&run.out).expect("one document");
        for finding in report["findings"].as_array_mut().expect("a list") {
            for place in ["file", "line", "column"] {
                finding[place] = Value::Null;
            }
        }
        report
    };
    assert_eq!(findings(&toml, "toml"), findings(&as_json, "json"));
}

#[test]
fn r50_a_campaign_is_checked_alone_with_its_classic_rules() {
    let wrong = CLASSIC.replace("\"busy\"", "\"bussy\"");
    let place =
        Place::with(&[("good.toml", &format!("{CAMPAIGN}{CLASSIC}")), ("wrong.toml", &format!("{CAMPAIGN}{wrong}"))]);
    assert_eq!(place.run("check --campaign good.toml", "").code, 0);
    let run = place.run("check --campaign wrong.toml", "");
    assert_eq!(run.code, 1);
    assert!(run.out.contains("règles classiques, règle 2") && run.out.contains("busy"), "{run:?}");
}

#[test]
fn r62_a_file_that_cannot_be_understood_is_shown_where_it_is_wrong() {
    // The accents come before the fault on its line: columns count characters.
    let strategy = STRATEGY
        .replace(r#"{ name = "Matin", hours"#, r#"{ name = "Été", hour"#)
        .replace("preliminary_calls = 2", "preliminary_calls = 2\r");
    let place = Place::with(&[("campaign.toml", CAMPAIGN), ("strategy.toml", &strategy)]);
    let run = place.run("check strategy.toml --campaign campaign.toml", "");
    let line = 1 + strategy.lines().position(|line| line.contains("Été")).expect("there");
    let text = strategy.lines().nth(line - 1).expect("there");
    let column = 1 + text.split("hour ").next().expect("there").chars().count();
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    for said in [
        format!("strategy.toml:{line}:{column}: number[2].planning[1].hour: unknown field"),
        format!("[strategy.toml:{line}:{column}]"),
        text.to_owned(),
        "did you mean `hours`?".to_owned(),
        "expected one of `name`, `hours`".to_owned(),
    ] {
        assert!(run.err.contains(&said), "{said}\n{}", run.err);
    }
}

#[test]
fn files_that_cannot_be_read_end_with_2() {
    let place = Place::good();
    std::fs::write(place.path().join("latin.toml"), b"name = \"\xe9t\xe9\"\n").expect("written");
    for (arguments, says) in [
        ("check nowhere.toml --campaign campaign.toml", "nowhere.toml cannot be read"),
        ("check strategy.toml --campaign latin.toml", "line 1 is not UTF-8"),
        ("check strategy.toml --campaign strategy.toml", "strategy.toml:"),
        ("check strategy.toml", "--campaign"),
        ("check strategy.toml --campaign campaign.toml --lang de", "de"),
        ("check strategy.toml --campaign campaign.toml --file nowhere.csv", "nowhere.csv"),
        ("check strategy.toml --campaign campaign.toml --at yesterday", "yesterday"),
    ] {
        let run = place.run(arguments, "");
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains(says), "{run:?}");
    }
}

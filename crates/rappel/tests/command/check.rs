//! `rappel check`.

use crate::base::{CAMPAIGN, CLASSIC, Place, STRATEGY};
use serde_json::Value;

/// TEL2's planning leaves the opening hours on two days (R12).
fn outside() -> String {
    STRATEGY.replace(r#"hours = { mon-fri = ["09:00-12:00"] }"#, r#"hours = { mon-tue = ["08:30-12:00"] }"#)
}

#[test]
fn r4_files_without_fault_have_no_finding() {
    let run = Place::good().run("check strategy.toml --campaign campaign.toml", "");
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.starts_with("Erreurs\u{a0}: 0"), "{run:?}");
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
    assert!(run.out.ends_with("Erreurs\u{a0}: 1, avertissements\u{a0}: 0, infos\u{a0}: 0\n"), "{run:?}");

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
        let run = place.run(&format!("check strategy.{ending} --campaign campaign.{ending} --format json"), "");
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
    ] {
        let run = place.run(arguments, "");
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains(says), "{run:?}");
    }
}

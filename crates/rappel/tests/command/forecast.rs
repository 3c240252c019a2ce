//! `rappel forecast` and `rappel replay`.

use crate::base::{CAMPAIGN, CLASSIC, Place, STRATEGY};
use serde_json::Value;

fn place() -> Place {
    let row = |i: u32| format!("R{i:03};06 39 98 01 {i:02};01 99 00 02 {i:02}\n");
    let contacts = "REF;TEL_MOBILE;TEL_FIXE\n".to_owned() + &(0..60).map(row).collect::<String>() + "R060;12;\n";
    Place::with(&[
        ("campaign.toml", &(CAMPAIGN.to_owned() + CLASSIC)),
        ("strategy.toml", STRATEGY),
        ("later.toml", &STRATEGY.replace("\"Relance\"", "\"Plus tard\"").replace("18:00-20:00", "19:00-20:00")),
        ("wrong.toml", &STRATEGY.replace("TEL_FIXE", "TEL_FAX")),
        ("agents.csv", "mon-fri,18-20,2\n"),
        ("broken.csv", "mon-fri,18-20\n"),
        ("contacts.csv", &contacts),
    ])
}

const FILES: &str = "forecast --campaign campaign.toml --strategy strategy.toml --file contacts.csv --days 4 --seeds 3 \
    --start 2026-11-23T00:00:00+01:00";

fn json(place: &Place, arguments: &str) -> Value {
    let run = place.run(&format!("{arguments} --format json"), "");
    assert_eq!(run.code, 0, "{run:?}");
    serde_json::from_str(&run.out).expect("one document")
}

#[test]
fn a_call_file_is_forecast_for_people_for_programs_and_as_a_table() {
    let place = place();
    let told = json(&place, FILES);
    let forecast = &told["forecasts"][0];
    let days = forecast["days"].as_array().expect("days");
    // Monday to Thursday.
    assert_eq!((forecast["seeds"].as_u64(), days.len()), (Some(3), 4), "{forecast}");
    assert!(forecast["totals"]["reached"]["mean"].as_f64().is_some_and(|reached| reached > 5.0), "{forecast}");
    let text = place.run(&format!("{FILES} --lang en"), "");
    assert!(text.out.contains("Contacts reached") && text.out.contains("2026-11-24"), "{text:?}");
    assert!(place.run(FILES, "").out.contains("Fiches jointes"));
    let table = place.run(&format!("{FILES} --format csv"), "");
    let quarters = forecast["quarters"].as_array().expect("quarters").len();
    assert_eq!(table.out.split_terminator("\r\n").count(), quarters + 1, "{table:?}");
    assert_eq!(json(&place, FILES), told, "the same seed");
}

#[test]
fn strategies_are_compared_and_agents_come_by_the_hour() {
    let place = place();
    let told = json(&place, &format!("{FILES} --strategy later.toml --agents-week agents.csv"));
    assert_eq!(told["forecasts"][1]["strategy"], "Plus tard");
    assert_eq!(told["differences"][0]["figures"].as_array().map(Vec::len), Some(8));
    for quarter in told["forecasts"][0]["quarters"].as_array().expect("quarters") {
        let evening = ["T17:", "T18:"].iter().any(|hour| quarter["at"].as_str().is_some_and(|at| at.contains(hour)));
        assert_eq!(quarter["agents"].as_f64(), Some(if evening { 2.0 } else { 0.0 }), "{quarter}");
    }
    let text = place.run(&format!("{FILES} --strategy later.toml --lang en"), "").out;
    assert!(text.contains("Plus tard less Relance") && text.contains("noise"), "{text}");
}

#[test]
fn a_database_is_forecast_from_where_it_stands_and_replayed() {
    let place = place();
    let run = place.run(
        "run --campaign campaign.toml --strategy strategy.toml --file contacts.csv --database d.sqlite --days 1 \
        --start 2026-11-23T00:00:00+01:00 --speed max",
        "",
    );
    assert_eq!(run.code, 0, "{run:?}");
    let told = json(&place, "forecast --database d.sqlite --days 3 --seeds 2 --profile learned");
    let forecast = &told["forecasts"][0];
    assert_eq!(forecast["contacts"].as_u64().zip(forecast["ended_before"].as_u64()).map(|(a, b)| a + b), Some(60));
    assert_eq!(forecast["profile"]["learned"], true);
    assert!(forecast["from"].as_str().is_some_and(|from| from > "2026-11-23T17"), "{}", forecast["from"]);
    let replayed = json(&place, "replay --database d.sqlite --strategy later.toml --seeds 2");
    let count = |verdict: &str| {
        let counts = replayed["verdicts"].as_array().expect("verdicts").iter();
        counts.filter(|count| count["verdict"] == verdict).filter_map(|count| count["attempts"].as_u64()).sum::<u64>()
    };
    let all: u64 = ["same", "other_number", "other_time", "not_yet", "ended"].into_iter().map(count).sum();
    assert!(all > 20 && Some(all) == replayed["attempts"].as_u64(), "{replayed}");
    // Before 19:00 the later strategy does not dial the mobile.
    assert!(count("not_yet") > 0, "{replayed}");
    assert!(replayed["estimate"]["differences"][0]["figures"].is_array());
    let text = place.run("replay --database d.sqlite --strategy later.toml --no-estimate --lang en", "");
    assert!(text.code == 0 && text.out.contains("No call yet"), "{text:?}");
    let learned = json(&place, "profile --database d.sqlite");
    assert_eq!((learned["attempts"].as_u64(), &learned["enough"]), (Some(all), &Value::Bool(false)), "{learned}");
    let text = place.run("profile --database d.sqlite", "");
    assert!(text.code == 0 && text.out.contains("Mobiles") && text.out.contains("lun.-jeu."), "{text:?}");
}

#[test]
fn what_cannot_be_forecast_is_refused_with_the_way_out() {
    let place = place();
    for (arguments, said) in [
        ("forecast --campaign campaign.toml --days 3", "--file"),
        ("forecast --campaign campaign.toml --file none.csv", "none.csv"),
        (&format!("{FILES} --profile learned"), "--database"),
        (&format!("{FILES} --profile lunar"), "lunar"),
        (&format!("{FILES} --agents-week broken.csv"), "line 1"),
        (&format!("{FILES} --strategy later.toml --format csv"), "json"),
        (&format!("{FILES} --strategy wrong.toml"), "TEL_FAX"),
        (&FILES.replace("--seeds 3", "--seeds 0"), "1..=200"),
        ("forecast --database none.sqlite", "none.sqlite"),
        ("replay --database none.sqlite --strategy later.toml", "none.sqlite"),
    ] {
        let run = place.run(arguments, "");
        assert!(run.code == 2 && run.err.contains(said), "{arguments}: {run:?}");
    }
}

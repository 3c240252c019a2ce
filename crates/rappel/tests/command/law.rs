//! `rappel law`: the rule sets that ship (R37).

use crate::base::Place;
use serde_json::Value;

#[test]
fn r37_every_rule_set_is_listed_with_its_rules_and_their_sources() {
    let place = Place::good();
    let list = place.run("law --format json", "");
    let sets: Vec<Value> = serde_json::from_str(&list.out).expect("a list");
    let (fr, en) = (place.run("law", "").out, place.run("law --lang en", "").out);
    assert!(sets.len() >= 12 && fr.lines().count() == sets.len(), "{fr}");
    for set in &sets {
        let name = set["name"].as_str().expect("a name");
        assert!(fr.contains(set["title"]["fr"].as_str().expect("French")), "{name}");
        assert!(en.contains(set["title"]["en"].as_str().expect("English")), "{name}");
        let (text, one) =
            (place.run(&format!("law {name}"), "").out, place.run(&format!("law {name} --format json"), "").out);
        assert_eq!(&serde_json::from_str::<Value>(&one).expect("one set"), set);
        for rule in set["rule"].as_array().expect("rules") {
            assert!(text.contains(rule["id"].as_str().expect("an id")), "{name}");
            let sources = rule["sources"].as_array().expect("sources");
            assert!(
                !sources.is_empty() && sources.iter().all(|source| text.contains(source.as_str().expect("a word")))
            );
            assert!(text.contains(rule["checked"].as_str().expect("a day")), "{name}");
        }
    }
}

#[test]
fn r37_a_set_that_is_not_there_has_a_nearest_name() {
    let run = Place::good().run("law fr-consumers", "");
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("`fr-consumer`"), "{run:?}");
}

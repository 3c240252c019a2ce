//! `rappel schema`: schemas that are schemas, and that real lines fulfil.

use crate::base::{CAMPAIGN, Place, STRATEGY};
use crate::history::FULL;
use serde_json::Value;

fn conforms(schema: &Value, instance: &Value) -> Result<(), String> {
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("schema.json", schema.clone()).map_err(|error| error.to_string())?;
    let index = compiler.compile("schema.json", &mut schemas).map_err(|error| error.to_string())?;
    schemas.validate(instance, index).map_err(|error| error.to_string())
}

fn schema(of: &str) -> Value {
    let run = Place::good().run(&format!("schema {of}"), "");
    assert_eq!(run.code, 0, "{run:?}");
    let schema: Value = serde_json::from_str(&run.out).expect("one document");
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    schema
}

#[test]
fn r62_files_fulfil_their_schemas() {
    for (of, text) in [("strategy", STRATEGY), ("campaign", CAMPAIGN)] {
        let value: Value = toml_edit::de::from_str(text).expect("values");
        conforms(&schema(of), &value).expect(of);
        let mut wrong = value.clone();
        wrong["unheard_of"] = Value::Null;
        conforms(&schema(of), &wrong).expect_err(of);
    }
}

#[test]
fn contacts_and_answers_fulfil_their_schemas() {
    let contact = schema("contact");
    let full: Value = serde_json::from_str(FULL).expect("JSON");
    conforms(&contact, &full).expect("a contact with everything");
    let mut wrong = full.clone();
    wrong["attempts"][0]["statut"] = "no_answer".into();
    conforms(&contact, &wrong).expect_err("an unknown field");

    let answer = schema("answer");
    let ended = full
        .to_string()
        .replace("\"callback\",", "\"refusal\",")
        .replace("\"callback\":{", "\"callback\":null,\"_\":{");
    let input = format!("{full}\n{ended}\nnonsense\n{{\"key\":\"C2\",\"phones\":{{}}}}\n");
    for options in ["--at 2026-11-24T10:00", "--at 2026-11-24T10:00 --explain"] {
        let lines = Place::good().next(options, &input).lines();
        assert_eq!(lines.len(), 4);
        for line in lines {
            conforms(&answer, &line).map_err(|error| format!("{line}\n{error}")).expect("an answer");
        }
    }
    conforms(&answer, &serde_json::json!({ "key": "C1" })).expect_err("half an answer");
}

//! The committed OpenAPI document is what is served.

use crate::kit::{Server, Who};
use rappel_server::openapi::document;
use serde_json::Value;

#[test]
fn the_committed_document_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    let present = serde_json::to_string_pretty(&document()).unwrap() + "\n";
    assert!(committed == present, "rewrite it: cargo run -p rappel -- schema openapi > crates/server/openapi.json");
}

#[test]
fn every_reference_leads_somewhere() {
    fn look(value: &Value, document: &Value) {
        match value {
            Value::Object(fields) => {
                if let Some(Value::String(reference)) = fields.get("$ref") {
                    let path = reference.strip_prefix('#').expect(reference);
                    assert!(document.pointer(path).is_some(), "{reference}");
                }
                fields.values().for_each(|value| look(value, document));
            }
            Value::Array(values) => values.iter().for_each(|value| look(value, document)),
            _ => {}
        }
    }
    look(&document(), &document());
}

/// The generated client names its functions after them.
#[test]
fn operations_have_names_of_their_own() {
    let document = document();
    let operations =
        document["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap().values());
    let mut names: Vec<&str> = operations.filter_map(|operation| operation["operationId"].as_str()).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
}

/// Whatever is added later: a change without the session's CSRF token is refused, and nothing is told to who is not signed in.
#[tokio::test]
async fn no_change_is_made_without_a_session_and_its_token() {
    let server = Server::start().await;
    let open = ["/health", "/openapi.json"];
    let before_a_session = [("post", "/session"), ("post", "/setup")];
    let document = document();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in item.as_object().unwrap().keys().filter(|key| !["parameters", "summary"].contains(&key.as_str()))
        {
            if open.contains(&path.as_str()) || before_a_session.contains(&(method, path)) {
                continue;
            }
            let address = path.replace("{id}", "1");
            let upper = method.to_uppercase();
            if path.starts_with("/hooks/") {
                // A carrier has no session; it shows the secret of its account.
                let unknown = server.request(Who::Administrator, &upper, &address).send().await.unwrap();
                assert_eq!(unknown.status(), 401, "{method} {path}");
                continue;
            }
            let signed_out = server.request(Who::Nobody, &upper, &address).send().await.unwrap();
            assert_eq!(signed_out.status(), 401, "{method} {path}");
            if method != "get" {
                let mut session = server.sessions[&Who::Administrator].clone();
                session.csrf = "0".repeat(64);
                let other = server.with_session(Some(&session), &upper, &address).send().await.unwrap();
                assert_eq!(other.status(), 403, "{method} {path}");
            }
        }
    }
}

//! The switch and its trunks over HTTP: who may do what, what is shown of them, and which campaigns really call.

use crate::arranged::campaign;
use crate::kit::{Answer, Server, Who, send};
use insta::assert_json_snapshot;
use serde_json::{Value, json};

const PASSWORD: &str = "mot-de-passe-ari";

/// An Asterisk that nobody answers for.
fn switch(secrets: Value) -> Value {
    json!({ "settings": { "asterisk": { "url": "http://127.0.0.1:9", "user": "rappel" } }, "secrets": secrets })
}

fn trunk(name: &str) -> Value {
    json!({ "settings": { "name": name, "endpoint": "PJSIP/{number}@operateur", "number_format": { "national": "FR" } } })
}

async fn put(server: &Server, who: Who, path: &str, seen: u32, body: &Value) -> Answer {
    send(server.request(who, "PUT", path).header("if-match", format!("\"{seen}\"")).json(body)).await
}

/// A server with an Asterisk and a trunk `paris`.
async fn connected() -> Server {
    let server = Server::start().await;
    let secrets = json!({ "password": { "value": PASSWORD } });
    put(&server, Who::Administrator, "/connections/switch", 0, &switch(secrets)).await.fine();
    put(&server, Who::Administrator, "/connections/trunks/paris", 0, &trunk("paris")).await.fine();
    server
}

#[tokio::test]
async fn a_switch_and_its_trunks_are_put_shown_and_taken_away() {
    let server = connected().await;
    let shown = server.by_role("GET", "/connections", None).await;
    assert_json_snapshot!("connections_get", shown);
    let again = put(&server, Who::Administrator, "/connections/trunks/paris", 0, &trunk("paris")).await;
    assert_eq!(again.code(), (409, "name_taken".to_owned()));
    let stale = put(&server, Who::Administrator, "/connections/trunks/paris", 7, &trunk("paris")).await;
    assert_eq!(stale.code(), (412, "stale".to_owned()));
    let changed = put(&server, Who::Administrator, "/connections/trunks/paris", 1, &trunk("paris")).await.fine();
    assert_eq!(changed.json()["revision"], 2);
    for who in [Who::Nobody, Who::Supervisor, Who::Agent, Who::Auditor] {
        let expected = if who == Who::Nobody { 401 } else { 403 };
        assert_eq!(put(&server, who, "/connections/trunks/lyon", 0, &trunk("lyon")).await.status, expected);
        assert_eq!(put(&server, who, "/connections/switch", 1, &switch(json!({}))).await.status, expected);
        assert_eq!(server.delete(who, "/connections/switch").await.status, expected);
        let call = json!({ "to": "06 39 98 12 04" });
        assert_eq!(server.post(who, "/connections/trunks/paris/test-call", call).await.status, expected);
    }
    for path in ["/connections/trunks/paris", "/connections/switch"] {
        let revision = if path.ends_with("paris") { "\"2\"" } else { "\"1\"" };
        send(server.request(Who::Administrator, "DELETE", path).header("if-match", revision)).await.fine();
    }
    let none = server.get(Who::Auditor, "/connections").await.fine().json();
    assert_eq!((&none["switch"], &none["trunks"]), (&Value::Null, &json!([])));
}

#[tokio::test]
async fn a_secret_is_never_shown_and_not_kept_in_the_clear() {
    let server = connected().await;
    let kept = switch(json!({ "password": "keep" }));
    put(&server, Who::Administrator, "/connections/switch", 1, &kept).await.fine();
    for path in ["/connections", "/audit"] {
        let shown = server.get(Who::Administrator, path).await.fine().text();
        assert!(!shown.contains(PASSWORD), "{shown}");
    }
    let file = std::fs::read(server.database()).unwrap();
    assert!(!file.windows(PASSWORD.len()).any(|part| part == PASSWORD.as_bytes()));
    let elsewhere = switch(json!({ "password": { "environment": "RAPPEL_TEST_ABSENT" } }));
    put(&server, Who::Administrator, "/connections/switch", 2, &elsewhere).await.fine();
    let shown = server.get(Who::Auditor, "/connections").await.fine().json();
    assert_eq!(shown["switch"]["secrets"], json!({ "password": { "environment": "RAPPEL_TEST_ABSENT" } }));
    assert!(shown["switch"]["wrong"]["en"].as_str().unwrap().contains("RAPPEL_TEST_ABSENT"));
}

#[tokio::test]
async fn what_cannot_be_used_is_refused_with_its_place() {
    let server = connected().await;
    let refused = async |path: &str, body: Value| {
        let answer = put(&server, Who::Administrator, path, 0, &body).await;
        (answer.status, answer.json()["place"].as_str().unwrap_or_default().to_owned())
    };
    let at = |place: &str| (422, place.to_owned());
    let mut elsewhere = switch(json!({}));
    elsewhere["settings"]["asterisk"]["url"] = json!("ftp://x");
    assert_eq!(refused("/connections/switch", elsewhere).await, at("settings.asterisk.url"));
    let unknown = switch(json!({ "passwort": { "value": "x" } }));
    assert_eq!(refused("/connections/switch", unknown).await, at("secrets.passwort"));
    let mut plain = trunk("lyon");
    plain["settings"]["endpoint"] = json!("PJSIP/operateur");
    assert_eq!(refused("/connections/trunks/lyon", plain).await, at("settings.endpoint"));
    assert_eq!(refused("/connections/trunks/lyon", trunk("nice")).await, at("settings.name"));
}

#[tokio::test]
async fn a_test_call_without_a_switch_that_answers_says_so() {
    let server = connected().await;
    let call = |to: &str| json!({ "to": to });
    let answer = server.post(Who::Administrator, "/connections/trunks/paris/test-call", call("06 39 98 12 04")).await;
    assert_eq!(answer.code(), (503, "unavailable".to_owned()));
    let answer = server.post(Who::Administrator, "/connections/trunks/paris/test-call", call("12")).await;
    assert_eq!((answer.status, &answer.json()["place"]), (422, &json!("to")));
    let answer = server.post(Who::Administrator, "/connections/trunks/nice/test-call", call("06 39 98 12 04")).await;
    assert_eq!(answer.code(), (404, "not_found".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_on_trunks_of_the_switch_really_calls_and_never_faster_than_time() {
    let server = connected().await;
    let trunks = |names: &[&str]| {
        let trunk = |name: &&str| json!({ "name": name, "calls_per_second": 5, "calls_max": 10 });
        json!({ "dialling": { "agents": 2, "trunk": names.iter().map(trunk).collect::<Vec<_>>() } })
    };
    let real = campaign(&server, trunks(&["paris"]), 5).await;
    assert_eq!(server.get(Who::Auditor, &real.path).await.fine().json()["simulated"], false);
    let start = |speed: &str| json!({ "speed": speed, "accept_warnings": true });
    let refused = server.post(Who::Supervisor, &format!("{}/start", real.path), start("60x")).await;
    assert_eq!((refused.status, &refused.json()["place"]), (422, &json!("speed")));
    server.post(Who::Supervisor, &format!("{}/start", real.path), start("real")).await.fine();
    // While it runs, nobody changes what it calls through.
    let busy = put(&server, Who::Administrator, "/connections/trunks/paris", 1, &trunk("paris")).await;
    assert_eq!(busy.code(), (409, "conflict".to_owned()));
    server.post(Who::Supervisor, &format!("{}/pause", real.path), json!({})).await.fine();
    let calls = server.get(Who::Auditor, &format!("{}/results", real.path)).await.fine().json()["calls"].clone();
    assert_eq!(calls, 0, "a switch that does not answer costs no contact a call");
}

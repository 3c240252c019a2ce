//! Campaigns over HTTP: who may do what, whose change counts, what a document may no longer lose.

use crate::documents::{campaign, classic, strategy, wrong_strategy};
use crate::kit::{Answer, Server, Who, send};
use insta::assert_json_snapshot;
use rappel_store::{CampaignId, CampaignState, ContactPhone, ImportedContact, Store};
use reqwest::header::{ACCEPT_LANGUAGE, HeaderValue};
use serde_json::{Value, json};

/// Makes the first campaign and gives its path.
pub async fn made(server: &Server) -> &'static str {
    let created = server.post(Who::Administrator, "/campaigns", json!({ "campaign": campaign("Spring") })).await.fine();
    assert_eq!((created.status, created.header("etag")), (201, "\"1\""));
    assert_eq!(created.header("location"), "/api/v1/campaigns/1");
    "/campaigns/1"
}

/// Changes something from a revision.
pub async fn change(server: &Server, who: Who, method: &str, path: &str, seen: u32, body: Value) -> Answer {
    send(server.request(who, method, path).header("if-match", format!("\"{seen}\"")).json(&body)).await
}

/// The campaign runs; what starting it does is not looked at here.
pub fn run(server: &Server) {
    let id = CampaignId::new(1).unwrap();
    server.store().set_state(id, CampaignState::Running).unwrap();
}

#[tokio::test]
async fn campaigns_are_listed_made_and_read_role_by_role() {
    let server = Server::start().await;
    let path = made(&server).await;
    assert_json_snapshot!("campaigns_list", server.by_role("GET", "/campaigns", None).await);
    assert_json_snapshot!("campaigns_get", server.by_role("GET", path, None).await);
    let again = json!({ "campaign": campaign("Spring") });
    assert_json_snapshot!("campaigns_create", server.by_role("POST", "/campaigns", Some(again)).await);
}

#[tokio::test]
async fn campaigns_are_changed_by_administrators_only() {
    let server = Server::start().await;
    let path = made(&server).await;
    for (method, path, body) in [
        ("PUT", path.to_owned(), json!({ "campaign": campaign("Summer") })),
        ("PUT", format!("{path}/classic"), json!({ "classic": classic() })),
        ("PUT", format!("{path}/strategy"), json!({ "strategy": strategy("Evening"), "note": "" })),
        ("DELETE", format!("{path}/strategy"), json!({})),
        ("POST", format!("{path}/archive"), json!({})),
        ("POST", format!("{path}/unarchive"), json!({})),
        ("POST", "/campaigns".to_owned(), json!({ "from": 1, "name": "Autumn" })),
    ] {
        for who in [Who::Supervisor, Who::Agent, Who::Auditor] {
            let refused = change(&server, who, method, &path, 1, body.clone()).await;
            assert_eq!(refused.code(), (403, "forbidden".to_owned()), "{who:?} {method} {path}");
        }
    }
    assert_eq!(server.get(Who::Auditor, path).await.fine().json()["revision"], 1, "nothing was changed");
}

#[tokio::test]
async fn of_two_administrators_the_second_hears_that_the_first_was_there() {
    let server = Server::start().await;
    let path = made(&server).await;
    let first = change(&server, Who::Administrator, "PUT", path, 1, json!({ "campaign": campaign("Summer") })).await;
    let first = first.fine();
    assert_eq!((first.header("etag"), &first.json()["name"]), ("\"2\"", &json!("Summer")));

    let second = change(&server, Who::Administrator, "PUT", path, 1, json!({ "campaign": campaign("Autumn") })).await;
    assert_json_snapshot!("campaigns_stale", second.json());
    let classic =
        change(&server, Who::Administrator, "PUT", "/campaigns/1/classic", 1, json!({ "classic": classic() }));
    assert_eq!(classic.await.code(), (412, "stale".to_owned()));
    let blind = server.put(Who::Administrator, path, json!({ "campaign": campaign("Autumn") })).await;
    assert_eq!(blind.code(), (428, "precondition_required".to_owned()));
    assert_eq!(server.get(Who::Administrator, path).await.json()["name"], "Summer");
}

#[tokio::test]
async fn a_document_that_cannot_be_read_is_refused_at_its_place() {
    let server = Server::start().await;
    let path = made(&server).await;
    let mut told = serde_json::Map::new();
    for (what, body) in [
        ("an unknown field", json!({ "campaign": with(&campaign("x"), "last_dy", json!("2026-12-01")) })),
        ("a wrong type", json!({ "campaign": with(&campaign("x"), "seed", json!("seven")) })),
        ("hours", json!({ "campaign": with(&campaign("x"), "hours", json!({ "mon": ["9h"] })) })),
        ("a missing field", json!({ "campaign": { "name": "x", "zone": "Europe/Paris", "hours": {} } })),
        ("classic rules", json!({ "campaign": with(&campaign("x"), "classic", classic()) })),
        ("no name", json!({ "campaign": campaign("  ") })),
        ("another envelope", json!({ "campain": campaign("x") })),
    ] {
        let answer = change(&server, Who::Administrator, "PUT", path, 1, body).await;
        let answer = answer.json();
        told.insert(what.to_owned(), json!([answer["status"], answer["place"], answer["detail"]]));
    }
    let body = json!({ "campaign": with(&campaign("x"), "last_dy", json!("2026-12-01")) });
    let french = server.request(Who::Administrator, "PUT", path).header("if-match", "\"1\"").json(&body);
    let french = send(french.headers([(ACCEPT_LANGUAGE, HeaderValue::from_static("fr"))].into_iter().collect())).await;
    told.insert("an unknown field in French".to_owned(), french.json()["detail"].clone());
    let large = server.request(Who::Administrator, "PUT", path).header("if-match", "\"1\"");
    let large = send(large.body(" ".repeat(4 * 1024 * 1024 + 1))).await;
    told.insert("too large".to_owned(), json!(large.code()));
    assert_json_snapshot!("campaigns_invalid", told);
}

fn with(document: &Value, field: &str, value: Value) -> Value {
    let mut document = document.clone();
    document[field] = value;
    document
}

#[tokio::test]
async fn r4_errors_are_kept_in_a_draft_and_refused_in_a_campaign_that_runs() {
    let server = Server::start().await;
    let path = made(&server).await;
    let closed = with(&campaign("Spring"), "hours", json!({}));
    let saved = change(&server, Who::Administrator, "PUT", path, 1, json!({ "campaign": closed })).await.fine().json();
    assert_eq!(saved["findings"][0]["severity"], "error");

    change(&server, Who::Administrator, "PUT", path, 2, json!({ "campaign": campaign("Spring") })).await.fine();
    change(&server, Who::Administrator, "PUT", "/campaigns/1/classic", 3, json!({ "classic": classic() })).await.fine();
    run(&server);
    let refused = change(&server, Who::Administrator, "PUT", path, 4, json!({ "campaign": closed })).await;
    assert_json_snapshot!("campaigns_findings", refused.json());
    let no_rules = change(&server, Who::Administrator, "PUT", "/campaigns/1/classic", 4, json!({ "classic": null }));
    assert_eq!(no_rules.await.code(), (409, "conflict".to_owned()), "it would have no rules at all");
    let put = json!({ "strategy": wrong_strategy(), "note": "" });
    let wrong = change(&server, Who::Administrator, "PUT", "/campaigns/1/strategy", 4, put).await;
    assert_eq!(wrong.code(), (422, "findings".to_owned()));
    let archived = server.post(Who::Administrator, "/campaigns/1/archive", json!({})).await;
    assert_eq!(archived.code(), (409, "conflict".to_owned()));
    assert_eq!(server.get(Who::Administrator, path).await.json()["revision"], 4, "nothing was changed");
}

#[tokio::test]
async fn r37_responsibility_is_signed_by_the_server_and_keeps_its_signature() {
    let server = Server::start().await;
    let path = made(&server).await;
    let law = |by: &Value, at: &Value, reason: &str| {
        let responsibility = json!({ "by": by, "at": at, "reason": reason });
        json!({ "purpose": "survey", "responsibility": responsibility })
    };
    let (nobody, never) = (json!("Somebody else"), json!("2001-01-01T00:00:00Z"));
    let put = |law: Value| json!({ "campaign": with(&campaign("Spring"), "law", law) });
    let taken = |detail: &Value| detail["campaign"]["law"]["responsibility"].clone();
    let first = put(law(&nobody, &never, "Known customers"));
    let first = taken(&change(&server, Who::Administrator, "PUT", path, 1, first).await.fine().json());
    assert!(first["by"] != nobody && first["by"].is_string() && first["at"] != never, "{first}");
    let kept = put(law(&first["by"], &first["at"], "Known customers"));
    let kept = taken(&change(&server, Who::Administrator, "PUT", path, 2, kept).await.fine().json());
    assert_eq!(kept, first, "a later change of something else signs nothing anew");
    let dropped = put(json!({ "purpose": "survey" }));
    change(&server, Who::Administrator, "PUT", path, 3, dropped).await.fine();
    let log = server.get(Who::Auditor, "/audit?campaign=1").await.fine().json();
    let told: Vec<_> = (0..3).map(|entry| log["items"][entry]["detail"].get("responsibility").cloned()).collect();
    assert_eq!(told, [Some(json!(null)), None, Some(json!("Known customers"))], "newest first: {log}");
}

#[tokio::test]
async fn phone_columns_of_contacts_may_only_be_followed_by_others() {
    let server = Server::start().await;
    let path = made(&server).await;
    let phone = "+33639981204".parse().unwrap();
    let phone = ContactPhone { column: 1, phone, takes_texts: true, zone: None };
    let contact =
        ImportedContact { key: "C1".into(), columns: "{}".into(), phones: vec![phone], zone: None, priority: 0 };
    server.store().import_contacts(CampaignId::new(1).unwrap(), &mut [contact].into_iter()).unwrap();

    let detail = server.get(Who::Administrator, path).await.json();
    assert_eq!(detail["locked"], json!({ "qualifications": false, "phone_columns": true }));
    let columns = |columns: Value| json!({ "campaign": with(&campaign("Spring"), "phone_columns", columns) });
    for moved in [json!(["HOME", "MOBILE"]), json!(["MOBILE"]), json!(["MOBILE", "HOUSE"])] {
        let refused = change(&server, Who::Administrator, "PUT", path, 1, columns(moved)).await;
        assert_eq!(refused.code(), (409, "conflict".to_owned()));
        assert!(refused.json()["place"].as_str().unwrap().starts_with("campaign.phone_columns["));
    }
    change(&server, Who::Administrator, "PUT", path, 1, columns(json!(["MOBILE", "HOME", "WORK"]))).await.fine();
}

#[tokio::test]
async fn r3_classic_rules_are_locked_while_a_strategy_is_in_place() {
    let server = Server::start().await;
    made(&server).await;
    let classic = json!({ "classic": classic() });
    let put =
        change(&server, Who::Administrator, "PUT", "/campaigns/1/classic", 1, classic.clone()).await.fine().json();
    assert_eq!(put["classic"]["attempts_max"], 5);
    assert_eq!(put["campaign"].get("classic"), None, "a document never holds classic rules");
    let strategy = json!({ "strategy": strategy("Evening"), "note": "" });
    change(&server, Who::Administrator, "PUT", "/campaigns/1/strategy", 2, strategy).await.fine();
    let locked = change(&server, Who::Administrator, "PUT", "/campaigns/1/classic", 3, classic.clone()).await;
    assert_eq!(locked.code(), (409, "classic_locked".to_owned()));
    change(&server, Who::Administrator, "DELETE", "/campaigns/1/strategy", 3, json!({})).await.fine();
    change(&server, Who::Administrator, "PUT", "/campaigns/1/classic", 4, classic).await.fine();
}

#[tokio::test]
async fn a_campaign_is_duplicated_with_its_rules_and_without_its_contacts() {
    let server = Server::start().await;
    made(&server).await;
    change(&server, Who::Administrator, "PUT", "/campaigns/1/classic", 1, json!({ "classic": classic() })).await.fine();
    let strategy = json!({ "strategy": strategy("Evening"), "note": "evening calls" });
    change(&server, Who::Administrator, "PUT", "/campaigns/1/strategy", 2, strategy).await.fine();
    let body = json!({ "from": 1, "name": "Summer" });
    let created = server.post(Who::Administrator, "/campaigns", body.clone()).await.fine();
    assert_json_snapshot!("campaigns_duplicate", created.json());
    assert_eq!(server.post(Who::Administrator, "/campaigns", body).await.code(), (409, "name_taken".to_owned()));
    let nobody = json!({ "from": 9, "name": "Autumn" });
    assert_eq!(server.post(Who::Administrator, "/campaigns", nobody).await.code(), (404, "not_found".to_owned()));
    let both = json!({ "from": 1, "name": "x", "campaign": campaign("x") });
    assert_eq!(server.post(Who::Administrator, "/campaigns", both).await.code(), (422, "invalid".to_owned()));
}

#[tokio::test]
async fn a_campaign_is_put_away_and_taken_out_again() {
    let server = Server::start().await;
    made(&server).await;
    let names = async |query: &str| -> Vec<String> {
        let listed = server.get(Who::Agent, &format!("/campaigns{query}")).await.fine().json();
        listed.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };
    let archived = server.post(Who::Administrator, "/campaigns/1/archive", json!({})).await.fine().json();
    assert_eq!((&archived["archived"], &archived["revision"]), (&json!(true), &json!(1)));
    assert_eq!((names("").await, names("?archived=true").await), (vec![], vec!["Spring".to_owned()]));
    server.post(Who::Administrator, "/campaigns/1/unarchive", json!({})).await.fine();
    assert_eq!((names("").await, names("?archived=true").await), (vec!["Spring".to_owned()], vec![]));
}

#[tokio::test]
async fn every_change_stands_in_the_audit_log() {
    let server = Server::start().await;
    let path = made(&server).await;
    change(&server, Who::Administrator, "PUT", path, 1, json!({ "campaign": campaign("Summer") })).await.fine();
    change(&server, Who::Administrator, "PUT", "/campaigns/1/classic", 2, json!({ "classic": classic() })).await.fine();
    let strategy = json!({ "strategy": strategy("Evening"), "note": "evening calls" });
    change(&server, Who::Administrator, "PUT", "/campaigns/1/strategy", 3, strategy).await.fine();
    change(&server, Who::Administrator, "DELETE", "/campaigns/1/strategy", 4, json!({})).await.fine();
    server.post(Who::Administrator, "/campaigns/1/archive", json!({})).await.fine();
    change(&server, Who::Administrator, "PUT", path, 1, json!({ "campaign": campaign("Autumn") })).await;
    let log = server.get(Who::Auditor, "/audit?campaign=1").await.fine().json();
    let told: Vec<Value> = log["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| json!([entry["action"], entry["account"]["name"], entry["detail"]]))
        .collect();
    assert_json_snapshot!("campaigns_audit", told);
}

//! What is proved of a strategy before a call is made, and what that keeps from starting (R4).

use crate::arranged;
use crate::campaigns::made;
use crate::documents::{campaign, strategy, wrong_strategy};
use crate::kit::{Server, Who, send};
use insta::assert_json_snapshot;
use rappel_store::Store;
use serde_json::{Value, json};

const ANALYSIS: &str = "/analysis";

/// The strategy of arranged campaigns, whose first number may only be called in the evening and owes a call before the second.
fn with_a_hole() -> Value {
    let mut strategy = arranged::strategy();
    let evening = json!({ "name": "Soir", "hours": { "mon-fri": ["17:00-20:00"] } });
    for number in [0, 1] {
        strategy["number"][number]["planning"] = json!([evening]);
    }
    strategy
}

#[tokio::test]
async fn r31_holes_are_told_role_by_role() {
    let server = Server::start().await;
    let body = json!({ "campaign": campaign("Spring"), "strategy": strategy("Evening") });
    let told = server.by_role("POST", ANALYSIS, Some(body)).await;
    let body = &told["Administrator"]["body"];
    assert_eq!(body["file"], json!(null));
    let hole = &body["findings"][0];
    assert_eq!((&hole["code"], &hole["decided"]), (&json!("hole"), &json!(true)), "{body}");
    assert_eq!(hole["cells"][0], json!({ "weekday": 0, "span": "09:00-17:00" }));
    assert!(hole["witness"]["contact"]["key"].is_string() && hole["message"]["fr"].is_string());
    let status = |who: &str| told[who]["status"].clone();
    assert_eq!(["Nobody", "Administrator", "Agent"].map(status), [json!(401), json!(200), json!(403)]);
    assert_eq!([&told["Supervisor"], &told["Auditor"]], ["as Administrator"; 2]);
    // Classic rules have no plannings.
    let body = json!({ "campaign": campaign("Spring"), "strategy": null });
    let classic = server.post(Who::Auditor, ANALYSIS, body).await.fine().json();
    assert_eq!((&classic["findings"], &classic["holes"]), (&json!([]), &json!([])));
}

#[tokio::test]
async fn r4_what_cannot_be_analysed_says_why() {
    let server = Server::start().await;
    made(&server).await;
    let mut told = serde_json::Map::new();
    for (what, body) in [
        ("neither", json!({ "strategy": null })),
        ("both", json!({ "campaign": campaign("Spring"), "campaign_id": 1, "strategy": null })),
        ("unknown", json!({ "campaign_id": 9, "strategy": null })),
        ("errors", json!({ "campaign_id": 1, "strategy": wrong_strategy() })),
        ("field", json!({ "campaign_id": 1, "strategi": null })),
        ("type", json!({ "campaign_id": 1, "strategy": { "name": "Evening", "number": 1 } })),
    ] {
        let answer = server.post(Who::Auditor, ANALYSIS, body).await;
        told.insert(what.to_owned(), json!([answer.code(), answer.json()["place"], answer.json()["detail"]]));
    }
    assert_json_snapshot!("analysis_wrong", told);
}

#[tokio::test]
async fn r4_contacts_are_counted_by_their_kind_and_counted_anew_when_they_change() {
    let server = Server::start().await;
    let small = arranged::campaign(&server, json!({ "name": "Petite" }), 7).await;
    let body = |id: u32| json!({ "campaign_id": id, "strategy": with_a_hole() });
    let told = server.post(Who::Auditor, ANALYSIS, body(small.id.get())).await.fine().json();
    assert_eq!(told["file"], json!({ "contacts": 7, "counted": true }));
    assert_eq!(told["findings"][0]["contacts"], json!({ "count": 7, "total": 7 }), "{told}");
    assert_eq!((&told["holes"][0]["columns"], &told["holes"][0]["contacts"]), (&json!(["TEL1", "TEL2"]), &json!(7)));

    let large = arranged::campaign(&server, json!({ "name": "Grande" }), 5_001).await;
    let ask = async || server.post(Who::Auditor, ANALYSIS, body(large.id.get())).await.fine().json();
    let until_counted = async || {
        for _ in 0..3_000 {
            let told = ask().await;
            if told["file"]["counted"] == true {
                return told;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("it is not counted");
    };
    let first = ask().await;
    assert_eq!(first["file"], json!({ "contacts": null, "counted": false }));
    assert_eq!(first["findings"][0]["contacts"], json!(null), "all kinds of contacts are looked at");
    let counted = until_counted().await;
    assert_eq!(counted["file"], json!({ "contacts": 5_001, "counted": true }));
    assert!(counted["holes"].as_array().unwrap().iter().all(|hole| hole["contacts"] == 5_001), "{counted}");

    let contact = server.store().contact_by_key(large.id, "C00003").unwrap().contact.get();
    let path = format!("/contacts/{contact}");
    let etag = server.get(Who::Supervisor, &path).await.fine().json()["etag"].as_str().unwrap().to_owned();
    let change = server.request(Who::Supervisor, "PATCH", &path);
    let change = change.header("if-match", format!("\"{etag}\""));
    send(change.json(&json!({ "phones": { "TEL2": "" } }))).await.fine();
    assert_eq!(ask().await["file"]["counted"], false, "what was counted is no longer so");
    let kinds: Vec<Value> =
        until_counted().await["holes"].as_array().unwrap().iter().map(|hole| hole["contacts"].clone()).collect();
    assert!(kinds.contains(&json!(5_000)) && kinds.contains(&json!(1)), "{kinds:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn r4_a_campaign_with_a_hole_starts_once_it_is_accepted() {
    let server = Server::start().await;
    let arranged = arranged::campaign(&server, json!({}), 5_001).await;
    arranged.put_strategy(&server, with_a_hole()).await;
    let start = format!("{}/start", arranged.path);
    let refused = server.post(Who::Supervisor, &start, json!({ "speed": "real" })).await;
    assert_eq!(refused.code(), (422, "warnings".to_owned()), "{}", refused.text());
    let findings = refused.json()["findings"].as_array().unwrap().clone();
    let found = |code: &str| findings.iter().find(|finding| finding["code"] == code).unwrap();
    assert_eq!(found("hole")["contacts"], json!({ "count": 5_001, "total": 5_001 }), "it waits for the count");
    assert!(findings.iter().all(|finding| finding["label"]["fr"].is_string() && finding["severity"] == "warning"));
    assert_eq!(found("law-not-chosen")["place"]["path"], "law", "what the check found is among them");
    let accepted = json!({ "speed": "real", "accept_warnings": true });
    server.post(Who::Supervisor, &start, accepted).await.fine();
}

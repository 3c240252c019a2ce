//! The suppression list over HTTP (R30, R37).

use crate::kit::{Server, Who, file_form};
use insta::assert_json_snapshot;
use serde_json::{Value, json};

#[tokio::test]
async fn numbers_are_added_found_and_taken_off() {
    let server = Server::start().await;
    let body = json!({ "phones": ["06 39 98 12 04", "+33 6 39 98 12 05", "06 39 98 12 04", "12"], "reason": "asked" });
    assert_json_snapshot!("suppression_post", server.by_role("POST", "/suppression", Some(body)).await);
    assert_json_snapshot!("suppression_get", server.by_role("GET", "/suppression", None).await);
    let found = server.get(Who::Auditor, "/suppression?q=0639981205").await.fine().json();
    assert_eq!((&found["items"][0]["phone"], &found["total"]), (&json!("+33639981205"), &json!(2)));
    for q in ["0639981206", "nonsense"] {
        let none = server.get(Who::Auditor, &format!("/suppression?q={q}")).await.fine().json();
        assert_eq!(none["items"], json!([]));
    }
    let path = "/suppression/%2B33639981204";
    assert_json_snapshot!("suppression_delete", server.by_role("DELETE", path, None).await);
    let actions: Vec<Value> =
        server.get(Who::Auditor, "/audit?limit=3").await.json()["items"].as_array().unwrap().clone();
    let actions: Vec<&str> = actions.iter().map(|line| line["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["suppression.removed", "suppression.added", "suppression.added"]);
}

#[tokio::test]
async fn pages_follow_each_other_by_number() {
    let server = Server::start().await;
    let phones: Vec<String> = (0..7).map(|n| format!("063998120{n}")).collect();
    server.post(Who::Supervisor, "/suppression", json!({ "phones": phones, "reason": "x" })).await.fine();
    let (mut read, mut after) = (Vec::new(), String::new());
    loop {
        let page = server.get(Who::Supervisor, &format!("/suppression?limit=3{after}")).await.fine().json();
        read.extend(page["items"].as_array().unwrap().iter().map(|line| line["national"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={}", next.replace('+', "%2B")),
            None => break,
        }
    }
    let expected: Vec<String> = (0..7).map(|n| format!("06 39 98 12 0{n}")).collect();
    assert_eq!(read, expected);
}

#[tokio::test]
async fn a_list_is_imported_and_its_wrong_lines_are_told() {
    let server = Server::start().await;
    let file = "TELEPHONE\n0639981204\nnonsense\n0639981205\n0639981204\n";
    let form = file_form("opposition.csv", file.as_bytes()).text("reason", "national list");
    let told = server.send_form(Who::Supervisor, "POST", "/suppression/import", None, form).await.fine().json();
    assert_json_snapshot!("suppression_import", told);
    let list = server.get(Who::Supervisor, "/suppression").await.fine().json();
    assert_eq!(list["items"][0]["reason"], "national list");
    let named = server.send_file(Who::Supervisor, "POST", "/suppression/import", "liste.csv", b"0639981207\n").await;
    assert_eq!(named.fine().json()["added"], 1);
    let found = server.get(Who::Supervisor, "/suppression?q=0639981207").await.json();
    assert_eq!(found["items"][0]["reason"], "liste.csv");
    for who in [Who::Agent, Who::Auditor] {
        let refused = server.send_file(who, "POST", "/suppression/import", "f.csv", file.as_bytes()).await;
        assert_eq!(refused.code(), (403, "forbidden".to_owned()));
    }
}

#[tokio::test]
async fn a_reason_is_needed_and_numbers_by_hand_are_few() {
    let server = Server::start().await;
    let blank = server.post(Who::Supervisor, "/suppression", json!({ "phones": [], "reason": " " })).await;
    assert_eq!((blank.code().0, &blank.json()["place"]), (422, &json!("reason")));
    let many = json!({ "phones": vec!["0639981204"; 1_001], "reason": "x" });
    let many = server.post(Who::Supervisor, "/suppression", many).await;
    assert_eq!((many.code().0, &many.json()["place"]), (422, &json!("phones")));
}

//! The audit log.

use crate::kit::{Server, Who};
use insta::assert_json_snapshot;
use serde_json::{Value, json};

#[tokio::test]
async fn the_audit_log_by_role() {
    let server = Server::start().await;
    server.patch(Who::Administrator, "/accounts/2", json!({ "name": "Ana" })).await.fine();
    server.try_to_sign_in("agent", "wrong").await;
    assert_json_snapshot!("audit_get", server.by_role("GET", "/audit", None).await);
}

#[tokio::test]
async fn pages_follow_each_other_without_a_gap() {
    let server = Server::start().await;
    let all = server.get(Who::Auditor, "/audit").await.fine().json()["items"].clone();
    let (mut read, mut after) = (Vec::new(), String::new());
    loop {
        let page = server.get(Who::Auditor, &format!("/audit?limit=2{after}")).await.fine().json();
        read.extend(page["items"].as_array().unwrap().clone());
        match &page["next"] {
            Value::Null => break,
            next => after = format!("&after={next}"),
        }
    }
    assert!(read.len() > 4);
    assert_eq!(Value::Array(read), all);
    let one = server.get(Who::Auditor, "/audit?account=3").await.fine().json();
    assert!(one["items"].as_array().unwrap().iter().all(|line| line["account"]["name"] == "agent"));
    assert_eq!(server.get(Who::Auditor, "/audit?limit=x").await.code(), (400, "invalid".to_owned()));
}

#[tokio::test]
async fn a_change_that_is_refused_leaves_no_line() {
    let server = Server::start().await;
    let lines = async || server.get(Who::Auditor, "/audit").await.json()["items"].as_array().unwrap().len();
    let before = lines().await;
    assert_eq!(server.patch(Who::Administrator, "/accounts/1", json!({ "disabled": true })).await.status, 409);
    assert_eq!(lines().await, before);
}

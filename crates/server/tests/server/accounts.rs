//! Accounts: what each role may do with them, and what nobody may.

use crate::kit::{PASSWORD, Server, Who, send};
use insta::assert_json_snapshot;
use serde_json::json;

#[tokio::test]
async fn accounts_by_role() {
    let server = Server::start().await;
    assert_json_snapshot!("accounts_get", server.by_role("GET", "/accounts", None).await);
    let account = json!({ "name": "Max", "login": "max", "role": "agent", "password": PASSWORD });
    assert_json_snapshot!("accounts_post", server.by_role("POST", "/accounts", Some(account)).await);
    let change = json!({ "name": "Maxime", "role": "supervisor" });
    assert_json_snapshot!("accounts_patch", server.by_role("PATCH", "/accounts/5", Some(change)).await);
}

#[tokio::test]
async fn what_is_no_account_is_refused_with_its_place() {
    let server = Server::start().await;
    let good = json!({ "name": "Max", "login": "max", "role": "agent", "password": PASSWORD });
    for (field, value, place) in [
        ("name", json!(" "), "name"),
        ("name", json!("x".repeat(101)), "name"),
        ("login", json!("a b"), "login"),
        ("login", json!(""), "login"),
        ("login", json!("AUDITOR"), "login"),
        ("role", json!("king"), "role"),
        ("password", json!("short"), "password"),
        ("password", json!("x".repeat(201)), "password"),
        ("unheard_of", json!(1), "unheard_of"),
    ] {
        let mut account = good.clone();
        account[field] = value;
        let answer = server.post(Who::Administrator, "/accounts", account).await;
        assert!((400..500).contains(&answer.status), "{field}: {}", answer.text());
        assert_eq!(answer.json()["place"], place, "{}", answer.text());
    }
    let missing = server.patch(Who::Administrator, "/accounts/99", json!({ "name": "X" })).await;
    assert_eq!(missing.code(), (404, "not_found".to_owned()));
}

#[tokio::test]
async fn the_last_administrator_stays_one() {
    let server = Server::start().await;
    for change in [json!({ "role": "auditor" }), json!({ "disabled": true })] {
        let refused = server.patch(Who::Administrator, "/accounts/1", change).await;
        assert_eq!(refused.code(), (409, "conflict".to_owned()));
    }
    server.patch(Who::Administrator, "/accounts/2", json!({ "role": "administrator" })).await.fine();
    server.patch(Who::Administrator, "/accounts/1", json!({ "role": "auditor" })).await.fine();
    let refused = server.patch(Who::Supervisor, "/accounts/2", json!({ "disabled": true })).await;
    assert_eq!(refused.code(), (409, "conflict".to_owned()), "now the other one is the last");
}

#[tokio::test]
async fn a_disabled_account_is_out_at_once() {
    let server = Server::start().await;
    server.patch(Who::Administrator, "/accounts/2", json!({ "disabled": true })).await.fine();
    assert_eq!(server.get(Who::Supervisor, "/session").await.status, 401);
    assert_eq!(server.try_to_sign_in("supervisor", PASSWORD).await.status, 401);
    server.patch(Who::Administrator, "/accounts/2", json!({ "disabled": false })).await.fine();
    assert_eq!(server.get(Who::Supervisor, "/session").await.status, 401, "its sessions do not come back");
    server.sign_in("supervisor", PASSWORD).await;
}

#[tokio::test]
async fn another_password_ends_the_sessions_it_did_not_begin() {
    let server = Server::start().await;
    let other = server.sign_in("agent", PASSWORD).await;
    let change = json!({ "current": PASSWORD, "new": "another password" });
    assert_eq!(server.put(Who::Agent, "/session/password", change).await.status, 204);
    assert_eq!(server.get(Who::Agent, "/session").await.status, 200);
    assert_eq!(send(server.with_session(Some(&other), "GET", "/session")).await.status, 401);
    assert_eq!(server.try_to_sign_in("agent", PASSWORD).await.status, 401);
    server.sign_in("agent", "another password").await;

    server.patch(Who::Administrator, "/accounts/3", json!({ "password": PASSWORD })).await.fine();
    assert_eq!(server.get(Who::Agent, "/session").await.status, 401);
    server.sign_in("agent", PASSWORD).await;
}

#[tokio::test]
async fn a_password_is_changed_by_who_knows_it() {
    let server = Server::start().await;
    let wrong = json!({ "current": "not the password", "new": "another password" });
    let refused = server.put(Who::Agent, "/session/password", wrong).await;
    assert_eq!((refused.status, refused.json()["place"].clone()), (422, json!("current")));
    let short = json!({ "current": PASSWORD, "new": "short" });
    let refused = server.put(Who::Agent, "/session/password", short).await;
    assert_eq!((refused.status, refused.json()["place"].clone()), (422, json!("new")));
}

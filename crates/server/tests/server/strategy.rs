//! The strategy of a campaign over HTTP: put, taken away, its versions.

use crate::campaigns::{change, made, run};
use crate::documents::{campaign, strategy, wrong_strategy};
use crate::kit::{Server, Who};
use insta::assert_json_snapshot;
use serde_json::json;

const STRATEGY: &str = "/campaigns/1/strategy";

#[tokio::test]
async fn r3_r60_a_strategy_is_put_replaced_and_taken_away_and_its_versions_are_kept() {
    let server = Server::start().await;
    made(&server).await;
    let none = server.get(Who::Supervisor, STRATEGY).await.fine();
    assert_eq!((none.header("etag"), &none.json()["version"]), ("\"1\"", &json!(null)));

    let put = |name: &str, note: &str| json!({ "strategy": strategy(name), "note": note });
    let first = change(&server, Who::Administrator, "PUT", STRATEGY, 1, put("Evening", "to begin with")).await.fine();
    assert_eq!((first.header("etag"), first.json()), ("\"2\"", json!({ "revision": 2, "version": 1 })));
    server.wait(60_000);
    change(&server, Who::Administrator, "PUT", STRATEGY, 2, put("Evening, calmer", "")).await.fine();

    assert_json_snapshot!("strategy_get", server.by_role("GET", STRATEGY, None).await);
    assert_json_snapshot!("strategy_versions", server.by_role("GET", &format!("{STRATEGY}/versions"), None).await);
    assert_json_snapshot!("strategy_version", server.by_role("GET", &format!("{STRATEGY}/versions/1"), None).await);

    let removed = change(&server, Who::Administrator, "DELETE", STRATEGY, 3, json!({})).await.fine();
    assert_eq!(removed.json(), json!({ "revision": 4, "version": null }));
    let versions = server.get(Who::Auditor, &format!("{STRATEGY}/versions")).await.fine().json();
    assert_eq!(versions.as_array().unwrap().iter().filter(|version| version["in_place"] == true).count(), 0);
    let missing = server.get(Who::Auditor, &format!("{STRATEGY}/versions/9")).await;
    assert_eq!(missing.code(), (404, "not_found".to_owned()));
}

#[tokio::test]
async fn of_two_strategies_from_the_same_revision_the_second_is_stale() {
    let server = Server::start().await;
    made(&server).await;
    let put = |name: &str| json!({ "strategy": strategy(name), "note": "" });
    change(&server, Who::Administrator, "PUT", STRATEGY, 1, put("one")).await.fine();
    let late = change(&server, Who::Administrator, "PUT", STRATEGY, 1, put("two")).await;
    assert_eq!(late.code(), (412, "stale".to_owned()));
    let late = change(&server, Who::Administrator, "DELETE", STRATEGY, 1, json!({})).await;
    assert_eq!((late.code(), &late.json()["current"]["revision"]), ((412, "stale".to_owned()), &json!(2)));
    assert_eq!(server.get(Who::Auditor, STRATEGY).await.json()["strategy"]["name"], "one");
}

#[tokio::test]
async fn r4_a_strategy_with_errors_is_kept_while_nobody_calls() {
    let server = Server::start().await;
    made(&server).await;
    let put = json!({ "strategy": wrong_strategy(), "note": "" });
    change(&server, Who::Administrator, "PUT", STRATEGY, 1, put).await.fine();
    let findings = server.get(Who::Administrator, "/campaigns/1").await.json()["findings"].clone();
    assert_eq!(
        (&findings[0]["severity"], &findings[0]["place"]["path"]),
        (&json!("error"), &json!("number[1].column"))
    );
    let note = json!({ "strategy": strategy("x"), "note": "n".repeat(501) });
    let long = change(&server, Who::Administrator, "PUT", STRATEGY, 2, note).await;
    assert_eq!((long.code(), &long.json()["place"]), ((422, "invalid".to_owned()), &json!("note")));
}

#[tokio::test]
async fn r12_a_planning_leaves_the_opening_hours_only_where_these_change_later() {
    let server = Server::start().await;
    let path = made(&server).await;
    let mut late = strategy("late");
    late["number"][0]["planning"][0]["hours"] = json!({ "mon-fri": ["17:00-23:30"] });
    let refused =
        change(&server, Who::Administrator, "PUT", STRATEGY, 1, json!({ "strategy": late, "note": "" })).await;
    assert_eq!(refused.code(), (422, "findings".to_owned()), "the same as when it is drawn");
    assert_eq!(refused.json()["findings"][0]["code"], "planning-outside-opening");
    let put = json!({ "strategy": strategy("Evening"), "note": "" });
    change(&server, Who::Administrator, "PUT", STRATEGY, 1, put).await.fine();
    run(&server);
    let mut shorter = campaign("Spring");
    shorter["hours"] = json!({ "mon-fri": ["09:00-18:00"] });
    let changed = change(&server, Who::Administrator, "PUT", path, 2, json!({ "campaign": shorter })).await;
    let findings = changed.fine().json()["findings"].clone();
    let flagged = findings.as_array().unwrap().iter().find(|finding| finding["code"] == "planning-cut-by-opening");
    let flagged = flagged.unwrap_or_else(|| panic!("{findings}"));
    assert_eq!((&flagged["severity"], &flagged["cells"][0]["span"]), (&json!("warning"), &json!("18:00-19:00")));
}

#[tokio::test]
async fn r62_what_is_exported_reads_back_as_the_same() {
    let server = Server::start().await;
    made(&server).await;
    let nothing = server.get(Who::Supervisor, &format!("{STRATEGY}/export")).await;
    assert_eq!(nothing.code(), (404, "not_found".to_owned()));
    change(&server, Who::Administrator, "PUT", STRATEGY, 1, json!({ "strategy": strategy("Evening"), "note": "" }))
        .await
        .fine();
    let file = server.get(Who::Supervisor, &format!("{STRATEGY}/export?version=1")).await.fine();
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"strategy-1-v1.toml\"");
    let parsed = server.post(Who::Supervisor, "/strategies/parse", json!({ "text": file.text() })).await.fine().json();
    let stored = server.get(Who::Supervisor, STRATEGY).await.json();
    assert_eq!(parsed["strategy"], stored["strategy"]);
}

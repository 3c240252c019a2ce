//! What the law asks, over HTTP (R37).

use crate::arranged;
use crate::documents::wrong_strategy;
use crate::kit::{BEGIN, Server, Who};
use insta::assert_json_snapshot;
use rappel_store::{Channel, Refusal, Store};
use serde_json::{Value, json};

const PROOF: &str = "/law/proof";

#[tokio::test]
async fn r37_rule_sets_are_listed_with_their_sources() {
    let server = Server::start().await;
    let told = server.by_role("GET", "/law/presets", None).await;
    let presets = told["Administrator"]["body"].as_array().unwrap();
    assert!(presets.iter().any(|preset| preset["name"] == "fr-consumer" && preset["countries"][0] == "FR"));
    for rule in presets.iter().flat_map(|preset| preset["rule"].as_array().unwrap()) {
        assert!(rule["sources"][0].is_string() && rule["checked"].is_string(), "{rule}");
        assert!(rule["confidence"].is_string() && rule["title"]["fr"].is_string(), "{rule}");
    }
    let statuses = [&told["Nobody"]["status"], &told["Agent"]["status"]];
    assert_eq!((statuses, &told["Auditor"]), ([&json!(401), &json!(403)], &json!("as Administrator")));
}

#[tokio::test]
async fn r37_what_a_strategy_can_break_is_proved_role_by_role() {
    let server = Server::start().await;
    let law = json!({ "presets": ["fr-consumer"], "purpose": "prospection", "consent_column": "ACCORD" });
    let arranged = arranged::campaign(&server, json!({ "law": law }), 0).await;
    let body = json!({ "campaign_id": arranged.id.get(), "strategy": arranged::strategy() });
    let told = server.by_role("POST", PROOF, Some(body)).await;
    let verdicts = told["Administrator"]["body"]["verdicts"].as_array().unwrap();
    let of = |rule: &str| verdicts.iter().find(|verdict| verdict["rule"] == rule).unwrap();
    // Open from 9 to 20 without a planning: the French window, 10 to 13 and 14 to 20, alone holds it back.
    let window = of("FR-WINDOW");
    assert_eq!((&window["verdict"], &window["preset"]), (&json!("can_break"), &json!("fr-consumer")), "{window}");
    assert!(window["witness"]["at"].is_string() && window["message"]["fr"].is_string(), "{window}");
    assert_eq!((&told["Nobody"]["status"], &told["Agent"]["status"]), (&json!(401), &json!(403)));

    let classic = json!({ "campaign_id": arranged.id.get(), "strategy": null });
    assert_eq!(server.post(Who::Auditor, PROOF, classic).await.fine().json(), json!({ "verdicts": [] }));
    let mut wrong = serde_json::Map::new();
    for (what, body) in [
        ("neither", json!({ "strategy": null })),
        ("unknown", json!({ "campaign_id": 9, "strategy": null })),
        ("errors", json!({ "campaign_id": arranged.id.get(), "strategy": wrong_strategy() })),
        ("field", json!({ "campaign": arranged.id.get(), "strategy": null })),
    ] {
        let answer = server.post(Who::Auditor, PROOF, body).await;
        wrong.insert(what.to_owned(), json!([answer.status, answer.json()["place"], answer.json()["detail"]]));
    }
    assert_json_snapshot!("proof_wrong", wrong);
}

#[tokio::test]
async fn r37_refusals_are_told_page_by_page_and_role_by_role() {
    let server = Server::start().await;
    let law = json!({ "presets": ["fr-consumer"], "purpose": "prospection", "consent_column": "ACCORD" });
    let arranged = arranged::campaign(&server, json!({ "law": law }), 3).await;
    let mut store = server.store();
    let refusal = |index: u32, rule: &str, times: i64| Refusal {
        contact: server.store().contact_by_key(arranged.id, &format!("C{index:05}")).unwrap().contact,
        phone: arranged::phone(index, 0),
        rule: rule.to_owned(),
        channel: Channel::Calls,
        at: BEGIN + times * 60_000,
        earliest: (index == 1).then_some(BEGIN + 3_600_000),
    };
    let refused = [refusal(0, "FR-WINDOW", 0), refusal(0, "FR-WINDOW", 1), refusal(1, "UNKNOWN-JURISDICTION", 2)];
    store.refuse(&refused).unwrap();
    let path = format!("{}/refusals", arranged.path);
    assert_json_snapshot!("refusals", server.by_role("GET", &path, None).await);

    let first = server.get(Who::Auditor, &format!("{path}?limit=1")).await.fine().json();
    let next = first["next"].as_str().unwrap();
    let second = server.get(Who::Auditor, &format!("{path}?limit=1&after={next}")).await.fine().json();
    let keys: Vec<&Value> = [&first, &second].map(|page| &page["items"][0]["key"]).into();
    assert_eq!((keys, &second["next"]), (vec![&json!("C00000"), &json!("C00001")], &json!(null)));
    let wrong = server.get(Who::Auditor, &format!("{path}?after=x")).await;
    assert_eq!((wrong.code(), &wrong.json()["place"]), ((422, "invalid".to_owned()), &json!("after")));
    assert_eq!(server.get(Who::Auditor, "/campaigns/9/refusals").await.status, 404);
}

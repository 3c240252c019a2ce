//! Texts as they will be received (R18).

use crate::kit::{Server, Who};
use insta::assert_json_snapshot;
use serde_json::json;

#[tokio::test]
async fn r18_a_text_is_filled_and_measured() {
    let server = Server::start().await;
    let body = json!({ "template": "Bonjour {PRENOM}, l’échéance de {MONTANT} €", "columns": { "PRENOM": "Zoé" } });
    assert_json_snapshot!("texts_preview", server.by_role("POST", "/texts/preview", Some(body)).await);
    let plain = json!({ "template": "a".repeat(161), "columns": {} });
    let measured = server.post(Who::Administrator, "/texts/preview", plain).await.fine().json();
    assert_eq!((&measured["encoding"], &measured["segments"]), (&json!("gsm7"), &json!(2)));
}

#[tokio::test]
async fn r18_a_wrong_brace_is_named_with_its_place() {
    let server = Server::start().await;
    for template in ["{PRENOM", "PRENOM}"] {
        let body = json!({ "template": template, "columns": {} });
        let refused = server.post(Who::Administrator, "/texts/preview", body).await;
        assert_eq!((refused.code().0, &refused.json()["place"]), (422, &json!("template")), "{template}");
    }
    let long = json!({ "template": "x".repeat(5_001), "columns": {} });
    assert_eq!(server.post(Who::Administrator, "/texts/preview", long).await.code().0, 422);
}

//! Contacts looked for, looked at, and changed by hand.

use crate::arranged::{Arranged, campaign};
use crate::kit::{Answer, BEGIN, Server, Who, send};
use insta::assert_json_snapshot;
use rappel_store::Store;
use rappel_strategy::status::{Status, SystemStatus};
use rappel_strategy::time::{DAY_MS, HOUR_MS};
use serde_json::{Value, json};
use std::time::Duration;

fn contact(server: &Server, arranged: &Arranged, key: &str) -> String {
    format!("/contacts/{}", server.store().contact_by_key(arranged.id, key).unwrap().contact.get())
}

/// Three contacts: one called once, one that said no, one never called.
async fn three(server: &Server) -> Arranged {
    let arranged = campaign(server, json!({}), 3).await;
    arranged.call(server, "C00000", BEGIN + 10_000, Status::system(SystemStatus::NoAnswer));
    arranged.call(server, "C00001", BEGIN + 20_000, Status::qualification(1));
    server.wait(60_000);
    arranged
}

fn keys(page: &Value) -> Vec<&str> {
    page["items"].as_array().unwrap().iter().map(|row| row["key"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn contacts_by_role() {
    let server = Server::start().await;
    let arranged = three(&server).await;
    let list = format!("{}/contacts", arranged.path);
    let told = server.by_role("GET", &list, None).await;
    assert_json_snapshot!("contacts_get", told, { ".*.body.items[].etag" => "[etag]" });
    let called = contact(&server, &arranged, "C00000");
    let told = server.by_role("GET", &called, None).await;
    assert_json_snapshot!("contact_get", told, { ".*.body.etag" => "[etag]" });
    let results = format!("{}/results", arranged.path);
    assert_json_snapshot!("results_get", server.by_role("GET", &results, None).await);
    assert_json_snapshot!(
        "call_now_paused",
        server.by_role("POST", &format!("{called}/call-now"), Some(json!({}))).await
    );
    let reason = json!({ "reason": "a écrit" });
    assert_json_snapshot!("never_again", server.by_role("POST", &format!("{called}/never-again"), Some(reason)).await);
    assert_json_snapshot!("call_again", server.by_role("POST", &format!("{called}/call-again"), Some(json!({}))).await);
    assert_eq!(server.get(Who::Auditor, "/contacts/7").await.status, 404);
    assert_eq!(server.get(Who::Auditor, "/contacts/18446744073709551615").await.status, 404);
}

#[tokio::test]
async fn contacts_are_found() {
    let server = Server::start().await;
    let arranged = campaign(&server, json!({}), 12).await;
    arranged.call(&server, "C00003", BEGIN, Status::system(SystemStatus::NoAnswer));
    arranged.call(&server, "C00004", BEGIN, Status::qualification(1));
    let find = async |query: &str| server.get(Who::Auditor, &format!("{}/contacts?{query}", arranged.path)).await;
    for (query, found) in [
        ("phase=waiting", &["C00003"][..]),
        ("phase=callable", &[]),
        ("phase=ended", &["C00004"]),
        ("result=negative", &["C00004"]),
        ("result=positive", &[]),
        ("phase=waiting&result=negative", &[]),
        ("phase=in_flight", &[]),
        ("q=C0001", &["C00010", "C00011"]),
        ("q=06%2039%2098%2000%2007", &["C00007"]),
        ("q=%2B33639980007", &["C00007"]),
        ("q=0199000007", &["C00007"]),
        ("q=0199000007&phase=ended", &[]),
        ("q=C0000&phase=ended", &["C00004"]),
        ("q=zzz", &[]),
    ] {
        assert_eq!(keys(&find(query).await.fine().json()), found, "{query}");
    }
    for query in ["", "phase=unplanned&", "q=C&", "q=C0&phase=unplanned&"] {
        let (mut all, mut after) = (Vec::new(), String::new());
        loop {
            let page = find(&format!("{query}limit=5{after}")).await.fine().json();
            all.extend(keys(&page).into_iter().map(str::to_owned));
            let Some(next) = page["next"].as_str() else { break };
            after = format!("&after={next}");
        }
        all.sort();
        all.dedup();
        assert_eq!(all.len(), if query.contains("unplanned") { 10 } else { 12 }, "{query}");
    }
    for (query, place) in [("after=x", "after"), (&*format!("q={}", "x".repeat(201)), "q")] {
        let refused = find(query).await;
        assert_eq!((refused.status, refused.json()["place"].clone()), (422, json!(place)), "{query}");
    }
    assert_eq!(find("after=1.2.3").await.status, 404, "the mark of another list");
    assert_eq!(find("phase=asleep").await.status, 400);
}

async fn patch(server: &Server, path: &str, etag: Option<&str>, change: Value) -> Answer {
    let request = server.request(Who::Supervisor, "PATCH", path).json(&change);
    send(if let Some(etag) = etag { request.header("if-match", format!("\"{etag}\"")) } else { request }).await
}

#[tokio::test]
async fn a_contact_is_changed_from_what_was_seen() {
    let server = Server::start().await;
    let arranged = three(&server).await;
    let path = contact(&server, &arranged, "C00000");
    let seen = server.get(Who::Supervisor, &path).await.fine().json();
    let etag = seen["etag"].as_str().unwrap();
    let change = json!({ "phones": { "TEL2": "06 39 98 11 11" }, "priority": 3, "zone": "Indian/Reunion", "columns": { "NOM": "Petit" } });
    assert_eq!(patch(&server, &path, None, change.clone()).await.code(), (428, "precondition_required".to_owned()));
    let changed = patch(&server, &path, Some(etag), change.clone()).await.fine().json();
    assert_eq!((&changed["priority"], &changed["zone"]), (&json!(3), &json!("Indian/Reunion")));
    assert_eq!(changed["phones"][1]["phone"], "+33639981111");
    assert_eq!(
        (&changed["phones"][1]["takes_texts"], &changed["columns"]["TEL2"]),
        (&json!(true), &json!("06 39 98 11 11"))
    );
    assert_eq!((&changed["columns"]["NOM"], &changed["phase"]["kind"]), (&json!("Petit"), &json!("unplanned")));
    assert_eq!(changed["attempts"].as_array().unwrap().len(), 1, "its calls stay");
    assert_eq!(patch(&server, &path, Some(etag), change).await.code(), (412, "stale".to_owned()));

    let etag = changed["etag"].as_str().unwrap();
    let emptied =
        patch(&server, &path, Some(etag), json!({ "phones": { "TEL2": "" }, "zone": "" })).await.fine().json();
    assert_eq!((emptied["phones"].as_array().unwrap().len(), &emptied["zone"]), (1, &Value::Null));
    let etag = emptied["etag"].as_str().unwrap();
    for (change, place) in [
        (json!({ "phones": { "TEL1": "12" } }), "phones.TEL1"),
        (json!({ "phones": { "TEL9": "0639980000" } }), "phones.TEL9"),
        (json!({ "zone": "Mars/Olympus" }), "zone"),
        (json!({ "columns": { "TEL1": "x" } }), "columns.TEL1"),
    ] {
        let refused = patch(&server, &path, Some(etag), change).await;
        assert_eq!((refused.status, refused.json()["place"].clone()), (422, json!(place)));
    }
    let audit = server.get(Who::Auditor, "/audit?limit=2").await.fine().json();
    assert_eq!(audit["items"][1]["action"], "contact.changed");
    assert_eq!(
        audit["items"][1]["detail"]["columns"],
        json!(["TEL2", "NOM"]),
        "columns, and nothing of what stands in them"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn r37_a_contact_is_called_at_once_or_the_limit_is_named() {
    let server = Server::start().await;
    let arranged = campaign(&server, json!({ "hours": { "mon-sun": ["00:00-24:00"] } }), 1).await;
    arranged.call(&server, "C00000", BEGIN, Status::system(SystemStatus::NoAnswer));
    let path = contact(&server, &arranged, "C00000");
    // At a minute a second, the recall after two hours is two real minutes away.
    arranged.start(&server, "60x", None).await;
    let agreed = server.post(Who::Supervisor, &format!("{path}/call-now"), json!({})).await;
    assert_eq!((agreed.status, &agreed.json()["phone"]), (202, &json!("+33639980000")), "{}", agreed.text());
    let called = async {
        loop {
            let seen = server.get(Who::Auditor, &path).await.fine().json();
            if let Some(attempt) = seen["attempts"].get(1) {
                return attempt.clone();
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let attempt = tokio::time::timeout(Duration::from_secs(60), called).await.unwrap();
    assert_eq!(
        (&attempt["why"]["cause"], &attempt["rule"]["fr"]),
        (&json!("by_hand"), &json!("Appel demandé à la main."))
    );
    let audit = server.get(Who::Auditor, "/audit?limit=1").await.fine().json();
    assert_eq!(audit["items"][0]["action"], "contact.called");

    let closed = campaign(&server, json!({ "name": "Plus tard", "first_day": "2026-12-07" }), 1).await;
    closed.start(&server, "60x", Some("2026-11-23T08:00:00.000Z")).await;
    let refused =
        server.post(Who::Supervisor, &format!("{}/call-now", contact(&server, &closed, "C00000")), json!({})).await;
    assert_eq!(refused.code(), (409, "conflict".to_owned()));
    let detail = refused.json()["detail"].as_str().unwrap().to_owned();
    assert_eq!(
        detail,
        "No call may be made now: campaign closed at this hour. First instant allowed: Monday 7 December 2026 at 09:00, on TEL1 \
         (Mobile)."
    );
}

#[tokio::test]
async fn r30_never_again_is_undone_within_an_hour() {
    let server = Server::start().await;
    let arranged = campaign(&server, json!({}), 1).await;
    let path = contact(&server, &arranged, "C00000");
    let (never, again) = (format!("{path}/never-again"), format!("{path}/call-again"));
    let refused = server.post(Who::Supervisor, &never, json!({ "reason": " " })).await;
    assert_eq!((refused.status, &refused.json()["place"]), (422, &json!("reason")));
    assert_eq!(server.post(Who::Supervisor, &again, json!({})).await.status, 409, "there is nothing to undo");

    let closed = server.post(Who::Supervisor, &never, json!({ "reason": "a écrit" })).await.fine().json();
    assert_eq!((&closed["phase"]["kind"], &closed["phase"]["result"]), (&json!("ended"), &json!("do_not_call")));
    assert!(closed["phones"].as_array().unwrap().iter().all(|phone| phone["suppressed"] == true));
    let back = server.post(Who::Supervisor, &again, json!({})).await.fine().json();
    assert_eq!((&back["phase"]["kind"], &back["next"]["kind"]), (&json!("unplanned"), &json!("now")));
    assert!(back["phones"].as_array().unwrap().iter().all(|phone| phone["suppressed"] == false));

    server.post(Who::Supervisor, &never, json!({ "reason": "a écrit" })).await.fine();
    server.wait(HOUR_MS + 1);
    assert_eq!(server.post(Who::Supervisor, &again, json!({})).await.code(), (409, "conflict".to_owned()));
    server.wait(DAY_MS / 4);
    let actions = server.get(Who::Auditor, "/audit?limit=3").await.fine().json();
    let actions: Vec<_> = actions["items"].as_array().unwrap().iter().map(|item| item["action"].clone()).collect();
    assert_eq!(actions, ["contact.suppressed", "contact.restored", "contact.suppressed"]);
}

//! Campaigns that run, are watched, pause, go on in another process, and end (R4, R39).

use crate::arranged::{self, Arranged, campaign};
use crate::kit::{Server, Who};
use insta::assert_json_snapshot;
use rappel_store::{AttemptRecord, CampaignState, ContactList, Desk, SqliteStore, Store};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::time::Duration;

/// Longer than anything here takes, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// Asks until the answer is as wanted.
async fn until(server: &Server, path: &str, wanted: impl Fn(&Value) -> bool) -> Value {
    let asked = async {
        loop {
            let answer = server.get(Who::Auditor, path).await.fine().json();
            if wanted(&answer) {
                return answer;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, asked).await.unwrap()
}

/// Every attempt of a campaign, contact by contact.
fn attempts(store: &mut SqliteStore, arranged: &Arranged) -> Vec<AttemptRecord> {
    let mut attempts = Vec::new();
    let mut after = None;
    loop {
        let page = store.contact_page(arranged.id, &ContactList::All, after.as_ref(), 500).unwrap();
        for (contact, _) in page.contacts {
            attempts.extend(store.attempts_of(contact.contact).unwrap());
        }
        match page.next {
            Some(next) => after = Some(next),
            None => return attempts,
        }
    }
}

/// Nothing is counted twice, and nothing is missing.
fn is_sound(store: &mut SqliteStore, arranged: &Arranged, results: &Value) {
    let attempts = attempts(store, arranged);
    let distinct: HashSet<_> = attempts.iter().map(|attempt| (attempt.contact, attempt.n)).collect();
    assert_eq!(distinct.len(), attempts.len());
    assert!(attempts.iter().all(|attempt| attempt.ending.is_some()));
    let ended = attempts.len() as u64;
    assert_eq!(results["calls"], ended);
    for by in ["by_status", "by_number", "by_hour", "by_day"] {
        let sum: u64 = results[by].as_array().unwrap().iter().map(|tally| tally["calls"].as_u64().unwrap()).sum();
        assert_eq!(sum, ended, "{by}");
    }
    let closed: u64 = results["by_day"].as_array().unwrap().iter().map(|day| day["closed"].as_u64().unwrap()).sum();
    assert_eq!(results["contacts"]["ended"], closed);
}

#[tokio::test(flavor = "multi_thread")]
async fn r4_a_campaign_runs_is_watched_and_ends() {
    let server = Server::start().await;
    let arranged = campaign(&server, json!({}), 3_000).await;
    let live = server.request(Who::Auditor, "GET", &format!("{}/live", arranged.path));
    let mut events = live.send().await.unwrap();
    assert_eq!(events.headers()["content-type"], "text/event-stream");
    let started = arranged.start(&server, "max", Some("2026-11-23T08:00:00.000Z")).await;
    assert_eq!((&started["state"], &started["speed"]), (&json!("running"), &json!("max")));

    let watched = async {
        let (mut bytes, mut seen) = (Vec::new(), Vec::new());
        loop {
            let Some(chunk) = events.chunk().await.unwrap() else { return seen };
            bytes.extend_from_slice(&chunk);
            // A chunk may end within a character: only whole events are read as text.
            while let Some(end) = bytes.windows(2).position(|two| two == b"\n\n") {
                let event = String::from_utf8(bytes.drain(..end + 2).collect()).unwrap();
                let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
                let data: Value = serde_json::from_str(field("data: ")).unwrap_or_default();
                let finished = data["state"] == "finished";
                seen.push((field("event: ").to_owned(), data));
                if finished {
                    return seen;
                }
            }
        }
    };
    let seen = tokio::time::timeout(PATIENCE, watched).await.unwrap();
    let first = &seen.iter().find(|(name, _)| name == "snapshot").unwrap().1;
    assert_eq!((&first["simulated"], &first["agents"]["count"]), (&json!(true), &json!(20)));
    let running: Vec<_> = seen.iter().filter(|(_, data)| data["state"] == "running").collect();
    assert!(running.iter().any(|(_, data)| data["today"]["calls"].as_u64() > Some(0)), "{}", running.len());
    let told: Vec<_> =
        seen.iter().filter(|(name, _)| name == "attempt").flat_map(|(_, data)| data.as_array().unwrap()).collect();
    assert!(!told.is_empty());
    assert!(told.iter().all(|attempt| attempt["rule"]["fr"].is_string() && attempt["status"].is_string()));

    let results = server.get(Who::Auditor, &format!("{}/results", arranged.path)).await.fine().json();
    assert_eq!(results["contacts"]["ended"], 3_000);
    is_sound(&mut server.store(), &arranged, &results);
    let again = json!({ "speed": "max", "accept_warnings": true });
    let refused = server.post(Who::Supervisor, &format!("{}/start", arranged.path), again).await;
    assert_eq!(refused.code(), (409, "conflict".to_owned()), "it is finished");
}

#[tokio::test(flavor = "multi_thread")]
async fn r39_paused_and_restarted_it_loses_and_doubles_nothing() {
    let mut server = Server::start().await;
    let arranged = campaign(&server, json!({}), 2_000).await;
    arranged.start(&server, "max", Some("2026-11-23T08:00:00.000Z")).await;
    let results = format!("{}/results", arranged.path);
    let (pause, start) = (format!("{}/pause", arranged.path), format!("{}/start", arranged.path));
    let mut last_at = None;
    for round in 1..=3_u64 {
        until(&server, &results, |results| results["calls"].as_u64() >= Some(400 * round)).await;
        // In one round the process ends while the campaign runs; it runs again by itself.
        if round == 2 {
            server = server.restart().await;
            assert_eq!(server.store().campaign(arranged.id).unwrap().state, CampaignState::Running);
            continue;
        }
        let paused = server.post(Who::Supervisor, &pause, json!({})).await.fine().json();
        assert_eq!(paused["state"], "paused");
        until(&server, &arranged.path, |campaign| campaign["contacts"]["in_flight"] == 0).await;
        server = server.restart().await;
        let now = server.store().run(arranged.id).unwrap().last_at;
        assert!(now > last_at, "time goes on: {now:?}");
        last_at = now;
        let calls = server.get(Who::Auditor, &results).await.fine().json()["calls"].clone();
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(
            server.get(Who::Auditor, &results).await.fine().json()["calls"],
            calls,
            "a paused campaign stays paused"
        );
        let back = json!({ "speed": "max", "from": "2026-11-23T08:00:00.000Z", "accept_warnings": true });
        let refused = server.post(Who::Supervisor, &start, back).await;
        assert_eq!((refused.status, refused.json()["place"].clone()), (422, json!("from")), "time never goes back");
        arranged.start(&server, "max", None).await;
    }
    until(&server, &arranged.path, |campaign| campaign["state"] == "finished").await;
    let results = server.get(Who::Auditor, &results).await.fine().json();
    assert_eq!(results["contacts"]["ended"], 2_000);
    let mut store = server.store();
    is_sound(&mut store, &arranged, &results);
    // No number was called before the instant its strategy allows, whichever process decided.
    for pair in attempts(&mut store, &arranged).windows(2) {
        if pair[0].contact == pair[1].contact {
            assert!(pair[1].placed_at > pair[0].ending.as_ref().unwrap().at);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r4_what_cannot_run_says_why() {
    let server = Server::start().await;
    let empty = campaign(&server, json!({ "name": "Vide" }), 0).await;
    let asked = json!({ "speed": "max", "accept_warnings": true });
    let start = |path: &str| format!("{path}/start");
    let refused = server.post(Who::Supervisor, &start(&empty.path), asked.clone()).await;
    assert_eq!(refused.code(), (409, "conflict".to_owned()));
    assert!(refused.json()["detail"].as_str().unwrap().contains("import a call file"), "{}", refused.text());

    let wrong = campaign(&server, json!({ "name": "Sans heures", "hours": {} }), 1).await;
    let refused = server.post(Who::Supervisor, &start(&wrong.path), asked.clone()).await;
    assert_eq!(refused.code(), (422, "findings".to_owned()), "{}", refused.text());
    assert!(refused.json()["findings"].as_array().unwrap().iter().any(|finding| finding["severity"] == "error"));

    let doubtful = campaign(&server, json!({ "name": "Douteuse" }), 1).await;
    let mut strategy = arranged::strategy();
    strategy["default"][0]["recall"]["valid"] = json!("1 h");
    doubtful.put_strategy(&server, strategy).await;
    let refused = server.post(Who::Supervisor, &start(&doubtful.path), json!({ "speed": "max" })).await;
    assert_eq!(refused.code(), (422, "warnings".to_owned()), "{}", refused.text());
    assert!(refused.json()["findings"].as_array().unwrap().iter().all(|finding| finding["severity"] == "warning"));
    server.post(Who::Supervisor, &start(&doubtful.path), asked).await.fine();

    // Nobody can be called without an agent: the campaign pauses by itself and says so.
    let dialling = json!({ "agents": 0, "trunk": [{ "name": "t", "calls_per_second": 1, "calls_max": 1 }] });
    let blocked = campaign(&server, json!({ "name": "Sans agents", "dialling": dialling }), 1).await;
    blocked.start(&server, "max", Some("2026-11-23T08:00:00.000Z")).await;
    let paused = until(&server, &blocked.path, |campaign| campaign["state"] == "paused").await;
    assert!(paused["last_error"]["fr"].as_str().unwrap().contains("des agents et un faisceau"), "{paused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn at_real_speed_a_campaign_begins_now_and_nowhere_else() {
    let server = Server::start().await;
    let arranged = campaign(&server, json!({}), 2).await;
    let asked = json!({ "speed": "real", "from": "2026-12-01T08:00:00.000Z", "accept_warnings": true });
    let refused = server.post(Who::Supervisor, &format!("{}/start", arranged.path), asked).await;
    assert_eq!((refused.status, refused.json()["place"].clone()), (422, json!("from")));
}

#[tokio::test(flavor = "multi_thread")]
async fn operating_by_role() {
    let server = Server::start().await;
    // Its first day is far away: it runs, and nothing is called.
    let arranged = campaign(&server, json!({ "first_day": "2099-01-05" }), 2).await;
    let from = "2026-11-23T08:00:00.000Z";
    for (name, path, body) in [
        ("start", "start", json!({ "speed": "60x", "from": from, "accept_warnings": true })),
        ("pause", "pause", json!({})),
        ("stop_unconfirmed", "stop", json!({ "confirm": "Relanc" })),
        ("stop", "stop", json!({ "confirm": "Relance" })),
    ] {
        let told = server.by_role("POST", &format!("{}/{path}", arranged.path), Some(body)).await;
        assert_json_snapshot!(name, told, { ".*.body.now" => "[now]", ".*.body.contacts" => "[contacts]" });
    }
    for (who, status) in [(Who::Agent, 403), (Who::Auditor, 200), (Who::Nobody, 401)] {
        let live = server.request(who, "GET", &format!("{}/live", arranged.path)).send().await.unwrap();
        assert_eq!(live.status(), status, "{who:?}");
    }
    let audit = server.get(Who::Auditor, "/audit").await.fine().json();
    let actions: Vec<_> =
        audit["items"].as_array().unwrap().iter().map(|item| item["action"].as_str().unwrap()).collect();
    assert_eq!(actions[..3], ["campaign.stopped", "campaign.paused", "campaign.started"]);
}

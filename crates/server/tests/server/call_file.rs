//! Call files over HTTP: sent, looked at, imported, and out again.

use crate::campaigns::{change, made};
use crate::documents::{campaign, strategy};
use crate::kit::{Answer, Server, Who, send};
use insta::assert_json_snapshot;
use rappel_store::{CampaignId, Store};
use serde_json::{Value, json};

const FILE: &str = "REF;NOM;TEL_MOBILE;TEL_FIXE;ZONE\n\
    R1;Arnaud;06 39 98 12 04;01 99 00 11 22;\n\
    R2;Payet;06 39 98 12 05;;Indian/Reunion\n\
    R3;Vide;;;\n\
    R4;Faux;06 39 98 12 06;12;\n";

fn mapping() -> Value {
    json!({ "key": "REF", "phones": ["TEL_MOBILE", "TEL_FIXE"], "zone": "ZONE", "priority": null })
}

async fn sent(server: &Server, path: &str, file: &str) -> Value {
    let uploads = format!("{path}/uploads");
    server.send_file(Who::Supervisor, "POST", &uploads, "fiches.csv", file.as_bytes()).await.fine().json()
}

async fn begin(server: &Server, path: &str, upload: &Value, mapping: Value) -> Answer {
    let body = json!({ "upload": upload["upload"], "mapping": mapping });
    server.post(Who::Supervisor, &format!("{path}/imports"), body).await
}

/// Sends a file and imports it; gives the job after its end.
async fn imported(server: &Server, path: &str, file: &str, mapping: Value) -> Value {
    let upload = sent(server, path, file).await;
    let job = begin(server, path, &upload, mapping).await;
    assert_eq!(job.status, 202, "{}", job.text());
    server.job_end(Who::Supervisor, &job.json()).await
}

#[tokio::test]
async fn a_file_is_looked_at_imported_and_what_was_refused_is_told() {
    let server = Server::start().await;
    let path = made(&server).await;
    let look = sent(&server, path, FILE).await;
    assert_json_snapshot!("upload", look, { ".upload" => "[id]" });

    let job = imported(&server, path, FILE, mapping()).await;
    assert_json_snapshot!("import_done", job, { ".id" => "[id]", ".result.rejects_url" => "[url]" });

    let url = job["result"]["rejects_url"].as_str().unwrap().strip_prefix("/api/v1").unwrap();
    let rejects = server.get(Who::Supervisor, url).await.fine();
    assert!(rejects.header("content-disposition").starts_with("attachment"));
    let lines: Vec<String> = rejects.text().lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[1].contains("R3") && lines[2].contains("R4"), "{lines:?}");
    assert_eq!(server.get(Who::Supervisor, "/campaigns/1/imports/1/rejects").await.status, 404);

    let again = imported(&server, path, FILE, mapping()).await;
    assert_eq!((&again["result"]["added"], &again["result"]["unchanged"]), (&json!(0), &json!(3)));
    assert_json_snapshot!("columns", server.by_role("GET", "/campaigns/1/columns", None).await);
    let log = server.get(Who::Auditor, "/audit?campaign=1").await.json();
    assert_eq!(log["items"][0]["action"], "contacts.imported");
    assert_eq!(log["items"][0]["account"]["name"], "supervisor");
}

#[tokio::test]
async fn an_empty_campaign_takes_the_columns_and_a_full_one_keeps_its_own() {
    let server = Server::start().await;
    let path = made(&server).await;
    imported(&server, path, "CLE;TEL1\nA;0639981204\n", json!({ "key": "CLE", "phones": ["TEL1"] })).await;
    let columns = async || {
        let document = server.get(Who::Administrator, path).await.fine().json()["campaign"].clone();
        (document["phone_columns"].clone(), document["key_column"].clone())
    };
    assert_eq!(columns().await, (json!(["TEL1"]), json!("CLE")));
    let more = "REF;MOBILE;FIXE\nA;0639981204;0199001122\n";
    let job = imported(&server, path, more, json!({ "key": "REF", "phones": ["MOBILE", "FIXE"] })).await;
    assert_eq!(job["result"]["updated"], 1);
    assert_eq!(columns().await, (json!(["TEL1", "FIXE"]), json!("CLE")), "by their order, new ones after");
}

#[tokio::test]
async fn a_strategy_in_place_keeps_the_columns_it_names() {
    let server = Server::start().await;
    let path = made(&server).await;
    let put = json!({ "strategy": strategy("Evening"), "note": "" });
    change(&server, Who::Administrator, "PUT", &format!("{path}/strategy"), 1, put).await.fine();
    let before = campaign("Spring")["phone_columns"].clone();
    let phones: Vec<String> =
        before.as_array().unwrap().iter().map(|name| format!("X{}", name.as_str().unwrap())).collect();
    let file = format!("REF;{}\nA;{}\n", phones.join(";"), vec!["0639981204"; phones.len()].join(";"));
    imported(&server, path, &file, json!({ "key": "REF", "phones": phones })).await;
    assert_eq!(server.get(Who::Administrator, path).await.json()["campaign"]["phone_columns"], before);
}

#[tokio::test]
async fn what_cannot_be_imported_is_refused_with_its_place() {
    let server = Server::start().await;
    let path = made(&server).await;
    let uploads = format!("{path}/uploads");
    for file in [&b""[..], &[0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]] {
        let refused = server.send_file(Who::Supervisor, "POST", &uploads, "f.csv", file).await;
        assert_eq!((refused.code().0, &refused.json()["place"]), (422, &json!("file")));
    }
    let form = reqwest::multipart::Form::new().text("reason", "no file");
    let refused = server.send_form(Who::Supervisor, "POST", &uploads, None, form).await;
    assert_eq!((refused.code().0, &refused.json()["place"]), (422, &json!("file")));
    assert_eq!(server.post(Who::Supervisor, &uploads, json!({})).await.status, 400);

    let upload = sent(&server, path, FILE).await;
    for (wrong, place) in [
        (json!({ "key": "REFF", "phones": ["TEL_MOBILE"] }), "mapping"),
        (json!({ "key": "REF", "phones": [] }), "mapping.phones"),
        (json!({ "key": "REF", "phones": ["TEL_FIXE", "TEL_FIXE"] }), "mapping.phones"),
    ] {
        let refused = begin(&server, path, &upload, wrong).await;
        assert_eq!((refused.code().0, &refused.json()["place"]), (422, &json!(place)), "{}", refused.text());
    }
    let unknown = begin(&server, path, &json!({ "upload": 1 }), mapping()).await;
    assert_eq!(unknown.code(), (404, "not_found".to_owned()));
    let other = campaign("Other");
    server.post(Who::Administrator, "/campaigns", json!({ "campaign": other })).await.fine();
    let elsewhere = begin(&server, "/campaigns/2", &upload, mapping()).await;
    assert_eq!(elsewhere.code(), (404, "not_found".to_owned()), "a file is for the campaign it was sent for");
    begin(&server, path, &upload, mapping()).await.fine();
}

#[tokio::test]
async fn who_may_not_import_does_not() {
    let server = Server::start().await;
    let path = made(&server).await;
    for who in [Who::Agent, Who::Auditor] {
        let upload = server.send_file(who, "POST", &format!("{path}/uploads"), "f.csv", FILE.as_bytes()).await;
        assert_eq!(upload.code(), (403, "forbidden".to_owned()));
        let import = server.post(who, &format!("{path}/imports"), json!({ "upload": 1, "mapping": mapping() })).await;
        assert_eq!(import.code(), (403, "forbidden".to_owned()));
    }
    for export in ["contacts", "attempts"] {
        let export = server.get(Who::Agent, &format!("{path}/export/{export}.csv")).await;
        assert_eq!(export.code(), (403, "forbidden".to_owned()));
    }
}

#[tokio::test]
async fn a_job_is_told_by_events_and_cancelled_by_who_began_it() {
    let server = Server::start().await;
    let path = made(&server).await;
    let rows: String = (0..60_000).map(|n| format!("R{n};0639{n:06}\n")).collect();
    let file = format!("REF;TEL\n{rows}");
    let upload = sent(&server, path, &file).await;
    assert!((50_000..70_000).contains(&upload["rows_estimate"].as_u64().unwrap()), "{upload}");
    let job = begin(&server, path, &upload, json!({ "key": "REF", "phones": ["TEL"] })).await.fine().json();
    let address = format!("/jobs/{}", job["id"]);
    assert_eq!(server.delete(Who::Auditor, &address).await.code(), (403, "forbidden".to_owned()));
    assert_eq!(server.delete(Who::Supervisor, &address).await.status, 204);
    let events = server.get(Who::Supervisor, &format!("{address}/events")).await.fine();
    assert_eq!(events.header("content-type"), "text/event-stream");
    let last = events.text().lines().filter_map(|line| line.strip_prefix("data: ")).next_back().map(str::to_owned);
    let last: Value = serde_json::from_str(&last.unwrap()).unwrap();
    assert_eq!(last["state"], "cancelled", "{last}");
    let kept = server.store().campaign(CampaignId::new(1).unwrap()).unwrap().phases.unplanned;
    assert_eq!(last["result"]["added"], kept, "what was imported until then stays");
    assert!(kept < 60_000);
    // The file still waits: importing it again is the way on.
    begin(&server, path, &upload, json!({ "key": "REF", "phones": ["TEL"] })).await.fine();
    assert_eq!(server.get(Who::Supervisor, "/jobs/1").await.code(), (404, "not_found".to_owned()));
}

#[tokio::test]
async fn contacts_leave_as_a_table() {
    let server = Server::start().await;
    let path = made(&server).await;
    imported(&server, path, FILE, mapping()).await;
    let table = server.get(Who::Auditor, &format!("{path}/export/contacts.csv")).await.fine();
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(table.header("content-disposition"), "attachment; filename*=UTF-8''Spring%20-%20contacts.csv");
    let text = table.text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "\u{feff}key;phase;result;attempts;next_from;ended_at");
    assert_eq!(lines[1..], ["R1;unplanned;;0;;", "R2;unplanned;;0;;", "R4;unplanned;;0;;"]);
    let attempts = server.get(Who::Auditor, &format!("{path}/export/attempts.csv")).await.fine();
    assert_eq!(attempts.text().lines().count(), 1);
    let missing = send(server.request(Who::Auditor, "GET", "/campaigns/9/export/contacts.csv")).await;
    assert_eq!(missing.code(), (404, "not_found".to_owned()));
}

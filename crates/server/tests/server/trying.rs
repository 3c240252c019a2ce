//! What computes and keeps nothing: checks, files, what-if, what forms look up.

use crate::campaigns::{change, made};
use crate::documents::{campaign, classic, strategy, wrong_strategy};
use crate::kit::{Server, Who, send};
use insta::assert_json_snapshot;
use rappel_store::{CampaignId, Channel, ContactId, ContactPhone, ImportedContact, Store};
use rappel_strategy::phone::Phone;
use serde_json::{Value, json};
use std::time::Duration;

const EFFECT: &str = "/campaigns/1/strategy/effect";
const STANDING: &str = "/campaigns/1/standing";

#[tokio::test]
async fn r4_a_check_says_what_is_wrong_and_where_role_by_role() {
    let server = Server::start().await;
    made(&server).await;
    let body = json!({ "campaign": campaign("Spring"), "strategy": wrong_strategy() });
    assert_json_snapshot!("check", server.by_role("POST", "/check", Some(body.clone())).await);
    let by_number = json!({ "campaign_id": 1, "strategy": wrong_strategy() });
    let (one, other) = (
        server.post(Who::Auditor, "/check", body).await.fine().json(),
        server.post(Who::Auditor, "/check", by_number).await.fine().json(),
    );
    assert_eq!(one, other);
    let neither = server.post(Who::Auditor, "/check", json!({ "strategy": null })).await;
    assert_eq!(neither.code(), (422, "invalid".to_owned()));
}

#[tokio::test]
async fn r10_r12_ten_numbers_with_four_plannings_have_no_error() {
    let server = Server::start().await;
    let rule = json!({ "status": "no_answer", "recall": { "call": "same", "other_time": true } });
    let rules: Vec<Value> = (1..=20)
        .map(|attempt| {
            let mut rule = rule.clone();
            rule["attempt"] = json!(attempt);
            rule
        })
        .collect();
    let planning = |index: usize| {
        let hours = format!("{:02}:00-{:02}:00", 9 + 2 * index, 11 + 2 * index);
        json!({ "name": format!("P{index}"), "hours": { "mon-fri": [hours] }, "rule": rules })
    };
    let plannings: Vec<Value> = (0..4).map(planning).collect();
    let columns: Vec<String> = (1..=10).map(|rank| format!("TEL{rank}")).collect();
    let number = |column: &String| json!({ "name": column, "column": column, "caller_id": { "show": "random" }, "planning": plannings });
    let mut wide = campaign("wide");
    wide["phone_columns"] = json!(columns);
    let mut large = strategy("large");
    large["number"] = columns.iter().map(number).collect();
    let body = json!({ "campaign": wide, "strategy": large });
    let checked = server.post(Who::Administrator, "/check", body).await.fine().json();
    assert!(checked["findings"].as_array().unwrap().iter().all(|finding| finding["severity"] != "error"));
}

#[tokio::test]
async fn r62_files_are_written_and_read_and_mistakes_are_named_by_line_and_column() {
    let server = Server::start().await;
    let text = server.post(Who::Supervisor, "/strategies/text", json!({ "strategy": strategy("Evening") })).await;
    let text = text.fine().json();
    let back = server.post(Who::Supervisor, "/strategies/parse", text.clone()).await.fine().json();
    assert_eq!(
        (&back["strategy"]["name"], &back["strategy"]["number"][0]["column"]),
        (&json!("Evening"), &json!("MOBILE"))
    );
    let wrong = text["text"].as_str().unwrap().replace("column", "colum");
    let body = json!({ "text": wrong });
    assert_json_snapshot!("parse_strategy", server.by_role("POST", "/strategies/parse", Some(body)).await);

    let document = json!({ "campaign": campaign("Spring"), "classic": classic() });
    let text = server.post(Who::Supervisor, "/campaigns/text", document).await.fine().json();
    let back = server.post(Who::Supervisor, "/campaigns/parse", text).await.fine().json();
    assert_eq!((&back["campaign"]["name"], &back["classic"]["attempts_max"]), (&json!("Spring"), &json!(5)));
    let broken = server.post(Who::Supervisor, "/campaigns/parse", json!({ "text": "name = " })).await;
    assert_eq!((broken.status, &broken.json()["errors"][0]["line"]), (422, &json!(1)));
}

#[tokio::test]
async fn ready_made_strategies_fit_a_campaign_once_their_columns_are_its_own() {
    let server = Server::start().await;
    let all = server.get(Who::Supervisor, "/strategies/ready-made").await.fine().json();
    let all = all.as_array().unwrap();
    assert!(all.len() >= 6);
    for ready_made in all {
        let columns: Vec<String> =
            (1..=ready_made["numbers"].as_u64().unwrap()).map(|rank| format!("TEL{rank}")).collect();
        let mut campaign = campaign("Spring");
        campaign["phone_columns"] = json!(columns);
        let body = json!({ "campaign": campaign, "strategy": ready_made["strategy"] });
        let checked = server.post(Who::Supervisor, "/check", body).await.fine().json();
        let codes: Vec<&Value> =
            checked["findings"].as_array().unwrap().iter().map(|finding| &finding["code"]).collect();
        assert_eq!(codes, ["law-not-chosen"], "{}: the law is for the administrator to choose", ready_made["id"]);
    }
    let names: Vec<&Value> = all.iter().map(|ready_made| &ready_made["name"]).collect();
    assert_json_snapshot!("ready_made", names);
    assert_eq!(server.get(Who::Agent, "/strategies/ready-made").await.status, 403);
}

#[tokio::test]
async fn r61_what_if_says_the_next_call_and_why() {
    let server = Server::start().await;
    let body = json!({
        "campaign": campaign("Spring"),
        "strategy": strategy("Evening"),
        "contact": { "key": "C1", "phones": { "MOBILE": "06 39 98 12 04", "HOME": null } },
        "attempts": [{ "at": "2026-11-23T17:05", "number": 1, "status": "no_answer" }],
        "at": "2026-11-23T17:06",
        "lang": "en"
    });
    assert_json_snapshot!("what_if", server.by_role("POST", "/what-if", Some(body.clone())).await);

    let mut told = serde_json::Map::new();
    for (what, pointer, value) in [
        ("status", "/attempts/0/status", json!("no_anser")),
        ("number", "/attempts/0/number", json!(3)),
        ("late", "/attempts/0/at", json!("2026-11-23T18:00")),
        ("instant", "/at", json!("tomorrow")),
        ("column", "/contact/phones", json!({ "MOBIL": "06 39 98 12 04" })),
        ("errors", "/strategy", wrong_strategy()),
        ("rules", "/strategy", json!(null)),
    ] {
        let mut body = body.clone();
        *body.pointer_mut(pointer).unwrap() = value;
        let answer = server.post(Who::Auditor, "/what-if", body).await.json();
        told.insert(what.to_owned(), json!([answer["code"], answer["place"], answer["detail"]]));
    }
    assert_json_snapshot!("what_if_wrong", told);
}

#[tokio::test]
async fn r39_what_if_goes_on_from_where_a_stored_contact_stands() {
    let server = Server::start().await;
    made(&server).await;
    change(&server, Who::Administrator, "PUT", "/campaigns/1/classic", 1, json!({ "classic": classic() })).await.fine();
    let id = CampaignId::new(1).unwrap();
    let phone = ContactPhone { column: 0, phone: "+33639981204".parse().unwrap(), takes_texts: true, zone: None };
    let contact =
        ImportedContact { key: "C1".into(), columns: "{}".into(), phones: vec![phone], zone: None, priority: 0 };
    let mut store = server.store();
    store.import_contacts(id, &mut [contact].into_iter()).unwrap();
    let contact = ContactId::new(id, 0).get();

    let ask = |attempts: Value| json!({ "contact_id": contact, "strategy": null, "attempts": attempts, "at": "2026-11-23T10:00" });
    let fresh = server.post(Who::Supervisor, "/what-if", ask(json!([]))).await.fine().json();
    assert_eq!(
        (&fresh["outcome"], &fresh["phone"], &fresh["column"]),
        (&json!("call"), &json!("+33639981204"), &json!("MOBILE"))
    );
    let called = json!([{ "at": "2026-11-23T09:30", "number": "MOBILE", "status": "no_answer" }]);
    let called = server.post(Who::Supervisor, "/what-if", ask(called)).await.fine().json();
    assert_eq!((&called["outcome"], &called["instant"]), (&json!("wait"), &json!("2026-11-24T09:30:00+01:00")));

    store
        .suppress(
            Channel::Calls,
            &mut [phone.phone].into_iter(),
            "asked",
            rappel_strategy::time::Instant::from_millis(0),
        )
        .unwrap();
    let suppressed = server.post(Who::Supervisor, "/what-if", ask(json!([]))).await.fine().json();
    assert_eq!((&suppressed["outcome"], &suppressed["end"]), (&json!("end"), &json!("no_number")));
    let nobody = json!({ "contact_id": contact + 1, "strategy": null, "at": "2026-11-23T10:00" });
    assert_eq!(server.post(Who::Supervisor, "/what-if", nobody).await.code(), (404, "not_found".to_owned()));
}

#[tokio::test]
async fn r60_the_effect_of_a_strategy_is_counted_before_it_is_put_in_place() {
    let server = Server::start().await;
    made(&server).await;
    let nothing = server.post(Who::Auditor, EFFECT, json!({ "strategy": strategy("Evening") })).await;
    assert_eq!(nothing.code(), (409, "conflict".to_owned()), "nothing is in place to compare with");
    change(&server, Who::Administrator, "PUT", "/campaigns/1/classic", 1, json!({ "classic": classic() })).await.fine();
    let wrong = server.post(Who::Auditor, EFFECT, json!({ "strategy": wrong_strategy() })).await;
    assert_eq!(wrong.code(), (422, "findings".to_owned()));

    let phone = |last: u64| Phone::from_e164(33_639_981_000 + last).unwrap();
    let row = |n: u64| ImportedContact {
        key: format!("C{n}"),
        columns: "{}".into(),
        phones: vec![ContactPhone { column: (n % 2) as u8, phone: phone(n), takes_texts: true, zone: None }],
        zone: None,
        priority: 0,
    };
    server.store().import_contacts(CampaignId::new(1).unwrap(), &mut (0..10).map(row)).unwrap();
    // Monday 09:00: the strategy calls mobiles in the evening and knows no home numbers.
    let ended = job(&server, EFFECT, json!({ "strategy": strategy("Evening") })).await;
    assert_eq!((&ended["kind"], &ended["state"], &ended["done"]), (&json!("effect"), &json!("done"), &json!(10)));
    let counted = json!({ "contacts": 10, "unchanged": 0, "moved": 0, "become_callable": 0, "become_waiting": 5, "ended": 5, "revived": 0 });
    assert_eq!(ended["result"], counted);
    assert_eq!(server.post(Who::Agent, EFFECT, json!({ "strategy": null })).await.status, 403);

    let ended = job(&server, STANDING, json!({})).await;
    assert_eq!((&ended["kind"], &ended["state"], &ended["done"]), (&json!("standing"), &json!("done"), &json!(10)));
    let (told, shares) = (&ended["result"], ended["result"]["shares"].as_array().unwrap());
    let sum: u64 = shares.iter().map(|share| share["contacts"].as_u64().unwrap()).sum();
    assert_eq!((told["contacts"].as_u64(), sum), (Some(10), 10), "R61: {told}");
    assert!(
        shares.iter().all(|share| share["said"]["fr"].is_string() && share["example"]["key"].is_string()),
        "{told}"
    );
    assert_eq!(server.post(Who::Agent, STANDING, json!({})).await.status, 403);
}

/// Begins a job and waits for its end.
async fn job(server: &Server, path: &str, body: Value) -> Value {
    let begun = server.post(Who::Supervisor, path, body).await.fine();
    assert_eq!(begun.status, 202);
    let job = format!("/jobs/{}", begun.json()["id"]);
    loop {
        let job = server.get(Who::Supervisor, &job).await.fine().json();
        if job["state"] != "running" {
            return job;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn forms_look_up_holidays_zones_and_countries() {
    let server = Server::start().await;
    let days = "/holidays?from=2027-05-01&to=2027-05-31&calendars=FR,FR-RE";
    assert_json_snapshot!("holidays", server.by_role("GET", days, None).await);
    let unknown = server.get(Who::Auditor, "/holidays?from=2027-05-01&to=2027-05-31&calendars=FR-RR").await;
    assert_eq!((unknown.code(), &unknown.json()["place"]), ((422, "invalid".to_owned()), &json!("calendars")));
    let calendars = server.get(Who::Auditor, "/holidays/calendars").await.fine().json();
    assert_eq!(calendars[0], json!({ "code": "FR", "name": { "fr": "France", "en": "France" } }));
    let zones = server.get(Who::Auditor, "/zones").await.fine().json();
    assert!(zones.as_array().unwrap().contains(&json!("Indian/Reunion")));
    let countries = server.get(Who::Auditor, "/countries").await.fine().json();
    assert!(countries.as_array().unwrap().contains(&json!({ "code": "FR" })));
    for path in ["/zones", "/countries", "/holidays/calendars"] {
        assert_eq!(send(server.request(Who::Agent, "GET", path)).await.status, 403, "{path}");
    }
}

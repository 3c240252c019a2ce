//! What a campaign will come to, and what another strategy would have made of it.

use crate::arranged::{self, Arranged};
use crate::kit::{BEGIN, Server, Who};
use insta::assert_json_snapshot;
use rappel_strategy::status::{Status, SystemStatus};
use serde_json::{Value, json};

fn forecasts(arranged: &Arranged) -> String {
    format!("{}/forecasts", arranged.path)
}

/// Begins a job and waits for its end.
async fn done(server: &Server, path: &str, body: Value) -> Value {
    let begun = server.post(Who::Supervisor, path, body).await.fine();
    assert_eq!(begun.status, 202);
    let ended = server.job_end(Who::Supervisor, &begun.json()).await;
    assert_eq!(ended["state"], "done", "{ended}");
    ended
}

#[tokio::test]
async fn profiles_are_listed_role_by_role() {
    let server = Server::start().await;
    assert_json_snapshot!("profiles", server.by_role("GET", "/forecast/profiles", None).await);
}

#[tokio::test]
async fn a_campaign_is_forecast_from_where_it_stands() {
    let server = Server::start().await;
    let arranged = arranged::campaign(&server, json!({}), 40).await;
    let mut once = arranged::strategy();
    once["attempts_max"] = json!(1);
    arranged.put_strategy(&server, once).await;
    arranged.call(&server, "C00007", BEGIN, SystemStatus::NoAnswer.into());

    let body = json!({ "days": 3, "seeds": 2 });
    let told = server.by_role("POST", &forecasts(&arranged), Some(body.clone())).await;
    let status = |who: &str| told[who]["status"].clone();
    assert_eq!((status("Nobody"), status("Agent"), status("Administrator")), (json!(401), json!(403), json!(202)));
    server.job_end(Who::Administrator, &told["Administrator"]["body"]).await;

    let ended = loop {
        // The other roles' forecasts may still run: one at a time.
        let begun = server.post(Who::Auditor, &forecasts(&arranged), body.clone()).await;
        if begun.status == 202 {
            break server.job_end(Who::Auditor, &begun.json()).await;
        }
        assert_eq!(begun.code(), (503, "unavailable".to_owned()));
    };
    assert_eq!((&ended["kind"], &ended["done"], &ended["total"]), (&json!("forecast"), &json!(1_000), &json!(1_000)));
    let forecast = &ended["result"]["forecasts"][0];
    assert_eq!((&forecast["contacts"], &forecast["ended_before"]), (&json!(39), &json!(1)), "{forecast}");
    assert_eq!((&forecast["strategy"], &forecast["seeds"]), (&json!("Deux numéros"), &json!(2)));
    assert_eq!(forecast["profile"]["name"], "french");
    assert!(forecast["from"].as_str().unwrap().parse() >= Ok(BEGIN), "{}", forecast["from"]);
    // Each contact may be called once, and twenty agents have three days.
    assert_eq!(
        (&forecast["totals"]["calls"]["mean"], &forecast["totals"]["waiting"]["mean"]),
        (&json!(39.0), &json!(0.0))
    );

    let quarters = format!("{}/{}/quarters", forecasts(&arranged), ended["id"]);
    let table = server.get(Who::Auditor, &quarters).await.fine();
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(table.text().lines().count(), 1 + forecast["quarters"].as_array().unwrap().len());
    for (who, path, status) in [
        (Who::Agent, quarters.clone(), 403),
        (Who::Auditor, format!("{quarters}?strategy=1"), 404),
        (Who::Auditor, format!("/campaigns/2/forecasts/{}/quarters", ended["id"]), 404),
        (Who::Auditor, format!("{}/1/quarters", forecasts(&arranged)), 404),
    ] {
        assert_eq!(server.get(who, &path).await.status, status, "{path}");
    }
}

#[tokio::test]
async fn strategies_are_compared_on_the_same_persons_and_profiles_are_learned() {
    let server = Server::start().await;
    let arranged = arranged::campaign(&server, json!({}), 40).await;
    let strategy = |attempts_max: u32| {
        let mut strategy = arranged::strategy();
        strategy["attempts_max"] = json!(attempts_max);
        strategy
    };
    let week: Vec<Vec<u32>> = vec![vec![5; 24]; 7];
    let body = json!({
        "strategies": [
            { "name": "trois", "strategy": strategy(3) },
            { "name": "pareille", "strategy": strategy(3) },
            { "name": "une", "strategy": strategy(1) },
        ],
        "from": "2026-11-24T08:00:00Z", "days": 2, "seeds": 3, "agents": { "days": week }, "profile": "learned",
    });
    let ended = done(&server, &forecasts(&arranged), body).await;
    let result = &ended["result"];
    assert_eq!(result["forecasts"].as_array().unwrap().len(), 3);
    let same = result["differences"][0]["figures"].as_array().unwrap();
    assert!(same.iter().all(|figure| figure["difference"]["mean"] == 0.0 && figure["larger_than_noise"] == false));
    let fewer = result["differences"][1]["figures"].as_array().unwrap();
    let calls = fewer.iter().find(|figure| figure["figure"] == "calls").unwrap();
    assert!(calls["difference"]["mean"].as_f64() < Some(0.0), "{calls}");
    let forecast = &result["forecasts"][0];
    assert_eq!((&forecast["from"], &forecast["profile"]["learned"]), (&json!("2026-11-24T08:00:00Z"), &json!(true)));
    assert!(forecast["quarters"].as_array().unwrap().iter().all(|quarter| quarter["agents"].as_f64() <= Some(5.0)));
}

#[tokio::test]
async fn one_forecast_runs_at_a_time_and_can_be_cancelled() {
    let server = Server::start().await;
    let arranged = arranged::campaign(&server, json!({}), 3_000).await;
    let path = forecasts(&arranged);
    let begun = server.post(Who::Supervisor, &path, json!({ "days": 250, "seeds": 200 })).await.fine().json();
    let refused = server.post(Who::Administrator, &path, json!({ "days": 1 })).await;
    assert_eq!(refused.code(), (503, "unavailable".to_owned()), "{}", refused.text());
    let job = format!("/jobs/{}", begun["id"]);
    assert_eq!(server.delete(Who::Auditor, &job).await.status, 403);
    server.delete(Who::Supervisor, &job).await.fine();
    let ended = server.job_end(Who::Supervisor, &begun).await;
    assert_eq!((&ended["state"], &ended["result"]), (&json!("cancelled"), &json!(null)));
    done(&server, &path, json!({ "days": 1, "seeds": 1 })).await;
}

#[tokio::test]
async fn what_cannot_be_forecast_says_why() {
    let server = Server::start().await;
    let arranged = arranged::campaign(&server, json!({}), 3).await;
    arranged.call(&server, "C00000", BEGIN, SystemStatus::NoAnswer.into());
    let empty = arranged::campaign(&server, json!({ "name": "Vide" }), 0).await;
    let mut wrong = arranged::strategy();
    wrong["number"][0]["column"] = json!("TEL9");
    let named = |name: &str, strategy: Value| json!({ "name": name, "strategy": strategy });
    let mut told = serde_json::Map::new();
    for (what, path, body) in [
        ("empty", forecasts(&empty), json!({ "days": 1 })),
        ("unknown", "/campaigns/9/forecasts".to_owned(), json!({ "days": 1 })),
        ("no days", forecasts(&arranged), json!({ "days": 0 })),
        ("days", forecasts(&arranged), json!({ "days": 367 })),
        ("seeds", forecasts(&arranged), json!({ "days": 1, "seeds": 201 })),
        ("much", forecasts(&arranged), json!({ "days": 366, "seeds": 200 })),
        ("agents", forecasts(&arranged), json!({ "days": 1, "agents": 100_001 })),
        ("week", forecasts(&arranged), json!({ "days": 1, "agents": { "days": [[1]] } })),
        ("profile", forecasts(&arranged), json!({ "days": 1, "profile": "frensh" })),
        ("past", forecasts(&arranged), json!({ "days": 1, "from": "2026-11-23T07:00:00Z" })),
        ("far", forecasts(&arranged), json!({ "days": 1, "from": "2126-11-23T07:00:00Z" })),
        ("none", forecasts(&arranged), json!({ "days": 1, "strategies": [] })),
        ("five", forecasts(&arranged), json!({ "days": 1, "strategies": vec![named("x", arranged::strategy()); 5] })),
        ("unnamed", forecasts(&arranged), json!({ "days": 1, "strategies": [named(" ", arranged::strategy())] })),
        ("errors", forecasts(&arranged), json!({ "days": 1, "strategies": [named("x", wrong.clone())] })),
        ("classic", forecasts(&arranged), json!({ "days": 1, "strategies": [named("x", Value::Null)] })),
        ("replay of nothing", format!("{}/replay", empty.path), json!({ "strategy": arranged::strategy() })),
        ("replay of errors", format!("{}/replay", arranged.path), json!({ "strategy": wrong })),
        ("replay without", format!("{}/replay", arranged.path), json!({ "strategy": null })),
    ] {
        let answer = server.post(Who::Supervisor, &path, body).await;
        told.insert(what.to_owned(), json!([answer.status, answer.json()["place"], answer.json()["detail"]]));
    }
    assert_json_snapshot!("forecast_wrong", told);
}

#[tokio::test]
async fn r60_another_strategy_is_asked_at_every_attempt_of_a_campaign() {
    let server = Server::start().await;
    let arranged = arranged::campaign(&server, json!({}), 10).await;
    let no_answer: Status = SystemStatus::NoAnswer.into();
    for (n, key) in (0..).zip(["C00000", "C00001", "C00002"]) {
        arranged.call(&server, key, BEGIN + n * 60_000, no_answer);
    }
    arranged.call(&server, "C00000", BEGIN + 3 * 3_600_000, no_answer);
    // The other one waits a day instead of two hours: the second call would not have been due.
    let mut other = arranged::strategy();
    other["default"][0]["recall"]["after"] = json!("1 d");
    let replay = format!("{}/replay", arranged.path);
    let ended = done(&server, &replay, json!({ "strategy": other, "agents": 2 })).await;
    let told = &ended["result"];
    assert_eq!((&ended["kind"], &told["attempts"], &told["contacts"]), (&json!("replay"), &json!(4), &json!(3)));
    let count = |verdict: &str| {
        let all = told["verdicts"].as_array().unwrap();
        all.iter().find(|count| count["verdict"] == verdict).unwrap()["attempts"].as_u64().unwrap()
    };
    assert_eq!((count("same"), count("not_yet")), (3, 1), "{told}");
    assert_eq!(told["estimate"]["forecasts"].as_array().unwrap().len(), 2);
    assert_eq!(told["sample"][0]["key"], "C00000");
    let alone = done(&server, &replay, json!({ "strategy": arranged::strategy(), "estimate": false })).await;
    assert_eq!((&alone["result"]["estimate"], &alone["result"]["verdicts"][0]["attempts"]), (&json!(null), &json!(4)));
    let by_role = server.by_role("POST", &replay, Some(json!({ "strategy": arranged::strategy(), "estimate": false })));
    let by_role = by_role.await;
    assert_eq!((&by_role["Nobody"]["status"], &by_role["Agent"]["status"]), (&json!(401), &json!(403)));
}

#[tokio::test]
async fn who_answers_when_is_learned_from_the_attempts_and_says_that_they_are_few() {
    let server = Server::start().await;
    let arranged = arranged::campaign(&server, json!({}), 10).await;
    for (n, key) in (0..).zip(["C00000", "C00001", "C00002"]) {
        arranged.call(&server, key, BEGIN + n * 60_000, SystemStatus::NoAnswer.into());
    }
    let learn = format!("{}/answer-profile", arranged.path);
    let ended = done(&server, &learn, json!({})).await;
    let told = &ended["result"];
    assert_eq!((&ended["kind"], &told["attempts"], &told["enough"]), (&json!("profile"), &json!(3), &json!(false)));
    assert!(told["note"]["fr"].as_str().unwrap().contains("Trop peu de données"), "{}", told["note"]["fr"]);
    let hours: Vec<&Value> =
        told["lines"].as_array().unwrap().iter().flat_map(|line| line["hours"].as_array()).flatten().collect();
    assert_eq!(hours.iter().map(|cell| cell["attempts"].as_u64().unwrap()).sum::<u64>(), 3);
    for cell in hours {
        let [low, mean, high] = ["low", "mean", "high"].map(|name| cell["estimate_percent"][name].as_f64().unwrap());
        assert!(low < mean && mean < high && mean <= cell["shipped_percent"].as_f64().unwrap(), "{cell}");
    }
    let by_role = server.by_role("POST", &learn, Some(json!({}))).await;
    assert_eq!((&by_role["Nobody"]["status"], &by_role["Agent"]["status"]), (&json!(401), &json!(403)));
    let missing = crate::kit::send(server.request(Who::Administrator, "POST", "/campaigns/99/answer-profile")).await;
    assert_eq!(missing.status, 404);
}

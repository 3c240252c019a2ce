//! Setting up, signing in and out; what guards it.

use crate::kit::{PASSWORD, Server, Who, client, send};
use insta::assert_json_snapshot;
use rappel_strategy::time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS};
use serde_json::json;

#[tokio::test]
async fn the_first_administrator_is_made_once_by_the_link() {
    let mut server = Server::empty().await;
    let signed_out = server.get(Who::Nobody, "/session").await;
    assert_eq!(signed_out.code(), (401, "unauthenticated".to_owned()));
    assert_eq!(signed_out.json()["setup_needed"], true);

    let made = server.set_up().await.fine().json();
    assert_eq!(made["account"]["role"], "administrator");
    assert_eq!(made["account"]["login"], "administrator");
    assert_eq!(made["network"], "simulated");
    assert_eq!(server.get(Who::Administrator, "/session").await.fine().json(), made);

    assert_eq!(server.set_up().await.code(), (401, "unauthenticated".to_owned()), "the link is good once");
    assert_eq!(server.get(Who::Nobody, "/session").await.json()["setup_needed"], false);
}

#[tokio::test]
async fn the_link_for_setting_up_survives_mistakes_but_not_a_day() {
    let mut server = Server::empty().await;
    let (_, token) = server.setup_link.as_deref().unwrap().split_once('#').unwrap();
    let short = json!({ "token": token, "name": "Zoé", "login": "zoe", "password": "short" });
    assert_eq!(server.post(Who::Nobody, "/setup", short).await.json()["place"], "password");
    let wrong = json!({ "token": "0", "name": "Zoé", "login": "zoe", "password": PASSWORD });
    assert_eq!(server.post(Who::Nobody, "/setup", wrong).await.status, 401);
    server.wait(DAY_MS);
    assert_eq!(server.set_up().await.status, 401);
    server.wait(-DAY_MS);
    server.set_up().await.fine();
}

#[tokio::test]
async fn sessions_by_role() {
    let server = Server::start().await;
    let told = server.by_role("GET", "/session", None).await;
    assert_json_snapshot!("session_get", told, { ".*.body.csrf_token" => "[csrf]" });
    let lang = json!({ "lang": "en" });
    assert_json_snapshot!("session_lang_put", server.by_role("PUT", "/session/lang", Some(lang)).await);
    let told = server.by_role("GET", "/session", None).await;
    assert_eq!(told["Agent"]["body"]["account"]["lang"], "en");
    assert_json_snapshot!("session_delete", server.by_role("DELETE", "/session", None).await);
    assert_eq!(server.get(Who::Agent, "/session").await.status, 401);
}

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let server = Server::start().await;
    let answer = server.try_to_sign_in("agent", PASSWORD).await.fine();
    let cookie = answer.header("set-cookie").to_owned();
    for attribute in ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=604800"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    let token = cookie.split(['=', ';']).nth(1).unwrap();
    assert_eq!(token.len(), 64);
    let database = std::fs::read(server.database()).unwrap();
    assert!(!database.windows(64).any(|window| window == token.as_bytes()), "the token itself is not kept");
    assert!(!answer.text().contains(token));
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_session_ends_when_it_is_not_used_and_when_it_is_old() {
    let server = Server::start().await;
    server.wait(11 * HOUR_MS);
    assert_eq!(server.get(Who::Agent, "/session").await.status, 200);
    server.wait(11 * HOUR_MS);
    assert_eq!(server.get(Who::Agent, "/session").await.status, 200, "use keeps it");
    assert_eq!(server.get(Who::Auditor, "/session").await.status, 401, "idle for 22 hours");
    for _ in 0..13 {
        server.wait(11 * HOUR_MS);
        server.get(Who::Agent, "/session").await;
    }
    server.wait(3 * HOUR_MS);
    assert_eq!(server.get(Who::Agent, "/session").await.status, 401, "older than seven days");
}

#[tokio::test]
async fn passwords_cannot_be_tried_without_end() {
    let server = Server::start().await;
    for _ in 0..4 {
        assert_eq!(server.try_to_sign_in("agent", "wrong").await.code(), (401, "unauthenticated".to_owned()));
    }
    // An account that does not exist is told from none that does.
    let known = server.try_to_sign_in("agent", "wrong").await.json();
    assert_eq!(server.try_to_sign_in("nobody", "wrong").await.json(), known);

    let throttled = server.try_to_sign_in("agent", PASSWORD).await;
    assert_eq!(throttled.code(), (429, "throttled".to_owned()));
    assert_eq!(throttled.header("retry-after"), "1");
    server.wait(SECOND_MS);
    assert_eq!(server.try_to_sign_in("agent", "wrong").await.status, 401);
    server.wait(SECOND_MS);
    assert_eq!(server.try_to_sign_in("agent", PASSWORD).await.status, 429, "the second wait is longer");
    server.wait(MINUTE_MS);
    server.sign_in("agent", PASSWORD).await;
    assert_eq!(server.try_to_sign_in("agent", "wrong").await.status, 401, "the right one begins anew");
}

#[tokio::test]
async fn changes_come_from_our_own_screens() {
    let server = Server::start().await;
    let body = json!({ "lang": "en" });
    let mut session = server.sessions[&Who::Agent].clone();
    session.csrf = server.sessions[&Who::Auditor].csrf.clone();
    let refused = send(server.with_session(Some(&session), "PUT", "/session/lang").json(&body)).await;
    assert_eq!(refused.code(), (403, "csrf".to_owned()), "the token of another session");

    let credentials = json!({ "login": "agent", "password": PASSWORD });
    for (header, value, status) in [
        ("origin", "https://elsewhere.example".to_owned(), 403),
        ("origin", "null".to_owned(), 403),
        ("sec-fetch-site", "cross-site".to_owned(), 403),
        ("sec-fetch-site", "same-site".to_owned(), 403),
        ("sec-fetch-site", "same-origin".to_owned(), 200),
        ("origin", format!("http://{}", server.address), 200),
    ] {
        let request = server.request(Who::Nobody, "POST", "/session").header(header, &value).json(&credentials);
        assert_eq!(send(request).await.status, status, "{header}: {value}");
    }
}

#[tokio::test]
async fn problems_speak_the_language_asked_for() {
    let server = Server::empty().await;
    let ask = |lang: &str| send(client().get(server.url("/nothing")).header("accept-language", lang));
    let french = ask("fr-FR,fr;q=0.9,en;q=0.8").await;
    assert_eq!((french.status, french.header("content-type")), (404, "application/problem+json"));
    assert_eq!(french.json()["title"], "Introuvable");
    assert_eq!(ask("en-GB").await.json()["title"], "Not found");
}

#[tokio::test]
async fn what_cannot_be_read_is_a_problem_with_its_place() {
    let server = Server::start().await;
    for (body, place) in [("{", None), (r#"{"lang":"de"}"#, Some("lang")), (r#"{"lang":"fr"} x"#, None), ("[]", None)] {
        let answer = send(server.request(Who::Agent, "PUT", "/session/lang").body(body)).await;
        assert_eq!(answer.code(), (400, "invalid".to_owned()), "{body}");
        assert_eq!(answer.json()["place"].as_str(), place, "{body}");
    }
    let large = "x".repeat(9 * 1024 * 1024);
    let answer = send(server.request(Who::Agent, "PUT", "/session/lang").body(large)).await;
    assert_eq!(answer.code(), (413, "too_large".to_owned()));
}

#[tokio::test]
async fn the_application_is_served_and_guarded_by_headers() {
    let server = Server::empty().await;
    let page = send(client().get(format!("http://{}/campaigns/1", server.address))).await.fine();
    assert!(page.header("content-type").starts_with("text/html"));
    assert!(page.header("content-security-policy").contains("default-src 'self'"));
    assert_eq!((page.header("x-frame-options"), page.header("x-content-type-options")), ("DENY", "nosniff"));
    let missing = send(client().get(format!("http://{}/assets/nothing.js", server.address))).await;
    assert_eq!(missing.status, 404);
}

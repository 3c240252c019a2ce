//! Sounds over HTTP (R17).

use crate::campaigns::{change, made};
use crate::documents::strategy;
use crate::kit::{Server, Who, file_form, send};
use insta::assert_json_snapshot;
use serde_json::{Value, json};

/// Half a second of 440 Hz in stereo at 44.1 kHz.
const MP3: &[u8] = include_bytes!("tone.mp3");

/// A second of silence at 8 kHz.
fn silence() -> Vec<u8> {
    let mut file =
        b"RIFF\xa4\x3e\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data\x80\x3e\0\0".to_vec();
    file.resize(44 + 16_000, 0);
    file
}

async fn put(server: &Server, who: Who, seen: u32, name: &str, file: &[u8]) -> crate::kit::Answer {
    let path = format!("/campaigns/1/sounds/{name}");
    server.send_form(who, "PUT", &path, Some(seen), file_form("annonce.mp3", file)).await
}

async fn document(server: &Server) -> Value {
    server.get(Who::Administrator, "/campaigns/1").await.fine().json()
}

#[tokio::test]
async fn r17_a_sound_is_converted_named_in_the_document_and_listened_to() {
    let server = Server::start().await;
    made(&server).await;
    let put_it = put(&server, Who::Administrator, 1, "annonce", MP3).await.fine();
    assert_eq!((put_it.header("etag"), &put_it.json()["revision"]), ("\"2\"", &json!(2)));
    assert_eq!(document(&server).await["campaign"]["sounds"]["annonce"], "annonce.wav");
    assert_json_snapshot!("sounds_get", server.by_role("GET", "/campaigns/1/sounds", None).await);

    let audio = server.get(Who::Supervisor, "/campaigns/1/sounds/annonce/audio").await.fine();
    assert_eq!(audio.header("content-type"), "audio/wav");
    assert_eq!(&audio.bytes[..4], b"RIFF");
    assert_eq!(u32::from_le_bytes(audio.bytes[24..28].try_into().unwrap()), 8_000);
    let samples: Vec<i16> = audio.bytes[44..].chunks_exact(2).map(|two| i16::from_le_bytes([two[0], two[1]])).collect();
    let middle = &samples[1_000..3_000];
    let crossings = middle.windows(2).filter(|pair| pair[0] < 0 && pair[1] >= 0).count();
    assert!((108..=112).contains(&crossings), "440 Hz for a quarter of a second: {crossings}");

    let from = json!({ "from": 1, "name": "Copy" });
    server.post(Who::Administrator, "/campaigns", from).await.fine();
    assert_eq!(server.get(Who::Supervisor, "/campaigns/2/sounds").await.json()[0]["name"], "annonce");
    let missing = server.get(Who::Supervisor, "/campaigns/1/sounds/nothing/audio").await;
    assert_eq!(missing.code(), (404, "not_found".to_owned()));
}

#[tokio::test]
async fn r17_a_sound_that_the_strategy_uses_stays() {
    let server = Server::start().await;
    made(&server).await;
    put(&server, Who::Administrator, 1, "annonce", &silence()).await.fine();
    let mut strategy = strategy("Evening");
    strategy["number"][0]["machine"] = json!({ "messages": ["annonce"] });
    let body = json!({ "strategy": strategy, "note": "" });
    change(&server, Who::Administrator, "PUT", "/campaigns/1/strategy", 2, body).await.fine();
    let remove = async |seen| {
        change(&server, Who::Administrator, "DELETE", "/campaigns/1/sounds/annonce", seen, json!({})).await
    };
    let refused = remove(3).await;
    assert_eq!(refused.code(), (409, "conflict".to_owned()));
    assert!(refused.json()["place"].as_str().unwrap().starts_with("number[1].machine"), "{}", refused.text());
    assert_eq!(server.get(Who::Auditor, "/campaigns/1/sounds").await.json().as_array().unwrap().len(), 1);
    change(&server, Who::Administrator, "DELETE", "/campaigns/1/strategy", 3, json!({})).await.fine();
    assert_eq!(remove(4).await.fine().json()["revision"], 5);
    assert_eq!(server.get(Who::Auditor, "/campaigns/1/sounds").await.json(), json!([]));
    assert_eq!(document(&server).await["campaign"]["sounds"].get("annonce"), None);
    assert_eq!(remove(5).await.code(), (404, "not_found".to_owned()));
}

#[tokio::test]
async fn sounds_are_changed_from_what_was_seen_by_who_may() {
    let server = Server::start().await;
    made(&server).await;
    for who in [Who::Supervisor, Who::Agent, Who::Auditor] {
        assert_eq!(put(&server, who, 1, "annonce", &silence()).await.code(), (403, "forbidden".to_owned()));
        let removed = change(&server, who, "DELETE", "/campaigns/1/sounds/annonce", 1, json!({})).await;
        assert_eq!(removed.code(), (403, "forbidden".to_owned()));
    }
    let stale = put(&server, Who::Administrator, 7, "annonce", &silence()).await;
    assert_eq!(stale.code(), (412, "stale".to_owned()));
    assert_eq!(server.get(Who::Auditor, "/campaigns/1/sounds").await.json(), json!([]), "nothing was kept");
    let request = server.request(Who::Administrator, "PUT", "/campaigns/1/sounds/annonce");
    let unseen = send(request.multipart(file_form("a.wav", &silence()))).await;
    assert_eq!(unseen.code(), (428, "precondition_required".to_owned()));
}

#[tokio::test]
async fn what_is_no_sound_is_refused() {
    let server = Server::start().await;
    made(&server).await;
    for (name, file) in [("annonce", b"not a sound".to_vec()), ("%20", silence()), (&"x".repeat(61), silence())] {
        let refused = put(&server, Who::Administrator, 1, name, &file).await;
        assert_eq!(refused.code(), (422, "invalid".to_owned()), "{}", refused.text());
    }
    let large = put(&server, Who::Administrator, 1, "annonce", &vec![0; 20 * 1024 * 1024 + 1]).await;
    assert_eq!(large.code(), (413, "too_large".to_owned()));
    assert_eq!(document(&server).await["revision"], 1);
}
